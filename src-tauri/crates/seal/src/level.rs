//! The levels of PAdES baseline signatures (ETSI EN 319 142-1 6).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How long a seal can be checked; each level holds what the one before it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, TS)]
pub enum Level {
    /// The signature alone: as long as the certificates hold.
    #[default]
    #[serde(rename = "B-B")]
    B,
    /// With a time stamp: it is proven when it was made.
    #[serde(rename = "B-T")]
    T,
    /// With certificates, revocation lists and answers of OCSP inside: it can be checked when those who gave them are
    /// gone.
    #[serde(rename = "B-LT")]
    Lt,
    /// With a time stamp over all of it, which can be renewed for ever.
    #[serde(rename = "B-LTA")]
    Lta,
}

impl Level {
    /// All, from the shortest to the longest.
    pub const ALL: [Self; 4] = [Self::B, Self::T, Self::Lt, Self::Lta];
}

impl std::fmt::Display for Level {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(match self {
            Self::B => "PAdES B-B",
            Self::T => "PAdES B-T",
            Self::Lt => "PAdES B-LT",
            Self::Lta => "PAdES B-LTA",
        })
    }
}

impl std::str::FromStr for Level {
    type Err = String;

    /// Reads `B-LTA`, `b-lta` or `PAdES B-LTA`.
    fn from_str(text: &str) -> Result<Self, String> {
        let short = text.trim().to_ascii_uppercase();
        let short = short.strip_prefix("PADES ").unwrap_or(&short);
        let level = Self::ALL.into_iter().find(|level| level.to_string().strip_prefix("PAdES ") == Some(short));
        level.ok_or_else(|| format!("{text:?} is no level; take B-B, B-T, B-LT or B-LTA"))
    }
}
