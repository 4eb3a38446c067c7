//! Whether the computer's clock runs behind what is on record: then every time that is left is told wrongly.

use crate::{Desk, Result};
use chrono::TimeDelta;
use deadline::time::{Years, format_instant};
use register::HistoryQuery;

/// How far two clocks of one office differ without a word, and how exact a record is.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);
/// How many of the newest entries are looked at.
const LOOKED_AT: usize = 200;

impl Desk {
    /// That the clock shows a time before the newest entry of the history, in one sentence; nothing where it does not. A
    /// clock that ran ahead when that entry was written looks the same, and the sentence says so.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn clock_behind(&self) -> Result<Option<String>> {
        // What was written meanwhile with the wrong clock does not make it right.
        let newest = self.register.read().history(&HistoryQuery::default(), None, LOOKED_AT)?;
        let Some(at) = newest.iter().filter_map(register::HistoryEntry::instant).max() else { return Ok(None) };
        if self.now() + TOLERANCE >= at {
            return Ok(None);
        }
        let zone = self.zone()?;
        let words = |at| format_instant(at, zone, Years::Always);
        Ok(Some(format!(
            "The clock of this computer shows {}, which is before the newest entry of the history, {}. Times left and overdue dates are wrong until one of the two is right. Check the date, the time and the time zone of the computer; if they are right, that entry was written while the clock ran ahead.",
            words(self.now()),
            words(at)
        )))
    }
}
