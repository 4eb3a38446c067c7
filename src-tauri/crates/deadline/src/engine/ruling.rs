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

/// What a clock runs for.
pub(crate) struct Event<'e, 'a> {
    /// Its start.
    pub(crate) start: Option<&'e StartPoint<'a>>,
    /// Which event of its kind it is.
    pub(crate) round: u16,
    /// The place of the one authority of several countries.
    pub(crate) seat: Option<Place>,
    /// When the next event became known after one that was reported then.
    pub(crate) next_after: &'e dyn Fn(DateTime<Utc>) -> Option<DateTime<Utc>>,
}

/// Finds the ruling. Of several clocks of one stage, a "met" covers those that had started by then.
pub(crate) fn ruling<'a>(
    decisions: &'a [Decision],
    regime: &Regime,
    stage: &Stage,
    place: Option<Place>,
    event: &Event<'_, '_>,
) -> Ruling<'a> {
    let mut ruling = Ruling::default();
    // A decision that named one of the countries of one authority is about its one report.
    let is_here = |country: Option<Place>| {
        country == place
            || event.seat.is_some() && event.seat == place && country.is_some_and(|one| regime.countries.contains(one))
    };
    let about = |decision: &&Decision| {
        decision.regime == regime.id
            && decision.stage.as_ref().is_none_or(|id| *id == stage.id)
            && decision.place.as_ref().is_none_or(|country| is_here(Place::of(country)))
            && covers(decision, stage, event)
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
    let is_one_of_several = stage.start.clock == Clock::Each || event.round > 0;
    if is_one_of_several && matches!(newest.verdict, Verdict::Met { .. }) {
        let met = decisions.iter().filter(about).filter(stands);
        let first = met.filter_map(|decision| met_at(decision).map(|at| (at, decision)));
        ruling.governs = first.min_by_key(|(at, _)| *at).map(|(_, decision)| decision);
    }
    if stage.start.clock == Clock::First
        && let Verdict::Met { .. } = newest.verdict
        && let Some(first) = decisions.iter().filter(about).filter(stands).filter_map(met_at).min()
        && let Some(next) = (event.next_after)(first)
    {
        // What was reported after the next event is about that one; before it, the newest entry corrects those before.
        let of_this = decisions.iter().filter(about).filter(stands);
        let of_this = of_this.filter(|decision| met_at(decision).is_some_and(|at| at < next));
        ruling.governs = of_this.max_by_key(|decision| decision.decided_at);
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

fn covers(decision: &Decision, stage: &Stage, event: &Event<'_, '_>) -> bool {
    match (met_at(decision), event.start) {
        (Some(at), Some(start)) if stage.start.clock == Clock::Each || event.round > 0 => at >= start.fact.at,
        // The time that an authority gave for the event before is no time for this one.
        _ if event.round > 0 && matches!(decision.verdict, Verdict::Extended { .. }) => {
            event.start.is_none_or(|start| decision.decided_at >= start.fact.at)
        }
        _ => true,
    }
}
