//! The name of one version: `V4.1.3`, `8.0 SP4`, `3.3.8 Build 16102416`, `FW14`, `2017 R2 Patch 1`.

use super::lexer::{Kind, Token};
use super::{phrases, wildcard};

/// Words that go on a version, each with a number or a letter after it: `SP 4`, `Update 3a`, `Rev E`.
const SUFFIXES: [&str; 44] = [
    "sp",
    "upd",
    "update",
    "u",
    "hf",
    "hotfix",
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
    "build",
    "bld",
    "b",
    "rev",
    "revision",
    "release",
    "rel",
    "r",
    "rc",
    "beta",
    "alpha",
    "fix",
    "fixpack",
    "kit",
    "hotfixrev",
    "tcu",
    "uc",
    "tc",
    "ir",
    "d",
    "gp",
    "jc",
    "level",
    "servicepack",
    "featurepack",
    "fs",
    "ed",
];
/// The first of two words that go on a version: `Service Pack 1A`, `Security Patch 1`.
const PAIRS: [(&str, &str); 10] = [
    ("service", "pack"),
    ("service", "release"),
    ("service", "update"),
    ("feature", "pack"),
    ("fix", "pack"),
    ("security", "patch"),
    ("security", "update"),
    ("maintenance", "release"),
    ("cumulative", "update"),
    ("hot", "fix"),
];
/// Those of them that may stand without a version before them.
const BEGINNINGS: [&str; 16] = [
    "sp", "upd", "update", "hf", "hotfix", "patch", "build", "bld", "rev", "revision", "release", "rel", "r", "fp",
    "fix", "cu",
];
/// Words with a number that are no versions.
const NO_VERSIONS: [&str; 20] = [
    "ipv4", "ipv6", "x86", "x64", "x86_64", "amd64", "arm64", "32-bit", "64-bit", "32bit", "64bit", "win32", "win64",
    "tls1.2", "tls1.3", "http/2", "usb2", "usb3", "i386", "utf-8",
];

/// A name, and the place of the piece after it.
#[derive(Clone, Debug)]
pub(super) struct Name {
    /// As published.
    pub(super) text: String,
    pub(super) next: usize,
    /// Whether its only word could as well be the name of a product ("NMC2", "CPCI85").
    pub(super) lone: bool,
}

