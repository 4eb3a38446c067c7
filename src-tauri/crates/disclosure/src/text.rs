//! Public and restricted text, kept apart by type: restricted text has no way into a notice of a wider audience.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// Text that may be published.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct PublicText(pub String);

impl PublicText {
    /// Whether nothing but white space was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for PublicText {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for PublicText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Embargoed or internal detail. It prints only for an [`Audience`] that may read it.
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
#[ts(type = "string")]
pub struct RestrictedText(String);

impl RestrictedText {
    /// No text.
    #[must_use]
    pub const fn empty() -> Self {
        Self(String::new())
    }

    /// Wraps text that must stay in.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Whether nothing but white space was written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.trim().is_empty()
    }

    /// The text, if `audience` may read it: an authority and the company itself, nobody else.
    #[must_use]
    pub fn reveal_to(&self, audience: Audience) -> Option<&str> {
        match audience {
            Audience::Authority | Audience::Internal => Some(&self.0),
            Audience::Users | Audience::Distributors | Audience::Reporter | Audience::Public => None,
        }
    }
}

impl fmt::Debug for RestrictedText {
    /// Restricted text does not leak into logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RestrictedText({} characters)", self.0.chars().count())
    }
}

/// Who reads a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// A regulatory authority or a national CSIRT.
    Authority,
    /// Product users: hospitals, operators, patients.
    Users,
    /// Distributors and importers.
    Distributors,
    /// Whoever reported the vulnerability.
    Reporter,
    /// Everybody.
    Public,
    /// The company itself.
    Internal,
}

impl Audience {
    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Authority => "Authority",
            Self::Users => "Users",
            Self::Distributors => "Distributors",
            Self::Reporter => "Reporter",
            Self::Public => "Public",
            Self::Internal => "Internal",
        }
    }
}

/// Traffic Light Protocol 2.0 (FIRST, August 2022).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum Tlp {
    /// No limit.
    #[serde(rename = "CLEAR")]
    Clear,
    /// The community.
    #[serde(rename = "GREEN")]
    Green,
    /// The organisation and its clients, on a need-to-know basis.
    #[default]
    #[serde(rename = "AMBER")]
    Amber,
    /// The organisation only.
    #[serde(rename = "AMBER+STRICT")]
    AmberStrict,
    /// The named recipients only.
    #[serde(rename = "RED")]
    Red,
}

impl Tlp {
    /// `TLP:AMBER`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }
}
