//! The record of a notice: what its author chose, its state, and what became of it.

use crate::{AttachmentId, CountryCode, FormFields, NoticeId, NoticeKind, PublicText, Signatory};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the author of a notice typed. Everything else comes from the record when the notice is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct NoticeDraft {
    /// The document.
    pub kind: NoticeKind,
    /// Language, BCP 47.
    pub language: String,
    /// The regime that it answers, as the rule pack names it.
    pub regime: Option<String>,
    /// The stage.
    pub stage: Option<String>,
    /// The country of the authority, where the regime has one per country.
    pub place: Option<CountryCode>,
    /// Title; blank means the one of the kind.
    pub title: String,
    /// Subtitle; blank means the title of the disclosure.
    pub subtitle: String,
    /// For the attention of.
    pub attention: String,
    /// Why it is sent; blank means summary and possible harm of the disclosure.
    pub why: PublicText,
    /// What the company does about it, beside the resolutions.
    pub what_we_do: PublicText,
    /// Whether the products may be used, and under which conditions (notices to users).
    pub use_statement: PublicText,
    /// Whether it is a field safety notice in the sense of MDR Art. 2(71).
    pub field_safety_notice: bool,
    /// Reference of the field safety corrective action.
    pub fsca_reference: String,
    /// Whether the competent authorities know of it (MDR Art. 89(8)).
    pub authorities_informed: bool,
    /// How sensitive the information is (Regulation (EU) 2024/2847 Art. 14(2)(b)).
    pub sensitivity: String,
    /// By when users should have acted.
    pub act_by: Option<NaiveDate>,
    /// By when users should reply.
    pub reply_by: Option<NaiveDate>,
    /// The authority's own reference, where it gave one.
    pub authority_reference: String,
    /// Whether restricted detail is printed; only an authority and the company itself can read it.
    pub include_restricted: bool,
    /// Who signs.
    pub signatory: Signatory,
    /// Who signs beside: the author, a second approver. Each gets a block of its own before the last one.
    pub further_signatories: Vec<FurtherSignatory>,
    /// Name and address of the one recipient, one line each; it stands in the window of the envelope.
    pub recipient: Vec<String>,
    /// What this notice says in a form, by field; it goes before what the record says.
    pub form: FormFields,
    /// Pictures, in order.
    pub figures: Vec<Figure>,
    /// The earlier notice that this one replaces.
    pub replaces: Option<NoticeId>,
}

/// Who signs beside the signatory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct FurtherSignatory {
    /// Who.
    pub signatory: Signatory,
    /// Meaning of the signature (21 CFR 11.50(a)(3)): `Authorship`, `Review`.
    pub meaning: String,
}

/// A picture in a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// The file in the register: PNG or SVG.
    pub attachment: AttachmentId,
    /// What it shows, for those who do not see it (ISO 14289-1 7.3).
    #[serde(default)]
    pub alternative: String,
    /// Printed under it.
    #[serde(default)]
    pub caption: String,
}

/// Where a notice stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NoticeState {
    /// Being written.
    #[default]
    Draft,
    /// Waiting for a second person.
    InReview,
    /// Released for sealing.
    Approved,
    /// A signed PDF; never changed again.
    Sealed,
    /// Handed over.
    Sent,
}

impl NoticeState {
    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::InReview => "In review",
            Self::Approved => "Approved",
            Self::Sealed => "Sealed",
            Self::Sent => "Sent",
        }
    }
}

/// Approval of a notice, bound to its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Approval {
    /// Who approved.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// SHA-256 of the content that was approved, hexadecimal.
    pub content_sha256: String,
}

/// What is known of a sealed notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SealRecord {
    /// Who sealed it.
    pub by: String,
    /// When, UTC: the instant of issue.
    pub at: DateTime<Utc>,
    /// Subject of the certificate of the first signature.
    pub identity: String,
    /// Meaning of the first signature (21 CFR 11.50).
    pub meaning: String,
    /// `PAdES B-B` to `PAdES B-LTA`; empty in records from before there were several.
    #[serde(default)]
    pub level: String,
    /// The signatures beside the first, in their order.
    #[serde(default)]
    pub further: Vec<SealSignature>,
    /// SHA-256 of the signed file, hexadecimal.
    pub sha256: String,
    /// SHA-256 of the content, hexadecimal.
    pub content_sha256: String,
    /// The signed file in the register.
    pub attachment: crate::AttachmentId,
    /// Elements that the notice declares to follow.
    pub follow_ups: Vec<crate::FollowUp>,
}

/// A signature beside the first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SealSignature {
    /// Name of the signature field.
    pub field: String,
    /// Printed name.
    pub name: String,
    /// Subject of the certificate.
    pub identity: String,
    /// Meaning of the signature (21 CFR 11.50).
    pub meaning: String,
}

/// A copy of a sealed file that was extended, so that it can be checked for longer. The sealed file itself stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SealExtension {
    /// Who extended it.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// `PAdES B-LT` or `PAdES B-LTA`.
    pub level: String,
    /// SHA-256 of the extended file, hexadecimal.
    pub sha256: String,
    /// The extended file in the register.
    pub attachment: crate::AttachmentId,
}

/// One handing over of a notice or a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Sending {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
    /// How (portal, e-mail, letter).
    pub channel: String,
    /// To whom.
    pub to: String,
    /// Reference of the receipt.
    pub receipt: String,
    /// The receipt as a file.
    pub receipt_file: Option<crate::AttachmentId>,
}
