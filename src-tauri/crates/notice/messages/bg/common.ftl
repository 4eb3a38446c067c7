## What the engine itself prints
page-of = Страница {"{"}page{"}"} от {"{"}pages{"}"}
version = версия {"{"}version{"}"}
link-to = Връзка към
draft = ПРОЕКТ, да не се разпространява

## Dates, numbers and lists
months = януари февруари март април май юни юли август септември октомври ноември декември
weekdays = пн вт ср чт пт сб нд
date-form = { $day } { $month } { $year } г.
moment-date = { $weekday }, { $date }
moment-form = { $date }, { $time } { $zone }
number-point = ,
number-group = {"\u00A0"}
yes = да
no = не
characters-of = ({ $count } от { $max } знака)
size-bytes = { $count ->
    [one] { $printed } байт
   *[other] { $printed } байта
}

## What is missing or follows
to-follow = още не е известно, ще бъде предоставено до { $date }
missing = Липсва: { $what }
not-stated = не е посочено
nothing-outstanding = Цялата изисквана информация е дадена по-горе.

## Reference block and contact
date = Дата
reference = Референтен номер
type = Вид
new-notice = Ново съобщение
update-of = Актуализация; заменя { $reference }
for-attention = На вниманието на
contact = За контакт
telephone = Телефон
email = Електронна поща
web = Уебсайт
postal = Пощенски адрес
machine-readable = Машинночетим формат

## Products and versions
device = Продукт
model = Модел
udi = UDI-DI
affected-versions = Засегнати версии
fixed-in = Отстранено във
versions-all = всички версии
versions-between = { $from } и { $to }
versions-not = не { $version }
no-affected = Не е посочен засегнат продукт.
not-affected = { $product } не е засегнат
not-affected-versions = { $product } ({ $versions }) не е засегнат
fixed-fix-version = { $version }
fixed-fix-version-dated = { $version }, налично от { $date }
fixed-fix-bare = вж. решението
fixed-fix-dated = налично от { $date }
fixed-fix-planned-bare = планирана корекция
fixed-fix-planned-dated = планирана корекция: { $date }
fixed-fix-planned-version = { $version } (планирано)
fixed-fix-planned-version-dated = { $version }, планирано за { $date }
fixed-no-fix-planned-bare = не е планирана корекция
fixed-no-fix-planned-dated = не е планирана корекция
fixed-no-fix-planned-version = не е планирана корекция
fixed-no-fix-planned-version-dated = не е планирана корекция
fixed-none-available-bare = все още няма
fixed-none-available-dated = все още няма
fixed-none-available-version = все още няма
fixed-none-available-version-dated = все още няма
fixed-see-resolution-bare = вж. решението по-долу
fixed-see-controls-bare = не е посочена коригирана версия; вж. мерките по-долу

## Vulnerabilities
vulnerability-and-vectors = Уязвимост и вектори
severity = Тежест
severity-none = Няма
severity-low = Ниска
severity-medium = Средна
severity-high = Висока
severity-critical = Критична
other-ranking = Равностойна класификация
not-scored = без оценка
most-severe-of = { $count ->
    [1] { $about }
   *[other] Най-тежката от { $printed }: { $about }
}
description = Описание
weakness = Слабост
exploitation = Използване
exploitation-not-known = Не ни е известно уязвимостта да е била използвана.
exploitation-proof-of-concept = Доказателство за осъществимост е публично достъпно.
exploitation-exploited = Уязвимостта се използва активно.
resolution = Решение
resolution-fix = Корекция
resolution-fix-planned = Планирана корекция
resolution-mitigation = Компенсираща мярка
resolution-workaround = Временно решение
resolution-no-fix-planned = Не е планирана корекция
resolution-none-available = Все още няма
resolution-version = Версия { $version }
resolution-version-dated = Версия { $version }, налично от { $date }
affected = Засегнати продукти
credit = Благодарности
more = Допълнителна информация
restricted-detail = Поверителна подробност, не е за публикуване.
measures-fix = Версия { $version } отстранява уязвимостта.
measures-fix-dated = Версия { $version } отстранява уязвимостта и е налична от { $date }
measures-fix-planned = Работим по корекция във възможно най-кратък срок и ще Ви уведомим, когато е налична.
measures-fix-planned-dated = Работим по корекция и планираме да я издадем до { $date } Ще Ви уведомим, когато е налична.
measures-no-fix-planned = Не е планирана корекция; горепосочените компенсиращи мерки остават в сила.

## What follows
element-description = Описание
element-severity = Тежест
element-versions = Засегнати версии
element-resolution = Решение
element-authorities = Органи
element-users = Потребители
element-timeliness = В срок
element-of = { $element } ({ $of })
follow-up-row = { $what }: до { $date }
by-date = До { $date }

## About the document
about = За този документ
about-signature = Електронният подпис обхваща целия документ, включително приложенията му. Всеки четец на PDF, който поддържа електронни подписи, може да го провери.
about-attachments = Приложения към този документ: { $names }.
signature-of = Електронен подпис: { $name }
signature-field = Поле за подпис
signature-empty = Празно, докато документът не бъде подпечатан. След това ще показва име, значение, дата и час.
figures = Фигури

## What is missing, in words
what-description = описание
what-score = оценка
what-versions = версии
what-resolution = решение
what-fix = коригирана версия
what-exploitation = сведение за използването на уязвимостта
what-reason = причина за това съобщение
what-risk = сведение за риска
what-actions = действия за потребителите
what-use = сведение дали изделията могат да се използват
what-measures = мерки на производителя
what-summary = резюме
what-impact = оценка на въздействието
what-user-measures = мерки за потребителите
what-sensitivity = чувствителност на информацията
what-discovery = откриване
what-safety = оценка на безопасността
what-product = засегнат продукт
what-reason-outstanding = причина, поради която сведението не е налично

## Sentences that the record's data makes
found-by = Открито от { $name }.
found-on = Открито на { $date }
received-from = Получено от: { $name }.
credit-to = Благодарности: { $name }.
risk-not-assessed = Рискът от увреждане на пациент още не е оценен (указания на FDA от 2016 г. за периода след пускането на пазара).
risk-controlled = Контролиран риск от увреждане на пациент (указания на FDA от 2016 г. за периода след пускането на пазара).
risk-uncontrolled = Неконтролиран риск от увреждане на пациент (указания на FDA от 2016 г. за периода след пускането на пазара).
hazard-in-file = Опасност в досието за управление на риска: { $name }.
answer-of = Отговор: { $answer } ({ $name }).
answer-yes = да
answer-no = не
answer-uncertain = не е сигурно
reason-is = Причина: { $name }
about-one = { $name }:
severity-of = { $name }: { $standard } { $score } ({ $word }), { $vector }
ranking-of = { $name }: { $word }
product-versions = { $product }: { $versions }
security-contact = Безопасност на продуктите и бдителност
state-open = открит
state-closed = приключен на { $date }
resolution-sentence = Версия { $version }.
resolution-sentence-dated = Версия { $version }, налично от { $date }
choice-risk-control-not-assessed = още не е оценено
choice-risk-control-controlled = контролиран риск от увреждане на пациент
choice-risk-control-uncontrolled = неконтролиран риск от увреждане на пациент
versions-only = { $versions }
attention-users = Потребители, биомедицинско инженерство, ИТ сигурност
