//! One look at everything that is owed: rows are visited without any words, and words are made for those that are wanted.
//! Disclosures are read some at a time, so that a large register takes no more memory than a small one.

use crate::change_disclosure::CLOSED_WITH_OPEN;
use crate::ledger::{Basis, Ledger, Past};
use crate::list_due::due_item;
use crate::{Desk, DueItem, Result};
use chrono::{DateTime, Utc};
use deadline::{Row, RulePack, rows, summaries_of};
use disclosure::DisclosureId;
use register::DisclosureRow;
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// How many disclosures are read at a time.
const AT_A_TIME: usize = 256;

/// What is looked at: the disclosures that are, or were, open, or some.
pub(crate) struct Survey<'d> {
    desk: &'d Desk,
    past: Option<Past>,
    /// As of which instant.
    pub(crate) at: DateTime<Utc>,
    ids: Vec<DisclosureId>,
    /// Whether closed ones that were not asked for by name are looked at too.
    closed_too: bool,
    /// Those that were closed with open obligations: what they owe is not lost from sight.
    kept: BTreeSet<DisclosureId>,
    /// Products, country and zone.
    pub(crate) basis: Basis,
}

/// A row: its disclosure, and its number among the rows of that one.
pub(crate) type Spot = (DisclosureId, usize);

impl Desk {
    /// Looks at one disclosure, closed or not, or at all that are open; now, or at another instant.
    pub(crate) fn survey(&self, disclosure: Option<DisclosureId>, at: Option<DateTime<Utc>>) -> Result<Survey<'_>> {
        let past = self.past(at);
        let reader = self.register.read();
        let kept: BTreeSet<DisclosureId> =
            if past.is_none() { reader.setting(CLOSED_WITH_OPEN)? } else { BTreeSet::new() };
        let (ids, closed_too) = match disclosure {
            Some(id) => (vec![reader.disclosure(id)?.id], true),
            None => {
                let mut ids = reader.disclosure_ids(past.is_none())?;
                ids.extend(&kept);
                (ids, false)
            }
        };
        let at = at.unwrap_or_else(|| self.now());
        Ok(Survey { desk: self, past, at, ids, closed_too, kept, basis: Basis::read(self, past, disclosure)? })
    }

    /// Looks at some disclosures, closed or not, now.
    pub(crate) fn survey_of(&self, ids: Vec<DisclosureId>) -> Result<Survey<'_>> {
        Ok(Survey {
            desk: self,
            past: None,
            at: self.now(),
            ids,
            closed_too: true,
            kept: BTreeSet::new(),
            basis: Basis::read(self, None, None)?,
        })
    }

    /// The instant as one that has passed, where it has.
    pub(crate) fn past(&self, at: Option<DateTime<Utc>>) -> Option<Past> {
        at.filter(|at| *at < self.now()).map(Past)
    }
}

impl Survey<'_> {
    /// Visits every row, with the rules that gave it; the rows of one disclosure follow each other.
    pub(crate) fn each(&self, mut visit: impl FnMut(Spot, &DisclosureRow, &Row<'_>, &RulePack)) -> Result<()> {
        self.each_disclosure(|disclosure, rows, rules, _| {
            for (number, row) in rows.iter().enumerate() {
                visit((disclosure.id, number), disclosure, row, rules);
            }
        })
    }

    /// Visits every disclosure with its rows, and the rules that gave them.
    pub(crate) fn each_disclosure(
        &self,
        mut visit: impl FnMut(&DisclosureRow, &[Row<'_>], &RulePack, &Ledger),
    ) -> Result<()> {
        for ids in self.ids.chunks(AT_A_TIME) {
            let ledger = Ledger::of_some(self.desk, ids, self.past, &self.basis)?;
            for disclosure in self.desk.register.read().disclosures_among(ids)? {
                if !self.closed_too && !self.was_open(&disclosure, &ledger) {
                    continue;
                }
                let law = self.desk.law_of(&disclosure, self.past.map(|Past(at)| at))?;
                ledger.matter(&disclosure, |matter| {
                    visit(&disclosure, &rows(matter, &law.rules, &law.calendars), &law.rules, &ledger);
                });
            }
        }
        Ok(())
    }

    fn was_open(&self, row: &DisclosureRow, ledger: &Ledger) -> bool {
        match self.past {
            None => row.closed_at.is_none() || self.kept.contains(&row.id),
            Some(Past(at)) => {
                row.closed_at.is_none_or(|closed_at| closed_at > at)
                    && (row.created_at <= at || ledger.has_facts(row.id))
            }
        }
    }

    /// The rows at the given spots, in words, in the same order.
    pub(crate) fn items(&self, spots: &[Spot]) -> Result<Vec<DueItem>> {
        let mut wanted: BTreeMap<DisclosureId, HashSet<usize>> = BTreeMap::new();
        for (id, number) in spots {
            wanted.entry(*id).or_default().insert(*number);
        }
        let ids: Vec<DisclosureId> = wanted.keys().copied().collect();
        let mut items = HashMap::new();
        for ids in ids.chunks(AT_A_TIME) {
            let ledger = Ledger::of_some(self.desk, ids, self.past, &self.basis)?;
            for disclosure in self.desk.register.read().disclosures_among(ids)? {
                let Some(numbers) = wanted.get(&disclosure.id) else { continue };
                let next = Cell::new(0);
                let is_wanted = |_: &Row<'_>| numbers.contains(&next.replace(next.get() + 1));
                let law = self.desk.law_of(&disclosure, self.past.map(|Past(at)| at))?;
                let found = ledger
                    .matter(&disclosure, |matter| summaries_of(matter, &law.rules, &law.calendars, self.at, is_wanted));
                let mut numbers: Vec<usize> = numbers.iter().copied().collect();
                numbers.sort_unstable();
                for (number, obligation) in numbers.into_iter().zip(found) {
                    let item = due_item(&disclosure, obligation, self.at, self.basis.zone);
                    items.insert((disclosure.id, number), item);
                }
            }
        }
        Ok(spots.iter().filter_map(|spot| items.remove(spot)).collect())
    }
}
