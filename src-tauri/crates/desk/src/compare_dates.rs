//! What a change would do to dates, told before it is made.

use crate::law::Law;
use crate::ledger::Ledger;
use crate::{Desk, Result};
use chrono::{DateTime, Utc};
use deadline::{Group, Matter, Obligation, rows as rows_of, summaries};
use disclosure::{DisclosureId, FactId};
use register::DisclosureRow;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;

/// One obligation that would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DateChange {
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The authority, as a row reads it.
    pub authority: String,
    /// The stage, as a row reads it.
    pub stage: String,
    /// The clause.
    pub clause: String,
    /// What would happen to it.
    pub kind: DateChangeKind,
    /// How it stands: its date, or why it has none. Empty where it is new.
    pub before: String,
    /// How it would stand. Empty where it would be gone.
    pub after: String,
}

/// What would happen to an obligation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DateChangeKind {
    /// It would be due earlier.
    Earlier,
    /// It would be owed, or get a date.
    New,
    /// It would be due later.
    Later,
    /// It would no longer be owed.
    Gone,
    /// It would stand otherwise, with the same date or without one.
    Other,
}

/// Facts and law on one side of a comparison.
#[derive(Clone, Copy)]
pub(crate) struct Side<'a> {
    pub(crate) ledger: &'a Ledger,
    pub(crate) law: &'a Law,
}

/// A fact that would take the place of another: their clocks are the same clock.
pub(crate) type Replaced = Option<(FactId, FactId)>;

/// What would change for some disclosures, the earlier dates first.
pub(crate) fn compare(
    rows: &[DisclosureRow],
    before: Side<'_>,
    after: Side<'_>,
    now: DateTime<Utc>,
    replaced: Replaced,
) -> Vec<DateChange> {
    let mut changes = Vec::new();
    for row in rows {
        // Most disclosures stay as they are: that is seen without any words.
        let is_same =
            before.ledger.matter(row, |old| after.ledger.matter(row, |new| same(old, before.law, new, after.law)));
        if is_same {
            continue;
        }
        let of = |side: Side<'_>| {
            zone::with_data(side.law.zones, || {
                side.ledger.matter(row, |matter| summaries(matter, &side.law.rules, &side.law.calendars, now))
            })
        };
        changes.extend(changes_of(row, of(before), of(after), replaced));
    }
    changes.sort_by_key(|change| change.kind);
    changes
}

/// What another state of one disclosure would change.
pub(crate) fn compare_rows(
    before: &DisclosureRow,
    after: &DisclosureRow,
    side: Side<'_>,
    now: DateTime<Utc>,
) -> Vec<DateChange> {
    let of = |row: &DisclosureRow| {
        side.ledger.matter(row, |matter| summaries(matter, &side.law.rules, &side.law.calendars, now))
    };
    let mut changes = changes_of(after, of(before), of(after), None);
    changes.sort_by_key(|change| change.kind);
    changes
}

fn same(old: &Matter<'_>, old_law: &Law, new: &Matter<'_>, new_law: &Law) -> bool {
    let old = zone::with_data(old_law.zones, || rows_of(old, &old_law.rules, &old_law.calendars));
    let new = zone::with_data(new_law.zones, || rows_of(new, &new_law.rules, &new_law.calendars));
    old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| {
            (&old.regime.id, &old.stage.id, old.place, old.standing, old.legal_at, old.safe_at)
                == (&new.regime.id, &new.stage.id, new.place, new.standing, new.legal_at, new.safe_at)
        })
}

/// Regime, stage, country, promised element; beside it the clock, where a stage has several.
type Name = (String, String, Option<String>, Option<String>);

fn name(obligation: &Obligation) -> Name {
    let key = &obligation.key;
    let follow_up = key.follow_up.as_ref().map(|(notice, what)| format!("{notice} {what}"));
    (key.regime.clone(), key.stage.clone(), key.place.as_ref().map(|place| place.0.clone()), follow_up)
}

fn changes_of(
    row: &DisclosureRow,
    before: Vec<Obligation>,
    after: Vec<Obligation>,
    replaced: Replaced,
) -> Vec<DateChange> {
    let mut pairs: BTreeMap<Name, (Vec<Obligation>, Vec<Obligation>)> = BTreeMap::new();
    for obligation in before {
        pairs.entry(name(&obligation)).or_default().0.push(obligation);
    }
    for obligation in after {
        pairs.entry(name(&obligation)).or_default().1.push(obligation);
    }
    let mut changes = Vec::new();
    for (mut before, mut after) in pairs.into_values() {
        // Clocks of the same fact belong together, then those that are left in their order.
        let mut matched = Vec::new();
        before.retain(|old| {
            let start = old.key.start.map(|start| match replaced {
                Some((from, to)) if start == from => to,
                _ => start,
            });
            match after.iter().position(|new| new.key.start == start) {
                Some(index) => {
                    matched.push((Some(old.clone()), Some(after.remove(index))));
                    false
                }
                None => true,
            }
        });
        let rest = before.len().max(after.len());
        let (mut before, mut after) = (before.into_iter(), after.into_iter());
        matched.extend((0..rest).map(|_| (before.next(), after.next())));
        changes.extend(matched.into_iter().filter_map(|(old, new)| change(row, old.as_ref(), new.as_ref())));
    }
    changes
}

fn change(row: &DisclosureRow, old: Option<&Obligation>, new: Option<&Obligation>) -> Option<DateChange> {
    let shown = new.or(old)?;
    let is_closed = |side: Option<&Obligation>| side.is_none_or(|obligation| obligation.group == Group::Closed);
    let standing = |side: Option<&Obligation>| side.map(Obligation::date_text).unwrap_or_default();
    let (before, after) = (standing(old), standing(new));
    // What is not owed on either side is nobody's concern, nor what stands as it stood.
    if before == after || (is_closed(old) && is_closed(new)) {
        return None;
    }
    let safe_at =
        |side: Option<&Obligation>| side.and_then(|obligation| obligation.due.as_ref()).map(|due| due.safe_at);
    let kind = match (safe_at(old), safe_at(new)) {
        _ if is_closed(new) => DateChangeKind::Gone,
        _ if is_closed(old) => DateChangeKind::New,
        (Some(old), Some(new)) if new < old => DateChangeKind::Earlier,
        (Some(old), Some(new)) if new > old => DateChangeKind::Later,
        (None, Some(_)) => DateChangeKind::New,
        _ => DateChangeKind::Other,
    };
    Some(DateChange {
        disclosure: row.id,
        number: row.number.clone(),
        title: row.disclosure.title.clone(),
        authority: shown.authority.clone(),
        stage: shown.stage_name.clone(),
        clause: shown.clause.clone(),
        kind,
        before,
        after,
    })
}

impl Desk {
    /// What another law would change for the disclosures that are open.
    pub(crate) fn compare_law(&self, other: &Law) -> Result<Vec<DateChange>> {
        let rows: Vec<DisclosureRow> =
            self.register.read().disclosures()?.into_iter().filter(|row| row.closed_at.is_none()).collect();
        let ledger = Ledger::of_all(self, None)?;
        let before = Side { ledger: &ledger, law: self.law() };
        Ok(compare(&rows, before, Side { law: other, ..before }, self.now(), None))
    }
}
