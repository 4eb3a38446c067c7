//! Dates for calendar programs (iCalendar, RFC 5545): Outlook, Thunderbird, Apple Calendar.

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, EventStatus, Trigger};

/// One date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDate {
    /// The same for the same obligation, whenever it is written: an update takes the place of what was imported before.
    pub uid: String,
    /// Grows with every change of the register, so that a calendar program knows the newer one.
    pub sequence: i64,
    /// When it is due, UTC.
    pub due_at: DateTime<Utc>,
    /// What is due.
    pub summary: String,
    /// What a person needs to know.
    pub description: String,
    /// Whether it is still owed. What is not is kept as cancelled, so that an update takes it off the calendar.
    pub owed: bool,
    /// How long before the due instant somebody is reminded.
    pub leads: Vec<TimeDelta>,
}

/// A date of a calendar file that this program wrote before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownDate {
    /// Its identifier.
    pub uid: String,
    /// When it was due, UTC.
    pub due_at: DateTime<Utc>,
    /// What was due.
    pub summary: String,
    /// Whether it was cancelled already.
    pub is_cancelled: bool,
}

/// The largest calendar file that is read, in bytes.
const MAX_CALENDAR: usize = 32 * 1024 * 1024;
/// By what this program knows its own files.
const PRODUCT: &str = "-//Disclosure Desk//Due dates//EN";

/// Reads the dates of a calendar file that this program wrote; of any other file it reads none.
#[must_use]
pub fn read_calendar(bytes: &[u8]) -> Vec<KnownDate> {
    let Some(text) = std::str::from_utf8(bytes).ok().filter(|text| text.len() <= MAX_CALENDAR) else {
        return Vec::new();
    };
    let whole = text.replace("\r\n ", "").replace("\r\n\t", "");
    if !whole.lines().any(|line| line.strip_prefix("PRODID:") == Some(PRODUCT)) {
        return Vec::new();
    }
    let mut dates = Vec::new();
    // Alarms have identifiers of their own.
    for event in whole.split("BEGIN:VEVENT").skip(1) {
        let own = event.split("BEGIN:VALARM").next().unwrap_or_default();
        let rest = event.rsplit("END:VALARM").next().unwrap_or_default();
        let value = |name: &str| own.lines().chain(rest.lines()).find_map(|line| line.strip_prefix(name));
        let at = value("DTEND:").and_then(|text| NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%SZ").ok());
        if let (Some(uid), Some(at)) = (value("UID:"), at) {
            let summary = value("SUMMARY:").unwrap_or_default();
            dates.push(KnownDate {
                uid: uid.to_owned(),
                due_at: at.and_utc(),
                summary: summary.replace("\\,", ",").replace("\\;", ";").replace("\\n", " ").replace("\\\\", "\\"),
                is_cancelled: value("STATUS:") == Some("CANCELLED"),
            });
        }
    }
    dates
}

/// How long a date is drawn: it ends at the due instant.
const LENGTH: TimeDelta = TimeDelta::minutes(30);

/// A calendar file. The same dates and instant give the same bytes.
#[must_use]
pub fn write_calendar(name: &str, dates: &[CalendarDate], at: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", PRODUCT));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.append_property(("X-WR-CALNAME", name));
    for date in dates {
        let starts_at = date.due_at - LENGTH;
        let mut event = Event::with_uid(&date.uid);
        event
            .timestamp(at)
            .add_property("LAST-MODIFIED", at.format("%Y%m%dT%H%M%SZ").to_string())
            .add_property("SEQUENCE", date.sequence.to_string())
            .summary(&date.summary)
            .description(&date.description)
            .starts(starts_at)
            .ends(date.due_at)
            .status(if date.owed { EventStatus::Confirmed } else { EventStatus::Cancelled })
            .add_property("TRANSP", "TRANSPARENT");
        for lead in &date.leads {
            // From the start: some programs do not know alarms that count from the end.
            let before_start = *lead - LENGTH;
            if date.owed && before_start >= TimeDelta::zero() {
                let mut alarm = Alarm::display(&date.summary, Trigger::before_start(before_start));
                // Without these the library would put in a random name and the time of writing.
                alarm.uid(&format!("{}-{}", lead.num_minutes(), date.uid)).timestamp(at);
                event.alarm(alarm);
            }
        }
        calendar.push(event.done());
    }
    calendar.done().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_known_again() {
        let at: DateTime<Utc> = "2026-11-23T13:20:00Z".parse().unwrap();
        let date = |uid: &str, owed: bool| CalendarDate {
            uid: uid.to_owned(),
            sequence: 7,
            due_at: at,
            summary: format!(
                "FDA, report; a \\ and a very long line that has to be folded somewhere in its middle: {uid}"
            ),
            description: "Line\nand line".to_owned(),
            owed,
            leads: vec![TimeDelta::days(1), TimeDelta::days(7)],
        };
        let written = write_calendar("Dates", &[date("a@x", true), date("b@x", false)], at);
        let known = read_calendar(written.as_bytes());
        let expected = |uid: &str, is_cancelled: bool| KnownDate {
            uid: uid.to_owned(),
            due_at: at,
            summary: date(uid, true).summary,
            is_cancelled,
        };
        assert_eq!(known, [expected("a@x", false), expected("b@x", true)]);
        for foreign in [b"".as_slice(), b"\xff", written.replace("Disclosure Desk//Due", "Other//Due").as_bytes()] {
            assert_eq!(read_calendar(foreign), []);
        }
    }
}
