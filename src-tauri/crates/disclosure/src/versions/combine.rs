//! Statements in their order become one set: a lower and an upper end make a range.

use super::item::{Item, Joint};
use super::{Bound, MAX_VERSION_SPANS, Remark, Span, VersionSet, natural, wildcard};
use std::cmp::Ordering;

/// The set that the statements mean together, or why the text stays text. `text` is the whole, for remarks.
pub(super) fn combine(items: Vec<(Joint, Item)>, text: &str, remarks: &mut Vec<Remark>) -> Result<VersionSet, Remark> {
    let contradiction = || Remark::Contradiction(text.trim().to_owned());
    if items.iter().any(|(_, item)| *item == Item::All) {
        return everything(&items, text, remarks);
    }
    let mut spans: Vec<Span> = Vec::with_capacity(items.len());
    // The last single end that may still find its other end.
    let mut open: Option<Item> = None;
    let mut held: Vec<Span> = Vec::new();
    // Two rays, where the upper one finds no end.
    let mut apart: Option<String> = None;
    let last = items.len().saturating_sub(1);
    for (index, (joint, item)) in items.into_iter().enumerate() {
        let begin = spans.len();
        match (open.take(), item) {
            (Some(Item::From(from)), Item::To(to)) => {
                apart = None;
                if joint == Joint::Or && natural::compare(&from.version, &to.version) != Some(Ordering::Greater) {
                    // "≥ 1.0 or ≤ 2.0" is everything, which nobody publishes like that.
                    return Err(contradiction());
                }
                match natural::compare(&from.version, &to.version) {
                    Some(Ordering::Greater) if joint == Joint::Or => spans.extend([lower(from), upper(to)]),
                    Some(Ordering::Greater) => return Err(impossible(from, to)),
                    Some(Ordering::Equal) if !(from.inclusive && to.inclusive) => return Err(impossible(from, to)),
                    known => {
                        if known.is_none() {
                            remarks.push(Remark::UnlikeEnds(from.version.clone(), to.version.clone()));
                        }
                        spans.push(Span::Range { from: Some(from), to: Some(to) });
                    }
                }
            }
            (Some(Item::To(to)), Item::From(from)) => {
                let reversed = |from: Bound, to: Bound| Span::Range { from: Some(from), to: Some(to) };
                match (natural::compare(&from.version, &to.version), joint) {
                    (Some(Ordering::Less), Joint::Or) | (None, _) => return Err(contradiction()),
                    (Some(Ordering::Less), _) => {
                        let span = reversed(from, to);
                        remarks.push(Remark::Order(span.to_string()));
                        spans.push(span);
                    }
                    (Some(_), Joint::And | Joint::Side) => return Err(contradiction()),
                    (Some(Ordering::Equal), _) if from.inclusive || to.inclusive => return Err(contradiction()),
                    (Some(_), _) => {
                        let below = upper(to);
                        if joint != Joint::Or {
                            apart = Some(format!("{below} and {}", lower(from.clone())));
                        }
                        spans.push(below);
                        open = Some(Item::From(from));
                    }
                }
            }
            (Some(Item::To(_)), Item::To(_)) => return Err(Remark::Branches("upper")),
            (Some(Item::From(_)), Item::From(_)) => return Err(Remark::Branches("lower")),
            (Some(Item::From(_)), Item::Range(..)) => return Err(Remark::Branches("lower")),
            (Some(Item::To(to)), Item::Range(from, end)) => {
                if natural::compare(&to.version, &from.version) == Some(Ordering::Less) {
                    spans.extend([upper(to), Span::Range { from: Some(from), to: Some(end) }]);
                } else {
                    return Err(Remark::Branches("upper"));
                }
            }
            (Some(Item::From(from)), Item::One(version)) => {
                if index < last {
                    return Err(Remark::Words(text.trim().to_owned()));
                }
                spans.extend([lower(from), Span::Single(version)]);
            }
            (Some(Item::To(_)), Item::One(_)) if matches!(joint, Joint::Slash | Joint::Side) => {
                return Err(Remark::Branches("upper"));
            }
            (Some(Item::To(to)), Item::One(version)) => {
                if natural::compare(&version, &to.version) != Some(Ordering::Less) {
                    remarks.push(Remark::AfterUpperEnd(version.clone()));
                }
                spans.extend([upper(to), Span::Single(version)]);
            }
            (pending, Item::Except(version)) => {
                // It stands behind the range that it is taken from.
                let list = if pending.is_some() { &mut held } else { &mut spans };
                list.push(Span::Except(version));
                open = pending;
            }
            (None, Item::To(to)) if joint == Joint::Side && !spans.is_empty() => beside(to, &mut spans, text, remarks)?,
            (None, Item::To(to)) => {
                if joint == Joint::Slash {
                    return Err(Remark::Branches("upper"));
                }
                open = Some(Item::To(to));
            }
            (None, Item::One(version)) => {
                match joint {
                    // "7.03 / 7.04", "2.51 2.52": a list, or two numbers of one thing.
                    Joint::Slash | Joint::Side if !spans.is_empty() => remarks.push(Remark::ReadAs {
                        published: text.trim().to_owned(),
                        reading: "a list of single versions".to_owned(),
                    }),
                    _ => {}
                }
                spans.push(Span::Single(version));
            }
            (None, Item::From(_) | Item::Range(..))
                if joint == Joint::Side && !matches!(spans.last(), None | Some(Span::Range { .. })) =>
            {
                // "4.0 since 2019": two statements with nothing between them.
                return Err(Remark::Words(text.trim().to_owned()));
            }
            (None, item @ Item::From(_)) => open = Some(item),
            (None, Item::Range(from, to)) => {
                match natural::compare(&from.version, &to.version) {
                    Some(Ordering::Greater) => return Err(impossible(from, to)),
                    Some(Ordering::Equal) if !(from.inclusive && to.inclusive) => return Err(impossible(from, to)),
                    None => remarks.push(Remark::UnlikeEnds(from.version.clone(), to.version.clone())),
                    Some(_) => {}
                }
                spans.push(Span::Range { from: Some(from), to: Some(to) });
            }
            (_, _) => return Err(Remark::Words(text.trim().to_owned())),
        }
        // The range that was closed comes first of what is new.
        if spans.len() > begin && !held.is_empty() {
            spans.splice(begin + 1..begin + 1, held.drain(..));
        }
    }
    match open {
        Some(Item::From(from)) => spans.push(lower(from)),
        Some(Item::To(to)) => spans.push(upper(to)),
        _ => {}
    }
    spans.append(&mut held);
    remarks.extend(apart.map(Remark::Apart));
    order_of_exceptions(&mut spans);
    match spans.len() {
        0 => return Err(Remark::Empty),
        1..=MAX_VERSION_SPANS => {}
        _ => return Err(Remark::TooMany),
    }
    redundant(&spans, remarks);
    overlapping(&spans, remarks);
    if spans.iter().all(|span| matches!(span, Span::Except(_))) {
        remarks.push(Remark::EverythingBut);
    }
    let set = VersionSet::Spans(spans);
    // Whatever the parts are: nothing that is everything or nothing in the end is taken for a range.
    match set.to_vers_of("generic").as_deref() {
        Some("vers:all/*" | "vers:none/*") => Err(contradiction()),
        _ => Ok(set),
    }
}

