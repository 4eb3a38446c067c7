//! Texts that have a reading, and as good a second one: a person must tell which is meant.

use super::item::Item;
use super::{Bound, Remark, Span, VersionSet, dates, name, natural, phrases};
use std::cmp::Ordering;

/// What may be shortened in a list or a range: `V15 Update 1, 2`, `2.0.1 to 3`. Each name is compared with the one before
/// it; names of the product's own list are never short for others.
pub(super) fn shortened<'a>(items: impl Iterator<Item = &'a Item>, listed: &[&str], remarks: &mut Vec<Remark>) {
    let unlisted = |version: &str| !listed.contains(&version);
    let mut before: Option<&Item> = None;
    for item in items {
        let first = match item {
            Item::One(version) | Item::Except(version) => version,
            Item::From(bound) | Item::To(bound) | Item::Range(bound, _) => &bound.version,
            Item::All => {
                before = None;
                continue;
            }
        };
        let known = match (before, item) {
            (Some(Item::One(version)), Item::One(_) | Item::From(_) | Item::To(_) | Item::Range(..))
            | (Some(Item::Except(version)), Item::Except(_))
            | (
                Some(Item::To(Bound { version, .. }) | Item::Range(_, Bound { version, .. })),
                Item::One(_) | Item::Range(..),
            ) => Some(version).filter(|version| is_shortened(version, first, false)),
            // "since V1.0 Update 1 and before 5": a number alone says less than what it is compared with.
            (Some(Item::From(from)), Item::To(_)) => Some(&from.version).filter(|version| {
                version.contains(' ') && !first.contains(['.', ' ']) && is_shortened(version, first, true)
            }),
            _ => None,
        };
        if let Some(known) = known.filter(|_| unlisted(first)) {
            push(remarks, Remark::Shortened(first.clone(), known.clone()));
        }
        if let Item::Range(from, to) = item
            && unlisted(&to.version)
            && is_shortened(&from.version, &to.version, true)
        {
            push(remarks, Remark::Shortened(to.version.clone(), from.version.clone()));
        }
        before = Some(item);
    }
}

/// Doubts about what was read as a whole. `listed` are names of the product's own list, which are versions whatever they
/// look like.
pub(super) fn of_set(set: &VersionSet, listed: &[&str], remarks: &mut Vec<Remark>) {
    let VersionSet::Spans(spans) = set else { return };
    for span in spans {
        let (Span::Single(version) | Span::Except(version)) = span else {
            // "<= V4.0-V4.1.3": a range does not end at a range.
            for version in span.named().filter(|version| !listed.contains(version)) {
                if joins_dotted(version) && !remarks.contains(&Remark::TwoVersions(version.to_owned())) {
                    push(remarks, Remark::MayBeRange(version.to_owned()));
                }
            }
            continue;
        };
        let known = listed.contains(&version.as_str()) || remarks.contains(&Remark::TwoVersions(version.clone()));
        if !known && may_be_a_range(version) {
            push(remarks, Remark::MayBeRange(version.clone()));
        }
    }
    if let [Span::Single(version)] = spans.as_slice()
        && !listed.contains(&version.as_str())
        && may_be_of_a_spreadsheet(version)
    {
        push(remarks, Remark::Exponent(version.clone()));
    }
    for version in spans.iter().flat_map(Span::named).filter(|version| !listed.contains(version)) {
        if version.ends_with('-') {
            push(remarks, Remark::CutOff("-".to_owned()));
        }
        if is_name_of_a_patch(version) {
            push(remarks, Remark::PatchName(version.to_owned()));
        }
    }
    of_ends(set, remarks);
}

/// Doubts that hang on the ends and exceptions alone.
pub(super) fn of_ends(set: &VersionSet, remarks: &mut Vec<Remark>) {
    if let VersionSet::Spans(spans) = set {
        bottomless(spans, remarks);
        outside(spans, remarks);
    }
}

/// Every published text without a canonical form has a finding.
pub(super) fn of_order(set: &VersionSet, kind: Option<&str>, published: &str, remarks: &mut Vec<Remark>) {
    let unordered = |kind: &str| set.to_vers_of(kind).is_none();
    if remarks.is_empty() && (kind.is_some_and(unordered) || unordered("generic")) {
        remarks.push(Remark::NoOrder(published.to_owned()));
    }
}

fn push(remarks: &mut Vec<Remark>, remark: Remark) {
    if !remarks.contains(&remark) {
        remarks.push(remark);
    }
}

