//! Who changes something, when and why. Time is passed in.

use chrono::{DateTime, SecondsFormat, Utc};

/// Who, when and why; every history entry carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The person, or the program that acts for one.
    pub actor: String,
    /// Why; may be empty where the change speaks for itself.
    pub reason: String,
}

/// How the register writes an instant: RFC 3339, UTC, milliseconds (`2026-11-23T13:20:00.000Z`).
#[must_use]
pub fn instant_text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Reads what [`instant_text`] wrote.
pub(crate) fn read_instant(text: &str) -> rusqlite::Result<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| at.with_timezone(&Utc))
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}
