## What the engine itself prints
page-of = Leathanach {"{"}page{"}"} as {"{"}pages{"}"}
version = leagan {"{"}version{"}"}
link-to = Nasc chuig
draft = DRÉACHT, gan é a scaipeadh

## Dates, numbers and lists
months = Eanáir Feabhra Márta Aibreán Bealtaine Meitheamh Iúil Lúnasa Meán{"\u00A0"}Fómhair Deireadh{"\u00A0"}Fómhair Samhain Nollaig
weekdays = Luan Máirt Céad Déar Aoine Sath Domh
date-form = { $day } { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = .
number-group = ,
yes = tá
no = níl
characters-of = ({ $count } as { $max } carachtar)
size-bytes = { $count ->
    [one] { $printed } bheart
    [two] { $printed } bheart
    [few] { $printed } bheart
    [many] { $printed } mbeart
   *[other] { $printed } beart
}

## What is missing or follows
to-follow = níl sé ar eolas go fóill, le soláthar faoin { $date }
missing = In easnamh: { $what }
not-stated = níl sé luaite
nothing-outstanding = Tá an fhaisnéis uile a cheanglaítear tugtha thuas.

## Reference block and contact
date = Dáta
reference = Tagairt
type = Cineál
new-notice = Fógra nua
update-of = Nuashonrú; gabhann sé ionad { $reference }
for-attention = Le haghaidh aird
contact = Teagmháil
telephone = Teileafón
email = Ríomhphost
web = Suíomh gréasáin
postal = Seoladh poist
machine-readable = Inléite ag meaisín

## Products and versions
device = Táirge
model = Samhail
udi = UDI-DI
affected-versions = Leaganacha atá i gceist
fixed-in = Ceartaithe i leagan
versions-all = gach leagan
versions-between = { $from } agus { $to }
versions-not = ní { $version }
no-affected = Níl aon táirge atá i gceist luaite.
not-affected = { $product }: níl sé i gceist
not-affected-versions = { $product } ({ $versions }): níl sé i gceist
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, ar fáil ón { $date }
fixed-fix-bare = féach an réiteach
fixed-fix-dated = ar fáil ón { $date }
fixed-fix-planned-bare = ceartúchán beartaithe
fixed-fix-planned-dated = ceartúchán beartaithe: { $date }
fixed-fix-planned-version = { $version } (beartaithe)
fixed-fix-planned-version-dated = { $version }, beartaithe don { $date }
fixed-no-fix-planned-bare = níl ceartúchán beartaithe
fixed-no-fix-planned-dated = níl ceartúchán beartaithe
fixed-no-fix-planned-version = níl ceartúchán beartaithe
fixed-no-fix-planned-version-dated = níl ceartúchán beartaithe
fixed-none-available-bare = níl aon cheann ar fáil go fóill
fixed-none-available-dated = níl aon cheann ar fáil go fóill
fixed-none-available-version = níl aon cheann ar fáil go fóill
fixed-none-available-version-dated = níl aon cheann ar fáil go fóill
fixed-see-resolution-bare = féach an réiteach thíos
fixed-see-controls-bare = níl leagan ceartaithe ainmnithe; féach na bearta thíos

## Vulnerabilities
vulnerability-and-vectors = Leochaileacht agus veicteoirí
severity = Déine
severity-none = Níl aon cheann ann
severity-low = Íseal
severity-medium = Meánach
severity-high = Ard
severity-critical = Criticiúil
other-ranking = Rangú coibhéiseach
not-scored = gan scór
most-severe-of = { $count ->
    [1] { $about }
   *[other] An ceann is tromchúisí as { $printed }: { $about }
}
description = Tuairisc
weakness = Laige
exploitation = Saothrú
exploitation-not-known = Ní heol dúinn aon saothrú.
exploitation-proof-of-concept = Tá cruthúnas coincheapa ar fáil go poiblí.
exploitation-exploited = Tá an leochaileacht á saothrú go gníomhach.
resolution = Réiteach
resolution-fix = Ceartúchán
resolution-fix-planned = Ceartúchán beartaithe
resolution-mitigation = Beart cúiteach
resolution-workaround = Réiteach sealadach
resolution-no-fix-planned = Níl ceartúchán beartaithe
resolution-none-available = Níl aon cheann ar fáil go fóill
resolution-version = Leagan { $version }
resolution-version-dated = Leagan { $version }, ar fáil ón { $date }
affected = Táirgí atá i gceist
credit = Buíochas
more = Tuilleadh eolais
restricted-detail = Sonra srianta, gan é a fhoilsiú.
measures-fix = Cuireann leagan { $version } deireadh leis an leochaileacht.
measures-fix-dated = Cuireann leagan { $version } deireadh leis an leochaileacht agus tá sé ar fáil ón { $date }.
measures-fix-planned = Táimid ag obair ar cheartúchán chomh tapa agus is féidir agus cuirfimid in iúl duit nuair a bheidh sé ar fáil.
measures-fix-planned-dated = Táimid ag obair ar cheartúchán agus tá sé beartaithe againn é a eisiúint faoin { $date }. Cuirfimid in iúl duit nuair a bheidh sé ar fáil.
measures-no-fix-planned = Níl ceartúchán beartaithe; fanann na bearta cúiteacha thuas i bhfeidhm.

## What follows
element-description = Tuairisc
element-severity = Déine
element-versions = Leaganacha atá i gceist
element-resolution = Réiteach
element-authorities = Údaráis
element-users = Úsáideoirí
element-timeliness = In am
element-of = { $element } ({ $of })
follow-up-row = { $what }: faoin { $date }.
by-date = Faoin { $date }.

## About the document
about = Maidir leis an doiciméad seo
about-signature = Clúdaíonn an síniú leictreonach an doiciméad iomlán, a cheangaltáin san áireamh. Is féidir le haon léitheoir PDF a thacaíonn le sínithe leictreonacha é a sheiceáil.
about-attachments = Ceangailte leis an doiciméad seo: { $names }.
signature-of = Síniú leictreonach: { $name }
signature-field = Réimse sínithe
signature-empty = Folamh go dtí go séalaítear an doiciméad. Taispeánfaidh sé ainm, brí, dáta agus am ansin.
figures = Fíoracha

## What is missing, in words
what-description = tuairisc
what-score = scór
what-versions = leaganacha
what-resolution = réiteach
what-fix = leagan ceartaithe
what-exploitation = ráiteas maidir le saothrú
what-reason = cúis an fhógra seo
what-risk = ráiteas maidir leis an riosca
what-actions = gníomhaíochtaí d’úsáideoirí
what-use = ráiteas cibé acu is féidir na feistí a úsáid
what-measures = bearta an mhonaróra
what-summary = achoimre
what-impact = measúnú ar an tionchar
what-user-measures = bearta d’úsáideoirí
what-sensitivity = íogaireacht na faisnéise
what-discovery = fionnachtain
what-safety = measúnú sábháilteachta
what-product = táirge atá i gceist
what-reason-outstanding = cúis nach bhfuil sé ar fáil

## Sentences that the record's data makes
found-by = Aimsithe ag { $name }.
found-on = Aimsithe an { $date }.
received-from = Faighte ó: { $name }.
credit-to = Buíochas: { $name }.
risk-not-assessed = Níl an riosca díobhála don othar measúnaithe go fóill (treoraíocht FDA 2016 maidir leis an tréimhse iarmhargaíochta).
risk-controlled = Riosca rialaithe díobhála don othar (treoraíocht FDA 2016 maidir leis an tréimhse iarmhargaíochta).
risk-uncontrolled = Riosca neamhrialaithe díobhála don othar (treoraíocht FDA 2016 maidir leis an tréimhse iarmhargaíochta).
hazard-in-file = Guais sa chomhad bainistíochta riosca: { $name }.
answer-of = Freagra: { $answer } ({ $name }).
answer-yes = tá
answer-no = níl
answer-uncertain = níl sé cinnte
reason-is = Cúis: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Sábháilteacht táirgí agus faireachas
state-open = oscailte
state-closed = dúnta an { $date }
resolution-sentence = Leagan { $version }.
resolution-sentence-dated = Leagan { $version }, ar fáil ón { $date }.
choice-risk-control-not-assessed = gan mheasúnú go fóill
choice-risk-control-controlled = riosca rialaithe díobhála don othar
choice-risk-control-uncontrolled = riosca neamhrialaithe díobhála don othar
versions-only = { $versions }
attention-users = Úsáideoirí, innealtóireacht bhithleighis, slándáil TF
