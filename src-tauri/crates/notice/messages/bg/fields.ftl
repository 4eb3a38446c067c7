## Labels of values of the record
field-title = Заглавие
field-number = Номер
field-summary = Резюме
field-harm = Възможно увреждане
field-act-by = Да се действа до
field-reply-by = Отговор до
field-replaces = Заменя
field-cves = CVE
field-sensitivity = Чувствителност на информацията
field-credits = Благодарности към
field-references = Допълнителна информация
field-affected-versions = Засегнати версии
field-resolutions = Решение
field-embargo = Да не се публикува преди
field-organisation-name = Име
field-organisation-address = Адрес
field-organisation-srn = Единен регистрационен номер (SRN)
field-organisation-email = Електронна поща
field-organisation-website = Уебсайт
field-product-name = Име
field-product-model = Модел или каталожен номер
field-product-udi-di = UDI-DI
field-product-purpose = Предназначение

## Labels of fields that several authorities ask for
field-int-serial = Серийни номера

## Labels of fields: European Union
field-eu-software-version = Версия на софтуера
field-eu-fsn-probability = Вероятност за възникване
field-eu-fsn-background = Контекст
field-eu-fsn-patient-follow-up = Проследяване на пациентите
field-eu-fsn-completion-on = Да се изпълни до
field-eu-fsn-associated-devices = Свързани изделия
field-eu-fsn-lay-users = Пациенти или неспециалисти, които трябва да бъдат уведомени
field-eu-fsn-next = Последващо съобщение
field-eu-fsn-local-contact = Местно лице за контакт

## Labels of fields: other countries and standards
field-std-acknowledged = Отговор до подалия сигнала
field-std-terms = Условия за ползване
field-std-revision-history = Изменения
