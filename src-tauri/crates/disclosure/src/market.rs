//! Where a product is sold, and what it is in law there.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A country as ISO 3166-1 alpha-2, upper case (`DE`, `US`, `GB`).
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct CountryCode(pub String);

/// The 27 member states of the European Union, ISO 3166-1 alpha-2.
pub const EU_MEMBER_STATES: [&str; 27] = [
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
];

impl CountryCode {
    /// The code in upper case, if `text` is two ASCII letters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_alphabetic()))
            .then(|| Self(text.to_ascii_uppercase()))
    }

    /// Whether the country is a member state of the European Union.
    #[must_use]
    pub fn in_european_union(&self) -> bool {
        EU_MEMBER_STATES.contains(&self.0.as_str())
    }
}

impl fmt::Display for CountryCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a product is in the law of one market. It decides which regimes can apply.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LegalStatus {
    /// Nobody has decided yet: every regime that could apply asks for a decision.
    #[default]
    Undetermined,
    /// Device under Regulation (EU) 2017/745.
    MdrDevice,
    /// In vitro diagnostic device under Regulation (EU) 2017/746.
    IvdrDevice,
    /// Device under the US FD&C Act, section 201(h).
    UsDevice,
    /// Medical device under the law of another country.
    MedicalDevice,
    /// Not a device, but a product with digital elements (Regulation (EU) 2024/2847).
    DigitalProduct,
    /// Sold there without falling under any of the regimes above.
    NotRegulated,
}

impl LegalStatus {
    /// The name that rule files use (`mdr_device`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Undetermined => "undetermined",
            Self::MdrDevice => "mdr_device",
            Self::IvdrDevice => "ivdr_device",
            Self::UsDevice => "us_device",
            Self::MedicalDevice => "medical_device",
            Self::DigitalProduct => "digital_product",
            Self::NotRegulated => "not_regulated",
        }
    }
}

/// The role of the company towards a product in one market; obligations differ by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CompanyRole {
    /// The legal manufacturer.
    #[default]
    Manufacturer,
    /// The importer.
    Importer,
    /// The authorised representative.
    AuthorisedRepresentative,
    /// The distributor.
    Distributor,
    /// A user facility (21 CFR 803.3).
    UserFacility,
}

impl CompanyRole {
    /// The name that rule files use (`manufacturer`).
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Manufacturer => "manufacturer",
            Self::Importer => "importer",
            Self::AuthorisedRepresentative => "authorised_representative",
            Self::Distributor => "distributor",
            Self::UserFacility => "user_facility",
        }
    }
}

/// One market of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Market {
    /// The country.
    pub country: CountryCode,
    /// What the product is in law there.
    pub status: LegalStatus,
    /// The company's role there.
    pub role: CompanyRole,
    /// Registration, listing or licence number there, as the authority prints it.
    pub registration: String,
    /// Risk class there, as the regime words it (`IIb`, `Class II`).
    pub risk_class: String,
}
