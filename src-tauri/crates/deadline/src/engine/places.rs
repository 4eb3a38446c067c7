//! Where a stage is owed: once, in each market, or where the fact happened.

use super::judge::too_early;
use super::row::OutsideReason;
use super::rows::Engine;
use super::ruling::done_at;
use super::scope::scope;
use super::{Fit, Row, Scope, Standing, StartPoint, Where};
use crate::pack::{Clock, Place, Regime, Stage};
use chrono::{DateTime, Utc};

/// How many events of one kind, each reported before the next, one disclosure tells apart.
const MOST_EVENTS: u16 = 200;

impl<'a> Engine<'a> {
    pub(super) fn each_market(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        let fits = |scope: &Scope<'_>| scope.fit >= Fit::Undetermined;
        if !overall.as_ref().is_some_and(fits) {
            return self.at(regime, stage, None, overall);
        }
        let roles = stage.roles.unwrap_or(regime.roles);
        for place in self.markets(regime) {
            let here = scope(&self.sold, regime, roles, Some(place));
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
    pub(super) fn fact_countries(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        let mut places = Vec::new();
        let (mut named, mut unnamed) = (false, false);
        let seat = self.seat(regime);
        for fact in self.ledger.starters(stage) {
            match fact.country.as_ref().and_then(Place::of) {
                Some(place) if regime.countries.contains(place) => places.push(seat.unwrap_or(place)),
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
                if stage.quiet {
                    self.keep_decided(first);
                }
                for row in &mut self.rows[first..] {
                    (row.standing, row.outside) = (Standing::NotApplicable, Some(OutsideReason::Country));
                    (row.legal_at, row.safe_at) = (None, None);
                }
            }
        }
        let roles = stage.roles.unwrap_or(regime.roles);
        for place in places {
            // The market of the place itself explains best; an incident can happen in a state where none is recorded.
            let here = scope(&self.sold, regime, roles, Some(place));
            let here = here.filter(|scope| scope.fit >= Fit::Undetermined);
            self.at(regime, stage, Some(place), here.or(overall));
        }
    }

    pub(super) fn markets(&self, regime: &Regime) -> Vec<Place> {
        let places = self.sold.iter().map(|(place, ..)| *place);
        let places = places.filter(|place| regime.countries.contains(*place));
        let seat = self.seat(regime);
        let mut places: Vec<Place> = places.map(|place| seat.unwrap_or(place)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    /// The place of the one authority that a regime of several countries has: a regime that names a calendar and a zone has
    /// one, and gets one report (MedDO Art. 66: what happens in Liechtenstein is told to Swissmedic as well).
    pub(super) fn seat(&self, regime: &Regime) -> Option<Place> {
        let one = regime.zone.is_some() && regime.countries.is_several();
        let calendar = self.named.filter(|_| one)?;
        Place::of(&disclosure::CountryCode(calendar.country.clone())).filter(|place| regime.countries.contains(*place))
    }

    /// Where facts count for a row.
    pub(super) fn here(&self, regime: &'a Regime, place: Option<Place>) -> Where<'a> {
        match place {
            None => Where::Anywhere,
            Some(place) if self.seat(regime) == Some(place) => Where::Within(&regime.countries),
            Some(place) => Where::In(place),
        }
    }

    pub(super) fn at(&mut self, regime: &'a Regime, stage: &'a Stage, place: Option<Place>, scope: Option<Scope<'a>>) {
        self.from(regime, stage, place, self.here(regime, place), scope);
    }

    /// What happened outside the countries of the regime, and is told to its one authority all the same.
    pub(super) fn abroad(&mut self, regime: &'a Regime, stage: &'a Stage, overall: Option<Scope<'a>>) {
        let first = self.rows.len();
        self.from(regime, stage, None, Where::Outside(&regime.countries), overall);
        let started = self.rows[first..].iter().any(|row| row.start.is_some());
        if stage.quiet && !started && self.ledger.starters(stage).next().is_some() {
            self.keep_decided(first);
        }
    }

    /// A rare duty whose facts happened elsewhere is no news here, unless somebody decided about it.
    fn keep_decided(&mut self, first: usize) {
        let rows = self.rows.split_off(first);
        self.rows.extend(rows.into_iter().filter(|row| row.decision.is_some()));
    }

    fn from(
        &mut self,
        regime: &'a Regime,
        stage: &'a Stage,
        place: Option<Place>,
        happened: Where<'_>,
        scope: Option<Scope<'a>>,
    ) {
        let mut starts: Vec<StartPoint<'a>> = Vec::new();
        let several = self.answers.several(&stage.condition, regime.uncertain);
        self.ledger.starts(stage, happened, several, |start| starts.push(start));
        if starts.is_empty() {
            self.push(regime, stage, place, scope, (None, 0, happened));
        }
        for start in starts {
            let first = self.rows.len();
            self.push(regime, stage, place, scope, (Some(start), 0, happened));
            if stage.start.clock == Clock::First {
                self.further_events(regime, stage, place, happened, scope, first);
            }
        }
    }

    /// Each event has a duty of its own: what came after the one before was reported, or decided about, starts a clock of its
    /// own; so does the first one since the rule holds.
    fn further_events(
        &mut self,
        regime: &'a Regime,
        stage: &'a Stage,
        place: Option<Place>,
        happened: Where<'_>,
        scope: Option<Scope<'a>>,
        first: usize,
    ) {
        let several = self.answers.several(&stage.condition, regime.uncertain);
        for round in 1..=MOST_EVENTS {
            let Some(before) = self.rows.get(first..).and_then(<[Row<'_>]>::last) else { return };
            let Some(done_at) = done_with(before) else { return };
            let mut next = None;
            self.ledger.starts_since(stage, happened, several, Some(done_at), &mut |start| {
                next.get_or_insert(start);
            });
            let Some(next) = next else { return };
            let rows = self.rows.len();
            self.push(regime, stage, place, scope, (Some(next), round, happened));
            if self.rows.len() == rows {
                return;
            }
        }
    }
}

/// When an event was done with: reported, decided about, or before the rule held.
fn done_with(row: &Row<'_>) -> Option<DateTime<Utc>> {
    let started_at = row.start?.fact.at;
    match row.standing {
        Standing::Met => row.met.map(|met| met.at.max(started_at)),
        Standing::NotApplicable if too_early(row) => Some(started_at),
        Standing::NotApplicable | Standing::Waived => row.decision.and_then(|decision| done_at(decision, started_at)),
        _ => None,
    }
}
