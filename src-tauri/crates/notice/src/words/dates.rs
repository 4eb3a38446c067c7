//! Dates, times and numbers as the language writes them; the forms are messages.

use super::Messages;
use crate::content::Moment;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};

impl Messages {
    /// "30 November 2026".
    pub(crate) fn date(&self, on: NaiveDate) -> String {
        let months = self.text("months");
        let month = months.split(' ').nth(on.month0() as usize).unwrap_or_default();
        self.numbered("date-form", ("day", u64::from(on.day())), &[("month", month), ("year", &on.year().to_string())])
    }

    /// "Mon 30 November 2026, 10:30 CET (09:30 UTC)".
    pub(crate) fn moment(&self, moment: &Moment) -> String {
        let weekdays = self.text("weekdays");
        let weekday = |at: DateTime<FixedOffset>| {
            weekdays.split(' ').nth(at.weekday().num_days_from_monday() as usize).unwrap_or_default().to_owned()
        };
        let at = moment.at;
        let utc = at.to_utc().fixed_offset();
        let clock = |at: DateTime<FixedOffset>| at.format("%H:%M").to_string();
        let date = |at: DateTime<FixedOffset>| {
            self.with("moment-date", &[("weekday", &weekday(at)), ("date", &self.date(at.date_naive()))])
        };
        let local = self.with("moment-form", &[("date", &date(at)), ("time", &clock(at)), ("zone", &moment.zone)]);
        if moment.zone == "UTC" {
            return local;
        }
        if utc.date_naive() == at.date_naive() {
            return format!("{local} ({} UTC)", clock(utc));
        }
        let other = self.with("moment-form", &[("date", &date(utc)), ("time", &clock(utc)), ("zone", "UTC")]);
        format!("{local} ({other})")
    }

    /// "1 480": groups of three as the language parts them.
    pub(crate) fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let separator = self.text("number-group");
        if digits.len() <= 4 {
            return digits;
        }
        let mut grouped = String::new();
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push_str(&separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// "8.3" or "8,3": a score with the sign of the language.
    pub(crate) fn score(&self, score: &str) -> String {
        score.replace('.', &self.text("number-point"))
    }
}
