use super::row::OutsideReason;
use super::ruling::{Ruling, ruling};
use super::scope::scope;
use super::{Answers, Fit, Ledger, Matter, Met, Row, Scope, Standing, StartPoint, Truth};
use crate::calendar::Calendars;
use crate::count::{Period, Zones, safe_readings};
use crate::pack::{CalendarChoice, Place, PlacePolicy, Regime, RulePack, Stage};
use crate::time::day_end;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use disclosure::{FollowUp, Verdict};

/// Everything that a matter owes, or would owe, without explanations. The time of day plays no part: ask
/// [`Row::time_state`] for it.
#[must_use]
pub fn rows<'a>(
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
) -> Vec<Row<'a>> {
    let ledger = Ledger::new(matter.facts, pack);
    let answers = Answers::new(matter.assessment, &ledger, pack);
    let main = Place::of(matter.main_establishment);
    let mut engine = Engine {
        matter,
        pack,
        calendars,
        ledger,
        answers,
        main,
        rows: Vec::new(),
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

struct Engine<'a> {
    matter: &'a Matter<'a>,
    pack: &'a RulePack,
    calendars: &'a Calendars,
    ledger: Ledger<'a>,
    answers: Answers,
    main: Option<Place>,
    rows: Vec<Row<'a>>,
}

