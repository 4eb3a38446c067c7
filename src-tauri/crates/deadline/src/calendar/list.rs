//! A calendar as a screen shows it.

use super::{Calendar, Corrected, CorrectionKind};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;
use zone::Zone;

/// What a calendar is and where its days come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarInfo {
    /// What regimes and corrections name.
    pub id: String,
    /// The country, as ISO 3166-1 alpha-2.
    pub country: String,
    /// Whether only its id finds it: the calendar of a part of a country.
    pub by_id_only: bool,
    /// In words.
    pub name: String,
    /// Zone of the seat of government.
    #[ts(type = "string")]
    pub zone: Zone,
    /// The act that names the days.
    pub law: String,
    /// Where the days were taken from.
    pub source: String,
    /// The day of the last review, which is the version of the data.
    pub reviewed_on: NaiveDate,
    /// First year of the data.
    pub first_year: i32,
    /// Last year of the data.
    pub last_year: i32,
    /// Last year whose days are certain.
    pub confirmed_until: i32,
    /// Last year whose weekend days to be worked are published, where a decree names them year by year.
    pub working_days_until: Option<i32>,
    /// Whether regions have public holidays of their own, which are not in the data.
    pub regional_holidays: bool,
    /// What is left out.
    pub notes: Vec<String>,
    /// How many days a person corrected.
    pub corrections: usize,
}

/// One day that a calendar names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CalendarDay {
    /// The day, as the calendar's country reads it.
    pub on: NaiveDate,
    /// The day of the week, in words.
    pub weekday: String,
    /// A holiday, or a working day: a weekend day that must be worked, or a holiday that a person took out.
    pub kind: CorrectionKind,
    /// Its name.
    pub name: String,
    /// Whether it is a day off in lieu of the real one.
    pub observed: bool,
    /// Whether it depends on a decision that is not published yet.
    pub expected: bool,
    /// That a person corrected it, and how.
    pub corrected: Option<Corrected>,
}

impl Calendar {
    /// What it is and where its days come from.
    #[must_use]
    pub fn info(&self) -> CalendarInfo {
        CalendarInfo {
            id: self.id.clone(),
            country: self.country.clone(),
            by_id_only: self.by_id_only,
            name: self.name.clone(),
            zone: self.zone,
            law: self.law.clone(),
            source: self.source.clone(),
            reviewed_on: self.reviewed_on,
            first_year: self.first_year,
            last_year: self.last_year,
            confirmed_until: self.confirmed_until,
            working_days_until: self.working_days_until,
            regional_holidays: self.regional_holidays,
            notes: self.notes.clone(),
            corrections: self.corrections(),
        }
    }

    /// The holidays, the weekend days that must be worked and the corrected days of a year, in order; empty outside
    /// of the years of the data.
    #[must_use]
    pub fn days_of(&self, year: i32) -> Vec<CalendarDay> {
        let all = self.holidays.keys().chain(self.working_days.keys()).chain(self.corrected.keys());
        let days: BTreeSet<NaiveDate> = all.copied().filter(|on| on.year() == year).collect();
        days.into_iter().map(|on| self.day(on)).collect()
    }

    fn day(&self, on: NaiveDate) -> CalendarDay {
        let holiday = self.holiday(on);
        let corrected = self.corrected(on).cloned();
        let name = match holiday {
            Some(holiday) => holiday.name.clone(),
            None => self.working_day(on).unwrap_or("Working day").to_owned(),
        };
        CalendarDay {
            on,
            weekday: on.format("%A").to_string(),
            kind: if holiday.is_some() { CorrectionKind::Holiday } else { CorrectionKind::WorkingDay },
            name,
            observed: holiday.is_some_and(|holiday| holiday.observed),
            expected: holiday.is_some_and(|holiday| holiday.expected),
            corrected,
        }
    }
}
