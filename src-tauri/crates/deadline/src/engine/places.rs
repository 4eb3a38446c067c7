//! Where a stage is owed: once, in each market, or where the fact happened.

use super::row::OutsideReason;
use super::rows::Engine;
use super::scope::scope;
use super::{Fit, Scope, Standing, StartPoint, Where};
use crate::pack::{Place, Regime, Stage};

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
        let mut places: Vec<Place> = places.filter(|place| regime.countries.contains(*place)).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    pub(super) fn at(&mut self, regime: &'a Regime, stage: &'a Stage, place: Option<Place>, scope: Option<Scope<'a>>) {
        self.from(regime, stage, place, place.map_or(Where::Anywhere, Where::In), scope);
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
            self.push(regime, stage, place, scope, None);
        }
        for start in starts {
            self.push(regime, stage, place, scope, Some(start));
        }
    }
}
