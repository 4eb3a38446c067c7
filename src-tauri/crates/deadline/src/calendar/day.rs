use chrono::{Datelike, NaiveDate, Weekday};
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

const REST: u8 = 1;
const HOLIDAY: u8 = 2;

/// The days of one country or one federal administration.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// What regimes name.
    pub id: String,
    /// The country, as ISO 3166-1 alpha-2.
    pub country: String,
    /// In words.
    pub name: String,
    /// Zone of the seat of government.
    pub zone: Tz,
    /// The act that names the days.
    pub law: String,
    /// Where the days were taken from.
    pub source: String,
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
    pub(super) first_day: NaiveDate,
    pub(super) marks: Vec<u8>,
    pub(super) holidays: BTreeMap<NaiveDate, Holiday>,
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
    /// What the day is; `None` beyond the data. A holiday on a weekend is a weekend day.
    #[must_use]
    pub fn kind(&self, on: NaiveDate) -> Option<DayKind> {
        self.mark(on).map(|mark| match mark {
            0 => DayKind::Working,
            HOLIDAY => DayKind::Holiday,
            _ => DayKind::Weekend,
        })
    }

    /// Whether it is a working day; `None` beyond the data.
    #[must_use]
    pub fn is_working(&self, on: NaiveDate) -> Option<bool> {
        self.mark(on).map(|mark| mark == 0)
    }

    /// Whether it is a Sunday or a public holiday, which is all that some laws look at; `None` beyond the data.
    #[must_use]
    pub fn is_sunday_or_holiday(&self, on: NaiveDate) -> Option<bool> {
        self.mark(on).map(|mark| mark & HOLIDAY != 0 || on.weekday() == Weekday::Sun)
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

    /// Adds a holiday, for laws that are tested and for a company that must add a day by hand.
    #[must_use]
    pub fn with_holiday(mut self, on: NaiveDate, name: &str) -> Self {
        if let Some(index) = self.index(on) {
            self.marks[index] |= HOLIDAY;
            let holiday = Holiday { name: name.to_owned(), observed: false, expected: false };
            self.holidays.insert(on, holiday);
        }
        self
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
