//! Local times that do not exist or exist twice, and the wording of dates.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use deadline::time::{Years, day_end, format_instant, time_left};
use deadline::{LocalTimeError, local_instant};
use zone::Zone;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

fn zone(name: &str) -> Zone {
    name.parse().unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

#[test]
fn a_skipped_time_names_its_gap() {
    let error = local_instant(day("2026-03-29"), clock("02:30:00"), zone("Europe/Berlin")).unwrap_err();
    let LocalTimeError::Gap { before, after, .. } = error else { unreachable!("{error}") };
    assert_eq!(before.to_string(), "2026-03-29 02:00:00");
    assert_eq!(after.to_string(), "2026-03-29 03:00:00");
    assert_eq!(
        error.to_string(),
        "2026-03-29 02:30:00 did not exist in Europe/Berlin: the clocks went from 2026-03-29 02:00:00 to 2026-03-29 03:00:00"
    );
    let us = local_instant(day("2026-03-08"), clock("02:00:00"), zone("America/New_York"));
    assert!(matches!(us, Err(LocalTimeError::Gap { .. })));
}

#[test]
fn a_time_that_happened_twice_gives_both() {
    let error = local_instant(day("2026-10-25"), clock("02:30:00"), zone("Europe/Berlin")).unwrap_err();
    let LocalTimeError::Fold { first, second, .. } = error else { unreachable!("{error}") };
    assert_eq!(first, utc("2026-10-25T00:30:00Z"));
    assert_eq!(second, utc("2026-10-25T01:30:00Z"));
}

#[test]
fn a_plain_time_is_plain() {
    let at = local_instant(day("2026-11-12"), clock("10:05:00"), zone("America/New_York")).unwrap();
    assert_eq!(at, utc("2026-11-12T15:05:00Z"));
}

#[test]
fn a_day_ends_once_even_where_midnight_moves() {
    // Cairo goes back from 24:00 to 23:00 on the last Thursday of October: the day ends at the second 23:59:59.
    assert_eq!(day_end(day("2026-10-29"), zone("Africa/Cairo")), utc("2026-10-29T21:59:59Z"));
    assert_eq!(day_end(day("2026-11-27"), zone("America/New_York")), utc("2026-11-28T04:59:59Z"));
    assert_eq!(day_end(day("2026-03-29"), zone("Europe/Berlin")), utc("2026-03-29T21:59:59Z"));
}

#[test]
fn dates_read_as_they_should() {
    let at = utc("2026-11-27T04:59:59Z");
    let new_york = zone("America/New_York");
    assert_eq!(format_instant(at, new_york, Years::Unless(2026)), "Thu 26 Nov, 23:59 EST");
    assert_eq!(format_instant(at, zone("Europe/Berlin"), Years::Unless(2026)), "Fri 27 Nov, 05:59 CET");
    assert_eq!(format_instant(at, new_york, Years::Unless(2027)), "Thu 26 Nov 2026, 23:59 EST");
    assert_eq!(format_instant(at, Zone::UTC, Years::Always), "Fri 27 Nov 2026, 04:59 UTC");
    assert_eq!(format_instant(at, zone("Asia/Riyadh"), Years::Unless(2026)), "Fri 27 Nov, 07:59 UTC+03");
    let summer = utc("2026-07-01T10:00:00Z");
    assert_eq!(format_instant(summer, zone("Europe/London"), Years::Unless(2026)), "Wed 1 Jul, 11:00 BST");
}

#[test]
fn time_left_reads_as_it_should() {
    let now = utc("2026-11-23T13:20:00Z");
    let cases = [
        (59, "0 min left"),
        (42 * 60 + 59, "42 min left"),
        (3_600, "1 h left"),
        (19 * 3_600 + 3_599, "19 h left"),
        (47 * 3_600 + 3_599, "47 h left"),
        (48 * 3_600, "2 d 0 h left"),
        (87 * 3_600 + 3_540, "3 d 15 h left"),
        (-4 * 3_600 - 40 * 60, "4 h overdue"),
        (-30, "0 min overdue"),
    ];
    for (seconds, words) in cases {
        assert_eq!(time_left(now, now + Duration::seconds(seconds)).to_string(), words);
    }
}

/// British Columbia and Alberta stopped changing their clocks in 2026 (IANA 2026f); a count of hours there is not off by one.
#[test]
fn hours_run_by_the_law_of_today() {
    let at = local_instant(day("2026-12-01"), clock("10:00:00"), zone("America/Vancouver")).unwrap();
    assert_eq!(at, utc("2026-12-01T17:00:00Z"));
    assert_eq!(day_end(day("2026-12-01"), zone("America/Edmonton")), utc("2026-12-02T05:59:59Z"));
}
