## What the engine itself prints
page-of = Strana {"{"}page{"}"} z {"{"}pages{"}"}
version = verzia {"{"}version{"}"}
link-to = Odkaz na
draft = NÁVRH, nešíriť

## Dates, numbers and lists
months = januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra
weekdays = po ut st št pi so ne
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = áno
no = nie
characters-of = ({ $count } z { $max } znakov)
size-bytes = { $count ->
    [one] { $printed } bajt
    [few] { $printed } bajty
    [many] { $printed } bajtu
   *[other] { $printed } bajtov
}

## What is missing or follows
to-follow = zatiaľ nie je známe, bude doplnené do { $date }
missing = Chýba: { $what }
not-stated = neuvedené
nothing-outstanding = Všetky požadované informácie sú uvedené vyššie.

## Reference block and contact
date = Dátum
reference = Značka
type = Druh
new-notice = Nové oznámenie
update-of = Aktualizácia; nahrádza { $reference }
for-attention = Do rúk
contact = Kontakt
telephone = Telefón
email = E-mail
web = Internet
postal = Poštová adresa
machine-readable = Strojovo čitateľné

## Products and versions
device = Produkt
model = Model
udi = UDI-DI
affected-versions = Dotknuté verzie
fixed-in = Opravené vo verzii
versions-all = všetky verzie
versions-between = { $from } a { $to }
versions-not = nie { $version }
no-affected = Nie je uvedený žiadny dotknutý produkt.
not-affected = { $product } nie je dotknutý
not-affected-versions = { $product } ({ $versions }) nie je dotknutý
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, k dispozícii od { $date }
fixed-fix-bare = pozri riešenie
fixed-fix-dated = k dispozícii od { $date }
fixed-fix-planned-bare = oprava sa plánuje
fixed-fix-planned-dated = oprava sa plánuje: { $date }
fixed-fix-planned-version = { $version } (plánované)
fixed-fix-planned-version-dated = { $version } plánované na { $date }
fixed-no-fix-planned-bare = oprava sa neplánuje
fixed-no-fix-planned-dated = oprava sa neplánuje
fixed-no-fix-planned-version = oprava sa neplánuje
fixed-no-fix-planned-version-dated = oprava sa neplánuje
fixed-none-available-bare = zatiaľ nie je k dispozícii
fixed-none-available-dated = zatiaľ nie je k dispozícii
fixed-none-available-version = zatiaľ nie je k dispozícii
fixed-none-available-version-dated = zatiaľ nie je k dispozícii
fixed-see-resolution-bare = pozri riešenie nižšie
fixed-see-controls-bare = opravená verzia nie je uvedená; pozri opatrenia nižšie

## Vulnerabilities
vulnerability-and-vectors = Zraniteľnosť a vektory
severity = Závažnosť
severity-none = Žiadna
severity-low = Nízka
severity-medium = Stredná
severity-high = Vysoká
severity-critical = Kritická
other-ranking = Rovnocenné zaradenie
not-scored = nehodnotené
most-severe-of = { $count ->
    [1] { $about }
   *[other] Najzávažnejšia z { $printed }: { $about }
}
description = Opis
weakness = Slabina
exploitation = Zneužitie
exploitation-not-known = Nie je nám známe žiadne zneužitie.
exploitation-proof-of-concept = Je verejne dostupný dôkaz uskutočniteľnosti.
exploitation-exploited = Zraniteľnosť sa aktívne zneužíva.
resolution = Riešenie
resolution-fix = Oprava
resolution-fix-planned = Oprava sa plánuje
resolution-mitigation = Kompenzačné opatrenie
resolution-workaround = Náhradné riešenie
resolution-no-fix-planned = Oprava sa neplánuje
resolution-none-available = Zatiaľ nie je k dispozícii
resolution-version = Verzia { $version }
resolution-version-dated = Verzia { $version }, k dispozícii od { $date }
affected = Dotknuté produkty
credit = Poďakovanie
more = Ďalšie informácie
restricted-detail = Vyhradená podrobnosť, neurčená na zverejnenie.
measures-fix = Verzia { $version } odstraňuje zraniteľnosť.
measures-fix-dated = Verzia { $version } odstraňuje zraniteľnosť a je k dispozícii od { $date }.
measures-fix-planned = Na oprave pracujeme čo najrýchlejšie a oznámime vám, keď bude k dispozícii.
measures-fix-planned-dated = Pracujeme na oprave a plánujeme ju vydať do { $date }. Oznámime vám, keď bude k dispozícii.
measures-no-fix-planned = Oprava sa neplánuje; uvedené kompenzačné opatrenia zostávajú v platnosti.

