## Labels of values of the record
field-title = Teideal
field-number = Uimhir
field-summary = Achoimre
field-harm = Díobháil fhéideartha
field-act-by = Gníomhú faoin
field-reply-by = Freagra faoin
field-replaces = Gabhann sé ionad
field-cves = CVE
field-sensitivity = Íogaireacht na faisnéise
field-credits = Buíochas le
field-references = Tuilleadh eolais
field-affected-versions = Leaganacha atá i gceist
field-resolutions = Réiteach
field-embargo = Gan é a phoibliú roimh
field-organisation-name = Ainm
field-organisation-address = Seoladh
field-organisation-srn = Uimhir chláraithe aonair (SRN)
field-organisation-email = Ríomhphost
field-organisation-website = Suíomh gréasáin
field-product-name = Ainm
field-product-model = Samhail nó uimhir chatalóige
field-product-udi-di = UDI-DI
field-product-purpose = Críoch bheartaithe

## Labels of fields that several authorities ask for
field-int-serial = Sraithuimhreacha

## Labels of fields: European Union
field-eu-software-version = Leagan bogearraí
field-eu-fsn-probability = Dóchúlacht tarlaithe
field-eu-fsn-background = Cúlra
field-eu-fsn-patient-follow-up = Obair leantach le hothair
field-eu-fsn-completion-on = Le cur i gcrích faoin
field-eu-fsn-associated-devices = Feistí gaolmhara
field-eu-fsn-lay-users = Othair nó úsáideoirí tuata le cur ar an eolas
field-eu-fsn-next = Fógra leantach
field-eu-fsn-local-contact = Teagmháil áitiúil

## Labels of fields: other countries and standards
field-std-acknowledged = Freagra ar an tuairisceoir
field-std-terms = Téarmaí úsáide
field-std-revision-history = Athbhreithnithe
