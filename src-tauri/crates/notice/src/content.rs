//! What the three documents say, in plain values that the record fills.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::document::{Attachment, Letterhead};

/// A value that may be known, declared to follow, or missing. Blank is never "unknown".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum Stated {
    /// Known. Paragraphs are parted by blank lines.
    Known(String),
    /// Declared: not known yet, to follow by this date.
    ToFollow(NaiveDate),
    /// Not declared either; prints as a gap, and the gate stops the seal.
    Missing,
}

/// An instant with the abbreviation of its zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The instant, with its offset.
    pub at: DateTime<FixedOffset>,
    /// "CET".
    pub zone: String,
}

/// What every document has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// What the signature field shows once the document is about to be sealed.
    pub seal: Option<SealText>,
    /// Files inside the document.
    pub attachments: Vec<Attachment>,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatory {
    /// Place of signing.
    pub place: String,
    /// Printed name.
    pub name: String,
    /// Function.
    pub function: String,
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
}

/// Name of the signature field in every document.
pub const SIGNATURE_FIELD: &str = "seal";

/// One product or one range of its versions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AffectedProduct {
    /// Commercial name, with model.
    pub name: String,
    /// UDI-DI, or empty.
    pub udi: String,
    /// Version, list or range.
    pub versions: Stated,
    /// Fixed version and since when, or what is done instead.
    pub fixed_in: Stated,
}

/// A score under one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// "CVSS v3.1".
    pub standard: String,
    /// "8.3".
    pub score: String,
    /// "High".
    pub word: String,
    /// The vector; empty for another ranking.
    pub vector: String,
}

/// One vulnerability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vulnerability {
    /// CVE number, or the maker's own.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub description: Stated,
    /// "CWE-319 Cleartext transmission of sensitive information", or empty.
    pub weakness: String,
    /// Scores; none prints as a gap.
    pub scores: Vec<Score>,
    /// Products and versions in words.
    pub affected: Stated,
    /// Exploitation in words.
    pub exploitation: Stated,
    /// Fix, mitigation, workaround, or that none is planned.
    pub resolution: Stated,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name and function.
    pub name: String,
    /// Telephone, with hours.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// Web address, or empty.
    pub web: String,
    /// Postal address, or empty.
    pub postal: String,
}

/// One action of the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What to do.
    pub text: String,
    /// Until when.
    pub by: Option<NaiveDate>,
}

/// What is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// What.
    pub topic: String,
    /// Until when.
    pub by: NaiveDate,
}

/// Urgent security notice to users (MDR Art. 89(8); IEC 81001-5-1 4.1.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserNotice {
    /// What every document has.
    pub frame: Frame,
    /// A field safety notice in the sense of MDR Art. 2(71); otherwise a security notice.
    pub is_field_safety_notice: bool,
    /// The products in one phrase.
    pub products: String,
    /// FSCA reference, or empty.
    pub fsca_reference: String,
    /// For whose attention.
    pub attention: String,
    /// Reply wanted by.
    pub reply_by: Option<NaiveDate>,
    /// Why.
    pub reason: Stated,
    /// Risk; not played down.
    pub risk: Stated,
    /// Affected products and versions.
    pub affected: Vec<AffectedProduct>,
    /// What is not affected and why, one line each.
    pub not_affected: Vec<String>,
    /// The vulnerabilities.
    pub vulnerabilities: Vec<Vulnerability>,
    /// Numbered actions.
    pub actions: Vec<Action>,
    /// Whether the devices may be used.
    pub use_statement: Stated,
    /// What the maker does.
    pub measures: Stated,
    /// The authorities know.
    pub authorities_informed: bool,
    /// Follow-up notice to be expected.
    pub follow_up: Option<FollowUp>,
    /// Whom to ask.
    pub contact: Contact,
}

