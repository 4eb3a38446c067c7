## What the engine itself prints
page-of = Sivu {"{"}page{"}"}/{"{"}pages{"}"}
version = versio {"{"}version{"}"}
link-to = Linkki:
draft = LUONNOS, ei jaettavaksi

## Dates, numbers and lists
months = tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
weekdays = ma ti ke to pe la su
date-form = { $day }. { $month } { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = kyllä
no = ei
characters-of = ({ $count }/{ $max } merkkiä)
size-bytes = { $count ->
    [one] { $printed } tavu
   *[other] { $printed } tavua
}

## What is missing or follows
to-follow = ei vielä tiedossa, toimitetaan viimeistään { $date }
missing = Puuttuu: { $what }
not-stated = ei ilmoitettu
nothing-outstanding = Kaikki vaaditut tiedot on annettu edellä.

## Reference block and contact
date = Päiväys
reference = Viite
type = Laji
new-notice = Uusi tiedote
update-of = Päivitys; korvaa tiedotteen { $reference }
for-attention = Tiedoksi
contact = Yhteyshenkilö
telephone = Puhelin
email = Sähköposti
web = Verkkosivusto
postal = Postiosoite
machine-readable = Koneluettava

## Products and versions
device = Tuote
model = Malli
udi = UDI-DI
affected-versions = Versiot, joita asia koskee
fixed-in = Korjattu versiossa
versions-all = kaikki versiot
versions-between = { $from } ja { $to }
versions-not = ei { $version }
no-affected = Tuotetta, jota asia koskee, ei ole ilmoitettu.
not-affected = Asia ei koske tuotetta { $product }
not-affected-versions = Asia ei koske tuotetta { $product } ({ $versions })
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, saatavilla alkaen { $date }
fixed-fix-bare = katso ratkaisu
fixed-fix-dated = saatavilla alkaen { $date }
fixed-fix-planned-bare = korjaus suunnitteilla
fixed-fix-planned-dated = korjaus suunnitteilla: { $date }
fixed-fix-planned-version = { $version } (suunnitteilla)
fixed-fix-planned-version-dated = { $version } suunnitteilla, { $date }
fixed-no-fix-planned-bare = korjausta ei ole suunnitteilla
fixed-no-fix-planned-dated = korjausta ei ole suunnitteilla
fixed-no-fix-planned-version = korjausta ei ole suunnitteilla
fixed-no-fix-planned-version-dated = korjausta ei ole suunnitteilla
fixed-none-available-bare = ratkaisua ei ole vielä saatavilla
fixed-none-available-dated = ratkaisua ei ole vielä saatavilla
fixed-none-available-version = ratkaisua ei ole vielä saatavilla
fixed-none-available-version-dated = ratkaisua ei ole vielä saatavilla
fixed-see-resolution-bare = katso ratkaisu alla
fixed-see-controls-bare = korjattua versiota ei ole nimetty; katso toimenpiteet alla

## Vulnerabilities
vulnerability-and-vectors = Haavoittuvuus ja vektorit
severity = Vakavuus
severity-none = Ei vakava
severity-low = Matala
severity-medium = Keskitaso
severity-high = Korkea
severity-critical = Kriittinen
other-ranking = Vastaava luokitus
not-scored = ei pisteytetty
most-severe-of = { $count ->
    [1] { $about }
   *[other] Vakavin ({ $printed } haavoittuvuudesta): { $about }
}
description = Kuvaus
weakness = Heikkous
exploitation = Hyväksikäyttö
exploitation-not-known = Hyväksikäyttöä ei ole tiedossamme.
exploitation-proof-of-concept = Soveltuvuustodistus on julkinen.
exploitation-exploited = Haavoittuvuutta käytetään aktiivisesti hyväksi.
resolution = Ratkaisu
resolution-fix = Korjaus
resolution-fix-planned = Korjaus suunnitteilla
resolution-mitigation = Korvaava suojatoimi
resolution-workaround = Kiertotapa
resolution-no-fix-planned = Korjausta ei ole suunnitteilla
resolution-none-available = Ratkaisua ei ole vielä saatavilla
resolution-version = Versio { $version }
resolution-version-dated = Versio { $version }, saatavilla alkaen { $date }
affected = Koskee tuotteita
credit = Kiitokset
more = Lisätietoja
restricted-detail = Rajoitettu tieto, ei julkaistavaksi.
measures-fix = Versio { $version } poistaa haavoittuvuuden.
measures-fix-dated = Versio { $version } poistaa haavoittuvuuden ja on saatavilla alkaen { $date }.
measures-fix-planned = Valmistelemme korjausta niin nopeasti kuin mahdollista ja ilmoitamme, kun se on saatavilla.
measures-fix-planned-dated = Valmistelemme korjausta ja aiomme julkaista sen viimeistään { $date }. Ilmoitamme, kun se on saatavilla.
measures-no-fix-planned = Korjausta ei ole suunnitteilla; edellä mainitut korvaavat suojatoimet pysyvät voimassa.

## What follows
element-description = Kuvaus
element-severity = Vakavuus
element-versions = Versiot, joita asia koskee
element-resolution = Ratkaisu
element-authorities = Viranomaiset
element-users = Käyttäjät
element-timeliness = Määräajassa
element-of = { $element } ({ $of })
follow-up-row = { $what }: viimeistään { $date }.
by-date = Viimeistään { $date }.

## About the document
about = Tietoja tästä asiakirjasta
about-signature = Sähköinen allekirjoitus kattaa koko asiakirjan liitteineen. Sen voi tarkistaa millä tahansa PDF-lukijalla, joka tukee sähköisiä allekirjoituksia.
about-attachments = Asiakirjan liitteet: { $names }.
signature-of = Sähköinen allekirjoitus: { $name }
signature-field = Allekirjoituskenttä
signature-empty = Tyhjä, kunnes asiakirja sinetöidään. Sen jälkeen tässä näkyvät nimi, merkitys, päiväys ja kellonaika.
figures = Kuvat

## What is missing, in words
what-description = kuvaus
what-score = pisteytys
what-versions = versiot
what-resolution = ratkaisu
what-fix = korjattu versio
what-exploitation = tieto hyväksikäytöstä
what-reason = tämän tiedotteen syy
what-risk = tieto riskistä
what-actions = käyttäjien toimenpiteet
what-use = tieto siitä, saako laitteita käyttää
what-measures = valmistajan toimenpiteet
what-summary = tiivistelmä
what-impact = vaikutusten arviointi
what-user-measures = toimenpiteet käyttäjille
what-sensitivity = tietojen arkaluonteisuus
what-discovery = löytyminen
what-safety = turvallisuuden arviointi
what-product = tuote, jota asia koskee
what-reason-outstanding = syy, miksi tietoa ei ole saatavilla

## Sentences that the record's data makes
found-by = Löytäjä: { $name }.
found-on = Löydetty { $date }.
received-from = Vastaanotettu lähteestä: { $name }.
credit-to = Kiitokset: { $name }.
risk-not-assessed = Potilaalle aiheutuvan haitan riskiä ei ole vielä arvioitu (FDA:n vuoden 2016 ohje markkinoille saattamisen jälkeisestä vaiheesta).
risk-controlled = Hallittu potilaalle aiheutuvan haitan riski (FDA:n vuoden 2016 ohje markkinoille saattamisen jälkeisestä vaiheesta).
risk-uncontrolled = Hallitsematon potilaalle aiheutuvan haitan riski (FDA:n vuoden 2016 ohje markkinoille saattamisen jälkeisestä vaiheesta).
hazard-in-file = Vaara riskinhallinta-asiakirjassa: { $name }.
answer-of = Vastaus: { $answer } ({ $name }).
answer-yes = kyllä
answer-no = ei
answer-uncertain = ei varmaa
reason-is = Syy: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Tuoteturvallisuus ja vaaratilannejärjestelmä
state-open = avoin
state-closed = päätetty { $date }
resolution-sentence = Versio { $version }.
resolution-sentence-dated = Versio { $version }, saatavilla alkaen { $date }.
choice-risk-control-not-assessed = ei vielä arvioitu
choice-risk-control-controlled = hallittu potilaalle aiheutuvan haitan riski
choice-risk-control-uncontrolled = hallitsematon potilaalle aiheutuvan haitan riski
versions-only = { $versions }
attention-users = Käyttäjät, lääkintätekniikka, tietoturva
