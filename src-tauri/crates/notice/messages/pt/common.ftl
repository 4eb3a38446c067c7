## What the engine itself prints
page-of = Página {"{"}page{"}"} de {"{"}pages{"}"}
version = versão {"{"}version{"}"}
link-to = Ligação para
draft = PROJETO, não distribuir

## Dates, numbers and lists
months = janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
weekdays = seg. ter. qua. qui. sex. sáb. dom.
date-form = { $day } de { $month } de { $year }
moment-date = { $weekday } { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = sim
no = não
characters-of = ({ $count } de { $max } carateres)
size-bytes = { $count ->
    [one] { $printed } byte
    [many] { $printed } bytes
   *[other] { $printed } bytes
}

## What is missing or follows
to-follow = ainda não conhecido, a comunicar até { $date }
missing = Em falta: { $what }
not-stated = não indicado
nothing-outstanding = Todas as informações exigidas constam acima.

## Reference block and contact
date = Data
reference = Referência
type = Tipo
new-notice = Novo aviso
update-of = Atualização; substitui { $reference }
for-attention = À atenção de
contact = Contacto
telephone = Telefone
email = Correio eletrónico
web = Sítio Web
postal = Endereço postal
machine-readable = Legível por máquina

## Products and versions
device = Produto
model = Modelo
udi = UDI-DI
affected-versions = Versões afetadas
fixed-in = Corrigido em
versions-all = todas as versões
versions-between = { $from } e { $to }
versions-not = não { $version }
no-affected = Não está indicado nenhum produto afetado.
not-affected = { $product } não está afetado
not-affected-versions = { $product } ({ $versions }) não está afetado
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, disponível a partir de { $date }
fixed-fix-bare = ver a solução
fixed-fix-dated = disponível a partir de { $date }
fixed-fix-planned-bare = correção prevista
fixed-fix-planned-dated = correção prevista: { $date }
fixed-fix-planned-version = { $version } (prevista)
fixed-fix-planned-version-dated = { $version } prevista para { $date }
fixed-no-fix-planned-bare = nenhuma correção prevista
fixed-no-fix-planned-dated = nenhuma correção prevista
fixed-no-fix-planned-version = nenhuma correção prevista
fixed-no-fix-planned-version-dated = nenhuma correção prevista
fixed-none-available-bare = ainda nenhuma disponível
fixed-none-available-dated = ainda nenhuma disponível
fixed-none-available-version = ainda nenhuma disponível
fixed-none-available-version-dated = ainda nenhuma disponível
fixed-see-resolution-bare = ver a solução abaixo
fixed-see-controls-bare = nenhuma versão corrigida indicada; ver as medidas abaixo

## Vulnerabilities
vulnerability-and-vectors = Vulnerabilidade e vetores
severity = Gravidade
severity-none = Nenhuma
severity-low = Baixa
severity-medium = Média
severity-high = Alta
severity-critical = Crítica
other-ranking = Classificação equivalente
not-scored = sem pontuação
most-severe-of = { $count ->
    [1] { $about }
   *[other] A mais grave de { $printed }: { $about }
}
description = Descrição
weakness = Fraqueza
exploitation = Exploração
exploitation-not-known = Não temos conhecimento de qualquer exploração.
exploitation-proof-of-concept = Existe uma prova de conceito pública.
exploitation-exploited = A vulnerabilidade está a ser ativamente explorada.
resolution = Solução
resolution-fix = Correção
resolution-fix-planned = Correção prevista
resolution-mitigation = Medida compensatória
resolution-workaround = Solução alternativa
resolution-no-fix-planned = Nenhuma correção prevista
resolution-none-available = Ainda nenhuma disponível
resolution-version = Versão { $version }
resolution-version-dated = Versão { $version }, disponível a partir de { $date }
affected = Produtos abrangidos
credit = Agradecimentos
more = Mais informações
restricted-detail = Pormenor restrito, não publicar.
measures-fix = A versão { $version } elimina a vulnerabilidade.
measures-fix-dated = A versão { $version } elimina a vulnerabilidade e está disponível a partir de { $date }.
measures-fix-planned = Estamos a trabalhar numa correção o mais rapidamente possível e informá-lo-emos quando estiver disponível.
measures-fix-planned-dated = Estamos a trabalhar numa correção e prevemos publicá-la até { $date }. Informá-lo-emos quando estiver disponível.
measures-no-fix-planned = Não está prevista nenhuma correção; as medidas compensatórias acima mantêm-se em vigor.

## What follows
element-description = Descrição
element-severity = Gravidade
element-versions = Versões afetadas
element-resolution = Solução
element-authorities = Autoridades
element-users = Utilizadores
element-timeliness = Dentro do prazo
element-of = { $element } ({ $of })
follow-up-row = { $what }: até { $date }.
by-date = Até { $date }.

## About the document
about = Acerca deste documento
about-signature = A assinatura eletrónica abrange todo o documento, incluindo os seus anexos. Qualquer leitor de PDF que suporte assinaturas eletrónicas pode verificá-la.
about-attachments = Anexos deste documento: { $names }.
signature-of = Assinatura eletrónica: { $name }
signature-field = Campo de assinatura
signature-empty = Vazio até o documento ser selado. Mostrará então o nome, o significado, a data e a hora.
figures = Figuras

## What is missing, in words
what-description = descrição
what-score = pontuação
what-versions = versões
what-resolution = solução
what-fix = versão corrigida
what-exploitation = declaração sobre a exploração
what-reason = motivo deste aviso
what-risk = declaração sobre o risco
what-actions = medidas para os utilizadores
what-use = declaração sobre se os dispositivos podem ser utilizados
what-measures = medidas do fabricante
what-summary = resumo
what-impact = avaliação do impacto
what-user-measures = medidas a tomar pelos utilizadores
what-sensitivity = sensibilidade das informações
what-discovery = descoberta
what-safety = avaliação da segurança
what-product = produto afetado
what-reason-outstanding = motivo pelo qual não está disponível

## Sentences that the record's data makes
found-by = Descoberta por { $name }.
found-on = Descoberta em { $date }.
received-from = Recebido de: { $name }.
credit-to = Agradecimentos: { $name }.
risk-not-assessed = O risco de dano para o doente ainda não foi avaliado (orientação da FDA de 2016 sobre a fase pós-comercialização).
risk-controlled = Risco controlado de dano para o doente (orientação da FDA de 2016 sobre a fase pós-comercialização).
risk-uncontrolled = Risco não controlado de dano para o doente (orientação da FDA de 2016 sobre a fase pós-comercialização).
hazard-in-file = Perigo no ficheiro de gestão do risco: { $name }.
answer-of = Resposta: { $answer } ({ $name }).
answer-yes = sim
answer-no = não
answer-uncertain = não é certo
reason-is = Motivo: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Segurança dos produtos e vigilância
state-open = aberto
state-closed = encerrado em { $date }
resolution-sentence = Versão { $version }.
resolution-sentence-dated = Versão { $version }, disponível a partir de { $date }.
choice-risk-control-not-assessed = ainda não avaliado
choice-risk-control-controlled = risco controlado de dano para o doente
choice-risk-control-uncontrolled = risco não controlado de dano para o doente
versions-only = { $versions }
attention-users = Utilizadores, engenharia biomédica, segurança informática
