//! The phrases that advisories put before a version.

use super::lexer::Token;

/// What a phrase before a version means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Relation {
    /// Whether it is the lower end of a range.
    pub(super) lower: bool,
    /// Whether the version itself belongs to it.
    pub(super) inclusive: bool,
    /// Whether the phrase leaves that open ("up to").
    pub(super) open: bool,
    /// Whether it may join two versions to a range ("1.0 up to 1.9").
    pub(super) joins: bool,
}

const fn to(inclusive: bool, open: bool, joins: bool) -> Relation {
    Relation { lower: false, inclusive, open, joins }
}

const fn from(inclusive: bool) -> Relation {
    Relation { lower: true, inclusive, open: false, joins: false }
}

/// Phrases before a version; where one begins like another, the longer one comes first.
const BEFORE_A_VERSION: [(&str, Relation); 67] = [
    ("up to and including", to(true, false, true)),
    ("up to including", to(true, false, true)),
    ("up to but not including", to(false, false, true)),
    ("up to but excluding", to(false, false, true)),
    ("up to not including", to(false, false, true)),
    ("up to", to(true, true, true)),
    ("upto", to(true, true, true)),
    ("to and including", to(true, false, true)),
    ("to but not including", to(false, false, true)),
    ("through and including", to(true, false, true)),
    ("through", to(true, false, true)),
    ("thru", to(true, false, true)),
    ("until and including", to(true, false, true)),
    ("until", to(true, true, true)),
    ("till", to(true, true, true)),
    ("prior to and including", to(true, false, false)),
    ("prior to or equal to", to(true, false, false)),
    ("prior to", to(false, false, false)),
    ("previous to", to(false, false, false)),
    ("before and including", to(true, false, false)),
    ("before", to(false, false, false)),
    ("earlier than or equal to", to(true, false, false)),
    ("earlier than", to(false, false, false)),
    ("older than or equal to", to(true, false, false)),
    ("older than", to(false, false, false)),
    ("lower than or equal to", to(true, false, false)),
    ("lower than", to(false, false, false)),
    ("less than or equal to", to(true, false, false)),
    ("less than", to(false, false, false)),
    ("smaller than or equal to", to(true, false, false)),
    ("smaller than", to(false, false, false)),
    ("below and including", to(true, false, false)),
    ("below", to(false, false, false)),
    ("under", to(false, false, false)),
    ("prior", to(false, false, false)),
    ("at most", to(true, false, false)),
    ("max", to(true, false, false)),
    ("maximum", to(true, false, false)),
    ("min", from(true)),
    ("minimum", from(true)),
    ("no later than", to(true, false, false)),
    ("not later than", to(true, false, false)),
    ("no newer than", to(true, false, false)),
    ("not newer than", to(true, false, false)),
    ("no higher than", to(true, false, false)),
    ("not higher than", to(true, false, false)),
    ("later than or equal to", from(true)),
    ("later than", from(false)),
    ("newer than or equal to", from(true)),
    ("newer than", from(false)),
    ("higher than or equal to", from(true)),
    ("higher than", from(false)),
    ("greater than or equal to", from(true)),
    ("greater than", from(false)),
    ("more than", from(false)),
    ("above", from(false)),
    ("after", from(false)),
    ("at least", from(true)),
    ("starting from", from(true)),
    ("starting with", from(true)),
    ("starting at", from(true)),
    ("starting in", from(true)),
    ("beginning with", from(true)),
    ("beginning from", from(true)),
    ("from", from(true)),
    ("since", from(true)),
    ("as of", from(true)),
];

/// Whether a phrase itself says whether the version belongs to it: "up to and including", "at least".
pub(super) fn is_decided(phrase: &[Token<'_>]) -> bool {
    phrase.iter().any(|token| {
        matches!(
            token.lower().as_str(),
            "including" | "excluding" | "equal" | "than" | "least" | "most" | "min" | "max"
        )
    })
}

/// The phrase at the beginning of `tokens`, and of how many words it is.
pub(super) fn relation(tokens: &[Token<'_>]) -> Option<(Relation, usize)> {
    BEFORE_A_VERSION.iter().find_map(|(phrase, relation)| {
        let mut count = 0;
        for word in phrase.split(' ') {
            if tokens.get(count)?.lower() != word {
                return None;
            }
            count += 1;
        }
        Some((*relation, count))
    })
}
