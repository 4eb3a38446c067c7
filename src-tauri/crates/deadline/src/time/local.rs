use chrono::{DateTime, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use thiserror::Error;
use zone::Zone;

/// Why a local time names no single instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LocalTimeError {
    /// The clocks were put forward over it.
    #[error("{local} did not exist in {zone}: the clocks went from {before} to {after}")]
    Gap {
        /// What was entered.
        local: NaiveDateTime,
        /// The zone.
        zone: Zone,
        /// The first local time that was skipped.
        before: NaiveDateTime,
        /// The first local time after the gap.
        after: NaiveDateTime,
    },
    /// The clocks were put back, so it happened twice.
    #[error("{local} happened twice in {zone}: at {first} and at {second}")]
    Fold {
        /// What was entered.
        local: NaiveDateTime,
        /// The zone.
        zone: Zone,
        /// The first time, in summer time as a rule.
        first: DateTime<Utc>,
        /// The second time.
        second: DateTime<Utc>,
    },
}

/// The instant of a local date and time.
///
/// # Errors
/// A time that was skipped names the gap; a time that happened twice gives both instants, for a person to choose.
pub fn local_instant(date: NaiveDate, time: NaiveTime, zone: Zone) -> Result<DateTime<Utc>, LocalTimeError> {
    let local = date.and_time(time);
    match zone.from_local_datetime(&local) {
        MappedLocalTime::Single(instant) => Ok(instant.to_utc()),
        MappedLocalTime::Ambiguous(first, second) => {
            let (first, second) = (first.to_utc(), second.to_utc());
            Err(LocalTimeError::Fold { local, zone, first, second })
        }
        MappedLocalTime::None => {
            let (before, after) = gap(local, zone);
            Err(LocalTimeError::Gap { local, zone, before, after })
        }
    }
}

/// The edges of the gap around a local time that does not exist: the first skipped time and the first after it.
/// Gaps are found by halving between a day before and a day after; no zone puts its clock forward twice in two days.
pub(super) fn gap(local: NaiveDateTime, zone: Zone) -> (NaiveDateTime, NaiveDateTime) {
    let exists = |at: NaiveDateTime| zone.from_local_datetime(&at).latest().is_some();
    let edge = |mut inside: NaiveDateTime, mut outside: NaiveDateTime| {
        while (outside - inside).num_seconds().abs() > 1 {
            let middle = inside + Duration::seconds((outside - inside).num_seconds() / 2);
            if exists(middle) {
                outside = middle;
            } else {
                inside = middle;
            }
        }
        (inside, outside)
    };
    let (first_skipped, _) = edge(local, local - Duration::days(1));
    let (_, first_after) = edge(local, local + Duration::days(1));
    (first_skipped, first_after)
}
