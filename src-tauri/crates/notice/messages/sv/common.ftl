## What the engine itself prints
page-of = Sida {"{"}page{"}"} av {"{"}pages{"}"}
version = version {"{"}version{"}"}
link-to = Länk till
draft = UTKAST, får inte spridas

## Dates, numbers and lists
months = januari februari mars april maj juni juli augusti september oktober november december
weekdays = mån tis ons tors fre lör sön
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = ja
no = nej
characters-of = ({ $count } av { $max } tecken)
size-bytes = { $count ->
    [one] { $printed } byte
   *[other] { $printed } byte
}

## What is missing or follows
to-follow = ännu inte känt, följer senast den { $date }
missing = Saknas: { $what }
not-stated = ej angivet
nothing-outstanding = All information som krävs finns ovan.

## Reference block and contact
date = Datum
reference = Referens
type = Typ
new-notice = Nytt meddelande
update-of = Uppdatering; ersätter { $reference }
for-attention = För kännedom till
contact = Kontakt
telephone = Telefon
email = E-post
web = Webbplats
postal = Postadress
machine-readable = Maskinläsbart

## Products and versions
device = Produkt
model = Modell
udi = UDI-DI
affected-versions = Berörda versioner
fixed-in = Åtgärdat i
versions-all = alla versioner
versions-between = { $from } och { $to }
versions-not = inte { $version }
no-affected = Ingen berörd produkt har angetts.
not-affected = { $product } är inte berörd
not-affected-versions = { $product } ({ $versions }) är inte berörd
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, tillgänglig från den { $date }
fixed-fix-bare = se lösningen
fixed-fix-dated = tillgänglig från den { $date }
fixed-fix-planned-bare = rättelse planerad
fixed-fix-planned-dated = rättelse planerad: { $date }
fixed-fix-planned-version = { $version } (planerad)
fixed-fix-planned-version-dated = { $version } planerad till den { $date }
fixed-no-fix-planned-bare = ingen rättelse planerad
fixed-no-fix-planned-dated = ingen rättelse planerad
fixed-no-fix-planned-version = ingen rättelse planerad
fixed-no-fix-planned-version-dated = ingen rättelse planerad
fixed-none-available-bare = ännu ingen tillgänglig
fixed-none-available-dated = ännu ingen tillgänglig
fixed-none-available-version = ännu ingen tillgänglig
fixed-none-available-version-dated = ännu ingen tillgänglig
fixed-see-resolution-bare = se lösningen nedan
fixed-see-controls-bare = ingen åtgärdad version angiven; se åtgärderna nedan

## Vulnerabilities
vulnerability-and-vectors = Sårbarhet och vektorer
severity = Allvarlighetsgrad
severity-none = Ingen
severity-low = Låg
severity-medium = Medelhög
severity-high = Hög
severity-critical = Kritisk
other-ranking = Motsvarande klassning
not-scored = ej poängsatt
most-severe-of = { $count ->
    [1] { $about }
   *[other] Den allvarligaste av { $printed }: { $about }
}
description = Beskrivning
weakness = Svaghet
exploitation = Utnyttjande
exploitation-not-known = Vi känner inte till något utnyttjande.
exploitation-proof-of-concept = Ett konceptbevis är offentligt.
exploitation-exploited = Sårbarheten utnyttjas aktivt.
resolution = Lösning
resolution-fix = Rättelse
resolution-fix-planned = Rättelse planerad
resolution-mitigation = Kompenserande åtgärd
resolution-workaround = Tillfällig lösning
resolution-no-fix-planned = Ingen rättelse planerad
resolution-none-available = Ännu ingen tillgänglig
resolution-version = Version { $version }
resolution-version-dated = Version { $version }, tillgänglig från den { $date }
affected = Berörda
credit = Tack
more = Mer information
restricted-detail = Begränsad uppgift, inte för offentliggörande.
measures-fix = Version { $version } åtgärdar sårbarheten.
measures-fix-dated = Version { $version } åtgärdar sårbarheten och är tillgänglig från den { $date }.
measures-fix-planned = Vi arbetar så snabbt som möjligt med en rättelse och meddelar er när den är tillgänglig.
measures-fix-planned-dated = Vi arbetar med en rättelse och planerar att släppa den senast den { $date }. Vi meddelar er när den är tillgänglig.
measures-no-fix-planned = Ingen rättelse är planerad; de kompenserande åtgärderna ovan gäller fortfarande.

## What follows
element-description = Beskrivning
element-severity = Allvarlighetsgrad
element-versions = Berörda versioner
element-resolution = Lösning
element-authorities = Myndigheter
element-users = Användare
element-timeliness = I tid
element-of = { $element } ({ $of })
follow-up-row = { $what }: senast den { $date }.
by-date = Senast den { $date }.

## About the document
about = Om detta dokument
about-signature = Den elektroniska signaturen omfattar hela dokumentet, inklusive bilagorna. Varje PDF-läsare som stöder elektroniska signaturer kan kontrollera den.
about-attachments = Bifogat till detta dokument: { $names }.
signature-of = Elektronisk signatur: { $name }
signature-field = Signaturfält
signature-empty = Tomt tills dokumentet förseglas. Därefter visas namn, innebörd, datum och klockslag.
figures = Figurer

## What is missing, in words
what-description = beskrivning
what-score = poäng
what-versions = versioner
what-resolution = lösning
what-fix = åtgärdad version
what-exploitation = uppgift om utnyttjande
what-reason = skäl till detta meddelande
what-risk = uppgift om risken
what-actions = åtgärder för användare
what-use = uppgift om huruvida produkterna får användas
what-measures = tillverkarens åtgärder
what-summary = sammanfattning
what-impact = bedömning av påverkan
what-user-measures = åtgärder för användarna
what-sensitivity = informationens känslighet
what-discovery = upptäckt
what-safety = säkerhetsbedömning
what-product = berörd produkt
what-reason-outstanding = skäl till att uppgiften saknas

## Sentences that the record's data makes
found-by = Upptäckt av { $name }.
found-on = Upptäckt den { $date }.
received-from = Mottaget från: { $name }.
credit-to = Tack: { $name }.
risk-not-assessed = Risken för patientskada är ännu inte bedömd (FDA:s vägledning från 2016 om produkter på marknaden).
risk-controlled = Kontrollerad risk för patientskada (FDA:s vägledning från 2016 om produkter på marknaden).
risk-uncontrolled = Okontrollerad risk för patientskada (FDA:s vägledning från 2016 om produkter på marknaden).
hazard-in-file = Fara i riskhanteringsdokumentationen: { $name }.
answer-of = Svar: { $answer } ({ $name }).
answer-yes = ja
answer-no = nej
answer-uncertain = osäkert
reason-is = Skäl: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Produktsäkerhet och säkerhetsövervakning
state-open = öppen
state-closed = avslutad den { $date }
resolution-sentence = Version { $version }.
resolution-sentence-dated = Version { $version }, tillgänglig från den { $date }.
choice-risk-control-not-assessed = ännu inte bedömd
choice-risk-control-controlled = kontrollerad risk för patientskada
choice-risk-control-uncontrolled = okontrollerad risk för patientskada
versions-only = { $versions }
attention-users = Användare, medicinsk teknik, it-säkerhet
