## Labels of values of the record
field-title = Titre
field-number = Numéro
field-summary = Résumé
field-harm = Préjudice possible
field-act-by = Agir avant le
field-reply-by = Réponse attendue avant le
field-replaces = Remplace
field-cves = CVE
field-sensitivity = Sensibilité des informations
field-credits = Remerciements à
field-references = Pour en savoir plus
field-affected-versions = Versions concernées
field-resolutions = Solution
field-embargo = Ne pas publier avant
field-organisation-name = Nom
field-organisation-address = Adresse
field-organisation-srn = Numéro d’enregistrement unique (SRN)
field-organisation-email = Courriel
field-organisation-website = Site web
field-product-name = Nom
field-product-model = Modèle ou numéro de catalogue
field-product-udi-di = UDI-DI
field-product-purpose = Destination

## Labels of fields that several authorities ask for
field-int-serial = Numéros de série

## Labels of fields: European Union
field-eu-software-version = Version du logiciel
field-eu-fsn-probability = Probabilité d’occurrence
field-eu-fsn-background = Contexte
field-eu-fsn-patient-follow-up = Suivi des patients
field-eu-fsn-completion-on = À achever avant le
field-eu-fsn-associated-devices = Dispositifs associés
field-eu-fsn-lay-users = Patients ou utilisateurs profanes à informer
field-eu-fsn-next = Avis de suivi
field-eu-fsn-local-contact = Contact local

## Labels of fields: other countries and standards
field-std-acknowledged = Réponse à l’auteur du signalement
field-std-terms = Conditions d’utilisation
field-std-revision-history = Révisions
