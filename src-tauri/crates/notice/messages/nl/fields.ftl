## Labels of values of the record
field-title = Titel
field-number = Nummer
field-summary = Samenvatting
field-harm = Mogelijke schade
field-act-by = Handelen uiterlijk op
field-reply-by = Antwoorden uiterlijk op
field-replaces = Vervangt
field-cves = CVE
field-sensitivity = Gevoeligheid van de informatie
field-credits = Met dank aan
field-references = Meer informatie
field-affected-versions = Getroffen versies
field-resolutions = Oplossing
field-embargo = Niet openbaar vóór
field-organisation-name = Naam
field-organisation-address = Adres
field-organisation-srn = Uniek registratienummer (SRN)
field-organisation-email = E-mail
field-organisation-website = Website
field-product-name = Naam
field-product-model = Model of catalogusnummer
field-product-udi-di = UDI-DI
field-product-purpose = Beoogd doeleind

## Labels of fields that several authorities ask for
field-int-serial = Serienummers

## Labels of fields: European Union
field-eu-software-version = Softwareversie
field-eu-fsn-probability = Waarschijnlijkheid van voorkomen
field-eu-fsn-background = Achtergrond
field-eu-fsn-patient-follow-up = Opvolging van patiënten
field-eu-fsn-completion-on = Uiterlijk voltooid op
field-eu-fsn-associated-devices = Bijbehorende hulpmiddelen
field-eu-fsn-lay-users = Te informeren patiënten of leken
field-eu-fsn-next = Vervolgkennisgeving
field-eu-fsn-local-contact = Lokaal contact

## Labels of fields: other countries and standards
field-std-acknowledged = Antwoord aan de melder
field-std-terms = Gebruiksvoorwaarden
field-std-revision-history = Herzieningen
