//! The words that advisories put around versions.

use super::lexer::{Kind, Token};
pub(super) use super::relation::{Relation, is_decided, relation};

/// Words after a version that take in what came before it.
const EARLIER: [&str; 15] = [
    "below",
    "earlier",
    "prior",
    "lower",
    "older",
    "previous",
    "before",
    "under",
    "less",
    "preceding",
    "former",
    "down",
    "downward",
    "downwards",
    "smaller",
];
/// Words after a version that take in what comes after it.
const LATER: [&str; 16] = [
    "above",
    "later",
    "newer",
    "higher",
    "after",
    "up",
    "upward",
    "upwards",
    "onward",
    "onwards",
    "on",
    "greater",
    "beyond",
    "subsequent",
    "following",
    "more",
];
/// Names of parts that have versions of their own.
const COMPONENTS: [&str; 40] = [
    "firmware",
    "fw",
    "software",
    "sw",
    "bios",
    "uefi",
    "os",
    "hardware",
    "hw",
    "app",
    "application",
    "applications",
    "driver",
    "drivers",
    "bootloader",
    "kernel",
    "client",
    "server",
    "plugin",
    "plug-in",
    "module",
    "modules",
    "library",
    "image",
    "runtime",
    "agent",
    "controller",
    "gateway",
    "console",
    "toolkit",
    "platform",
    "device",
    "devices",
    "product",
    "products",
    "package",
    "packages",
    "component",
    "components",
    "system",
];
/// Words that begin a condition after a version.
const CONDITIONS: [&str; 18] = [
    "with",
    "without",
    "on",
    "only",
    "if",
    "when",
    "where",
    "installed",
    "running",
    "using",
    "for",
    "in",
    "of",
    "that",
    "which",
    "having",
    "including",
    "incl",
];
/// Words that begin a description after a version.
const DESCRIPTIONS: [&str; 9] =
    ["model", "models", "series", "variant", "variants", "edition", "editions", "hardware", "type"];
/// Words before a version that limit it in a way that is not read.
const LIMITS: [&str; 27] = [
    "pre",
    "post",
    "sub",
    "non",
    "about",
    "approx",
    "approximately",
    "ca",
    "circa",
    "past",
    "within",
    "inside",
    "outside",
    "fixed",
    "patched",
    "resolved",
    "corrected",
    "solved",
    "starting",
    "start",
    "starts",
    "begin",
    "beginning",
    "end",
    "ending",
    "next",
    "until",
];
/// Words that turn a meaning round; text that holds one is never taken for a mere description.
const RISKY: [&str; 14] = [
    "except",
    "excluding",
    "excludes",
    "excluded",
    "exclude",
    "exception",
    "exceptions",
    "unless",
    "not",
    "unaffected",
    "other",
    "besides",
    "apart",
    "neither",
];
/// Words that a name of a product does not hold.
const NOT_IN_A_NAME: [&str; 36] = [
    "and",
    "or",
    "with",
    "without",
    "only",
    "if",
    "when",
    "where",
    "that",
    "which",
    "is",
    "are",
    "has",
    "have",
    "was",
    "been",
    "than",
    "dated",
    "ending",
    "first",
    "last",
    "digits",
    "number",
    "numbers",
    "using",
    "running",
    "installed",
    "including",
    "from",
    "to",
    "by",
    "not",
    "no",
    "except",
    "excluding",
    "all",
];
const SERIAL: [&str; 13] = [
    "serial",
    "serials",
    "s/n",
    "sn",
    "lot",
    "lots",
    "batch",
    "batches",
    "manufactured",
    "manufacture",
    "produced",
    "production",
    "digits",
];

/// "and earlier", "or all prior versions", "onwards": whether it goes down, of how many words it is, and a part that it
/// names ("and earlier firmware versions").
pub(super) fn after_a_version<'a>(tokens: &[Token<'a>]) -> Option<(bool, usize, Option<&'a str>)> {
    let word = |index: usize| tokens.get(index).map_or_else(String::new, Token::lower);
    let mut at = 0;
    if tokens.first().is_some_and(|token| token.is(Kind::Comma)) {
        at += 1;
    }
    let joined = matches!(word(at).as_str(), "and" | "or" | "&" | "and/or");
    if joined {
        at += 1;
    }
    while matches!(word(at).as_str(), "all" | "any" | "the" | "its") || at > 0 && is_version_word(&word(at)) {
        at += 1;
    }
    let direction = word(at);
    let down = EARLIER.contains(&direction.as_str());
    let alone = matches!(direction.as_str(), "onward" | "onwards" | "upward" | "upwards");
    if !down && !LATER.contains(&direction.as_str()) || !joined && !alone {
        return None;
    }
    at += 1;
    let mut part = None;
    while is_version_word(&word(at))
        || is_component(&word(at))
        || matches!(word(at).as_str(), "builds" | "revisions" | "ones")
    {
        if is_component(&word(at)) {
            part = tokens.get(at).map(|token| token.text);
        }
        at += 1;
    }
    // "4.2 and prior to 5.0", "4.2 and below 5.0": the phrase belongs to the next version.
    let goes_on = matches!(word(at).as_str(), "to" | "than")
        || tokens.get(at).is_some_and(|next| next.is(Kind::Word) && has_digit(next.text));
    (!goes_on).then_some((down, at, part))
}

