//! The check of a product.

use super::{Findings, identifiers};
use crate::{Finding, LegalStatus, Product};
use std::collections::HashSet;

/// Everything that is missing or malformed in a product; paths are relative to the product.
#[must_use]
pub fn check_product(product: &Product) -> Vec<Finding> {
    let mut findings = Findings::default();
    if product.name.trim().is_empty() {
        findings.stop("/name", "The product has no name.", "Enter the model or trade name.", "MDR Art. 89(8)");
    }
    let udi = product.udi_di.trim();
    let all_digits = !udi.is_empty() && udi.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits && !identifiers::gtin_check_digit_is_right(udi) {
        findings.note(
            "/udi_di",
            &format!("The check digit of UDI-DI “{udi}” is wrong, or digits are missing."),
            "A GS1 UDI-DI has 14 digits; compare it with the label.",
            "GS1 General Specifications 7.9",
        );
    }
    if product.markets.is_empty() {
        findings.note(
            "/markets",
            "No market is recorded.",
            "Add the countries where it is sold: without them no authority can be named.",
            "MDR Art. 87, 21 CFR 806",
        );
    }
    let mut countries = HashSet::new();
    for (index, market) in product.markets.iter().enumerate() {
        let path = format!("/markets/{index}");
        if crate::CountryCode::parse(&market.country.0).is_none_or(|country| country != market.country) {
            findings.stop(
                &format!("{path}/country"),
                &format!("“{}” is not a country code.", market.country),
                "Expected two capital letters of ISO 3166-1, such as DE.",
                "ISO 3166-1",
            );
        } else if !countries.insert((market.country.clone(), market.role)) {
            findings.note(
                &format!("{path}/country"),
                &format!("{} is listed twice with the same role.", market.country),
                "Keep one of the two.",
                "",
            );
        }
        if market.status == LegalStatus::Undetermined {
            findings.note(
                &format!("{path}/status"),
                &format!("It is not said what the product is in the law of {}.", market.country),
                "Choose device, digital product or not regulated: it decides which authorities must be told.",
                "Regulation (EU) 2024/2847 Art. 2(2)",
            );
        }
    }
    let mut versions = HashSet::new();
    for (index, version) in product.versions.iter().enumerate() {
        if version.name.trim().is_empty() {
            findings.note(
                &format!("/versions/{index}/name"),
                "A version has no name.",
                "Enter it, or remove the line.",
                "",
            );
        } else if !versions.insert(version.name.as_str()) {
            findings.note(
                &format!("/versions/{index}/name"),
                &format!("Version {} is listed twice.", version.name),
                "Keep one of the two.",
                "",
            );
        }
    }
    findings.list
}
