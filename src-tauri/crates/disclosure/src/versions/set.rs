//! Sets of affected versions, as people and `vers:` write them.

use super::scheme::VersionOrder;
use crate::VersionScheme;
use std::cmp::Ordering;
use std::fmt;

/// Which versions an affected statement is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionSet {
    /// Every version, past and future.
    All,
    /// Single versions and ranges, in the order in which they were written.
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
        let Self::Spans(spans) = self else { return Some(true) };
        let mut unknown = false;
        let mut inside = false;
        for span in spans {
            match span.holds(version, order) {
                Some(true) if matches!(span, Span::Except(_)) => return Some(false),
                Some(true) => inside = true,
                Some(false) => {}
                None => unknown = true,
            }
        }
        if inside {
            Some(true)
        } else if unknown {
            None
        } else {
            Some(false)
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
            Self::All => [].as_slice(),
            Self::Spans(spans) => spans.as_slice(),
        };
        spans.iter().flat_map(|span| match span {
            Span::Single(version) | Span::Except(version) => vec![version.as_str()],
            Span::Range { from, to } => from.iter().chain(to).map(|bound| bound.version.as_str()).collect(),
        })
    }

    /// The `vers:` form (package-url VERS; CSAF 2.0 section 3.1.2.3.2).
    #[must_use]
    pub fn to_vers(&self, scheme: VersionScheme) -> String {
        let Self::Spans(spans) = self else { return "vers:all/*".to_owned() };
        let kind = match scheme {
            VersionScheme::Semantic => "semver",
            VersionScheme::Numeric => "intdot",
            VersionScheme::Vendor => "generic",
        };
        let mut constraints = Vec::new();
        for span in spans {
            match span {
                Span::Single(version) => constraints.push(encode(version)),
                Span::Except(version) => constraints.push(format!("!={}", encode(version))),
                Span::Range { from, to } => {
                    constraints.extend(from.as_ref().map(|bound| {
                        format!("{}{}", if bound.inclusive { ">=" } else { ">" }, encode(&bound.version))
                    }));
                    constraints.extend(to.as_ref().map(|bound| {
                        format!("{}{}", if bound.inclusive { "<=" } else { "<" }, encode(&bound.version))
                    }));
                }
            }
        }
        format!("vers:{kind}/{}", constraints.join("|"))
    }
}

impl Span {
    fn holds(&self, version: &str, order: VersionOrder<'_>) -> Option<bool> {
        match self {
            Self::Single(single) | Self::Except(single) => {
                Some(single == version || order.compare(single, version) == Some(Ordering::Equal))
            }
            Self::Range { from, to } => {
                let above = match from {
                    None => Some(true),
                    Some(bound) => order.compare(version, &bound.version).map(|ordering| {
                        ordering == Ordering::Greater || bound.inclusive && ordering == Ordering::Equal
                    }),
                };
                let below = match to {
                    None => Some(true),
                    Some(bound) => order
                        .compare(version, &bound.version)
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

    fn is_impossible(&self, order: VersionOrder<'_>) -> bool {
        let Self::Range { from: Some(from), to: Some(to) } = self else { return false };
        match order.compare(&from.version, &to.version) {
            Some(Ordering::Greater) => true,
            Some(Ordering::Equal) => !(from.inclusive && to.inclusive),
            _ => false,
        }
    }
}

/// `vers:` keeps its own signs out of versions by percent-encoding.
fn encode(version: &str) -> String {
    let mut encoded = String::with_capacity(version.len());
    for character in version.chars() {
        match character {
            '|' | ',' | '%' | '<' | '>' | '=' | '!' | '*' | '/' | ' ' => {
                encoded.push_str(&format!("%{:02X}", u32::from(character)));
            }
            _ => encoded.push(character),
        }
    }
    encoded
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
            Self::Spans(spans) => {
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