fn impossible(from: Bound, to: Bound) -> Remark {
    Remark::Impossible(Span::Range { from: Some(from), to: Some(to) }.to_string())
}

fn lower(from: Bound) -> Span {
    Span::Range { from: Some(from), to: None }
}

fn upper(to: Bound) -> Span {
    Span::Range { from: None, to: Some(to) }
}

/// "all versions", alone or with exceptions; with anything else it would swallow what stands beside it.
fn everything(items: &[(Joint, Item)], text: &str, remarks: &mut Vec<Remark>) -> Result<VersionSet, Remark> {
    let mut spans = Vec::new();
    for (index, (_, item)) in items.iter().enumerate() {
        match item {
            Item::All if index == 0 => {}
            Item::Except(version) if index > 0 => spans.push(Span::Except(version.clone())),
            _ => return Err(Remark::Contradiction(text.trim().to_owned())),
        }
    }
    if spans.is_empty() {
        remarks.push(Remark::Everything);
        return Ok(VersionSet::All);
    }
    remarks.push(Remark::EverythingBut);
    Ok(VersionSet::Spans(spans))
}

/// "V7.1 < V7.1 Upd3": a version beside an upper end is the lower end of a range.
fn beside(to: Bound, spans: &mut Vec<Span>, text: &str, remarks: &mut Vec<Remark>) -> Result<(), Remark> {
    let Some(Span::Single(version)) = spans.pop() else { return Err(Remark::Branches("upper")) };
    let first = wildcard::expand(&version).map_or_else(|| version.clone(), |(first, _)| first);
    if natural::compare(&first, &to.version) != Some(Ordering::Less) {
        return Err(Remark::Words(text.trim().to_owned()));
    }
    let span = Span::Range { from: Some(Bound { version, inclusive: true }), to: Some(to) };
    remarks.push(Remark::ReadAs { published: text.trim().to_owned(), reading: span.to_string() });
    spans.push(span);
    Ok(())
}

/// An exception stands after what it is taken from.
pub(super) fn order_of_exceptions(spans: &mut Vec<Span>) {
    let Some(first) = spans.iter().position(|span| !matches!(span, Span::Except(_))) else { return };
    let leading: Vec<Span> = spans.drain(..first).collect();
    spans.splice(1..1, leading);
}

/// Ranges that share more than an end.
fn overlapping(spans: &[Span], remarks: &mut Vec<Remark>) {
    let below = |from: &Option<Bound>, to: &Option<Bound>| match (from, to) {
        (Some(from), Some(to)) => natural::compare(&from.version, &to.version) == Some(Ordering::Less),
        _ => true,
    };
    for (index, one) in spans.iter().enumerate() {
        for other in &spans[index + 1..] {
            if let (Span::Range { from, to }, Span::Range { from: other_from, to: other_to }) = (one, other)
                && below(from, other_to)
                && below(other_from, to)
            {
                remarks.push(Remark::Overlap(one.to_string(), other.to_string()));
                return;
            }
        }
    }
}

/// Single versions that a range holds already, and those that are named twice.
fn redundant(spans: &[Span], remarks: &mut Vec<Remark>) {
    for (index, span) in spans.iter().enumerate() {
        let Span::Single(version) = span else { continue };
        let covered = spans.iter().enumerate().any(|(other, span)| match span {
            Span::Single(single) => other < index && natural::compare(single, version) == Some(Ordering::Equal),
            Span::Range { .. } => span.holds_by(version, &natural::compare) == Some(true),
            Span::Except(_) => false,
        });
        if covered {
            remarks.push(Remark::Redundant(version.clone()));
        }
    }
}
