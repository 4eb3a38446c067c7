## What the engine itself prints
page-of = {"{"}page{"}"} puslapis iš {"{"}pages{"}"}
version = {"{"}version{"}"} versija
link-to = Nuoroda į
draft = PROJEKTAS, neplatinti

## Dates, numbers and lists
months = sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio
weekdays = pr. an. tr. kt. pn. št. sk.
date-form = { $year } m. { $month } { $day } d.
moment-date = { $date } ({ $weekday })
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = taip
no = ne
characters-of = ({ $count } iš { $max } ženklų)
size-bytes = { $count ->
    [one] { $printed } baitas
    [few] { $printed } baitai
    [many] { $printed } baito
   *[other] { $printed } baitų
}

## What is missing or follows
to-follow = dar nežinoma, bus pateikta iki { $date }
missing = Trūksta: { $what }
not-stated = nenurodyta
nothing-outstanding = Visa reikalaujama informacija pateikta pirmiau.

## Reference block and contact
date = Data
reference = Nuorodos numeris
type = Rūšis
new-notice = Naujas pranešimas
update-of = Atnaujinimas; pakeičia { $reference }
for-attention = Kam skirta
contact = Kontaktas
telephone = Telefonas
email = El. paštas
web = Svetainė
postal = Pašto adresas
machine-readable = Kompiuterio skaitomas formatas

## Products and versions
device = Gaminys
model = Modelis
udi = UDI-DI
affected-versions = Paveiktos versijos
fixed-in = Ištaisyta versijoje
versions-all = visos versijos
versions-between = { $from } ir { $to }
versions-not = ne { $version }
no-affected = Nenurodyta jokio paveikto gaminio.
not-affected = { $product }: nepaveikta
not-affected-versions = { $product } ({ $versions }): nepaveikta
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, galima gauti nuo { $date }
fixed-fix-bare = žr. sprendimą
fixed-fix-dated = galima gauti nuo { $date }
fixed-fix-planned-bare = pataisa planuojama
fixed-fix-planned-dated = pataisa planuojama: { $date }
fixed-fix-planned-version = { $version } (planuojama)
fixed-fix-planned-version-dated = { $version }, planuojama { $date }
fixed-no-fix-planned-bare = pataisa neplanuojama
fixed-no-fix-planned-dated = pataisa neplanuojama
fixed-no-fix-planned-version = pataisa neplanuojama
fixed-no-fix-planned-version-dated = pataisa neplanuojama
fixed-none-available-bare = kol kas nėra
fixed-none-available-dated = kol kas nėra
fixed-none-available-version = kol kas nėra
fixed-none-available-version-dated = kol kas nėra
fixed-see-resolution-bare = žr. sprendimą toliau
fixed-see-controls-bare = ištaisyta versija nenurodyta; žr. priemones toliau

## Vulnerabilities
vulnerability-and-vectors = Pažeidžiamumas ir vektoriai
severity = Sunkumas
severity-none = Nėra
severity-low = Žemas
severity-medium = Vidutinis
severity-high = Aukštas
severity-critical = Kritinis
other-ranking = Lygiavertis vertinimas
not-scored = neįvertinta
most-severe-of = { $count ->
    [1] { $about }
   *[other] Sunkiausias iš { $printed }: { $about }
}
description = Aprašymas
weakness = Silpnoji vieta
exploitation = Išnaudojimas
exploitation-not-known = Mums nežinoma apie jokį išnaudojimą.
exploitation-proof-of-concept = Įgyvendinamumo įrodymas yra viešas.
exploitation-exploited = Pažeidžiamumas aktyviai išnaudojamas.
resolution = Sprendimas
resolution-fix = Pataisa
resolution-fix-planned = Pataisa planuojama
resolution-mitigation = Kompensuojamoji priemonė
resolution-workaround = Laikinas sprendimas
resolution-no-fix-planned = Pataisa neplanuojama
resolution-none-available = Kol kas nėra
resolution-version = Versija { $version }
resolution-version-dated = Versija { $version }, galima gauti nuo { $date }
affected = Paveikti gaminiai
credit = Padėka
more = Daugiau informacijos
restricted-detail = Riboto naudojimo informacija, neskelbtina.
measures-fix = Versija { $version } pašalina pažeidžiamumą.
measures-fix-dated = Versija { $version } pašalina pažeidžiamumą; ją galima gauti nuo { $date }
measures-fix-planned = Kuo skubiau rengiame pataisą ir pranešime, kai ją bus galima gauti.
measures-fix-planned-dated = Rengiame pataisą ir planuojame ją išleisti iki { $date } Pranešime, kai ją bus galima gauti.
measures-no-fix-planned = Pataisa neplanuojama; pirmiau nurodytos kompensuojamosios priemonės lieka galioti.

