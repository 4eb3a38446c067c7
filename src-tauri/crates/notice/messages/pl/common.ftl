## What the engine itself prints
page-of = Strona {"{"}page{"}"} z {"{"}pages{"}"}
version = wersja {"{"}version{"}"}
link-to = Odsyłacz do
draft = PROJEKT, nie rozpowszechniać

## Dates, numbers and lists
months = stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
weekdays = pon. wt. śr. czw. pt. sob. niedz.
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = tak
no = nie
characters-of = ({ $count } z { $max } znaków)
size-bytes = { $count ->
    [one] { $printed } bajt
    [few] { $printed } bajty
    [many] { $printed } bajtów
   *[other] { $printed } bajta
}

## What is missing or follows
to-follow = jeszcze nieznane, zostanie podane do { $date }
missing = Brak informacji: { $what }
not-stated = nie podano
nothing-outstanding = Wszystkie wymagane informacje podano powyżej.

## Reference block and contact
date = Data
reference = Oznaczenie
type = Rodzaj
new-notice = Nowe powiadomienie
update-of = Aktualizacja; zastępuje { $reference }
for-attention = Do wiadomości
contact = Kontakt
telephone = Telefon
email = E-mail
web = Strona internetowa
postal = Adres pocztowy
machine-readable = Wersja do odczytu maszynowego

## Products and versions
device = Produkt
model = Model
udi = UDI-DI
affected-versions = Wersje, których dotyczy problem
fixed-in = Usunięto w
versions-all = wszystkie wersje
versions-between = { $from } i { $to }
versions-not = nie { $version }
no-affected = Nie podano żadnego produktu, którego dotyczy problem.
not-affected = { $product }: problem nie dotyczy tego produktu
not-affected-versions = { $product } ({ $versions }): problem nie dotyczy tego produktu
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, dostępne od { $date }
fixed-fix-bare = zob. rozwiązanie
fixed-fix-dated = dostępne od { $date }
fixed-fix-planned-bare = planowana poprawka
fixed-fix-planned-dated = planowana poprawka: { $date }
fixed-fix-planned-version = { $version } (planowana)
fixed-fix-planned-version-dated = { $version } planowana na { $date }
fixed-no-fix-planned-bare = nie planuje się poprawki
fixed-no-fix-planned-dated = nie planuje się poprawki
fixed-no-fix-planned-version = nie planuje się poprawki
fixed-no-fix-planned-version-dated = nie planuje się poprawki
fixed-none-available-bare = jeszcze niedostępne
fixed-none-available-dated = jeszcze niedostępne
fixed-none-available-version = jeszcze niedostępne
fixed-none-available-version-dated = jeszcze niedostępne
fixed-see-resolution-bare = zob. rozwiązanie poniżej
fixed-see-controls-bare = nie wskazano poprawionej wersji; zob. środki poniżej

## Vulnerabilities
vulnerability-and-vectors = Podatność i wektory
severity = Dotkliwość
severity-none = Brak
severity-low = Niska
severity-medium = Średnia
severity-high = Wysoka
severity-critical = Krytyczna
other-ranking = Równoważna klasyfikacja
not-scored = bez oceny punktowej
most-severe-of = { $count ->
    [1] { $about }
   *[other] Najpoważniejsza z { $printed }: { $about }
}
description = Opis
weakness = Słabość
exploitation = Wykorzystanie
exploitation-not-known = Nie są nam znane przypadki wykorzystania.
exploitation-proof-of-concept = Dowód możliwości wykorzystania jest publicznie dostępny.
exploitation-exploited = Podatność jest aktywnie wykorzystywana.
resolution = Rozwiązanie
resolution-fix = Poprawka
resolution-fix-planned = Planowana poprawka
resolution-mitigation = Środek kompensacyjny
resolution-workaround = Obejście
resolution-no-fix-planned = Nie planuje się poprawki
resolution-none-available = Jeszcze niedostępne
resolution-version = Wersja { $version }
resolution-version-dated = Wersja { $version }, dostępne od { $date }
affected = Dotyczy
credit = Podziękowania
more = Więcej informacji
restricted-detail = Szczegół zastrzeżony, nie do publikacji.
measures-fix = Wersja { $version } usuwa podatność.
measures-fix-dated = Wersja { $version } usuwa podatność i jest dostępna od { $date }.
measures-fix-planned = Pracujemy nad poprawką tak szybko, jak to możliwe, i poinformujemy Państwa, gdy będzie dostępna.
measures-fix-planned-dated = Pracujemy nad poprawką i planujemy ją udostępnić do { $date }. Poinformujemy Państwa, gdy będzie dostępna.
measures-no-fix-planned = Nie planuje się poprawki; powyższe środki kompensacyjne pozostają w mocy.

