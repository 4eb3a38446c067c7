//! The gate: which findings stop a notice from being sealed, and how complete a disclosure is.

use super::{Products, check};
use crate::{Audience, Disclosure, Element, Finding, Weight};
use serde::Serialize;
use ts_rs::TS;

/// What a notice is, as far as the gate is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate<'k> {
    /// Who reads it.
    pub audience: Audience,
    /// Whether the stage may declare elements "not known yet, to follow by DATE".
    pub early: bool,
    /// The elements of IEC 81001-5-1 §4.1.7 that this document must hold. A notice to users and a full or final one to
    /// an authority hold all four that a record can hold; an early warning of some regimes holds none.
    pub elements: &'k [Element],
}

impl Gate<'_> {
    /// The four elements that a record itself holds.
    pub const ALL: &'static [Element] =
        &[Element::Description, Element::Severity, Element::Versions, Element::Resolution];
}

/// The findings that concern a notice. A notice to users and a full or final notice to an authority need every
/// element; an early stage may declare a missing one to follow. The internal record is never stopped.
#[must_use]
pub fn gate(disclosure: &Disclosure, products: &Products<'_>, gate: Gate<'_>) -> Vec<Finding> {
    let mut findings = check(disclosure, products);
    for finding in &mut findings {
        let asked = finding.element.is_none_or(|element| gate.elements.contains(&element));
        if gate.audience == Audience::Internal || !asked {
            finding.weight = Weight::Note;
        } else if gate.early && finding.missing && finding.weight == Weight::Stops {
            match declaration(disclosure, finding) {
                Some(declared) => {
                    finding.weight = Weight::Note;
                    finding.way_out = format!("Declared to follow by {}.", declared.by.format("%-d %B %Y"));
                }
                None => finding.way_out.push_str(" Or declare it “not known yet, to follow by DATE”."),
            }
        }
    }
    findings
}

fn declaration<'a>(disclosure: &'a Disclosure, finding: &Finding) -> Option<&'a crate::ToFollow> {
    disclosure.to_follow.iter().find(|declared| {
        Some(declared.element) == finding.element
            && (declared.vulnerability.is_none() || declared.vulnerability == finding.vulnerability)
            && (declared.product.is_none() || declared.product == finding.product)
    })
}

/// How complete one element of the clause is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Completeness {
    /// The element.
    pub element: Element,
    /// How many parts are complete.
    pub done: usize,
    /// How many parts there are.
    pub of: usize,
    /// The first field that is missing, as a JSON Pointer.
    pub first_gap: Option<String>,
}

/// Completeness of the four elements that the record itself holds: description, severity, versions and resolution,
/// counted over its vulnerabilities.
#[must_use]
pub fn completeness(disclosure: &Disclosure, findings: &[Finding]) -> Vec<Completeness> {
    [Element::Description, Element::Severity, Element::Versions, Element::Resolution]
        .into_iter()
        .map(|element| {
            let of = disclosure.vulnerabilities.len();
            let concerned = |finding: &&Finding| finding.weight == Weight::Stops && finding.element == Some(element);
            let done = disclosure
                .vulnerabilities
                .iter()
                .filter(|vulnerability| {
                    !findings.iter().filter(concerned).any(|finding| finding.vulnerability == Some(vulnerability.id))
                })
                .count();
            let first_gap = findings.iter().find(|finding| concerned(finding)).map(|finding| finding.path.clone());
            Completeness { element, done, of, first_gap }
        })
        .collect()
}