/// Reads the name at `at`. After a sign a bare letter is one as well ("<= W").
pub(super) fn read(text: &str, tokens: &[Token<'_>], at: usize, after_sign: bool, listed: &[&str]) -> Option<Name> {
    let mut start = at;
    while tokens.get(start).is_some_and(|token| {
        let lower = token.lower();
        phrases::is_version_word(&lower) || lower == "the" || lower == "(s)"
    }) {
        start += 1;
    }
    let filled = start > at;
    let first = tokens.get(start)?;
    if first.is(Kind::Group) {
        return after_sign.then(|| bracketed(first, start, listed)).flatten();
    }
    if !first.is(Kind::Word) {
        return None;
    }
    if listed.contains(&first.text) {
        return Some(Name { text: first.text.to_owned(), next: start + 1, lone: false });
    }
    let mut next = start + 1;
    if !is_version(first.text) || is_suffix_mark(&first.lower()) {
        // "V 4.02", "rev. 2.0.16", "SP 3 Update 1", "Service Pack R8.2 SP2".
        if let Some(after) = suffix(tokens, start, true) {
            next = after;
        } else if is_letters(first.text) && (after_sign || filled) && ends(tokens.get(start + 1)) {
            next = start + 1;
        } else {
            return None;
        }
    }
    while let Some(after) = suffix(tokens, next, false) {
        next = after;
    }
    let name = text[first.start..tokens[next - 1].end].trim_end_matches(['_', '+', '/', '.', ':']).to_owned();
    Some(Name { text: name, next, lone: next == start + 1 && !filled })
}

/// Whether a name may end before `next`: a word that is no joint would belong to it.
fn ends(next: Option<&Token<'_>>) -> bool {
    next.is_none_or(|next| {
        !next.is(Kind::Word) || matches!(next.lower().as_str(), "and" | "or" | "&" | "to" | "through")
    })
}

/// `(R4.10)` after a sign.
fn bracketed(group: &Token<'_>, at: usize, listed: &[&str]) -> Option<Name> {
    let inside = super::lexer::cut(group.text, listed)?;
    let name = read(group.text, &inside, 0, true, listed)?;
    (name.next == inside.len()).then_some(Name { next: at + 1, lone: false, ..name })
}

/// Whether a word has the look of a version: a number, and nothing that no version holds.
pub(super) fn is_version(word: &str) -> bool {
    let lower = word.to_lowercase();
    let first = word.chars().next().unwrap_or(' ');
    let plain = word.chars().all(|character| character.is_ascii_alphanumeric() || "._-+()/:{}*~#".contains(character));
    phrases::has_digit(word)
        && plain
        && (first.is_ascii_alphanumeric() || first == '*')
        && !word.contains("..")
        && !word.contains("**")
        && !NO_VERSIONS.contains(&lower.as_str())
        && !["cve-", "icsa-", "icsma-", "ssa-", "cwe-", "http:", "https:", "vers:"]
            .iter()
            .any(|start| lower.starts_with(start))
        && !is_ordinal(&lower)
        && (word.contains('*') <= wildcard::is_wildcard(word))
}

fn is_ordinal(lower: &str) -> bool {
    let number = lower.trim_end_matches(|character: char| character.is_ascii_alphabetic());
    matches!(&lower[number.len()..], "st" | "nd" | "rd" | "th")
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// `W`, `FB`, `A_B`: the letters of a revision.
fn is_letters(word: &str) -> bool {
    word.len() <= 3
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
        && !word.starts_with('_')
        && !matches!(
            word,
            "OR" | "AND"
                | "ALL"
                | "ANY"
                | "NA"
                | "TBD"
                | "FW"
                | "SW"
                | "HW"
                | "OS"
                | "THE"
                | "AT"
                | "TO"
                | "NOT"
                | "SP"
                | "HF"
        )
}

fn is_suffix_mark(lower: &str) -> bool {
    SUFFIXES.contains(&lower)
}

/// What goes on a version at `at`. At the beginning of a name a mark needs its number too, and `V` is one.
fn suffix(tokens: &[Token<'_>], at: usize, begins: bool) -> Option<usize> {
    let word = tokens.get(at).filter(|token| token.is(Kind::Word))?;
    let lower = word.lower();
    let value = |index: usize| tokens.get(index).is_some_and(|token| token.is(Kind::Word) && is_value(token.text));
    let second = tokens.get(at + 1).map_or_else(String::new, Token::lower);
    if PAIRS.contains(&(lower.as_str(), second.as_str())) {
        return value(at + 2).then_some(at + 3);
    }
    if is_suffix_mark(&lower) && (!begins || BEGINNINGS.contains(&lower.as_str())) || begins && lower == "v" {
        let numbered = usize::from(matches!(second.as_str(), "no" | "nr" | "number" | "#" | "num"));
        if value(at + 1 + numbered) {
            return Some(at + 2 + numbered);
        }
        // "1.1.3 MR Build 11": a mark without a number, before one with it.
        return (!begins && is_suffix_mark(&second) && value(at + 2)).then_some(at + 3);
    }
    if begins {
        return None;
    }
    // "1.2 *".
    if word.text == "*" {
        return Some(at + 1);
    }
    // `SP4`, `R2`, `build571848`, `JC1`; and a lone letter, `1.05 F`.
    let letters = lower.len() - lower.trim_start_matches(|character: char| character.is_ascii_alphabetic()).len();
    let (mark, number) = lower.split_at(letters);
    let numbered = number.starts_with(|character: char| character.is_ascii_digit())
        && number.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let glued = numbered && mark != "v" && (is_suffix_mark(mark) || is_short_mark(word.text, letters));
    let letter = word.text.len() == 1 && word.text.bytes().all(|byte| byte.is_ascii_uppercase());
    (glued || letter).then_some(at + 1)
}

/// One to three capitals before one to three digits.
fn is_short_mark(word: &str, letters: usize) -> bool {
    let (mark, number) = word.split_at(letters);
    (1..=3).contains(&letters)
        && mark.bytes().all(|byte| byte.is_ascii_uppercase())
        && (1..=3).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

/// What follows `SP`, `Update`, `Build`: a number, or a letter.
fn is_value(word: &str) -> bool {
    is_version(word) || word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
}

/// Whether a name has the look of a product's: letters first, and not those that begin a version.
pub(super) fn looks_like_product(name: &str) -> bool {
    let letters = name.len() - name.trim_start_matches(|character: char| character.is_ascii_alphabetic()).len();
    letters >= 2
        && !name[letters..].starts_with('.')
        && !is_suffix_mark(&name[..letters].to_lowercase())
        && !matches!(name[..letters].to_lowercase().as_str(), "ver" | "version" | "fw" | "firmware")
        || letters >= 1 && name.contains('-') && !matches!(&name[..letters], "v" | "V" | "r" | "R")
}

/// Whether there is no doubt that a name is a version: numbers between full stops, or `V` or `R` before a number.
pub(super) fn is_strong(name: &str) -> bool {
    let plain = name.trim_start_matches(|character: char| character.is_ascii_alphabetic());
    let marked = matches!(&name[..name.len() - plain.len()], "v" | "V" | "r" | "R");
    let dotted = plain.split('.').filter(|part| part.starts_with(|first: char| first.is_ascii_digit())).count() > 1;
    marked && phrases::has_digit(plain) || dotted && name.len() - plain.len() <= 2
}

/// Whether a name is numbers between full stops and nothing else.
pub(super) fn is_dotted(name: &str) -> bool {
    let plain = super::natural::without_version_mark(name);
    plain.contains('.')
        && plain.split('.').all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a name holds two versions that are no parts of one: `V33.017_V34.014`, `2.0.11/3.0.11`.
pub(super) fn holds_two(name: &str) -> bool {
    let dotted =
        |part: &&str| part.contains('.') && part.split('.').filter(|number| phrases::has_digit(number)).count() > 1;
    let by = |separator: char| name.split(separator).filter(dotted).count() > 1;
    // The number of a build or a release has full stops of its own: "3.1 Build 4022.4".
    let words: Vec<&str> = name.split(' ').collect();
    let own = |index: usize| index == 0 || !is_suffix_mark(&words[index - 1].to_lowercase());
    let by_blank = words.iter().enumerate().filter(|(index, word)| own(*index) && dotted(word)).count() > 1;
    by('_') || by('/') || by_blank
}

/// `4.00A_v10.95.201.23`: a version and its other number, which is of another form.
pub(super) fn is_alias(name: &str) -> bool {
    let parts: Vec<&str> = name.split('_').collect();
    matches!(parts.as_slice(), [one, two] if one.split('.').count() != two.split('.').count())
}

/// Whether a name is digits and the letters a to f, as short forms of commits are.
pub(super) fn is_checksum(name: &str) -> bool {
    (7..=40).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
        && name.bytes().any(|byte| byte.is_ascii_lowercase())
        && phrases::has_digit(name)
}

/// Whether a name is only what would go on a version: `FP2 Hotfix 5`, `SP4`.
pub(super) fn is_suffix_only(name: &str) -> bool {
    let letters = name.len() - name.trim_start_matches(|character: char| character.is_ascii_alphabetic()).len();
    matches!(
        name[..letters].to_ascii_lowercase().as_str(),
        "sp" | "service" | "hf" | "hotfix" | "fp" | "upd" | "update" | "patch" | "fix" | "cu"
    )
}

/// Whether a name is a number that a spreadsheet wrote with an exponent: `1.1E+02`.
pub(super) fn is_exponent(name: &str) -> bool {
    let Some((number, exponent)) = name.split_once(['E', 'e']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    exponent.strip_prefix(['+', '-']).is_some_and(digits) && number.split(['.', ',']).all(digits)
}

/// The two ends of `12.4.1-12.4.11` or `V175-V189`: the same form, and rising.
pub(super) fn hyphenated(name: &str) -> Option<(String, String)> {
    let (left, right) = name.split_once('-')?;
    let form = |part: &str| {
        let plain = part.trim_start_matches(|character: char| character.is_ascii_alphabetic());
        let numbers = !plain.is_empty()
            && plain.split('.').all(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()));
        numbers.then(|| (part[..part.len() - plain.len()].to_lowercase(), plain.split('.').count(), plain.len()))
    };
    let (left_form, right_form) = (form(left)?, form(right)?);
    let whole_numbers = left_form.1 == 1;
    let same = left_form.0 == right_form.0
        && left_form.1 == right_form.1
        && (!whole_numbers || left_form.2.abs_diff(right_form.2) <= 1);
    let rises = super::natural::compare(left, right) == Some(std::cmp::Ordering::Less);
    (same && rises).then(|| (left.to_owned(), right.to_owned()))
}
