## Labels of values of the record
field-title = Názov
field-number = Číslo
field-summary = Zhrnutie
field-harm = Možná ujma
field-act-by = Konať do
field-reply-by = Odpovedať do
field-replaces = Nahrádza
field-cves = CVE
field-sensitivity = Citlivosť informácií
field-credits = Poďakovanie osobám
field-references = Ďalšie informácie
field-affected-versions = Dotknuté verzie
field-resolutions = Riešenie
field-embargo = Nezverejniť pred
field-organisation-name = Meno
field-organisation-address = Adresa
field-organisation-srn = Jediné registračné číslo (SRN)
field-organisation-email = E-mail
field-organisation-website = Internet
field-product-name = Meno
field-product-model = Model alebo katalógové číslo
field-product-udi-di = UDI-DI
field-product-purpose = Účel určenia

## Labels of fields that several authorities ask for
field-int-serial = Sériové čísla

## Labels of fields: European Union
field-eu-software-version = Verzia softvéru
field-eu-fsn-probability = Pravdepodobnosť výskytu
field-eu-fsn-background = Súvislosti
field-eu-fsn-patient-follow-up = Následné sledovanie pacientov
field-eu-fsn-completion-on = Dokončiť do
field-eu-fsn-associated-devices = Súvisiace pomôcky
field-eu-fsn-lay-users = Pacienti alebo laickí používatelia, ktorí majú byť informovaní
field-eu-fsn-next = Následné oznámenie
field-eu-fsn-local-contact = Miestny kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Odpoveď oznamovateľovi
field-std-terms = Podmienky používania
field-std-revision-history = Revízie
