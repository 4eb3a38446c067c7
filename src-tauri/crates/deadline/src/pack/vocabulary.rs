use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A kind of fact that a rule pack knows. A fact names it in `Fact::kind`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FactKind {
    /// What facts name (`awareness_aev`).
    pub id: String,
    /// As a row reads it ("Exploitation known").
    pub label: String,
    /// What to enter, and what counts as this fact.
    pub help: String,
    /// Whether the country matters.
    pub needs_country: bool,
    /// Whether it matters whose knowledge it is.
    pub needs_knower: bool,
    /// Whether the instant may lie ahead (a planned distribution).
    pub planned: bool,
    /// The questions that the fact answers with yes.
    pub implies: Vec<String>,
    /// Questions of which the fact answers at least one with yes; which one, a person says.
    pub implies_one_of: Vec<String>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) implied: Vec<u16>,
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) implied_one_of: Vec<u16>,
}

/// A question of the assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Question {
    /// What conditions and answers name (`death`).
    pub id: String,
    /// The question.
    pub text: String,
    /// What the terms mean.
    pub help: String,
    /// The clause that asks it.
    pub clause: String,
}

/// How sure an entry of the rule pack is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The official text was read.
    Verified,
    /// Consistent secondary sources were read, the official text was not.
    VerifiedSecondary,
    /// Sources disagree, or the text allows two readings.
    Conflicting,
    /// Not confirmed.
    #[default]
    FromMemory,
}

/// What kind of duty a regime is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Binding law.
    Law,
    /// An authority's guidance.
    Guidance,
    /// A standard, or what is usual.
    Practice,
    /// Not in force.
    Proposal,
}

/// Whom a stage tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "ToldTo")]
pub enum Audience {
    /// The authority.
    #[default]
    Authority,
    /// Users and customers.
    Users,
    /// Everybody.
    Public,
    /// Nobody outside: a record that the company keeps.
    Record,
}
