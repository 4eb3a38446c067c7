//! The organisation that keeps the register, and its people.

use crate::{AttachmentId, CountryCode};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The organisation: what its letterhead prints and which rules its seat brings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Organisation {
    /// Legal name.
    pub name: String,
    /// Postal address, one line each.
    pub address: Vec<String>,
    /// Main establishment: it decides which CSIRT is told (Regulation (EU) 2024/2847 Art. 14(7)).
    pub country: CountryCode,
    /// IANA zone of the desk; local times are shown in it.
    pub zone: String,
    /// Single registration number in EUDAMED.
    pub srn: String,
    /// Registration number with the FDA (21 CFR 806.10(c)(1)); seven digits.
    pub fda_registration: String,
    /// Product security contact: e-mail.
    pub email: String,
    /// Product security contact: telephone.
    pub phone: String,
    /// Web page of the disclosure policy.
    pub website: String,
    /// Letterhead colour, `#rrggbb`; it must reach a contrast of 4.5 on white.
    pub colour: String,
    /// Logo of the letterhead, PNG or SVG, in the register.
    pub logo: Option<AttachmentId>,
    /// Who signs by default.
    pub signatory: Signatory,
    /// People who can own an obligation.
    pub people: Vec<Person>,
}

/// Who signs a notice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Signatory {
    /// Printed name.
    pub name: String,
    /// Function (`Person responsible for regulatory compliance`).
    pub function: String,
    /// Place.
    pub place: String,
}

/// A person of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Function.
    pub function: String,
    /// E-mail.
    pub email: String,
}
