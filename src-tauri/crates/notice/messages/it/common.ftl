## What the engine itself prints
page-of = Pagina {"{"}page{"}"} di {"{"}pages{"}"}
version = versione {"{"}version{"}"}
link-to = Collegamento a
draft = BOZZA, non distribuire

## Dates, numbers and lists
months = gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
weekdays = lun mar mer gio ven sab dom
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = .
yes = sì
no = no
characters-of = ({ $count } di { $max } caratteri)
size-bytes = { $count ->
    [one] { $printed } byte
    [many] { $printed } byte
   *[other] { $printed } byte
}

## What is missing or follows
to-follow = non ancora noto; sarà comunicato entro la data seguente: { $date }
missing = Manca: { $what }
not-stated = non indicato
nothing-outstanding = Tutte le informazioni richieste sono riportate sopra.

## Reference block and contact
date = Data
reference = Riferimento
type = Tipo
new-notice = Nuovo avviso
update-of = Aggiornamento; sostituisce { $reference }
for-attention = All’attenzione di
contact = Contatto
telephone = Telefono
email = E-mail
web = Sito web
postal = Indirizzo postale
machine-readable = Leggibile da macchina

## Products and versions
device = Prodotto
model = Modello
udi = UDI-DI
affected-versions = Versioni interessate
fixed-in = Corretto in
versions-all = tutte le versioni
versions-between = { $from } e { $to }
versions-not = non { $version }
no-affected = Non è indicato alcun prodotto interessato.
not-affected = { $product } non è interessato
not-affected-versions = { $product } ({ $versions }) non è interessato
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponibile dal { $date }
fixed-fix-bare = vedere la soluzione
fixed-fix-dated = disponibile dal { $date }
fixed-fix-planned-bare = correzione prevista
fixed-fix-planned-dated = correzione prevista: { $date }
fixed-fix-planned-version = { $version } (prevista)
fixed-fix-planned-version-dated = { $version } prevista per il { $date }
fixed-no-fix-planned-bare = nessuna correzione prevista
fixed-no-fix-planned-dated = nessuna correzione prevista
fixed-no-fix-planned-version = nessuna correzione prevista
fixed-no-fix-planned-version-dated = nessuna correzione prevista
fixed-none-available-bare = nessuna ancora disponibile
fixed-none-available-dated = nessuna ancora disponibile
fixed-none-available-version = nessuna ancora disponibile
fixed-none-available-version-dated = nessuna ancora disponibile
fixed-see-resolution-bare = vedere la soluzione più avanti
fixed-see-controls-bare = nessuna versione corretta indicata; vedere le misure più avanti

## Vulnerabilities
vulnerability-and-vectors = Vulnerabilità e vettori
severity = Gravità
severity-none = Nessuna
severity-low = Bassa
severity-medium = Media
severity-high = Alta
severity-critical = Critica
other-ranking = Classificazione equivalente
not-scored = senza punteggio
most-severe-of = { $count ->
    [1] { $about }
   *[other] La più grave di { $printed }: { $about }
}
description = Descrizione
weakness = Debolezza
exploitation = Sfruttamento
exploitation-not-known = Non ci risulta alcuno sfruttamento.
exploitation-proof-of-concept = È pubblica una prova di fattibilità.
exploitation-exploited = La vulnerabilità è attivamente sfruttata.
resolution = Soluzione
resolution-fix = Correzione
resolution-fix-planned = Correzione prevista
resolution-mitigation = Misura compensativa
resolution-workaround = Soluzione temporanea
resolution-no-fix-planned = Nessuna correzione prevista
resolution-none-available = Nessuna ancora disponibile
resolution-version = Versione { $version }
resolution-version-dated = Versione { $version }, disponibile dal { $date }
affected = Prodotti interessati
credit = Ringraziamenti
more = Ulteriori informazioni
restricted-detail = Dettaglio riservato, da non pubblicare.
measures-fix = La versione { $version } elimina la vulnerabilità.
measures-fix-dated = La versione { $version } elimina la vulnerabilità ed è disponibile dal { $date }.
measures-fix-planned = Stiamo lavorando a una correzione il più rapidamente possibile e vi informeremo quando sarà disponibile.
measures-fix-planned-dated = Stiamo lavorando a una correzione, la cui pubblicazione è prevista entro il { $date }. Vi informeremo quando sarà disponibile.
measures-no-fix-planned = Non è prevista alcuna correzione; le misure compensative di cui sopra restano in vigore.

## What follows
element-description = Descrizione
element-severity = Gravità
element-versions = Versioni interessate
element-resolution = Soluzione
element-authorities = Autorità
element-users = Utilizzatori
element-timeliness = Nei termini
element-of = { $element } ({ $of })
follow-up-row = { $what }: entro il { $date }.
by-date = Entro il { $date }.

## About the document
about = Informazioni sul documento
about-signature = La firma elettronica riguarda l’intero documento, compresi gli allegati. Qualsiasi lettore PDF che supporta le firme elettroniche può verificarla.
about-attachments = Allegati a questo documento: { $names }.
signature-of = Firma elettronica: { $name }
signature-field = Campo della firma
signature-empty = Vuoto finché il documento non viene sigillato. Mostrerà poi nome, significato, data e ora.
figures = Figure

## What is missing, in words
what-description = descrizione
what-score = punteggio
what-versions = versioni
what-resolution = soluzione
what-fix = versione corretta
what-exploitation = dichiarazione sullo sfruttamento
what-reason = motivo del presente avviso
what-risk = dichiarazione sul rischio
what-actions = azioni per gli utilizzatori
what-use = dichiarazione se i dispositivi possono essere utilizzati
what-measures = misure del fabbricante
what-summary = sintesi
what-impact = valutazione dell’impatto
what-user-measures = misure per gli utilizzatori
what-sensitivity = riservatezza delle informazioni
what-discovery = scoperta
what-safety = valutazione della sicurezza
what-product = prodotto interessato
what-reason-outstanding = motivo per cui non è disponibile

## Sentences that the record's data makes
found-by = Scoperta da { $name }.
found-on = Scoperta il { $date }.
received-from = Ricevuto da: { $name }.
credit-to = Ringraziamenti: { $name }.
risk-not-assessed = Il rischio di danno al paziente non è ancora stato valutato (linee guida FDA 2016 sulla fase successiva alla commercializzazione).
risk-controlled = Rischio controllato di danno al paziente (linee guida FDA 2016 sulla fase successiva alla commercializzazione).
risk-uncontrolled = Rischio non controllato di danno al paziente (linee guida FDA 2016 sulla fase successiva alla commercializzazione).
hazard-in-file = Pericolo nel fascicolo di gestione del rischio: { $name }.
answer-of = Risposta: { $answer } ({ $name }).
answer-yes = sì
answer-no = no
answer-uncertain = non certo
reason-is = Motivo: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Sicurezza dei prodotti e vigilanza
state-open = aperto
state-closed = chiuso il { $date }
resolution-sentence = Versione { $version }.
resolution-sentence-dated = Versione { $version }, disponibile dal { $date }.
choice-risk-control-not-assessed = non ancora valutato
choice-risk-control-controlled = rischio controllato di danno al paziente
choice-risk-control-uncontrolled = rischio non controllato di danno al paziente
versions-only = { $versions }
attention-users = Utilizzatori, ingegneria clinica, sicurezza informatica