## What follows
element-description = Opis
element-severity = Dotkliwość
element-versions = Wersje, których dotyczy problem
element-resolution = Rozwiązanie
element-authorities = Organy
element-users = Użytkownicy
element-timeliness = W terminie
element-of = { $element } ({ $of })
follow-up-row = { $what }: do { $date }.
by-date = Do { $date }.

## About the document
about = O tym dokumencie
about-signature = Podpis elektroniczny obejmuje cały dokument wraz z załącznikami. Można go sprawdzić w każdym czytniku PDF obsługującym podpisy elektroniczne.
about-attachments = Załączniki do tego dokumentu: { $names }.
signature-of = Podpis elektroniczny: { $name }
signature-field = Pole podpisu
signature-empty = Puste do czasu opatrzenia dokumentu pieczęcią. Następnie pojawią się tu imię i nazwisko, znaczenie, data i godzina.
figures = Rysunki

## What is missing, in words
what-description = opis
what-score = ocena punktowa
what-versions = wersje
what-resolution = rozwiązanie
what-fix = poprawiona wersja
what-exploitation = oświadczenie o wykorzystaniu
what-reason = powód tego powiadomienia
what-risk = oświadczenie o ryzyku
what-actions = działania dla użytkowników
what-use = oświadczenie, czy wyroby mogą być używane
what-measures = działania producenta
what-summary = streszczenie
what-impact = ocena skutków
what-user-measures = środki dla użytkowników
what-sensitivity = poufność informacji
what-discovery = wykrycie
what-safety = ocena bezpieczeństwa
what-product = produkt, którego dotyczy problem
what-reason-outstanding = powód, dla którego informacja jest niedostępna

## Sentences that the record's data makes
found-by = Wykrył(a): { $name }.
found-on = Data wykrycia: { $date }.
received-from = Otrzymano od: { $name }.
credit-to = Podziękowania: { $name }.
risk-not-assessed = Ryzyko szkody dla pacjenta nie zostało jeszcze ocenione (wytyczne FDA z 2016 r. dotyczące fazy po wprowadzeniu do obrotu).
risk-controlled = Kontrolowane ryzyko szkody dla pacjenta (wytyczne FDA z 2016 r. dotyczące fazy po wprowadzeniu do obrotu).
risk-uncontrolled = Niekontrolowane ryzyko szkody dla pacjenta (wytyczne FDA z 2016 r. dotyczące fazy po wprowadzeniu do obrotu).
hazard-in-file = Zagrożenie w dokumentacji zarządzania ryzykiem: { $name }.
answer-of = Odpowiedź: { $answer } ({ $name }).
answer-yes = tak
answer-no = nie
answer-uncertain = nie jest pewne
reason-is = Powód: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Bezpieczeństwo produktów i system czuwania
state-open = otwarta
state-closed = zamknięta { $date }
resolution-sentence = Wersja { $version }.
resolution-sentence-dated = Wersja { $version }, dostępne od { $date }.
choice-risk-control-not-assessed = jeszcze nie oceniono
choice-risk-control-controlled = kontrolowane ryzyko szkody dla pacjenta
choice-risk-control-uncontrolled = niekontrolowane ryzyko szkody dla pacjenta
versions-only = { $versions }
attention-users = Użytkownicy, inżynieria biomedyczna, bezpieczeństwo IT
