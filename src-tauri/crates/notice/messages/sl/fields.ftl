## Labels of values of the record
field-title = Naslov zadeve
field-number = Številka
field-summary = Povzetek
field-harm = Možna škoda
field-act-by = Ukrepajte do
field-reply-by = Odgovorite do
field-replaces = Nadomešča
field-cves = CVE
field-sensitivity = Občutljivost informacij
field-credits = Zahvala osebam
field-references = Več informacij
field-affected-versions = Prizadete različice
field-resolutions = Rešitev
field-embargo = Ni za objavo pred
field-organisation-name = Ime
field-organisation-address = Naslov
field-organisation-srn = Enotna registrska številka (SRN)
field-organisation-email = E-pošta
field-organisation-website = Spletišče
field-product-name = Ime
field-product-model = Model ali kataloška številka
field-product-udi-di = UDI-DI
field-product-purpose = Predvideni namen

## Labels of fields that several authorities ask for
field-int-serial = Serijske številke

## Labels of fields: European Union
field-eu-software-version = Različica programske opreme
field-eu-fsn-probability = Verjetnost pojava
field-eu-fsn-background = Ozadje
field-eu-fsn-patient-follow-up = Nadaljnje spremljanje pacientov
field-eu-fsn-completion-on = Dokončajte do
field-eu-fsn-associated-devices = Povezani pripomočki
field-eu-fsn-lay-users = Pacienti ali nestrokovni uporabniki, ki jih je treba obvestiti
field-eu-fsn-next = Nadaljnje obvestilo
field-eu-fsn-local-contact = Lokalni stik

## Labels of fields: other countries and standards
field-std-acknowledged = Odgovor prijavitelju
field-std-terms = Pogoji uporabe
field-std-revision-history = Spremembe
