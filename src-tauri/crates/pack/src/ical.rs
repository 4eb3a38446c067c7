//! Dates for calendar programs (iCalendar, RFC 5545): Outlook, Thunderbird, Apple Calendar.

use chrono::{DateTime, TimeDelta, Utc};
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

/// How long a date is drawn: it ends at the due instant.
const LENGTH: TimeDelta = TimeDelta::minutes(30);

/// A calendar file. The same dates and instant give the same bytes.
#[must_use]
pub fn write_calendar(name: &str, dates: &[CalendarDate], at: DateTime<Utc>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Disclosure Desk//Due dates//EN"));
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
