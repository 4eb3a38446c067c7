//! What signing and checking of PDFs share: limits, dates, and the writing of objects.

use chrono::{DateTime, FixedOffset, NaiveDate};
use lopdf::{Dictionary, Object, StringFormat};

/// Largest file that is signed or checked.
pub(crate) const LARGEST_FILE: usize = 100_000_000;

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
        return Object::String(words.as_bytes().to_vec(), StringFormat::Literal);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Writes an object; lopdf keeps its writer to itself.
pub(crate) fn write_object(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, _) => {
            out.push(b'<');
            out.extend_from_slice(crate::certificate::hex(bytes).as_bytes());
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                write_object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(out, dictionary),
        // A stream is never inside an object that the seal rewrites.
        Object::Stream(stream) => write_dictionary(out, &stream.dict),
        Object::Reference((number, generation)) => out.extend_from_slice(format!("{number} {generation} R").as_bytes()),
    }
}

fn write_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (key, value) in dictionary {
        write_name(out, key);
        out.push(b' ');
        write_object(out, value);
    }
    out.extend_from_slice(b">>");
}

fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"#()<>[]{}/%".contains(&byte) {
            out.push(byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}
