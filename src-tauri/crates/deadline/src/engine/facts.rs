use crate::pack::{Clock, CountrySet, Place, RulePack, Stage, StartChoice};
use chrono::{DateTime, Utc};
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
    /// In one of these countries: they have one authority.
    Within(&'a CountrySet),
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
    /// The fact whose day decides whether the rule holds: what became known, not what happened before or after it.
    pub(crate) known: &'a Fact,
    /// Why it is not the fact that would start the clock as a rule.
    pub(crate) because: Because,
}

/// Why this fact starts the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Because {
    /// It is the usual start.
    Usual,
    /// It takes the place of an earlier start.
    Restarted,
    /// Several outcomes are on record, and it was known before the one that would be preferred.
    KnownFirst,
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

    /// Calls back for each clock of a stage that has started at a place. `several`: more than one of the outcomes that
    /// make its condition hold is known.
    pub(crate) fn starts(&self, stage: &Stage, place: Where<'_>, several: bool, mut each: impl FnMut(StartPoint<'a>)) {
        self.starts_since(stage, place, several, None, &mut each);
    }

    /// As [`Ledger::starts`], of the events that came after an earlier one was reported.
    pub(crate) fn starts_since(
        &self,
        stage: &Stage,
        place: Where<'_>,
        several: bool,
        reported_at: Option<DateTime<Utc>>,
        each: &mut impl FnMut(StartPoint<'a>),
    ) {
        let start = &stage.start;
        let is_news = |fact: &&'a Fact| reported_at.is_none_or(|at| fact.at > at);
        if let Some(restart) = start.restart
            && let Some(before) = self.of(restart.after, place).find(is_news)
            && let Some(fact) = self.of(restart.kind, place).find(|fact| fact.at >= before.at)
        {
            // The restart takes the place of the usual start. The preferred kind, if it came later, still starts.
            let preferred = start.kinds.first().filter(|_| start.choice == StartChoice::Preferred && !several);
            let later = preferred.and_then(|kind| self.of(*kind, place).find(|later| later.at >= fact.at));
            return each(match later {
                Some(later) => StartPoint { fact: later, with: Some(before), known: later, because: Because::Usual },
                None => StartPoint { fact, with: Some(before), known: fact, because: Because::Restarted },
            });
        }
        let with = match start.after {
            Some(kind) => match self.of(kind, place).next() {
                Some(fact) => Some(fact),
                None => return,
            },
            None => None,
        };
        // A period that was extended ends with the last of its ends.
        let ends = start.until.and_then(|kind| self.of(kind, place).last());
        let counts = |fact: &&'a Fact| {
            start.knower.is_none_or(|knower| fact.knower == knower)
                && with.is_none_or(|earlier| fact.at >= earlier.at)
                && ends.is_none_or(|end| fact.at <= end.at)
        };
        // Several kinds that are all needed belong to one event by the first of them, which says what became known; a fix may
        // have been there before. The other choices take each fact as an event.
        let needs_all = matches!(start.choice, StartChoice::All | StartChoice::Last);
        let deciding = match start.choice {
            StartChoice::Last => start.kinds.last(),
            _ => start.kinds.first(),
        };
        let of = |kind: &u16| {
            let must_be_news = !needs_all || deciding == Some(kind);
            self.of(*kind, place).filter(counts).filter(move |fact| !must_be_news || is_news(fact))
        };
        match (start.choice, start.clock) {
            (StartChoice::All | StartChoice::Last, _) => {
                let needed = |index: usize| start.choice == StartChoice::All || index + 1 == start.kinds.len();
                let mut latest: Option<&Fact> = None;
                let mut earliest: Option<&Fact> = None;
                for (index, kind) in start.kinds.iter().enumerate() {
                    let Some(fact) = of(kind).next() else {
                        if needed(index) {
                            return;
                        }
                        continue;
                    };
                    latest = latest.filter(|other| other.at >= fact.at).or(Some(fact));
                    earliest = earliest.filter(|other| other.at <= fact.at).or(Some(fact));
                }
                if let Some(fact) = latest {
                    let with = earliest.filter(|earlier| earlier.id != fact.id);
                    let known = start.kinds.iter().find_map(|kind| of(kind).next()).unwrap_or(fact);
                    each(StartPoint { fact, with, known, because: Because::Usual });
                }
            }
            (StartChoice::Preferred, _) => {
                let mut firsts = start.kinds.iter().filter_map(|kind| of(kind).next());
                if let Some(preferred) = firsts.next() {
                    let first = firsts.filter(|fact| several && fact.at < preferred.at).min_by_key(|fact| fact.at);
                    let because = if first.is_some() { Because::KnownFirst } else { Because::Usual };
                    let fact = first.unwrap_or(preferred);
                    each(StartPoint { fact, with, known: fact, because });
                }
            }
            (StartChoice::Earliest, clock) => {
                let any = self.all().filter(|(kind, fact)| {
                    start.kinds.contains(kind) && place.holds(fact) && counts(fact) && is_news(fact)
                });
                let number = if clock == Clock::Each { usize::MAX } else { 1 };
                for (_, fact) in any.take(number) {
                    each(StartPoint { fact, with, known: fact, because: Because::Usual });
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
            StartChoice::Last => kinds.last().filter(|kind| !has(kind)).copied().into_iter().collect(),
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
    pub(crate) fn holds(self, fact: &Fact) -> bool {
        match (self, fact.country.as_ref().and_then(Place::of)) {
            (Self::In(place), Some(country)) => place == country,
            (Self::Within(countries), Some(country)) => countries.contains(country),
            (Self::Outside(countries), Some(country)) => !countries.contains(country),
            (Self::Outside(_), None) => false,
            (Self::Anywhere, _) | (Self::In(_) | Self::Within(_), None) => true,
        }
    }
}
