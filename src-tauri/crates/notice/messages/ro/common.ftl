## What the engine itself prints
page-of = Pagina {"{"}page{"}"} din {"{"}pages{"}"}
version = versiunea {"{"}version{"}"}
link-to = Legătură către
draft = PROIECT, a nu se distribui

## Dates, numbers and lists
months = ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
weekdays = lun. mar. mie. joi vin. sâm. dum.
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = da
no = nu
characters-of = ({ $count } din { $max } caractere)
size-bytes = { $count ->
    [one] { $printed } octet
    [few] { $printed } octeți
   *[other] { $printed } de octeți
}

## What is missing or follows
to-follow = necunoscut încă, se va comunica până la { $date }
missing = Lipsește: { $what }
not-stated = neprecizat
nothing-outstanding = Toate informațiile cerute sunt prezentate mai sus.

## Reference block and contact
date = Data
reference = Referință
type = Tip
new-notice = Notificare nouă
update-of = Actualizare; înlocuiește { $reference }
for-attention = În atenția
contact = Contact
telephone = Telefon
email = E-mail
web = Site web
postal = Adresă poștală
machine-readable = Prelucrabil automat

## Products and versions
device = Produs
model = Model
udi = UDI-DI
affected-versions = Versiuni afectate
fixed-in = Remediat în
versions-all = toate versiunile
versions-between = { $from } și { $to }
versions-not = nu { $version }
no-affected = Nu este indicat niciun produs afectat.
not-affected = { $product } nu este afectat
not-affected-versions = { $product } ({ $versions }) nu este afectat
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponibil începând cu { $date }
fixed-fix-bare = a se vedea soluția
fixed-fix-dated = disponibil începând cu { $date }
fixed-fix-planned-bare = corecție planificată
fixed-fix-planned-dated = corecție planificată: { $date }
fixed-fix-planned-version = { $version } (planificată)
fixed-fix-planned-version-dated = { $version } planificată pentru { $date }
fixed-no-fix-planned-bare = nicio corecție planificată
fixed-no-fix-planned-dated = nicio corecție planificată
fixed-no-fix-planned-version = nicio corecție planificată
fixed-no-fix-planned-version-dated = nicio corecție planificată
fixed-none-available-bare = niciuna disponibilă încă
fixed-none-available-dated = niciuna disponibilă încă
fixed-none-available-version = niciuna disponibilă încă
fixed-none-available-version-dated = niciuna disponibilă încă
fixed-see-resolution-bare = a se vedea soluția de mai jos
fixed-see-controls-bare = nu este indicată nicio versiune corectată; a se vedea măsurile de mai jos

## Vulnerabilities
vulnerability-and-vectors = Vulnerabilitate și vectori
severity = Gravitate
severity-none = Inexistentă
severity-low = Scăzută
severity-medium = Medie
severity-high = Ridicată
severity-critical = Critică
other-ranking = Clasificare echivalentă
not-scored = fără punctaj
most-severe-of = { $count ->
    [1] { $about }
   *[other] Cea mai gravă din { $printed }: { $about }
}
description = Descriere
weakness = Slăbiciune
exploitation = Exploatare
exploitation-not-known = Nu avem cunoștință de nicio exploatare.
exploitation-proof-of-concept = Există o demonstrație publică a exploatării.
exploitation-exploited = Vulnerabilitatea este exploatată activ.
resolution = Soluție
resolution-fix = Corecție
resolution-fix-planned = Corecție planificată
resolution-mitigation = Măsură compensatorie
resolution-workaround = Soluție provizorie
resolution-no-fix-planned = Nicio corecție planificată
resolution-none-available = Niciuna disponibilă încă
resolution-version = Versiunea { $version }
resolution-version-dated = Versiunea { $version }, disponibil începând cu { $date }
affected = Produse vizate
credit = Mulțumiri
more = Mai multe informații
restricted-detail = Detaliu restricționat, a nu se publica.
measures-fix = Versiunea { $version } elimină vulnerabilitatea.
measures-fix-dated = Versiunea { $version } elimină vulnerabilitatea și este disponibilă începând cu { $date }.
measures-fix-planned = Lucrăm la o corecție cât mai rapid posibil și vă vom informa când va fi disponibilă.
measures-fix-planned-dated = Lucrăm la o corecție și intenționăm să o publicăm până la { $date }. Vă vom informa când va fi disponibilă.
measures-no-fix-planned = Nu este planificată nicio corecție; măsurile compensatorii de mai sus rămân în vigoare.

## What follows
element-description = Descriere
element-severity = Gravitate
element-versions = Versiuni afectate
element-resolution = Soluție
element-authorities = Autorități
element-users = Utilizatori
element-timeliness = În termen
element-of = { $element } ({ $of })
follow-up-row = { $what }: până la { $date }.
by-date = Până la { $date }.

## About the document
about = Despre acest document
about-signature = Semnătura electronică acoperă întregul document, inclusiv anexele sale. Orice cititor PDF care acceptă semnături electronice o poate verifica.
about-attachments = Anexate la acest document: { $names }.
signature-of = Semnătură electronică: { $name }
signature-field = Câmp de semnătură
signature-empty = Gol până la sigilarea documentului. Apoi va afișa numele, semnificația, data și ora.
figures = Figuri

## What is missing, in words
what-description = descriere
what-score = punctaj
what-versions = versiuni
what-resolution = soluție
what-fix = versiune corectată
what-exploitation = declarație privind exploatarea
what-reason = motivul acestei notificări
what-risk = declarație privind riscul
what-actions = acțiuni pentru utilizatori
what-use = declarație dacă dispozitivele pot fi utilizate
what-measures = măsurile producătorului
what-summary = rezumat
what-impact = evaluarea impactului
what-user-measures = măsuri pentru utilizatori
what-sensitivity = sensibilitatea informațiilor
what-discovery = descoperire
what-safety = evaluarea siguranței
what-product = produs afectat
what-reason-outstanding = motivul pentru care informația nu este disponibilă

## Sentences that the record's data makes
found-by = Descoperită de { $name }.
found-on = Descoperită la { $date }.
received-from = Primit de la: { $name }.
credit-to = Mulțumiri: { $name }.
risk-not-assessed = Riscul de vătămare a pacientului nu este încă evaluat (ghidul FDA din 2016 privind etapa ulterioară introducerii pe piață).
risk-controlled = Risc controlat de vătămare a pacientului (ghidul FDA din 2016 privind etapa ulterioară introducerii pe piață).
risk-uncontrolled = Risc necontrolat de vătămare a pacientului (ghidul FDA din 2016 privind etapa ulterioară introducerii pe piață).
hazard-in-file = Pericol în dosarul de gestionare a riscurilor: { $name }.
answer-of = Răspuns: { $answer } ({ $name }).
answer-yes = da
answer-no = nu
answer-uncertain = incert
reason-is = Motiv: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Siguranța produselor și vigilență
state-open = deschis
state-closed = închis la { $date }
resolution-sentence = Versiunea { $version }.
resolution-sentence-dated = Versiunea { $version }, disponibil începând cu { $date }.
choice-risk-control-not-assessed = încă neevaluat
choice-risk-control-controlled = risc controlat de vătămare a pacientului
choice-risk-control-uncontrolled = risc necontrolat de vătămare a pacientului
versions-only = { $versions }
attention-users = Utilizatori, inginerie biomedicală, securitate informatică
