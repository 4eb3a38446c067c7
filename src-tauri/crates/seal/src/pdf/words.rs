//! Dates and text strings of ISO 32000-1 7.9.

use chrono::{DateTime, FixedOffset, NaiveDate};

use super::object::Object;

/// A date of ISO 32000-1 7.9.4 with its zone.
pub(crate) fn date(at: DateTime<FixedOffset>) -> String {
    let zone = at.format("%:z").to_string().replace(':', "'");
    format!("{}{zone}'", at.format("D:%Y%m%d%H%M%S"))
}

/// Reads a date with seconds and zone.
pub(crate) fn read_date(text: &str) -> Option<DateTime<FixedOffset>> {
    let digits = text.strip_prefix("D:")?;
    let number = |range: std::ops::Range<usize>| {
        digits.get(range).filter(|part| part.bytes().all(|byte| byte.is_ascii_digit()))?.parse::<u32>().ok()
    };
    let year = i32::try_from(number(0..4)?).ok()?;
    let local = NaiveDate::from_ymd_opt(year, number(4..6)?, number(6..8)?)?.and_hms_opt(
        number(8..10)?,
        number(10..12)?,
        number(12..14)?,
    )?;
    let zone = digits.get(14..)?;
    let seconds = match zone.get(..1)? {
        "Z" => 0,
        sign @ ("+" | "-") => {
            let (hours, minutes) =
                (number(15..17)?, zone.get(4..6).and_then(|minutes| minutes.parse::<u32>().ok()).unwrap_or(0));
            let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
            if sign == "-" { -seconds } else { seconds }
        }
        _ => return None,
    };
    local.and_local_timezone(FixedOffset::east_opt(seconds)?).single()
}

/// Text that may hold any character (ISO 32000-1 7.9.2.2).
pub(crate) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return Object::Text(words.as_bytes().to_vec());
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::Text(bytes)
}

/// Reads a text string in either encoding, as a reader may see it; UTF-8 (ISO 32000-2 7.9.2.2.1) is read as well.
pub(crate) fn read_text(bytes: &[u8]) -> String {
    let words = match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).into_owned(),
    };
    foreign::value(&words)
}
