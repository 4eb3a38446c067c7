//! Which regimes apply to a disclosure, which do not and why, and which need a decision.

use crate::list_due::DueOptions;
use crate::{Desk, DueItem, Result};
use deadline::pack::{DutyKind, Regime, RulePack, Uncertain};
use deadline::time::{Years, format_instant};
use deadline::{Group, State};
use disclosure::{Answer, CountryCode, Decision, DisclosureId, Verdict};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// How one regime stands to a disclosure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegimeJudgement {
    /// The regime, as decisions name it.
    pub regime: String,
    /// The authority in short.
    pub authority: String,
    /// The authority in full.
    pub authority_full: String,
    /// Name of the regime.
    pub name: String,
    /// The act.
    pub citation: String,
    /// Jurisdiction.
    pub jurisdiction: String,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// What starts it, in words.
    pub trigger: String,
    /// How it stands.
    pub standing: RegimeStanding,
    /// Why, one sentence for each reason.
    pub why: Vec<String>,
    /// Whether the regime wants a report where it is not certain that one is owed (MDR Art. 87(7)).
    pub reports_if_uncertain: bool,
    /// The questions that decide, those without an answer first.
    pub questions: Vec<AskedQuestion>,
    /// What people decided, newest first.
    pub decisions: Vec<RegimeDecision>,
    /// Its obligations, in the words of rows.
    pub stages: Vec<JudgedStage>,
}

/// How a regime stands to a disclosure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegimeStanding {
    /// A person must decide.
    NeedsDecision,
    /// Something is owed.
    Applies,
    /// It applies as soon as a fact starts it.
    Waits,
    /// Everything is done.
    Met,
    /// Nothing is owed.
    DoesNotApply,
}

/// A question that decides whether a regime applies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AskedQuestion {
    /// The question, as answers name it.
    pub id: String,
    /// The question in words.
    pub text: String,
    /// What the terms mean.
    pub help: String,
    /// The clause that asks it.
    pub clause: String,
    /// The answer, where somebody gave one.
    pub answer: Option<Answer>,
    /// Whether an obligation waits for it.
    pub is_open: bool,
}

/// What a person decided about a regime.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegimeDecision {
    /// In words.
    pub text: String,
    /// The stage, where it is about one.
    pub stage: Option<String>,
    /// The country, where it is about one.
    pub place: Option<CountryCode>,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: String,
    /// When, in the organisation's zone.
    pub at_text: String,
}

/// One stage of a regime, as a row reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct JudgedStage {
    /// The authority, with the country.
    pub authority: String,
    /// Its name.
    pub stage: String,
    /// The clause.
    pub clause: String,
    /// Its date, or why there is none.
    pub date: String,
    /// Its group.
    pub group: Group,
}

impl Desk {
    /// How every regime that is on stands to a disclosure; those that concern no market of its products are left out.
    ///
    /// # Errors
    /// If there is no such disclosure, or the register can't be read.
    pub fn judge_regimes(&self, id: DisclosureId) -> Result<Vec<RegimeJudgement>> {
        let row = self.register.read().disclosure(id)?;
        let law = self.law_of(&row, None)?;
        let items = self.list_due(&DueOptions::of(id))?.items;
        let decisions = self.register.read().decisions(id)?;
        let mut judgements = Vec::new();
        for regime in law.rules.regimes() {
            let own: Vec<&DueItem> = items.iter().filter(|item| item.obligation.key.regime == regime.id).collect();
            if own.is_empty() {
                continue;
            }
            let stands = own.iter().map(|item| standing(&item.obligation.state)).min();
            let stands = stands.unwrap_or(RegimeStanding::DoesNotApply);
            let mut open: BTreeSet<&str> = BTreeSet::new();
            let mut why: Vec<String> = Vec::new();
            for item in &own {
                if let State::NeedsDecision { question_ids, .. } = &item.obligation.state {
                    open.extend(question_ids.iter().map(String::as_str));
                }
                // Only what makes the regime stand as it does: its other stages have their own reasons.
                let reason = &item.obligation.applicability;
                let decides = standing(&item.obligation.state) == stands;
                if decides && !reason.is_empty() && !why.contains(reason) {
                    why.push(reason.clone());
                }
            }
            let about = decisions.iter().rev().filter(|decision| decision.regime == regime.id);
            judgements.push(RegimeJudgement {
                regime: regime.id.clone(),
                authority: regime.authority.replace(" ({place})", ""),
                authority_full: regime.authority_full.clone(),
                name: regime.name.clone(),
                citation: regime.citation.clone(),
                jurisdiction: regime.jurisdiction.clone(),
                duty: regime.duty,
                trigger: regime.trigger.clone(),
                standing: stands,
                why,
                reports_if_uncertain: regime.uncertain == Uncertain::Report,
                questions: questions(regime, &law.rules, &row.disclosure.assessment, &open),
                decisions: about.map(|decision| self.decision_view(decision, regime)).collect::<Result<_>>()?,
                stages: own.iter().map(|item| stage(item)).collect(),
            });
        }
        judgements.sort_by_key(|judgement| judgement.standing);
        Ok(judgements)
    }

