## Labels of values of the record
field-title = Nosaukums
field-number = Numurs
field-summary = Kopsavilkums
field-harm = Iespējamais kaitējums
field-act-by = Rīkoties līdz
field-reply-by = Atbildes termiņš
field-replaces = Aizstāj
field-cves = CVE
field-sensitivity = Informācijas sensitivitāte
field-credits = Pateicība personām
field-references = Papildu informācija
field-affected-versions = Skartās versijas
field-resolutions = Risinājums
field-embargo = Nepublicēt pirms
field-organisation-name = Vārds vai nosaukums
field-organisation-address = Adrese
field-organisation-srn = Vienotais reģistrācijas numurs (SRN)
field-organisation-email = E-pasts
field-organisation-website = Tīmekļa vietne
field-product-name = Vārds vai nosaukums
field-product-model = Modelis vai kataloga numurs
field-product-udi-di = UDI-DI
field-product-purpose = Paredzētais nolūks

## Labels of fields that several authorities ask for
field-int-serial = Sērijas numuri

## Labels of fields: European Union
field-eu-software-version = Programmatūras versija
field-eu-fsn-probability = Rašanās varbūtība
field-eu-fsn-background = Pamatinformācija
field-eu-fsn-patient-follow-up = Pacientu turpmāka uzraudzība
field-eu-fsn-completion-on = Pabeigt līdz
field-eu-fsn-associated-devices = Saistītās ierīces
field-eu-fsn-lay-users = Pacienti vai nespeciālisti lietotāji, kas jāinformē
field-eu-fsn-next = Turpmāks paziņojums
field-eu-fsn-local-contact = Vietējā kontaktpersona

## Labels of fields: other countries and standards
field-std-acknowledged = Atbilde ziņotājam
field-std-terms = Lietošanas noteikumi
field-std-revision-history = Izmaiņas
