## What the engine itself prints
page-of = {"{"}page{"}"}. lappuse no {"{"}pages{"}"}
version = versija {"{"}version{"}"}
link-to = Saite uz
draft = PROJEKTS, neizplatīt

## Dates, numbers and lists
months = janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris
weekdays = pirmd. otrd. trešd. ceturtd. piektd. sestd. svētd.
date-form = { $year }. gada { $day }. { $month }
moment-date = { $date } ({ $weekday })
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = jā
no = nē
characters-of = ({ $count } no { $max } rakstzīmēm)
size-bytes = { $count ->
    [zero] { $printed } baitu
    [one] { $printed } baits
   *[other] { $printed } baiti
}

## What is missing or follows
to-follow = vēl nav zināms, iesniegšanas termiņš: { $date }
missing = Trūkst: { $what }
not-stated = nav norādīts
nothing-outstanding = Visa prasītā informācija ir sniegta iepriekš.

## Reference block and contact
date = Datums
reference = Atsauces numurs
type = Veids
new-notice = Jauns paziņojums
update-of = Atjauninājums; aizstāj { $reference }
for-attention = Kam adresēts
contact = Kontaktinformācija
telephone = Tālrunis
email = E-pasts
web = Tīmekļa vietne
postal = Pasta adrese
machine-readable = Mašīnlasāms

## Products and versions
device = Ražojums
model = Modelis
udi = UDI-DI
affected-versions = Skartās versijas
fixed-in = Novērsts versijā
versions-all = visas versijas
versions-between = { $from } un { $to }
versions-not = ne { $version }
no-affected = Nav norādīts neviens skartais ražojums.
not-affected = { $product }: nav skarts
not-affected-versions = { $product } ({ $versions }): nav skarts
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, pieejams no šāda datuma: { $date }
fixed-fix-bare = sk. risinājumu
fixed-fix-dated = pieejams no šāda datuma: { $date }
fixed-fix-planned-bare = labojums ir plānots
fixed-fix-planned-dated = labojums ir plānots: { $date }
fixed-fix-planned-version = { $version } (plānots)
fixed-fix-planned-version-dated = { $version }, plānotais datums: { $date }
fixed-no-fix-planned-bare = labojums nav plānots
fixed-no-fix-planned-dated = labojums nav plānots
fixed-no-fix-planned-version = labojums nav plānots
fixed-no-fix-planned-version-dated = labojums nav plānots
fixed-none-available-bare = pagaidām nav pieejams
fixed-none-available-dated = pagaidām nav pieejams
fixed-none-available-version = pagaidām nav pieejams
fixed-none-available-version-dated = pagaidām nav pieejams
fixed-see-resolution-bare = sk. risinājumu turpmāk
fixed-see-controls-bare = labotā versija nav norādīta; sk. pasākumus turpmāk

## Vulnerabilities
vulnerability-and-vectors = Ievainojamība un vektori
severity = Smagums
severity-none = Nav
severity-low = Zems
severity-medium = Vidējs
severity-high = Augsts
severity-critical = Kritisks
other-ranking = Līdzvērtīga klasifikācija
not-scored = nav novērtēts
most-severe-of = { $count ->
    [1] { $about }
   *[other] Smagākā no { $printed }: { $about }
}
description = Apraksts
weakness = Vājā vieta
exploitation = Izmantošana ļaunprātīgos nolūkos
exploitation-not-known = Par ļaunprātīgu izmantošanu mums nav zināms.
exploitation-proof-of-concept = Koncepcijas pierādījums ir publiski pieejams.
exploitation-exploited = Ievainojamība tiek aktīvi izmantota.
resolution = Risinājums
resolution-fix = Labojums
resolution-fix-planned = Labojums ir plānots
resolution-mitigation = Kompensējošs pasākums
resolution-workaround = Pagaidu risinājums
resolution-no-fix-planned = Labojums nav plānots
resolution-none-available = Pagaidām nav pieejams
resolution-version = Versija { $version }
resolution-version-dated = Versija { $version }, pieejams no šāda datuma: { $date }
affected = Skartie ražojumi
credit = Pateicība
more = Papildu informācija
restricted-detail = Ierobežotas pieejamības informācija, nav publicējama.
measures-fix = Versija { $version } novērš ievainojamību.
measures-fix-dated = Versija { $version } novērš ievainojamību; tā ir pieejama no šāda datuma: { $date }.
measures-fix-planned = Mēs pēc iespējas ātrāk izstrādājam labojumu un paziņosim, kad tas būs pieejams.
measures-fix-planned-dated = Mēs izstrādājam labojumu; plānotais izdošanas termiņš: { $date }. Paziņosim, kad tas būs pieejams.
measures-no-fix-planned = Labojums nav plānots; iepriekš minētie kompensējošie pasākumi paliek spēkā.

