//! The United Kingdom, Switzerland, Canada, Australia, Brazil and Mexico: days that follow from their acts alone.

use super::{YEARS, assert_days, day, easter, nth};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

type Set = BTreeSet<NaiveDate>;

fn last_monday(year: i32, month: u32) -> NaiveDate {
    (22..=31)
        .filter_map(|on| NaiveDate::from_ymd_opt(year, month, on))
        .rfind(|on| on.weekday() == Weekday::Mon)
        .unwrap()
}

fn is_weekend(on: NaiveDate) -> bool {
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The days, and for each on a weekend the next day that is neither weekend nor taken.
fn with_substitutes(set: &mut Set, days: &[NaiveDate]) {
    set.extend(days);
    for on in days.iter().filter(|on| is_weekend(**on)) {
        let free = on.iter_days().find(|next| !is_weekend(*next) && !set.contains(next)).unwrap();
        set.insert(free);
    }
}

/// Banking and Financial Dealings Act 1971, Sch. 1, and the proclamations of every year.
fn united_kingdom(part: &str) -> Set {
    let mut set = Set::new();
    for year in YEARS {
        let sunday = easter(year);
        set.extend([sunday - Days::new(2), nth(year, 5, Weekday::Mon, 1), last_monday(year, 5)]);
        if part == "GB-SCT" {
            set.insert(nth(year, 8, Weekday::Mon, 1));
            with_substitutes(&mut set, &[day(year, 1, 1), day(year, 1, 2)]);
            with_substitutes(&mut set, &[day(year, 11, 30)]);
        } else {
            set.extend([sunday + Days::new(1), last_monday(year, 8)]);
            with_substitutes(&mut set, &[day(year, 1, 1)]);
        }
        if part == "GB-NIR" {
            with_substitutes(&mut set, &[day(year, 3, 17)]);
            with_substitutes(&mut set, &[day(year, 7, 12)]);
        }
        with_substitutes(&mut set, &[day(year, 12, 25), day(year, 12, 26)]);
    }
    if part == "GB-SCT" {
        set.insert(day(2026, 6, 15));
    }
    set
}

#[test]
fn bank_holidays_follow_the_act() {
    for part in ["GB", "GB-SCT", "GB-NIR"] {
        assert_days(part, YEARS, &united_kingdom(part));
    }
}

#[test]
fn switzerland_has_the_four_days_of_all_cantons() {
    let days = |year| [day(year, 1, 1), easter(year) + Days::new(39), day(year, 8, 1), day(year, 12, 25)];
    assert_days("CH", YEARS, &YEARS.flat_map(days).collect());
}

/// Interpretation Act s.35(1)(a), without Sundays, and Holidays Act s.2 and s.4.
#[test]
fn canada_has_the_holidays_of_the_interpretation_act() {
    let mut set = Set::new();
    for year in YEARS {
        let victoria = (18..=24).map(|on| day(year, 5, on)).find(|on| on.weekday() == Weekday::Mon).unwrap();
        set.extend([
            day(year, 1, 1),
            easter(year) - Days::new(2),
            easter(year) + Days::new(1),
            victoria,
            day(year, 7, 1),
            nth(year, 9, Weekday::Mon, 1),
            day(year, 9, 30),
            nth(year, 10, Weekday::Mon, 2),
            day(year, 11, 11),
            day(year, 12, 25),
        ]);
        if day(year, 7, 1).weekday() == Weekday::Sun {
            set.insert(day(year, 7, 2));
        }
    }
    assert_days("CA", YEARS, &set);
}

/// Holidays Act 1958 (ACT).
#[test]
fn canberra_has_the_holidays_of_its_act() {
    let mut set = Set::new();
    for year in YEARS {
        let sunday = easter(year);
        let monday_from = |on: NaiveDate| on.iter_days().find(|on| on.weekday() == Weekday::Mon).unwrap();
        let moved = |on: NaiveDate| if is_weekend(on) { monday_from(on) } else { on };
        let anzac = day(year, 4, 25);
        set.extend([
            moved(day(year, 1, 26)),
            nth(year, 3, Weekday::Mon, 2),
            sunday - Days::new(2),
            sunday - Days::new(1),
            sunday,
            sunday + Days::new(1),
            if anzac.weekday() == Weekday::Sun { anzac + Days::new(1) } else { anzac },
            monday_from(day(year, 5, 27)),
            nth(year, 6, Weekday::Mon, 2),
            nth(year, 10, Weekday::Mon, 1),
        ]);
        with_substitutes(&mut set, &[day(year, 1, 1)]);
        with_substitutes(&mut set, &[day(year, 12, 25), day(year, 12, 26)]);
    }
    set.insert(day(2026, 4, 27));
    assert_days("AU", YEARS, &set);
}

#[test]
fn brazil_has_its_national_holidays() {
    let fixed = [(1, 1), (4, 21), (5, 1), (9, 7), (10, 12), (11, 2), (11, 15), (11, 20), (12, 25)];
    let mut set: Set = YEARS.flat_map(|year| fixed.map(|(month, on)| day(year, month, on))).collect();
    set.extend(YEARS.map(|year| easter(year) - Days::new(2)));
    assert_days("BR", YEARS, &set);
}

/// Ley Federal del Trabajo Art. 74.
#[test]
fn mexico_has_its_days_of_rest() {
    let mut set: Set = YEARS
        .flat_map(|year| {
            [
                day(year, 1, 1),
                nth(year, 2, Weekday::Mon, 1),
                nth(year, 3, Weekday::Mon, 3),
                day(year, 5, 1),
                day(year, 9, 16),
                nth(year, 11, Weekday::Mon, 3),
                day(year, 12, 25),
            ]
        })
        .collect();
    set.extend([day(2024, 10, 1), day(2030, 10, 1)]);
    assert_days("MX", YEARS, &set);
}
