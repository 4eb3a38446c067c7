## What the engine itself prints
page-of = Seite {"{"}page{"}"} von {"{"}pages{"}"}
version = Version {"{"}version{"}"}
link-to = Verweis auf
draft = ENTWURF, nicht zur Weitergabe

## Dates, numbers and lists
months = Januar Februar März April Mai Juni Juli August September Oktober November Dezember
weekdays = Mo Di Mi Do Fr Sa So
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = ja
no = nein
characters-of = ({ $count } von { $max } Zeichen)
size-bytes = { $count ->
    [one] { $printed } Byte
   *[other] { $printed } Byte
}

## What is missing or follows
to-follow = noch nicht bekannt, folgt bis { $date }
missing = Angabe fehlt: { $what }
not-stated = keine Angabe
nothing-outstanding = Alle verlangten Angaben sind oben gemacht.

## Reference block and contact
date = Datum
reference = Aktenzeichen
type = Art
new-notice = Neue Mitteilung
update-of = Aktualisierung; ersetzt { $reference }
for-attention = Zu Händen von
contact = Kontakt
telephone = Telefon
email = E-Mail
web = Internet
postal = Postanschrift
machine-readable = Maschinenlesbar

## Products and versions
device = Produkt
model = Modell
udi = UDI-DI
affected-versions = Betroffene Versionen
fixed-in = Behoben in
versions-all = alle Versionen
versions-between = { $from } und { $to }
versions-not = nicht { $version }
no-affected = Es ist kein betroffenes Produkt angegeben.
not-affected = { $product } ist nicht betroffen
not-affected-versions = { $product } ({ $versions }) ist nicht betroffen
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, verfügbar ab { $date }
fixed-fix-bare = siehe die Abhilfe
fixed-fix-dated = verfügbar ab { $date }
fixed-fix-planned-bare = Korrektur geplant
fixed-fix-planned-dated = Korrektur geplant: { $date }
fixed-fix-planned-version = { $version } (geplant)
fixed-fix-planned-version-dated = { $version } geplant für den { $date }
fixed-no-fix-planned-bare = Keine Korrektur geplant
fixed-no-fix-planned-dated = Keine Korrektur geplant
fixed-no-fix-planned-version = Keine Korrektur geplant
fixed-no-fix-planned-version-dated = Keine Korrektur geplant
fixed-none-available-bare = Noch keine verfügbar
fixed-none-available-dated = Noch keine verfügbar
fixed-none-available-version = Noch keine verfügbar
fixed-none-available-version-dated = Noch keine verfügbar
fixed-see-resolution-bare = siehe die Abhilfe unten
fixed-see-controls-bare = keine Version mit Korrektur benannt; siehe die Maßnahmen unten

## Vulnerabilities
vulnerability-and-vectors = Schwachstelle und Vektoren
severity = Schweregrad
severity-none = Keiner
severity-low = Niedrig
severity-medium = Mittel
severity-high = Hoch
severity-critical = Kritisch
other-ranking = Gleichwertige Einstufung
not-scored = nicht bewertet
most-severe-of = { $count ->
    [1] { $about }
   *[other] Am schwersten von { $printed }: { $about }
}
description = Beschreibung
weakness = Art der Schwäche
exploitation = Ausnutzung
exploitation-not-known = Uns ist keine Ausnutzung bekannt.
exploitation-proof-of-concept = Ein Machbarkeitsnachweis ist öffentlich.
exploitation-exploited = Die Schwachstelle wird ausgenutzt.
resolution = Abhilfe
resolution-fix = Korrektur
resolution-fix-planned = Korrektur geplant
resolution-mitigation = Kompensierende Maßnahme
resolution-workaround = Übergangslösung
resolution-no-fix-planned = Keine Korrektur geplant
resolution-none-available = Noch keine verfügbar
resolution-version = Version { $version }
resolution-version-dated = Version { $version }, verfügbar ab { $date }
affected = Betroffen
credit = Dank
more = Weiteres
restricted-detail = Vertrauliche Einzelheit, nicht zur Veröffentlichung.
measures-fix = Version { $version } behebt die Schwachstelle.
measures-fix-dated = Version { $version } behebt die Schwachstelle und ist ab { $date } verfügbar.
measures-fix-planned = Wir arbeiten mit Hochdruck an einer Korrektur und teilen Ihnen mit, sobald sie verfügbar ist.
measures-fix-planned-dated = Wir arbeiten an einer Korrektur und planen, sie bis { $date } zu veröffentlichen. Wir teilen Ihnen mit, wenn sie verfügbar ist.
measures-no-fix-planned = Es ist keine Korrektur geplant; die oben genannten kompensierenden Maßnahmen gelten weiter.

