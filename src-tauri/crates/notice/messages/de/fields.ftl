## Labels of values of the record
field-title = Titel
field-number = Nummer
field-summary = Zusammenfassung
field-harm = Möglicher Schaden
field-act-by = Handeln bis
field-reply-by = Antwort bis
field-replaces = Ersetzt
field-cves = CVE
field-sensitivity = Vertraulichkeit der Angaben
field-credits = Dank an
field-references = Weiteres
field-affected-versions = Betroffene Versionen
field-resolutions = Abhilfe
field-embargo = Nicht öffentlich vor
field-organisation-name = Name
field-organisation-address = Anschrift
field-organisation-srn = Einmalige Registrierungsnummer (SRN)
field-organisation-email = E-Mail
field-organisation-website = Internet
field-product-name = Name
field-product-model = Modell oder Katalognummer
field-product-udi-di = UDI-DI
field-product-purpose = Zweckbestimmung

## Labels of fields that several authorities ask for
field-int-serial = Seriennummern

## Labels of fields: European Union
field-eu-software-version = Softwareversion
field-eu-fsn-probability = Eintrittswahrscheinlichkeit
field-eu-fsn-background = Hintergrund
field-eu-fsn-patient-follow-up = Nachsorge der Patienten
field-eu-fsn-completion-on = Abzuschließen bis
field-eu-fsn-associated-devices = Zugehörige Produkte
field-eu-fsn-lay-users = Zu informierende Patienten oder Laienanwender
field-eu-fsn-next = Folgemitteilung
field-eu-fsn-local-contact = Ansprechpartner vor Ort

## Labels of fields: other countries and standards
field-std-acknowledged = Antwort an die meldende Person
field-std-terms = Nutzungsbedingungen
field-std-revision-history = Änderungen
