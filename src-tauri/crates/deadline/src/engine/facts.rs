use crate::pack::{Clock, CountrySet, Place, RulePack, Stage, StartChoice};
use disclosure::{Fact, standing};

/// The facts that stand, in the order in which they happened, each with the index of its kind.
#[derive(Debug)]
pub(crate) struct Ledger<'a>(Vec<(u16, &'a Fact)>);

/// Where a fact must have happened to count. One that names no country may have happened in any place that is asked
/// for, but is not taken to have happened abroad.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Where<'a> {
    /// Anywhere.
    Anywhere,
    /// In one country.
    In(Place),
    /// In a country that is not one of these.
    Outside(&'a CountrySet),
}

/// What starts one clock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StartPoint<'a> {
    /// The fact from which is counted.
    pub(crate) fact: &'a Fact,
    /// The earlier fact that is needed too, where the rule needs two.
    pub(crate) with: Option<&'a Fact>,
    /// Whether it takes the place of an earlier start.
    pub(crate) restarted: bool,
}

impl<'a> Ledger<'a> {
    pub(crate) fn new(facts: &'a [Fact], pack: &RulePack) -> Self {
        let known = |fact: &'a Fact| pack.kind_index(&fact.kind).map(|kind| (kind, fact));
        let mut ledger: Vec<_> = standing(facts).into_iter().filter_map(known).collect();
        ledger.sort_by_key(|(_, fact)| (fact.at, fact.id));
        Self(ledger)
    }

    /// All of them.
    pub(crate) fn all(&self) -> impl Iterator<Item = (u16, &'a Fact)> {
        self.0.iter().copied()
    }

    /// The facts of a kind that can count there.
    fn of<'b>(&'b self, kind: u16, place: Where<'b>) -> impl Iterator<Item = &'a Fact> + use<'a, 'b> {
        self.all().filter(move |(of, fact)| *of == kind && place.holds(fact)).map(|(_, fact)| fact)
    }

    /// The earliest fact of any of the kinds.
    pub(crate) fn first_of(&self, kinds: &[u16]) -> Option<&'a Fact> {
        self.all().find(|(kind, _)| kinds.contains(kind)).map(|(_, fact)| fact)
    }

    /// Calls back for each clock of a stage that has started at a place.
    pub(crate) fn starts(&self, stage: &Stage, place: Where<'_>, mut each: impl FnMut(StartPoint<'a>)) {
        let start = &stage.start;
        if let Some(restart) = start.restart
            && let Some(before) = self.of(restart.after, place).next()
            && let Some(fact) = self.of(restart.kind, place).find(|fact| fact.at >= before.at)
        {
            return each(StartPoint { fact, with: Some(before), restarted: true });
        }
        let with = match start.after {
            Some(kind) => match self.of(kind, place).next() {
                Some(fact) => Some(fact),
                None => return,
            },
            None => None,
        };
        let counts = |fact: &&'a Fact| {
            start.knower.is_none_or(|knower| fact.knower == knower) && with.is_none_or(|earlier| fact.at >= earlier.at)
        };
        let of = |kind: &u16| self.of(*kind, place).filter(counts);
        match (start.choice, start.clock) {
            (StartChoice::All, _) => {
                let mut latest: Option<&Fact> = None;
                let mut earliest: Option<&Fact> = None;
                for kind in &start.kinds {
                    let Some(fact) = of(kind).next() else { return };
                    latest = latest.filter(|other| other.at >= fact.at).or(Some(fact));
                    earliest = earliest.filter(|other| other.at <= fact.at).or(Some(fact));
                }
                if let Some(fact) = latest {
                    let with = earliest.filter(|earlier| earlier.id != fact.id);
                    each(StartPoint { fact, with, restarted: false });
                }
            }
            (StartChoice::Preferred, _) => {
                if let Some(fact) = start.kinds.iter().find_map(|kind| of(kind).next()) {
                    each(StartPoint { fact, with, restarted: false });
                }
            }
            (StartChoice::Earliest, clock) => {
                let any =
                    self.all().filter(|(kind, fact)| start.kinds.contains(kind) && place.holds(fact) && counts(fact));
                let number = if clock == Clock::Each { usize::MAX } else { 1 };
                for (_, fact) in any.take(number) {
                    each(StartPoint { fact, with, restarted: false });
                }
            }
        }
    }

    /// The kinds that a stage still waits for.
    pub(crate) fn missing(&self, stage: &Stage) -> Vec<u16> {
        let has = |kind: &u16| {
            self.of(*kind, Where::Anywhere).any(|fact| stage.start.knower.is_none_or(|who| fact.knower == who))
        };
        let after = stage.start.after.filter(|kind| self.of(*kind, Where::Anywhere).next().is_none());
        let kinds = &stage.start.kinds;
        let waits = match stage.start.choice {
            StartChoice::All => kinds.iter().filter(|kind| !has(kind)).copied().collect(),
            StartChoice::Earliest | StartChoice::Preferred if kinds.iter().any(has) => Vec::new(),
            StartChoice::Earliest | StartChoice::Preferred => kinds.clone(),
        };
        after.into_iter().chain(waits).collect()
    }

    /// The kinds that can start a stage.
    pub(crate) fn starters(&self, stage: &Stage) -> impl Iterator<Item = &'a Fact> {
        let kinds = &stage.start.kinds;
        let restart = stage.start.restart.map(|restart| restart.kind);
        let starts = move |kind: u16| kinds.contains(&kind) || restart == Some(kind);
        self.all().filter(move |(kind, _)| starts(*kind)).map(|(_, fact)| fact)
    }
}

impl Where<'_> {
    /// Whether a fact that happened there counts.
    pub(super) fn holds(self, fact: &Fact) -> bool {
        match (self, fact.country.as_ref().and_then(Place::of)) {
            (Self::In(place), Some(country)) => place == country,
            (Self::Outside(countries), Some(country)) => !countries.contains(country),
            (Self::Outside(_), None) => false,
            (Self::Anywhere, _) | (Self::In(_), None) => true,
        }
    }
}