## What follows
element-description = Apraksts
element-severity = Smagums
element-versions = Skartās versijas
element-resolution = Risinājums
element-authorities = Iestādes
element-users = Lietotāji
element-timeliness = Laikus
element-of = { $element } ({ $of })
follow-up-row = { $what }, termiņš: { $date }.
by-date = Termiņš: { $date }.

## About the document
about = Par šo dokumentu
about-signature = Elektroniskais paraksts attiecas uz visu dokumentu, ieskaitot pielikumus. To var pārbaudīt ar jebkuru PDF lasītāju, kas atbalsta elektroniskos parakstus.
about-attachments = Šī dokumenta pielikumi: { $names }.
signature-of = Elektroniskais paraksts: { $name }
signature-field = Paraksta lauks
signature-empty = Tukšs, līdz dokuments tiek aizzīmogots. Pēc tam šeit būs vārds, nozīme, datums un laiks.
figures = Attēli

## What is missing, in words
what-description = apraksts
what-score = vērtējums
what-versions = versijas
what-resolution = risinājums
what-fix = labotā versija
what-exploitation = paziņojums par izmantošanu
what-reason = šī paziņojuma iemesls
what-risk = paziņojums par risku
what-actions = lietotāju rīcība
what-use = paziņojums, vai ierīces drīkst lietot
what-measures = ražotāja pasākumi
what-summary = kopsavilkums
what-impact = ietekmes novērtējums
what-user-measures = pasākumi lietotājiem
what-sensitivity = informācijas sensitivitāte
what-discovery = atklāšana
what-safety = drošuma novērtējums
what-product = skartais ražojums
what-reason-outstanding = iemesls, kāpēc informācija nav pieejama

## Sentences that the record's data makes
found-by = Atklāja: { $name }.
found-on = Atklāšanas datums: { $date }.
received-from = Saņemts no: { $name }.
credit-to = Pateicība: { $name }.
risk-not-assessed = Kaitējuma risks pacientam vēl nav novērtēts (FDA 2016. gada norādījumi par laiku pēc laišanas tirgū).
risk-controlled = Kontrolēts kaitējuma risks pacientam (FDA 2016. gada norādījumi par laiku pēc laišanas tirgū).
risk-uncontrolled = Nekontrolēts kaitējuma risks pacientam (FDA 2016. gada norādījumi par laiku pēc laišanas tirgū).
hazard-in-file = Apdraudējums riska pārvaldības dokumentācijā: { $name }.
answer-of = Atbilde: { $answer } ({ $name }).
answer-yes = jā
answer-no = nē
answer-uncertain = nav droši zināms
reason-is = Iemesls: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Ražojumu drošība un vigilance
state-open = atvērts
state-closed = slēgts: { $date }
resolution-sentence = Versija { $version }.
resolution-sentence-dated = Versija { $version }, pieejams no šāda datuma: { $date }.
choice-risk-control-not-assessed = vēl nav novērtēts
choice-risk-control-controlled = kontrolēts kaitējuma risks pacientam
choice-risk-control-uncontrolled = nekontrolēts kaitējuma risks pacientam
versions-only = { $versions }
attention-users = Lietotāji, biomedicīnas inženierija, IT drošība
