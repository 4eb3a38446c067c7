## Labels of values of the record
field-title = Título
field-number = Número
field-summary = Resumo
field-harm = Dano possível
field-act-by = Agir até
field-reply-by = Responder até
field-replaces = Substitui
field-cves = CVE
field-sensitivity = Sensibilidade das informações
field-credits = Agradecimentos a
field-references = Mais informações
field-affected-versions = Versões afetadas
field-resolutions = Solução
field-embargo = Não publicar antes de
field-organisation-name = Nome
field-organisation-address = Endereço
field-organisation-srn = Número único de registo (SRN)
field-organisation-email = Correio eletrónico
field-organisation-website = Sítio Web
field-product-name = Nome
field-product-model = Modelo ou número de catálogo
field-product-udi-di = UDI-DI
field-product-purpose = Finalidade prevista

## Labels of fields that several authorities ask for
field-int-serial = Números de série

## Labels of fields: European Union
field-eu-software-version = Versão do software
field-eu-fsn-probability = Probabilidade de ocorrência
field-eu-fsn-background = Contexto
field-eu-fsn-patient-follow-up = Acompanhamento dos doentes
field-eu-fsn-completion-on = Concluir até
field-eu-fsn-associated-devices = Dispositivos associados
field-eu-fsn-lay-users = Doentes ou utilizadores leigos a informar
field-eu-fsn-next = Aviso de acompanhamento
field-eu-fsn-local-contact = Contacto local

## Labels of fields: other countries and standards
field-std-acknowledged = Resposta ao autor da comunicação
field-std-terms = Condições de utilização
field-std-revision-history = Revisões
