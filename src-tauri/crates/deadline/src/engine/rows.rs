use super::judge::outlived;
use super::ruling::{Event, ruling};
use super::scope::{Sold, scope, sold};
use super::{Answers, Fit, Ledger, Matter, Row, Scope, Standing, StartPoint, Truth, Where};
use crate::calendar::{Calendar, Calendars};
use crate::count::Zones;
use crate::pack::{CalendarChoice, Place, PlacePolicy, Regime, RulePack, Stage};
use crate::time::{day_of, day_start};

/// Everything that a matter owes, or would owe, without explanations. The time of day plays no part: ask
/// [`Row::time_state`] for it.
#[must_use]
pub fn rows<'a>(matter: &'a Matter<'a>, pack: &'a RulePack, calendars: &'a Calendars) -> Vec<Row<'a>> {
    let ledger = Ledger::new(matter.facts, pack);
    let answers = Answers::new(matter.assessment, &ledger, pack);
    let main = Place::of(matter.main_establishment);
    let sold = sold(matter.products);
    let mut engine = Engine {
        matter,
        pack,
        calendars,
        ledger,
        answers,
        main,
        sold,
        named: None,
        rows: Vec::with_capacity(pack.regimes.len()),
    };
    for (regime, enabled) in pack.regimes.iter().zip(&pack.enabled) {
        if *enabled {
            engine.regime(regime);
        }
    }
    for follow_up in matter.follow_ups {
        engine.follow_up(follow_up);
    }
    engine.rows
}

pub(super) struct Engine<'a> {
    pub(super) matter: &'a Matter<'a>,
    pub(super) pack: &'a RulePack,
    pub(super) calendars: &'a Calendars,
    pub(super) ledger: Ledger<'a>,
    pub(super) answers: Answers,
    pub(super) main: Option<Place>,
    pub(super) sold: Vec<Sold<'a>>,
    /// The calendar that the regime at hand names.
    pub(super) named: Option<&'a Calendar>,
    pub(super) rows: Vec<Row<'a>>,
}

impl<'a> Engine<'a> {
    fn regime(&mut self, regime: &'a Regime) {
        let overall = scope(&self.sold, regime, regime.roles, None);
        let decided = self.matter.decisions.iter().any(|decision| decision.regime == regime.id);
        if overall.is_none() && !decided {
            return;
        }
        self.named = named(regime, self.calendars);
        let first = self.rows.len();
        for stage in &regime.stages {
            let overall = match stage.roles {
                Some(roles) => scope(&self.sold, regime, roles, None),
                None => overall,
            };
            // A stage for another role of the supply chain is nothing that this company leaves undone.
            if stage.roles.is_some() && overall.is_none_or(|scope| scope.fit == Fit::OtherRole) && !decided {
                continue;
            }
            self.stage(regime, stage, overall);
        }
        supersede(&mut self.rows[first..]);
    }

    fn stage(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        match stage.place {
            PlacePolicy::Single => self.at(regime, stage, None, overall),
            PlacePolicy::MainEstablishment => {
                let main = self.main.filter(|place| regime.countries.contains(*place));
                self.at(regime, stage, main, overall);
            }
            PlacePolicy::Abroad => self.abroad(regime, stage, overall),
            PlacePolicy::EachMarket => self.each_market(regime, stage, overall),
            PlacePolicy::FactCountry => self.fact_countries(regime, stage, overall),
        }
    }

