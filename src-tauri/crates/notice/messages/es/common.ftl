## What the engine itself prints
page-of = Página {"{"}page{"}"} de {"{"}pages{"}"}
version = versión {"{"}version{"}"}
link-to = Enlace a
draft = BORRADOR, no distribuir

## Dates, numbers and lists
months = enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
weekdays = lun mar mié jue vie sáb dom
date-form = { $day } de { $month } de { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = sí
no = no
characters-of = ({ $count } de { $max } caracteres)
size-bytes = { $count ->
    [one] { $printed } byte
    [many] { $printed } bytes
   *[other] { $printed } bytes
}

## What is missing or follows
to-follow = aún no se conoce; se facilitará a más tardar el { $date }
missing = Falta: { $what }
not-stated = no indicado
nothing-outstanding = Toda la información exigida figura más arriba.

## Reference block and contact
date = Fecha
reference = Referencia
type = Tipo
new-notice = Nota nueva
update-of = Actualización; sustituye a { $reference }
for-attention = A la atención de
contact = Contacto
telephone = Teléfono
email = Correo electrónico
web = Sitio web
postal = Dirección postal
machine-readable = Legible por máquina

## Products and versions
device = Producto
model = Modelo
udi = UDI-DI
affected-versions = Versiones afectadas
fixed-in = Corregido en
versions-all = todas las versiones
versions-between = { $from } y { $to }
versions-not = no { $version }
no-affected = No se ha indicado ningún producto afectado.
not-affected = { $product } no está afectado
not-affected-versions = { $product } ({ $versions }) no está afectado
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponible a partir del { $date }
fixed-fix-bare = véase la solución
fixed-fix-dated = disponible a partir del { $date }
fixed-fix-planned-bare = corrección prevista
fixed-fix-planned-dated = corrección prevista: { $date }
fixed-fix-planned-version = { $version } (prevista)
fixed-fix-planned-version-dated = { $version } prevista para el { $date }
fixed-no-fix-planned-bare = sin corrección prevista
fixed-no-fix-planned-dated = sin corrección prevista
fixed-no-fix-planned-version = sin corrección prevista
fixed-no-fix-planned-version-dated = sin corrección prevista
fixed-none-available-bare = aún no hay ninguna disponible
fixed-none-available-dated = aún no hay ninguna disponible
fixed-none-available-version = aún no hay ninguna disponible
fixed-none-available-version-dated = aún no hay ninguna disponible
fixed-see-resolution-bare = véase la solución más abajo
fixed-see-controls-bare = no se indica ninguna versión corregida; véanse las medidas más abajo

## Vulnerabilities
vulnerability-and-vectors = Vulnerabilidad y vectores
severity = Gravedad
severity-none = Ninguna
severity-low = Baja
severity-medium = Media
severity-high = Alta
severity-critical = Crítica
other-ranking = Clasificación equivalente
not-scored = sin puntuar
most-severe-of = { $count ->
    [1] { $about }
   *[other] La más grave de { $printed }: { $about }
}
description = Descripción
weakness = Debilidad
exploitation = Explotación
exploitation-not-known = No tenemos conocimiento de ninguna explotación.
exploitation-proof-of-concept = Existe una prueba de concepto pública.
exploitation-exploited = La vulnerabilidad se está explotando activamente.
resolution = Solución
resolution-fix = Corrección
resolution-fix-planned = Corrección prevista
resolution-mitigation = Medida compensatoria
resolution-workaround = Solución provisional
resolution-no-fix-planned = Sin corrección prevista
resolution-none-available = Aún no hay ninguna disponible
resolution-version = Versión { $version }
resolution-version-dated = Versión { $version }, disponible a partir del { $date }
affected = Productos afectados
credit = Agradecimientos
more = Más información
restricted-detail = Detalle restringido, no publicar.
measures-fix = La versión { $version } elimina la vulnerabilidad.
measures-fix-dated = La versión { $version } elimina la vulnerabilidad y está disponible a partir del { $date }.
measures-fix-planned = Trabajamos en una corrección con la mayor rapidez posible y le informaremos cuando esté disponible.
measures-fix-planned-dated = Trabajamos en una corrección y prevemos publicarla a más tardar el { $date }. Le informaremos cuando esté disponible.
measures-no-fix-planned = No se prevé ninguna corrección; las medidas compensatorias anteriores siguen vigentes.

## What follows
element-description = Descripción
element-severity = Gravedad
element-versions = Versiones afectadas
element-resolution = Solución
element-authorities = Autoridades
element-users = Usuarios
element-timeliness = Dentro de plazo
element-of = { $element } ({ $of })
follow-up-row = { $what }: a más tardar el { $date }.
by-date = A más tardar el { $date }.

## About the document
about = Acerca de este documento
about-signature = La firma electrónica abarca todo el documento, incluidos sus anexos. Cualquier lector de PDF que admita firmas electrónicas puede verificarla.
about-attachments = Anexos de este documento: { $names }.
signature-of = Firma electrónica: { $name }
signature-field = Campo de firma
signature-empty = Vacío hasta que se selle el documento. Después mostrará el nombre, el significado, la fecha y la hora.
figures = Figuras

## What is missing, in words
what-description = descripción
what-score = puntuación
what-versions = versiones
what-resolution = solución
what-fix = versión corregida
what-exploitation = declaración sobre la explotación
what-reason = motivo de esta nota
what-risk = declaración sobre el riesgo
what-actions = medidas para los usuarios
what-use = indicación de si los productos pueden utilizarse
what-measures = medidas del fabricante
what-summary = resumen
what-impact = evaluación de las repercusiones
what-user-measures = medidas que deben tomar los usuarios
what-sensitivity = carácter sensible de la información
what-discovery = descubrimiento
what-safety = evaluación de la seguridad
what-product = producto afectado
what-reason-outstanding = motivo por el que no está disponible

## Sentences that the record's data makes
found-by = Descubierta por { $name }.
found-on = Descubierta el { $date }.
received-from = Recibido de: { $name }.
credit-to = Agradecimientos: { $name }.
risk-not-assessed = El riesgo de daño al paciente aún no se ha evaluado (guía de la FDA de 2016 sobre poscomercialización).
risk-controlled = Riesgo controlado de daño al paciente (guía de la FDA de 2016 sobre poscomercialización).
risk-uncontrolled = Riesgo no controlado de daño al paciente (guía de la FDA de 2016 sobre poscomercialización).
hazard-in-file = Peligro en el expediente de gestión de riesgos: { $name }.
answer-of = Respuesta: { $answer } ({ $name }).
answer-yes = sí
answer-no = no
answer-uncertain = no es seguro
reason-is = Motivo: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Seguridad de los productos y vigilancia
state-open = abierto
state-closed = cerrado el { $date }
resolution-sentence = Versión { $version }.
resolution-sentence-dated = Versión { $version }, disponible a partir del { $date }.
choice-risk-control-not-assessed = aún sin evaluar
choice-risk-control-controlled = riesgo controlado de daño al paciente
choice-risk-control-uncontrolled = riesgo no controlado de daño al paciente
versions-only = { $versions }
attention-users = Usuarios, ingeniería biomédica, seguridad informática
