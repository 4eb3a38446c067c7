//! The parts of the content that are more than a single value.

use super::{Moment, Stated, Value};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One product, with the versions that are affected and where it is fixed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AffectedProduct {
    /// Commercial name, with model.
    pub name: String,
    /// UDI-DI, or empty.
    pub udi: String,
    /// Versions, lists or ranges as the record holds them (`>= 4.0 and < 4.6.2`); they print as the language says.
    pub versions: Stated,
    /// Where it is fixed, or what is done instead.
    pub fixed_in: Vec<FixedIn>,
    /// What is declared where nothing is said about a fix.
    #[serde(default)]
    pub fix_follows: Stated,
}

/// One fix, planned fix, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FixedIn {
    /// `fix`, `fix_planned`, `no_fix_planned`, `none_available`, `see_resolution`, `see_controls`.
    pub kind: String,
    /// The version, or empty.
    pub version: String,
    /// Since when, or when planned.
    pub on: Option<NaiveDate>,
}

/// What is not affected and why.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NotAffected {
    /// The product.
    pub product: String,
    /// Versions as the record holds them; empty for all.
    pub versions: String,
    /// Why; or empty.
    pub reason: String,
}

/// The fields of forms about one product.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ProductFields {
    /// Its identifier, for the paths of findings.
    pub id: String,
    /// Its name.
    pub name: String,
    /// By name: `product.udi_di`, `form.us.lot`.
    pub values: BTreeMap<String, Value>,
}

/// A score under one standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// "CVSS v3.1"; empty for another ranking.
    pub standard: String,
    /// "8.3"; empty for another ranking.
    pub score: String,
    /// `none`, `low`, `medium`, `high`, `critical`; or the words of another ranking.
    pub word: String,
    /// The vector; empty for another ranking.
    pub vector: String,
}

/// The versions of one product that a vulnerability affects.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AffectedVersions {
    /// The product.
    pub product: String,
    /// Versions as the record holds them.
    pub versions: String,
}

/// What is known of its use by attackers.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Exploitation {
    /// `not_known`, `proof_of_concept`, `exploited`.
    pub status: String,
    /// In words; or empty.
    pub detail: String,
}

/// What is done about a vulnerability.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Resolution {
    /// `fix`, `fix_planned`, `mitigation`, `workaround`, `no_fix_planned`, `none_available`.
    pub kind: String,
    /// The version that holds the fix, or empty.
    pub version: String,
    /// Since when, or from when.
    pub on: Option<NaiveDate>,
    /// In words; or empty.
    pub details: String,
    /// Where to get it; or empty.
    pub url: String,
}

/// One vulnerability.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Vulnerability {
    /// CVE number, or the maker's own.
    pub id: String,
    /// Title.
    pub title: String,
    /// What it is.
    pub description: Stated,
    /// Restricted detail; only where the audience may read it and the author wants it printed.
    #[serde(default)]
    pub restricted: String,
    /// "CWE-319 Cleartext transmission of sensitive information", or empty.
    pub weakness: String,
    /// Scores; none prints as a gap.
    pub scores: Vec<Score>,
    /// What is declared where there is no score.
    #[serde(default)]
    pub score_follows: Stated,
    /// Products and versions.
    pub affected: Vec<AffectedVersions>,
    /// What is declared where no version is given.
    #[serde(default)]
    pub affected_follows: Stated,
    /// Exploitation.
    pub exploitation: Exploitation,
    /// What is done about it.
    pub resolutions: Vec<Resolution>,
    /// What is declared where nothing is said.
    #[serde(default)]
    pub resolution_follows: Stated,
    /// Who is thanked.
    #[serde(default)]
    pub credits: Vec<String>,
    /// Where more is written: words and address.
    #[serde(default)]
    pub references: Vec<(String, String)>,
}

/// Whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Contact {
    /// Name and function.
    pub name: String,
    /// Telephone, with hours.
    pub telephone: String,
    /// E-mail address.
    pub email: String,
    /// Web address, or empty.
    pub web: String,
    /// Postal address, or empty.
    pub postal: String,
}

/// One action of the user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    /// What to do.
    pub text: String,
    /// Until when.
    pub by: Option<NaiveDate>,
}

/// What is still to come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Which element, by name (`versions`); or empty where `of` says all.
    pub element: String,
    /// Of which vulnerability or product, in words; or empty.
    pub of: String,
    /// Until when.
    pub by: NaiveDate,
    /// Why it is not known yet; or empty.
    #[serde(default)]
    pub reason: String,
}

/// How a due date came about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TimeLimit {
    /// The start fact in words: "Aware of active exploitation"; empty where none is recorded.
    pub start_fact: String,
    /// Its instant.
    pub started: Option<Moment>,
    /// Due in law; none where the law names no span.
    pub legal_due: Option<Moment>,
    /// The earlier, safe instant where it differs.
    pub safe_due: Option<Moment>,
    /// Step by step, in the words of the rule.
    pub steps: Vec<String>,
    /// Nobody has verified the rule.
    pub is_unverified: bool,
}

/// A text of the company that has no translation into the language of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Untranslated {
    /// Where the base text stands, as a JSON Pointer.
    pub path: String,
    /// The base text.
    pub text: String,
}
