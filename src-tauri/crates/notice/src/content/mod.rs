//! Everything that the record knows, in plain values, filled once for one audience. The kinds pick from it.
//!
//! It carries no sentence of a fixed wording: dates, versions, choices and states are values, and the words around them
//! come from the messages of the language. What is restricted is in it only where the audience may read it.

mod names;
mod parts;
mod record;
mod value;

pub use names::{NAMES, Name, is_name, path_of};
pub use parts::{
    Action, AffectedProduct, AffectedVersions, Contact, Exploitation, FixedIn, FollowUp, NotAffected, ProductFields,
    Resolution, Score, TimeLimit, Untranslated, Vulnerability,
};
pub use record::{HistoryEntry, ListedFile, RecordedDecision, RecordedFact, RecordedFile, RecordedObligation};
pub use value::{Argument, Moment, Part, Stated, Value};

use crate::document::{Attachment, Letterhead};
use chrono::{DateTime, NaiveDate, Utc};
use disclosure::Audience;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Name of the signature field in every document.
pub const SIGNATURE_FIELD: &str = "seal";

/// Name of the signature field of a further signatory, counted from 0: `seal-2`, `seal-3` and so on.
#[must_use]
pub fn further_field(index: usize) -> String {
    format!("{SIGNATURE_FIELD}-{}", index + 2)
}

/// What every document has.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frame {
    /// BCP 47.
    pub language: String,
    /// The maker's letterhead.
    pub letterhead: Letterhead,
    /// Reference of the document.
    pub reference: String,
    /// Version of the document.
    pub version: String,
    /// Instant of issue.
    pub issued_at: DateTime<Utc>,
    /// Date as printed, in the maker's zone.
    pub issued_on: NaiveDate,
    /// Prints the state "DRAFT, not for distribution".
    pub is_draft: bool,
    /// The notice that this one replaces.
    pub replaces: Option<String>,
    /// Who signs; without, there is no signature block.
    pub signatory: Option<Signatory>,
    /// Who signs beside, each with a block of its own before the last.
    #[serde(default)]
    pub further_signatories: Vec<FurtherSignatory>,
    /// What the signature field shows once the document is about to be sealed.
    pub seal: Option<SealText>,
    /// Files inside the document.
    pub attachments: Vec<Attachment>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Signatory {
    /// Place of signing.
    pub place: String,
    /// Printed name.
    pub name: String,
    /// Function.
    pub function: String,
}

/// Who signs beside the signatory, and what for (21 CFR 11.50(a)(3)).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FurtherSignatory {
    /// Who.
    pub signatory: Signatory,
    /// Meaning of the signature.
    pub meaning: String,
}

/// What the sealed field shows (21 CFR 11.50).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealText {
    /// Meaning of the signature.
    pub meaning: String,
    /// Claimed time.
    pub moment: Moment,
    /// Level: "PAdES B-B".
    pub level: String,
    /// Meanings of the signatures of the further signatories, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub further: Vec<String>,
}

/// A picture with what it shows in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// PNG or SVG.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal: an approval is bound to the picture too.
    pub sha256: String,
    /// What it shows.
    pub alternative: String,
    /// Printed under it.
    pub caption: String,
}

/// The one content. A kind takes from it what it prints, and nothing else is filled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// Name of the kind that it was filled for.
    pub kind: String,
    /// What every document has.
    pub frame: Frame,
    /// Whom it was filled for; a kind for another audience refuses it.
    pub audience: Audience,
    /// The stage that it answers, `regime/stage`; empty without one.
    #[serde(default)]
    pub stage: String,
    /// Single values by their [`NAMES`]; `form.…` for fields of forms.
    #[serde(default)]
    pub values: BTreeMap<String, Value>,
    /// What is so: `field_safety_notice`, `authorities_informed`.
    #[serde(default)]
    pub flags: BTreeSet<String>,
    /// Name and address of the one recipient, one line each.
    #[serde(default)]
    pub recipient: Vec<String>,
    /// Products and their versions, a row each.
    #[serde(default)]
    pub affected: Vec<AffectedProduct>,
    /// The products with the fields of forms about them.
    #[serde(default)]
    pub products: Vec<ProductFields>,
    /// What is not affected and why.
    #[serde(default)]
    pub not_affected: Vec<NotAffected>,
    /// The vulnerabilities.
    #[serde(default)]
    pub vulnerabilities: Vec<Vulnerability>,
    /// What users must do, one action each.
    #[serde(default)]
    pub actions: Vec<Action>,
    /// How the due date came about.
    #[serde(default)]
    pub time_limit: Option<TimeLimit>,
    /// What is declared to follow.
    #[serde(default)]
    pub follow_ups: Vec<FollowUp>,
    /// Whom to ask.
    #[serde(default)]
    pub contact: Contact,
    /// Pictures.
    #[serde(default)]
    pub figures: Vec<Picture>,
    /// Facts.
    #[serde(default)]
    pub facts: Vec<RecordedFact>,
    /// Obligations.
    #[serde(default)]
    pub obligations: Vec<RecordedObligation>,
    /// Decisions.
    #[serde(default)]
    pub decisions: Vec<RecordedDecision>,
    /// Notices.
    #[serde(default)]
    pub notices: Vec<RecordedFile>,
    /// Packs.
    #[serde(default)]
    pub packs: Vec<RecordedFile>,
    /// History, oldest first.
    #[serde(default)]
    pub history: Vec<HistoryEntry>,
    /// Files of a pack.
    #[serde(default)]
    pub files: Vec<ListedFile>,
    /// Texts of the company that have no translation into the language of the document.
    #[serde(default)]
    pub untranslated: Vec<Untranslated>,
}

impl Content {
    /// An empty content for a kind and an audience.
    #[must_use]
    pub fn new(kind: &str, audience: Audience, frame: Frame) -> Self {
        Self {
            kind: kind.to_owned(),
            frame,
            audience,
            stage: String::new(),
            values: BTreeMap::new(),
            flags: BTreeSet::new(),
            recipient: Vec::new(),
            affected: Vec::new(),
            products: Vec::new(),
            not_affected: Vec::new(),
            vulnerabilities: Vec::new(),
            actions: Vec::new(),
            time_limit: None,
            follow_ups: Vec::new(),
            contact: Contact::default(),
            figures: Vec::new(),
            facts: Vec::new(),
            obligations: Vec::new(),
            decisions: Vec::new(),
            notices: Vec::new(),
            packs: Vec::new(),
            history: Vec::new(),
            files: Vec::new(),
            untranslated: Vec::new(),
        }
    }

    /// A single value; missing where nothing was filled in.
    #[must_use]
    pub fn value(&self, name: &str) -> &Value {
        self.values.get(name).unwrap_or(&Value::Missing)
    }

    /// Sets a single value.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.values.insert(name.to_owned(), value.into());
    }
}
