//! What is owed, over all disclosures or for one.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use deadline::{Explain, Group, Matter, Obligation, ObligationKey, Row, State, obligation, summaries_of};
use disclosure::{CountryCode, Decision, DisclosureId, Fact, FollowUp, NoticeId, Product, ProductId};
use register::{DisclosureRow, NoticeRow};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use ts_rs::TS;

/// Which obligations are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DueOptions {
    /// One disclosure, or all.
    pub disclosure: Option<DisclosureId>,
    /// As of which instant; now where none is given.
    pub at: Option<DateTime<Utc>>,
    /// Also what is met, waived, superseded or does not apply.
    pub closed: bool,
}

/// One obligation with the disclosure that it belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueItem {
    /// Number of the disclosure.
    pub number: String,
    /// Title of the disclosure.
    pub title: String,
    /// Who is responsible.
    pub owner: String,
    /// The obligation.
    pub obligation: Obligation,
    /// Time left to the safe instant, or since it: `3 d 15 h`.
    pub left: Option<String>,
    /// Whether the safe instant has passed.
    pub over: bool,
    /// Time left to the legal instant, where it differs.
    pub legal_left: Option<String>,
    /// The legal instant in the organisation's zone, or in UTC where that is the authority's.
    pub local_text: Option<String>,
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueList {
    /// As of which instant, UTC.
    pub at: DateTime<Utc>,
    /// The same in the organisation's zone, as a person reads it.
    pub at_text: String,
    /// The obligations, by group and then by safe instant.
    pub items: Vec<DueItem>,
}

/// Everything that decides what disclosures owe, read once.
pub(crate) struct Ledger {
    products: HashMap<ProductId, Product>,
    facts: HashMap<DisclosureId, Vec<Fact>>,
    decisions: HashMap<DisclosureId, Vec<Decision>>,
    follow_ups: HashMap<DisclosureId, Vec<FollowUp>>,
    country: CountryCode,
    zone: chrono_tz::Tz,
}

impl Ledger {
    pub(crate) fn of_all(desk: &Desk) -> Result<Self> {
        let reader = desk.register.read();
        Self::with(desk, reader.all_facts()?, reader.all_decisions()?, &reader.all_notices()?)
    }

    pub(crate) fn of_one(desk: &Desk, id: DisclosureId) -> Result<Self> {
        let reader = desk.register.read();
        let facts = HashMap::from([(id, reader.facts(id)?)]);
        let decisions = HashMap::from([(id, reader.decisions(id)?)]);
        Self::with(desk, facts, decisions, &reader.notices(id)?)
    }

    fn with(
        desk: &Desk,
        facts: HashMap<DisclosureId, Vec<Fact>>,
        decisions: HashMap<DisclosureId, Vec<Decision>>,
        notices: &[NoticeRow],
    ) -> Result<Self> {
        let products = desk.register.read().products()?.into_iter().map(|row| (row.id, row.product)).collect();
        let mut follow_ups: HashMap<DisclosureId, Vec<FollowUp>> = HashMap::new();
        let replaced: HashSet<NoticeId> = notices
            .iter()
            .filter(|notice| notice.record.seal.is_some())
            .filter_map(|notice| notice.record.draft.replaces)
            .collect();
        for notice in notices.iter().filter(|notice| !replaced.contains(&notice.id)) {
            if let Some(seal) = &notice.record.seal {
                follow_ups.entry(notice.disclosure).or_default().extend(seal.follow_ups.iter().cloned());
            }
        }
        let organisation = desk.organisation()?;
        Ok(Self { products, facts, decisions, follow_ups, country: organisation.country, zone: desk.zone()? })
    }

