//! Japan, Korea, China, Taiwan and Singapore: days that hang on the moon and on the sun.

use super::moon::{dragon_boat, lunar_month, lunar_new_year, mid_autumn, sun_reaches};
use super::{YEARS, assert_days, day, easter, nth};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use deadline::Calendars;
use std::collections::BTreeSet;

type Set = BTreeSet<NaiveDate>;

fn is_weekend(on: NaiveDate) -> bool {
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun)
}

fn next_free(on: NaiveDate, set: &Set) -> NaiveDate {
    on.iter_days().find(|next| !is_weekend(*next) && !set.contains(next)).unwrap()
}

/// Act 178 of 1948, Art. 2 and 3, and the recess of Act 91 of 1988.
#[test]
fn japan_has_equinoxes_substitutes_and_citizens_holidays() {
    let mut set = Set::new();
    for year in YEARS {
        let fixed = [(1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23)];
        let mut national: Set = fixed.map(|(month, on)| day(year, month, on)).into();
        national.extend([(1, 2), (7, 3), (9, 3), (10, 2)].map(|(month, week)| nth(year, month, Weekday::Mon, week)));
        national.extend([0.0, 180.0].map(|longitude| sun_reaches(year, longitude, 9)));
        let all = national.clone();
        for on in all.iter().filter(|on| on.weekday() == Weekday::Sun) {
            national.insert(on.iter_days().find(|next| !all.contains(next)).unwrap());
        }
        for on in &all {
            let (between, after) = (*on + Days::new(1), *on + Days::new(2));
            if all.contains(&after) && between.weekday() != Weekday::Sun {
                national.insert(between);
            }
        }
        set.extend(national);
        set.extend([(1, 2), (1, 3), (12, 29), (12, 30), (12, 31)].map(|(month, on)| day(year, month, on)));
    }
    assert_days("JP", YEARS, &set);
    let calendars = Calendars::shipped();
    let japan = calendars.named("JP").unwrap();
    let published = [(2024, 3, 20), (2024, 9, 22), (2025, 3, 20), (2025, 9, 23), (2026, 3, 20), (2026, 9, 23)];
    for (year, month, on) in published.into_iter().chain([(2027, 3, 21), (2027, 9, 23)]) {
        let holiday = japan.holiday(day(year, month, on)).unwrap();
        assert!(holiday.name.contains("Equinox") && !holiday.expected, "{year}-{month}-{on}");
    }
    assert_eq!(japan.holiday(day(2026, 9, 22)).unwrap().name, "Citizens' Holiday");
    assert!(japan.holiday(day(2032, 9, 21)).unwrap().expected);
}

/// Regulations on Holidays of Public Agencies, Art. 2 and 3.
#[test]
fn korea_has_lunar_days_elections_and_substitutes() {
    let mut set = Set::new();
    for year in YEARS {
        let around = |on: NaiveDate| [on - Days::new(1), on, on + Days::new(1)];
        let seollal = around(lunar_new_year(year, 9));
        let chuseok = around(mid_autumn(year, 9));
        let buddha = lunar_month(year, 60.0, 9) + Days::new(7);
        let mut moving = [(3, 1), (5, 5), (8, 15), (10, 3), (10, 9), (12, 25)].map(|(m, on)| day(year, m, on)).to_vec();
        moving.push(buddha);
        if year >= 2026 {
            moving.extend([day(year, 5, 1), day(year, 7, 17)]);
        }
        let feasts: Vec<NaiveDate> = seollal.into_iter().chain(chuseok).collect();
        let still = [day(year, 1, 1), day(year, 6, 6)];
        let all: Vec<NaiveDate> = feasts.iter().chain(&moving).chain(&still).copied().collect();
        let mut year_set: Set = all.iter().copied().collect();
        let twice = |on: &NaiveDate| all.iter().filter(|other| *other == on).count() > 1;
        let lost: BTreeSet<NaiveDate> = feasts
            .iter()
            .filter(|on| on.weekday() == Weekday::Sun || twice(on))
            .chain(moving.iter().filter(|on| is_weekend(**on) || twice(on)))
            .copied()
            .collect();
        for on in lost {
            year_set.insert(next_free(on, &year_set));
        }
        set.extend(year_set);
    }
    let elections = [(2024, 4, 10), (2025, 6, 3), (2026, 6, 3), (2028, 4, 12), (2030, 3, 27), (2030, 6, 12)];
    let decided = [(2032, 4, 14), (2024, 10, 1), (2025, 1, 27)];
    set.extend(elections.into_iter().chain(decided).map(|(year, month, on)| day(year, month, on)));
    assert_days("KR", YEARS, &set);
}

