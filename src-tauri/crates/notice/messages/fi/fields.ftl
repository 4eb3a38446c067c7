## Labels of values of the record
field-title = Otsikko
field-number = Numero
field-summary = Tiivistelmä
field-harm = Mahdollinen haitta
field-act-by = Toimittava viimeistään
field-reply-by = Vastattava viimeistään
field-replaces = Korvaa
field-cves = CVE
field-sensitivity = Tietojen arkaluonteisuus
field-credits = Kiitokset henkilöille
field-references = Lisätietoja
field-affected-versions = Versiot, joita asia koskee
field-resolutions = Ratkaisu
field-embargo = Ei julkinen ennen
field-organisation-name = Nimi
field-organisation-address = Osoite
field-organisation-srn = Yksilöllinen rekisterinumero (SRN)
field-organisation-email = Sähköposti
field-organisation-website = Verkkosivusto
field-product-name = Nimi
field-product-model = Malli tai luettelonumero
field-product-udi-di = UDI-DI
field-product-purpose = Käyttötarkoitus

## Labels of fields that several authorities ask for
field-int-serial = Sarjanumerot

## Labels of fields: European Union
field-eu-software-version = Ohjelmistoversio
field-eu-fsn-probability = Esiintymisen todennäköisyys
field-eu-fsn-background = Tausta
field-eu-fsn-patient-follow-up = Potilaiden seuranta
field-eu-fsn-completion-on = Tehtävä viimeistään
field-eu-fsn-associated-devices = Liitännäiset laitteet
field-eu-fsn-lay-users = Potilaat tai maallikkokäyttäjät, joille on ilmoitettava
field-eu-fsn-next = Jatkotiedote
field-eu-fsn-local-contact = Paikallinen yhteyshenkilö

## Labels of fields: other countries and standards
field-std-acknowledged = Vastaus ilmoittajalle
field-std-terms = Käyttöehdot
field-std-revision-history = Muutokset
