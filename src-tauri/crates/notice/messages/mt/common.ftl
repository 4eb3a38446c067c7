## What the engine itself prints
page-of = Paġna {"{"}page{"}"} minn {"{"}pages{"}"}
version = verżjoni {"{"}version{"}"}
link-to = Link għal
draft = ABBOZZ, mhux għad-distribuzzjoni

## Dates, numbers and lists
months = Jannar Frar Marzu April Mejju Ġunju Lulju Awwissu Settembru Ottubru Novembru Diċembru
weekdays = Tne Tli Erb Ħam Ġim Sib Ħad
date-form = { $day } ta’ { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = .
number-group = ,
yes = iva
no = le
characters-of = ({ $count } minn { $max } karattru)
size-bytes = { $count ->
    [one] { $printed } byte
    [two] { $printed } bytes
    [few] { $printed } bytes
    [many] { $printed } byte
   *[other] { $printed } byte
}

## What is missing or follows
to-follow = għadu mhux magħruf, jingħata sa { $date }
missing = Nieqes: { $what }
not-stated = mhux iddikjarat
nothing-outstanding = L-informazzjoni kollha meħtieġa tinsab hawn fuq.

## Reference block and contact
date = Data
reference = Referenza
type = Tip
new-notice = Avviż ġdid
update-of = Aġġornament; jieħu post { $reference }
for-attention = Għall-attenzjoni ta’
contact = Kuntatt
telephone = Telefown
email = Posta elettronika
web = Sit web
postal = Indirizz postali
machine-readable = Jinqara mill-magni

## Products and versions
device = Prodott
model = Mudell
udi = UDI-DI
affected-versions = Verżjonijiet affettwati
fixed-in = Rimedjat fi
versions-all = il-verżjonijiet kollha
versions-between = { $from } u { $to }
versions-not = mhux { $version }
no-affected = L-ebda prodott affettwat mhu ddikjarat.
not-affected = { $product } mhuwiex affettwat
not-affected-versions = { $product } ({ $versions }) mhuwiex affettwat
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponibbli minn { $date }
fixed-fix-bare = ara s-soluzzjoni
fixed-fix-dated = disponibbli minn { $date }
fixed-fix-planned-bare = korrezzjoni ppjanata
fixed-fix-planned-dated = korrezzjoni ppjanata: { $date }
fixed-fix-planned-version = { $version } (ippjanata)
fixed-fix-planned-version-dated = { $version } ippjanata għal { $date }
fixed-no-fix-planned-bare = l-ebda korrezzjoni ppjanata
fixed-no-fix-planned-dated = l-ebda korrezzjoni ppjanata
fixed-no-fix-planned-version = l-ebda korrezzjoni ppjanata
fixed-no-fix-planned-version-dated = l-ebda korrezzjoni ppjanata
fixed-none-available-bare = għad mhemm xejn disponibbli
fixed-none-available-dated = għad mhemm xejn disponibbli
fixed-none-available-version = għad mhemm xejn disponibbli
fixed-none-available-version-dated = għad mhemm xejn disponibbli
fixed-see-resolution-bare = ara s-soluzzjoni hawn taħt
fixed-see-controls-bare = l-ebda verżjoni korretta mhi indikata; ara l-miżuri hawn taħt

## Vulnerabilities
vulnerability-and-vectors = Vulnerabbiltà u vetturi
severity = Severità
severity-none = L-ebda
severity-low = Baxxa
severity-medium = Medja
severity-high = Għolja
severity-critical = Kritika
other-ranking = Klassifikazzjoni ekwivalenti
not-scored = bla punteġġ
most-severe-of = { $count ->
    [1] { $about }
   *[other] L-aktar serja minn { $printed }: { $about }
}
description = Deskrizzjoni
weakness = Dgħufija
exploitation = Sfruttament
exploitation-not-known = Ma nafu bl-ebda sfruttament.
exploitation-proof-of-concept = Hemm prova tal-kunċett pubblika.
exploitation-exploited = Il-vulnerabbiltà qed tiġi sfruttata attivament.
resolution = Soluzzjoni
resolution-fix = Korrezzjoni
resolution-fix-planned = Korrezzjoni ppjanata
resolution-mitigation = Miżura kumpensatorja
resolution-workaround = Soluzzjoni temporanja
resolution-no-fix-planned = L-ebda korrezzjoni ppjanata
resolution-none-available = Għad mhemm xejn disponibbli
resolution-version = Verżjoni { $version }
resolution-version-dated = Verżjoni { $version }, disponibbli minn { $date }
affected = Prodotti kkonċernati
credit = Ringrazzjamenti
more = Aktar informazzjoni
restricted-detail = Dettall ristrett, mhux għall-pubblikazzjoni.
measures-fix = Il-verżjoni { $version } tneħħi l-vulnerabbiltà.
measures-fix-dated = Il-verżjoni { $version } tneħħi l-vulnerabbiltà u hija disponibbli minn { $date }.
measures-fix-planned = Qed naħdmu fuq korrezzjoni kemm jista’ jkun malajr u ninfurmawkom meta tkun disponibbli.
measures-fix-planned-dated = Qed naħdmu fuq korrezzjoni u qed nippjanaw li noħorġuha sa { $date }. Ninfurmawkom meta tkun disponibbli.
measures-no-fix-planned = L-ebda korrezzjoni mhi ppjanata; il-miżuri kumpensatorji ta’ hawn fuq jibqgħu fis-seħħ.

## What follows
element-description = Deskrizzjoni
element-severity = Severità
element-versions = Verżjonijiet affettwati
element-resolution = Soluzzjoni
element-authorities = Awtoritajiet
element-users = Utenti
element-timeliness = Fil-ħin
element-of = { $element } ({ $of })
follow-up-row = { $what }: sa { $date }.
by-date = Sa { $date }.

## About the document
about = Dwar dan id-dokument
about-signature = Il-firma elettronika tkopri d-dokument kollu, inklużi l-annessi tiegħu. Kwalunkwe qarrej tal-PDF li jappoġġja firem elettroniċi jista’ jivverifikaha.
about-attachments = Mehmuż ma’ dan id-dokument: { $names }.
signature-of = Firma elettronika: { $name }
signature-field = Kaxxa tal-firma
signature-empty = Vojta sakemm jiġi ssiġillat id-dokument. Imbagħad turi l-isem, it-tifsira, id-data u l-ħin.
figures = Figuri

## What is missing, in words
what-description = deskrizzjoni
what-score = punteġġ
what-versions = verżjonijiet
what-resolution = soluzzjoni
what-fix = verżjoni korretta
what-exploitation = dikjarazzjoni dwar l-isfruttament
what-reason = raġuni għal dan l-avviż
what-risk = dikjarazzjoni dwar ir-riskju
what-actions = azzjonijiet għall-utenti
what-use = dikjarazzjoni jekk l-apparati jistgħux jintużaw
what-measures = miżuri tal-manifattur
what-summary = sommarju
what-impact = valutazzjoni tal-impatt
what-user-measures = miżuri għall-utenti
what-sensitivity = sensittività tal-informazzjoni
what-discovery = skoperta
what-safety = valutazzjoni tas-sikurezza
what-product = prodott affettwat
what-reason-outstanding = raġuni għaliex mhijiex disponibbli

## Sentences that the record's data makes
found-by = Misjuba minn { $name }.
found-on = Misjuba fi { $date }.
received-from = Riċevut mingħand: { $name }.
credit-to = Ringrazzjamenti: { $name }.
risk-not-assessed = Ir-riskju ta’ ħsara lill-pazjent għadu ma ġiex ivvalutat (gwida tal-FDA tal-2016 dwar l-istadju ta’ wara t-tqegħid fis-suq).
risk-controlled = Riskju kkontrollat ta’ ħsara lill-pazjent (gwida tal-FDA tal-2016 dwar l-istadju ta’ wara t-tqegħid fis-suq).
risk-uncontrolled = Riskju mhux ikkontrollat ta’ ħsara lill-pazjent (gwida tal-FDA tal-2016 dwar l-istadju ta’ wara t-tqegħid fis-suq).
hazard-in-file = Periklu fil-fajl tal-ġestjoni tar-riskju: { $name }.
answer-of = Tweġiba: { $answer } ({ $name }).
answer-yes = iva
answer-no = le
answer-uncertain = mhux ċert
reason-is = Raġuni: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Sikurezza tal-prodotti u viġilanza
state-open = miftuħ
state-closed = magħluq fi { $date }
resolution-sentence = Verżjoni { $version }.
resolution-sentence-dated = Verżjoni { $version }, disponibbli minn { $date }.
choice-risk-control-not-assessed = għadu mhux ivvalutat
choice-risk-control-controlled = riskju kkontrollat ta’ ħsara lill-pazjent
choice-risk-control-uncontrolled = riskju mhux ikkontrollat ta’ ħsara lill-pazjent
versions-only = { $versions }
attention-users = Utenti, inġinerija bijomedika, sigurtà tal-IT
