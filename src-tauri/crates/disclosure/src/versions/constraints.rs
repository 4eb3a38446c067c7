//! `vers:TYPE/CONSTRAINTS` by the specification of the package-url project (VERS, docs/specification). What breaks one of
//! its rules and still has one meaning is read with a remark; what has none stays text.

use super::item::Item;
use super::lexer::Sign;
use super::{Bound, MAX_VERSION_SPANS, Remark, Span, VersionOrder, VersionSet, natural};
use crate::VersionScheme;
use std::cmp::Ordering;

/// The types of the specification: package ecosystems and special types.
const TYPES: [&str; 34] = [
    "all",
    "none",
    "generic",
    "semver",
    "intdot",
    "lexicographic",
    "datetime",
    "alpm",
    "apk",
    "cargo",
    "composer",
    "conan",
    "conda",
    "cpan",
    "cran",
    "dart",
    "pub",
    "deb",
    "ebuild",
    "gentoo",
    "gem",
    "github",
    "golang",
    "hackage",
    "hex",
    "maven",
    "mozilla",
    "nginx",
    "npm",
    "nuget",
    "openssl",
    "pypi",
    "rpm",
    "swift",
];

/// A range of `vers:` as it was read.
pub(super) struct Vers {
    pub(super) kind: String,
    pub(super) set: VersionSet,
}

/// What stands after `vers:` in any case of letters, if the text is one.
pub(super) fn specifier(text: &str) -> Option<&str> {
    text.get(..5).filter(|start| start.eq_ignore_ascii_case("vers:")).map(|_| &text[5..])
}

/// `vers:all/<V4.4` and `vers:none/1.0` are no ranges of `vers:`: the type, and what stands after the slash.
pub(super) fn misused(text: &str) -> Option<(&'static str, &str)> {
    let (kind, constraints) = specifier(text)?.split_once('/')?;
    let kind = ["all", "none"].into_iter().find(|known| kind.trim().eq_ignore_ascii_case(known))?;
    (constraints.trim() != "*").then_some((kind, constraints.trim()))
}

/// Reads `vers:`; remarks tell what is not as the specification has it.
pub(super) fn read(text: &str, remarks: &mut Vec<Remark>) -> Result<Vers, Remark> {
    let broken = |reason| Remark::BrokenVers { text: text.to_owned(), reason };
    let (written, constraints) = specifier(text)
        .unwrap_or_default()
        .split_once('/')
        .ok_or_else(|| broken("the slash after the type is missing"))?;
    let kind = written.trim().to_ascii_lowercase();
    let named = kind.bytes().next().is_some_and(|byte| byte.is_ascii_alphabetic())
        && kind.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte));
    if !named {
        return Err(broken("the type must be letters, digits, full stops and hyphens"));
    }
    let mut note = |wrong: bool, reason: &'static str| {
        let remark = Remark::InvalidVers(reason);
        if wrong && !remarks.contains(&remark) {
            remarks.push(remark);
        }
    };
    note(!text.starts_with("vers:") || written != kind, "“vers:” and the type are written in small letters");
    note(!TYPES.contains(&kind.as_str()), "its type is not one that the specification knows, so its order is a guess");
    note(text.contains(char::is_whitespace), "it may hold no blank");
    note(!text.is_ascii(), "it may hold ASCII characters only");
    match constraints.trim() {
        "" => return Err(broken("nothing stands after the slash")),
        "*" if kind == "none" => {
            remarks.push(Remark::Nothing);
            return Ok(Vers { kind, set: VersionSet::Empty });
        }
        "*" => {
            remarks.push(Remark::Everything);
            return Ok(Vers { kind, set: VersionSet::All });
        }
        _ => {}
    }
    let parts: Vec<&str> = constraints.split('|').map(str::trim).collect();
    note(parts.iter().any(|part| part.is_empty()), "a “|” stands between two constraints only");
    let mut list: Vec<(Sign, String)> = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        let (sign, version) = sign_of(part);
        note(part.starts_with('='), "a single version has no sign");
        if version.is_empty() {
            return Err(broken("a sign has no version"));
        }
        if version.contains(['<', '>', '=', '!', '*', ';', '≤', '≥']) || version.contains(", ") {
            return Err(broken("a sign or a separator inside a version must be percent-encoded"));
        }
        let decoded = decode(version).ok_or_else(|| broken("the percent-encoding can't be read"))?;
        if decoded.starts_with(['~', '^']) {
            return Err(broken("“~” and “^” are not signs of vers; write the two ends of the range"));
        }
        note(super::canonical::encode(&decoded) != version, "only what must be is percent-encoded, in capitals");
        list.push((sign, decoded));
    }
    if list.len() > MAX_VERSION_SPANS * 2 {
        return Err(Remark::TooMany);
    }
    of_type(&kind, &list, remarks);
    let order = |left: &str, right: &str| order_of(&kind, left, right);
    let list = sorted(list, &order, text, remarks)?;
    let set = spans(list, &order, text, remarks)?;
    Ok(Vers { kind, set })
}

