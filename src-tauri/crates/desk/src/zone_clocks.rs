//! The clocks of time zones as a table, for a window that shows local time: it asks no time zone data of its own, which would be
//! older than the law.

use crate::{Desk, Result};
use chrono::{DateTime, NaiveDate, Utc};
use deadline::time::day_start;
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use zone::Zone;

/// The years that a table holds; before and after them the clock stays as at the edge.
const FIRST_YEAR: i32 = 1990;
const LAST_YEAR: i32 = 2060;
/// Most zones that are asked for at once.
const MOST_ZONES: usize = 700;

/// The clock of a zone: what it shows from which instant on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ZoneClock {
    /// The zone (IANA).
    pub zone: String,
    /// From when on, in milliseconds since 1970, UTC; the first entry holds for everything before, too.
    #[ts(type = "number[]")]
    pub from: Vec<i64>,
    /// Seconds east of UTC from then on.
    pub offset: Vec<i32>,
    /// What it is called from then on (`CET`, `UTC+03`).
    pub name: Vec<String>,
}

impl Desk {
    /// The clocks of some zones; of none asked for, those of the organisation, the authorities and the facts on record. A zone
    /// that is not known is left out.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn zone_clocks(&self, zones: &[String]) -> Result<Vec<ZoneClock>> {
        let zones: BTreeSet<Zone> = match zones {
            [] => self.usual_zones()?,
            some => some.iter().take(MOST_ZONES).filter_map(|name| name.parse().ok()).collect(),
        };
        Ok(zones.into_iter().map(clock).collect())
    }

    fn usual_zones(&self) -> Result<BTreeSet<Zone>> {
        let law = self.law();
        let mut zones = BTreeSet::from([Zone::UTC, self.zone()?]);
        zones.extend(law.rules.regimes().iter().filter_map(|regime| regime.zone));
        zones.extend(law.calendars.iter().map(|calendar| calendar.zone));
        zones.extend(self.register.read().fact_zones()?.iter().filter_map(|name| name.parse::<Zone>().ok()));
        Ok(zones)
    }
}

fn clock(zone: Zone) -> ZoneClock {
    let edge =
        |year| -> DateTime<Utc> { day_start(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default(), Zone::UTC) };
    let mut table = ZoneClock { zone: zone.name().to_owned(), from: Vec::new(), offset: Vec::new(), name: Vec::new() };
    for change in zone.changes(edge(FIRST_YEAR), edge(LAST_YEAR + 1)) {
        // Zones without a name of their own are called "+03"; UTC+03 says what that is.
        let prefix = if change.abbreviation.starts_with(['+', '-']) { "UTC" } else { "" };
        table.from.push(change.at.timestamp_millis());
        table.offset.push(change.seconds);
        table.name.push(format!("{prefix}{}", change.abbreviation));
    }
    table
}
