## Labels of values of the record
field-title = Naslov
field-number = Broj
field-summary = Sažetak
field-harm = Moguća šteta
field-act-by = Postupiti do
field-reply-by = Odgovoriti do
field-replaces = Zamjenjuje
field-cves = CVE
field-sensitivity = Osjetljivost informacija
field-credits = Zahvala osobama
field-references = Više informacija
field-affected-versions = Zahvaćene verzije
field-resolutions = Rješenje
field-embargo = Nije za objavu prije
field-organisation-name = Ime
field-organisation-address = Adresa
field-organisation-srn = Jedinstveni registracijski broj (SRN)
field-organisation-email = E-pošta
field-organisation-website = Internet
field-product-name = Ime
field-product-model = Model ili kataloški broj
field-product-udi-di = UDI-DI
field-product-purpose = Namjena

## Labels of fields that several authorities ask for
field-int-serial = Serijski brojevi

## Labels of fields: European Union
field-eu-software-version = Verzija softvera
field-eu-fsn-probability = Vjerojatnost pojave
field-eu-fsn-background = Pozadina
field-eu-fsn-patient-follow-up = Daljnje praćenje pacijenata
field-eu-fsn-completion-on = Dovršiti do
field-eu-fsn-associated-devices = Povezani proizvodi
field-eu-fsn-lay-users = Pacijenti ili nestručni korisnici koje treba obavijestiti
field-eu-fsn-next = Naknadna obavijest
field-eu-fsn-local-contact = Lokalni kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Odgovor prijavitelju
field-std-terms = Uvjeti korištenja
field-std-revision-history = Izmjene
