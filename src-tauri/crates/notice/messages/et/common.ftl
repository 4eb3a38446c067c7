## What the engine itself prints
page-of = Leht {"{"}page{"}"}/{"{"}pages{"}"}
version = versioon {"{"}version{"}"}
link-to = Link:
draft = KAVAND, mitte levitada

## Dates, numbers and lists
months = jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember
weekdays = E T K N R L P
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = jah
no = ei
characters-of = ({ $count }/{ $max } tähemärki)
size-bytes = { $count ->
    [one] { $printed } bait
   *[other] { $printed } baiti
}

## What is missing or follows
to-follow = veel teadmata, esitamise tähtaeg: { $date }
missing = Puudub: { $what }
not-stated = märkimata
nothing-outstanding = Kogu nõutav teave on esitatud eespool.

## Reference block and contact
date = Kuupäev
reference = Viide
type = Liik
new-notice = Uus teatis
update-of = Ajakohastus; asendab teatist { $reference }
for-attention = Kellele
contact = Kontakt
telephone = Telefon
email = E-post
web = Veebisait
postal = Postiaadress
machine-readable = Masinloetav

## Products and versions
device = Toode
model = Mudel
udi = UDI-DI
affected-versions = Mõjutatud versioonid
fixed-in = Parandatud versioonis
versions-all = kõik versioonid
versions-between = { $from } ja { $to }
versions-not = mitte { $version }
no-affected = Mõjutatud toodet ei ole märgitud.
not-affected = { $product } ei ole mõjutatud
not-affected-versions = { $product } ({ $versions }) ei ole mõjutatud
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, saadaval alates: { $date }
fixed-fix-bare = vt lahendust
fixed-fix-dated = saadaval alates: { $date }
fixed-fix-planned-bare = parandus on kavandatud
fixed-fix-planned-dated = parandus on kavandatud: { $date }
fixed-fix-planned-version = { $version } (kavandatud)
fixed-fix-planned-version-dated = { $version }, kavandatud aeg: { $date }
fixed-no-fix-planned-bare = parandust ei kavandata
fixed-no-fix-planned-dated = parandust ei kavandata
fixed-no-fix-planned-version = parandust ei kavandata
fixed-no-fix-planned-version-dated = parandust ei kavandata
fixed-none-available-bare = veel ei ole saadaval
fixed-none-available-dated = veel ei ole saadaval
fixed-none-available-version = veel ei ole saadaval
fixed-none-available-version-dated = veel ei ole saadaval
fixed-see-resolution-bare = vt lahendust allpool
fixed-see-controls-bare = parandatud versiooni ei ole nimetatud; vt meetmeid allpool

## Vulnerabilities
vulnerability-and-vectors = Turvanõrkus ja vektorid
severity = Raskusaste
severity-none = Puudub
severity-low = Madal
severity-medium = Keskmine
severity-high = Kõrge
severity-critical = Kriitiline
other-ranking = Samaväärne liigitus
not-scored = hindamata
most-severe-of = { $count ->
    [1] { $about }
   *[other] Kõige raskem { $printed } seast: { $about }
}
description = Kirjeldus
weakness = Nõrkuse liik
exploitation = Ärakasutamine
exploitation-not-known = Meile ei ole ärakasutamisest teada.
exploitation-proof-of-concept = Teostatavuse tõend on avalik.
exploitation-exploited = Turvanõrkust kasutatakse aktiivselt ära.
resolution = Lahendus
resolution-fix = Parandus
resolution-fix-planned = Parandus on kavandatud
resolution-mitigation = Kompenseeriv meede
resolution-workaround = Ajutine lahendus
resolution-no-fix-planned = Parandust ei kavandata
resolution-none-available = Veel ei ole saadaval
resolution-version = Versioon { $version }
resolution-version-dated = Versioon { $version }, saadaval alates: { $date }
affected = Mõjutatud tooted
credit = Tänu
more = Lisateave
restricted-detail = Piiratud teave, mitte avaldada.
measures-fix = Versioon { $version } kõrvaldab turvanõrkuse.
measures-fix-dated = Versioon { $version } kõrvaldab turvanõrkuse; saadaval alates: { $date }.
measures-fix-planned = Töötame paranduse kallal nii kiiresti kui võimalik ja anname teada, kui see on saadaval.
measures-fix-planned-dated = Töötame paranduse kallal; avaldamise kavandatud tähtaeg: { $date }. Anname teada, kui see on saadaval.
measures-no-fix-planned = Parandust ei kavandata; eespool nimetatud kompenseerivad meetmed jäävad kehtima.

## What follows
element-description = Kirjeldus
element-severity = Raskusaste
element-versions = Mõjutatud versioonid
element-resolution = Lahendus
element-authorities = Ametiasutused
element-users = Kasutajad
element-timeliness = Õigel ajal
element-of = { $element } ({ $of })
follow-up-row = { $what }, tähtaeg: { $date }.
by-date = Tähtaeg: { $date }.

## About the document
about = Teave dokumendi kohta
about-signature = E-allkiri hõlmab kogu dokumenti koos lisadega. Seda saab kontrollida iga PDF-lugejaga, mis toetab e-allkirju.
about-attachments = Dokumendi lisad: { $names }.
signature-of = E-allkiri: { $name }
signature-field = Allkirjaväli
signature-empty = Tühi, kuni dokument pitseeritakse. Seejärel on siin nimi, tähendus, kuupäev ja kellaaeg.
figures = Joonised

## What is missing, in words
what-description = kirjeldus
what-score = hinne
what-versions = versioonid
what-resolution = lahendus
what-fix = parandatud versioon
what-exploitation = teave ärakasutamise kohta
what-reason = selle teatise põhjus
what-risk = teave riski kohta
what-actions = kasutajate tegevused
what-use = teave selle kohta, kas seadmeid tohib kasutada
what-measures = tootja meetmed
what-summary = kokkuvõte
what-impact = mõju hindamine
what-user-measures = meetmed kasutajatele
what-sensitivity = teabe tundlikkus
what-discovery = avastamine
what-safety = ohutuse hindamine
what-product = mõjutatud toode
what-reason-outstanding = põhjus, miks teave puudub

## Sentences that the record's data makes
found-by = Avastaja: { $name }.
found-on = Avastatud: { $date }.
received-from = Saadud: { $name }.
credit-to = Tänu: { $name }.
risk-not-assessed = Patsiendile tekkiva kahju riski ei ole veel hinnatud (FDA 2016. aasta turustamisjärgne juhend).
risk-controlled = Kontrollitud risk patsiendile (FDA 2016. aasta turustamisjärgne juhend).
risk-uncontrolled = Kontrollimata risk patsiendile (FDA 2016. aasta turustamisjärgne juhend).
hazard-in-file = Oht riskijuhtimise dokumentides: { $name }.
answer-of = Vastus: { $answer } ({ $name }).
answer-yes = jah
answer-no = ei
answer-uncertain = ei ole kindel
reason-is = Põhjus: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Tooteohutus ja järelevalve
state-open = avatud
state-closed = suletud: { $date }
resolution-sentence = Versioon { $version }.
resolution-sentence-dated = Versioon { $version }, saadaval alates: { $date }.
choice-risk-control-not-assessed = veel hindamata
choice-risk-control-controlled = kontrollitud risk patsiendile
choice-risk-control-uncontrolled = kontrollimata risk patsiendile
versions-only = { $versions }
attention-users = Kasutajad, meditsiinitehnika, IT-turve
