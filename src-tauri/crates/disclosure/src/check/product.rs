//! The check of a product.

use super::{Findings, udi};
use crate::{Finding, LegalStatus, Product};
use std::collections::HashSet;

/// Everything that is missing or malformed in a product; paths are relative to the product.
#[must_use]
pub fn check_product(product: &Product) -> Vec<Finding> {
    let mut findings = Findings::default();
    if product.name.trim().is_empty() {
        findings.stop("/name", "The product has no name.", "Enter the model or trade name.", "MDR Art. 89(8)");
    }
    let identifiers = [
        ("/udi_di", "UDI-DI", product.udi_di.trim(), udi::udi_di(&product.udi_di)),
        ("/basic_udi_di", "Basic UDI-DI", product.basic_udi_di.trim(), udi::basic_udi_di(&product.basic_udi_di)),
    ];
    for (path, name, text, fault) in identifiers {
        if let Some((what, right)) = fault {
            findings.note(path, &format!("The {name} “{text}” {what}."), right, "Implementing Decision (EU) 2019/939");
        }
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

/// What is wrong with a single registration number of EUDAMED, in a sentence; `None` where nothing is.
#[must_use]
pub fn srn_fault(srn: &str) -> Option<String> {
    udi::srn(srn).map(|(what, right)| format!("“{}” {what}. {right}", srn.trim()))
}
