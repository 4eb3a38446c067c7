## What the engine itself prints
page-of = Page {"{"}page{"}"} sur {"{"}pages{"}"}
version = version {"{"}version{"}"}
link-to = Lien vers
draft = PROJET, ne pas diffuser

## Dates, numbers and lists
months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
weekdays = lun. mar. mer. jeu. ven. sam. dim.
date-form = { $day ->
    [1] 1er
   *[other] { $day }
} { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = oui
no = non
characters-of = ({ $count } caractères sur { $max })
size-bytes = { $count ->
    [one] { $printed } octet
    [many] { $printed } octets
   *[other] { $printed } octets
}

## What is missing or follows
to-follow = pas encore connu, à fournir au plus tard le { $date }
missing = Information manquante{"\u00A0"}: { $what }
not-stated = non précisé
nothing-outstanding = Toutes les informations requises figurent ci-dessus.

## Reference block and contact
date = Date
reference = Référence
type = Type
new-notice = Nouvel avis
update-of = Mise à jour{"\u00A0"}; remplace { $reference }
for-attention = À l’attention de
contact = Contact
telephone = Téléphone
email = Courriel
web = Site web
postal = Adresse postale
machine-readable = Format lisible par machine

## Products and versions
device = Produit
model = Modèle
udi = UDI-DI
affected-versions = Versions concernées
fixed-in = Corrigé dans
versions-all = toutes les versions
versions-between = { $from } et { $to }
versions-not = pas { $version }
no-affected = Aucun produit concerné n’est indiqué.
not-affected = { $product } n’est pas concerné
not-affected-versions = { $product } ({ $versions }) n’est pas concerné
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponible à partir du { $date }
fixed-fix-bare = voir la solution
fixed-fix-dated = disponible à partir du { $date }
fixed-fix-planned-bare = correctif prévu
fixed-fix-planned-dated = correctif prévu: { $date }
fixed-fix-planned-version = { $version } (prévue)
fixed-fix-planned-version-dated = { $version } prévue pour le { $date }
fixed-no-fix-planned-bare = aucun correctif prévu
fixed-no-fix-planned-dated = aucun correctif prévu
fixed-no-fix-planned-version = aucun correctif prévu
fixed-no-fix-planned-version-dated = aucun correctif prévu
fixed-none-available-bare = aucune solution disponible à ce jour
fixed-none-available-dated = aucune solution disponible à ce jour
fixed-none-available-version = aucune solution disponible à ce jour
fixed-none-available-version-dated = aucune solution disponible à ce jour
fixed-see-resolution-bare = voir la solution ci-dessous
fixed-see-controls-bare = aucune version corrigée indiquée{"\u00A0"}; voir les mesures ci-dessous

## Vulnerabilities
vulnerability-and-vectors = Vulnérabilité et vecteurs
severity = Gravité
severity-none = Nulle
severity-low = Faible
severity-medium = Moyenne
severity-high = Élevée
severity-critical = Critique
other-ranking = Classement équivalent
not-scored = non évaluée
most-severe-of = { $count ->
    [1] { $about }
   *[other] La plus grave des { $printed }{"\u00A0"}: { $about }
}
description = Description
weakness = Faiblesse
exploitation = Exploitation
exploitation-not-known = Aucune exploitation n’est connue à ce jour.
exploitation-proof-of-concept = Une preuve de concept est publique.
exploitation-exploited = La vulnérabilité est activement exploitée.
resolution = Solution
resolution-fix = Correctif
resolution-fix-planned = Correctif prévu
resolution-mitigation = Mesure compensatoire
resolution-workaround = Solution de contournement
resolution-no-fix-planned = Aucun correctif prévu
resolution-none-available = Aucune solution disponible à ce jour
resolution-version = Version { $version }
resolution-version-dated = Version { $version }, disponible à partir du { $date }
affected = Produits concernés
credit = Remerciements
more = Pour en savoir plus
restricted-detail = Détail restreint, à ne pas publier.
measures-fix = La version { $version } corrige la vulnérabilité.
measures-fix-dated = La version { $version } corrige la vulnérabilité et est disponible à partir du { $date }.
measures-fix-planned = Nous travaillons à un correctif dans les meilleurs délais et vous informerons dès qu’il sera disponible.
measures-fix-planned-dated = Nous travaillons à un correctif dont la publication est prévue au plus tard le { $date }. Nous vous informerons dès qu’il sera disponible.
measures-no-fix-planned = Aucun correctif n’est prévu{"\u00A0"}; les mesures compensatoires ci-dessus restent applicables.

## What follows
element-description = Description
element-severity = Gravité
element-versions = Versions concernées
element-resolution = Solution
element-authorities = Autorités
element-users = Utilisateurs
element-timeliness = Délais respectés
element-of = { $element } ({ $of })
follow-up-row = { $what }{"\u00A0"}: au plus tard le { $date }.
by-date = Au plus tard le { $date }.

## About the document
about = À propos de ce document
about-signature = La signature électronique couvre l’ensemble du document, y compris ses pièces jointes. Tout lecteur PDF prenant en charge les signatures électroniques permet de la vérifier.
about-attachments = Pièces jointes à ce document{"\u00A0"}: { $names }.
signature-of = Signature électronique{"\u00A0"}: { $name }
signature-field = Champ de signature
signature-empty = Vide jusqu’à l’apposition du sceau. Il indiquera ensuite le nom, la signification, la date et l’heure.
figures = Figures

## What is missing, in words
what-description = description
what-score = score
what-versions = versions
what-resolution = solution
what-fix = version corrigée
what-exploitation = indication sur l’exploitation
what-reason = motif du présent avis
what-risk = indication sur le risque
what-actions = mesures à prendre par les utilisateurs
what-use = indication précisant si les dispositifs peuvent être utilisés
what-measures = mesures du fabricant
what-summary = résumé
what-impact = évaluation de l’incidence
what-user-measures = mesures pour les utilisateurs
what-sensitivity = sensibilité des informations
what-discovery = découverte
what-safety = évaluation de la sécurité
what-product = produit concerné
what-reason-outstanding = raison pour laquelle l’information n’est pas disponible

## Sentences that the record's data makes
found-by = Découverte par { $name }.
found-on = Découverte le { $date }.
received-from = Reçu de{"\u00A0"}: { $name }.
credit-to = Remerciements{"\u00A0"}: { $name }.
risk-not-assessed = Le risque de préjudice pour le patient n’est pas encore évalué (orientations de la FDA de 2016 sur l’après-commercialisation).
risk-controlled = Risque maîtrisé de préjudice pour le patient (orientations de la FDA de 2016 sur l’après-commercialisation).
risk-uncontrolled = Risque non maîtrisé de préjudice pour le patient (orientations de la FDA de 2016 sur l’après-commercialisation).
hazard-in-file = Danger dans le dossier de gestion des risques{"\u00A0"}: { $name }.
answer-of = Réponse{"\u00A0"}: { $answer } ({ $name }).
answer-yes = oui
answer-no = non
answer-uncertain = incertain
reason-is = Motif{"\u00A0"}: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Sécurité des produits et vigilance
state-open = ouvert
state-closed = clos le { $date }
resolution-sentence = Version { $version }.
resolution-sentence-dated = Version { $version }, disponible à partir du { $date }.
choice-risk-control-not-assessed = pas encore évalué
choice-risk-control-controlled = risque maîtrisé de préjudice pour le patient
choice-risk-control-uncontrolled = risque non maîtrisé de préjudice pour le patient
versions-only = { $versions }
attention-users = Utilisateurs, génie biomédical, sécurité informatique
