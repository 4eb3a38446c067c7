//! What a person adds to a calendar, or takes out of it.

use super::{Calendar, CalendarError, Holiday};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A correction of a calendar: a day that is a holiday, or a working day, against what the file says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CalendarCorrection {
    /// The calendar, by its id.
    pub calendar: String,
    /// The day, as the calendar's country reads it: no instant, so no zone.
    pub on: NaiveDate,
    /// What the day is.
    pub kind: CorrectionKind,
    /// Its name. A working day may go without.
    pub name: String,
    /// Why, for instance where the day was published.
    pub reason: String,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}

/// What a correction makes of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A public holiday: added, renamed, or put in place of a weekend day that was worked.
    Holiday,
    /// A working day: a holiday taken out, or a weekend day that must be worked.
    WorkingDay,
}

/// That a person corrected a day, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Corrected {
    /// What the correction made of it.
    pub kind: CorrectionKind,
    /// What the day was called in the file: a holiday, or a weekend day that was worked.
    pub instead_of: Option<String>,
    /// Why.
    pub reason: String,
    /// Who entered it.
    pub by: String,
    /// When it was entered.
    pub at: DateTime<Utc>,
}

impl Calendar {
    /// Takes over one correction, or says why it cannot stand and leaves everything as it was.
    pub(super) fn correct(&mut self, correction: &CalendarCorrection) -> Result<(), CalendarError> {
        let CalendarCorrection { on, kind, .. } = *correction;
        let (calendar, name) = (self.id.clone(), correction.name.trim());
        let incomplete = |what| CalendarError::Incomplete { calendar: calendar.clone(), on, what };
        if correction.reason.trim().is_empty() {
            return Err(incomplete("reason"));
        }
        if kind == CorrectionKind::Holiday && name.is_empty() {
            return Err(incomplete("name"));
        }
        let Some(working) = self.is_working(on) else {
            let (first_year, last_year) = (self.first_year, self.last_year);
            return Err(CalendarError::OutsideYears { calendar, on, first_year, last_year });
        };
        let worked = self.working_day(on);
        let holiday = self.holiday(on).map(|holiday| holiday.name.as_str());
        let was = holiday.or(worked).map(str::to_owned);
        match kind {
            CorrectionKind::Holiday if holiday == Some(name) => {
                return Err(CalendarError::AlreadyHoliday { calendar, on, name: name.to_owned() });
            }
            // A weekend day that is worked may still get another name.
            CorrectionKind::WorkingDay if working && (worked.is_none() || name.is_empty() || worked == Some(name)) => {
                return Err(CalendarError::AlreadyWorkingDay { calendar, on });
            }
            CorrectionKind::Holiday => {
                self.set_holiday(on, Holiday { name: name.to_owned(), observed: false, expected: false });
            }
            CorrectionKind::WorkingDay => {
                self.set_working(on, if name.is_empty() { "Working day" } else { name }.to_owned());
            }
        }
        let before = self.corrected.get(&on).map_or(was, |earlier| earlier.instead_of.clone());
        let corrected = Corrected {
            kind,
            instead_of: before,
            reason: correction.reason.trim().to_owned(),
            by: correction.by.trim().to_owned(),
            at: correction.at,
        };
        self.corrected.insert(on, corrected);
        Ok(())
    }

    /// That a person corrected the day, and how.
    #[must_use]
    pub fn corrected(&self, on: NaiveDate) -> Option<&Corrected> {
        self.corrected.get(&on)
    }

    /// How many days a person corrected.
    #[must_use]
    pub fn corrections(&self) -> usize {
        self.corrected.len()
    }
}
