## Labels of values of the record
field-title = Titel
field-number = Nummer
field-summary = Sammanfattning
field-harm = Möjlig skada
field-act-by = Agera senast den
field-reply-by = Svara senast den
field-replaces = Ersätter
field-cves = CVE
field-sensitivity = Informationens känslighet
field-credits = Tack till
field-references = Mer information
field-affected-versions = Berörda versioner
field-resolutions = Lösning
field-embargo = Inte offentligt före den
field-organisation-name = Namn
field-organisation-address = Adress
field-organisation-srn = Eget registreringsnummer (SRN)
field-organisation-email = E-post
field-organisation-website = Webbplats
field-product-name = Namn
field-product-model = Modell eller katalognummer
field-product-udi-di = UDI-DI
field-product-purpose = Avsett ändamål

## Labels of fields that several authorities ask for
field-int-serial = Serienummer

## Labels of fields: European Union
field-eu-software-version = Programvaruversion
field-eu-fsn-probability = Sannolikhet för förekomst
field-eu-fsn-background = Bakgrund
field-eu-fsn-patient-follow-up = Uppföljning av patienter
field-eu-fsn-completion-on = Slutförs senast den
field-eu-fsn-associated-devices = Tillhörande produkter
field-eu-fsn-lay-users = Patienter eller lekmannaanvändare som ska informeras
field-eu-fsn-next = Uppföljande meddelande
field-eu-fsn-local-contact = Lokal kontakt

## Labels of fields: other countries and standards
field-std-acknowledged = Svar till rapportören
field-std-terms = Användningsvillkor
field-std-revision-history = Revideringar
