## Labels of values of the record
field-title = Título
field-number = Número
field-summary = Resumen
field-harm = Posible daño
field-act-by = Actuar antes del
field-reply-by = Responder antes del
field-replaces = Sustituye a
field-cves = CVE
field-sensitivity = Carácter sensible de la información
field-credits = Agradecimientos a
field-references = Más información
field-affected-versions = Versiones afectadas
field-resolutions = Solución
field-embargo = No publicar antes del
field-organisation-name = Nombre
field-organisation-address = Dirección
field-organisation-srn = Número de registro único (SRN)
field-organisation-email = Correo electrónico
field-organisation-website = Sitio web
field-product-name = Nombre
field-product-model = Modelo o número de catálogo
field-product-udi-di = UDI-DI
field-product-purpose = Finalidad prevista

## Labels of fields that several authorities ask for
field-int-serial = Números de serie

## Labels of fields: European Union
field-eu-software-version = Versión del software
field-eu-fsn-probability = Probabilidad de ocurrencia
field-eu-fsn-background = Antecedentes
field-eu-fsn-patient-follow-up = Seguimiento de los pacientes
field-eu-fsn-completion-on = Completar antes del
field-eu-fsn-associated-devices = Productos asociados
field-eu-fsn-lay-users = Pacientes o usuarios profanos a los que informar
field-eu-fsn-next = Nota de seguimiento
field-eu-fsn-local-contact = Contacto local

## Labels of fields: other countries and standards
field-std-acknowledged = Respuesta a la persona notificante
field-std-terms = Condiciones de uso
field-std-revision-history = Revisiones
