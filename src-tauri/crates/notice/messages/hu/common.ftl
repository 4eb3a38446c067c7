## What the engine itself prints
page-of = {"{"}page{"}"}. oldal, összesen {"{"}pages{"}"}
version = {"{"}version{"}"}. verzió
link-to = Hivatkozás:
draft = TERVEZET, nem terjeszthető

## Dates, numbers and lists
months = január február március április május június július augusztus szeptember október november december
weekdays = H K Sze Cs P Szo V
date-form = { $year }. { $month } { $day }.
moment-date = { $date } ({ $weekday })
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = igen
no = nem
characters-of = ({ $count } karakter, legfeljebb { $max })
size-bytes = { $count ->
    [one] { $printed } bájt
   *[other] { $printed } bájt
}

## What is missing or follows
to-follow = még nem ismert, közlésének határideje: { $date }
missing = Hiányzik: { $what }
not-stated = nincs megadva
nothing-outstanding = Minden előírt információ fent szerepel.

## Reference block and contact
date = Dátum
reference = Hivatkozási szám
type = Típus
new-notice = Új értesítés
update-of = Frissítés; ezt váltja fel: { $reference }
for-attention = Címzettek köre
contact = Kapcsolat
telephone = Telefon
email = E-mail
web = Honlap
postal = Postacím
machine-readable = Géppel olvasható

## Products and versions
device = Termék
model = Modell
udi = UDI-DI
affected-versions = Érintett verziók
fixed-in = Javítva ebben
versions-all = minden verzió
versions-between = { $from } és { $to }
versions-not = nem { $version }
no-affected = Nincs megadva érintett termék.
not-affected = { $product } nem érintett
not-affected-versions = { $product } ({ $versions }) nem érintett
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, elérhető ettől a naptól: { $date }
fixed-fix-bare = lásd a megoldást
fixed-fix-dated = elérhető ettől a naptól: { $date }
fixed-fix-planned-bare = tervezett javítás
fixed-fix-planned-dated = tervezett javítás: { $date }
fixed-fix-planned-version = { $version } (tervezett)
fixed-fix-planned-version-dated = { $version } tervezett időpontja: { $date }
fixed-no-fix-planned-bare = nincs tervezett javítás
fixed-no-fix-planned-dated = nincs tervezett javítás
fixed-no-fix-planned-version = nincs tervezett javítás
fixed-no-fix-planned-version-dated = nincs tervezett javítás
fixed-none-available-bare = még nem érhető el
fixed-none-available-dated = még nem érhető el
fixed-none-available-version = még nem érhető el
fixed-none-available-version-dated = még nem érhető el
fixed-see-resolution-bare = lásd a megoldást alább
fixed-see-controls-bare = nincs megadva javított verzió; lásd az intézkedéseket alább

## Vulnerabilities
vulnerability-and-vectors = Sérülékenység és vektorok
severity = Súlyosság
severity-none = Nincs
severity-low = Alacsony
severity-medium = Közepes
severity-high = Magas
severity-critical = Kritikus
other-ranking = Egyenértékű besorolás
not-scored = nincs pontozva
most-severe-of = { $count ->
    [1] { $about }
   *[other] A legsúlyosabb ({ $printed } közül): { $about }
}
description = Leírás
weakness = Gyengeség
exploitation = Kihasználás
exploitation-not-known = Nincs tudomásunk kihasználásról.
exploitation-proof-of-concept = A megvalósíthatóság bizonyítéka nyilvános.
exploitation-exploited = A sérülékenységet aktívan kihasználják.
resolution = Megoldás
resolution-fix = Javítás
resolution-fix-planned = Tervezett javítás
resolution-mitigation = Kompenzáló intézkedés
resolution-workaround = Áthidaló megoldás
resolution-no-fix-planned = Nincs tervezett javítás
resolution-none-available = Még nem érhető el
resolution-version = Verzió: { $version }
resolution-version-dated = Verzió: { $version }, elérhető ettől a naptól: { $date }
affected = Érintett termékek
credit = Köszönet
more = További információk
restricted-detail = Korlátozott részlet, nem közzétételre.
measures-fix = A(z) { $version } verzió megszünteti a sérülékenységet.
measures-fix-dated = A(z) { $version } verzió megszünteti a sérülékenységet; elérhető ettől a naptól: { $date }
measures-fix-planned = A lehető leggyorsabban dolgozunk a javításon, és értesítjük, amint elérhető.
measures-fix-planned-dated = Dolgozunk a javításon; a kiadás tervezett határideje: { $date } Értesítjük, amint elérhető.
measures-no-fix-planned = Javítást nem tervezünk; a fenti kompenzáló intézkedések érvényben maradnak.

