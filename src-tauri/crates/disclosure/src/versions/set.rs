//! Sets of affected versions, as people and `vers:` write them.

use super::scheme::VersionOrder;
use super::wildcard;
use std::cmp::Ordering;
use std::fmt;

/// Which versions an affected statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionSet {
    /// Every version, past and future.
    All,
    /// No version.
    Empty,
    /// Single versions, ranges and exceptions, in the order in which they were written; exceptions alone are taken out of
    /// every version.
    Spans(Vec<Span>),
}

/// A single version, or everything between two ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// One version.
    Single(String),
    /// A range; at least one end is given.
    Range {
        /// The lower end.
        from: Option<Bound>,
        /// The upper end.
        to: Option<Bound>,
    },
    /// One version that is taken out of the spans before it (`vers:` `!=`).
    Except(String),
}

/// One end of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The version.
    pub version: String,
    /// Whether the version itself belongs to the range.
    pub inclusive: bool,
}

impl VersionSet {
    /// Whether `version` belongs to the set; `None` where the scheme can't tell.
    #[must_use]
    pub fn contains(&self, version: &str, order: VersionOrder<'_>) -> Option<bool> {
        let spans = match self {
            Self::All => return Some(true),
            Self::Empty => return Some(false),
            Self::Spans(spans) => spans,
        };
        let mut unknown = false;
        let mut doubted = false;
        let mut inside = spans.iter().all(|span| matches!(span, Span::Except(_)));
        for span in spans {
            let is_exception = matches!(span, Span::Except(_));
            match span.holds(version, order) {
                Some(true) if is_exception => return Some(false),
                Some(true) => inside = true,
                Some(false) => {}
                None if is_exception => doubted = true,
                None => unknown = true,
            }
        }
        match (inside, unknown) {
            (true, _) if doubted => None,
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        }
    }

    /// The first range whose ends are the wrong way round, or leave nothing between them.
    #[must_use]
    pub fn impossible(&self, order: VersionOrder<'_>) -> Option<&Span> {
        let Self::Spans(spans) = self else { return None };
        spans.iter().find(|span| span.is_impossible(order))
    }

    /// Every version that is named.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let spans = match self {
            Self::All | Self::Empty => [].as_slice(),
            Self::Spans(spans) => spans.as_slice(),
        };
        spans.iter().flat_map(Span::named)
    }
}

impl Span {
    /// The versions that it names.
    pub(super) fn named(&self) -> impl Iterator<Item = &str> {
        let names = match self {
            Self::Single(version) | Self::Except(version) => [Some(version.as_str()), None],
            Self::Range { from, to } => [from, to].map(|bound| bound.as_ref().map(|bound| bound.version.as_str())),
        };
        names.into_iter().flatten()
    }

    fn holds(&self, version: &str, order: VersionOrder<'_>) -> Option<bool> {
        self.holds_by(version, &|left, right| order.compare(left, right))
    }

    /// Whether it holds `version` under an order; a placeholder means the range of what may take its place.
    pub(super) fn holds_by(&self, version: &str, compare: &dyn Fn(&str, &str) -> Option<Ordering>) -> Option<bool> {
        if let Some(written_out) = self.written_out() {
            let as_named =
                self.named().any(|name| name == version) && matches!(self, Self::Single(_) | Self::Except(_));
            return if as_named { Some(true) } else { written_out.holds_by(version, compare) };
        }
        match self {
            Self::Single(single) | Self::Except(single) => {
                if single == version || compare(single, version) == Some(Ordering::Equal) {
                    Some(true)
                } else {
                    (!wildcard::is_wildcard(single)).then_some(false)
                }
            }
            Self::Range { from, to } => {
                let above = match from {
                    None => Some(true),
                    Some(bound) => compare(version, &bound.version).map(|ordering| {
                        ordering == Ordering::Greater || bound.inclusive && ordering == Ordering::Equal
                    }),
                };
                let below = match to {
                    None => Some(true),
                    Some(bound) => compare(version, &bound.version)
                        .map(|ordering| ordering == Ordering::Less || bound.inclusive && ordering == Ordering::Equal),
                };
                match (above, below) {
                    (Some(false), _) | (_, Some(false)) => Some(false),
                    (Some(true), Some(true)) => Some(true),
                    _ => None,
                }
            }
        }
    }

    /// The range that a placeholder means: `5.x` is everything from 5 on and below 6. `None` without one.
    pub(super) fn written_out(&self) -> Option<Self> {
        let from = |version: String| Some(Bound { version, inclusive: true });
        let below = |version: String| Some(Bound { version, inclusive: false });
        match self {
            Self::Single(name) => {
                let (first, next) = wildcard::expand(name)?;
                Some(Self::Range { from: from(first), to: below(next) })
            }
            Self::Except(_) => None,
            Self::Range { from: lower, to: upper } => {
                let expanded = |bound: &Option<Bound>| {
                    bound.as_ref().and_then(|bound| Some((wildcard::expand(&bound.version)?, bound.inclusive)))
                };
                let (low, high) = (expanded(lower), expanded(upper));
                if low.is_none() && high.is_none() {
                    return None;
                }
                let lower = low.map_or_else(
                    || lower.clone(),
                    |((first, next), inclusive)| from(if inclusive { first } else { next }),
                );
                let upper = high.map_or_else(
                    || upper.clone(),
                    |((first, next), inclusive)| below(if inclusive { next } else { first }),
                );
                Some(Self::Range { from: lower, to: upper })
            }
        }
    }

    fn is_impossible(&self, order: VersionOrder<'_>) -> bool {
        let Self::Range { from: Some(from), to: Some(to) } = self else { return false };
        match order.compare(&from.version, &to.version) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => !(from.inclusive && to.inclusive),
            _ => false,
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.version)
    }
}

impl fmt::Display for Span {
    /// `4.6.2`, `≥ 4.0 and < 4.6.2`, `not 4.1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Single(version) => f.write_str(version),
            Self::Except(version) => write!(f, "not {version}"),
            Self::Range { from, to } => {
                if let Some(bound) = from {
                    write!(f, "{} {bound}", if bound.inclusive { "≥" } else { ">" })?;
                }
                if from.is_some() && to.is_some() {
                    f.write_str(" and ")?;
                }
                if let Some(bound) = to {
                    write!(f, "{} {bound}", if bound.inclusive { "≤" } else { "<" })?;
                }
                Ok(())
            }
        }
    }
}

impl fmt::Display for VersionSet {
    /// As a person reads it: `all versions`, `≥ 4.0 and < 4.6.2, 5.0, 5.0.1`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => f.write_str("all versions"),
            Self::Empty => f.write_str("no versions"),
            Self::Spans(spans) => {
                if spans.iter().all(|span| matches!(span, Span::Except(_))) {
                    f.write_str("all versions, ")?;
                }
                for (index, span) in spans.iter().enumerate() {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{span}")?;
                }
                Ok(())
            }
        }
    }
}
