//! Reading version sets: `vers:`, comparison signs, and the words that advisories use.

use super::set::{Bound, Span, VersionSet};
use thiserror::Error;

/// Longest text that is read as a version set, in bytes.
const MAX_LENGTH: usize = 4096;
/// Most spans that one statement may hold.
const MAX_SPANS: usize = 256;

/// Why a text names no versions.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VersionError {
    /// Nothing was typed.
    #[error("no version is named; write “all”, single versions (5.0, 5.0.1) or a range (>= 4.0 and < 4.6.2)")]
    Empty,
    /// Too long to be meant.
    #[error("the text is longer than {MAX_LENGTH} characters; split it into several statements")]
    TooLong,
    /// Too many items.
    #[error("the text names more than {MAX_SPANS} versions; use a range or several statements")]
    TooMany,
    /// A sign without a version.
    #[error("“{0}” stands without a version; write for example {0} 4.6.2")]
    SignWithoutVersion(String),
    /// A `vers:` text with a broken head or encoding.
    #[error("“{0}” is not a vers: range; expected vers:TYPE/CONSTRAINTS, such as vers:semver/>=4.0.0|<4.6.2")]
    BrokenVers(String),
}

/// One comparison, before pairs of ends are joined to ranges.
enum Comparison {
    Equal(String),
    NotEqual(String),
    From(Bound),
    To(Bound),
}

impl std::str::FromStr for VersionSet {
    type Err = VersionError;

    fn from_str(text: &str) -> Result<Self, VersionError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(VersionError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(VersionError::TooLong);
        }
        if means_all(text) {
            return Ok(Self::All);
        }
        let comparisons = if text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("vers:")) {
            match read_vers(text)? {
                Some(comparisons) => comparisons,
                None => return Ok(Self::All),
            }
        } else {
            read_plain(text)?
        };
        let spans = join(comparisons);
        match spans.len() {
            0 => Err(VersionError::Empty),
            1..=MAX_SPANS => Ok(Self::Spans(spans)),
            _ => Err(VersionError::TooMany),
        }
    }
}

fn means_all(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "all" | "*" | "any" | "all versions" | "all version" | "any version" | "every version" | "vers:all/*"
    )
}

/// `vers:TYPE/a|b|c`; `None` means all versions.
fn read_vers(text: &str) -> Result<Option<Vec<Comparison>>, VersionError> {
    let broken = || VersionError::BrokenVers(text.to_owned());
    let (kind, constraints) = text[5..].split_once('/').ok_or_else(broken)?;
    if kind.is_empty() || !kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-+".contains(&byte)) {
        return Err(broken());
    }
    if constraints.trim() == "*" {
        return Ok(None);
    }
    let mut comparisons = Vec::new();
    for item in constraints.split('|').map(str::trim).filter(|item| !item.is_empty()) {
        let (sign, version) = split_sign(item);
        // Signs and separators inside a version are percent-encoded; bare ones are a slip (`>=4.0, <4.6`), which must
        // not be read as one odd version.
        if version.contains([',', ';', '<', '>', '=', '≤', '≥', '!']) || version.starts_with("vers:") {
            return Err(broken());
        }
        let version = decode(version.trim()).ok_or_else(broken)?;
        comparisons.push(compare(sign, &version)?);
    }
    Ok(Some(comparisons))
}

fn read_plain(text: &str) -> Result<Vec<Comparison>, VersionError> {
    // A bracket can hold commas and bars of its own ("v6.x (with modules v9 | v11)"): such text is one name.
    if text.contains('(') {
        return Ok(vec![Comparison::Equal(text.to_owned())]);
    }
    let mut comparisons = Vec::new();
    for item in text.split([',', ';', '|']).map(str::trim).filter(|item| !item.is_empty()) {
        read_item(item, &mut comparisons)?;
    }
    Ok(comparisons)
}

fn read_item(item: &str, comparisons: &mut Vec<Comparison>) -> Result<(), VersionError> {
    if let Some((from, to)) = words_between(item) {
        comparisons.push(Comparison::From(Bound { version: from, inclusive: true }));
        comparisons.push(Comparison::To(Bound { version: to, inclusive: true }));
        return Ok(());
    }
    if let Some(comparison) = words_around(item) {
        comparisons.push(comparison);
        return Ok(());
    }
    for part in split_signs(item) {
        let (sign, version) = split_sign(&part);
        let version = trim_and(version);
        // `up to 3.20 and < 4.6.2`: words beside a sign mean what they mean alone.
        match words_around(version).filter(|_| sign.is_empty()) {
            Some(comparison) => comparisons.push(comparison),
            None => comparisons.push(compare(sign, version)?),
        }
    }
    Ok(())
}

/// `4.0 to 4.6.1`, `from 4.0 through 4.6.1`, `4.0 – 4.6.1`: both ends belong to the range.
fn words_between(item: &str) -> Option<(String, String)> {
    let lower = item.to_lowercase();
    for word in [" to ", " through ", " thru ", " up to and including ", " – ", " - "] {
        let Some(position) = lower.find(word) else { continue };
        let from = strip_word(item.get(..position)?.trim(), &["from ", "versions ", "version "]);
        let to = strip_word(item.get(position + word.len()..)?.trim(), &["versions ", "version "]);
        if is_version_word(from) && is_version_word(to) {
            return Some((from.to_owned(), to.to_owned()));
        }
    }
    None
}

