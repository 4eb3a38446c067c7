use super::local::gap;
use chrono::{DateTime, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The last second of a local day: 23:59:59, as a period of days ends (Reg. 1182/71 Art. 3(2)(c): with the last hour
/// of the last day). Where the clocks go back at midnight it is the later of the two.
#[must_use]
pub fn day_end(on: NaiveDate, zone: Tz) -> DateTime<Utc> {
    let local = on.and_time(chrono::NaiveTime::MIN) + Duration::seconds(86_399);
    resolve(local, zone, Edge::Last)
}

/// The first second of a local day. Where the clocks go forward at midnight, the first that exists.
#[must_use]
pub fn day_start(on: NaiveDate, zone: Tz) -> DateTime<Utc> {
    resolve(on.and_time(chrono::NaiveTime::MIN), zone, Edge::First)
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

fn resolve(local: NaiveDateTime, zone: Tz, edge: Edge) -> DateTime<Utc> {
    match (zone.from_local_datetime(&local), edge) {
        (MappedLocalTime::Single(instant), _) => instant.to_utc(),
        (MappedLocalTime::Ambiguous(first, _), Edge::First) => first.to_utc(),
        (MappedLocalTime::Ambiguous(_, last), Edge::Last) => last.to_utc(),
        (MappedLocalTime::None, edge) => {
            let (before, after) = gap(local, zone);
            let existing = match edge {
                Edge::First => after,
                Edge::Last => before - Duration::seconds(1),
            };
            // A time at the edge of a gap exists; UTC stands in for a zone that breaks this.
            zone.from_local_datetime(&existing).latest().map_or_else(|| existing.and_utc(), |instant| instant.to_utc())
        }
    }
}
