//! What decides which disclosures owe what, read once for many of them.

use crate::{Desk, Result};
use chrono::{DateTime, Utc};
use deadline::Matter;
use disclosure::{
    Assessment, CountryCode, Decision, DisclosureId, Fact, FactId, FollowUp, NoticeId, Product, ProductId, Verdict,
    standing,
};
use register::{DisclosureRow, NoticeRow};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use zone::Zone;

/// An instant that has passed. What was owed then follows from the facts that had happened (or were planned on record) by
/// then, as they are known today, from the decisions, reports and answers made by then, and from the products and markets as
/// they stand today.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Past(pub(crate) DateTime<Utc>);

impl Past {
    fn keep_facts(self, facts: &mut Vec<Fact>) {
        // A correction that was recorded later replaces the wrong entry here as well.
        let standing: HashSet<FactId> = standing(facts).into_iter().map(|fact| fact.id).collect();
        facts.retain(|fact| standing.contains(&fact.id) && (fact.at <= self.0 || fact.recorded_at <= self.0));
    }

    fn has_decision(self, decision: &Decision) -> bool {
        let met_at = match &decision.verdict {
            Verdict::Met { at, .. } => *at,
            _ => decision.decided_at,
        };
        met_at.min(decision.decided_at) <= self.0
    }
}

/// What counts for every disclosure.
#[derive(Clone)]
pub(crate) struct Basis {
    pub(crate) products: Arc<HashMap<ProductId, Product>>,
    /// The answers of then, where they differ from those of now.
    answers: Arc<HashMap<DisclosureId, Assessment>>,
    country: CountryCode,
    pub(crate) zone: Zone,
}

impl Basis {
    /// `of` is the one disclosure that it is read for.
    pub(crate) fn read(desk: &Desk, past: Option<Past>, of: Option<DisclosureId>) -> Result<Self> {
        let answers = Arc::new(desk.answers_of_then(of, past)?);
        let products = desk.register.read().products()?.into_iter().map(|row| (row.id, row.product)).collect();
        Ok(Self { products: Arc::new(products), answers, country: desk.organisation()?.country, zone: desk.zone()? })
    }

    /// The names of the products that a disclosure is about.
    pub(crate) fn product_names(&self, row: &DisclosureRow) -> impl Iterator<Item = String> {
        let known = row.disclosure.products().into_iter().filter_map(|id| self.products.get(&id));
        known.map(|product| product.name.clone())
    }
}

/// Everything that decides what disclosures owe, read once.
pub(crate) struct Ledger {
    products: Arc<HashMap<ProductId, Product>>,
    facts: HashMap<DisclosureId, Vec<Fact>>,
    decisions: HashMap<DisclosureId, Vec<Decision>>,
    follow_ups: HashMap<DisclosureId, Vec<FollowUp>>,
    /// The answers of then, where they differ from those of now.
    answers: Arc<HashMap<DisclosureId, Assessment>>,
    country: CountryCode,
    pub(crate) zone: Zone,
}

impl Ledger {
    /// Of every disclosure. With a past instant only what had happened by then (see [`Past`]).
    pub(crate) fn of_all(desk: &Desk, past: Option<Past>) -> Result<Self> {
        let reader = desk.register.read();
        let basis = Basis::read(desk, past, None)?;
        Ok(Self::on(basis, reader.all_facts()?, reader.all_decisions()?, reader.all_notices()?, past))
    }

    /// Of one disclosure.
    pub(crate) fn of_one(desk: &Desk, id: DisclosureId, past: Option<Past>) -> Result<Self> {
        let reader = desk.register.read();
        let facts = HashMap::from([(id, reader.facts(id)?)]);
        let decisions = HashMap::from([(id, reader.decisions(id)?)]);
        Ok(Self::on(Basis::read(desk, past, Some(id))?, facts, decisions, reader.notices(id)?, past))
    }

    /// Of some disclosures. With a past instant only what had happened by then (see [`Past`]).
    pub(crate) fn of_some(desk: &Desk, ids: &[DisclosureId], past: Option<Past>, basis: &Basis) -> Result<Self> {
        let reader = desk.register.read();
        let (facts, decisions) = (reader.facts_among(ids)?, reader.decisions_among(ids)?);
        Ok(Self::on(basis.clone(), facts, decisions, reader.notices_among(ids)?, past))
    }

    fn on(
        basis: Basis,
        mut facts: HashMap<DisclosureId, Vec<Fact>>,
        mut decisions: HashMap<DisclosureId, Vec<Decision>>,
        mut notices: Vec<NoticeRow>,
        past: Option<Past>,
    ) -> Self {
        if let Some(past) = past {
            facts.values_mut().for_each(|facts| past.keep_facts(facts));
            decisions.values_mut().for_each(|decisions| decisions.retain(|decision| past.has_decision(decision)));
            notices.retain(|notice| notice.record.seal.as_ref().is_some_and(|seal| seal.at <= past.0));
        }
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
        let Basis { products, answers, country, zone } = basis;
        Self { products, facts, decisions, follow_ups, answers, country, zone }
    }

    /// The same with one more fact.
    pub(crate) fn with_fact(&self, fact: Fact) -> Self {
        let mut facts =
            HashMap::from([(fact.disclosure, self.facts.get(&fact.disclosure).cloned().unwrap_or_default())]);
        facts.entry(fact.disclosure).or_default().push(fact);
        Self {
            products: self.products.clone(),
            decisions: self.decisions.clone(),
            follow_ups: self.follow_ups.clone(),
            answers: self.answers.clone(),
            country: self.country.clone(),
            zone: self.zone,
            facts,
        }
    }

    /// The same with other states of products.
    pub(crate) fn with_products(&self, changed: impl IntoIterator<Item = (ProductId, Product)>) -> Self {
        let mut products = HashMap::clone(&self.products);
        products.extend(changed);
        Self {
            facts: self.facts.clone(),
            decisions: self.decisions.clone(),
            follow_ups: self.follow_ups.clone(),
            answers: self.answers.clone(),
            country: self.country.clone(),
            zone: self.zone,
            products: Arc::new(products),
        }
    }

    /// The decisions of a disclosure, oldest first.
    pub(crate) fn decisions_of(&self, id: DisclosureId) -> &[Decision] {
        self.decisions.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The names of the products that a disclosure is about.
    pub(crate) fn product_names(&self, row: &DisclosureRow) -> impl Iterator<Item = String> {
        let known = row.disclosure.products().into_iter().filter_map(|id| self.products.get(&id));
        known.map(|product| product.name.clone())
    }

    /// Whether anything had happened in a disclosure.
    pub(crate) fn has_facts(&self, id: DisclosureId) -> bool {
        self.facts.get(&id).is_some_and(|facts| !facts.is_empty())
    }

    /// Calls `work` with the matter of one disclosure.
    pub(crate) fn matter<T>(&self, row: &DisclosureRow, work: impl FnOnce(&Matter<'_>) -> T) -> T {
        let products: Vec<&Product> = row.disclosure.products().iter().filter_map(|id| self.products.get(id)).collect();
        let matter = Matter {
            disclosure: row.id,
            products: &products,
            assessment: self.answers.get(&row.id).unwrap_or(&row.disclosure.assessment),
            facts: self.facts.get(&row.id).map_or(&[], Vec::as_slice),
            decisions: self.decisions.get(&row.id).map_or(&[], Vec::as_slice),
            follow_ups: self.follow_ups.get(&row.id).map_or(&[], Vec::as_slice),
            main_establishment: &self.country,
            site_zone: self.zone,
        };
        work(&matter)
    }
}
