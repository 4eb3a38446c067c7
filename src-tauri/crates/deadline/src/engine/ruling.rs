use super::StartPoint;
use crate::pack::{Clock, Place, Regime, Stage};
use chrono::{DateTime, Utc};
use disclosure::{Decision, Verdict};

/// What people decided about one obligation.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Ruling<'a> {
    /// The decision that governs: the newest, unless it takes an earlier one back.
    pub(crate) governs: Option<&'a Decision>,
    /// The newest extension, if it still stands.
    pub(crate) extended: Option<(DateTime<Utc>, &'a Decision)>,
}

/// Finds the ruling. Of several clocks of one stage, a "met" covers those that had started by then.
pub(crate) fn ruling<'a>(
    decisions: &'a [Decision],
    regime: &Regime,
    stage: &Stage,
    place: Option<Place>,
    start: Option<&StartPoint<'_>>,
) -> Ruling<'a> {
    let mut ruling = Ruling::default();
    let about = |decision: &&Decision| {
        decision.regime == regime.id
            && decision.stage.as_ref().is_none_or(|id| *id == stage.id)
            && decision.place.as_ref().is_none_or(|country| Place::of(country) == place)
            && covers(decision, stage, start)
    };
    // Of decisions of the same instant the one recorded later governs, hence `>=`.
    for decision in decisions.iter().filter(about) {
        if ruling.governs.is_none_or(|newest| decision.decided_at >= newest.decided_at) {
            ruling.governs = Some(decision);
        }
    }
    let Some(newest) = ruling.governs else {
        return ruling;
    };
    let withdrawn_at = decisions
        .iter()
        .filter(about)
        .filter(|decision| decision.verdict == Verdict::Withdrawn)
        .map(|decision| decision.decided_at)
        .max();
    let stands = |decision: &&Decision| withdrawn_at.is_none_or(|at| decision.decided_at >= at);
    for decision in decisions.iter().filter(about).filter(stands) {
        if let Verdict::Extended { until } = decision.verdict
            && ruling.extended.is_none_or(|(_, other)| decision.decided_at >= other.decided_at)
        {
            ruling.extended = Some((until, decision));
        }
    }
    if stage.start.clock == Clock::Each && matches!(newest.verdict, Verdict::Met { .. }) {
        let met = decisions.iter().filter(about).filter(stands);
        let first = met.filter_map(|decision| met_at(decision).map(|at| (at, decision)));
        ruling.governs = first.min_by_key(|(at, _)| *at).map(|(_, decision)| decision);
    }
    match newest.verdict {
        Verdict::Withdrawn => Ruling::default(),
        Verdict::Met { .. } | Verdict::Extended { .. } => ruling,
        _ => Ruling { extended: None, ..ruling },
    }
}

fn met_at(decision: &Decision) -> Option<DateTime<Utc>> {
    match decision.verdict {
        Verdict::Met { at, .. } => Some(at),
        _ => None,
    }
}

fn covers(decision: &Decision, stage: &Stage, start: Option<&StartPoint<'_>>) -> bool {
    match (stage.start.clock, met_at(decision), start) {
        (Clock::Each, Some(at), Some(start)) => at >= start.fact.at,
        _ => true,
    }
}
