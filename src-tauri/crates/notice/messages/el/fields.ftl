## Labels of values of the record
field-title = Τίτλος
field-number = Αριθμός
field-summary = Περίληψη
field-harm = Πιθανή βλάβη
field-act-by = Ενέργεια έως
field-reply-by = Απάντηση έως
field-replaces = Αντικαθιστά
field-cves = CVE
field-sensitivity = Ευαισθησία των πληροφοριών
field-credits = Ευχαριστίες προς
field-references = Περισσότερες πληροφορίες
field-affected-versions = Επηρεαζόμενες εκδόσεις
field-resolutions = Λύση
field-embargo = Όχι δημόσιο πριν από
field-organisation-name = Όνομα
field-organisation-address = Διεύθυνση
field-organisation-srn = Μοναδικός αριθμός καταχώρισης (SRN)
field-organisation-email = Ηλεκτρονικό ταχυδρομείο
field-organisation-website = Ιστότοπος
field-product-name = Όνομα
field-product-model = Μοντέλο ή αριθμός καταλόγου
field-product-udi-di = UDI-DI
field-product-purpose = Προβλεπόμενη χρήση

## Labels of fields that several authorities ask for
field-int-serial = Σειριακοί αριθμοί

## Labels of fields: European Union
field-eu-software-version = Έκδοση λογισμικού
field-eu-fsn-probability = Πιθανότητα εμφάνισης
field-eu-fsn-background = Ιστορικό
field-eu-fsn-patient-follow-up = Παρακολούθηση ασθενών
field-eu-fsn-completion-on = Ολοκλήρωση έως
field-eu-fsn-associated-devices = Συναφή προϊόντα
field-eu-fsn-lay-users = Ασθενείς ή μη επαγγελματίες χρήστες που πρέπει να ενημερωθούν
field-eu-fsn-next = Επόμενη ειδοποίηση
field-eu-fsn-local-contact = Τοπική επαφή

## Labels of fields: other countries and standards
field-std-acknowledged = Απάντηση στο πρόσωπο που υπέβαλε την αναφορά
field-std-terms = Όροι χρήσης
field-std-revision-history = Αναθεωρήσεις