## What follows
element-description = Opis
element-severity = Závažnosť
element-versions = Dotknuté verzie
element-resolution = Riešenie
element-authorities = Orgány
element-users = Používatelia
element-timeliness = Včas
element-of = { $element } ({ $of })
follow-up-row = { $what }: do { $date }.
by-date = Do { $date }.

## About the document
about = O tomto dokumente
about-signature = Elektronický podpis sa vzťahuje na celý dokument vrátane jeho príloh. Overiť ho možno v každom prehliadači PDF, ktorý podporuje elektronické podpisy.
about-attachments = Prílohy tohto dokumentu: { $names }.
signature-of = Elektronický podpis: { $name }
signature-field = Podpisové pole
signature-empty = Prázdne, kým dokument nie je opatrený pečaťou. Potom tu bude meno, význam, dátum a čas.
figures = Obrázky

## What is missing, in words
what-description = opis
what-score = skóre
what-versions = verzie
what-resolution = riešenie
what-fix = opravená verzia
what-exploitation = vyjadrenie k zneužitiu
what-reason = dôvod tohto oznámenia
what-risk = vyjadrenie k riziku
what-actions = opatrenia pre používateľov
what-use = vyjadrenie, či sa pomôcky smú používať
what-measures = opatrenia výrobcu
what-summary = zhrnutie
what-impact = posúdenie vplyvu
what-user-measures = opatrenia, ktoré majú používatelia prijať
what-sensitivity = citlivosť informácií
what-discovery = zistenie
what-safety = posúdenie bezpečnosti
what-product = dotknutý produkt
what-reason-outstanding = dôvod, prečo údaj nie je k dispozícii

## Sentences that the record's data makes
found-by = Zistil(a): { $name }.
found-on = Zistené: { $date }.
received-from = Prijaté od: { $name }.
credit-to = Poďakovanie: { $name }.
risk-not-assessed = Riziko ujmy pacienta ešte nebolo posúdené (usmernenie FDA z roku 2016 k fáze po uvedení na trh).
risk-controlled = Kontrolované riziko ujmy pacienta (usmernenie FDA z roku 2016 k fáze po uvedení na trh).
risk-uncontrolled = Nekontrolované riziko ujmy pacienta (usmernenie FDA z roku 2016 k fáze po uvedení na trh).
hazard-in-file = Nebezpečenstvo v dokumentácii riadenia rizík: { $name }.
answer-of = Odpoveď: { $answer } ({ $name }).
answer-yes = áno
answer-no = nie
answer-uncertain = nie je isté
reason-is = Dôvod: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Bezpečnosť produktov a vigilancia
state-open = otvorené
state-closed = uzavreté { $date }
resolution-sentence = Verzia { $version }.
resolution-sentence-dated = Verzia { $version }, k dispozícii od { $date }.
choice-risk-control-not-assessed = zatiaľ neposúdené
choice-risk-control-controlled = kontrolované riziko ujmy pacienta
choice-risk-control-uncontrolled = nekontrolované riziko ujmy pacienta
versions-only = { $versions }
attention-users = Používatelia, biomedicínske inžinierstvo, bezpečnosť IT
