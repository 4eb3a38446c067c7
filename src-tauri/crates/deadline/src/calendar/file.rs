use super::{Calendar, CalendarError, Holiday};
use crate::pack::local_day;
use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use toml::value::Datetime;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCalendar {
    id: String,
    country: String,
    #[serde(default)]
    by_id_only: bool,
    name: String,
    zone: String,
    weekend: Vec<String>,
    first_year: i32,
    last_year: i32,
    confirmed_until: i32,
    working_days_until: Option<i32>,
    law: String,
    source: String,
    reviewed_on: Datetime,
    #[serde(default)]
    regional_holidays: bool,
    #[serde(default)]
    notes: Vec<String>,
    days: Vec<RawDay>,
    #[serde(default)]
    working_days: Vec<RawWorkingDay>,
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

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawWorkingDay {
    on: Datetime,
    name: String,
}

/// Reads one calendar file.
pub(super) fn read(file: &str, text: &str) -> Result<Calendar, CalendarError> {
    let wrong = |message: String| CalendarError::Unreadable { file: file.to_owned(), message };
    let raw: RawCalendar = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
    calendar(raw).map_err(wrong)
}

fn calendar(raw: RawCalendar) -> Result<Calendar, String> {
    let zone = raw.zone.parse().map_err(|_| format!("no zone is called {:?}", raw.zone))?;
    let years = raw.first_year..=raw.last_year;
    if raw.last_year - raw.first_year > 100 || years.is_empty() {
        return Err("first_year and last_year must span 1 to 100 years".to_owned());
    }
    let first_day =
        NaiveDate::from_ymd_opt(raw.first_year, 1, 1).ok_or_else(|| format!("{} is no year", raw.first_year))?;
    let reviewed_on = local_day(&raw.reviewed_on).ok_or_else(|| format!("{} is no day", raw.reviewed_on))?;
    let weekend = weekend(&raw.weekend)?;
    let holidays = holidays(raw.days, &years)?;
    let mut calendar = Calendar {
        id: raw.id,
        country: raw.country,
        by_id_only: raw.by_id_only,
        name: raw.name,
        zone,
        law: raw.law,
        source: raw.source,
        reviewed_on,
        regional_holidays: raw.regional_holidays,
        notes: raw.notes,
        first_year: raw.first_year,
        last_year: raw.last_year,
        confirmed_until: raw.confirmed_until,
        working_days_until: raw.working_days_until,
        first_day,
        marks: Vec::new(),
        holidays,
        working_days: BTreeMap::new(),
        corrected: BTreeMap::new(),
    };
    calendar.mark_days(&weekend);
    for day in raw.working_days {
        let on = day_within(&day.on, &day.name, &years)?;
        if !weekend.contains(&on.weekday()) {
            return Err(format!(
                "{on} is a {}, and a working day in working_days must be a weekend day",
                on.format("%A")
            ));
        }
        if calendar.holidays.contains_key(&on) {
            return Err(format!("{on} is both a holiday and a working day"));
        }
        if calendar.working_days.contains_key(&on) {
            return Err(format!("{on} is twice in working_days"));
        }
        calendar.set_working(on, day.name);
    }
    Ok(calendar)
}

fn weekend(names: &[String]) -> Result<Vec<Weekday>, String> {
    names.iter().map(|name| name.parse().map_err(|_| format!("{name:?} is no weekday"))).collect()
}

fn holidays(days: Vec<RawDay>, years: &RangeInclusive<i32>) -> Result<BTreeMap<NaiveDate, Holiday>, String> {
    let mut holidays = BTreeMap::new();
    for day in days {
        let on = day_within(&day.on, &day.name, years)?;
        let holiday = Holiday { name: day.name, observed: day.observed, expected: day.expected };
        if holidays.insert(on, holiday).is_some() {
            return Err(format!("{on} is twice in days"));
        }
    }
    Ok(holidays)
}

fn day_within(on: &Datetime, name: &str, years: &RangeInclusive<i32>) -> Result<NaiveDate, String> {
    let on = local_day(on).ok_or_else(|| format!("{on} is no day"))?;
    if !years.contains(&on.year()) {
        return Err(format!("{on} is outside the years of the file"));
    }
    if name.trim().is_empty() {
        return Err(format!("{on} has no name"));
    }
    Ok(on)
}
