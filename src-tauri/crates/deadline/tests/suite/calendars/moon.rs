//! New moons and the longitude of the sun by J. Meeus, Astronomical Algorithms, chapters 25 and 49, to a minute or
//! two: enough to know the day in every year of the calendars.

use chrono::{DateTime, Datelike, Days, Duration, NaiveDate, Utc};

/// A day of the civil calendar that is `hours` ahead of UTC.
fn local_day(julian: f64, hours: i64) -> NaiveDate {
    let seconds = (julian - 2_440_587.5) * 86_400.0;
    // Terrestrial time is about 70 seconds ahead of UTC in these years.
    #[expect(clippy::cast_possible_truncation, reason = "seconds of this century")]
    let at = DateTime::<Utc>::from_timestamp(seconds as i64 - 70, 0).unwrap();
    (at + Duration::hours(hours)).date_naive()
}

fn sine(degrees: f64) -> f64 {
    degrees.to_radians().sin()
}

/// Apparent longitude of the sun in degrees, to a hundredth.
fn sun(julian: f64) -> f64 {
    let t = (julian - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = 357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t;
    let center = (1.914_602 - 0.004_817 * t) * sine(anomaly)
        + (0.019_993 - 0.000_101 * t) * sine(2.0 * anomaly)
        + 0.000_289 * sine(3.0 * anomaly);
    let node = 125.04 - 1_934.136 * t;
    (mean + center - 0.005_69 - 0.004_78 * sine(node)).rem_euclid(360.0)
}

/// The day of a year on which the sun reaches a longitude.
pub(super) fn sun_reaches(year: i32, longitude: f64, hours: i64) -> NaiveDate {
    // On 1 January it stands at about 280 degrees.
    let days = (longitude - 280.0).rem_euclid(360.0) / 360.0 * 365.2422;
    let new_year = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    let mut julian = 1_721_424.5 + f64::from(new_year.num_days_from_ce()) + days;
    for _ in 0..20 {
        let missing = (longitude - sun(julian) + 180.0).rem_euclid(360.0) - 180.0;
        julian += missing / 360.0 * 365.2422;
    }
    local_day(julian, hours)
}

/// The instant of new moon number `number`, counted from January 2000.
fn new_moon(number: i32) -> f64 {
    let k = f64::from(number);
    let t = k / 1_236.85;
    let e = 1.0 - 0.002_516 * t;
    let sun = 2.5534 + 29.105_356_70 * k;
    let moon = 201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t;
    let node = 160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t;
    let omega = 124.7746 - 1.563_755_88 * k;
    let terms = -0.407_20 * sine(moon)
        + 0.172_41 * e * sine(sun)
        + 0.016_08 * sine(2.0 * moon)
        + 0.010_39 * sine(2.0 * node)
        + 0.007_39 * e * sine(moon - sun)
        - 0.005_14 * e * sine(moon + sun)
        + 0.002_08 * e * e * sine(2.0 * sun)
        - 0.001_11 * sine(moon - 2.0 * node)
        - 0.000_57 * sine(moon + 2.0 * node)
        + 0.000_56 * e * sine(2.0 * moon + sun)
        - 0.000_42 * sine(3.0 * moon)
        + 0.000_42 * e * sine(sun + 2.0 * node)
        + 0.000_38 * e * sine(sun - 2.0 * node)
        - 0.000_24 * e * sine(2.0 * moon - sun)
        - 0.000_17 * sine(omega);
    2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t + terms
}

/// The first day of the lunar month in which the sun reaches a longitude: 330 degrees mark the first month, 60 the
/// fourth, 90 the fifth and 180 the eighth.
pub(super) fn lunar_month(year: i32, longitude: f64, hours: i64) -> NaiveDate {
    let within = sun_reaches(year, longitude, hours);
    let first = (year - 2000) * 12;
    let starts = (first..first + 30).map(|number| local_day(new_moon(number), hours));
    starts.take_while(|start| *start <= within).last().unwrap()
}

/// The Lunar New Year.
pub(super) fn lunar_new_year(year: i32, hours: i64) -> NaiveDate {
    lunar_month(year, 330.0, hours)
}

/// The Dragon Boat Festival, the fifth of the fifth month.
pub(super) fn dragon_boat(year: i32, hours: i64) -> NaiveDate {
    lunar_month(year, 90.0, hours) + Days::new(4)
}

/// The Mid-Autumn Festival, the fifteenth of the eighth month.
pub(super) fn mid_autumn(year: i32, hours: i64) -> NaiveDate {
    lunar_month(year, 180.0, hours) + Days::new(14)
}

/// A day of the arithmetical Islamic calendar; a month that is announced can begin a day or two beside it.
pub(super) fn islamic(year: i32, month: i32, on: i32) -> NaiveDate {
    let months = (59 * (month - 1) + 1) / 2;
    let leaps = (3 + 11 * year) / 30;
    let julian = on + months + (year - 1) * 354 + leaps + 1_948_439;
    NaiveDate::from_num_days_from_ce_opt(julian - 1_721_425).unwrap()
}

/// New Year's Day of a Jewish year, by the molad and its four postponements.
pub(super) fn rosh_hashanah(jewish: i32) -> NaiveDate {
    let elapsed = |year: i64| {
        let months = (235 * year - 234).div_euclid(19);
        let parts = 12_084 + 13_753 * months;
        let day = 29 * months + parts.div_euclid(25_920);
        if (3 * (day + 1)).rem_euclid(7) < 3 { day + 1 } else { day }
    };
    let year = i64::from(jewish);
    let (before, this, after) = (elapsed(year - 1), elapsed(year), elapsed(year + 1));
    let delay = if after - this == 356 { 2 } else { i64::from(this - before == 382) };
    let days = i32::try_from(this + delay - 1_373_427).unwrap();
    NaiveDate::from_num_days_from_ce_opt(days).unwrap()
}

#[test]
fn the_sky_is_where_almanacs_put_it() {
    let day = |year, month, on| NaiveDate::from_ymd_opt(year, month, on).unwrap();
    assert_eq!(sun_reaches(2024, 0.0, 0), day(2024, 3, 20));
    assert_eq!(sun_reaches(2025, 180.0, 0), day(2025, 9, 22));
    assert_eq!(lunar_new_year(2024, 8), day(2024, 2, 10));
    // The new moon of 6 February 2027, 15:56 UTC, falls before midnight in Beijing and after it in Seoul.
    assert_eq!(lunar_new_year(2027, 8), day(2027, 2, 6));
    assert_eq!(lunar_new_year(2027, 9), day(2027, 2, 7));
    assert_eq!(islamic(1445, 10, 1), day(2024, 4, 10));
    assert_eq!(rosh_hashanah(5785), day(2024, 10, 3));
    assert_eq!(rosh_hashanah(5787), day(2026, 9, 12));
}