    pub(super) fn push(
        &mut self,
        regime: &'a Regime,
        stage: &'a Stage,
        place: Option<Place>,
        scope: Option<Scope<'a>>,
        (start, round, happened): (Option<StartPoint<'a>>, u16, Where<'_>),
    ) {
        let decisions = self.matter.decisions;
        let next_after = |reported_at| {
            let mut next: Option<StartPoint<'_>> = None;
            self.ledger.starts_since(stage, happened, false, Some(reported_at), &mut |start| {
                next.get_or_insert(start);
            });
            next.map(|start| start.fact.at)
        };
        let mut row = self.bare(regime, stage, place);
        (row.start, row.scope, row.round) = (start, scope, round);
        let zone = row.authority_zone;
        let event = Event {
            start: start.as_ref(),
            since: start.map(|start| day_start(day_of(start.fact.at, zone), zone)),
            round,
            seat: self.seat(regime),
            met_by_fact: self.met_by_fact(&row).map(|met| met.at),
            next_after: &next_after,
        };
        let ruling = ruling(decisions, regime, stage, place, &event);
        let own = ruling.own(stage);
        let answers = self.answers.decide(&stage.condition, regime.uncertain);
        if scope.is_none() && own.is_none() {
            return;
        }
        let of_stage = own.is_some_and(|decision| decision.stage.is_some());
        if stage.only_if_yes && answers != Truth::Yes && !of_stage {
            return;
        }
        let unfit = scope.is_some_and(|scope| scope.fit < Fit::Undetermined);
        if stage.quiet && unfit && own.is_none() {
            return;
        }
        // A rule that has ended waits for no fact: only one of its own time brings it back.
        let asked = answers == Truth::Yes && stage.condition.asks() && stage.validity.to.is_none();
        if stage.quiet && start.is_none() && !of_stage && !asked {
            return;
        }
        (row.decision, row.extended) = (ruling.governs, ruling.extended);
        if stage.quiet && own.is_none() && outlived(&row) {
            return;
        }
        self.count(&mut row);
        self.judge(&mut row, &ruling, answers);
        if !(row.is_open() || matches!(row.standing, Standing::Met)) {
            (row.legal_at, row.safe_at) = (None, None);
        }
        self.rows.push(row);
    }

    /// A row with its zones and calendar, and nothing decided yet.
    pub(super) fn bare(&self, regime: &'a Regime, stage: &'a Stage, place: Option<Place>) -> Row<'a> {
        let site = self.matter.site_zone;
        let of_place = place.and_then(|place| self.calendars.of_place(place));
        let calendar = match &regime.calendar {
            CalendarChoice::None => None,
            CalendarChoice::Place => of_place,
            CalendarChoice::Named(_) => self.named,
        };
        let authority = of_place.map(|calendar| calendar.zone).or(regime.zone).unwrap_or(site);
        let zones = Zones { authority, site };
        Row {
            regime,
            stage,
            place,
            standing: Standing::Waiting,
            legal_at: None,
            safe_at: None,
            zone: zones.of(self.pack.counting_rules[stage.counting_rule].end_zone),
            follow_up: None,
            superseded_by: None,
            round: 0,
            authority_zone: authority,
            calendar,
            start: None,
            scope: None,
            decision: None,
            extended: None,
            met: None,
            counted: None,
            no_count: None,
            outside: None,
        }
    }
}

/// The calendar that a regime names.
pub(super) fn named<'a>(regime: &Regime, calendars: &'a Calendars) -> Option<&'a Calendar> {
    match &regime.calendar {
        CalendarChoice::Named(name) => calendars.named(name),
        CalendarChoice::None | CalendarChoice::Place => None,
    }
}

/// Of several clocks of one report the earliest governs; the others stay in sight (MDCG 2023-3 Rev.2 Q14).
fn supersede(rows: &mut [Row<'_>]) {
    for index in 0..rows.len() {
        let row = &rows[index];
        let (Some(group), Some(own)) = (&row.stage.group, row.legal_at) else { continue };
        if !(row.standing == Standing::Dated || is_met_under_another(row)) {
            continue;
        }
        let earlier = rows.iter().enumerate().filter(|(other, candidate)| {
            candidate.stage.group.as_ref() == Some(group)
                && candidate.place == row.place
                && matches!(candidate.standing, Standing::Dated | Standing::Met | Standing::Superseded)
                && candidate.stage.id != row.stage.id
                && is_one_event(candidate, row)
                && candidate.legal_at.is_some_and(|at| at < own || (at == own && *other < index))
        });
        let governs = earlier.min_by_key(|(other, candidate)| (candidate.legal_at, *other));
        if let Some(stage) = governs.map(|(_, candidate)| candidate.stage) {
            rows[index].superseded_by = Some(stage);
            rows[index].standing = Standing::Superseded;
        }
    }
}

/// Whether the report that met it was recorded under another clock of the same report.
fn is_met_under_another(row: &Row<'_>) -> bool {
    row.standing == Standing::Met
        && row.decision.and_then(|decision| decision.stage.as_ref()).is_some_and(|id| *id != row.stage.id)
}

/// Whether two clocks of one group run for the same event: a report from before an event became known is none of that one.
fn is_one_event(candidate: &Row<'_>, row: &Row<'_>) -> bool {
    match (candidate.met, row.met) {
        (None, None) => true,
        (Some(one), Some(other)) => one.at == other.at,
        (Some(met), None) => row.start.is_some_and(|start| met.at >= start.fact.at),
        (None, Some(_)) => false,
    }
}
