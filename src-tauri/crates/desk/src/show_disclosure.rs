//! Showing disclosures and products: the list, and one with everything that belongs to it.

use crate::compare_dates::{Side, compare};
use crate::intake::conflicts_with;
use crate::ledger::Ledger;
use crate::list_due::DueOptions;
use crate::{DateChange, Desk, DueItem, EmbargoConflict, FactView, NamedRecord, NoticeSummary, Result};
use chrono::{DateTime, Utc};
use deadline::{Group, State};
use disclosure::{
    Completeness, Disclosure, DisclosureId, Element, Finding, Product, ProductId, Products, Rating, Score, Severity,
    VulnerabilityId, Weight, check, check_product, completeness,
};
use register::{DisclosureRow, PackRow};
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;

/// A row of the list of disclosures.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DisclosureSummary {
    /// Its identifier.
    pub id: DisclosureId,
    /// Its number.
    pub number: String,
    /// Title.
    pub title: String,
    /// TLP label.
    pub tlp: String,
    /// Who is responsible.
    pub owner: String,
    /// CVE identifiers.
    pub cves: Vec<String>,
    /// How many vulnerabilities.
    pub vulnerabilities: usize,
    /// Names of the products.
    pub products: Vec<String>,
    /// The highest base score and its severity, over the newest version of CVSS that each vulnerability has.
    pub worst: Option<(Score, Severity)>,
    /// How many findings stop a notice to users.
    pub findings: usize,
    /// Last change, UTC.
    pub updated_at: DateTime<Utc>,
    /// Closed, UTC.
    pub closed_at: Option<DateTime<Utc>>,
}

/// A vector with what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RatedVector {
    /// Its position among the scores.
    pub index: usize,
    /// The scores, where it can be read.
    pub rating: Option<Rating>,
    /// Why it can't.
    pub error: Option<String>,
}

/// What is computed for one vulnerability.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct VulnerabilityView {
    /// The vulnerability.
    pub id: VulnerabilityId,
    /// What to call it.
    pub name: String,
    /// Its vectors.
    pub vectors: Vec<RatedVector>,
    /// The worst base score.
    pub worst: Option<(Score, Severity)>,
}

/// How one of the seven elements stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ElementState {
    /// The element.
    pub element: Element,
    /// How many parts are complete.
    pub done: usize,
    /// How many there are.
    pub of: usize,
    /// In words (`2 of 3, one missing`).
    pub words: String,
    /// The first field that lacks something.
    pub first_gap: Option<String>,
}

/// One disclosure with everything that belongs to it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DisclosureView {
    /// Its identifier.
    pub id: DisclosureId,
    /// Its number.
    pub number: String,
    /// The revision that a change is made on.
    #[ts(type = "number")]
    pub revision: i64,
    /// First saved, UTC.
    pub created_at: DateTime<Utc>,
    /// Last saved, UTC.
    pub updated_at: DateTime<Utc>,
    /// Closed, UTC.
    pub closed_at: Option<DateTime<Utc>>,
    /// The record.
    pub disclosure: Disclosure,
    /// What is missing or malformed.
    pub findings: Vec<Finding>,
    /// The seven elements.
    pub elements: Vec<ElementState>,
    /// What is computed for each vulnerability.
    pub vulnerabilities: Vec<VulnerabilityView>,
    /// The products that the statements name.
    pub products: Vec<ProductView>,
    /// The facts.
    pub facts: Vec<FactView>,
    /// The obligations, those that do not apply included.
    pub obligations: Vec<DueItem>,
    /// The notices.
    pub notices: Vec<NoticeSummary>,
    /// The packs.
    pub packs: Vec<PackView>,
    /// Which rules gave the dates.
    pub rules: RulesUsed,
    /// The reports that it came of.
    pub reports: Vec<NamedRecord>,
    /// The disclosures of other events of the same vulnerability.
    pub linked: Vec<NamedRecord>,
    /// Dates in law that come before the embargo ends.
    pub conflicts: Vec<EmbargoConflict>,
}

