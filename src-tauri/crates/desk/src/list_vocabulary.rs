//! The words of the rule pack that forms offer, and reading single values while they are typed.

use crate::{Desk, RatedVector};
use deadline::pack::{FactKind, Question};
use disclosure::{CvssVector, Reading};
use serde::Serialize;
use ts_rs::TS;

/// The words of the rule pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Vocabulary {
    /// Kinds of fact.
    pub fact_kinds: Vec<FactKind>,
    /// Questions of the assessment.
    pub questions: Vec<Question>,
    /// Regimes with their stages.
    pub regimes: Vec<RegimeEntry>,
}

/// A regime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegimeEntry {
    /// What decisions name.
    pub id: String,
    /// The authority.
    pub authority: String,
    /// Its name.
    pub name: String,
    /// The act.
    pub citation: String,
    /// Its stages.
    pub stages: Vec<StageEntry>,
}

/// A stage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StageEntry {
    /// What decisions name.
    pub id: String,
    /// In full.
    pub label: String,
    /// As a row reads it.
    pub short: String,
    /// The clause.
    pub clause: String,
    /// Whether elements may be declared "to follow".
    pub early: bool,
}

/// A version text as it was understood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VersionsRead {
    /// As a notice prints it.
    pub text: Option<String>,
    /// Why it can't be read.
    pub error: Option<String>,
    /// What a person must check, in sentences without a full stop.
    pub findings: Vec<String>,
}

impl VersionsRead {
    /// Reads a version text.
    #[must_use]
    pub fn of(versions: &str) -> Self {
        let reading = Reading::of(versions);
        let stop = reading.remarks().iter().find(|remark| remark.stops());
        Self {
            text: stop.is_none().then(|| reading.printed()),
            error: stop.map(ToString::to_string),
            findings: reading.remarks().iter().filter(|remark| !remark.stops()).map(ToString::to_string).collect(),
        }
    }
}

impl RatedVector {
    /// Reads and rates a vector.
    #[must_use]
    pub fn of(index: usize, vector: &str) -> Self {
        match vector.parse::<CvssVector>() {
            Ok(vector) => Self { index, rating: Some(vector.rating()), error: None },
            Err(error) => Self { index, rating: None, error: Some(error.to_string()) },
        }
    }
}

impl Desk {
    /// The words that forms offer.
    #[must_use]
    pub fn vocabulary(&self) -> Vocabulary {
        let regimes = self.law().rules.regimes().iter().map(|regime| RegimeEntry {
            id: regime.id.clone(),
            authority: regime.authority.clone(),
            name: regime.name.clone(),
            citation: regime.citation.clone(),
            stages: regime
                .stages
                .iter()
                .map(|stage| StageEntry {
                    id: stage.id.clone(),
                    label: stage.label.clone(),
                    short: stage.short.clone(),
                    clause: stage.clause.clone(),
                    early: stage.early,
                })
                .collect(),
        });
        Vocabulary {
            fact_kinds: self.law().rules.fact_kinds().to_vec(),
            questions: self.law().rules.questions().to_vec(),
            regimes: regimes.collect(),
        }
    }
}
