//! What holds for every calendar file.

use super::{SINCE_THE_MDR, YEARS, day};
use chrono::{Datelike, Weekday};
use deadline::Calendars;
use deadline::pack::Place;
use disclosure::{CountryCode, EU_MEMBER_STATES};
use std::sync::LazyLock;

static CALENDARS: LazyLock<Calendars> = LazyLock::new(Calendars::shipped);

const WORLD: [&str; 16] =
    ["AU", "BR", "CA", "CH", "CN", "GB", "GB-NIR", "GB-SCT", "IL", "IN", "JP", "KR", "MX", "SA", "SG", "TW"];

#[test]
fn every_file_is_read_and_covers_its_years() {
    let (calendars, errors) = Calendars::load(&[]);
    assert_eq!((calendars.iter().count(), errors.len()), (0, 0));
    assert_eq!(CALENDARS.iter().count(), 27 + 1 + WORLD.len());
    for id in WORLD {
        assert!(CALENDARS.named(id).is_some(), "{id}");
    }
    for calendar in CALENDARS.iter() {
        let id = &calendar.id;
        let years = match id.as_str() {
            // MDS-REQ 11 counts working days since March 2023.
            "SA" => 2023..=2032,
            state if state == "us-federal" || EU_MEMBER_STATES.contains(&state) => SINCE_THE_MDR,
            _ => YEARS,
        };
        assert_eq!(calendar.first_year..=calendar.last_year, years, "{id}");
        assert!(YEARS.contains(&calendar.confirmed_until), "{id}");
        assert!(calendar.reviewed_on >= day(2026, 11, 23), "{id}");
        for text in [&calendar.name, &calendar.law, &calendar.source] {
            assert!(!text.trim().is_empty(), "{id}");
        }
        for year in years.clone() {
            assert!(calendar.holidays().filter(|(on, _)| on.year() == year).count() >= 4, "{id} {year}");
        }
        for (on, holiday) in calendar.holidays() {
            assert_eq!(holiday.name.trim(), holiday.name, "{id} {on}");
            assert!(!holiday.name.is_empty(), "{id} {on}");
            assert_ne!(calendar.is_working(on), Some(true), "{id} {on}");
        }
        for (on, name) in calendar.working_days() {
            assert!(matches!(on.weekday(), Weekday::Sat | Weekday::Sun), "{id} {on}");
            assert!(!name.is_empty() && calendar.holiday(on).is_none(), "{id} {on}");
            assert_eq!((calendar.is_working(on), calendar.is_sunday_or_holiday(on)), (Some(true), Some(false)));
        }
        assert_eq!(calendar.is_working(day(2033, 1, 3)), None);
        assert_eq!(calendar.is_working(day(*years.start() - 1, 12, 29)), None);
    }
}

#[test]
fn a_part_of_a_country_is_never_the_country() {
    let of = |code: &str| CALENDARS.of_place(Place::of(&CountryCode(code.to_owned())).unwrap());
    assert_eq!(of("GB").unwrap().id, "GB");
    for id in ["GB-SCT", "GB-NIR"] {
        assert!(CALENDARS.named(id).is_some_and(|calendar| calendar.by_id_only && calendar.country == "GB"));
    }
    for id in WORLD.into_iter().filter(|id| id.len() == 2) {
        assert_eq!(of(id).unwrap().id, id);
    }
    assert_eq!(of("US").unwrap().id, "us-federal");
}

const FILE: &str = r#"
id = "acme"
country = "SA"
name = "Works calendar"
zone = "Asia/Riyadh"
weekend = ["fri", "sat"]
first_year = 2026
last_year = 2026
confirmed_until = 2026
law = "works agreement"
source = "works agreement"
reviewed_on = 2026-11-23
days = [ { on = 2026-11-18, name = "Works holiday" } ]
working_days = [ { on = 2026-11-20, name = "Stocktaking" } ]
"#;

/// The message for the file with one replacement.
fn error_after(from: &str, to: &str) -> String {
    assert!(FILE.contains(from), "{from}");
    let text = FILE.replacen(from, to, 1);
    let (calendars, errors) = Calendars::load(&[("acme.toml", &text)]);
    assert_eq!((calendars.iter().count(), errors.len()), (0, 1), "{from} -> {to}");
    errors[0].to_string()
}

#[test]
fn a_wrong_day_is_refused_with_its_reason() {
    let (calendars, errors) = Calendars::load(&[("acme.toml", FILE)]);
    assert_eq!(errors, []);
    let acme = calendars.named("acme").unwrap();
    assert_eq!((acme.reviewed_on, acme.working_day(day(2026, 11, 20))), (day(2026, 11, 23), Some("Stocktaking")));
    assert_eq!((acme.is_working(day(2026, 11, 20)), acme.is_working(day(2026, 11, 21))), (Some(true), Some(false)));

    assert!(error_after("on = 2026-11-20", "on = 2026-11-19").contains("2026-11-19 is a Thursday"));
    assert!(error_after("on = 2026-11-18", "on = 2026-11-20").contains("both a holiday and a working day"));
    assert!(error_after("\"Stocktaking\"", "\" \"").contains("2026-11-20 has no name"));
    assert!(error_after("\"Works holiday\"", "\"\"").contains("2026-11-18 has no name"));
    assert!(error_after("on = 2026-11-20", "on = 2027-11-19").contains("outside the years of the file"));
    let twice = "{ on = 2026-11-18, name = \"Works holiday\" }, { on = 2026-11-18, name = \"Again\" }";
    assert!(error_after("{ on = 2026-11-18, name = \"Works holiday\" }", twice).contains("twice in days"));
    assert!(error_after("reviewed_on = 2026-11-23", "reviewed_on = 2026-11-23T10:00:00").contains("no day"));
}
