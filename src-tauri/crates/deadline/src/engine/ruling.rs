use super::StartPoint;
use crate::pack::{Clock, Direction, Place, Regime, Stage};
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

impl<'a> Ruling<'a> {
    /// The decision that governs, unless it was made under another stage of the same report.
    pub(crate) fn own(&self, stage: &Stage) -> Option<&'a Decision> {
        self.governs.filter(|decision| decision.stage.as_ref().is_none_or(|id| *id == stage.id))
    }
}

/// What a clock runs for.
pub(crate) struct Event<'e, 'a> {
    /// Its start.
    pub(crate) start: Option<&'e StartPoint<'a>>,
    /// The first instant of the day of its start, where the authority is.
    pub(crate) since: Option<DateTime<Utc>>,
    /// Which event of its kind it is.
    pub(crate) round: u16,
    /// The place of the one authority of several countries.
    pub(crate) seat: Option<Place>,
    /// When a fact met it.
    pub(crate) met_by_fact: Option<DateTime<Utc>>,
    /// When the next event became known after one that was done with then.
    pub(crate) next_after: &'e dyn Fn(DateTime<Utc>) -> Option<DateTime<Utc>>,
}

/// Finds the ruling. Of several clocks of one stage, a "met" covers those that had started by then. A decision is about the
/// event that was on record when it was made: what became known after one was done with has decisions of its own.
pub(crate) fn ruling<'a>(
    decisions: &'a [Decision],
    regime: &Regime,
    stage: &Stage,
    place: Option<Place>,
    event: &Event<'_, '_>,
) -> Ruling<'a> {
    // A decision that named one of the countries of one authority is about its one report.
    let is_here = |country: Option<Place>| {
        country == place
            || event.seat.is_some() && event.seat == place && country.is_some_and(|one| regime.countries.contains(one))
    };
    let about = |decision: &&Decision| {
        decision.regime == regime.id
            && decision.stage.as_ref().is_none_or(|id| *id == stage.id || is_one_report(decision, regime, stage, id))
            && decision.place.as_ref().is_none_or(|country| is_here(Place::of(country)))
            && covers(decision, stage, event)
    };
    let mut of_all: Vec<&Decision> = decisions.iter().filter(about).collect();
    // Of decisions of the same instant the one recorded later governs: the sort is stable.
    of_all.sort_by_key(|decision| decision.decided_at);
    let standing = of_this_event(of_all, stage, event);
    let mut ruling = Ruling::default();
    let Some(newest) = standing.last() else { return ruling };
    ruling.governs = Some(newest);
    for decision in &standing {
        if let Verdict::Extended { until } = decision.verdict {
            ruling.extended = Some((until, decision));
        }
    }
    let is_one_of_several = stage.start.clock == Clock::Each || event.round > 0;
    if is_one_of_several && matches!(newest.verdict, Verdict::Met { .. }) {
        let met = standing.iter().filter_map(|decision| met_at(decision).map(|at| (at, *decision)));
        ruling.governs = met.min_by_key(|(at, _)| *at).map(|(_, decision)| decision);
    }
    match newest.verdict {
        Verdict::Met { .. } | Verdict::Extended { .. } => ruling,
        _ => Ruling { extended: None, ..ruling },
    }
}

/// The decisions that stand about one event, in the order in which they were made. What was taken back is left out, and of
/// a stage that has one clock after another what belongs to a later event.
fn of_this_event<'a>(of_all: Vec<&'a Decision>, stage: &Stage, event: &Event<'_, '_>) -> Vec<&'a Decision> {
    let mut standing: Vec<&Decision> = Vec::with_capacity(of_all.len());
    let next = |standing: &[&Decision]| {
        if stage.start.clock != Clock::First {
            return None;
        }
        let started_at = event.start?.fact.at;
        // What was decided before anything had started is about all that starts.
        let done = standing.iter().filter_map(|decision| done_at(decision, started_at)).chain(event.met_by_fact);
        (event.next_after)(done.min()?.max(started_at))
    };
    for decision in of_all {
        if decision.verdict != Verdict::Withdrawn {
            standing.push(decision);
            continue;
        }
        // Under another stage it takes back what was recorded there.
        if decision.stage.as_ref().is_some_and(|id| *id != stage.id) {
            standing.retain(|earlier| earlier.stage != decision.stage);
            continue;
        }
        // It takes back what was decided about the newest event, and leaves those before as they are.
        let from = next(&standing);
        let is_later = |decision: &&Decision| from.is_some_and(|from| about_when(decision) >= from);
        if standing.iter().any(is_later) {
            standing.retain(|decision| !is_later(decision));
        } else {
            standing.clear();
        }
    }
    if let Some(from) = next(&standing) {
        standing.retain(|decision| about_when(decision) < from);
    }
    standing
}

/// Whether a report that was made under another stage is the one of this stage too: clocks of one group are clocks of one
/// report (MDCG 2023-3 Rev.2 Q14).
fn is_one_report(decision: &Decision, regime: &Regime, stage: &Stage, of: &str) -> bool {
    matches!(decision.verdict, Verdict::Met { .. } | Verdict::Withdrawn)
        && stage.group.is_some()
        && regime.stages.iter().any(|other| other.id == of && other.group == stage.group)
}

fn met_at(decision: &Decision) -> Option<DateTime<Utc>> {
    match decision.verdict {
        Verdict::Met { at, .. } => Some(at),
        _ => None,
    }
}

/// When a decision was done with an event that had started by then.
pub(super) fn done_at(decision: &Decision, started_at: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match decision.verdict {
        Verdict::Met { at, .. } => Some(at),
        Verdict::NotApplicable | Verdict::Waived => Some(decision.decided_at).filter(|at| *at >= started_at),
        _ => None,
    }
}

/// The time that says which event a decision is about. Time that an authority gave until a day belongs to what was known
/// by then.
fn about_when(decision: &Decision) -> DateTime<Utc> {
    match decision.verdict {
        Verdict::Met { at, .. } => at,
        Verdict::Extended { until } => decision.decided_at.min(until),
        _ => decision.decided_at,
    }
}

/// Whether a decision can be about an event: nothing was reported before the day on which it became known, and what was
/// decided before a further event is about those before it.
fn covers(decision: &Decision, stage: &Stage, event: &Event<'_, '_>) -> bool {
    let Some(start) = event.start else { return true };
    let is_one_of_several = stage.start.clock == Clock::Each || event.round > 0;
    match &decision.verdict {
        Verdict::Met { at, .. } if is_one_of_several => *at >= start.fact.at,
        Verdict::Met { at, .. } => stage.direction == Direction::Before || event.since.is_none_or(|since| *at >= since),
        _ if event.round > 0 => about_when(decision) >= start.fact.at,
        _ => true,
    }
}
