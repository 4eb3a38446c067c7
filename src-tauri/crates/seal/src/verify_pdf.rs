//! The check of a sealed PDF.
//!
//! The file is not parsed: signatures are found by their `/ByteRange`. A signature that covers every byte but its own
//! hex string proves that these are the bytes that were signed, whatever a reader makes of them; and a check that
//! does not parse cannot be led astray, or be brought down, by what it would parse.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::certificate::Certificate;
use crate::check::{self, Time};
use crate::error::VerifyError;
use crate::pdf::{LARGEST_FILE, read_date};
use crate::report::{Fault, FaultCode, PdfReport, SignatureReport};

/// More signatures than anyone sets.
const MOST_SIGNATURES: usize = 64;

/// How far around a byte range the rest of its dictionary is looked for.
const DICTIONARY_REACH: usize = 8_192;

/// Checks every signature of a PDF against trusted roots.
///
/// # Errors
///
/// When there is nothing that can be checked. A file that was checked and found wanting is a report with faults.
pub fn verify_pdf(bytes: &[u8], roots: &[Certificate], now: DateTime<Utc>) -> Result<PdfReport, VerifyError> {
    if bytes.len() > LARGEST_FILE {
        return Err(VerifyError::TooLarge { size: bytes.len() });
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(VerifyError::NotPdf);
    }
    let places = find(bytes);
    if places.is_empty() {
        return Err(VerifyError::NoSignature);
    }
    if places.len() > MOST_SIGNATURES {
        return Err(VerifyError::TooManySignatures { count: places.len() });
    }
    let mut checked: Vec<(Option<Range>, SignatureReport)> =
        places.iter().map(|&place| one(bytes, place, roots, now)).collect();
    // A byte range inside signed content, for example in an attached PDF, is content and no signature of this file.
    let whole = checked.iter().any(|(_, report)| report.covers_whole_file && report.is_intact);
    if whole {
        checked.retain(|(range, _)| range.is_some());
    }
    checked.sort_by_key(|(range, _)| range.as_ref().map_or(0, |range| range.end));
    let mut report =
        PdfReport { signatures: checked.iter().map(|(_, report)| report.clone()).collect(), faults: Vec::new() };
    report.faults.extend(coverage(bytes, &checked));
    Ok(report)
}

/// A byte range that fits its place.
#[derive(Debug, Clone)]
struct Range {
    gap_start: usize,
    gap_end: usize,
    end: usize,
}

/// Every place where a byte range begins.
fn find(bytes: &[u8]) -> Vec<usize> {
    const KEY: &[u8] = b"/ByteRange";
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(offset) = bytes[at..].windows(KEY.len()).position(|window| window == KEY) {
        places.push(at + offset + KEY.len());
        at += offset + KEY.len();
        if places.len() > MOST_SIGNATURES {
            break;
        }
    }
    places
}

fn one(bytes: &[u8], place: usize, roots: &[Certificate], now: DateTime<Utc>) -> (Option<Range>, SignatureReport) {
    let mut report = SignatureReport::blank("PAdES B-B");
    let Some(range) = read_range(bytes, place) else {
        report.covers_whole_file = false;
        report.fault(FaultCode::Damaged, "The signature does not say rightly which bytes it covers; the file was changed or cut. Ask the sender for the file again.");
        return (None, report);
    };
    report.covers_whole_file = range.end == bytes.len();
    read_dictionary(bytes, &range, &mut report);
    let Some(cms) = read_contents(&bytes[range.gap_start + 1..range.gap_end - 1], &mut report) else {
        return (Some(range), report);
    };
    let mut hash = Sha256::new();
    hash.update(&bytes[..range.gap_start]);
    hash.update(&bytes[range.gap_end..range.end]);
    check::check(&cms, &hash.finalize(), roots, Time::Outside, now, &mut report);
    (Some(range), report)
}

/// `[0 a b c]`: everything from the start to `c` bytes behind `b`, but for the hex string between `a` and `b`.
fn read_range(bytes: &[u8], place: usize) -> Option<Range> {
    let text = bytes.get(place..)?;
    let text = &text[..text.len().min(100)];
    let open = text.iter().position(|&byte| byte == b'[')?;
    let close = text.iter().position(|&byte| byte == b']')?;
    if !text[..open].iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let numbers = std::str::from_utf8(text.get(open + 1..close)?).ok()?;
    let numbers: Vec<usize> =
        numbers.split_ascii_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [0, gap_start, gap_end, length] = numbers[..] else { return None };
    let end = gap_end.checked_add(length)?;
    let fits = gap_start + 2 <= gap_end
        && end <= bytes.len()
        && bytes.get(gap_start) == Some(&b'<')
        && bytes.get(gap_end - 1) == Some(&b'>');
    // The range and its gap belong to one dictionary.
    let is_near = place.abs_diff(gap_start).min(place.abs_diff(gap_end)) <= DICTIONARY_REACH;
    let is_contents = bytes[..gap_start.min(bytes.len())].trim_ascii_end().ends_with(b"/Contents");
    (fits && is_near && is_contents).then_some(Range { gap_start, gap_end, end })
}

