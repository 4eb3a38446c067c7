//! What is owed, over all disclosures or for one.

use crate::filter_due::{Choices, Wanted};
use crate::ledger::{Basis, Ledger, Past};
use crate::survey::Spot;
use crate::{Desk, DueChoices, DueFilter, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::time::{TimeLeft, Years, format_instant, time_left};
use deadline::{Badge, Explain, Group, Obligation, ObligationKey, Standing, obligation};
use disclosure::DisclosureId;
use register::DisclosureRow;
use serde::Serialize;
use std::collections::BTreeMap;
use ts_rs::TS;
use zone::Zone;

/// Which obligations are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DueOptions {
    /// One disclosure, or all.
    pub disclosure: Option<DisclosureId>,
    /// As of which instant; now where none is given. Of the past, what was owed then: from the facts that had happened and
    /// the decisions and answers made by then, with the products and markets of today.
    pub at: Option<DateTime<Utc>>,
    /// Also what is met, waived, superseded or does not apply.
    pub closed: bool,
    /// Only those that match.
    pub filter: DueFilter,
    /// The first of them; all where none is given.
    pub limit: Option<usize>,
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
    /// Who stands in.
    pub deputy: String,
    /// Whether the disclosure is closed, with this obligation open.
    pub closed: bool,
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

/// How many obligations a group holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct GroupCount {
    /// The group.
    pub group: Group,
    /// How many.
    pub count: usize,
}

/// A disclosure with facts of which nothing can be worked out, and what is missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueGap {
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// What is missing, and what to do.
    pub missing: String,
}

/// What is owed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DueList {
    /// As of which instant, UTC.
    pub at: DateTime<Utc>,
    /// The same in the organisation's zone, as a person reads it.
    pub at_text: String,
    /// The obligations, by group and then by safe instant; the first ones where a limit was given.
    pub items: Vec<DueItem>,
    /// How many match the filter, by group.
    pub found: Vec<GroupCount>,
    /// How many there are without the filter, by group.
    pub all: Vec<GroupCount>,
    /// What can be filtered by.
    pub choices: DueChoices,
    /// Disclosures with facts of which nothing can be worked out.
    pub gaps: Vec<DueGap>,
    /// That the computer's clock runs behind what is on record, where it does.
    pub clock: Option<String>,
    /// The instants between which something is or was owed, UTC: the first fact, and the last date or three months from
    /// now, whichever is later.
    pub span: (DateTime<Utc>, DateTime<Utc>),
}

/// What places a row in the list, without any text.
struct Place {
    group: Group,
    safe_at: Option<DateTime<Utc>>,
    needs_decision: bool,
    /// The number of its disclosure among those that are looked at.
    of: usize,
    spot: Spot,
}

impl DueOptions {
    /// Everything about one disclosure, now, also what is closed.
    #[must_use]
    pub fn of(disclosure: DisclosureId) -> Self {
        Self { disclosure: Some(disclosure), closed: true, ..Self::default() }
    }
}

/// What was owed, and as of which entry of the history.
pub struct Owed {
    head: (i64, String),
    options: DueOptions,
    list: DueList,
}

/// So long a list of what is owed now stands for now.
const STILL_NOW: TimeDelta = TimeDelta::seconds(10);

