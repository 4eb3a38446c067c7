## Labels of values of the record
field-title = Pealkiri
field-number = Number
field-summary = Kokkuvõte
field-harm = Võimalik kahju
field-act-by = Tegutsemise tähtaeg
field-reply-by = Vastamise tähtaeg
field-replaces = Asendab
field-cves = CVE
field-sensitivity = Teabe tundlikkus
field-credits = Tänu isikutele
field-references = Lisateave
field-affected-versions = Mõjutatud versioonid
field-resolutions = Lahendus
field-embargo = Mitte avalik enne
field-organisation-name = Nimi
field-organisation-address = Aadress
field-organisation-srn = Kordumatu registreerimisnumber (SRN)
field-organisation-email = E-post
field-organisation-website = Veebisait
field-product-name = Nimi
field-product-model = Mudel või katalooginumber
field-product-udi-di = UDI-DI
field-product-purpose = Sihtotstarve

## Labels of fields that several authorities ask for
field-int-serial = Seerianumbrid

## Labels of fields: European Union
field-eu-software-version = Tarkvaraversioon
field-eu-fsn-probability = Esinemise tõenäosus
field-eu-fsn-background = Taust
field-eu-fsn-patient-follow-up = Patsientide järelkontroll
field-eu-fsn-completion-on = Lõpetamise tähtaeg
field-eu-fsn-associated-devices = Seotud seadmed
field-eu-fsn-lay-users = Teavitatavad patsiendid või tavakasutajad
field-eu-fsn-next = Järelteatis
field-eu-fsn-local-contact = Kohalik kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Vastus teatajale
field-std-terms = Kasutustingimused
field-std-revision-history = Muudatused