/// The hex string must be DER followed by zeros, in one case of letters: no digit of it can change unseen.
fn read_contents(hex: &[u8], report: &mut SignatureReport) -> Option<Vec<u8>> {
    let mut damaged = |detail: &str| {
        report.fault(
            FaultCode::Damaged,
            format!("The signature itself was changed: {detail}. Ask the sender for the file again."),
        );
        None
    };
    if !hex.len().is_multiple_of(2) || !hex.iter().all(u8::is_ascii_hexdigit) {
        return damaged("it holds signs that are no hexadecimal digits");
    }
    if hex.iter().any(u8::is_ascii_lowercase) && hex.iter().any(u8::is_ascii_uppercase) {
        return damaged("it mixes capital and small digits");
    }
    if hex.len() > 4 * check::LARGEST_CMS {
        return damaged("it is larger than any signature");
    }
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
    let bytes: Vec<u8> = hex.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    let Some(length) = outer_length(&bytes) else { return damaged("it cannot be read") };
    if bytes[length..].iter().any(|&byte| byte != 0) {
        return damaged("the empty room behind it is not empty");
    }
    Some(bytes[..length].to_vec())
}

/// Length of the outer SEQUENCE, with its head.
fn outer_length(bytes: &[u8]) -> Option<usize> {
    let [0x30, first, rest @ ..] = bytes else { return None };
    let (head, length) = if *first < 0x80 {
        (2, usize::from(*first))
    } else {
        let count = usize::from(first & 0x7f);
        if !(1..=4).contains(&count) {
            return None;
        }
        (2 + count, rest.get(..count)?.iter().fold(0, |sum, &byte| (sum << 8) | usize::from(byte)))
    };
    (head + length <= bytes.len()).then_some(head + length)
}

/// Time, meaning, place and name from the dictionary around the gap; all of it is signed.
fn read_dictionary(bytes: &[u8], range: &Range, report: &mut SignatureReport) {
    let from = range.gap_start.saturating_sub(DICTIONARY_REACH);
    let before = &bytes[from..range.gap_start];
    let object = |window: &[u8]| window == b" obj";
    let start = before.windows(4).rposition(object).unwrap_or(0);
    let after = &bytes[range.gap_end..bytes.len().min(range.gap_end + DICTIONARY_REACH)];
    let end = after.windows(6).position(|window| window == b"endobj").unwrap_or(after.len());
    let mut dictionary = before[start..].to_vec();
    dictionary.extend_from_slice(b" null ");
    dictionary.extend_from_slice(&after[..end]);
    report.claimed_at = string(&dictionary, b"/M").and_then(|text| read_date(&text));
    report.reason = string(&dictionary, b"/Reason");
    report.location = string(&dictionary, b"/Location");
    report.name = string(&dictionary, b"/Name");
}

/// A string value of a key, in either notation (ISO 32000-1 7.3.4).
fn string(dictionary: &[u8], key: &[u8]) -> Option<String> {
    let starts =
        dictionary.windows(key.len()).enumerate().filter(|(_, window)| *window == key).map(|(at, _)| at + key.len());
    for start in starts {
        let rest = dictionary[start..].trim_ascii_start();
        let bytes = match rest.first() {
            Some(b'(') => literal(rest)?,
            Some(b'<') if rest.get(1) != Some(&b'<') => {
                let end = rest.iter().position(|&byte| byte == b'>')?;
                let digits: Vec<u8> = rest[1..end]
                    .iter()
                    .filter_map(|&byte| (byte as char).to_digit(16))
                    .map(|digit| digit as u8)
                    .collect();
                digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect()
            }
            _ => continue,
        };
        return Some(match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(utf16) => String::from_utf16_lossy(
                &utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>(),
            ),
            None => String::from_utf8_lossy(&bytes).into_owned(),
        });
    }
    None
}

fn literal(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let (mut depth, mut escaped) = (0_usize, false);
    for &byte in text {
        match byte {
            _ if escaped => {
                out.push(byte);
                escaped = false;
            }
            b'\\' => escaped = true,
            b'(' => {
                if depth > 0 {
                    out.push(byte);
                }
                depth += 1;
            }
            b')' => {
                depth = depth.checked_sub(1)?;
                if depth == 0 {
                    return Some(out);
                }
                out.push(byte);
            }
            other => out.push(other),
        }
    }
    None
}

/// What lies behind the last signature was signed by nobody.
fn coverage(bytes: &[u8], checked: &[(Option<Range>, SignatureReport)]) -> Option<Fault> {
    let end = checked.iter().filter_map(|(range, _)| range.as_ref()).map(|range| range.end).max()?;
    let added = bytes.len() - end;
    if added == 0 {
        return None;
    }
    let bytes_were = if added == 1 { "1 byte was".to_owned() } else { format!("{added} bytes were") };
    Some(Fault {
        code: FaultCode::Added,
        message: format!(
            "The file was changed after it was signed: {bytes_were} added at the end. Only what stands before them is signed."
        ),
    })
}