/// Which rules gave the dates of a disclosure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RulesUsed {
    /// Version of the rule pack.
    pub version: String,
    /// Version of the pack that governs now, where it is another: a closed disclosure keeps the rules of then.
    pub newer: Option<String>,
    /// What that one would change.
    pub changes: Vec<DateChange>,
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ProductView {
    /// Its identifier.
    pub id: ProductId,
    /// The revision that a change is made on.
    #[ts(type = "number")]
    pub revision: i64,
    /// The product.
    pub product: Product,
    /// What is missing or malformed.
    pub findings: Vec<Finding>,
}

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PackView {
    /// Its identifier.
    pub id: disclosure::PackId,
    /// The record.
    pub record: disclosure::PackRecord,
    /// The authority, as a row reads it.
    pub authority: String,
    /// The stage, as a row reads it.
    pub stage_name: String,
}

impl Desk {
    /// The list of disclosures, newest number first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn list_disclosures(&self) -> Result<Vec<DisclosureSummary>> {
        let reader = self.register.read();
        let products: HashMap<ProductId, Product> =
            reader.products()?.into_iter().map(|row| (row.id, row.product)).collect();
        Ok(reader.disclosures()?.iter().map(|row| summary(row, &products)).collect())
    }

    /// The products.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn list_products(&self) -> Result<Vec<ProductView>> {
        let rows = self.register.read().products()?;
        Ok(rows.into_iter().map(product_view).collect())
    }

    /// One disclosure with everything that belongs to it.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn show_disclosure(&self, id: DisclosureId) -> Result<DisclosureView> {
        let reader = self.register.read();
        let row = reader.disclosure(id)?;
        let rules = self.rules_used(&row)?;
        let mut products = Vec::new();
        for product in row.disclosure.products() {
            // A statement may name a product that is gone; the check says so.
            if let Ok(found) = reader.product(product) {
                products.push(product_view(found));
            }
        }
        let lookup: Products<'_> = products.iter().map(|view| (view.id, &view.product)).collect();
        let findings = check(&row.disclosure, &lookup);
        let obligations = self.list_due(&DueOptions::of(id))?.items;
        let conflicts = conflicts_with(row.disclosure.embargo.as_ref(), &obligations);
        let notices = self.notices(id)?;
        let packs = reader.packs(id)?.into_iter().map(|pack| self.pack_view(pack)).collect();
        let elements = elements(&row.disclosure, &findings, &obligations);
        let linked = row.disclosure.linked.iter().filter_map(|other| reader.disclosure(*other).ok());
        let linked = linked
            .map(|other| NamedRecord { id: other.id.to_string(), number: other.number, title: other.disclosure.title })
            .collect();
        Ok(DisclosureView {
            id,
            number: row.number,
            revision: row.revision,
            created_at: row.created_at,
            updated_at: row.updated_at,
            closed_at: row.closed_at,
            vulnerabilities: row
                .disclosure
                .vulnerabilities
                .iter()
                .enumerate()
                .map(|(index, item)| vulnerability_view(index, item))
                .collect(),
            disclosure: row.disclosure,
            findings,
            elements,
            products,
            facts: self.facts(id)?,
            obligations,
            reports: self.reports_of(id)?,
            linked,
            conflicts,
            notices,
            packs,
            rules,
        })
    }

    /// Which rules gave the dates, and what the newest ones would change.
    fn rules_used(&self, row: &DisclosureRow) -> Result<RulesUsed> {
        let (used, newest) = (self.law_of(row, None)?, self.law());
        if used.version == newest.version {
            return Ok(RulesUsed { version: used.version, ..RulesUsed::default() });
        }
        let ledger = Ledger::of_one(self, row.id, None)?;
        let before = Side { ledger: &ledger, law: &used };
        let after = Side { law: newest, ..before };
        let changes = compare(std::slice::from_ref(row), before, after, self.now(), None);
        Ok(RulesUsed { version: used.version.clone(), newer: Some(newest.version.clone()), changes })
    }

    pub(crate) fn pack_view(&self, row: PackRow) -> PackView {
        let stage = self.law().rules.stage(&row.record.regime, &row.record.stage);
        PackView {
            id: row.id,
            authority: stage.map_or_else(
                || row.record.regime.clone(),
                |(regime, _)| {
                    regime.authority.replace("{place}", row.record.place.as_ref().map_or("", |place| &place.0))
                },
            ),
            stage_name: stage.map_or_else(|| row.record.stage.clone(), |(_, stage)| stage.short.clone()),
            record: row.record,
        }
    }
}

pub(crate) fn product_view(row: register::ProductRow) -> ProductView {
    ProductView { id: row.id, revision: row.revision, findings: check_product(&row.product), product: row.product }
}

