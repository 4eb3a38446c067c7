//! One look at everything that is owed: rows are visited without any words, and words are made for those that are wanted.

use crate::ledger::{Ledger, Past};
use crate::list_due::due_item;
use crate::{Desk, DueItem, Result};
use chrono::{DateTime, Utc};
use deadline::{Row, RulePack, rows, summaries_of};
use disclosure::DisclosureId;
use register::DisclosureRow;
use std::cell::Cell;
use std::collections::{BTreeMap, HashSet};

/// What is looked at: the disclosures that are, or were, open, and all that decides what they owe.
pub(crate) struct Survey<'d> {
    desk: &'d Desk,
    past: Option<Past>,
    /// As of which instant.
    pub(crate) at: DateTime<Utc>,
    /// The disclosures.
    pub(crate) disclosures: Vec<DisclosureRow>,
    /// Facts, decisions, products and promises.
    pub(crate) ledger: Ledger,
}

/// A row: the number of its disclosure among those that are looked at, and its number among the rows of that one.
pub(crate) type Spot = (usize, usize);

impl Desk {
    /// Looks at one disclosure, closed or not, or at all that are open; now, or at another instant.
    pub(crate) fn survey(&self, disclosure: Option<DisclosureId>, at: Option<DateTime<Utc>>) -> Result<Survey<'_>> {
        let past = self.past(at);
        let reader = self.register.read();
        let (disclosures, ledger) = match disclosure {
            Some(id) => (vec![reader.disclosure(id)?], Ledger::of_one(self, id, past)?),
            None => {
                let ledger = Ledger::of_all(self, past)?;
                let was_open = |row: &DisclosureRow| match past {
                    None => row.closed_at.is_none(),
                    Some(Past(at)) => {
                        row.closed_at.is_none_or(|closed_at| closed_at > at)
                            && (row.created_at <= at || ledger.has_facts(row.id))
                    }
                };
                (reader.disclosures()?.into_iter().filter(was_open).collect(), ledger)
            }
        };
        Ok(Survey { desk: self, past, at: at.unwrap_or_else(|| self.now()), disclosures, ledger })
    }

    /// The instant as one that has passed, where it has.
    pub(crate) fn past(&self, at: Option<DateTime<Utc>>) -> Option<Past> {
        at.filter(|at| *at < self.now()).map(Past)
    }
}

impl Survey<'_> {
    /// Visits every row, with the rules that gave it.
    pub(crate) fn each(&self, mut visit: impl FnMut(Spot, &DisclosureRow, &Row<'_>, &RulePack)) -> Result<()> {
        for (index, disclosure) in self.disclosures.iter().enumerate() {
            let law = self.desk.law_of(disclosure, self.past.map(|Past(at)| at))?;
            self.ledger.matter(disclosure, |matter| {
                for (number, row) in rows(matter, &law.rules, &law.calendars).iter().enumerate() {
                    visit((index, number), disclosure, row, &law.rules);
                }
            });
        }
        Ok(())
    }

    /// The rows at the given spots, in words, in the same order.
    pub(crate) fn items(&self, spots: &[Spot]) -> Result<Vec<DueItem>> {
        let mut wanted: BTreeMap<usize, HashSet<usize>> = BTreeMap::new();
        for (index, number) in spots {
            wanted.entry(*index).or_default().insert(*number);
        }
        let mut items = BTreeMap::new();
        for (index, numbers) in wanted {
            let disclosure = &self.disclosures[index];
            let next = Cell::new(0);
            let is_wanted = |_: &Row<'_>| numbers.contains(&next.replace(next.get() + 1));
            let law = self.desk.law_of(disclosure, self.past.map(|Past(at)| at))?;
            let found = self
                .ledger
                .matter(disclosure, |matter| summaries_of(matter, &law.rules, &law.calendars, self.at, is_wanted));
            let mut numbers: Vec<usize> = numbers.iter().copied().collect();
            numbers.sort_unstable();
            for (number, obligation) in numbers.into_iter().zip(found) {
                items.insert((index, number), due_item(disclosure, obligation, self.at, self.ledger.zone));
            }
        }
        Ok(spots.iter().filter_map(|spot| items.remove(spot)).collect())
    }
}
