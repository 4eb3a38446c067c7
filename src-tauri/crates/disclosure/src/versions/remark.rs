//! What a person must know about how a text was read.

use super::{MAX_VERSION_SPANS, MAX_VERSIONS_LENGTH};
use thiserror::Error;

/// A doubt about a text of versions. Its message is a sentence without a full stop, so that it may stand in another.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Remark {
    /// Nothing was typed.
    #[error("no version is named; write “all”, single versions (5.0, 5.0.1) or a range (>= 4.0 and < 4.6.2)")]
    Empty,
    /// Too long to be meant.
    #[error("the text is longer than {MAX_VERSIONS_LENGTH} bytes; split it into several statements")]
    TooLong,
    /// Too many items.
    #[error("the text names more than {MAX_VERSION_SPANS} versions; use a range or several statements")]
    TooMany,
    /// A sign without a version.
    #[error("“{0}” stands without a version; write for example {0} 4.6.2")]
    SignWithoutVersion(String),
    /// A word that says that no version is known.
    #[error("“{0}” names no version")]
    Unstated(String),
    /// A set without any version.
    #[error("the text says that no version is meant; leave the statement out, or name the versions")]
    Nothing,
    /// The parts exclude each other.
    #[error("“{0}” contradicts itself; name the versions again")]
    Contradiction(String),
    /// A range whose ends are the wrong way round, or leave nothing between them.
    #[error("no version is “{0}”: the lower end is not below the upper end")]
    Impossible(String),
    /// A `vers:` text that can't be read.
    #[error(
        "“{text}” is not a vers: range ({reason}); expected vers:TYPE/CONSTRAINTS, such as vers:semver/>=4.0.0|<4.6.2"
    )]
    BrokenVers {
        /// As published.
        text: String,
        /// What is wrong.
        reason: &'static str,
    },
    /// Words that are not understood; the whole text stays text.
    #[error("“{0}” is not understood, so the published words are kept; check which versions are meant")]
    Words(String),
    /// Words beside a range that was read.
    #[error(
        "the words “{0}” are kept as published; they limit or describe the versions, and only a person can tell how"
    )]
    Qualified(String),
    /// Every version.
    #[error("this covers every version, past and future; check that this is meant")]
    Everything,
    /// Every version but some.
    #[error("this covers every version except those named; check that this is meant")]
    EverythingBut,
    /// `vers:all/<V4.4`.
    #[error("“vers:{kind}/…” with anything but “*” is not valid vers; it was read as “{comparison}”")]
    NotVers {
        /// `all` or `none`.
        kind: String,
        /// What stands after the slash.
        comparison: String,
    },
    /// A `vers:` text whose meaning is plain, but which breaks a rule of the specification.
    #[error("not valid vers: {0}")]
    InvalidVers(&'static str),
    /// A version of a `vers:` text that its type does not allow.
    #[error("“{version}” is not a version of the type “{kind}” of vers")]
    NotOfType {
        /// The version.
        version: String,
        /// The type.
        kind: String,
    },
    /// The upper end stands before the lower end.
    #[error("the upper end stands before the lower end; read as one range, {0}")]
    Order(String),
    /// Two rays.
    #[error("read as two separate ranges, {0}; check that the versions between them are not affected")]
    Apart(String),
    /// Several upper or several lower ends.
    #[error(
        "several {0} ends follow each other, so it is not clear which versions lie in between; the published words are kept"
    )]
    Branches(&'static str),
    /// A version that is already covered.
    #[error("“{0}” is already covered by the rest and adds nothing; check whether another version is meant")]
    Redundant(String),
    /// A single version after an upper end.
    #[error("“{0}” stands alone after an upper end; check whether “{0} and earlier” is meant")]
    AfterUpperEnd(String),
    /// A range whose end may or may not belong to it.
    #[error("“{0}” does not say whether the end itself is affected; it was read as affected")]
    OpenEnd(String),
    /// A range that is written in an unusual way.
    #[error("“{published}” was read as {reading}; check it")]
    ReadAs {
        /// As published.
        published: String,
        /// As read.
        reading: String,
    },
    /// `5.x`, `V3.X.17`.
    #[error("“{0}” may hold a placeholder for a number; check which versions are meant")]
    Wildcard(String),
    /// A name that holds two versions.
    #[error("“{0}” holds two versions, so it is not clear which one counts")]
    TwoVersions(String),
    /// A name that has no order.
    #[error("“{0}” looks like a checksum, which has no order")]
    Checksum(String),
    /// A number as a spreadsheet writes it.
    #[error("“{0}” may be a date or number that a spreadsheet changed; check it against the source")]
    Exponent(String),
    /// Ranges that overlap.
    #[error("“{0}” and “{1}” overlap; check whether one range is meant")]
    Overlap(String, String),
    /// A date.
    #[error("“{0}” holds a date; name the versions that were built before or after it")]
    Date(String),
    /// Serial numbers, lots, production dates.
    #[error("“{0}” speaks of serial numbers or of manufacture, not of versions; name the devices in the description")]
    Serial(String),
    /// The text ends or begins with a separator.
    #[error("the text begins or ends with “{0}”; something may be missing")]
    CutOff(String),
    /// A single name that could be a range: `2.0-2.0.5`.
    #[error("“{0}” was read as one version; if it is a range, write its two ends with “to” between them")]
    MayBeRange(String),
    /// A name that may lack what it shares with the one before it: `V15 Update 1, 2`.
    #[error("“{0}” may be short for a version that begins like “{1}”; write each version in full")]
    Shortened(String, String),
    /// Versions that can't be sorted.
    #[error("the versions of “{0}” have no order that is known, so no vers: form is written; check which are meant")]
    NoOrder(String),
    /// `< 0`.
    #[error("no version is below “{0}”; check which versions are meant")]
    BelowZero(String),
    /// An exception from what does not hold it.
    #[error("“{0}” is excluded, but the rest does not include it; check which versions are meant")]
    Outside(String),
    /// `KB12345`.
    #[error("“{0}” looks like the number of a patch, not a version; name the versions that lack the patch")]
    PatchName(String),
    /// An interval whose ends can't be compared.
    #[error("“{0}” and “{1}” are numbered differently, so what lies between them can't be told")]
    UnlikeEnds(String, String),
}

impl Remark {
    /// Whether a person must change the text before a notice can be sealed: it names no version, or contradicts itself.
    #[must_use]
    pub const fn stops(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::TooLong
                | Self::TooMany
                | Self::SignWithoutVersion(_)
                | Self::Unstated(_)
                | Self::Nothing
                | Self::Contradiction(_)
                | Self::Impossible(_)
                | Self::BrokenVers { .. }
        )
    }
}
