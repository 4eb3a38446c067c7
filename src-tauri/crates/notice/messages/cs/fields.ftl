## Labels of values of the record
field-title = Název
field-number = Číslo
field-summary = Shrnutí
field-harm = Možná újma
field-act-by = Jednat do
field-reply-by = Odpovědět do
field-replaces = Nahrazuje
field-cves = CVE
field-sensitivity = Citlivost informací
field-credits = Poděkování osobám
field-references = Další informace
field-affected-versions = Dotčené verze
field-resolutions = Řešení
field-embargo = Nezveřejnit před
field-organisation-name = Jméno
field-organisation-address = Adresa
field-organisation-srn = Jedinečné registrační číslo (SRN)
field-organisation-email = E-mail
field-organisation-website = Internet
field-product-name = Jméno
field-product-model = Model nebo katalogové číslo
field-product-udi-di = UDI-DI
field-product-purpose = Určený účel

## Labels of fields that several authorities ask for
field-int-serial = Výrobní čísla

## Labels of fields: European Union
field-eu-software-version = Verze softwaru
field-eu-fsn-probability = Pravděpodobnost výskytu
field-eu-fsn-background = Souvislosti
field-eu-fsn-patient-follow-up = Následné sledování pacientů
field-eu-fsn-completion-on = Dokončit do
field-eu-fsn-associated-devices = Související prostředky
field-eu-fsn-lay-users = Pacienti nebo laičtí uživatelé, kteří mají být informováni
field-eu-fsn-next = Následné oznámení
field-eu-fsn-local-contact = Místní kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Odpověď oznamovateli
field-std-terms = Podmínky použití
field-std-revision-history = Revize
