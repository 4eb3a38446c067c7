## Labels of values of the record
field-title = Titlu
field-number = Numru
field-summary = Sommarju
field-harm = Ħsara possibbli
field-act-by = Aġixxu sa
field-reply-by = Wieġeb sa
field-replaces = Jieħu post
field-cves = CVE
field-sensitivity = Sensittività tal-informazzjoni
field-credits = Ringrazzjamenti lil
field-references = Aktar informazzjoni
field-affected-versions = Verżjonijiet affettwati
field-resolutions = Soluzzjoni
field-embargo = Mhux pubbliku qabel
field-organisation-name = Isem
field-organisation-address = Indirizz
field-organisation-srn = Numru uniku ta’ reġistrazzjoni (SRN)
field-organisation-email = Posta elettronika
field-organisation-website = Sit web
field-product-name = Isem
field-product-model = Mudell jew numru tal-katalgu
field-product-udi-di = UDI-DI
field-product-purpose = Għan maħsub

## Labels of fields that several authorities ask for
field-int-serial = Numri tas-serje

## Labels of fields: European Union
field-eu-software-version = Verżjoni tas-softwer
field-eu-fsn-probability = Probabbiltà ta’ okkorrenza
field-eu-fsn-background = Sfond
field-eu-fsn-patient-follow-up = Segwitu tal-pazjenti
field-eu-fsn-completion-on = Lesti sa
field-eu-fsn-associated-devices = Apparati assoċjati
field-eu-fsn-lay-users = Pazjenti jew utenti mhux professjonali li għandhom jiġu infurmati
field-eu-fsn-next = Avviż ta’ segwitu
field-eu-fsn-local-contact = Kuntatt lokali

## Labels of fields: other countries and standards
field-std-acknowledged = Tweġiba lir-rapportatur
field-std-terms = Termini tal-użu
field-std-revision-history = Reviżjonijiet
