## What the engine itself prints
page-of = Stranica {"{"}page{"}"} od {"{"}pages{"}"}
version = verzija {"{"}version{"}"}
link-to = Poveznica na
draft = NACRT, nije za distribuciju

## Dates, numbers and lists
months = siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca
weekdays = pon uto sri čet pet sub ned
date-form = { $day }. { $month } { $year }.
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = da
no = ne
characters-of = ({ $count } od { $max } znakova)
size-bytes = { $count ->
    [one] { $printed } bajt
    [few] { $printed } bajta
   *[other] { $printed } bajtova
}

## What is missing or follows
to-follow = još nije poznato, slijedi do { $date }
missing = Nedostaje: { $what }
not-stated = nije navedeno
nothing-outstanding = Sve tražene informacije navedene su gore.

## Reference block and contact
date = Datum
reference = Oznaka
type = Vrsta
new-notice = Nova obavijest
update-of = Ažuriranje; zamjenjuje { $reference }
for-attention = Na ruke
contact = Kontakt
telephone = Telefon
email = E-pošta
web = Internet
postal = Poštanska adresa
machine-readable = Strojno čitljivo

## Products and versions
device = Proizvod
model = Model
udi = UDI-DI
affected-versions = Zahvaćene verzije
fixed-in = Ispravljeno u
versions-all = sve verzije
versions-between = { $from } i { $to }
versions-not = ne { $version }
no-affected = Nije naveden nijedan zahvaćeni proizvod.
not-affected = { $product } nije zahvaćen
not-affected-versions = { $product } ({ $versions }) nije zahvaćen
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, dostupno od { $date }
fixed-fix-bare = vidjeti rješenje
fixed-fix-dated = dostupno od { $date }
fixed-fix-planned-bare = ispravak je planiran
fixed-fix-planned-dated = ispravak je planiran: { $date }
fixed-fix-planned-version = { $version } (planirano)
fixed-fix-planned-version-dated = { $version } planirano za { $date }
fixed-no-fix-planned-bare = ispravak nije planiran
fixed-no-fix-planned-dated = ispravak nije planiran
fixed-no-fix-planned-version = ispravak nije planiran
fixed-no-fix-planned-version-dated = ispravak nije planiran
fixed-none-available-bare = još nije dostupno
fixed-none-available-dated = još nije dostupno
fixed-none-available-version = još nije dostupno
fixed-none-available-version-dated = još nije dostupno
fixed-see-resolution-bare = vidjeti rješenje u nastavku
fixed-see-controls-bare = ispravljena verzija nije navedena; vidjeti mjere u nastavku

## Vulnerabilities
vulnerability-and-vectors = Ranjivost i vektori
severity = Ozbiljnost
severity-none = Nema
severity-low = Niska
severity-medium = Srednja
severity-high = Visoka
severity-critical = Kritična
other-ranking = Jednakovrijedna klasifikacija
not-scored = nije ocijenjeno
most-severe-of = { $count ->
    [1] { $about }
   *[other] Najteža od { $printed }: { $about }
}
description = Opis
weakness = Slabost
exploitation = Iskorištavanje
exploitation-not-known = Nije nam poznato iskorištavanje.
exploitation-proof-of-concept = Dokaz izvedivosti javno je dostupan.
exploitation-exploited = Ranjivost se aktivno iskorištava.
resolution = Rješenje
resolution-fix = Ispravak
resolution-fix-planned = Ispravak je planiran
resolution-mitigation = Kompenzacijska mjera
resolution-workaround = Zaobilazno rješenje
resolution-no-fix-planned = Ispravak nije planiran
resolution-none-available = Još nije dostupno
resolution-version = Verzija { $version }
resolution-version-dated = Verzija { $version }, dostupno od { $date }
affected = Zahvaćeno
credit = Zahvala
more = Više informacija
restricted-detail = Ograničena pojedinost, nije za objavu.
measures-fix = Verzija { $version } uklanja ranjivost.
measures-fix-dated = Verzija { $version } uklanja ranjivost i dostupna je od { $date }
measures-fix-planned = Na ispravku radimo što je brže moguće i obavijestit ćemo vas kada bude dostupan.
measures-fix-planned-dated = Radimo na ispravku i planiramo ga objaviti do { $date } Obavijestit ćemo vas kada bude dostupan.
measures-no-fix-planned = Ispravak nije planiran; gore navedene kompenzacijske mjere ostaju na snazi.

## What follows
element-description = Opis
element-severity = Ozbiljnost
element-versions = Zahvaćene verzije
element-resolution = Rješenje
element-authorities = Nadležna tijela
element-users = Korisnici
element-timeliness = Pravodobno
element-of = { $element } ({ $of })
follow-up-row = { $what }: do { $date }
by-date = Do { $date }

## About the document
about = O ovom dokumentu
about-signature = Elektronički potpis obuhvaća cijeli dokument, uključujući priloge. Može ga provjeriti svaki čitač PDF-a koji podržava elektroničke potpise.
about-attachments = Prilozi ovom dokumentu: { $names }.
signature-of = Elektronički potpis: { $name }
signature-field = Polje za potpis
signature-empty = Prazno dok se dokument ne zapečati. Zatim će prikazati ime, značenje, datum i vrijeme.
figures = Slike

## What is missing, in words
what-description = opis
what-score = ocjena
what-versions = verzije
what-resolution = rješenje
what-fix = ispravljena verzija
what-exploitation = izjava o iskorištavanju
what-reason = razlog ove obavijesti
what-risk = izjava o riziku
what-actions = radnje za korisnike
what-use = izjava o tome smiju li se proizvodi upotrebljavati
what-measures = mjere proizvođača
what-summary = sažetak
what-impact = procjena učinka
what-user-measures = mjere koje trebaju poduzeti korisnici
what-sensitivity = osjetljivost informacija
what-discovery = otkriće
what-safety = procjena sigurnosti
what-product = zahvaćeni proizvod
what-reason-outstanding = razlog zbog kojeg podatak nije dostupan

## Sentences that the record's data makes
found-by = Otkrio/la: { $name }.
found-on = Otkriveno: { $date }
received-from = Primljeno od: { $name }.
credit-to = Zahvala: { $name }.
risk-not-assessed = Rizik od štete za pacijenta još nije procijenjen (smjernice FDA-a iz 2016. za razdoblje nakon stavljanja na tržište).
risk-controlled = Kontroliran rizik od štete za pacijenta (smjernice FDA-a iz 2016. za razdoblje nakon stavljanja na tržište).
risk-uncontrolled = Nekontroliran rizik od štete za pacijenta (smjernice FDA-a iz 2016. za razdoblje nakon stavljanja na tržište).
hazard-in-file = Opasnost u dokumentaciji o upravljanju rizikom: { $name }.
answer-of = Odgovor: { $answer } ({ $name }).
answer-yes = da
answer-no = ne
answer-uncertain = nije sigurno
reason-is = Razlog: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Sigurnost proizvoda i vigilancija
state-open = otvoreno
state-closed = zaključeno { $date }
resolution-sentence = Verzija { $version }.
resolution-sentence-dated = Verzija { $version }, dostupno od { $date }
choice-risk-control-not-assessed = još nije procijenjeno
choice-risk-control-controlled = kontroliran rizik od štete za pacijenta
choice-risk-control-uncontrolled = nekontroliran rizik od štete za pacijenta
versions-only = { $versions }
attention-users = Korisnici, biomedicinsko inženjerstvo, informatička sigurnost
