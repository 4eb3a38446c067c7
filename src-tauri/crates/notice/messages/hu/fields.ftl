## Labels of values of the record
field-title = Cím vagy megnevezés
field-number = Szám
field-summary = Összefoglaló
field-harm = Lehetséges károsodás
field-act-by = Intézkedési határidő
field-reply-by = Válaszadási határidő
field-replaces = Ezt váltja fel
field-cves = CVE
field-sensitivity = Az információ érzékenysége
field-credits = Köszönet nekik
field-references = További információk
field-affected-versions = Érintett verziók
field-resolutions = Megoldás
field-embargo = Nem tehető közzé ez előtt
field-organisation-name = Név
field-organisation-address = Cím
field-organisation-srn = Egyedi nyilvántartási szám (SRN)
field-organisation-email = E-mail
field-organisation-website = Honlap
field-product-name = Név
field-product-model = Modell vagy katalógusszám
field-product-udi-di = UDI-DI
field-product-purpose = Rendeltetés

## Labels of fields that several authorities ask for
field-int-serial = Sorozatszámok

## Labels of fields: European Union
field-eu-software-version = Szoftververzió
field-eu-fsn-probability = Az előfordulás valószínűsége
field-eu-fsn-background = Háttér
field-eu-fsn-patient-follow-up = A betegek utánkövetése
field-eu-fsn-completion-on = Befejezési határidő
field-eu-fsn-associated-devices = Kapcsolódó eszközök
field-eu-fsn-lay-users = Tájékoztatandó betegek vagy laikus felhasználók
field-eu-fsn-next = Későbbi értesítés
field-eu-fsn-local-contact = Helyi kapcsolattartó

## Labels of fields: other countries and standards
field-std-acknowledged = Válasz a bejelentőnek
field-std-terms = Felhasználási feltételek
field-std-revision-history = Módosítások
