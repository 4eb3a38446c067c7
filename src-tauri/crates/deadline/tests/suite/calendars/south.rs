//! Saudi Arabia, Israel and India: other weekends, and days of the Islamic and the Jewish calendar.

use super::moon::{islamic, rosh_hashanah};
use super::{YEARS, assert_days, day, easter};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use deadline::{Calendar, Calendars};
use std::collections::BTreeSet;

#[test]
fn the_saudi_and_the_israeli_week_ends_on_friday_and_saturday() {
    let calendars = Calendars::shipped();
    for id in ["SA", "IL"] {
        let calendar = calendars.named(id).unwrap();
        for on in day(calendar.first_year, 1, 1).iter_days().take_while(|on| on.year() <= 2032) {
            let weekend = matches!(on.weekday(), Weekday::Fri | Weekday::Sat);
            let working = !weekend && calendar.holiday(on).is_none();
            assert_eq!(calendar.is_working(on), Some(working), "{id} {on}");
        }
    }
    // Eid al-Adha 2025: Thursday to Sunday, with the weekend between.
    let saudi = calendars.named("SA").unwrap();
    let off: Vec<NaiveDate> =
        (4..=9).map(|on| day(2025, 6, on)).filter(|on| saudi.is_working(*on) == Some(false)).collect();
    assert_eq!(off, [day(2025, 6, 5), day(2025, 6, 6), day(2025, 6, 7), day(2025, 6, 8)]);
}

/// Whether a holiday of the name lies at most two days beside the arithmetical day.
fn near(calendar: &Calendar, name: &str, on: NaiveDate) -> bool {
    let around = (on - Days::new(2)).iter_days().take(5);
    around.filter_map(|on| calendar.holiday(on)).any(|holiday| holiday.name.contains(name))
}

#[test]
fn islamic_days_lie_where_the_moon_can_put_them() {
    let calendars = Calendars::shipped();
    let first = |name: &'static str| if name == "SA" { "Eid al-Fitr" } else { "Id-ul-Fitr" };
    for year in 1445..=1453 {
        let (fitr, adha) = (islamic(year, 10, 1), islamic(year, 12, 10));
        for id in ["SA", "IN"] {
            let calendar = calendars.named(id).unwrap();
            assert!(near(calendar, first(id), fitr), "{id} {fitr}");
            assert!(near(calendar, if id == "SA" { "Eid al-Adha" } else { "Id-ul-Zuha" }, adha), "{id} {adha}");
        }
        let singapore = calendars.named("SG").unwrap();
        assert!(near(singapore, "Hari Raya Puasa", fitr) && near(singapore, "Hari Raya Haji", adha), "{year}");
    }
}

#[test]
fn saudi_eids_have_four_days_and_are_expected_until_they_are_announced() {
    let calendars = Calendars::shipped();
    let saudi = calendars.named("SA").unwrap();
    for year in saudi.first_year..=saudi.last_year {
        let of_year = |name: &str| -> Vec<(NaiveDate, bool)> {
            let found = saudi.holidays().filter(|(on, holiday)| on.year() == year && holiday.name == name);
            found.map(|(on, holiday)| (on, holiday.expected)).collect()
        };
        let fitr = of_year("Eid al-Fitr");
        let adha = [of_year("Day of Arafah"), of_year("Eid al-Adha")].concat();
        for feast in [&fitr, &adha] {
            assert_eq!(feast.len(), 4, "{year}");
            assert_eq!((feast[3].0 - feast[0].0).num_days(), 3, "{year}");
        }
        assert!(fitr.iter().all(|(_, expected)| *expected == (year > 2026)));
        assert!(adha.iter().all(|(_, expected)| *expected == (year > 2025)));
        for (month, on) in [(2, 22), (9, 23)] {
            let on = day(year, month, on);
            assert!(saudi.holiday(on).is_some());
            let lieu = match on.weekday() {
                Weekday::Fri => on - Days::new(1),
                Weekday::Sat => on + Days::new(1),
                _ => on,
            };
            assert_eq!(saudi.is_working(lieu), Some(false), "{lieu}");
        }
    }
}

/// The nine days of rest by the molad; Independence Day is 5 Iyar, moved off Friday, Saturday and Monday.
#[test]
fn israel_has_the_days_of_the_jewish_calendar() {
    let mut set = BTreeSet::new();
    for year in YEARS {
        let new_year = rosh_hashanah(year + 3761);
        // Passover lies 163 days before the New Year that follows.
        let passover = new_year - Days::new(163);
        let independence = passover + Days::new(20);
        let independence = match independence.weekday() {
            Weekday::Fri => independence - Days::new(1),
            Weekday::Sat => independence - Days::new(2),
            Weekday::Mon => independence + Days::new(1),
            _ => independence,
        };
        set.extend([0, 1, 9, 14, 21].map(|later| new_year + Days::new(later)));
        set.extend([0, 6, 50].map(|later| passover + Days::new(later)));
        set.insert(independence);
    }
    assert_days("IL", YEARS, &set);
}

#[test]
fn india_has_the_gazetted_holidays() {
    let calendars = Calendars::shipped();
    let india = calendars.named("IN").unwrap();
    for year in YEARS {
        let fixed = [(1, 26), (8, 15), (10, 2), (12, 25)].map(|(month, on)| day(year, month, on));
        for on in fixed.into_iter().chain([easter(year) - Days::new(2)]) {
            assert!(india.holiday(on).is_some(), "{on}");
        }
        let names: Vec<&str> = india
            .holidays()
            .filter(|(on, _)| on.year() == year)
            .flat_map(|(_, holiday)| holiday.name.split(" / "))
            .collect();
        // Fourteen are compulsory, three chosen year by year, and one is declared by itself.
        let number = if year <= 2026 { 18 } else { 14 };
        assert!((number..=number + 1).contains(&names.len()), "{year}: {names:?}");
    }
}
