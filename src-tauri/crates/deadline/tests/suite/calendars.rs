//! The calendar files against what can be computed without them.

mod corrections;
mod east;
mod explained;
mod files;
mod moon;
mod south;
mod west;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use deadline::Calendars;
use disclosure::EU_MEMBER_STATES;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// The years of every calendar. Those of the Union, the United States and Saudi Arabia begin earlier.
const YEARS: RangeInclusive<i32> = 2024..=2032;
/// The years of the member states and of the United States: the MDR applies from 2021 on.
const SINCE_THE_MDR: RangeInclusive<i32> = 2021..=2032;

/// Asserts that a calendar has these holidays in these years, and no others.
fn assert_days(id: &str, years: RangeInclusive<i32>, expected: &BTreeSet<NaiveDate>) {
    let calendars = Calendars::shipped();
    let holidays = calendars.named(id).unwrap().holidays().map(|(on, _)| on);
    let got: BTreeSet<NaiveDate> = holidays.filter(|on| years.contains(&on.year())).collect();
    let missing: Vec<&NaiveDate> = expected.difference(&got).collect();
    let extra: Vec<&NaiveDate> = got.difference(expected).collect();
    assert!(missing.is_empty() && extra.is_empty(), "{id}: not in the file {missing:?}, only in the file {extra:?}");
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Easter Sunday of the Gregorian calendar, by the method of Butcher.
fn easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month = (h + l - 7 * m + 114) / 31;
    let on = (h + l - 7 * m + 114) % 31 + 1;
    day(year, month.unsigned_abs(), on.unsigned_abs())
}

/// Easter Sunday of the Julian reckoning, as a Gregorian date (13 days apart in this century), by Meeus.
fn orthodox_easter(year: i32) -> NaiveDate {
    let (a, b, c) = (year % 4, year % 7, year % 19);
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let on = (d + e + 114) % 31 + 1;
    day(year, month.unsigned_abs(), on.unsigned_abs()) + Days::new(13)
}

fn nth(year: i32, month: u32, weekday: Weekday, number: u8) -> NaiveDate {
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, number).unwrap()
}

#[test]
fn every_member_state_and_the_united_states_have_a_calendar() {
    let calendars = Calendars::shipped();
    for code in EU_MEMBER_STATES {
        let calendar = calendars.named(code).unwrap();
        assert_eq!(calendar.country, code);
        assert_eq!(calendar.first_year..=calendar.last_year, SINCE_THE_MDR);
        for year in SINCE_THE_MDR {
            let number = calendar.holidays().filter(|(on, _)| on.year() == year).count();
            assert!((8..=20).contains(&number), "{code} {year}: {number}");
            // Spain lists no day common to all communities where New Year or Christmas is a Sunday.
            assert_eq!(calendar.is_working(day(year, 1, 1)), Some(false), "{code} {year} has no New Year");
            assert_eq!(calendar.is_working(day(year, 12, 25)), Some(false), "{code} {year} has no Christmas");
        }
        assert_eq!(calendar.is_working(day(2033, 1, 3)), None);
        assert_eq!(calendar.is_working(day(2020, 12, 29)), None);
    }
    assert!(calendars.named("us-federal").is_some());
}

#[test]
fn easter_monday_is_where_the_moon_puts_it() {
    let calendars = Calendars::shipped();
    for year in SINCE_THE_MDR {
        for code in
            ["AT", "BE", "CZ", "DE", "DK", "FI", "FR", "HR", "HU", "IE", "IT", "LU", "NL", "PL", "SE", "SI", "SK"]
        {
            let monday = easter(year) + Days::new(1);
            assert!(calendars.named(code).unwrap().holiday(monday).is_some(), "{code} {monday}");
        }
        for code in ["BG", "CY", "GR", "RO"] {
            let monday = orthodox_easter(year) + Days::new(1);
            assert!(calendars.named(code).unwrap().holiday(monday).is_some(), "{code} {monday}");
        }
        for code in ["AT", "BE", "DE", "DK", "FI", "FR", "LU", "NL", "SE"] {
            let ascension = easter(year) + Days::new(39);
            assert!(calendars.named(code).unwrap().holiday(ascension).is_some(), "{code} {ascension}");
        }
    }
}

/// 5 U.S.C. 6103(a), with the observed days of (b) and Executive Order 11582.
#[test]
fn the_federal_holidays_follow_the_statute() {
    let calendars = Calendars::shipped();
    let calendar = calendars.named("us-federal").unwrap();
    let mut expected = BTreeSet::new();
    for year in 2021..=2033 {
        let moving = [
            nth(year, 1, Weekday::Mon, 3),
            nth(year, 2, Weekday::Mon, 3),
            (0..7).map(|back| day(year, 5, 31) - Days::new(back)).find(|on| on.weekday() == Weekday::Mon).unwrap(),
            nth(year, 9, Weekday::Mon, 1),
            nth(year, 10, Weekday::Mon, 2),
            nth(year, 11, Weekday::Thu, 4),
        ];
        expected.extend(moving);
        for (month, on) in [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)] {
            let fixed = day(year, month, on);
            expected.insert(fixed);
            match fixed.weekday() {
                Weekday::Sat => expected.insert(fixed - Days::new(1)),
                Weekday::Sun => expected.insert(fixed + Days::new(1)),
                _ => false,
            };
        }
    }
    expected.retain(|on| SINCE_THE_MDR.contains(&on.year()));
    let got: BTreeSet<NaiveDate> = calendar.holidays().map(|(on, _)| on).collect();
    assert_eq!(got, expected);
}

#[test]
fn a_bad_calendar_is_left_out_with_its_reason() {
    let (calendars, errors) = Calendars::load(&[("bad.toml", "id = 1"), ("worse.toml", "")]);
    assert_eq!(calendars.iter().count(), 0);
    assert_eq!(errors.len(), 2);
    assert!(errors[0].to_string().starts_with("bad.toml:"));
}
