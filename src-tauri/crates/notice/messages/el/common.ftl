## What the engine itself prints
page-of = Σελίδα {"{"}page{"}"} από {"{"}pages{"}"}
version = έκδοση {"{"}version{"}"}
link-to = Σύνδεσμος προς
draft = ΣΧΕΔΙΟ, να μη διανεμηθεί

## Dates, numbers and lists
months = Ιανουαρίου Φεβρουαρίου Μαρτίου Απριλίου Μαΐου Ιουνίου Ιουλίου Αυγούστου Σεπτεμβρίου Οκτωβρίου Νοεμβρίου Δεκεμβρίου
weekdays = Δευ Τρί Τετ Πέμ Παρ Σάβ Κυρ
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = ναι
no = όχι
characters-of = ({ $count } από { $max } χαρακτήρες)
size-bytes = { $count ->
    [one] { $printed } byte
   *[other] { $printed } byte
}

## What is missing or follows
to-follow = δεν είναι ακόμη γνωστό, θα υποβληθεί έως τις { $date }
missing = Λείπει: { $what }
not-stated = δεν αναφέρεται
nothing-outstanding = Όλες οι απαιτούμενες πληροφορίες παρέχονται ανωτέρω.

## Reference block and contact
date = Ημερομηνία
reference = Αριθμός αναφοράς
type = Είδος
new-notice = Νέα ειδοποίηση
update-of = Επικαιροποίηση· αντικαθιστά την { $reference }
for-attention = Υπόψη
contact = Επικοινωνία
telephone = Τηλέφωνο
email = Ηλεκτρονικό ταχυδρομείο
web = Ιστότοπος
postal = Ταχυδρομική διεύθυνση
machine-readable = Μηχαναγνώσιμη μορφή

## Products and versions
device = Προϊόν
model = Μοντέλο
udi = UDI-DI
affected-versions = Επηρεαζόμενες εκδόσεις
fixed-in = Διορθώθηκε στην έκδοση
versions-all = όλες οι εκδόσεις
versions-between = { $from } και { $to }
versions-not = όχι { $version }
no-affected = Δεν αναφέρεται κανένα επηρεαζόμενο προϊόν.
not-affected = { $product }: δεν επηρεάζεται
not-affected-versions = { $product } ({ $versions }): δεν επηρεάζεται
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, διαθέσιμη από τις { $date }
fixed-fix-bare = βλ. λύση
fixed-fix-dated = διαθέσιμη από τις { $date }
fixed-fix-planned-bare = προγραμματισμένη διόρθωση
fixed-fix-planned-dated = προγραμματισμένη διόρθωση: { $date }
fixed-fix-planned-version = { $version } (προγραμματισμένη)
fixed-fix-planned-version-dated = { $version }, προγραμματισμένη για τις { $date }
fixed-no-fix-planned-bare = δεν προγραμματίζεται διόρθωση
fixed-no-fix-planned-dated = δεν προγραμματίζεται διόρθωση
fixed-no-fix-planned-version = δεν προγραμματίζεται διόρθωση
fixed-no-fix-planned-version-dated = δεν προγραμματίζεται διόρθωση
fixed-none-available-bare = δεν υπάρχει ακόμη διαθέσιμη
fixed-none-available-dated = δεν υπάρχει ακόμη διαθέσιμη
fixed-none-available-version = δεν υπάρχει ακόμη διαθέσιμη
fixed-none-available-version-dated = δεν υπάρχει ακόμη διαθέσιμη
fixed-see-resolution-bare = βλ. λύση κατωτέρω
fixed-see-controls-bare = δεν αναφέρεται διορθωμένη έκδοση· βλ. μέτρα κατωτέρω

## Vulnerabilities
vulnerability-and-vectors = Ευπάθεια και διανύσματα
severity = Σοβαρότητα
severity-none = Μηδενική
severity-low = Χαμηλή
severity-medium = Μέτρια
severity-high = Υψηλή
severity-critical = Κρίσιμη
other-ranking = Ισοδύναμη κατάταξη
not-scored = χωρίς βαθμολογία
most-severe-of = { $count ->
    [1] { $about }
   *[other] Η σοβαρότερη από { $printed }: { $about }
}
description = Περιγραφή
weakness = Αδυναμία
exploitation = Εκμετάλλευση
exploitation-not-known = Δεν γνωρίζουμε καμία εκμετάλλευση.
exploitation-proof-of-concept = Υπάρχει δημόσια απόδειξη σκοπιμότητας.
exploitation-exploited = Η ευπάθεια αποτελεί αντικείμενο ενεργού εκμετάλλευσης.
resolution = Λύση
resolution-fix = Διόρθωση
resolution-fix-planned = Προγραμματισμένη διόρθωση
resolution-mitigation = Αντισταθμιστικό μέτρο
resolution-workaround = Προσωρινή λύση
resolution-no-fix-planned = Δεν προγραμματίζεται διόρθωση
resolution-none-available = Δεν υπάρχει ακόμη διαθέσιμη
resolution-version = Έκδοση { $version }
resolution-version-dated = Έκδοση { $version }, διαθέσιμη από τις { $date }
affected = Επηρεαζόμενα προϊόντα
credit = Ευχαριστίες
more = Περισσότερες πληροφορίες
restricted-detail = Εμπιστευτική λεπτομέρεια, όχι για δημοσίευση.
measures-fix = Η έκδοση { $version } εξαλείφει την ευπάθεια.
measures-fix-dated = Η έκδοση { $version } εξαλείφει την ευπάθεια και είναι διαθέσιμη από τις { $date }.
measures-fix-planned = Εργαζόμαστε το ταχύτερο δυνατόν για μια διόρθωση και θα σας ενημερώσουμε όταν είναι διαθέσιμη.
measures-fix-planned-dated = Εργαζόμαστε για μια διόρθωση και σχεδιάζουμε να τη διαθέσουμε έως τις { $date }. Θα σας ενημερώσουμε όταν είναι διαθέσιμη.
measures-no-fix-planned = Δεν προγραμματίζεται διόρθωση· τα ανωτέρω αντισταθμιστικά μέτρα παραμένουν σε ισχύ.