/// `>= 0` is everything, `< 0` is nothing.
fn bottomless(spans: &[Span], remarks: &mut Vec<Remark>) {
    let is_zero = |version: &str| {
        let plain = natural::without_version_mark(version);
        plain.contains('0') && plain.bytes().all(|byte| matches!(byte, b'0' | b'.' | b'-'))
    };
    for span in spans {
        match span {
            Span::Range { from: Some(from), to: None } if is_zero(&from.version) => push(remarks, Remark::Everything),
            Span::Range { from: None, to: Some(to) } if is_zero(&to.version) => {
                push(remarks, Remark::BelowZero(to.version.clone()));
            }
            _ => {}
        }
    }
}

/// Exceptions from what does not hold them.
fn outside(spans: &[Span], remarks: &mut Vec<Remark>) {
    let is_exception = |span: &&Span| matches!(span, Span::Except(_));
    if spans.iter().all(|span| is_exception(&span)) {
        return;
    }
    for span in spans {
        let Span::Except(version) = span else { continue };
        let held = spans
            .iter()
            .filter(|span| !is_exception(span))
            .any(|span| span.holds_by(version, &natural::compare) != Some(false));
        if !held {
            push(remarks, Remark::Outside(version.clone()));
        }
    }
}

/// `KB12345`.
fn is_name_of_a_patch(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower
        .strip_prefix("kb")
        .map(|rest| rest.trim_start_matches(['-', ' ']))
        .is_some_and(|number| number.len() >= 5 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `46054` and `43831.5` are days of this century to a spreadsheet, `1e5` is a number to it.
fn may_be_of_a_spreadsheet(name: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = name.split_once('.').map_or((name, None), |(whole, rest)| (whole, Some(rest)));
    let day = digits(whole)
        && whole.len() == 5
        && fraction.is_none_or(digits)
        && whole.parse::<u32>().is_ok_and(|day| (40_000..60_000).contains(&day));
    let exponent = name.split_once(['e', 'E']).is_some_and(|(number, exponent)| {
        digits(exponent) && exponent.len() <= 3 && number.split('.').all(digits) && number.split('.').count() <= 2
    });
    day || exponent
}

/// `V4.0-V4.1.3`: both pieces are whole versions.
fn joins_dotted(name: &str) -> bool {
    let pieces: Vec<&str> = name.split('-').filter(|piece| !piece.is_empty()).collect();
    pieces
        .windows(2)
        .any(|pair| matches!(pair, [left, right] if left.contains('.') && right.contains('.') && are_ends(left, right)))
}

/// `1.0to1.5`, `1.0~2.0`, `V16_V17`: two versions that another sign or word joins.
fn is_joined_otherwise(word: &str) -> bool {
    let lower = word.to_lowercase();
    let numbered =
        |text: &str| text.strip_prefix('v').unwrap_or(text).starts_with(|first: char| first.is_ascii_digit());
    let by_sign = ["to", "~"].iter().any(|sign| {
        lower.match_indices(sign).any(|(at, sign)| {
            let (left, right) = lower.split_at(at);
            left.ends_with(|last: char| last.is_ascii_digit()) && numbered(&right[sign.len()..])
        })
    });
    let of_dots = [':', '+'].iter().any(|sign| {
        let pieces: Vec<&str> = word.split(*sign).filter(|piece| !piece.is_empty()).collect();
        pieces.len() > 1 && pieces.iter().all(|piece| piece.contains('.'))
    });
    let relative = ["pre", "post"].iter().any(|start| {
        lower
            .strip_prefix(start)
            .is_some_and(|rest| rest.trim_start_matches('-').starts_with(|first: char| first.is_ascii_digit()))
    });
    let series = |text: &str| {
        let plain = without_letters(text);
        let digits = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        (digits && plain.len() < text.len()).then(|| text[..text.len() - plain.len()].to_owned())
    };
    let pieces: Vec<Option<String>> = lower.split(['_', '+']).map(series).collect();
    by_sign || of_dots || relative || pieces.windows(2).any(|pair| pair[0].is_some() && pair[0] == pair[1])
}

/// A hyphen between two pieces that could be the ends of a range: `2.0-2.0.5`, `2019 R1-R3`, `A1-3`.
fn may_be_a_range(name: &str) -> bool {
    name.split(' ').filter(|word| !dates::is_day(word)).any(|word| {
        let pieces: Vec<&str> = word.split('-').filter(|piece| !piece.is_empty()).collect();
        is_joined_otherwise(word)
            || pieces.windows(2).any(|pair| matches!(pair, [left, right] if are_ends(left, right)))
    })
}

fn are_ends(left: &str, right: &str) -> bool {
    if !phrases::has_digit(left) || name::is_checksum(right) {
        return false;
    }
    let (letters, number) = right.split_at(right.len() - without_letters(right).len());
    let lower = letters.to_lowercase();
    if letters.is_empty() {
        // "8.00-20140730": the number of a build, or its day.
        let length = right.len();
        let build = length >= 5
            && right.bytes().all(|byte| byte.is_ascii_digit())
            && numbers(left).all(|number| number.len() < length);
        let rises = natural::compare(left, right) != Some(Ordering::Greater)
            || matches!((numbers(left).last(), numbers(right).next()), (Some(left), Some(right)) if value(left) < value(right));
        return !build && rises && phrases::has_digit(right);
    }
    // "2.0a-f", "1.0-latest".
    if number.is_empty() {
        let open =
            matches!(lower.as_str(), "latest" | "current" | "present" | "newest" | "now" | "today" | "later" | "up");
        return open || letters.len() == 1 && left.ends_with(|last: char| last.is_ascii_alphabetic());
    }
    let numbered = number.starts_with(|first: char| first.is_ascii_digit());
    let unlike = without_letters(left).len() < left.len() && !left.starts_with(['v', 'V']);
    // "A01-B05".
    let alike = number.bytes().all(|byte| byte.is_ascii_digit())
        && left.len() == right.len()
        && letters.len() == 1
        && without_letters(left).len() == number.len();
    numbered && (lower == "v" && !unlike || alike || counts_by(left, &lower))
}

/// Whether `name` may lack what it shares with the name `before` it.
fn is_shortened(before: &str, name: &str, range: bool) -> bool {
    let (first, words) = (before.split(' ').next().unwrap_or(before), before.split(' ').count());
    let own = name.split(' ').next().unwrap_or(name);
    let prefix = first[..first.len() - without_letters(first).len()].to_lowercase();
    let own_prefix = own[..own.len() - without_letters(own).len()].to_lowercase();
    if !own_prefix.is_empty() {
        // "5.0 R1, R2", "15.0(2)SE11, E3".
        let inside = before.get(prefix.len()..).unwrap_or_default();
        return own_prefix != prefix
            && (runs(inside).any(|run| run.ends_with(&own_prefix))
                || name::is_suffix_only(name) && !name::is_suffix_only(before));
    }
    let mark = matches!(prefix.as_str(), "v" | "ver" | "version");
    let plain = natural::without_version_mark(before).split(' ').next().unwrap_or_default();
    let (parts, own_parts) = (plain.split('.').count(), own.split('.').count());
    // "BT03, 04", "Patch 1, 2", "V175 to 189", "4.1.2, 3".
    if !prefix.is_empty() && !mark || mark && (own_parts < parts || own_parts == 1) || own_parts == 1 && parts > 1 {
        return true;
    }
    if words > 1 && !name.contains(' ') {
        return range || goes_on_with_the_last(before, plain, own);
    }
    // "01.14.000 - 47.000".
    let widths = |text: &str| text.split('.').map(str::len).collect::<Vec<_>>();
    let own_widths = widths(own);
    own_parts < parts && own_widths.iter().any(|width| *width > 2) && widths(plain).ends_with(&own_widths)
}

/// "1.1.3 Build 11, 12": the number is like the last one before it, and not like the first.
fn goes_on_with_the_last(before: &str, plain: &str, name: &str) -> bool {
    let last = before.rsplit(' ').next().map_or("", without_letters);
    let length = |text: &str| numbers(text).next().map_or(0, str::len);
    let last_parts = last.split('.').count();
    let like_first = length(plain) == length(name) && natural::compare(plain, name) == Some(Ordering::Less);
    last_parts == name.split('.').count()
        && (!like_first || length(last) == length(name) && value(last) + 1 == value(name))
}

fn without_letters(text: &str) -> &str {
    text.trim_start_matches(|character: char| character.is_ascii_alphabetic())
}

fn numbers(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|character: char| !character.is_ascii_digit()).filter(|number| !number.is_empty())
}

/// The runs of letters, in small letters.
fn runs(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !character.is_ascii_alphabetic()).filter(|run| !run.is_empty()).map(str::to_lowercase)
}

/// Whether the letters stand before a number as a word of their own.
fn counts_by(text: &str, letters: &str) -> bool {
    text.to_lowercase().match_indices(letters).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + letters.len()..).unwrap_or_default());
        !before.ends_with(|last: char| last.is_ascii_alphabetic())
            && after.starts_with(|first: char| first.is_ascii_digit())
    })
}

fn value(number: &str) -> u64 {
    number.parse().unwrap_or_default()
}
