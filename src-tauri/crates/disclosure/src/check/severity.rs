//! Severity: at least one readable vector, or an equivalent ranking.

use super::Findings;
use crate::{CvssVector, Element, Vulnerability};

pub(super) fn check(at: &str, name: &str, vulnerability: &Vulnerability, findings: &mut Findings) {
    let typed = vulnerability.scores.iter().filter(|scoring| !scoring.vector.trim().is_empty()).count();
    if typed == 0 && vulnerability.ranking.trim().is_empty() {
        findings.missing(
            &format!("{at}/scores"),
            Element::Severity,
            &format!("{name} has no CVSS vector."),
            "Enter a vector, open the calculator, or give an equivalent ranking with its scale.",
        );
    }
    for (index, scoring) in vulnerability.scores.iter().enumerate() {
        if let Err(error) = scoring.vector.parse::<CvssVector>() {
            findings.wrong(
                &format!("{at}/scores/{index}/vector"),
                Element::Severity,
                &format!("The vector “{}” of {name} can't be read: {error}.", scoring.vector.trim()),
                "Correct it, or open the calculator.",
            );
        }
    }
}
