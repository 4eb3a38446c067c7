//! What only the company's own record and the cover sheet of a pack print.

use super::Moment;
use serde::{Deserialize, Serialize};

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

/// One file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedFile {
    /// Its name.
    pub name: String,
    /// What it is, by the key of its message (`file-notice`).
    pub role: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256.
    pub sha256: String,
}
