//! The answers that decide which regimes apply. The questions are data of the rule pack.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Answers by question (`death`, `uncontrolled_risk`, `actively_exploited`). A question without an answer is open.
pub type Assessment = BTreeMap<String, Answer>;

/// One answer, with who gave it and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// The answer.
    pub answer: YesNo,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who answered.
    #[serde(default)]
    pub by: String,
    /// When, UTC.
    #[serde(default)]
    pub at: Option<DateTime<Utc>>,
}

/// Yes, no, or not certain. Several regimes want a report where it is not certain (MDR Art. 87(7)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not certain.
    Uncertain,
}
