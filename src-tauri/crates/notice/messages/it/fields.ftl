## Labels of values of the record
field-title = Titolo
field-number = Numero
field-summary = Sintesi
field-harm = Possibile danno
field-act-by = Agire entro il
field-reply-by = Rispondere entro il
field-replaces = Sostituisce
field-cves = CVE
field-sensitivity = Riservatezza delle informazioni
field-credits = Ringraziamenti a
field-references = Ulteriori informazioni
field-affected-versions = Versioni interessate
field-resolutions = Soluzione
field-embargo = Non pubblico prima del
field-organisation-name = Nome
field-organisation-address = Indirizzo
field-organisation-srn = Numero di registrazione unico (SRN)
field-organisation-email = E-mail
field-organisation-website = Sito web
field-product-name = Nome
field-product-model = Modello o numero di catalogo
field-product-udi-di = UDI-DI
field-product-purpose = Destinazione d’uso

## Labels of fields that several authorities ask for
field-int-serial = Numeri di serie

## Labels of fields: European Union
field-eu-software-version = Versione del software
field-eu-fsn-probability = Probabilità di occorrenza
field-eu-fsn-background = Contesto
field-eu-fsn-patient-follow-up = Controllo successivo dei pazienti
field-eu-fsn-completion-on = Completare entro il
field-eu-fsn-associated-devices = Dispositivi associati
field-eu-fsn-lay-users = Pazienti o utilizzatori profani da informare
field-eu-fsn-next = Avviso successivo
field-eu-fsn-local-contact = Contatto locale

## Labels of fields: other countries and standards
field-std-acknowledged = Risposta all’autore della segnalazione
field-std-terms = Condizioni d’uso
field-std-revision-history = Revisioni
