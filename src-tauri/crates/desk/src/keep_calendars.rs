//! Keeping the calendars: their days, and what a person adds or corrects.

use crate::law::CORRECTIONS;
use crate::{DateChange, Desk, Error, Result};
use chrono::NaiveDate;
use deadline::{CalendarCorrection, CalendarDay, CalendarInfo, CorrectionKind};
use serde::Deserialize;
use ts_rs::TS;

/// A correction as a person enters it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CorrectionInput {
    /// The calendar, by its id.
    pub calendar: String,
    /// The day, ISO 8601, as the calendar's country reads it.
    pub on: String,
    /// What the day is.
    pub kind: CorrectionKind,
    /// Its name; a working day may go without.
    pub name: String,
    /// Why, for instance where the day was published.
    pub reason: String,
}

impl Desk {
    /// The calendars, by country.
    #[must_use]
    pub fn list_calendars(&self) -> Vec<CalendarInfo> {
        let mut calendars: Vec<CalendarInfo> = self.law().calendars.iter().map(deadline::Calendar::info).collect();
        calendars.sort_by(|a, b| a.name.cmp(&b.name));
        calendars
    }

    /// The days that a calendar names in a year.
    ///
    /// # Errors
    /// If there is no such calendar, or the year is beyond its data.
    pub fn calendar_days(&self, calendar: &str, year: i32) -> Result<Vec<CalendarDay>> {
        let found = self.law().calendars.named(calendar).ok_or_else(|| Error::Unknown {
            what: "calendar",
            name: calendar.to_owned(),
            known: self.law().calendars.iter().map(|calendar| calendar.id.as_str()).collect::<Vec<_>>().join(", "),
        })?;
        if year < found.first_year || year > found.last_year {
            return Err(Error::field(
                "/year",
                format!(
                    "{year} is beyond the data of “{calendar}”, which holds {} to {}",
                    found.first_year, found.last_year
                ),
            ));
        }
        Ok(found.days_of(year))
    }

    /// The corrections of calendars, oldest first.
    #[must_use]
    pub fn calendar_corrections(&self) -> &[CalendarCorrection] {
        &self.laws.additions.corrections
    }

    /// What a correction would change for open disclosures.
    ///
    /// # Errors
    /// If it can't stand, or the register can't be read.
    pub fn preview_correction(&self, input: &CorrectionInput) -> Result<Vec<DateChange>> {
        // The reason is asked for when it is recorded.
        let reason = if input.reason.trim().is_empty() { "-".to_owned() } else { input.reason.clone() };
        let correction = self.read_correction(&CorrectionInput { reason, ..input.clone() })?;
        let mut law = self.law().clone();
        law.calendars = law.calendars.with_corrections(&[correction])?.into();
        self.compare_law(&law)
    }

    /// Records a correction: a holiday or a working day that the calendar does not have.
    ///
    /// # Errors
    /// If it can't stand, or the register can't be written.
    pub fn correct_calendar(&mut self, input: &CorrectionInput) -> Result<()> {
        let correction = self.read_correction(input)?;
        self.law().calendars.with_corrections(std::slice::from_ref(&correction))?;
        let mut corrections: Vec<CalendarCorrection> = self.register.read().setting(CORRECTIONS)?;
        corrections.push(correction);
        self.keep_corrections(&corrections, &input.reason)
    }

    /// Takes the newest correction of a day back; the calendar says again what it said before.
    ///
    /// # Errors
    /// If the day has none, the reason is missing, or the register can't be written.
    pub fn withdraw_correction(&mut self, calendar: &str, on: NaiveDate, reason: &str) -> Result<()> {
        if reason.trim().is_empty() {
            return Err(Error::field("/reason", "taking a correction back needs a reason"));
        }
        let mut corrections: Vec<CalendarCorrection> = self.register.read().setting(CORRECTIONS)?;
        let found = corrections.iter().rposition(|entry| entry.calendar == calendar && entry.on == on);
        let index = found.ok_or_else(|| Error::field("/on", format!("nobody corrected {on} in “{calendar}”")))?;
        corrections.remove(index);
        self.keep_corrections(&corrections, reason)
    }

    fn keep_corrections(&mut self, corrections: &[CalendarCorrection], reason: &str) -> Result<()> {
        let stamp = self.stamp(reason);
        self.register.change(&stamp, |change| change.put_setting(CORRECTIONS, &corrections).map_err(Error::from))?;
        self.reread_law()
    }

    fn read_correction(&self, input: &CorrectionInput) -> Result<CalendarCorrection> {
        let on = input.on.trim().parse().map_err(|_| {
            Error::field("/on", format!("“{}” is not a day; expected for example 2027-05-03", input.on))
        })?;
        if input.reason.trim().is_empty() {
            return Err(Error::field("/reason", "a correction needs a reason, such as where the day was published"));
        }
        Ok(CalendarCorrection {
            calendar: input.calendar.clone(),
            on,
            kind: input.kind,
            name: input.name.trim().to_owned(),
            reason: input.reason.trim().to_owned(),
            by: self.actor.clone(),
            at: self.now(),
        })
    }
}
