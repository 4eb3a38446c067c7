//! Wording as data: Fluent messages by language, and the dates and values that go into them.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};

/// The documents that have wording of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind {
    UserNotice,
    AuthorityNotice,
    DisclosureRecord,
}

/// The messages of one kind of document in one language.
pub(crate) struct Messages {
    bundle: FluentBundle<FluentResource>,
}

impl Messages {
    /// The messages in a language; English where there is no translation yet.
    pub(crate) fn new(kind: Kind, language: &str) -> Self {
        let own = match kind {
            Kind::UserNotice => include_str!("../messages/en/user_notice.ftl"),
            Kind::AuthorityNotice => include_str!("../messages/en/authority_notice.ftl"),
            Kind::DisclosureRecord => include_str!("../messages/en/disclosure_record.ftl"),
        };
        let language = language.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        // The marks around inserted values would be foreign bodies in a printed text.
        bundle.set_use_isolating(false);
        for source in [include_str!("../messages/en/common.ftl"), own] {
            // A test reads every file and every key; what cannot be parsed is left out here.
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { bundle }
    }

    /// A message without values.
    pub(crate) fn text(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A message with values; an unknown key prints itself, which the tests look for.
    pub(crate) fn with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("[{key}]");
        };
        let mut arguments = FluentArgs::new();
        for (name, value) in values {
            arguments.set(*name, *value);
        }
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// "30 November 2026".
    pub(crate) fn date(&self, on: NaiveDate) -> String {
        let months = self.text("months");
        let month = months.split(' ').nth(on.month0() as usize).unwrap_or_default();
        format!("{} {month} {}", on.day(), on.year())
    }

    /// "Mon 30 November 2026, 10:30 CET (09:30 UTC)".
    pub(crate) fn moment(&self, moment: &crate::content::Moment) -> String {
        let weekdays = self.text("weekdays");
        let weekday = |at: DateTime<FixedOffset>| {
            weekdays.split(' ').nth(at.weekday().num_days_from_monday() as usize).unwrap_or_default().to_owned()
        };
        let at = moment.at;
        let utc = at.to_utc();
        let local = format!("{} {}, {} {}", weekday(at), self.date(at.date_naive()), at.format("%H:%M"), moment.zone);
        if moment.zone == "UTC" {
            return local;
        }
        if utc.date_naive() == at.date_naive() {
            return format!("{local} ({} UTC)", utc.format("%H:%M"));
        }
        format!(
            "{local} ({} {}, {} UTC)",
            weekday(utc.fixed_offset()),
            self.date(utc.date_naive()),
            utc.format("%H:%M")
        )
    }
}

#[cfg(test)]
mod tests {
    use fluent_bundle::FluentResource;

    #[test]
    fn every_file_parses() {
        for source in [
            include_str!("../messages/en/common.ftl"),
            include_str!("../messages/en/user_notice.ftl"),
            include_str!("../messages/en/authority_notice.ftl"),
            include_str!("../messages/en/disclosure_record.ftl"),
        ] {
            FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| errors).unwrap();
        }
    }
}
