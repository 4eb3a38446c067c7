## What the engine itself prints
page-of = Pagina {"{"}page{"}"} van {"{"}pages{"}"}
version = versie {"{"}version{"}"}
link-to = Koppeling naar
draft = CONCEPT, niet voor verspreiding

## Dates, numbers and lists
months = januari februari maart april mei juni juli augustus september oktober november december
weekdays = ma di wo do vr za zo
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = ja
no = nee
characters-of = ({ $count } van { $max } tekens)
size-bytes = { $count ->
    [one] { $printed } byte
   *[other] { $printed } bytes
}

## What is missing or follows
to-follow = nog niet bekend, volgt uiterlijk op { $date }
missing = Ontbreekt: { $what }
not-stated = niet vermeld
nothing-outstanding = Alle vereiste informatie is hierboven vermeld.

## Reference block and contact
date = Datum
reference = Referentie
type = Soort
new-notice = Nieuwe kennisgeving
update-of = Actualisering; vervangt { $reference }
for-attention = Ter attentie van
contact = Contact
telephone = Telefoon
email = E-mail
web = Website
postal = Postadres
machine-readable = Machineleesbaar

## Products and versions
device = Product
model = Model
udi = UDI-DI
affected-versions = Getroffen versies
fixed-in = Verholpen in
versions-all = alle versies
versions-between = { $from } en { $to }
versions-not = niet { $version }
no-affected = Er is geen getroffen product vermeld.
not-affected = { $product } is niet getroffen
not-affected-versions = { $product } ({ $versions }) is niet getroffen
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, beschikbaar vanaf { $date }
fixed-fix-bare = zie de oplossing
fixed-fix-dated = beschikbaar vanaf { $date }
fixed-fix-planned-bare = correctie gepland
fixed-fix-planned-dated = correctie gepland: { $date }
fixed-fix-planned-version = { $version } (gepland)
fixed-fix-planned-version-dated = { $version } gepland voor { $date }
fixed-no-fix-planned-bare = geen correctie gepland
fixed-no-fix-planned-dated = geen correctie gepland
fixed-no-fix-planned-version = geen correctie gepland
fixed-no-fix-planned-version-dated = geen correctie gepland
fixed-none-available-bare = nog geen beschikbaar
fixed-none-available-dated = nog geen beschikbaar
fixed-none-available-version = nog geen beschikbaar
fixed-none-available-version-dated = nog geen beschikbaar
fixed-see-resolution-bare = zie de oplossing hieronder
fixed-see-controls-bare = geen gecorrigeerde versie genoemd; zie de maatregelen hieronder

## Vulnerabilities
vulnerability-and-vectors = Kwetsbaarheid en vectoren
severity = Ernst
severity-none = Geen
severity-low = Laag
severity-medium = Middelhoog
severity-high = Hoog
severity-critical = Kritiek
other-ranking = Gelijkwaardige indeling
not-scored = niet gescoord
most-severe-of = { $count ->
    [1] { $about }
   *[other] Ernstigste van { $printed }: { $about }
}
description = Beschrijving
weakness = Zwakte
exploitation = Misbruik
exploitation-not-known = Er is ons geen misbruik bekend.
exploitation-proof-of-concept = Er is een openbaar bewijs van haalbaarheid.
exploitation-exploited = De kwetsbaarheid wordt actief misbruikt.
resolution = Oplossing
resolution-fix = Correctie
resolution-fix-planned = Correctie gepland
resolution-mitigation = Compenserende maatregel
resolution-workaround = Tijdelijke oplossing
resolution-no-fix-planned = Geen correctie gepland
resolution-none-available = Nog geen beschikbaar
resolution-version = Versie { $version }
resolution-version-dated = Versie { $version }, beschikbaar vanaf { $date }
affected = Getroffen
credit = Dank
more = Meer informatie
restricted-detail = Vertrouwelijk detail, niet voor publicatie.
measures-fix = Versie { $version } verhelpt de kwetsbaarheid.
measures-fix-dated = Versie { $version } verhelpt de kwetsbaarheid en is beschikbaar vanaf { $date }.
measures-fix-planned = Wij werken zo snel mogelijk aan een correctie en laten u weten wanneer die beschikbaar is.
measures-fix-planned-dated = Wij werken aan een correctie en zijn van plan die uiterlijk op { $date } uit te brengen. Wij laten u weten wanneer die beschikbaar is.
measures-no-fix-planned = Er is geen correctie gepland; de bovenstaande compenserende maatregelen blijven van kracht.

## What follows
element-description = Beschrijving
element-severity = Ernst
element-versions = Getroffen versies
element-resolution = Oplossing
element-authorities = Autoriteiten
element-users = Gebruikers
element-timeliness = Tijdig
element-of = { $element } ({ $of })
follow-up-row = { $what }: uiterlijk op { $date }.
by-date = Uiterlijk op { $date }.

## About the document
about = Over dit document
about-signature = De elektronische handtekening heeft betrekking op het gehele document, met inbegrip van de bijlagen. Elke pdf-lezer die elektronische handtekeningen ondersteunt, kan haar controleren.
about-attachments = Bijlagen bij dit document: { $names }.
signature-of = Elektronische handtekening: { $name }
signature-field = Handtekeningveld
signature-empty = Leeg totdat het document is verzegeld. Daarna staan hier naam, betekenis, datum en tijd.
figures = Afbeeldingen

## What is missing, in words
what-description = beschrijving
what-score = score
what-versions = versies
what-resolution = oplossing
what-fix = gecorrigeerde versie
what-exploitation = verklaring over misbruik
what-reason = reden voor deze kennisgeving
what-risk = verklaring over het risico
what-actions = maatregelen voor gebruikers
what-use = verklaring of de hulpmiddelen mogen worden gebruikt
what-measures = maatregelen van de fabrikant
what-summary = samenvatting
what-impact = beoordeling van de gevolgen
what-user-measures = maatregelen voor de gebruikers
what-sensitivity = gevoeligheid van de informatie
what-discovery = ontdekking
what-safety = veiligheidsbeoordeling
what-product = getroffen product
what-reason-outstanding = reden waarom de informatie niet beschikbaar is

## Sentences that the record's data makes
found-by = Gevonden door { $name }.
found-on = Gevonden op { $date }.
received-from = Ontvangen van: { $name }.
credit-to = Dank: { $name }.
risk-not-assessed = Het risico op letsel bij patiënten is nog niet beoordeeld (FDA-richtsnoer van 2016 voor de fase na het in de handel brengen).
risk-controlled = Beheerst risico op letsel bij patiënten (FDA-richtsnoer van 2016 voor de fase na het in de handel brengen).
risk-uncontrolled = Onbeheerst risico op letsel bij patiënten (FDA-richtsnoer van 2016 voor de fase na het in de handel brengen).
hazard-in-file = Gevaar in het risicomanagementdossier: { $name }.
answer-of = Antwoord: { $answer } ({ $name }).
answer-yes = ja
answer-no = nee
answer-uncertain = niet zeker
reason-is = Reden: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Productbeveiliging en vigilantie
state-open = open
state-closed = afgesloten op { $date }
resolution-sentence = Versie { $version }.
resolution-sentence-dated = Versie { $version }, beschikbaar vanaf { $date }.
choice-risk-control-not-assessed = nog niet beoordeeld
choice-risk-control-controlled = beheerst risico op letsel bij patiënten
choice-risk-control-uncontrolled = onbeheerst risico op letsel bij patiënten
versions-only = { $versions }
attention-users = Gebruikers, medische techniek, IT-beveiliging