/// "(including)", "inclusive", "(excluded)" after a version: whether it belongs to the range.
pub(super) fn end_mark(token: &Token<'_>) -> Option<bool> {
    let text = if token.is(Kind::Group) { token.text.trim_end_matches('.').to_lowercase() } else { token.lower() };
    match text.as_str() {
        "inclusive" | "included" | "incl" => Some(true),
        "exclusive" | "excluded" | "excl" | "not included" => Some(false),
        "including" if token.is(Kind::Group) => Some(true),
        "excluding" | "not including" if token.is(Kind::Group) => Some(false),
        _ => None,
    }
}

/// Without the brackets of an aside that repeats a phrase of the grammar: "up to (and including) 4.2", "4.2 (and
/// earlier)".
pub(super) fn without_asides(text: &str) -> String {
    let mut opened = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('(') {
        let Some(length) = rest[start + 1..].find([')', '(']) else { break };
        let end = start + 1 + length;
        opened.push_str(&rest[..start]);
        if rest[end..].starts_with(')') && is_aside(&rest[start + 1..end]) {
            opened.push(' ');
            opened.push_str(&rest[start + 1..end]);
            opened.push(' ');
            rest = &rest[end + 1..];
        } else {
            opened.push('(');
            rest = &rest[start + 1..];
        }
    }
    opened.push_str(rest);
    opened
}

fn is_aside(text: &str) -> bool {
    let words: Vec<String> = text.split_whitespace().map(str::to_lowercase).collect();
    let known = |word: &String| {
        matches!(word.as_str(), "and" | "or" | "all" | "including" | "but" | "not" | "excluding" | "the")
            || is_version_word(word)
            || EARLIER.contains(&word.as_str())
            || LATER.contains(&word.as_str())
    };
    words.len() > 1 && matches!(words[0].as_str(), "and" | "or" | "but") && words.iter().all(known)
}

pub(super) fn is_version_word(word: &str) -> bool {
    matches!(word, "version" | "versions" | "ver" | "vers" | "version(s" | "release" | "releases")
}

pub(super) fn is_component(word: &str) -> bool {
    COMPONENTS.contains(&word)
}

pub(super) fn is_condition(word: &str) -> bool {
    CONDITIONS.contains(&word)
}

pub(super) fn is_description(word: &str) -> bool {
    DESCRIPTIONS.contains(&word)
}

/// Whether a word before a version may limit what is meant, and is not the name of a product: "newer 2.0", "pre 2.0".
pub(super) fn is_direction(word: &str) -> bool {
    LIMITS.contains(&word) || word != "on" && (EARLIER.contains(&word) || LATER.contains(&word))
}

/// Whether a description holds a word that turns its meaning round.
pub(super) fn is_risky(text: &str) -> bool {
    words_of(text).any(|word| RISKY.contains(&word.as_str()))
}

/// Whether a word may stand in the name of a product.
pub(super) fn may_name(word: &str) -> bool {
    !NOT_IN_A_NAME.contains(&word) && !RISKY.contains(&word) && !CONDITIONS.contains(&word)
}

pub(super) fn speaks_of_serials(text: &str) -> bool {
    // "SN1000".
    let numbered = |word: &str| {
        word.strip_prefix("sn")
            .map(|rest| rest.trim_start_matches('-'))
            .is_some_and(|rest| rest.len() > 2 && rest.bytes().all(|byte| byte.is_ascii_digit()))
    };
    words_of(text).any(|word| SERIAL.contains(&word.as_str()) || numbered(&word))
}

pub(super) fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| {
        character.is_whitespace()
            || matches!(character, '_' | ',' | ';' | '|' | '(' | ')' | '<' | '>' | '=' | '≤' | '≥')
    })
    .map(|word| word.trim_end_matches(['.', ':']).to_lowercase())
    .filter(|word| !word.is_empty())
    .collect::<Vec<_>>()
    .into_iter()
}

/// Whether a word that stands between underscores shows that they stand for blanks.
pub(super) fn is_prose(word: &str) -> bool {
    matches!(
        word,
        "up" | "to"
            | "and"
            | "or"
            | "the"
            | "all"
            | "any"
            | "prior"
            | "before"
            | "earlier"
            | "later"
            | "between"
            | "versions"
            | "version"
    ) || CONDITIONS.contains(&word)
        || SERIAL.contains(&word) && word.len() > 3
        || super::dates::is_month(word) && word.len() > 3
        || COMPONENTS.contains(&word) && word.len() > 3
}

pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}