## What follows
element-description = Leírás
element-severity = Súlyosság
element-versions = Érintett verziók
element-resolution = Megoldás
element-authorities = Hatóságok
element-users = Felhasználók
element-timeliness = Időben
element-of = { $element } ({ $of })
follow-up-row = { $what }, határidő: { $date }
by-date = Határidő: { $date }

## About the document
about = A dokumentumról
about-signature = Az elektronikus aláírás a teljes dokumentumra kiterjed, a mellékletekkel együtt. Bármely, elektronikus aláírást támogató PDF-olvasóval ellenőrizhető.
about-attachments = A dokumentum mellékletei: { $names }.
signature-of = Elektronikus aláírás: { $name }
signature-field = Aláírási mező
signature-empty = A dokumentum lepecsételéig üres. Ezután a név, a jelentés, a dátum és az időpont látható itt.
figures = Ábrák

## What is missing, in words
what-description = leírás
what-score = pontszám
what-versions = verziók
what-resolution = megoldás
what-fix = javított verzió
what-exploitation = nyilatkozat a kihasználásról
what-reason = az értesítés oka
what-risk = nyilatkozat a kockázatról
what-actions = a felhasználók teendői
what-use = nyilatkozat arról, hogy az eszközök használhatók-e
what-measures = a gyártó intézkedései
what-summary = összefoglaló
what-impact = a hatás értékelése
what-user-measures = a felhasználók intézkedései
what-sensitivity = az információ érzékenysége
what-discovery = feltárás
what-safety = biztonsági értékelés
what-product = érintett termék
what-reason-outstanding = annak oka, hogy az adat nem áll rendelkezésre

## Sentences that the record's data makes
found-by = Feltárta: { $name }.
found-on = A feltárás napja: { $date }
received-from = Bejelentő: { $name }.
credit-to = Köszönet: { $name }.
risk-not-assessed = A beteget érő károsodás kockázatát még nem értékelték (az FDA 2016. évi, forgalomba hozatal utáni iránymutatása).
risk-controlled = A beteget érő károsodás kontrollált kockázata (az FDA 2016. évi, forgalomba hozatal utáni iránymutatása).
risk-uncontrolled = A beteget érő károsodás nem kontrollált kockázata (az FDA 2016. évi, forgalomba hozatal utáni iránymutatása).
hazard-in-file = Veszély a kockázatkezelési dokumentációban: { $name }.
answer-of = Válasz: { $answer } ({ $name }).
answer-yes = igen
answer-no = nem
answer-uncertain = nem biztos
reason-is = Ok: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Termékbiztonság és vigilancia
state-open = nyitott
state-closed = lezárva: { $date }
resolution-sentence = Verzió: { $version }.
resolution-sentence-dated = Verzió: { $version }, elérhető ettől a naptól: { $date }
choice-risk-control-not-assessed = még nem értékelték
choice-risk-control-controlled = a beteget érő károsodás kontrollált kockázata
choice-risk-control-uncontrolled = a beteget érő károsodás nem kontrollált kockázata
versions-only = { $versions }
attention-users = Felhasználók, orvostechnika, informatikai biztonság