fn vulnerability_view(index: usize, vulnerability: &disclosure::Vulnerability) -> VulnerabilityView {
    let vectors: Vec<RatedVector> = vulnerability
        .scores
        .iter()
        .enumerate()
        .map(|(index, scoring)| RatedVector::of(index, &scoring.vector))
        .collect();
    VulnerabilityView { id: vulnerability.id, name: vulnerability.name(index), worst: worst(vulnerability), vectors }
}

/// The highest base score of the newest version of CVSS that a vulnerability has: versions do not compare.
pub(crate) fn worst(vulnerability: &disclosure::Vulnerability) -> Option<(Score, Severity)> {
    let newest = vulnerability.vectors().map(|vector| vector.version()).max()?;
    vulnerability
        .vectors()
        .filter(|vector| vector.version() == newest)
        .map(|vector| {
            let rating = vector.rating();
            (rating.base, rating.base_severity)
        })
        .max()
}

pub(crate) fn summary(row: &DisclosureRow, products: &HashMap<ProductId, Product>) -> DisclosureSummary {
    let ids = row.disclosure.products();
    let lookup: Products<'_> = ids.iter().filter_map(|id| products.get(id).map(|product| (*id, product))).collect();
    let findings = check(&row.disclosure, &lookup).iter().filter(|finding| finding.weight == Weight::Stops).count();
    DisclosureSummary {
        id: row.id,
        number: row.number.clone(),
        tlp: row.disclosure.tlp.label().to_owned(),
        cves: row
            .disclosure
            .vulnerabilities
            .iter()
            .map(|vulnerability| vulnerability.cve.clone())
            .filter(|cve| !cve.is_empty())
            .collect(),
        vulnerabilities: row.disclosure.vulnerabilities.len(),
        products: ids.iter().filter_map(|id| products.get(id).map(|product| product.name.clone())).collect(),
        worst: row.disclosure.vulnerabilities.iter().filter_map(worst).max(),
        findings,
        updated_at: row.updated_at,
        closed_at: row.closed_at,
        title: row.disclosure.title.clone(),
        owner: row.disclosure.owner.clone(),
    }
}

fn elements(disclosure: &Disclosure, findings: &[Finding], obligations: &[DueItem]) -> Vec<ElementState> {
    let told = |users: bool| {
        let concerned: Vec<&DueItem> = obligations
            .iter()
            .filter(|item| {
                matches!(item.obligation.audience, deadline::pack::Audience::Users | deadline::pack::Audience::Public)
                    == users
            })
            .filter(|item| item.obligation.audience != deadline::pack::Audience::Record)
            .filter(|item| {
                let met = matches!(item.obligation.state, State::Met { .. });
                met || !matches!(item.obligation.group, Group::Closed | Group::Waiting)
            })
            .collect();
        let done = concerned.iter().filter(|item| matches!(item.obligation.state, State::Met { .. })).count();
        (done, concerned.len())
    };
    let of_told = |element, (done, of): (usize, usize)| {
        let words = if of == 0 { "Nothing owed yet".to_owned() } else { format!("{done} of {of} told") };
        ElementState { element, done, of, words, first_gap: None }
    };
    let dated: Vec<&DueItem> = obligations
        .iter()
        .filter(|item| {
            item.obligation.due.is_some()
                && !matches!(
                    item.obligation.state,
                    State::NotApplicable { .. } | State::Waived { .. } | State::Superseded { .. }
                )
        })
        .collect();
    let late = dated
        .iter()
        .filter(|item| matches!(item.obligation.state, State::Overdue | State::Met { late: Some(true), .. }))
        .count();
    let in_time = ElementState {
        element: Element::Timeliness,
        done: dated.len() - late,
        of: dated.len(),
        words: match (dated.len(), late) {
            (0, _) => "No date yet".to_owned(),
            (_, 0) => "No date missed".to_owned(),
            (_, late) => format!("{late} missed"),
        },
        first_gap: None,
    };
    let parts = completeness(disclosure, findings).into_iter().map(|Completeness { element, done, of, first_gap }| {
        let words = match (done, of) {
            (_, 0) => "Nothing recorded".to_owned(),
            (done, of) if done == of => format!("{done} of {of}"),
            (done, of) => format!("{done} of {of}, {} missing", of - done),
        };
        ElementState { element, done, of, words, first_gap }
    });
    [of_told(Element::Authorities, told(false)), of_told(Element::Users, told(true)), in_time]
        .into_iter()
        .chain(parts)
        .collect()
}
