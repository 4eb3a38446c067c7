//! Findings: what is missing or malformed, where, under which clause, and the way out.

use crate::{ProductId, VulnerabilityId};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// One of the seven constraints of IEC 81001-5-1 §4.1.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// Regulatory authorities are told.
    Authorities,
    /// Product users are told.
    Users,
    /// In time.
    Timeliness,
    /// Vulnerability description.
    Description,
    /// CVSS score or an equivalent ranking.
    Severity,
    /// Affected product versions.
    Versions,
    /// Description of the resolution.
    Resolution,
}

impl Element {
    /// The seven, in the order of the clause.
    pub const ALL: [Self; 7] = [
        Self::Authorities,
        Self::Users,
        Self::Timeliness,
        Self::Description,
        Self::Severity,
        Self::Versions,
        Self::Resolution,
    ];

    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Authorities => "Authorities",
            Self::Users => "Users",
            Self::Timeliness => "In time",
            Self::Description => "Description",
            Self::Severity => "Severity",
            Self::Versions => "Affected versions",
            Self::Resolution => "Resolution",
        }
    }
}

/// Whether a finding stops sealing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// It stops sealing.
    Stops,
    /// It is worth a look, and does not stop sealing.
    Note,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// JSON Pointer (RFC 6901) to the field in the disclosure.
    pub path: String,
    /// Whether it stops sealing.
    pub weight: Weight,
    /// The element of the clause that it is about.
    pub element: Option<Element>,
    /// Whether the element is missing as a whole, so that an early stage may declare it "to follow".
    pub missing: bool,
    /// The vulnerability.
    pub vulnerability: Option<VulnerabilityId>,
    /// The product.
    pub product: Option<ProductId>,
    /// What is wrong, with the value.
    pub message: String,
    /// What would be right.
    pub way_out: String,
    /// The clause that wants it.
    pub clause: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.weight {
            Weight::Stops => "stops",
            Weight::Note => "note ",
        };
        write!(f, "{mark} {}: {} {} ({})", self.path, self.message, self.way_out, self.clause)
    }
}
