## What the engine itself prints
page-of = Stran {"{"}page{"}"} od {"{"}pages{"}"}
version = različica {"{"}version{"}"}
link-to = Povezava na
draft = OSNUTEK, ni za razširjanje

## Dates, numbers and lists
months = januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra
weekdays = pon. tor. sre. čet. pet. sob. ned.
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = da
no = ne
characters-of = ({ $count } od { $max } znakov)
size-bytes = { $count ->
    [one] { $printed } bajt
    [two] { $printed } bajta
    [few] { $printed } bajti
   *[other] { $printed } bajtov
}

## What is missing or follows
to-follow = še ni znano, sledi do { $date }
missing = Manjka: { $what }
not-stated = ni navedeno
nothing-outstanding = Vse zahtevane informacije so navedene zgoraj.

## Reference block and contact
date = Datum
reference = Sklic
type = Vrsta
new-notice = Novo obvestilo
update-of = Posodobitev; nadomešča { $reference }
for-attention = V vednost
contact = Stik
telephone = Telefon
email = E-pošta
web = Spletišče
postal = Poštni naslov
machine-readable = Strojno berljivo

## Products and versions
device = Izdelek
model = Model
udi = UDI-DI
affected-versions = Prizadete različice
fixed-in = Odpravljeno v
versions-all = vse različice
versions-between = { $from } in { $to }
versions-not = ne { $version }
no-affected = Naveden ni noben prizadet izdelek.
not-affected = { $product } ni prizadet
not-affected-versions = { $product } ({ $versions }) ni prizadet
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, na voljo od { $date }
fixed-fix-bare = glejte rešitev
fixed-fix-dated = na voljo od { $date }
fixed-fix-planned-bare = popravek je načrtovan
fixed-fix-planned-dated = popravek je načrtovan: { $date }
fixed-fix-planned-version = { $version } (načrtovano)
fixed-fix-planned-version-dated = { $version } načrtovano za { $date }
fixed-no-fix-planned-bare = popravek ni načrtovan
fixed-no-fix-planned-dated = popravek ni načrtovan
fixed-no-fix-planned-version = popravek ni načrtovan
fixed-no-fix-planned-version-dated = popravek ni načrtovan
fixed-none-available-bare = še ni na voljo
fixed-none-available-dated = še ni na voljo
fixed-none-available-version = še ni na voljo
fixed-none-available-version-dated = še ni na voljo
fixed-see-resolution-bare = glejte rešitev spodaj
fixed-see-controls-bare = popravljena različica ni navedena; glejte ukrepe spodaj

## Vulnerabilities
vulnerability-and-vectors = Ranljivost in vektorji
severity = Resnost
severity-none = Brez
severity-low = Nizka
severity-medium = Srednja
severity-high = Visoka
severity-critical = Kritična
other-ranking = Enakovredna razvrstitev
not-scored = ni ocenjeno
most-severe-of = { $count ->
    [1] { $about }
   *[other] Najresnejša od { $printed }: { $about }
}
description = Opis
weakness = Šibkost
exploitation = Izkoriščanje
exploitation-not-known = O izkoriščanju nimamo podatkov.
exploitation-proof-of-concept = Dokaz izvedljivosti je javen.
exploitation-exploited = Ranljivost se aktivno izkorišča.
resolution = Rešitev
resolution-fix = Popravek
resolution-fix-planned = Popravek je načrtovan
resolution-mitigation = Nadomestni ukrep
resolution-workaround = Začasna rešitev
resolution-no-fix-planned = Popravek ni načrtovan
resolution-none-available = Še ni na voljo
resolution-version = Različica { $version }
resolution-version-dated = Različica { $version }, na voljo od { $date }
affected = Prizadeto
credit = Zahvala
more = Več informacij
restricted-detail = Zaupna podrobnost, ni za objavo.
measures-fix = Različica { $version } odpravlja ranljivost.
measures-fix-dated = Različica { $version } odpravlja ranljivost in je na voljo od { $date }.
measures-fix-planned = Popravek pripravljamo, kolikor hitro je mogoče, in vas bomo obvestili, ko bo na voljo.
measures-fix-planned-dated = Pripravljamo popravek in ga nameravamo izdati do { $date }. Obvestili vas bomo, ko bo na voljo.
measures-no-fix-planned = Popravek ni načrtovan; zgornji nadomestni ukrepi ostajajo v veljavi.

## What follows
element-description = Opis
element-severity = Resnost
element-versions = Prizadete različice
element-resolution = Rešitev
element-authorities = Organi
element-users = Uporabniki
element-timeliness = Pravočasno
element-of = { $element } ({ $of })
follow-up-row = { $what }: do { $date }.
by-date = Do { $date }.

## About the document
about = O tem dokumentu
about-signature = Elektronski podpis zajema celoten dokument, vključno s prilogami. Preveri ga lahko vsak bralnik PDF, ki podpira elektronske podpise.
about-attachments = Priloge tega dokumenta: { $names }.
signature-of = Elektronski podpis: { $name }
signature-field = Polje za podpis
signature-empty = Prazno, dokler dokument ni zapečaten. Nato bodo prikazani ime, pomen, datum in čas.
figures = Slike

## What is missing, in words
what-description = opis
what-score = ocena
what-versions = različice
what-resolution = rešitev
what-fix = popravljena različica
what-exploitation = izjava o izkoriščanju
what-reason = razlog za to obvestilo
what-risk = izjava o tveganju
what-actions = ukrepi za uporabnike
what-use = izjava, ali se pripomočki smejo uporabljati
what-measures = ukrepi proizvajalca
what-summary = povzetek
what-impact = ocena vpliva
what-user-measures = ukrepi, ki jih morajo sprejeti uporabniki
what-sensitivity = občutljivost informacij
what-discovery = odkritje
what-safety = ocena varnosti
what-product = prizadeti izdelek
what-reason-outstanding = razlog, zakaj podatek ni na voljo

## Sentences that the record's data makes
found-by = Odkritelj: { $name }.
found-on = Odkrito: { $date }.
received-from = Prejeto od: { $name }.
credit-to = Zahvala: { $name }.
risk-not-assessed = Tveganje za škodo pacientu še ni ocenjeno (smernice FDA iz leta 2016 za obdobje po dajanju na trg).
risk-controlled = Obvladano tveganje za škodo pacientu (smernice FDA iz leta 2016 za obdobje po dajanju na trg).
risk-uncontrolled = Neobvladano tveganje za škodo pacientu (smernice FDA iz leta 2016 za obdobje po dajanju na trg).
hazard-in-file = Nevarnost v dokumentaciji o obvladovanju tveganja: { $name }.
answer-of = Odgovor: { $answer } ({ $name }).
answer-yes = da
answer-no = ne
answer-uncertain = ni gotovo
reason-is = Razlog: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Varnost izdelkov in vigilanca
state-open = odprto
state-closed = zaključeno { $date }
resolution-sentence = Različica { $version }.
resolution-sentence-dated = Različica { $version }, na voljo od { $date }.
choice-risk-control-not-assessed = še ni ocenjeno
choice-risk-control-controlled = obvladano tveganje za škodo pacientu
choice-risk-control-uncontrolled = neobvladano tveganje za škodo pacientu
versions-only = { $versions }
attention-users = Uporabniki, biomedicinska tehnika, varnost IT
