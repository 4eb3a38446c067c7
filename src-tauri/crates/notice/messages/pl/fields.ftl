## Labels of values of the record
field-title = Tytuł
field-number = Numer
field-summary = Streszczenie
field-harm = Możliwa szkoda
field-act-by = Podjąć działania do
field-reply-by = Odpowiedź do
field-replaces = Zastępuje
field-cves = CVE
field-sensitivity = Poufność informacji
field-credits = Podziękowania dla
field-references = Więcej informacji
field-affected-versions = Wersje, których dotyczy problem
field-resolutions = Rozwiązanie
field-embargo = Nie publikować przed
field-organisation-name = Nazwa
field-organisation-address = Adres
field-organisation-srn = Niepowtarzalny numer rejestracyjny (SRN)
field-organisation-email = E-mail
field-organisation-website = Strona internetowa
field-product-name = Nazwa
field-product-model = Model lub numer katalogowy
field-product-udi-di = UDI-DI
field-product-purpose = Przewidziane zastosowanie

## Labels of fields that several authorities ask for
field-int-serial = Numery seryjne

## Labels of fields: European Union
field-eu-software-version = Wersja oprogramowania
field-eu-fsn-probability = Prawdopodobieństwo wystąpienia
field-eu-fsn-background = Tło
field-eu-fsn-patient-follow-up = Dalsza opieka nad pacjentami
field-eu-fsn-completion-on = Zakończyć do
field-eu-fsn-associated-devices = Powiązane wyroby
field-eu-fsn-lay-users = Pacjenci lub użytkownicy nieprofesjonalni, których należy poinformować
field-eu-fsn-next = Kolejne powiadomienie
field-eu-fsn-local-contact = Kontakt lokalny

## Labels of fields: other countries and standards
field-std-acknowledged = Odpowiedź dla zgłaszającego
field-std-terms = Warunki korzystania
field-std-revision-history = Zmiany
