## Labels of values of the record
field-title = Pavadinimas
field-number = Numeris
field-summary = Santrauka
field-harm = Galima žala
field-act-by = Imtis veiksmų iki
field-reply-by = Atsakyti iki
field-replaces = Pakeičia
field-cves = CVE
field-sensitivity = Informacijos jautrumas
field-credits = Dėkojame
field-references = Daugiau informacijos
field-affected-versions = Paveiktos versijos
field-resolutions = Sprendimas
field-embargo = Neskelbti iki
field-organisation-name = Pavadinimas arba vardas
field-organisation-address = Adresas
field-organisation-srn = Bendras registracijos numeris (SRN)
field-organisation-email = El. paštas
field-organisation-website = Svetainė
field-product-name = Pavadinimas arba vardas
field-product-model = Modelis arba katalogo numeris
field-product-udi-di = UDI-DI
field-product-purpose = Numatyta paskirtis

## Labels of fields that several authorities ask for
field-int-serial = Serijos numeriai

## Labels of fields: European Union
field-eu-software-version = Programinės įrangos versija
field-eu-fsn-probability = Tikimybė, kad įvyks
field-eu-fsn-background = Pagrindinė informacija
field-eu-fsn-patient-follow-up = Tolesnis pacientų stebėjimas
field-eu-fsn-completion-on = Užbaigti iki
field-eu-fsn-associated-devices = Susijusios priemonės
field-eu-fsn-lay-users = Pacientai arba neprofesionalūs naudotojai, kuriuos reikia informuoti
field-eu-fsn-next = Tolesnis pranešimas
field-eu-fsn-local-contact = Vietos kontaktas

## Labels of fields: other countries and standards
field-std-acknowledged = Atsakymas pranešėjui
field-std-terms = Naudojimo sąlygos
field-std-revision-history = Pakeitimai
