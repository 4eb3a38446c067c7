//! What is owed, and the decisions about it.

use crate::{Answer, Office};
use chrono::{DateTime, Utc};
use deadline::ObligationKey;
use desk::{DueFilter, DueItem, DueList, DueOptions, RegimeJudgement, Saved, Vocabulary};
use disclosure::{CountryCode, DisclosureId, Verdict, YesNo};
use tauri::State;

#[tauri::command(async)]
pub(crate) fn list_due(
    office: State<'_, Office>,
    at: Option<DateTime<Utc>>,
    filter: DueFilter,
    limit: usize,
) -> Answer<DueList> {
    let options = DueOptions { at, filter, limit: Some(limit), ..DueOptions::default() };
    office.list_due(&options)
}

#[tauri::command(async)]
pub(crate) fn explain_obligation(
    office: State<'_, Office>,
    key: ObligationKey,
    at: Option<DateTime<Utc>>,
) -> Answer<DueItem> {
    office.with(|desk| desk.explain_obligation(&key, at, false))
}

#[tauri::command(async)]
pub(crate) fn vocabulary(office: State<'_, Office>) -> Answer<Vocabulary> {
    office.with(|desk| Ok(desk.vocabulary()))
}

#[tauri::command(async)]
pub(crate) fn judge_regimes(office: State<'_, Office>, disclosure: DisclosureId) -> Answer<Vec<RegimeJudgement>> {
    office.with(|desk| desk.judge_regimes(disclosure))
}

#[tauri::command(async)]
pub(crate) fn decide(
    office: State<'_, Office>,
    disclosure: DisclosureId,
    regime: String,
    stage: Option<String>,
    place: Option<CountryCode>,
    verdict: Verdict,
    reason: String,
) -> Answer<()> {
    office.with(|desk| desk.decide(disclosure, &regime, stage.as_deref(), place.as_ref(), verdict, &reason))
}

#[tauri::command(async)]
pub(crate) fn answer_question(
    office: State<'_, Office>,
    disclosure: DisclosureId,
    question: String,
    answer: Option<YesNo>,
    reason: String,
) -> Answer<()> {
    office.with(|desk| desk.answer(disclosure, &question, answer, &reason))
}

#[tauri::command(async)]
pub(crate) fn assign(
    office: State<'_, Office>,
    disclosure: DisclosureId,
    regime: String,
    stage: Option<String>,
    place: Option<CountryCode>,
    owner: String,
    deputy: String,
) -> Answer<Saved> {
    office.with(|desk| desk.assign(disclosure, &regime, stage.as_deref(), place.as_ref(), &owner, &deputy))
}