impl<'a> Engine<'a> {
    fn regime(&mut self, regime: &'a Regime) {
        let overall = scope(self.matter.products, regime, regime.roles, None);
        let decided = self
            .matter
            .decisions
            .iter()
            .any(|decision| decision.regime == regime.id);
        if overall.is_none() && !decided {
            return;
        }
        let first = self.rows.len();
        for stage in &regime.stages {
            let overall = match stage.roles {
                Some(roles) => scope(self.matter.products, regime, roles, None),
                None => overall,
            };
            // A stage for another role of the supply chain is nothing that this company leaves undone.
            if stage.roles.is_some()
                && overall.is_none_or(|scope| scope.fit == Fit::OtherRole)
                && !decided
            {
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
            PlacePolicy::EachMarket => self.each_market(regime, stage, overall),
            PlacePolicy::FactCountry => self.fact_countries(regime, stage, overall),
        }
    }

    fn each_market(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        let fits = |scope: &Scope<'_>| scope.fit >= Fit::Undetermined;
        if !overall.as_ref().is_some_and(fits) {
            return self.at(regime, stage, None, overall);
        }
        let roles = stage.roles.unwrap_or(regime.roles);
        for place in self.markets(regime) {
            let here = scope(self.matter.products, regime, roles, Some(place));
            if here.as_ref().is_some_and(fits) {
                self.at(regime, stage, Some(place), here);
            }
        }
        if stage.also_main_establishment
            && let Some(main) = self.main.filter(|place| regime.countries.contains(*place))
            && !self.markets(regime).contains(&main)
        {
            self.at(regime, stage, Some(main), overall);
        }
    }

    /// A fact that names no country stands for each market: the earliest of them must not be missed.
    fn fact_countries(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        let mut places = Vec::new();
        let (mut named, mut unnamed) = (false, false);
        for fact in self.ledger.starters(stage) {
            match fact.country.as_ref().and_then(Place::of) {
                Some(place) if regime.countries.contains(place) => places.push(place),
                Some(_) => named = true,
                None => unnamed = true,
            }
        }
        if unnamed {
            places.extend(self.markets(regime));
        }
        places.sort_unstable();
        places.dedup();
        if places.is_empty() {
            let first = self.rows.len();
            self.at(regime, stage, None, overall);
            if named && !unnamed {
                for row in &mut self.rows[first..] {
                    (row.standing, row.outside) =
                        (Standing::NotApplicable, Some(OutsideReason::Country));
                    (row.legal_at, row.safe_at) = (None, None);
                }
            }
        }
        let roles = stage.roles.unwrap_or(regime.roles);
        for place in places {
            // The market of the place itself explains best; an incident can happen in a state where none is recorded.
            let here = scope(self.matter.products, regime, roles, Some(place));
            let here = here.filter(|scope| scope.fit >= Fit::Undetermined);
            self.at(regime, stage, Some(place), here.or(overall));
        }
    }

    fn markets(&self, regime: &Regime) -> Vec<Place> {
        let markets = self
            .matter
            .products
            .iter()
            .flat_map(|product| &product.markets);
        let places = markets.filter_map(|market| Place::of(&market.country));
        let mut places: Vec<Place> = places
            .filter(|place| regime.countries.contains(*place))
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn at(
        &mut self,
        regime: &'a Regime,
        stage: &'a Stage,
        place: Option<Place>,
        scope: Option<Scope<'a>>,
    ) {
        let mut starts: Vec<StartPoint<'a>> = Vec::new();
        self.ledger.starts(stage, place, |start| starts.push(start));
        if starts.is_empty() {
            self.push(regime, stage, place, scope, None);
        }
        for start in starts {
            self.push(regime, stage, place, scope, Some(start));
        }
    }

    fn push(
        &mut self,
        regime: &'a Regime,
        stage: &'a Stage,
        place: Option<Place>,
        scope: Option<Scope<'a>>,
        start: Option<StartPoint<'a>>,
    ) {
        let decisions = self.matter.decisions;
        let ruling = ruling(decisions, regime, stage, place, start.as_ref());
        let answers = self.answers.decide(&stage.condition, regime.uncertain);
        if scope.is_none() && ruling.governs.is_none() {
            return;
        }
        if stage.quiet && start.is_none() && ruling.governs.is_none() {
            let asked = answers == Truth::Yes && !stage.condition.is_empty();
            if !asked || scope.is_some_and(|scope| scope.fit < Fit::Undetermined) {
                return;
            }
        }
        let mut row = self.bare(regime, stage, place);
        (row.start, row.scope) = (start, scope);
        (row.decision, row.extended) = (ruling.governs, ruling.extended);
        self.count(&mut row);
        self.judge(&mut row, &ruling, answers);
        if !(row.is_open() || matches!(row.standing, Standing::Met)) {
            (row.legal_at, row.safe_at) = (None, None);
        }
        self.rows.push(row);
    }

    /// A row with its zones and calendar, and nothing decided yet.
    fn bare(&self, regime: &'a Regime, stage: &'a Stage, place: Option<Place>) -> Row<'a> {
        let site = self.matter.site_zone;
        let of_place = place.and_then(|place| self.calendars.of_place(place));
        let calendar = match &regime.calendar {
            CalendarChoice::None => None,
            CalendarChoice::Place => of_place,
            CalendarChoice::Named(name) => self.calendars.named(name),
        };
        let authority = of_place
            .map(|calendar| calendar.zone)
            .or(regime.zone)
            .unwrap_or(site);
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

    fn count(&self, row: &mut Row<'a>) {
        let site = self.matter.site_zone;
        if let Some(period) = period(row, self.pack, site) {
            match period.count(None) {
                Ok(counted) => {
                    row.counted = Some(counted);
                    let readings = safe_readings(&period, &counted).map(|by| by.counted.due_at);
                    let spans = self.safe_spans(row, site).map(|(_, due_at)| due_at);
                    row.safe_at = readings.chain(spans).chain([counted.due_at]).min();
                    row.legal_at = Some(counted.due_at);
                }
                Err(no_count) => row.no_count = Some(no_count),
            }
        }
        if let Some((until, _)) = row.extended {
            (row.legal_at, row.safe_at) = (Some(until), Some(until));
        }
    }

    fn safe_spans(&self, row: &Row<'a>, site: Tz) -> impl Iterator<Item = (usize, DateTime<Utc>)> {
        safe_spans(row, self.pack, &self.ledger, site)
    }

    fn judge(&self, row: &mut Row<'a>, ruling: &Ruling<'a>, answers: Truth) {
        let decided = ruling.governs.map(|decision| &decision.verdict);
        row.met = match decided {
            Some(Verdict::Met { at, .. }) => Some(Met {
                at: *at,
                by_fact: None,
            }),
            Some(Verdict::NotApplicable | Verdict::Waived) => None,
            _ => self.met_by_fact(row),
        };
        let applies = decided.is_some();
        let fit = row.scope.map(|scope| scope.fit);
        row.outside = if applies {
            None
        } else if fit.is_none_or(|fit| fit < Fit::Undetermined) {
            Some(OutsideReason::Market)
        } else if answers == Truth::No {
            Some(OutsideReason::Answers)
        } else if left_out(row) {
            Some(OutsideReason::Validity)
        } else {
            None
        };
        let open = answers == Truth::Open || fit == Some(Fit::Undetermined);
        row.standing = match decided {
            Some(Verdict::NotApplicable) => Standing::NotApplicable,
            Some(Verdict::Waived) => Standing::Waived,
            Some(Verdict::Met { .. }) => Standing::Met,
            _ if row.outside.is_some() => Standing::NotApplicable,
            _ if row.met.is_some() => Standing::Met,
            _ if row.start.is_none() && row.extended.is_none() => Standing::Waiting,
            _ if open && !applies => Standing::NeedsDecision,
            _ if row.legal_at.is_some() => Standing::Dated,
            _ if row.stage.span.is_none() => Standing::WithoutSpan,
            _ => Standing::WithoutDate,
        };
    }

    fn met_by_fact(&self, row: &Row<'a>) -> Option<Met<'a>> {
        let start = row.start?;
        let since = start
            .with
            .map_or(start.fact.at, |with| with.at.min(start.fact.at));
        let done = self.ledger.all().find(|(kind, fact)| {
            row.stage.met_by.contains(kind)
                && (fact.at >= since || row.stage.direction == crate::pack::Direction::Before)
        });
        done.map(|(_, fact)| Met {
            at: fact.at,
            by_fact: Some(fact),
        })
    }

    /// An element that a sealed notice promised for a day (product rule: it becomes an obligation).
    fn follow_up(&mut self, follow_up: &'a FollowUp) {
        let Some((regime, stage)) = self.pack.stage(&follow_up.regime, &follow_up.stage) else {
            return;
        };
        let mut row = self.bare(regime, stage, follow_up.place.as_ref().and_then(Place::of));
        row.zone = row.authority_zone;
        row.follow_up = Some(follow_up);
        let due_at = day_end(follow_up.by, row.zone);
        (row.legal_at, row.safe_at) = (Some(due_at), Some(due_at));
        row.standing = Standing::Dated;
        let promised = |decision: &&disclosure::Decision| matches!(&decision.verdict, Verdict::Met { notice, .. } if *notice == Some(follow_up.notice));
        let after = self
            .matter
            .decisions
            .iter()
            .find(promised)
            .map(|decision| decision.decided_at);
        let about = self.matter.decisions.iter().filter(|decision| {
            decision.regime == regime.id
                && decision.stage.as_ref() == Some(&stage.id)
                && decision
                    .place
                    .as_ref()
                    .is_none_or(|country| Place::of(country) == row.place)
                && after.is_none_or(|at| decision.decided_at > at)
        });
        for decision in about {
            if let Verdict::Met {
                at,
                notice: Some(notice),
                ..
            } = &decision.verdict
                && *notice != follow_up.notice
                && after.is_some()
            {
                row.met = Some(Met {
                    at: *at,
                    by_fact: None,
                });
                (row.standing, row.decision) = (Standing::Met, Some(decision));
                break;
            }
        }
        self.rows.push(row);
    }
}

/// The period that a row counts; `None` without a start or a span.
pub(crate) fn period<'a>(row: &Row<'a>, pack: &'a RulePack, site: Tz) -> Option<Period<'a>> {
    let zones = Zones {
        authority: row.authority_zone,
        site,
    };
    Some(Period {
        span: row.stage.span?,
        direction: row.stage.direction,
        start_at: row.start?.fact.at,
        rule: &pack.counting_rules[row.stage.counting_rule],
        calendar: row.calendar,
        zones,
    })
}

/// The stricter spans of a stage that give an earlier instant than the legal one, by their index.
pub(crate) fn safe_spans<'a>(
    row: &Row<'a>,
    pack: &'a RulePack,
    ledger: &Ledger<'a>,
    site: Tz,
) -> impl Iterator<Item = (usize, DateTime<Utc>)> {
    let legal_at = row.counted.map(|counted| counted.due_at);
    let own = row.start.map(|start| start.fact.at);
    row.stage
        .safe
        .iter()
        .enumerate()
        .filter_map(move |(index, safe)| {
            let start_at = if safe.kinds.is_empty() {
                own?
            } else {
                let fact = ledger.first_of(&safe.kinds)?;
                own.filter(|start| fact.at >= *start).map(|_| fact.at)?
            };
            let base = period(row, pack, site)?;
            let rule = &pack.counting_rules[safe.counting_rule];
            let counted = Period {
                span: safe.span,
                start_at,
                rule,
                ..base
            }
            .count(None)
            .ok()?;
            (counted.due_at < legal_at?).then_some((index, counted.due_at))
        })
}

/// Whether the start fact lies outside the time in which the rule holds. With two facts the earlier one decides:
/// exploitation known before the CRA applied owes no final report, whenever the measure came.
fn left_out(row: &Row<'_>) -> bool {
    let Some(start) = row.start else { return false };
    let at = start
        .with
        .map_or(start.fact.at, |with| with.at.min(start.fact.at));
    let on = at.with_timezone(&row.authority_zone).date_naive();
    row.regime.validity.leaves_out(on) || row.stage.validity.leaves_out(on)
}

/// Of several clocks of one report the earliest governs; the others stay in sight (MDCG 2023-3 Rev.2 Q14).
fn supersede(rows: &mut [Row<'_>]) {
    for index in 0..rows.len() {
        let row = &rows[index];
        let (Some(group), Some(own), Standing::Dated) =
            (&row.stage.group, row.legal_at, row.standing)
        else {
            continue;
        };
        let earlier = rows.iter().enumerate().filter(|(other, candidate)| {
            candidate.stage.group.as_ref() == Some(group)
                && candidate.place == row.place
                && matches!(
                    candidate.standing,
                    Standing::Dated | Standing::Met | Standing::Superseded
                )
                && candidate.stage.id != row.stage.id
                && candidate
                    .legal_at
                    .is_some_and(|at| at < own || (at == own && *other < index))
        });
        let governs = earlier.min_by_key(|(other, candidate)| (candidate.legal_at, *other));
        if let Some(stage) = governs.map(|(_, candidate)| candidate.stage) {
            rows[index].superseded_by = Some(stage);
            rows[index].standing = Standing::Superseded;
        }
    }
}