/// `before 2.9`, `2.3.6 and below`, `4.0 and later`.
fn words_around(item: &str) -> Option<Comparison> {
    let lower = item.to_lowercase();
    let before = [
        ("prior to ", false),
        ("before ", false),
        ("earlier than ", false),
        ("lower than ", false),
        ("below ", false),
        ("up to and including ", true),
        ("up to ", true),
    ];
    for (word, inclusive) in before {
        if lower.starts_with(word) {
            let version = strip_word(item.get(word.len()..)?.trim(), &["versions ", "version "]);
            return is_version_word(version).then(|| Comparison::To(Bound { version: version.to_owned(), inclusive }));
        }
    }
    let below = ["below", "earlier", "prior", "lower", "older", "previous"];
    let above = ["above", "later", "newer", "higher", "after"];
    let mut words: Vec<&str> = item.split_whitespace().collect();
    if words.last().is_some_and(|word| word.trim_end_matches(',').eq_ignore_ascii_case("versions")) {
        words.pop();
    }
    let (last, rest) = words.split_last()?;
    let (joint, rest) = rest.split_last()?;
    if !(joint.eq_ignore_ascii_case("and") || joint.eq_ignore_ascii_case("or")) {
        return None;
    }
    let version = rest.join(" ");
    let version = strip_word(&version, &["versions ", "version "]).trim();
    if !is_version_word(version) {
        return None;
    }
    let bound = Bound { version: version.to_owned(), inclusive: true };
    let last = last.to_lowercase();
    if below.contains(&last.as_str()) {
        Some(Comparison::To(bound))
    } else if above.contains(&last.as_str()) {
        Some(Comparison::From(bound))
    } else {
        None
    }
}

/// A version in a worded range holds a digit and no sign; spaces are fine (`1.3.1 Build 13`).
fn is_version_word(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(['<', '>', '=', '≤', '≥', '!'])
}

fn strip_word<'a>(text: &'a str, words: &[&str]) -> &'a str {
    for word in words {
        if text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word)) {
            return text[word.len()..].trim_start();
        }
    }
    text
}

fn trim_and(version: &str) -> &str {
    let version = version.trim();
    let version = version.strip_suffix("and").filter(|rest| rest.ends_with(' ')).unwrap_or(version);
    version.trim_end_matches('&').trim()
}

/// Cuts `>= 4.0 and < 4.6.2` before each sign that follows something else.
fn split_signs(item: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut current = String::new();
    let mut previous_was_sign = true;
    for character in item.chars() {
        let is_sign = matches!(character, '<' | '>' | '≤' | '≥' | '=' | '!');
        if is_sign && !previous_was_sign && !current.trim().is_empty() {
            parts.push(std::mem::take(&mut current));
        }
        previous_was_sign = is_sign;
        current.push(character);
    }
    parts.push(current);
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

fn split_sign(item: &str) -> (&'static str, &str) {
    for (written, sign) in [
        (">=", ">="),
        ("<=", "<="),
        ("=>", ">="),
        ("=<", "<="),
        ("!=", "!="),
        ("==", "="),
        ("≥", ">="),
        ("≤", "<="),
        (">", ">"),
        ("<", "<"),
        ("=", "="),
    ] {
        if let Some(rest) = item.strip_prefix(written) {
            return (sign, rest.trim());
        }
    }
    ("", item)
}

fn compare(sign: &'static str, version: &str) -> Result<Comparison, VersionError> {
    let version = version.trim();
    if version.is_empty() {
        return Err(VersionError::SignWithoutVersion(sign.to_owned()));
    }
    // `<< 4.6`: the second sign has nothing to compare with, and is no part of a version's name.
    if let Some(extra) = version.chars().find(|character| "<>=≤≥!".contains(*character)) {
        return Err(VersionError::SignWithoutVersion(extra.to_string()));
    }
    let bound = |inclusive| Bound { version: version.to_owned(), inclusive };
    Ok(match sign {
        ">=" => Comparison::From(bound(true)),
        ">" => Comparison::From(bound(false)),
        "<=" => Comparison::To(bound(true)),
        "<" => Comparison::To(bound(false)),
        "!=" => Comparison::NotEqual(version.to_owned()),
        _ => Comparison::Equal(version.to_owned()),
    })
}

/// A lower end that is followed by an upper end makes one range, as in `vers:`.
fn join(comparisons: Vec<Comparison>) -> Vec<Span> {
    let mut spans = Vec::with_capacity(comparisons.len());
    let mut open: Option<Bound> = None;
    for comparison in comparisons {
        match comparison {
            Comparison::From(bound) => {
                if let Some(earlier) = open.replace(bound) {
                    spans.push(Span::Range { from: Some(earlier), to: None });
                }
            }
            Comparison::To(bound) => spans.push(Span::Range { from: open.take(), to: Some(bound) }),
            Comparison::Equal(version) => {
                spans.extend(open.take().map(|bound| Span::Range { from: Some(bound), to: None }));
                spans.push(Span::Single(version));
            }
            // A sorted `vers:` holds its exceptions between the two ends of a range.
            Comparison::NotEqual(version) => spans.push(Span::Except(version)),
        }
    }
    if let Some(bound) = open {
        spans.push(Span::Range { from: Some(bound), to: None });
    }
    spans
}

fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'%' {
            let digits = text.get(index + 1..index + 3)?;
            decoded.push(u8::from_str_radix(digits, 16).ok()?);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    String::from_utf8(decoded).ok()
}
