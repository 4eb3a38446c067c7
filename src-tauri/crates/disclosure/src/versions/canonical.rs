//! Writing `vers:` in its canonical form: sorted, each version once, nothing that adds nothing, and only that
//! percent-encoded which must be (VERS, "Normalized, canonical representation and validation").

use super::constraints::order_of;
use super::scheme::{self, VersionOrder};
use super::{Span, VersionSet, natural, wildcard};
use crate::VersionScheme;
use std::cmp::Ordering;

/// The order and the spelling of a type of `vers:`.
struct Type<'a> {
    name: &'a str,
    order: &'a dyn Fn(&str, &str) -> Option<Ordering>,
    spell: fn(&str) -> Option<String>,
}

impl VersionSet {
    /// The canonical `vers:` form under a product's scheme (package-url VERS; CSAF 2.0 section 3.1.2.3.2): `semver`,
    /// `intdot`, and `generic` for a maker's own scheme. `None` where the versions can't be sorted, since a list that is
    /// not sorted is not `vers:`.
    #[must_use]
    pub fn to_vers(&self, order: VersionOrder<'_>) -> Option<String> {
        match order.scheme() {
            VersionScheme::Semantic => self.to_vers_of("semver"),
            VersionScheme::Numeric => self.to_vers_of("intdot"),
            VersionScheme::Vendor => {
                let known =
                    |left: &str, right: &str| order.compare(left, right).or_else(|| order_of("generic", left, right));
                self.write(&Type { name: "generic", order: &known, spell: as_is })
                    .or_else(|| self.to_vers_of("generic"))
            }
        }
    }

    /// The canonical form of one type of `vers:`; `None` where a version is none of that type, or the order is not known.
    #[must_use]
    pub fn to_vers_of(&self, kind: &str) -> Option<String> {
        let spell = match kind {
            "semver" => scheme::as_semver,
            "intdot" => scheme::as_intdot,
            _ => as_is,
        };
        self.write(&Type { name: kind, order: &|left, right| order_of(kind, left, right), spell }).or_else(|| {
            let own = !matches!(kind, "semver" | "intdot");
            let sequence = |left: &str, right: &str| {
                natural::compare(left, right).or_else(|| Some(natural::sequence(left, right)))
            };
            (own && self.hangs_on_no_order())
                .then(|| self.write(&Type { name: kind, order: &sequence, spell }))
                .flatten()
        })
    }

    /// Single versions alone, or one range: which versions are meant is said without comparing those that are named.
    fn hangs_on_no_order(&self) -> bool {
        let Self::Spans(spans) = self else { return false };
        let one = match spans.as_slice() {
            [Span::Range { from: Some(from), to: Some(to) }] => {
                natural::sequence(&from.version, &to.version) == Ordering::Less
            }
            [_] => true,
            _ => false,
        };
        one || spans.iter().all(|span| matches!(span, Span::Single(_)))
    }

