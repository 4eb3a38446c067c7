//! Facts: what happened, when, and who knew. They start and stop clocks.

use crate::{AttachmentId, CountryCode, DisclosureId, FactId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;
use zone::Zone;

/// Whose knowledge a fact records. 21 CFR 803.3 lets any employee's knowledge start the 30-day clock, but the
/// five-day clock only that of an employee with regulatory, scientific or technical responsibility.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Knower {
    /// Any employee or representative.
    #[default]
    AnyEmployee,
    /// An employee with management or supervisory responsibility over regulatory, scientific or technical staff,
    /// or whose duties include collecting and reporting adverse events.
    DesignatedStaff,
}

/// Something that happened. A fact is never edited: a correction supersedes it, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fact {
    /// Its identifier.
    pub id: FactId,
    /// The disclosure it belongs to.
    pub disclosure: DisclosureId,
    /// What happened, by the name that the rule pack gives it (`awareness_serious_incident`).
    pub kind: String,
    /// The instant, UTC.
    pub at: DateTime<Utc>,
    /// The IANA zone in which the instant was written down. Day counts use the authority's zone, not this one.
    #[ts(type = "string")]
    pub zone: Zone,
    /// Where it happened, if that matters (a serious incident is reported in the member state where it occurred).
    pub country: Option<CountryCode>,
    /// Who knew or acted: name and function.
    pub known_by: String,
    /// Whose knowledge it is.
    pub knower: Knower,
    /// What happened, in a sentence.
    pub note: String,
    /// The files or references that prove it.
    pub evidence: Vec<Evidence>,
    /// The fact that this one corrects.
    pub supersedes: Option<FactId>,
    /// Why it corrects the earlier one; empty for a first entry.
    pub reason: String,
    /// Whether it takes the earlier one back: nothing of the kind happened. It says nothing of its own then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withdrawn: bool,
    /// When it was recorded, UTC.
    pub recorded_at: DateTime<Utc>,
    /// Who recorded it.
    pub recorded_by: String,
}

/// Proof of a fact: a file in the register, or a reference to one elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Evidence {
    /// What it is (`Service record SR-20611`).
    pub title: String,
    /// The file, if it is kept in the register.
    pub attachment: Option<AttachmentId>,
}

/// The entry that took a fact back, of all facts of its disclosure; `None` where it stands or was corrected.
#[must_use]
pub fn withdrawn_by(facts: &[Fact], fact: FactId) -> Option<&Fact> {
    let newest =
        |of: FactId| facts.iter().filter(|later| later.supersedes == Some(of)).max_by_key(|later| later.recorded_at);
    // A chain of corrections is never longer than the list.
    let chain = std::iter::successors(newest(fact), |later| newest(later.id)).take(facts.len());
    chain.last().filter(|last| last.withdrawn)
}

/// The facts that stand: those that no later fact supersedes or withdraws. Of several corrections of one fact the one that
/// was recorded last stands.
#[must_use]
pub fn standing(facts: &[Fact]) -> Vec<&Fact> {
    let mut last: HashMap<FactId, &Fact> = HashMap::new();
    for fact in facts {
        let Some(superseded) = fact.supersedes else { continue };
        let newest = last.entry(superseded).or_insert(fact);
        // In the order in which they were recorded; of the same instant the later entry stands.
        if fact.recorded_at >= newest.recorded_at {
            *newest = fact;
        }
    }
    let stands = |fact: &&Fact| {
        let is_last =
            fact.supersedes.is_none_or(|earlier| last.get(&earlier).is_some_and(|newest| newest.id == fact.id));
        is_last && !fact.withdrawn && !last.contains_key(&fact.id)
    };
    facts.iter().filter(stands).collect()
}
