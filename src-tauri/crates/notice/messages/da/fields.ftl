## Labels of values of the record
field-title = Titel
field-number = Nummer
field-summary = Resumé
field-harm = Mulig skade
field-act-by = Handl senest den
field-reply-by = Svar senest den
field-replaces = Erstatter
field-cves = CVE
field-sensitivity = Oplysningernes følsomhed
field-credits = Tak til
field-references = Yderligere oplysninger
field-affected-versions = Berørte versioner
field-resolutions = Afhjælpning
field-embargo = Ikke offentlig før den
field-organisation-name = Navn
field-organisation-address = Adresse
field-organisation-srn = Individuelt registreringsnummer (SRN)
field-organisation-email = E-mail
field-organisation-website = Websted
field-product-name = Navn
field-product-model = Model eller katalognummer
field-product-udi-di = UDI-DI
field-product-purpose = Erklæret formål

## Labels of fields that several authorities ask for
field-int-serial = Serienumre

## Labels of fields: European Union
field-eu-software-version = Softwareversion
field-eu-fsn-probability = Sandsynlighed for forekomst
field-eu-fsn-background = Baggrund
field-eu-fsn-patient-follow-up = Opfølgning på patienter
field-eu-fsn-completion-on = Gennemføres senest den
field-eu-fsn-associated-devices = Tilhørende udstyr
field-eu-fsn-lay-users = Patienter eller lægmandsbrugere, der skal underrettes
field-eu-fsn-next = Opfølgende meddelelse
field-eu-fsn-local-contact = Lokal kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Svar til indberetteren
field-std-terms = Vilkår for brug
field-std-revision-history = Revisioner