/// The notices of the General Office of the State Council: spans off, and weekend days that are worked.
#[test]
fn china_follows_the_notices() {
    let off = [
        ((2024, 1, 1), 1),
        ((2024, 2, 10), 8),
        ((2024, 4, 4), 3),
        ((2024, 5, 1), 5),
        ((2024, 6, 10), 1),
        ((2024, 9, 15), 3),
        ((2024, 10, 1), 7),
        ((2025, 1, 1), 1),
        ((2025, 1, 28), 8),
        ((2025, 4, 4), 3),
        ((2025, 5, 1), 5),
        ((2025, 5, 31), 3),
        ((2025, 10, 1), 8),
        ((2026, 1, 1), 3),
        ((2026, 2, 15), 9),
        ((2026, 4, 4), 3),
        ((2026, 5, 1), 5),
        ((2026, 6, 19), 3),
        ((2026, 9, 25), 3),
        ((2026, 10, 1), 7),
    ];
    let worked: Set = [
        [(2024, 2, 4), (2024, 2, 18), (2024, 4, 7), (2024, 4, 28), (2024, 5, 11), (2024, 9, 14)],
        [(2024, 9, 29), (2024, 10, 12), (2025, 1, 26), (2025, 2, 8), (2025, 4, 27), (2025, 9, 28)],
        [(2025, 10, 11), (2026, 1, 4), (2026, 2, 14), (2026, 2, 28), (2026, 5, 9), (2026, 9, 20)],
    ]
    .concat()
    .into_iter()
    .chain([(2026, 10, 10)])
    .map(|(year, month, on)| day(year, month, on))
    .collect();
    let rest: Set =
        off.iter().flat_map(|((year, month, on), days)| day(*year, *month, *on).iter_days().take(*days)).collect();
    let calendars = Calendars::shipped();
    let china = calendars.named("CN").unwrap();
    assert_eq!(china.working_days().map(|(on, _)| on).collect::<Set>(), worked);
    for on in day(2024, 1, 1).iter_days().take_while(|on| on.year() <= 2026) {
        let expected = worked.contains(&on) || !(is_weekend(on) || rest.contains(&on));
        assert_eq!(china.is_working(on), Some(expected), "{on}");
    }
}

/// The festival days of the regulation of 2024, and a day in lieu for each on a weekend.
#[test]
fn china_is_projected_by_the_regulation() {
    let years = 2027..=2032;
    let mut set = Set::new();
    for year in years.clone() {
        let new_year = lunar_new_year(year, 8);
        let spring = [new_year - Days::new(1), new_year, new_year + Days::new(1), new_year + Days::new(2)];
        let fixed = [(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)].map(|(month, on)| day(year, month, on));
        let others = [sun_reaches(year, 15.0, 8), dragon_boat(year, 8), mid_autumn(year, 8)];
        let all: Set = spring.into_iter().chain(fixed).chain(others).collect();
        set.extend(&all);
        for on in all.into_iter().filter(|on| is_weekend(*on)) {
            set.insert(next_free(on, &set));
        }
    }
    assert_days("CN", years, &set);
    let calendars = Calendars::shipped();
    let china = calendars.named("CN").unwrap();
    assert!(china.holidays().all(|(on, holiday)| holiday.expected == (on.year() > 2026)));
    assert_eq!(china.working_days_until, Some(2026));
}

/// The act of 2025: in lieu before a Saturday's day and after a Sunday's, at the Lunar New Year always after.
#[test]
fn taiwan_follows_its_act() {
    let mut set = Set::new();
    for year in 2026..=2033 {
        let new_year = lunar_new_year(year, 8);
        let feast: Vec<NaiveDate> = (0..5).map(|index| new_year - Days::new(2) + Days::new(index)).collect();
        let (children, tombs) = (day(year, 4, 4), sun_reaches(year, 15.0, 8));
        let fixed = [(1, 1), (2, 28), (5, 1), (9, 28), (10, 10), (10, 25), (12, 25)];
        let mut others: Set = fixed.map(|(month, on)| day(year, month, on)).into();
        others.extend([children, tombs, dragon_boat(year, 8), mid_autumn(year, 8)]);
        set.extend(feast.iter().chain(&others));
        let before = |on: NaiveDate, set: &Set| {
            (1..7).map(|back| on - Days::new(back)).find(|on| !is_weekend(*on) && !set.contains(on)).unwrap()
        };
        for on in feast.iter().filter(|on| is_weekend(**on)) {
            set.insert(next_free(*on, &set));
        }
        for on in others.iter().filter(|on| is_weekend(**on)) {
            let free = if on.weekday() == Weekday::Sat { before(*on, &set) } else { next_free(*on, &set) };
            set.insert(free);
        }
        // Both on one day: the day before, or the day after where it is a Thursday.
        if children == tombs {
            let after = children.weekday() == Weekday::Thu;
            set.insert(if after { next_free(children, &set) } else { before(children, &set) });
        }
    }
    assert_days("TW", 2026..=2032, &set.into_iter().filter(|on| (2026..=2032).contains(&on.year())).collect());
    let calendars = Calendars::shipped();
    let taiwan = calendars.named("TW").unwrap();
    let worked: Vec<NaiveDate> = taiwan.working_days().map(|(on, _)| on).collect();
    assert_eq!(worked, [day(2024, 2, 17), day(2025, 2, 8)]);
}

#[test]
fn singapore_adds_mondays_after_sundays() {
    let calendars = Calendars::shipped();
    let singapore = calendars.named("SG").unwrap();
    for year in YEARS {
        let new_year = lunar_new_year(year, 8);
        let fixed = [(1, 1), (5, 1), (8, 9), (12, 25)].map(|(month, on)| day(year, month, on));
        for on in fixed.into_iter().chain([easter(year) - Days::new(2), new_year, new_year + Days::new(1)]) {
            assert!(singapore.holiday(on).is_some(), "{on}");
        }
        let names = ["Hari Raya Puasa", "Hari Raya Haji", "Vesak Day", "Deepavali"];
        for name in names {
            let found = singapore.holidays().filter(|(on, holiday)| on.year() == year && holiday.name.contains(name));
            let expected: Vec<bool> = found.map(|(_, holiday)| holiday.expected).collect();
            assert!(!expected.is_empty() && expected.iter().all(|flag| *flag == (year > 2027)), "{name} {year}");
        }
    }
    for (on, holiday) in singapore.holidays() {
        if on.weekday() == Weekday::Sun {
            assert_eq!(singapore.is_working(next_free(on, &Set::new())), Some(false), "{on} {}", holiday.name);
        }
        if holiday.observed {
            let before = (1..4).map(|back| on - Days::new(back)).find(|on| on.weekday() == Weekday::Sun).unwrap();
            assert!(singapore.holiday(before).is_some(), "{on}");
        }
    }
}
