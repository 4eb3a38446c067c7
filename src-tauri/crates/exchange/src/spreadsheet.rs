//! What a spreadsheet does to values that it takes for numbers or dates.

use chrono::NaiveDate;

/// What became of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Changed {
    /// `4,05012E+13`, `3E5`: a long number, or one with an E in it.
    Exponent,
    /// `02. Jan`, `Dec-30`, `2026-03-04 00:00:00`: a date.
    Date,
    /// `1.1000000000000001`: a binary fraction.
    Fraction,
    /// `46115`: what may be the number of a day.
    DayNumber,
}

impl Changed {
    /// What happened, and the way out.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Exponent => {
                "a spreadsheet turned the number into a short form; format the column as text and enter all digits. If it is meant as it stands, put an apostrophe before it"
            }
            Self::Date => {
                "a spreadsheet turned the version into a date; format the column as text and enter the version again"
            }
            Self::Fraction => {
                "a spreadsheet turned the version into a fraction; format the column as text and enter the version again"
            }
            Self::DayNumber => {
                "a spreadsheet may have turned a version into the number of a day; compare it with the source"
            }
        }
    }
}

/// What a spreadsheet did to a version, if it looks like it.
pub(crate) fn changed_version(value: &str) -> Option<Changed> {
    if is_exponent(value) {
        Some(Changed::Exponent)
    } else if is_date(value) {
        Some(Changed::Date)
    } else if is_fraction(value) {
        Some(Changed::Fraction)
    } else {
        is_day_number(value).then_some(Changed::DayNumber)
    }
}

/// Digits, perhaps with a decimal sign, an E, and a power.
pub(crate) fn is_exponent(value: &str) -> bool {
    let Some((digits, power)) = value.split_once(['E', 'e']) else { return false };
    let parts: Vec<&str> = digits.split(['.', ',']).collect();
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=2).contains(&parts.len())
        && parts.iter().all(|part| is_digits(part))
        && is_digits(power.strip_prefix(['+', '-']).unwrap_or(power))
}

/// Months as spreadsheets in English, German, French and Spanish write them.
const MONTHS: [&str; 48] = [
    "jan",
    "january",
    "januar",
    "janv",
    "ene",
    "feb",
    "february",
    "februar",
    "févr",
    "mar",
    "march",
    "mrz",
    "mär",
    "märz",
    "mars",
    "apr",
    "april",
    "avr",
    "abr",
    "may",
    "mai",
    "jun",
    "june",
    "juni",
    "juin",
    "jul",
    "july",
    "juli",
    "juil",
    "aug",
    "august",
    "août",
    "ago",
    "sep",
    "sept",
    "september",
    "oct",
    "october",
    "okt",
    "oktober",
    "nov",
    "november",
    "dec",
    "december",
    "dez",
    "dezember",
    "déc",
    "dic",
];

/// `02. Jan`, `Jan 02`, `2-Jan-26`, `04.03.2026 00:00`, `2026-03-04T00:00:00`.
fn is_date(value: &str) -> bool {
    let lower = value.to_lowercase();
    let words: Vec<&str> = lower.split([' ', '.', '-', '/', ',']).filter(|word| !word.is_empty()).collect();
    let numbers = words.iter().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit())).count();
    let month = words.iter().filter(|word| MONTHS.contains(word)).count() == 1
        && numbers + 1 == words.len()
        && (1..=2).contains(&numbers);
    let (day, time) = value.split_once([' ', 'T']).unwrap_or((value, ""));
    let timed = time.contains(':') && time.bytes().all(|byte| byte.is_ascii_digit() || b":.Z+-".contains(&byte));
    let dated = ["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d/%m/%Y"]
        .iter()
        .any(|form| NaiveDate::parse_from_str(day, form).is_ok());
    month || timed && dated
}

fn is_fraction(value: &str) -> bool {
    value.split_once(['.', ',']).is_some_and(|(whole, fraction)| {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        digits(whole) && digits(fraction) && fraction.len() >= 12
    })
}

/// A day from 1982 to 2064, as spreadsheets count them from 1900.
fn is_day_number(value: &str) -> bool {
    value.len() == 5 && value.parse::<u32>().is_ok_and(|number| (30_000..=60_000).contains(&number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_did_is_told() {
        for (value, expected) in [
            ("02. Jan", Some(Changed::Date)),
            ("Dec-30", Some(Changed::Date)),
            ("2. Mrz", Some(Changed::Date)),
            ("1-Jan-26", Some(Changed::Date)),
            ("2026-03-04 00:00:00", Some(Changed::Date)),
            ("04.03.2026 00:00", Some(Changed::Date)),
            ("2026-03-04T00:00:00", Some(Changed::Date)),
            ("1.1E+02", Some(Changed::Exponent)),
            ("4,05099E+12", Some(Changed::Exponent)),
            ("3E5", Some(Changed::Exponent)),
            ("1.1000000000000001", Some(Changed::Fraction)),
            ("46054", Some(Changed::DayNumber)),
            ("46115", Some(Changed::DayNumber)),
            ("1.0", None),
            ("2026-03-04", None),
            ("15.2(7)E3", None),
            ("1.04E", None),
            ("R14B", None),
            ("12000", None),
            ("4.6.2", None),
            ("Marlin 2", None),
            ("2016 R2", None),
        ] {
            assert_eq!(changed_version(value), expected, "{value}");
        }
    }
}