## What follows
element-description = Aprašymas
element-severity = Sunkumas
element-versions = Paveiktos versijos
element-resolution = Sprendimas
element-authorities = Institucijos
element-users = Naudotojai
element-timeliness = Laiku
element-of = { $element } ({ $of })
follow-up-row = { $what }: iki { $date }
by-date = Iki { $date }

## About the document
about = Apie šį dokumentą
about-signature = Elektroninis parašas apima visą dokumentą kartu su priedais. Jį galima patikrinti bet kuria PDF skaitykle, kuri palaiko elektroninius parašus.
about-attachments = Šio dokumento priedai: { $names }.
signature-of = Elektroninis parašas: { $name }
signature-field = Parašo laukas
signature-empty = Tuščia, kol dokumentas neužantspauduotas. Po to čia bus vardas ir pavardė, reikšmė, data ir laikas.
figures = Paveikslai

## What is missing, in words
what-description = aprašymas
what-score = balas
what-versions = versijos
what-resolution = sprendimas
what-fix = ištaisyta versija
what-exploitation = teiginys apie išnaudojimą
what-reason = šio pranešimo priežastis
what-risk = teiginys apie riziką
what-actions = naudotojų veiksmai
what-use = teiginys, ar priemones galima naudoti
what-measures = gamintojo priemonės
what-summary = santrauka
what-impact = poveikio vertinimas
what-user-measures = priemonės naudotojams
what-sensitivity = informacijos jautrumas
what-discovery = aptikimas
what-safety = saugos vertinimas
what-product = paveiktas gaminys
what-reason-outstanding = priežastis, kodėl informacijos nėra

## Sentences that the record's data makes
found-by = Aptiko: { $name }.
found-on = Aptikta { $date }
received-from = Gauta iš: { $name }.
credit-to = Padėka: { $name }.
risk-not-assessed = Žalos pacientui rizika dar neįvertinta (2016 m. FDA gairės dėl laikotarpio po pateikimo rinkai).
risk-controlled = Kontroliuojama žalos pacientui rizika (2016 m. FDA gairės dėl laikotarpio po pateikimo rinkai).
risk-uncontrolled = Nekontroliuojama žalos pacientui rizika (2016 m. FDA gairės dėl laikotarpio po pateikimo rinkai).
hazard-in-file = Pavojus rizikos valdymo byloje: { $name }.
answer-of = Atsakymas: { $answer } ({ $name }).
answer-yes = taip
answer-no = ne
answer-uncertain = neaišku
reason-is = Priežastis: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Gaminių sauga ir budrumas
state-open = atvira
state-closed = uždaryta { $date }
resolution-sentence = Versija { $version }.
resolution-sentence-dated = Versija { $version }, galima gauti nuo { $date }
choice-risk-control-not-assessed = dar neįvertinta
choice-risk-control-controlled = kontroliuojama žalos pacientui rizika
choice-risk-control-uncontrolled = nekontroliuojama žalos pacientui rizika
versions-only = { $versions }
attention-users = Naudotojai, biomedicininė inžinerija, IT saugumas
