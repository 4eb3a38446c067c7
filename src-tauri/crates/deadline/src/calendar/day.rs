use super::Corrected;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use zone::Zone;

const REST: u8 = 1;
const HOLIDAY: u8 = 2;
/// A weekend day that is a working day; stands beside `REST`, so that the day of the week is not lost.
const WORKED: u8 = 4;

/// The days of one country or one federal administration.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What regimes name.
    pub id: String,
    /// The country, as ISO 3166-1 alpha-2.
    pub country: String,
    /// Whether only its id finds it: the calendar of a part of a country, which is never the country's own.
    pub by_id_only: bool,
    /// In words.
    pub name: String,
    /// Zone of the seat of government.
    pub zone: Zone,
    /// The act that names the days.
    pub law: String,
    /// Where the days were taken from.
    pub source: String,
    /// The day of the last review, which is the version of the data.
    pub reviewed_on: NaiveDate,
    /// What is left out.
    pub notes: Vec<String>,
    /// Whether regions have public holidays of their own, which are not in the data.
    pub regional_holidays: bool,
    /// First year of the data.
    pub first_year: i32,
    /// Last year of the data.
    pub last_year: i32,
    /// Last year whose days are certain.
    pub confirmed_until: i32,
    /// Last year whose weekend days to be worked are published, where a decree names them year by year.
    pub working_days_until: Option<i32>,
    pub(super) first_day: NaiveDate,
    pub(super) marks: Vec<u8>,
    pub(super) holidays: BTreeMap<NaiveDate, Holiday>,
    pub(super) working_days: BTreeMap<NaiveDate, String>,
    pub(super) corrected: BTreeMap<NaiveDate, Corrected>,
}

/// A public holiday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Holiday {
    /// Its name in English.
    pub name: String,
    /// Whether it is a day off in lieu of the real one.
    pub observed: bool,
    /// Whether it depends on a decision that is not published yet.
    pub expected: bool,
}

/// What a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// A working day.
    Working,
    /// A day of rest of the week.
    Weekend,
    /// A public holiday.
    Holiday,
}

impl Calendar {
    /// What the day is; `None` beyond the data. A holiday on a weekend is a weekend day, and a weekend day that must
    /// be worked is a working day.
    #[must_use]
    pub fn kind(&self, on: NaiveDate) -> Option<DayKind> {
        self.mark(on).map(|mark| match mark {
            HOLIDAY => DayKind::Holiday,
            _ if works(mark) => DayKind::Working,
            _ => DayKind::Weekend,
        })
    }

    /// Whether it is a working day; `None` beyond the data.
    #[must_use]
    pub fn is_working(&self, on: NaiveDate) -> Option<bool> {
        self.mark(on).map(works)
    }

    /// Whether it is a Sunday or a public holiday, which is all that some laws look at; `None` beyond the data. A
    /// Sunday that must be worked is no day of rest.
    #[must_use]
    pub fn is_sunday_or_holiday(&self, on: NaiveDate) -> Option<bool> {
        self.mark(on).map(|mark| mark & HOLIDAY != 0 || (on.weekday() == Weekday::Sun && !works(mark)))
    }

    /// The holiday on that day, weekend or not.
    #[must_use]
    pub fn holiday(&self, on: NaiveDate) -> Option<&Holiday> {
        self.holidays.get(&on)
    }

    /// All holidays, in order.
    pub fn holidays(&self) -> impl Iterator<Item = (NaiveDate, &Holiday)> {
        self.holidays.iter().map(|(on, holiday)| (*on, holiday))
    }

    /// The name of a weekend day that must be worked.
    #[must_use]
    pub fn working_day(&self, on: NaiveDate) -> Option<&str> {
        self.working_days.get(&on).map(String::as_str)
    }

    /// All weekend days that must be worked, in order.
    pub fn working_days(&self) -> impl Iterator<Item = (NaiveDate, &str)> {
        self.working_days.iter().map(|(on, name)| (*on, name.as_str()))
    }

    /// Adds a holiday, for laws that are tested. What a person adds by hand is a
    /// [`CalendarCorrection`](super::CalendarCorrection), which explanations name.
    #[must_use]
    pub fn with_holiday(mut self, on: NaiveDate, name: &str) -> Self {
        self.set_holiday(on, Holiday { name: name.to_owned(), observed: false, expected: false });
        self
    }

    /// Makes the day a holiday; outside of the years nothing happens.
    pub(super) fn set_holiday(&mut self, on: NaiveDate, holiday: Holiday) {
        if let Some(index) = self.index(on) {
            self.marks[index] = (self.marks[index] & REST) | HOLIDAY;
            self.working_days.remove(&on);
            self.holidays.insert(on, holiday);
        }
    }

    /// Makes the day a working day; a weekend day keeps the name. Outside of the years nothing happens.
    pub(super) fn set_working(&mut self, on: NaiveDate, name: String) {
        if let Some(index) = self.index(on) {
            self.marks[index] &= REST;
            self.holidays.remove(&on);
            if self.marks[index] == REST {
                self.marks[index] |= WORKED;
                self.working_days.insert(on, name);
            }
        }
    }

    pub(super) fn mark_days(&mut self, weekend: &[Weekday]) {
        let days = self.first_day.iter_days().take_while(|day| day.year() <= self.last_year);
        self.marks = days
            .map(|day| {
                let rest = if weekend.contains(&day.weekday()) { REST } else { 0 };
                rest | if self.holidays.contains_key(&day) { HOLIDAY } else { 0 }
            })
            .collect();
    }

    fn mark(&self, on: NaiveDate) -> Option<u8> {
        self.index(on).map(|index| self.marks[index])
    }

    fn index(&self, on: NaiveDate) -> Option<usize> {
        let index = usize::try_from((on - self.first_day).num_days()).ok()?;
        (index < self.marks.len()).then_some(index)
    }
}

const fn works(mark: u8) -> bool {
    mark == 0 || mark & WORKED != 0
}