    fn decision_view(&self, decision: &Decision, regime: &Regime) -> Result<RegimeDecision> {
        let zone = self.zone()?;
        let when = |at| format_instant(at, zone, Years::Always);
        let text = match &decision.verdict {
            Verdict::Applies => "It applies".to_owned(),
            Verdict::Uncertain => "Not certain, reported anyway".to_owned(),
            Verdict::NotApplicable => "It does not apply".to_owned(),
            Verdict::Waived => "Released by the authority".to_owned(),
            Verdict::Extended { until } => format!("Extended to {}", when(*until)),
            Verdict::Met { at, .. } => format!("Done {}", when(*at)),
            Verdict::Withdrawn => "An earlier decision was taken back".to_owned(),
        };
        let named = decision.stage.as_ref().map(|id| {
            regime.stages.iter().find(|stage| stage.id == *id).map_or_else(|| id.clone(), |stage| stage.short.clone())
        });
        Ok(RegimeDecision {
            text,
            stage: named,
            place: decision.place.clone(),
            reason: decision.reason.clone(),
            by: decision.decided_by.clone(),
            at_text: when(decision.decided_at),
        })
    }
}

const fn standing(state: &State) -> RegimeStanding {
    match state {
        State::NeedsDecision { .. } => RegimeStanding::NeedsDecision,
        State::Waiting { .. } => RegimeStanding::Waits,
        State::Met { .. } => RegimeStanding::Met,
        State::NotApplicable { .. } | State::Waived { .. } | State::Superseded { .. } => RegimeStanding::DoesNotApply,
        State::Open
        | State::DueSoon
        | State::DueToday { .. }
        | State::Overdue
        | State::OpenWithoutSpan
        | State::OpenWithoutDate { .. } => RegimeStanding::Applies,
    }
}

fn questions(
    regime: &Regime,
    rules: &RulePack,
    assessment: &disclosure::Assessment,
    open: &BTreeSet<&str>,
) -> Vec<AskedQuestion> {
    let mut indices: Vec<u16> = Vec::new();
    for stage in &regime.stages {
        let condition = &stage.condition;
        for index in condition.all.iter().chain(&condition.any).chain(&condition.no).chain(&condition.none) {
            if !indices.contains(index) {
                indices.push(*index);
            }
        }
    }
    let mut asked: Vec<AskedQuestion> = indices
        .into_iter()
        .filter_map(|index| rules.questions().get(usize::from(index)))
        .map(|question| AskedQuestion {
            id: question.id.clone(),
            text: question.text.clone(),
            help: question.help.clone(),
            clause: question.clause.clone(),
            answer: assessment.get(&question.id).cloned(),
            is_open: open.contains(question.id.as_str()),
        })
        .collect();
    asked.sort_by_key(|question| (!question.is_open, question.answer.is_some()));
    asked
}

fn stage(item: &DueItem) -> JudgedStage {
    JudgedStage {
        authority: item.obligation.authority.clone(),
        stage: item.obligation.stage_name.clone(),
        clause: item.obligation.clause.clone(),
        date: item.obligation.date_text(),
        group: item.obligation.group,
    }
}
