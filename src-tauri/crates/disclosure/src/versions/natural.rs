//! The order of version names as a reader sees it, where there is no doubt: `V4.1.3` before `V4.2`, `V8.0 SP1` before
//! `V8.0 SP4`, `2.0-rc1` before `2.0`. It decides how a text is read and how `vers:generic` is sorted; whether a version
//! is affected is decided by the product's own scheme.

use std::cmp::Ordering;

/// Marks of what comes after a release.
const AFTER: [&str; 34] = [
    "sp",
    "upd",
    "update",
    "u",
    "hf",
    "hotfix",
    "hotfixrev",
    "patch",
    "p",
    "fp",
    "ru",
    "qu",
    "cu",
    "sr",
    "mr",
    "mp",
    "ip",
    "pl",
    "r",
    "rev",
    "build",
    "b",
    "bld",
    "fix",
    "fixpack",
    "servicepack",
    "rel",
    "release",
    "tcu",
    "uc",
    "f",
    "revision",
    "post",
    "d",
];
/// Marks of what comes before a release, in their order.
const BEFORE: [&str; 8] = ["dev", "snapshot", "alpha", "a", "beta", "pre", "preview", "rc"];

/// A run of digits, or a run of letters in small letters.
#[derive(Debug, PartialEq, Eq)]
enum Segment {
    Number(String),
    Word(String),
}

/// Compares two names; `None` where a reader could not tell either.
pub(super) fn compare(left: &str, right: &str) -> Option<Ordering> {
    if left == right {
        return Some(Ordering::Equal);
    }
    let (left, right) = (segments(left), segments(right));
    let shared = left.len().min(right.len());
    for index in 0..shared {
        match (&left[index], &right[index]) {
            (Segment::Number(left), Segment::Number(right)) => match numbers(left, right, index)? {
                Ordering::Equal => {}
                differs => return Some(differs),
            },
            // The letters before the first number name a series, and series have no order that a stranger knows.
            (Segment::Word(left), Segment::Word(right)) if index == 0 && shared > 1 && left != right => return None,
            (Segment::Word(left), Segment::Word(right)) => match words(left, right)? {
                Ordering::Equal => {}
                differs => return Some(differs),
            },
            _ => return None,
        }
    }
    match left.len().cmp(&right.len()) {
        Ordering::Equal => Some(Ordering::Equal),
        Ordering::Less => against_end(&right[shared..]).map(Ordering::reverse),
        Ordering::Greater => against_end(&left[shared..]),
    }
}

/// An order of any two names, by numbers and letters as they stand: what `vers:generic` is sorted by where nothing but
/// the sequence hangs on it.
pub(super) fn sequence(left: &str, right: &str) -> Ordering {
    // What comes before a release, its end, letters, numbers.
    let key = |segment: Option<&Segment>| match segment {
        Some(Segment::Word(word)) if BEFORE.contains(&word.as_str()) && word.len() > 1 => (0, 0, word.clone()),
        None => (1, 0, String::new()),
        Some(Segment::Word(word)) => (2, 0, same(word).to_owned()),
        Some(Segment::Number(digits)) => {
            let plain = digits.trim_start_matches('0');
            (3, plain.len(), plain.to_owned())
        }
    };
    let cut = |mut segments: Vec<Segment>| {
        while matches!(segments.last(), Some(Segment::Number(digits)) if segments.len() > 1 && digits.bytes().all(|digit| digit == b'0'))
        {
            segments.pop();
        }
        segments
    };
    let (left, right) = (cut(segments(left)), cut(segments(right)));
    (0..left.len().max(right.len()))
        .map(|index| key(left.get(index)).cmp(&key(right.get(index))))
        .find(|ordering| *ordering != Ordering::Equal)
        .unwrap_or(Ordering::Equal)
}

/// `1.05` and `1.1` are ordered one way as decimals and the other way as numbers: nobody can tell.
fn numbers(left: &str, right: &str, index: usize) -> Option<Ordering> {
    let (plain_left, plain_right) = (left.trim_start_matches('0'), right.trim_start_matches('0'));
    let ordering = plain_left.len().cmp(&plain_right.len()).then_with(|| plain_left.cmp(plain_right));
    let decimal = index > 0 && left.len() != right.len() && (left.starts_with('0') || right.starts_with('0'));
    if decimal && ordering != Ordering::Equal {
        let length = left.len().max(right.len());
        let padded = |digits: &str| format!("{digits:0<length$}");
        if padded(left).cmp(&padded(right)) != ordering {
            return None;
        }
    }
    Some(ordering)
}

fn words(left: &str, right: &str) -> Option<Ordering> {
    let (left, right) = (same(left), same(right));
    if left == right {
        return Some(Ordering::Equal);
    }
    let before = |word: &str| BEFORE.iter().position(|known| *known == word && word.len() > 1);
    match (before(left), before(right)) {
        (Some(left), Some(right)) => Some(left.cmp(&right)),
        (None, None) if left.len() == right.len() && left.len() <= 2 => Some(left.cmp(right)),
        _ => None,
    }
}

/// Different spellings of one word.
fn same(word: &str) -> &str {
    match word {
        "update" | "u" => "upd",
        "hotfix" => "hf",
        "servicepack" => "sp",
        "revision" => "rev",
        "bld" => "build",
        _ => word,
    }
}

/// How a name that goes on compares with one that ends.
fn against_end(rest: &[Segment]) -> Option<Ordering> {
    match rest.first()? {
        Segment::Word(word) if word.len() == 1 || AFTER.contains(&word.as_str()) => Some(Ordering::Greater),
        Segment::Word(word) if BEFORE.contains(&word.as_str()) => Some(Ordering::Less),
        Segment::Word(_) => None,
        Segment::Number(digits) if digits.bytes().any(|digit| digit != b'0') => Some(Ordering::Greater),
        Segment::Number(_) if rest.len() == 1 => Some(Ordering::Equal),
        Segment::Number(_) => against_end(&rest[1..]),
    }
}

fn segments(name: &str) -> Vec<Segment> {
    let name = without_version_mark(name);
    let mut segments: Vec<Segment> = Vec::new();
    let mut joined = false;
    for character in name.chars() {
        let is_digit = character.is_ascii_digit();
        if !is_digit && !character.is_alphabetic() {
            joined = false;
            continue;
        }
        match segments.last_mut() {
            Some(Segment::Number(digits)) if joined && is_digit => digits.push(character),
            Some(Segment::Word(word)) if joined && !is_digit => word.extend(character.to_lowercase()),
            _ if is_digit => segments.push(Segment::Number(character.to_string())),
            _ => segments.push(Segment::Word(character.to_lowercase().collect())),
        }
        joined = true;
    }
    // “Service Pack 1” and “SP1” are the same.
    let mut index = 0;
    while index + 1 < segments.len() {
        if segments[index] == Segment::Word("service".to_owned())
            && segments[index + 1] == Segment::Word("pack".to_owned())
        {
            segments[index] = Segment::Word("sp".to_owned());
            segments.remove(index + 1);
        }
        index += 1;
    }
    segments
}

/// Without the `V`, `v.`, `Ver.` or `Version` before the first number, which is no part of the version.
pub(super) fn without_version_mark(name: &str) -> &str {
    let letters = name.len() - name.trim_start_matches(|character: char| character.is_ascii_alphabetic()).len();
    if !matches!(name[..letters].to_ascii_lowercase().as_str(), "v" | "ver" | "version") {
        return name;
    }
    let rest = name[letters..].trim_start_matches(['.', '_', ' ']);
    if rest.starts_with(|character: char| character.is_ascii_digit()) { rest } else { name }
}
