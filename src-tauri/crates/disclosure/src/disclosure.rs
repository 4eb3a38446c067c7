//! One matter that is disclosed as a whole.

use crate::{
    Assessment, Assignment, CountryCode, Credit, DisclosureId, Element, FormFields, Note, ProductForms, ProductId,
    PublicText, Reference, RestrictedText, Tlp, Translations, Vulnerability, VulnerabilityId,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zone::Zone;

/// A disclosure, as typed so far. It always saves, however incomplete; [`crate::check()`] says what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Disclosure {
    /// Title.
    pub title: String,
    /// What happened, for everybody.
    pub summary: PublicText,
    /// Detail that stays in.
    pub restricted: RestrictedText,
    /// Traffic Light Protocol label of the record.
    pub tlp: Tlp,
    /// Until when it may not be published.
    pub embargo: Option<Embargo>,
    /// How it was found.
    pub discovery: Discovery,
    /// The vulnerabilities.
    pub vulnerabilities: Vec<Vulnerability>,
    /// What it means for patients.
    pub safety: SafetyAssessment,
    /// Answers that decide which regimes apply.
    pub assessment: Assessment,
    /// Where more is written.
    pub references: Vec<Reference>,
    /// Further notes, as an imported advisory had them.
    pub notes: Vec<Note>,
    /// Elements that are not known yet and will follow.
    pub to_follow: Vec<ToFollow>,
    /// The advisory that it was imported from.
    pub source: Option<AdvisorySource>,
    /// Who is responsible.
    pub owner: String,
    /// Who stands in.
    pub deputy: String,
    /// Who is responsible for single obligations, where that is somebody else.
    pub assignments: Vec<Assignment>,
    /// What forms ask for about the matter, by field.
    pub form: FormFields,
    /// What forms ask for about one product in this matter, by field. A field's name begins with its market.
    pub product_forms: ProductForms,
    /// The company's own text in other languages.
    pub translations: Translations,
    /// Other disclosures about the same vulnerability: each event has its own duties, and its own disclosure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(optional, as = "Option<Vec<DisclosureId>>")]
    pub linked: Vec<DisclosureId>,
}

/// An agreed date before which nothing is published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Embargo {
    /// The instant, UTC.
    pub until: DateTime<Utc>,
    /// The zone in which it was agreed.
    #[ts(type = "string")]
    pub zone: Zone,
    /// With whom, and why.
    #[serde(default)]
    pub note: String,
}

/// How a vulnerability was found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Discovery {
    /// Who found or reported it.
    pub found_by: String,
    /// On which day.
    pub found_on: Option<NaiveDate>,
    /// How it came in (tester, component supplier, user, researcher, public data; IEC 81001-5-1 §9.2).
    pub channel: String,
    /// Who is thanked in public, as they wish to be named.
    pub credits: Vec<Credit>,
}

/// What a vulnerability means for patients.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SafetyAssessment {
    /// Possible harm, for everybody; it must not play the risk down (MDR Art. 89(8)).
    pub harm: PublicText,
    /// Hazard in the risk management file (ISO 14971).
    pub hazard: String,
    /// FDA 2016 postmarket guidance, section VI: controlled or uncontrolled risk of patient harm.
    pub risk: RiskControl,
    /// Why; it stays in.
    pub rationale: RestrictedText,
}

/// Controlled or uncontrolled risk of patient harm (FDA guidance of 28 December 2016, section VI).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RiskControl {
    /// Not assessed yet.
    #[default]
    NotAssessed,
    /// Sufficiently low residual risk of patient harm.
    Controlled,
    /// Unacceptable residual risk of patient harm.
    Uncontrolled,
}

/// An element that is declared "not known yet, to follow by DATE". The law prefers incomplete to late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToFollow {
    /// Which of the elements.
    pub element: Element,
    /// Of which vulnerability; `None` means all.
    #[serde(default)]
    pub vulnerability: Option<VulnerabilityId>,
    /// Of which product; `None` means all.
    #[serde(default)]
    pub product: Option<ProductId>,
    /// The day by which it will be given.
    pub by: NaiveDate,
    /// Why it is not known yet.
    #[serde(default)]
    pub reason: PublicText,
}

/// The advisory that a disclosure was imported from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AdvisorySource {
    /// Format and version (`CSAF 2.0`).
    pub format: String,
    /// Name of the publisher.
    pub publisher: String,
    /// Namespace of the publisher: with the tracking id it names the advisory.
    pub namespace: String,
    /// Category of the publisher (`coordinator`, `vendor`).
    pub publisher_category: String,
    /// How to reach the publisher.
    pub contact: String,
    /// Language of the advisory, BCP 47.
    pub language: String,
    /// What the publisher says about passing it on.
    pub distribution: String,
    /// Other names of the advisory.
    pub aliases: Vec<String>,
    /// The program that made the file.
    pub generator: String,
    /// Tracking id.
    pub tracking_id: String,
    /// Version.
    pub version: String,
    /// Status (`draft`, `interim`, `final`).
    pub status: String,
    /// First release, UTC.
    pub initial_release_at: Option<DateTime<Utc>>,
    /// This release, UTC.
    pub current_release_at: Option<DateTime<Utc>>,
    /// Its revisions, oldest first.
    pub revisions: Vec<AdvisoryRevision>,
    /// SHA-256 of the imported file, hexadecimal.
    pub sha256: String,
}

/// One revision of an advisory.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct AdvisoryRevision {
    /// Number.
    pub number: String,
    /// When, UTC.
    pub at: Option<DateTime<Utc>>,
    /// What changed.
    pub summary: String,
}

impl Disclosure {
    /// Who is responsible for an obligation, and who stands in.
    #[must_use]
    pub fn responsible(&self, regime: &str, stage: &str, place: Option<&CountryCode>) -> (&str, &str) {
        let covering = self.assignments.iter().filter(|assignment| assignment.covers(regime, stage, place));
        covering
            .max_by_key(|assignment| assignment.closeness())
            .map_or((&self.owner, &self.deputy), |assignment| (&assignment.owner, &assignment.deputy))
    }

    /// The products that any statement names, each once, in order of appearance.
    #[must_use]
    pub fn products(&self) -> Vec<ProductId> {
        let mut products = Vec::new();
        let mut seen = std::collections::HashSet::new();
        for statement in self.vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.affected) {
            if let Some(product) = statement.product
                && seen.insert(product)
            {
                products.push(product);
            }
        }
        products
    }
}
