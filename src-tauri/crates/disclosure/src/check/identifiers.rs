//! CVE, CWE, URL and GTIN: the grammar of identifiers.

use super::Findings;
use crate::{CWE_VERSION, Cwe, Vulnerability, cwe_name};

/// `CVE-YYYY-N`, four digits or more (CVE record format 5).
#[must_use]
pub fn cve_is_valid(text: &str) -> bool {
    let Some((year, number)) = text.strip_prefix("CVE-").and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    year.len() == 4 && digits(year) && (4..=19).contains(&number.len()) && digits(number)
}

/// `CWE-N` (CSAF 2.0 schema: `^CWE-[1-9]\d{0,5}$`).
#[must_use]
pub fn cwe_is_valid(text: &str) -> bool {
    text.strip_prefix("CWE-").is_some_and(|number| {
        (1..=6).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()) && !number.starts_with('0')
    })
}

/// Whether the last digit of a GTIN of 8, 12, 13 or 14 digits is its GS1 check digit (GS1 General Specifications 7.9).
#[must_use]
pub fn gtin_check_digit_is_right(digits: &str) -> bool {
    if ![8, 12, 13, 14].contains(&digits.len()) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, byte)| u32::from(byte - b'0') * if index % 2 == 1 { 3 } else { 1 })
        .sum();
    sum.is_multiple_of(10)
}

pub(super) fn check_cve(at: &str, vulnerability: &Vulnerability, findings: &mut Findings) {
    let cve = vulnerability.cve.trim();
    if !cve.is_empty() && !cve_is_valid(cve) {
        findings.stop(
            &format!("{at}/cve"),
            &format!("“{cve}” is not a CVE identifier."),
            "Expected CVE, the year and at least four digits, such as CVE-2026-12345.",
            "CVE record format",
        );
    }
    if cve.is_empty() {
        findings.note(
            &format!("{at}/cve"),
            "No CVE identifier is recorded.",
            "Request one, or leave it empty if none will be assigned.",
            "CSAF 2.0 §3.2.3.2",
        );
    }
    for (index, cwe) in vulnerability.cwes.iter().enumerate() {
        check_cwe(&format!("{at}/cwes/{index}"), cwe, findings);
    }
}

/// CSAF 2.0 §6.1.11 refuses an advisory whose weakness does not exist or has another name.
fn check_cwe(at: &str, cwe: &Cwe, findings: &mut Findings) {
    let (id, name) = (cwe.id.trim(), cwe.name.trim());
    if !cwe_is_valid(id) {
        findings.stop(
            &format!("{at}/id"),
            &format!("“{id}” is not a CWE identifier."),
            "Expected CWE and a number, such as CWE-319.",
            "CSAF 2.0 §3.2.3.3",
        );
        return;
    }
    match cwe_name(id) {
        None => findings.note(
            &format!("{at}/id"),
            &format!("{id} is no weakness of CWE {CWE_VERSION}."),
            "Check the number. Categories and views are no weaknesses; one that is newer than that list may be right.",
            "CSAF 2.0 §6.1.11",
        ),
        Some(official) if !name.is_empty() && !name.eq_ignore_ascii_case(official) => findings.note(
            &format!("{at}/name"),
            &format!("{id} has another name in CWE {CWE_VERSION}."),
            &format!("There it is “{official}”."),
            "CSAF 2.0 §6.1.11",
        ),
        Some(_) => {}
    }
}

pub(super) fn check_url(path: &str, url: &str, findings: &mut Findings) {
    let url = url.trim();
    if url.is_empty() {
        return;
    }
    let known = ["https://", "http://", "mailto:", "tel:", "ftp://", "urn:"];
    if !known.iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme)) || url.contains(char::is_whitespace) {
        findings.note(
            path,
            &format!("“{url}” is not a complete address."),
            "Expected an address that starts with https://.",
            "CSAF 2.0 §3.1.10",
        );
    }
}
