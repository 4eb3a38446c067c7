## What the engine itself prints
page-of = Side {"{"}page{"}"} af {"{"}pages{"}"}
version = version {"{"}version{"}"}
link-to = Link til
draft = UDKAST, må ikke udleveres

## Dates, numbers and lists
months = januar februar marts april maj juni juli august september oktober november december
weekdays = man. tir. ons. tor. fre. lør. søn.
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = ja
no = nej
characters-of = ({ $count } af { $max } tegn)
size-bytes = { $count ->
    [one] { $printed } byte
   *[other] { $printed } byte
}

## What is missing or follows
to-follow = endnu ikke kendt, følger senest den { $date }
missing = Mangler: { $what }
not-stated = ikke angivet
nothing-outstanding = Alle krævede oplysninger er givet ovenfor.

## Reference block and contact
date = Dato
reference = Reference
type = Type
new-notice = Ny meddelelse
update-of = Opdatering; erstatter { $reference }
for-attention = Til
contact = Kontakt
telephone = Telefon
email = E-mail
web = Websted
postal = Postadresse
machine-readable = Maskinlæsbar

## Products and versions
device = Produkt
model = Model
udi = UDI-DI
affected-versions = Berørte versioner
fixed-in = Rettet i
versions-all = alle versioner
versions-between = { $from } og { $to }
versions-not = ikke { $version }
no-affected = Der er ikke angivet noget berørt produkt.
not-affected = { $product } er ikke berørt
not-affected-versions = { $product } ({ $versions }) er ikke berørt
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, tilgængelig fra den { $date }
fixed-fix-bare = se afhjælpningen
fixed-fix-dated = tilgængelig fra den { $date }
fixed-fix-planned-bare = rettelse planlagt
fixed-fix-planned-dated = rettelse planlagt: { $date }
fixed-fix-planned-version = { $version } (planlagt)
fixed-fix-planned-version-dated = { $version } planlagt til den { $date }
fixed-no-fix-planned-bare = ingen rettelse planlagt
fixed-no-fix-planned-dated = ingen rettelse planlagt
fixed-no-fix-planned-version = ingen rettelse planlagt
fixed-no-fix-planned-version-dated = ingen rettelse planlagt
fixed-none-available-bare = endnu ingen tilgængelig
fixed-none-available-dated = endnu ingen tilgængelig
fixed-none-available-version = endnu ingen tilgængelig
fixed-none-available-version-dated = endnu ingen tilgængelig
fixed-see-resolution-bare = se afhjælpningen nedenfor
fixed-see-controls-bare = ingen rettet version angivet; se foranstaltningerne nedenfor

## Vulnerabilities
vulnerability-and-vectors = Sårbarhed og vektorer
severity = Alvorlighed
severity-none = Ingen
severity-low = Lav
severity-medium = Middel
severity-high = Høj
severity-critical = Kritisk
other-ranking = Tilsvarende klassificering
not-scored = ikke vurderet
most-severe-of = { $count ->
    [1] { $about }
   *[other] Den alvorligste af { $printed }: { $about }
}
description = Beskrivelse
weakness = Svaghed
exploitation = Udnyttelse
exploitation-not-known = Vi har ikke kendskab til udnyttelse.
exploitation-proof-of-concept = Et konceptbevis er offentligt.
exploitation-exploited = Sårbarheden udnyttes aktivt.
resolution = Afhjælpning
resolution-fix = Rettelse
resolution-fix-planned = Rettelse planlagt
resolution-mitigation = Kompenserende foranstaltning
resolution-workaround = Midlertidig løsning
resolution-no-fix-planned = Ingen rettelse planlagt
resolution-none-available = Endnu ingen tilgængelig
resolution-version = Version { $version }
resolution-version-dated = Version { $version }, tilgængelig fra den { $date }
affected = Berørt
credit = Tak
more = Yderligere oplysninger
restricted-detail = Fortrolig detalje, ikke til offentliggørelse.
measures-fix = Version { $version } fjerner sårbarheden.
measures-fix-dated = Version { $version } fjerner sårbarheden og er tilgængelig fra den { $date }.
measures-fix-planned = Vi arbejder så hurtigt som muligt på en rettelse og giver besked, når den er tilgængelig.
measures-fix-planned-dated = Vi arbejder på en rettelse og planlægger at frigive den senest den { $date }. Vi giver besked, når den er tilgængelig.
measures-no-fix-planned = Der er ikke planlagt nogen rettelse; de kompenserende foranstaltninger ovenfor gælder fortsat.

## What follows
element-description = Beskrivelse
element-severity = Alvorlighed
element-versions = Berørte versioner
element-resolution = Afhjælpning
element-authorities = Myndigheder
element-users = Brugere
element-timeliness = Rettidigt
element-of = { $element } ({ $of })
follow-up-row = { $what }: senest den { $date }.
by-date = Senest den { $date }.

## About the document
about = Om dette dokument
about-signature = Den elektroniske signatur omfatter hele dokumentet, herunder dets bilag. Alle PDF-læsere, der understøtter elektroniske signaturer, kan kontrollere den.
about-attachments = Vedhæftet dette dokument: { $names }.
signature-of = Elektronisk signatur: { $name }
signature-field = Signaturfelt
signature-empty = Tomt, indtil dokumentet forsegles. Derefter vises navn, betydning, dato og klokkeslæt.
figures = Figurer

## What is missing, in words
what-description = beskrivelse
what-score = score
what-versions = versioner
what-resolution = afhjælpning
what-fix = rettet version
what-exploitation = oplysning om udnyttelse
what-reason = årsag til denne meddelelse
what-risk = oplysning om risikoen
what-actions = foranstaltninger for brugere
what-use = oplysning om, hvorvidt udstyret må anvendes
what-measures = fabrikantens foranstaltninger
what-summary = resumé
what-impact = vurdering af virkningen
what-user-measures = foranstaltninger for brugerne
what-sensitivity = oplysningernes følsomhed
what-discovery = opdagelse
what-safety = sikkerhedsvurdering
what-product = berørt produkt
what-reason-outstanding = grund til, at oplysningen ikke foreligger

## Sentences that the record's data makes
found-by = Fundet af { $name }.
found-on = Fundet den { $date }.
received-from = Modtaget fra: { $name }.
credit-to = Tak: { $name }.
risk-not-assessed = Risikoen for patientskade er endnu ikke vurderet (FDA’s vejledning fra 2016 om udstyr på markedet).
risk-controlled = Kontrolleret risiko for patientskade (FDA’s vejledning fra 2016 om udstyr på markedet).
risk-uncontrolled = Ukontrolleret risiko for patientskade (FDA’s vejledning fra 2016 om udstyr på markedet).
hazard-in-file = Fare i risikostyringsdokumentationen: { $name }.
answer-of = Svar: { $answer } ({ $name }).
answer-yes = ja
answer-no = nej
answer-uncertain = ikke sikkert
reason-is = Grund: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Produktsikkerhed og vigilance
state-open = åben
state-closed = afsluttet den { $date }
resolution-sentence = Version { $version }.
resolution-sentence-dated = Version { $version }, tilgængelig fra den { $date }.
choice-risk-control-not-assessed = endnu ikke vurderet
choice-risk-control-controlled = kontrolleret risiko for patientskade
choice-risk-control-uncontrolled = ukontrolleret risiko for patientskade
versions-only = { $versions }
attention-users = Brugere, medicoteknik, it-sikkerhed
