use super::{Calendar, CalendarError, Holiday};
use crate::pack::local_day;
use chrono::{NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    id: String,
    country: String,
    name: String,
    zone: String,
    weekend: Vec<String>,
    first_year: i32,
    last_year: i32,
    confirmed_until: i32,
    law: String,
    source: String,
    #[serde(rename = "reviewed_on")]
    _reviewed_on: Datetime,
    #[serde(default)]
    regional_holidays: bool,
    #[serde(default)]
    notes: Vec<String>,
    days: Vec<RawDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDay {
    on: Datetime,
    name: String,
    #[serde(default)]
    observed: bool,
    #[serde(default)]
    expected: bool,
}

/// Reads one calendar file.
pub(super) fn read(file: &str, text: &str) -> Result<Calendar, CalendarError> {
    let wrong = |message: String| CalendarError::Unreadable { file: file.to_owned(), message };
    let raw: RawCalendar = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    let zone = raw.zone.parse().map_err(|_| wrong(format!("no zone is called {:?}", raw.zone)))?;
    let years = raw.first_year..=raw.last_year;
    if raw.last_year - raw.first_year > 100 || years.is_empty() {
        return Err(wrong("first_year and last_year must span 1 to 100 years".to_owned()));
    }
    let first_day =
        NaiveDate::from_ymd_opt(raw.first_year, 1, 1).ok_or_else(|| wrong(format!("{} is no year", raw.first_year)))?;
    let mut weekend = Vec::new();
    for name in &raw.weekend {
        let day: Weekday = name.parse().map_err(|_| wrong(format!("{name:?} is no weekday")))?;
        weekend.push(day);
    }
    let mut holidays = BTreeMap::new();
    for day in raw.days {
        let on = local_day(&day.on).ok_or_else(|| wrong(format!("{} is no day", day.on)))?;
        if !years.contains(&chrono::Datelike::year(&on)) {
            return Err(wrong(format!("{on} is outside the years of the file")));
        }
        let holiday = Holiday { name: day.name, observed: day.observed, expected: day.expected };
        holidays.insert(on, holiday);
    }
    let mut calendar = Calendar {
        id: raw.id,
        country: raw.country,
        name: raw.name,
        zone,
        law: raw.law,
        source: raw.source,
        regional_holidays: raw.regional_holidays,
        notes: raw.notes,
        first_year: raw.first_year,
        last_year: raw.last_year,
        confirmed_until: raw.confirmed_until,
        first_day,
        marks: Vec::new(),
        holidays,
    };
    calendar.mark_days(&weekend);
    Ok(calendar)
}
