## What the engine itself prints
page-of = Strana {"{"}page{"}"} z {"{"}pages{"}"}
version = verze {"{"}version{"}"}
link-to = Odkaz na
draft = NÁVRH, nešířit

## Dates, numbers and lists
months = ledna února března dubna května června července srpna září října listopadu prosince
weekdays = po út st čt pá so ne
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = ano
no = ne
characters-of = ({ $count } z { $max } znaků)
size-bytes = { $count ->
    [one] { $printed } bajt
    [few] { $printed } bajty
    [many] { $printed } bajtu
   *[other] { $printed } bajtů
}

## What is missing or follows
to-follow = dosud není známo, bude doplněno do { $date }
missing = Chybí: { $what }
not-stated = neuvedeno
nothing-outstanding = Všechny požadované informace jsou uvedeny výše.

## Reference block and contact
date = Datum
reference = Značka
type = Druh
new-notice = Nové oznámení
update-of = Aktualizace; nahrazuje { $reference }
for-attention = K rukám
contact = Kontakt
telephone = Telefon
email = E-mail
web = Internet
postal = Poštovní adresa
machine-readable = Strojově čitelné

## Products and versions
device = Produkt
model = Model
udi = UDI-DI
affected-versions = Dotčené verze
fixed-in = Opraveno ve verzi
versions-all = všechny verze
versions-between = { $from } a { $to }
versions-not = ne { $version }
no-affected = Není uveden žádný dotčený produkt.
not-affected = { $product } není dotčen
not-affected-versions = { $product } ({ $versions }) není dotčen
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, k dispozici od { $date }
fixed-fix-bare = viz řešení
fixed-fix-dated = k dispozici od { $date }
fixed-fix-planned-bare = oprava se plánuje
fixed-fix-planned-dated = oprava se plánuje: { $date }
fixed-fix-planned-version = { $version } (plánováno)
fixed-fix-planned-version-dated = { $version } plánováno na { $date }
fixed-no-fix-planned-bare = oprava se neplánuje
fixed-no-fix-planned-dated = oprava se neplánuje
fixed-no-fix-planned-version = oprava se neplánuje
fixed-no-fix-planned-version-dated = oprava se neplánuje
fixed-none-available-bare = dosud žádné není k dispozici
fixed-none-available-dated = dosud žádné není k dispozici
fixed-none-available-version = dosud žádné není k dispozici
fixed-none-available-version-dated = dosud žádné není k dispozici
fixed-see-resolution-bare = viz řešení níže
fixed-see-controls-bare = opravená verze není uvedena; viz opatření níže

## Vulnerabilities
vulnerability-and-vectors = Zranitelnost a vektory
severity = Závažnost
severity-none = Žádná
severity-low = Nízká
severity-medium = Střední
severity-high = Vysoká
severity-critical = Kritická
other-ranking = Rovnocenné zařazení
not-scored = nehodnoceno
most-severe-of = { $count ->
    [1] { $about }
   *[other] Nejzávažnější z { $printed }: { $about }
}
description = Popis
weakness = Slabina
exploitation = Zneužití
exploitation-not-known = Není nám známo žádné zneužití.
exploitation-proof-of-concept = Je veřejně dostupný důkaz proveditelnosti.
exploitation-exploited = Zranitelnost je aktivně zneužívána.
resolution = Řešení
resolution-fix = Oprava
resolution-fix-planned = Oprava se plánuje
resolution-mitigation = Kompenzační opatření
resolution-workaround = Náhradní řešení
resolution-no-fix-planned = Oprava se neplánuje
resolution-none-available = Dosud žádné není k dispozici
resolution-version = Verze { $version }
resolution-version-dated = Verze { $version }, k dispozici od { $date }
affected = Dotčené produkty
credit = Poděkování
more = Další informace
restricted-detail = Vyhrazená podrobnost, neurčeno ke zveřejnění.
measures-fix = Verze { $version } zranitelnost odstraňuje.
measures-fix-dated = Verze { $version } zranitelnost odstraňuje a je k dispozici od { $date }.
measures-fix-planned = Na opravě pracujeme co nejrychleji a dáme vám vědět, až bude k dispozici.
measures-fix-planned-dated = Pracujeme na opravě a plánujeme ji vydat do { $date }. Dáme vám vědět, až bude k dispozici.
measures-no-fix-planned = Oprava se neplánuje; výše uvedená kompenzační opatření zůstávají v platnosti.

## What follows
element-description = Popis
element-severity = Závažnost
element-versions = Dotčené verze
element-resolution = Řešení
element-authorities = Orgány
element-users = Uživatelé
element-timeliness = Včas
element-of = { $element } ({ $of })
follow-up-row = { $what }: do { $date }.
by-date = Do { $date }.

## About the document
about = O tomto dokumentu
about-signature = Elektronický podpis se vztahuje na celý dokument včetně jeho příloh. Ověřit jej lze v každém prohlížeči PDF, který podporuje elektronické podpisy.
about-attachments = Přílohy tohoto dokumentu: { $names }.
signature-of = Elektronický podpis: { $name }
signature-field = Podpisové pole
signature-empty = Prázdné, dokud není dokument opatřen pečetí. Poté zde bude jméno, význam, datum a čas.
figures = Obrázky

## What is missing, in words
what-description = popis
what-score = skóre
what-versions = verze
what-resolution = řešení
what-fix = opravená verze
what-exploitation = vyjádření ke zneužití
what-reason = důvod tohoto oznámení
what-risk = vyjádření k riziku
what-actions = opatření pro uživatele
what-use = vyjádření, zda lze prostředky používat
what-measures = opatření výrobce
what-summary = shrnutí
what-impact = posouzení dopadu
what-user-measures = opatření, která mají uživatelé přijmout
what-sensitivity = citlivost informací
what-discovery = zjištění
what-safety = posouzení bezpečnosti
what-product = dotčený produkt
what-reason-outstanding = důvod, proč údaj není k dispozici

## Sentences that the record's data makes
found-by = Zjistil(a): { $name }.
found-on = Zjištěno: { $date }.
received-from = Obdrženo od: { $name }.
credit-to = Poděkování: { $name }.
risk-not-assessed = Riziko újmy pacienta dosud nebylo posouzeno (pokyny FDA z roku 2016 k fázi po uvedení na trh).
risk-controlled = Kontrolované riziko újmy pacienta (pokyny FDA z roku 2016 k fázi po uvedení na trh).
risk-uncontrolled = Nekontrolované riziko újmy pacienta (pokyny FDA z roku 2016 k fázi po uvedení na trh).
hazard-in-file = Nebezpečí v dokumentaci řízení rizik: { $name }.
answer-of = Odpověď: { $answer } ({ $name }).
answer-yes = ano
answer-no = ne
answer-uncertain = není jisté
reason-is = Důvod: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Bezpečnost produktů a vigilance
state-open = otevřeno
state-closed = uzavřeno { $date }
resolution-sentence = Verze { $version }.
resolution-sentence-dated = Verze { $version }, k dispozici od { $date }.
choice-risk-control-not-assessed = dosud neposouzeno
choice-risk-control-controlled = kontrolované riziko újmy pacienta
choice-risk-control-uncontrolled = nekontrolované riziko újmy pacienta
versions-only = { $versions }
attention-users = Uživatelé, biomedicínské inženýrství, bezpečnost IT
