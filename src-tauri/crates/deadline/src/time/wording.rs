use chrono::{DateTime, Datelike, NaiveDate, Utc};
use zone::Zone;

/// When a year is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Years {
    /// Always: documents, history, exports.
    Always,
    /// Only if it is another than this one: lists on the screen.
    Unless(i32),
}

impl Years {
    /// Only if it is another year than now, in that zone.
    #[must_use]
    pub fn unless_now(now: DateTime<Utc>, zone: Zone) -> Self {
        Self::Unless(now.with_timezone(&zone).year())
    }
}

/// A day: `Thu 26 Nov`, with the year where it is wanted.
#[must_use]
pub fn format_day(on: NaiveDate, years: Years) -> String {
    match years {
        Years::Unless(year) if year == on.year() => on.format("%a %-d %b").to_string(),
        _ => on.format("%a %-d %b %Y").to_string(),
    }
}

/// An instant in a zone: `Thu 26 Nov, 23:59 EST`. Weekday, 24 hours and zone always. Seconds are cut off, so that the
/// end of a day reads 23:59 of that day.
#[must_use]
pub fn format_instant(at: DateTime<Utc>, zone: Zone, years: Years) -> String {
    let local = at.with_timezone(&zone);
    let day = format_day(local.date_naive(), years);
    let abbreviation = local.format("%Z").to_string();
    // Zones without a name of their own are called "+03"; UTC+03 says what that is.
    let prefix = if abbreviation.starts_with(['+', '-']) { "UTC" } else { "" };
    format!("{day}, {} {prefix}{abbreviation}", local.format("%H:%M"))
}
