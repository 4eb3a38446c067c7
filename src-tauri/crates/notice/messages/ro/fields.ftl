## Labels of values of the record
field-title = Titlu
field-number = Număr
field-summary = Rezumat
field-harm = Vătămare posibilă
field-act-by = De acționat până la
field-reply-by = Răspuns până la
field-replaces = Înlocuiește
field-cves = CVE
field-sensitivity = Sensibilitatea informațiilor
field-credits = Mulțumiri adresate
field-references = Mai multe informații
field-affected-versions = Versiuni afectate
field-resolutions = Soluție
field-embargo = A nu se publica înainte de
field-organisation-name = Nume
field-organisation-address = Adresă
field-organisation-srn = Număr unic de înregistrare (SRN)
field-organisation-email = E-mail
field-organisation-website = Site web
field-product-name = Nume
field-product-model = Model sau număr de catalog
field-product-udi-di = UDI-DI
field-product-purpose = Scop propus

## Labels of fields that several authorities ask for
field-int-serial = Numere de serie

## Labels of fields: European Union
field-eu-software-version = Versiunea software
field-eu-fsn-probability = Probabilitatea de apariție
field-eu-fsn-background = Context
field-eu-fsn-patient-follow-up = Monitorizarea ulterioară a pacienților
field-eu-fsn-completion-on = De finalizat până la
field-eu-fsn-associated-devices = Dispozitive asociate
field-eu-fsn-lay-users = Pacienți sau utilizatori nespecialiști care trebuie informați
field-eu-fsn-next = Notificare ulterioară
field-eu-fsn-local-contact = Contact local

## Labels of fields: other countries and standards
field-std-acknowledged = Răspuns către persoana care a raportat
field-std-terms = Condiții de utilizare
field-std-revision-history = Revizuiri