/// How a type compares its versions: `semver` and `intdot` by their rules, all others as far as there is no doubt.
pub(super) fn order_of(kind: &str, left: &str, right: &str) -> Option<Ordering> {
    let by = |scheme| VersionOrder::without_list(scheme).compare(left, right);
    match kind {
        "semver" => by(VersionScheme::Semantic),
        "intdot" => by(VersionScheme::Numeric),
        "lexicographic" => Some(left.as_bytes().cmp(right.as_bytes())),
        _ => None,
    }
    .or_else(|| natural::compare(left, right))
}

fn of_type(kind: &str, list: &[(Sign, String)], remarks: &mut Vec<Remark>) {
    for (_, version) in list {
        if super::wildcard::is_wildcard(version) {
            remarks.push(Remark::Wildcard(version.clone()));
        }
        let fits = match kind {
            "semver" => semver::Version::parse(version).is_ok(),
            "intdot" => {
                version.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
            }
            _ => true,
        };
        if !fits {
            remarks.push(Remark::NotOfType { version: version.clone(), kind: kind.to_owned() });
        }
    }
}

/// In the order of the versions, each once.
fn sorted(
    mut list: Vec<(Sign, String)>,
    order: &dyn Fn(&str, &str) -> Option<Ordering>,
    text: &str,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<(Sign, String)>, Remark> {
    let before = list.len();
    let mut seen: Vec<(Sign, String)> = Vec::with_capacity(before);
    for (sign, version) in list.drain(..) {
        match seen.iter().find(|(_, known)| order(known, &version) == Some(Ordering::Equal)) {
            Some((known, _)) if *known == sign => {}
            Some(_) => return Err(Remark::Contradiction(text.to_owned())),
            None => seen.push((sign, version)),
        }
    }
    if seen.len() < before {
        remarks.push(Remark::InvalidVers("a version is named twice"));
    }
    let rises = |pair: &[(Sign, String)]| order(&pair[0].1, &pair[1].1);
    if seen.windows(2).any(|pair| rises(pair) == Some(Ordering::Greater)) {
        // Only where every two can be compared is there one order.
        let known = (0..seen.len()).all(|left| (0..left).all(|right| order(&seen[left].1, &seen[right].1).is_some()));
        if !known {
            return Err(Remark::Contradiction(text.to_owned()));
        }
        remarks.push(Remark::InvalidVers("the versions are not in their order; they were sorted"));
        super::canonical::sort_by(&mut seen, &|left, right| order(&left.1, &right.1).unwrap_or(Ordering::Equal));
    }
    Ok(seen)
}

/// Ranges, single versions and exceptions from a sorted list.
fn spans(
    list: Vec<(Sign, String)>,
    order: &dyn Fn(&str, &str) -> Option<Ordering>,
    text: &str,
    remarks: &mut Vec<Remark>,
) -> Result<VersionSet, Remark> {
    let mut spans = Vec::with_capacity(list.len());
    let mut exceptions = Vec::new();
    let mut open: Option<Bound> = None;
    let mut upper_before = false;
    let mut single_before: Option<String> = None;
    for (sign, version) in list {
        let bound = |inclusive| Bound { version: version.clone(), inclusive };
        let item = match sign {
            Sign::Unequal => {
                // It stands behind the range that it is taken from.
                if open.is_some() {
                    exceptions.push(Span::Except(version));
                } else {
                    spans.push(Span::Except(version));
                }
                continue;
            }
            Sign::Equal => Item::One(version.clone()),
            Sign::Less => Item::To(bound(false)),
            Sign::AtMost => Item::To(bound(true)),
            Sign::More => Item::From(bound(false)),
            Sign::AtLeast => Item::From(bound(true)),
        };
        match item {
            Item::From(bound) => {
                if open.is_some() {
                    return Err(Remark::Branches("lower"));
                }
                open = Some(bound);
            }
            Item::To(to) => {
                if open.is_none() && upper_before {
                    return Err(Remark::Branches("upper"));
                }
                if open.is_none() && single_before.is_some() {
                    remarks.push(Remark::InvalidVers("a single version is followed by an upper end"));
                    return Err(Remark::Contradiction(text.to_owned()));
                }
                if let Some(from) = &open
                    && order(&from.version, &to.version).is_none()
                {
                    remarks.push(Remark::UnlikeEnds(from.version.clone(), to.version.clone()));
                }
                spans.push(Span::Range { from: open.take(), to: Some(to) });
                spans.append(&mut exceptions);
                upper_before = true;
                single_before = None;
                continue;
            }
            Item::One(single) => {
                if open.is_some() {
                    remarks.push(Remark::InvalidVers("a lower end is followed by a single version"));
                    remarks.push(Remark::Redundant(single));
                    continue;
                }
                single_before = Some(single.clone());
                spans.push(Span::Single(single));
            }
            Item::Range(..) | Item::Except(_) | Item::All => {}
        }
    }
    if let Some(from) = open {
        spans.push(Span::Range { from: Some(from), to: None });
        spans.append(&mut exceptions);
    }
    super::combine::order_of_exceptions(&mut spans);
    if spans.is_empty() {
        return Err(Remark::BrokenVers { text: text.to_owned(), reason: "nothing stands after the slash" });
    }
    if spans.iter().all(|span| matches!(span, Span::Except(_))) {
        remarks.push(Remark::EverythingBut);
    }
    Ok(VersionSet::Spans(spans))
}

fn sign_of(part: &str) -> (Sign, &str) {
    let signs = [
        (">=", Sign::AtLeast),
        ("<=", Sign::AtMost),
        ("!=", Sign::Unequal),
        ("≥", Sign::AtLeast),
        ("≤", Sign::AtMost),
        (">", Sign::More),
        ("<", Sign::Less),
        ("=", Sign::Equal),
    ];
    signs
        .iter()
        .find_map(|(written, sign)| part.strip_prefix(written).map(|rest| (*sign, rest.trim())))
        .unwrap_or((Sign::Equal, part))
}

/// Undoes percent-encoding once.
fn decode(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut index = 0;
    while index < bytes.len() {
        if bytes[index] == b'%' {
            let digits = text.get(index + 1..index + 3)?;
            if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                return None;
            }
            decoded.push(u8::from_str_radix(digits, 16).ok()?);
            index += 3;
        } else {
            decoded.push(bytes[index]);
            index += 1;
        }
    }
    let decoded = String::from_utf8(decoded).ok()?;
    let plain = !decoded.trim().is_empty() && !decoded.contains(char::is_control);
    plain.then(|| decoded.trim().to_owned())
}