    /// Calls `work` with the matter of one disclosure.
    pub(crate) fn matter<T>(&self, row: &DisclosureRow, work: impl FnOnce(&Matter<'_>) -> T) -> T {
        let products: Vec<&Product> = row.disclosure.products().iter().filter_map(|id| self.products.get(id)).collect();
        let matter = Matter {
            disclosure: row.id,
            products: &products,
            assessment: &row.disclosure.assessment,
            facts: self.facts.get(&row.id).map_or(&[], Vec::as_slice),
            decisions: self.decisions.get(&row.id).map_or(&[], Vec::as_slice),
            follow_ups: self.follow_ups.get(&row.id).map_or(&[], Vec::as_slice),
            main_establishment: &self.country,
            site_zone: self.zone,
        };
        work(&matter)
    }
}

impl Desk {
    /// Lists what is owed, without explanations.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn list_due(&self, options: DueOptions) -> Result<DueList> {
        let at = options.at.unwrap_or_else(|| self.now());
        let rows = match options.disclosure {
            Some(id) => vec![self.register.read().disclosure(id)?],
            None => self.register.read().disclosures()?,
        };
        let ledger = match options.disclosure {
            Some(id) => Ledger::of_one(self, id)?,
            None => Ledger::of_all(self)?,
        };
        let mut items = Vec::new();
        for row in rows.iter().filter(|row| options.disclosure.is_some() || row.closed_at.is_none()) {
            let wanted = |row: &Row<'_>| options.closed || Group::of(row, at) != Group::Closed;
            let found = ledger.matter(row, |matter| summaries_of(matter, &self.rules, &self.calendars, at, wanted));
            items.extend(found.into_iter().map(|obligation| item(row, obligation, at, ledger.zone)));
        }
        items.sort_by(|left, right| order(left).cmp(&order(right)));
        Ok(DueList { at, at_text: format_now(at, ledger.zone), items })
    }

    /// One obligation with its explanation.
    ///
    /// # Errors
    /// If facts or rules no longer give it, or the register can't be read.
    pub fn explain_obligation(
        &self,
        key: &ObligationKey,
        at: Option<DateTime<Utc>>,
        document: bool,
    ) -> Result<DueItem> {
        let at = at.unwrap_or_else(|| self.now());
        let row = self.register.read().disclosure(key.disclosure)?;
        let ledger = Ledger::of_one(self, key.disclosure)?;
        let explain = if document { Explain::Document } else { Explain::Screen };
        let found = ledger.matter(&row, |matter| obligation(matter, &self.rules, &self.calendars, at, key, explain));
        let found = found.ok_or_else(|| {
            Error::State(
                "This obligation does not exist any more: a fact, a decision or a rule changed. Reload the list."
                    .to_owned(),
            )
        })?;
        Ok(item(&row, found, at, ledger.zone))
    }
}

fn order(item: &DueItem) -> (Group, Option<DateTime<Utc>>, bool, &str) {
    let due = item.obligation.due.as_ref().map(|due| due.safe_at);
    (item.obligation.group, due, matches!(item.obligation.state, State::NeedsDecision { .. }), &item.number)
}

fn item(row: &DisclosureRow, obligation: Obligation, at: DateTime<Utc>, zone: chrono_tz::Tz) -> DueItem {
    let due = obligation.due.as_ref();
    let left = due.map(|due| deadline::time::time_left(at, due.safe_at));
    let legal_left =
        due.filter(|due| due.safe_at < due.legal_at).map(|due| deadline::time::time_left(at, due.legal_at).to_string());
    let local_text = due.map(|due| {
        // Where the authority's zone is the organisation's, UTC says more than the same time twice.
        let other = if zone == due.zone { chrono_tz::Tz::UTC } else { zone };
        deadline::time::format_instant(due.legal_at, other, deadline::time::Years::unless_now(at, other))
    });
    DueItem {
        number: row.number.clone(),
        title: row.disclosure.title.clone(),
        owner: row.disclosure.owner.clone(),
        left: left.map(deadline::time::TimeLeft::span),
        over: left.is_some_and(deadline::time::TimeLeft::is_over),
        legal_left,
        local_text,
        obligation,
    }
}

fn format_now(at: DateTime<Utc>, zone: chrono_tz::Tz) -> String {
    let local = deadline::time::format_instant(at, zone, deadline::time::Years::Always);
    if zone == chrono_tz::Tz::UTC { local } else { format!("{local} ({} UTC)", at.format("%H:%M")) }
}