## What follows
element-description = Beschreibung
element-severity = Schweregrad
element-versions = Betroffene Versionen
element-resolution = Abhilfe
element-authorities = Behörden
element-users = Anwender
element-timeliness = Fristgerecht
element-of = { $element } ({ $of })
follow-up-row = { $what }: Bis { $date }.
by-date = Bis { $date }.

## About the document
about = Zu diesem Dokument
about-signature = Die elektronische Signatur umfasst das gesamte Dokument einschließlich seiner Anlagen. Jedes PDF-Programm, das elektronische Signaturen unterstützt, kann sie prüfen.
about-attachments = Diesem Dokument beigefügt: { $names }.
signature-of = Elektronische Signatur: { $name }
signature-field = Signaturfeld
signature-empty = Leer, bis das Dokument gesiegelt wird. Danach stehen hier Name, Bedeutung, Datum und Uhrzeit.
figures = Abbildungen

## What is missing, in words
what-description = Beschreibung
what-score = Bewertung
what-versions = Versionen
what-resolution = Abhilfe
what-fix = Version mit Korrektur
what-exploitation = Angabe zur Ausnutzung
what-reason = Anlass dieser Mitteilung
what-risk = Angabe zum Risiko
what-actions = Maßnahmen der Anwender
what-use = Angabe, ob die Produkte verwendet werden dürfen
what-measures = Maßnahmen des Herstellers
what-summary = Zusammenfassung
what-impact = Bewertung der Auswirkungen
what-user-measures = Maßnahmen für Anwender
what-sensitivity = Vertraulichkeit der Angaben
what-discovery = Entdeckung
what-safety = Sicherheitsbewertung
what-product = betroffenes Produkt
what-reason-outstanding = Grund, warum die Angabe nicht vorliegt

## Sentences that the record's data makes
found-by = Entdeckt von { $name }.
found-on = Entdeckt am { $date }.
received-from = Erhalten von: { $name }.
credit-to = Dank: { $name }.
risk-not-assessed = Das Risiko eines Patientenschadens ist noch nicht bewertet (FDA-Leitlinie von 2016 zur Marktüberwachung).
risk-controlled = Beherrschtes Risiko eines Patientenschadens (FDA-Leitlinie von 2016 zur Marktüberwachung).
risk-uncontrolled = Nicht beherrschtes Risiko eines Patientenschadens (FDA-Leitlinie von 2016 zur Marktüberwachung).
hazard-in-file = Gefährdung in der Risikomanagementakte: { $name }.
answer-of = Antwort: { $answer } ({ $name }).
answer-yes = ja
answer-no = nein
answer-uncertain = nicht sicher
reason-is = Grund: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Produktsicherheit und Vigilanz
state-open = offen
state-closed = abgeschlossen am { $date }
resolution-sentence = Version { $version }.
resolution-sentence-dated = Version { $version }, verfügbar ab { $date }.
choice-risk-control-not-assessed = noch nicht bewertet
choice-risk-control-controlled = beherrschtes Risiko eines Patientenschadens
choice-risk-control-uncontrolled = nicht beherrschtes Risiko eines Patientenschadens
versions-only = { $versions }
attention-users = Anwender, Medizintechnik, IT-Sicherheit