    fn write(&self, kind: &Type<'_>) -> Option<String> {
        let spans = match self {
            Self::All => return Some("vers:all/*".to_owned()),
            Self::Empty => return Some("vers:none/*".to_owned()),
            Self::Spans(spans) => spans,
        };
        let spans: Vec<Span> = spans.iter().map(written_out).collect::<Option<_>>()?;
        let points = points(&spans, kind)?;
        let place =
            |version: &str| points.iter().position(|point| (kind.order)(point, version) == Some(Ordering::Equal));
        // A version and the gap before it: which of the two belong to the set.
        let mut at = vec![false; points.len()];
        let mut gap = vec![false; points.len() + 1];
        for span in &spans {
            match span {
                Span::Single(version) => at[place(version)?] = true,
                Span::Range { from, to } => {
                    let first =
                        from.as_ref().map(|bound| place(&bound.version)).map_or(Some(None), |found| found.map(Some))?;
                    let last =
                        to.as_ref().map(|bound| place(&bound.version)).map_or(Some(None), |found| found.map(Some))?;
                    let begin = first.map_or(0, |index| index + 1);
                    let end = last.unwrap_or(points.len());
                    for inside in gap.iter_mut().take(end + 1).skip(begin) {
                        *inside = true;
                    }
                    for inside in at.iter_mut().take(end).skip(begin) {
                        *inside = true;
                    }
                    let mut mark = |index: Option<usize>, inclusive: bool| {
                        if let Some(index) = index.filter(|_| inclusive) {
                            at[index] = true;
                        }
                    };
                    let impossible = matches!((first, last), (Some(first), Some(last)) if first > last);
                    if !impossible {
                        mark(
                            first,
                            from.as_ref().is_some_and(|bound| bound.inclusive)
                                && (first != last || to.as_ref().is_none_or(|bound| bound.inclusive)),
                        );
                        mark(
                            last,
                            to.as_ref().is_some_and(|bound| bound.inclusive)
                                && (first != last || from.as_ref().is_none_or(|bound| bound.inclusive)),
                        );
                    }
                }
                Span::Except(_) => {}
            }
        }
        if spans.iter().all(|span| matches!(span, Span::Except(_))) {
            at.fill(true);
            gap.fill(true);
        }
        for span in &spans {
            if let Span::Except(version) = span {
                at[place(version)?] = false;
            }
        }
        let mut constraints = Vec::new();
        for (index, point) in points.iter().enumerate() {
            let sign = match (gap[index], at[index], gap[index + 1]) {
                (true, true, true) | (false, false, false) => continue,
                (true, false, true) => "!=",
                (true, true, false) => "<=",
                (true, false, false) => "<",
                (false, true, false) => "",
                (false, true, true) => ">=",
                (false, false, true) => ">",
            };
            constraints.push(format!("{sign}{}", encode(&(kind.spell)(point)?)));
        }
        if constraints.is_empty() {
            return Some(if gap[0] { "vers:all/*" } else { "vers:none/*" }.to_owned());
        }
        Some(format!("vers:{}/{}", kind.name, constraints.join("|")))
    }
}

/// A placeholder as the range that it means; `None` where it has none.
fn written_out(span: &Span) -> Option<Span> {
    span.written_out()
        .map_or_else(|| span.named().all(|name| !wildcard::is_fixed_by_range(name)).then(|| span.clone()), Some)
}

/// Every version that is named, sorted, each once.
fn points(spans: &[Span], kind: &Type<'_>) -> Option<Vec<String>> {
    let mut points: Vec<String> = Vec::new();
    for name in spans.iter().flat_map(Span::named) {
        let mut known = false;
        for point in &points {
            known |= (kind.order)(point, name)? == Ordering::Equal;
        }
        if !known {
            points.push(name.to_owned());
        }
    }
    sort_by(&mut points, &|left, right| (kind.order)(left, right).unwrap_or(Ordering::Equal));
    let below = |left: usize, right: usize| (kind.order)(&points[left], &points[right]) == Some(Ordering::Less);
    let rises = (0..points.len()).all(|right| (0..right).all(|left| below(left, right)));
    rises.then_some(points)
}

/// Sorts by insertion: it ends for any comparison, also one that contradicts itself.
pub(super) fn sort_by<T>(list: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    for end in 1..list.len() {
        let mut at = end;
        while at > 0 && compare(&list[at - 1], &list[at]) == Ordering::Greater {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[expect(clippy::unnecessary_wraps, reason = "the spelling of other types can fail")]
fn as_is(version: &str) -> Option<String> {
    Some(version.to_owned())
}

/// Encodes the signs of `vers:`, blanks, and what no URI holds (RFC 3986); a letter in capitals, nothing else.
pub(super) fn encode(version: &str) -> String {
    let mut encoded = String::with_capacity(version.len());
    let mut bytes = [0; 4];
    for character in version.chars() {
        let plain = character.is_ascii_graphic() && !"><=!*|%\"#\\^`{}[]?".contains(character);
        if plain {
            encoded.push(character);
        } else {
            for byte in character.encode_utf8(&mut bytes).bytes() {
                encoded.push_str(&format!("%{byte:02X}"));
            }
        }
    }
    encoded
}