## What follows
element-description = Περιγραφή
element-severity = Σοβαρότητα
element-versions = Επηρεαζόμενες εκδόσεις
element-resolution = Λύση
element-authorities = Αρχές
element-users = Χρήστες
element-timeliness = Εμπρόθεσμα
element-of = { $element } ({ $of })
follow-up-row = { $what }: έως τις { $date }.
by-date = Έως τις { $date }.

## About the document
about = Σχετικά με το παρόν έγγραφο
about-signature = Η ηλεκτρονική υπογραφή καλύπτει ολόκληρο το έγγραφο, συμπεριλαμβανομένων των συνημμένων του. Μπορεί να ελεγχθεί με οποιοδήποτε πρόγραμμα ανάγνωσης PDF που υποστηρίζει ηλεκτρονικές υπογραφές.
about-attachments = Συνημμένα στο παρόν έγγραφο: { $names }.
signature-of = Ηλεκτρονική υπογραφή: { $name }
signature-field = Πεδίο υπογραφής
signature-empty = Κενό έως τη σφράγιση του εγγράφου. Στη συνέχεια θα εμφανίζει όνομα, σημασία, ημερομηνία και ώρα.
figures = Εικόνες

## What is missing, in words
what-description = περιγραφή
what-score = βαθμολογία
what-versions = εκδόσεις
what-resolution = λύση
what-fix = διορθωμένη έκδοση
what-exploitation = δήλωση για την εκμετάλλευση
what-reason = λόγος της παρούσας ειδοποίησης
what-risk = δήλωση για τον κίνδυνο
what-actions = ενέργειες των χρηστών
what-use = δήλωση σχετικά με το αν επιτρέπεται η χρήση των προϊόντων
what-measures = μέτρα του κατασκευαστή
what-summary = περίληψη
what-impact = αξιολόγηση των επιπτώσεων
what-user-measures = μέτρα για τους χρήστες
what-sensitivity = ευαισθησία των πληροφοριών
what-discovery = ανακάλυψη
what-safety = αξιολόγηση της ασφάλειας
what-product = επηρεαζόμενο προϊόν
what-reason-outstanding = λόγος για τον οποίο δεν είναι διαθέσιμη

## Sentences that the record's data makes
found-by = Εντοπίστηκε από: { $name }.
found-on = Εντοπίστηκε στις { $date }.
received-from = Ελήφθη από: { $name }.
credit-to = Ευχαριστίες: { $name }.
risk-not-assessed = Ο κίνδυνος βλάβης για τον ασθενή δεν έχει ακόμη αξιολογηθεί (κατευθυντήριες οδηγίες του FDA του 2016 για το στάδιο μετά τη διάθεση στην αγορά).
risk-controlled = Ελεγχόμενος κίνδυνος βλάβης για τον ασθενή (κατευθυντήριες οδηγίες του FDA του 2016 για το στάδιο μετά τη διάθεση στην αγορά).
risk-uncontrolled = Μη ελεγχόμενος κίνδυνος βλάβης για τον ασθενή (κατευθυντήριες οδηγίες του FDA του 2016 για το στάδιο μετά τη διάθεση στην αγορά).
hazard-in-file = Πηγή κινδύνου στον φάκελο διαχείρισης κινδύνου: { $name }.
answer-of = Απάντηση: { $answer } ({ $name }).
answer-yes = ναι
answer-no = όχι
answer-uncertain = αβέβαιο
reason-is = Λόγος: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Ασφάλεια προϊόντων και επαγρύπνηση
state-open = ανοικτή
state-closed = έκλεισε στις { $date }
resolution-sentence = Έκδοση { $version }.
resolution-sentence-dated = Έκδοση { $version }, διαθέσιμη από τις { $date }.
choice-risk-control-not-assessed = δεν έχει ακόμη αξιολογηθεί
choice-risk-control-controlled = ελεγχόμενος κίνδυνος βλάβης για τον ασθενή
choice-risk-control-uncontrolled = μη ελεγχόμενος κίνδυνος βλάβης για τον ασθενή
versions-only = { $versions }
attention-users = Χρήστες, βιοϊατρική τεχνολογία, ασφάλεια πληροφορικής