/// How a due date came about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLimit {
    /// The start fact in words: "Aware of active exploitation".
    pub start_fact: String,
    /// Its instant.
    pub started: Option<Moment>,
    /// Due in law; none where the law names no span.
    pub legal_due: Option<Moment>,
    /// The earlier, safe instant where it differs.
    pub safe_due: Option<Moment>,
    /// Step by step.
    pub steps: Vec<String>,
    /// Nobody has verified the rule.
    pub is_unverified: bool,
}

/// Notification to an authority.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuthorityNotice {
    /// What every document has.
    pub frame: Frame,
    /// The authority.
    pub authority: String,
    /// Its reference, or empty.
    pub authority_reference: String,
    /// The act.
    pub regime: String,
    /// The step: "Early warning".
    pub stage: String,
    /// The clause: "Art. 14(2)(a)".
    pub clause: String,
    /// The maker's matter: number and title.
    pub disclosure: String,
    /// Summary.
    pub summary: Stated,
    /// The time limit.
    pub time_limit: TimeLimit,
    /// Countries, in words; or empty.
    pub countries: String,
    /// Products and versions.
    pub affected: Vec<AffectedProduct>,
    /// The vulnerabilities.
    pub vulnerabilities: Vec<Vulnerability>,
    /// Impact and safety.
    pub impact: Stated,
    /// Exploitation.
    pub exploitation: Stated,
    /// Measures taken.
    pub measures_taken: Stated,
    /// Measures users can take.
    pub user_measures: Stated,
    /// Sensitivity of the information, or empty.
    pub sensitivity: String,
    /// What follows.
    pub follow_ups: Vec<FollowUp>,
    /// Whom to ask.
    pub contact: Contact,
}

/// One fact on record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFact {
    /// What happened.
    pub what: String,
    /// When.
    pub moment: Moment,
    /// Recorded by.
    pub by: String,
    /// Evidence.
    pub evidence: String,
    /// A later fact corrects it.
    pub is_superseded: bool,
}

/// One obligation, derived.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedObligation {
    /// Authority, regime and stage.
    pub authority_stage: String,
    /// Clause.
    pub clause: String,
    /// Due, in words where there is no date.
    pub due: String,
    /// State in words, and how it was met.
    pub state: String,
}

/// One decision of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedDecision {
    /// What was decided.
    pub what: String,
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When.
    pub moment: Moment,
}

/// One sealed or drafted file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedFile {
    /// Reference or name.
    pub name: String,
    /// For whom.
    pub audience: String,
    /// State in words.
    pub state: String,
    /// SHA-256, or empty.
    pub sha256: String,
}

/// One entry of the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryEntry {
    /// Its number.
    pub number: u64,
    /// When.
    pub moment: Moment,
    /// By whom.
    pub by: String,
    /// What changed, from what to what.
    pub change: String,
    /// Why.
    pub reason: String,
    /// Its hash.
    pub hash: String,
}

/// The whole record of one matter, for an inspector.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosureRecord {
    /// What every document has.
    pub frame: Frame,
    /// `VD-2026-0001`.
    pub id: String,
    /// Title.
    pub title: String,
    /// State in words.
    pub state: String,
    /// TLP or another marking, or empty.
    pub marking: String,
    /// Opened.
    pub opened: Moment,
    /// Summary.
    pub summary: Stated,
    /// Discovery and credit.
    pub discovery: Stated,
    /// Safety assessment.
    pub safety: Stated,
    /// Products and versions.
    pub affected: Vec<AffectedProduct>,
    /// The vulnerabilities.
    pub vulnerabilities: Vec<Vulnerability>,
    /// Facts.
    pub facts: Vec<RecordedFact>,
    /// Obligations.
    pub obligations: Vec<RecordedObligation>,
    /// Decisions.
    pub decisions: Vec<RecordedDecision>,
    /// Notices.
    pub notices: Vec<RecordedFile>,
    /// Packs.
    pub packs: Vec<RecordedFile>,
    /// History, oldest first.
    pub history: Vec<HistoryEntry>,
}