impl Desk {
    /// What is owed now, as [`Desk::list_due`] says it, where it was worked out a moment ago and nothing has changed since.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn known_due(&self, options: &DueOptions) -> Result<Option<DueList>> {
        let (head, now) = (self.register.read().history_head()?, self.now());
        let owed = self.owed.borrow();
        let known = owed.as_ref().filter(|owed| {
            owed.head == head && owed.options == *options && options.at.is_none() && now - owed.list.at < STILL_NOW
        });
        Ok(known.map(|owed| owed.list.clone()))
    }

    /// Works out what is owed, to be known at another desk of this register.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn work_out_due(&self, options: &DueOptions) -> Result<Owed> {
        // What is written meanwhile may be in the list or not: the head from before never lets it stand for too long.
        let head = self.register.read().history_head()?;
        Ok(Owed { head, options: options.clone(), list: self.list_due(options)? })
    }

    /// Knows from now on what was worked out, and says it.
    pub fn adopt_due(&self, owed: Owed) -> DueList {
        let list = owed.list.clone();
        *self.owed.borrow_mut() = Some(owed);
        list
    }

    /// Lists what is owed, without explanations. Every row is placed and counted; words are made only for those that are
    /// listed.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn list_due(&self, options: &DueOptions) -> Result<DueList> {
        let survey = self.survey(options.disclosure, options.at)?;
        let (at, basis) = (survey.at, &survey.basis);
        let wanted = Wanted::new(&options.filter);
        let (mut found, mut all) = (BTreeMap::new(), BTreeMap::new());
        let (mut places, mut numbers) = (Vec::new(), Vec::new());
        let mut choices = Choices::default();
        let reader = self.register.read();
        let first = match options.disclosure {
            Some(id) => reader.facts(id)?.iter().map(|fact| fact.at).min(),
            None => reader.first_fact_at()?,
        };
        let mut span = (first.unwrap_or(at), self.now() + TimeDelta::days(90));
        let mut gaps = Vec::new();
        survey.each_disclosure(|disclosure, rows, rules, ledger| {
            let record = wanted.record(disclosure, basis);
            gaps.extend(gap(disclosure, basis, ledger.has_facts(disclosure.id)));
            let is_closed = disclosure.closed_at.is_some() && options.disclosure.is_none();
            let mut is_listed = false;
            for (number, row) in rows.iter().enumerate() {
                let group = Group::of(row, at);
                if group == Group::Closed && !options.closed || is_closed && !row.is_open() {
                    continue;
                }
                is_listed = true;
                *all.entry(group).or_default() += 1;
                let is_unverified = row.badges(rules).contains(&Badge::NotVerified);
                choices.take(disclosure, row, is_unverified);
                span.1 = span.1.max(row.legal_at.unwrap_or(span.1));
                if wanted.takes(&record, disclosure, row, is_unverified) {
                    *found.entry(group).or_default() += 1;
                    let needs_decision = row.standing == Standing::NeedsDecision;
                    let spot = (disclosure.id, number);
                    places.push(Place { group, safe_at: row.safe_at, needs_decision, of: numbers.len(), spot });
                }
            }
            if is_listed {
                choices.about(disclosure, basis);
            }
            numbers.push(disclosure.number.clone());
        })?;
        let order = |a: &Place, b: &Place| {
            let key = |place: &Place| (place.group, place.safe_at, place.needs_decision);
            let by_number = || numbers[a.of].cmp(&numbers[b.of]);
            key(a).cmp(&key(b)).then_with(by_number).then((a.of, a.spot.1).cmp(&(b.of, b.spot.1)))
        };
        // Of very many only the first are put in order.
        if let Some(limit) = options.limit.filter(|limit| (1..places.len()).contains(limit)) {
            places.select_nth_unstable_by(limit - 1, order);
            places.truncate(limit);
        }
        places.sort_unstable_by(order);
        places.truncate(options.limit.unwrap_or(usize::MAX));
        let spots: Vec<Spot> = places.iter().map(|place| place.spot).collect();
        Ok(DueList {
            at,
            at_text: format_now(at, basis.zone),
            items: survey.items(&spots)?,
            found: counts(found),
            all: counts(all),
            choices: choices.named(),
            gaps,
            clock: self.clock_behind()?,
            span,
        })
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
        let past = self.past(Some(at));
        let ledger = Ledger::of_one(self, key.disclosure, past)?;
        let law = self.law_of(&row, past.map(|Past(at)| at))?;
        let explain = if document { Explain::Document } else { Explain::Screen };
        let found = ledger.matter(&row, |matter| obligation(matter, &law.rules, &law.calendars, at, key, explain));
        let found = found.ok_or_else(|| {
            Error::State(
                "This obligation does not exist any more: a fact, a decision or a rule changed. Reload the list."
                    .to_owned(),
            )
        })?;
        Ok(due_item(&row, found, at, ledger.zone))
    }
}

/// Why nothing can be worked out of the facts of a disclosure.
fn gap(row: &DisclosureRow, basis: &Basis, has_facts: bool) -> Option<DueGap> {
    let products = row.disclosure.products();
    let markets = products.iter().filter_map(|id| basis.products.get(id)).flat_map(|product| &product.markets);
    let missing = if !has_facts {
        return None;
    } else if products.is_empty() {
        "Facts are recorded, but no product is named as affected, so no obligation can be worked out. Add the affected products."
    } else if markets.count() == 0 {
        "Facts are recorded, but the affected products have no market, so no obligation can be worked out. Add the markets of the products."
    } else {
        return None;
    };
    let (number, title) = (row.number.clone(), foreign::one_line(&row.disclosure.title));
    Some(DueGap { disclosure: row.id, number, title, missing: missing.to_owned() })
}

fn counts(groups: BTreeMap<Group, usize>) -> Vec<GroupCount> {
    groups.into_iter().map(|(group, count)| GroupCount { group, count }).collect()
}

/// An obligation with what a row shows beside it.
pub(crate) fn due_item(row: &DisclosureRow, obligation: Obligation, at: DateTime<Utc>, zone: Zone) -> DueItem {
    let due = obligation.due.as_ref();
    let left = due.map(|due| time_left(at, due.safe_at));
    let legal_left = due.filter(|due| due.safe_at < due.legal_at).map(|due| time_left(at, due.legal_at).to_string());
    let local_text = due.map(|due| {
        // Where the authority's zone is the organisation's, UTC says more than the same time twice.
        let other = if zone == due.zone { Zone::UTC } else { zone };
        format_instant(due.legal_at, other, Years::unless_now(at, other))
    });
    let key = &obligation.key;
    let (owner, deputy) = row.disclosure.responsible(&key.regime, &key.stage, key.place.as_ref());
    DueItem {
        number: row.number.clone(),
        title: foreign::one_line(&row.disclosure.title),
        owner: foreign::one_line(owner),
        deputy: foreign::one_line(deputy),
        closed: row.closed_at.is_some(),
        left: left.map(TimeLeft::span),
        over: left.is_some_and(TimeLeft::is_over),
        legal_left,
        local_text,
        obligation,
    }
}

fn format_now(at: DateTime<Utc>, zone: Zone) -> String {
    let local = format_instant(at, zone, Years::Always);
    if zone == Zone::UTC { local } else { format!("{local} ({} UTC)", at.format("%H:%M")) }
}
