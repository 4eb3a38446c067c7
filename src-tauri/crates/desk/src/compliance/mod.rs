//! Whether the clauses are met, from what is true at this moment: documents in force, reports, disclosures, notices and
//! their dates. What the register can't know, a person states with a document.

mod binder;
mod checks;
mod clauses;
mod defence;
mod paper;

pub use binder::{BinderOrder, BuiltBinder};
pub use clauses::{GapSeverity, Signal, check_clause_pack};
pub use defence::{DefenceParagraph, DefenceStatement};

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use clauses::{Clause, ClausePack, Constraint};
use deadline::pack::Confidence;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

const STATEMENTS: &str = "compliance_statements";

/// A clause pack with what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ComplianceView {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The standard or act.
    pub citation: String,
    /// How sure its constraints are.
    pub confidence: Confidence,
    /// Where they were read.
    pub sources: Vec<String>,
    /// What to know of it.
    pub note: String,
    /// The clauses.
    pub clauses: Vec<ClauseView>,
    /// How many constraints are met, partly met and not met.
    pub counts: (usize, usize, usize),
}

/// A clause with what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ClauseView {
    /// Its number.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The constraints.
    pub constraints: Vec<ConstraintView>,
}

/// A constraint with what was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ConstraintView {
    /// What identifies it: pack, clause and name.
    pub key: String,
    /// Its name.
    pub id: String,
    /// What must be true.
    pub text: String,
    /// Whether it is.
    pub state: ConstraintState,
    /// What shows it.
    pub evidence: Vec<String>,
    /// What is missing.
    pub gaps: Vec<Gap>,
    /// What a person is asked to state, where the register can't know.
    pub ask: Option<String>,
    /// What a person stated.
    pub statement: Option<Statement>,
}

/// Whether a constraint is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConstraintState {
    /// Met.
    Met,
    /// Partly.
    Partly,
    /// Not met.
    NotMet,
}

impl ConstraintState {
    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Partly => "Partly met",
            Self::NotMet => "Not met",
        }
    }
}

/// What is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gap {
    /// How much it weighs.
    pub severity: GapSeverity,
    /// What is missing.
    pub text: String,
    /// What to do.
    pub way_out: String,
    /// Where that is done, as a path of the window.
    pub target: String,
}

/// What a person states where the register can't know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// The document that shows it: its ID and revision.
    pub document: String,
    /// What is stated.
    pub text: String,
    /// Who stated it.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

type Statements = BTreeMap<String, Statement>;

impl Desk {
    /// Every clause pack with what is true now, and what could not be read of the user's own.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn compliance(&self) -> Result<(Vec<ComplianceView>, Vec<String>)> {
        let (packs, warnings) = clauses::load(self.register.path());
        let facts = self.survey_compliance()?;
        let statements: Statements = self.register.read().setting(STATEMENTS)?;
        let views = packs.iter().map(|pack| pack_view(pack, &facts, &statements)).collect();
        Ok((views, warnings))
    }

    /// States that a constraint is met, where the register can't know; without a document the statement is taken back.
    ///
    /// # Errors
    /// If there is no such constraint, or it asks for no statement; if the register can't be written.
    pub fn state_constraint(&mut self, key: &str, document: &str, text: &str) -> Result<()> {
        let (views, _) = self.compliance()?;
        let all = views.iter().flat_map(|pack| &pack.clauses).flat_map(|clause| &clause.constraints);
        let found = all.into_iter().find(|constraint| constraint.key == key);
        if found.is_none_or(|constraint| constraint.ask.is_none()) {
            return Err(Error::State(format!("No constraint {key} asks for a statement.")));
        }
        let mut statements: Statements = self.register.read().setting(STATEMENTS)?;
        if document.trim().is_empty() {
            statements.remove(key);
        } else {
            let statement = Statement {
                document: document.trim().to_owned(),
                text: text.trim().to_owned(),
                by: self.actor.clone(),
                at: self.now(),
            };
            statements.insert(key.to_owned(), statement);
        }
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(STATEMENTS, &statements).map_err(Error::from))
    }
}

fn pack_view(pack: &ClausePack, facts: &checks::Facts, statements: &Statements) -> ComplianceView {
    let clauses: Vec<ClauseView> = pack
        .clauses
        .iter()
        .map(|clause| ClauseView {
            id: clause.id.clone(),
            title: clause.title.clone(),
            constraints: clause
                .constraints
                .iter()
                .map(|constraint| constraint_view(pack, clause, constraint, facts, statements))
                .collect(),
        })
        .collect();
    let count =
        |state| clauses.iter().flat_map(|clause| &clause.constraints).filter(|entry| entry.state == state).count();
    ComplianceView {
        id: pack.id.clone(),
        title: pack.title.clone(),
        citation: pack.citation.clone(),
        confidence: pack.confidence,
        sources: pack.sources.clone(),
        note: pack.note.clone(),
        counts: (count(ConstraintState::Met), count(ConstraintState::Partly), count(ConstraintState::NotMet)),
        clauses,
    }
}

fn constraint_view(
    pack: &ClausePack,
    clause: &Clause,
    constraint: &Constraint,
    facts: &checks::Facts,
    statements: &Statements,
) -> ConstraintView {
    let key = format!("{}/{}/{}", pack.id, clause.id, constraint.id);
    let statement = statements.get(&key).cloned();
    let (mut evidence, mut gaps, mut ask) = (Vec::new(), Vec::new(), None);
    for check in &constraint.checks {
        if let clauses::Rule::Statement { ask: question } = &check.rule {
            ask = Some(question.clone());
        }
        let found = facts.check(&check.rule, check.severity, statement.as_ref());
        evidence.extend(found.evidence);
        gaps.extend(found.gaps);
    }
    gaps.sort_by_key(|gap: &Gap| gap.severity);
    let state = match gaps.first().map(|gap| gap.severity) {
        Some(GapSeverity::Critical | GapSeverity::Major) => ConstraintState::NotMet,
        Some(GapSeverity::Minor) => ConstraintState::Partly,
        Some(GapSeverity::Observation) | None => ConstraintState::Met,
    };
    ConstraintView {
        key,
        id: constraint.id.clone(),
        text: constraint.text.clone(),
        state,
        evidence,
        gaps,
        ask,
        statement,
    }
}
