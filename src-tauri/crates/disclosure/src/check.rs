//! The check of a disclosure, and the gate that a notice must pass before it is sealed.

mod affected;
mod gate;
mod identifiers;
mod product;
mod severity;
#[cfg(test)]
mod tests;
mod udi;

pub use gate::{Completeness, Gate, completeness, gate};
pub use identifiers::{cve_is_valid, cwe_is_valid, gtin_check_digit_is_right};
pub use product::{check_product, srn_fault};

use crate::{Disclosure, Element, Finding, Product, ProductId, ResolutionKind, Vulnerability, Weight};
use std::collections::{HashMap, HashSet};

/// Products by identifier, for the check.
pub type Products<'a> = HashMap<ProductId, &'a Product>;

const CLAUSE: &str = "IEC 81001-5-1 §4.1.7";

/// Everything that is missing or malformed in a disclosure. Never fails: bad input is data.
#[must_use]
pub fn check(disclosure: &Disclosure, products: &Products<'_>) -> Vec<Finding> {
    let mut findings = Findings::default();
    if disclosure.title.trim().is_empty() {
        findings.stop(
            "/title",
            "The disclosure has no title.",
            "Name the product and the problem in one line.",
            "every notice prints it",
        );
    }
    if disclosure.summary.is_blank() {
        findings.note(
            "/summary",
            "There is no summary.",
            "Say in two or three sentences what happened and whom it concerns.",
            "MDR Art. 89(8), FDA 2016 guidance VII.B",
        );
    }
    if disclosure.vulnerabilities.is_empty() {
        findings.missing(
            "/vulnerabilities",
            Element::Description,
            "No vulnerability is recorded.",
            "Add the first one, or import an advisory.",
        );
    }
    if disclosure.safety.harm.is_blank() {
        findings.note(
            "/safety/harm",
            "The possible harm to patients is not described.",
            "Say what could happen to a patient, or that no harm is expected and why.",
            "MDR Art. 89(8)",
        );
    }
    let fields = disclosure.form.len() + disclosure.product_forms.values().map(|form| form.len()).sum::<usize>();
    if fields > crate::MAX_FORM_FIELDS * 4 {
        findings.stop(
            "/form",
            &format!("{fields} fields of forms are filled in; at most {} are printed.", crate::MAX_FORM_FIELDS * 4),
            "Take out what no form asks for.",
            "limit of the program",
        );
    }
    repeated_cves(disclosure, &mut findings);
    for (index, vulnerability) in disclosure.vulnerabilities.iter().enumerate() {
        check_vulnerability(index, vulnerability, products, &mut findings);
    }
    for (index, reference) in disclosure.references.iter().enumerate() {
        identifiers::check_url(&format!("/references/{index}/url"), &reference.url, &mut findings);
    }
    for (id, product) in products {
        for finding in check_product(product) {
            findings.push(Finding {
                product: Some(*id),
                path: format!("/products/{id}{}", finding.path),
                weight: Weight::Note,
                ..finding
            });
        }
    }
    let mut list = findings.list;
    list.sort_by_key(|finding| finding.weight);
    list
}

fn check_vulnerability(index: usize, vulnerability: &Vulnerability, products: &Products<'_>, findings: &mut Findings) {
    let at = format!("/vulnerabilities/{index}");
    let name = vulnerability.name(index);
    findings.about = Some(vulnerability.id);
    if vulnerability.description.is_blank() {
        findings.missing(
            &format!("{at}/description"),
            Element::Description,
            &format!("{name} has no description."),
            "Say what is vulnerable and what an attacker could do.",
        );
    }
    identifiers::check_cve(&at, vulnerability, findings);
    severity::check(&at, &name, vulnerability, findings);
    affected::check(&at, &name, vulnerability, products, findings);
    check_resolutions(&at, &name, vulnerability, products, findings);
    for (number, reference) in vulnerability.references.iter().enumerate() {
        identifiers::check_url(&format!("{at}/references/{number}/url"), &reference.url, findings);
    }
    findings.about = None;
}

