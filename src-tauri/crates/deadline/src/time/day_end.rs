use super::local::gap;
use chrono::{DateTime, Datelike, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, TimeZone, Utc};
use std::cell::RefCell;
use zone::Zone;

/// The last second of a local day: 23:59:59, as a period of days ends (Reg. 1182/71 Art. 3(2)(c): with the last hour
/// of the last day). Where the clocks go back at midnight it is the later of the two.
#[must_use]
pub fn day_end(on: NaiveDate, zone: Zone) -> DateTime<Utc> {
    let number = zone::in_force().number();
    ENDS.with_borrow_mut(|ends| {
        let days = usize::try_from(on.num_days_from_ce()).unwrap_or_default();
        let slot = &mut ends[(days + zone.index() * 131) % ENDS_KEPT];
        match *slot {
            Some((known, of, data, end)) if known == on && of == zone && data == number => end,
            _ => {
                let local = on.and_time(chrono::NaiveTime::MIN) + Duration::seconds(86_399);
                let end = resolve(local, zone, Edge::Last);
                *slot = Some((on, zone, number, end));
                end
            }
        }
    })
}

/// How many ends of days are kept.
const ENDS_KEPT: usize = 4096;

/// A day, its zone, the number of the zone data, and its end.
type KeptEnd = Option<(NaiveDate, Zone, u32, DateTime<Utc>)>;

thread_local! {
    /// Days of instants: every stage of every regime asks on which day the same few facts happened.
    static DAYS: RefCell<Vec<KeptDay>> = RefCell::new(vec![None; DAYS_KEPT]);
    /// Ends of days that were worked out before: thousands of clocks end on the same few days, and the zone's table need
    /// not be searched for each.
    static ENDS: RefCell<Vec<KeptEnd>> = RefCell::new(vec![None; ENDS_KEPT]);
}

/// The local day of an instant.
#[must_use]
pub fn day_of(at: DateTime<Utc>, zone: Zone) -> NaiveDate {
    let number = zone::in_force().number();
    DAYS.with_borrow_mut(|days| {
        let hash = at.timestamp().unsigned_abs() ^ ((zone.index() as u64) << 3);
        let slot = &mut days[usize::try_from(hash % DAYS_KEPT as u64).unwrap_or_default()];
        match *slot {
            Some((known, of, data, on)) if known == at && of == zone && data == number => on,
            _ => {
                let on = at.with_timezone(&zone).date_naive();
                *slot = Some((at, zone, number, on));
                on
            }
        }
    })
}

/// How many days of instants are kept.
const DAYS_KEPT: usize = 512;

/// An instant, a zone, the number of the zone data, and the day there.
type KeptDay = Option<(DateTime<Utc>, Zone, u32, NaiveDate)>;

/// The first second of a local day. Where the clocks go forward at midnight, the first that exists.
#[must_use]
pub fn day_start(on: NaiveDate, zone: Zone) -> DateTime<Utc> {
    resolve(on.and_time(chrono::NaiveTime::MIN), zone, Edge::First)
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

fn resolve(local: NaiveDateTime, zone: Zone, edge: Edge) -> DateTime<Utc> {
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