fn check_resolutions(
    at: &str,
    name: &str,
    vulnerability: &Vulnerability,
    products: &Products<'_>,
    findings: &mut Findings,
) {
    let described =
        |resolution: &&crate::Resolution| !resolution.details.is_blank() || !resolution.fixed_version.trim().is_empty();
    if !vulnerability.resolutions.iter().any(|resolution| described(&resolution)) {
        findings.missing(
            &format!("{at}/resolutions"),
            Element::Resolution,
            &format!("{name} has no resolution."),
            "Describe the fix, a compensating control or a workaround, or say that no fix is planned.",
        );
    }
    for (number, resolution) in vulnerability.resolutions.iter().enumerate() {
        let path = format!("{at}/resolutions/{number}");
        if !described(&resolution) {
            findings.note(
                &format!("{path}/details"),
                &format!("Resolution {} of {name} is empty.", number + 1),
                "Describe it, or remove it.",
                CLAUSE,
            );
        }
        for product in &resolution.products {
            if !products.contains_key(product) {
                findings.stop(
                    &format!("{path}/products"),
                    &format!(
                        "Resolution {} of {name} names a product that is not in the register ({product}).",
                        number + 1
                    ),
                    "Choose another product.",
                    CLAUSE,
                );
            }
        }
        if resolution.kind == ResolutionKind::Fix && !resolution.fixed_version.trim().is_empty() {
            affected::check_fixed_version(&path, name, vulnerability, resolution, products, findings);
        }
        identifiers::check_url(&format!("{path}/url"), &resolution.url, findings);
    }
}

fn repeated_cves(disclosure: &Disclosure, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for (index, vulnerability) in disclosure.vulnerabilities.iter().enumerate() {
        let cve = vulnerability.cve.trim();
        if !cve.is_empty() && !seen.insert(cve) {
            findings.stop(
                &format!("/vulnerabilities/{index}/cve"),
                &format!("{cve} stands twice in this disclosure."),
                "Merge the two, or correct the number.",
                "CSAF 2.0 §6.1.23",
            );
        }
    }
}

/// Collects findings; keeps the vulnerability that is being looked at.
#[derive(Default)]
pub(crate) struct Findings {
    pub(crate) list: Vec<Finding>,
    pub(crate) about: Option<crate::VulnerabilityId>,
}

impl Findings {
    fn push(&mut self, finding: Finding) {
        self.list.push(finding);
    }

    fn add(
        &mut self,
        path: &str,
        weight: Weight,
        element: Option<Element>,
        message: &str,
        way_out: &str,
        clause: &str,
    ) -> &mut Finding {
        let index = self.list.len();
        self.list.push(Finding {
            path: path.to_owned(),
            weight,
            element,
            missing: false,
            vulnerability: self.about,
            product: None,
            message: message.to_owned(),
            way_out: way_out.to_owned(),
            clause: clause.to_owned(),
        });
        &mut self.list[index]
    }

    pub(crate) fn stop(&mut self, path: &str, message: &str, way_out: &str, clause: &str) {
        self.add(path, Weight::Stops, None, message, way_out, clause);
    }

    pub(crate) fn wrong(&mut self, path: &str, element: Element, message: &str, way_out: &str) {
        self.add(path, Weight::Stops, Some(element), message, way_out, CLAUSE);
    }

    pub(crate) fn missing(&mut self, path: &str, element: Element, message: &str, way_out: &str) {
        self.add(path, Weight::Stops, Some(element), message, way_out, CLAUSE).missing = true;
    }

    pub(crate) fn missing_for(
        &mut self,
        path: &str,
        element: Element,
        product: ProductId,
        message: &str,
        way_out: &str,
    ) {
        let finding = self.add(path, Weight::Stops, Some(element), message, way_out, CLAUSE);
        finding.missing = true;
        finding.product = Some(product);
    }

    pub(crate) fn note(&mut self, path: &str, message: &str, way_out: &str, clause: &str) {
        self.add(path, Weight::Note, None, message, way_out, clause);
    }
}
