//! Affected statements: product, versions, contradictions, and fixes that are affected themselves.

use super::{Findings, Products};
use crate::{
    AffectedStatement, AffectedStatus, Element, Product, Reading, Remark, Resolution, VersionOrder, VersionScheme,
    VersionSet, Vulnerability,
};
use std::collections::HashMap;

pub(super) fn check(
    at: &str,
    name: &str,
    vulnerability: &Vulnerability,
    products: &Products<'_>,
    findings: &mut Findings,
) {
    if vulnerability.affected.is_empty() {
        findings.missing(
            &format!("{at}/affected"),
            Element::Versions,
            &format!("No affected product is named for {name}."),
            "Add a statement for each product: affected, not affected, fixed or under investigation.",
        );
    }
    for (index, statement) in vulnerability.affected.iter().enumerate() {
        check_statement(&format!("{at}/affected/{index}"), name, statement, products, findings);
    }
    contradictions(at, name, vulnerability, products, findings);
}

fn check_statement(
    path: &str,
    name: &str,
    statement: &AffectedStatement,
    products: &Products<'_>,
    findings: &mut Findings,
) {
    let Some(id) = statement.product else {
        findings.missing(
            &format!("{path}/product"),
            Element::Versions,
            &format!("A statement of {name} names no product."),
            "Choose the product.",
        );
        return;
    };
    let Some(product) = products.get(&id) else {
        findings.wrong(
            &format!("{path}/product"),
            Element::Versions,
            &format!("A statement of {name} names a product that is not in the register ({id})."),
            "Choose another product.",
        );
        return;
    };
    if statement.status == AffectedStatus::NotAffected && statement.reason.is_blank() {
        findings.note(
            &format!("{path}/reason"),
            &format!("It is not said why {} is not affected.", product.name),
            "Give the reason, such as “component not present”.",
            "CSAF 2.0 §4.5 (VEX)",
        );
    }
    if statement.versions.trim().is_empty() {
        if statement.status != AffectedStatus::NotAffected {
            findings.missing_for(
                &format!("{path}/versions"),
                Element::Versions,
                id,
                &format!("Affected versions missing for {name} on {}.", product.name),
                "Enter single versions or a range, or “all”.",
            );
        }
        return;
    }
    let order = VersionOrder::of(product);
    let reading = Reading::under(&statement.versions, order);
    doubts(&format!("{path}/versions"), product, statement.status, &reading, findings);
    let Some(set) = reading.set() else { return };
    if let Some(span) = set.impossible(order) {
        findings.wrong(
            &format!("{path}/versions"),
            Element::Versions,
            &format!("No version of {} can be “{span}”: the lower end is not below the upper end.", product.name),
            "Exchange or correct the ends.",
        );
    }
    unread_versions(path, product, set, order, findings);
}

/// What a person must look at in a text of versions.
fn doubts(path: &str, product: &Product, status: AffectedStatus, reading: &Reading, findings: &mut Findings) {
    let text = reading.published();
    for remark in reading.remarks() {
        // That no version of a product is affected is what such a statement is for.
        if matches!(remark, Remark::Everything) && status == AffectedStatus::NotAffected {
            continue;
        }
        if let Remark::Impossible(span) = remark {
            findings.wrong(
                path,
                Element::Versions,
                &format!("No version of {} can be “{span}”: the lower end is not below the upper end.", product.name),
                "Exchange or correct the ends.",
            );
        } else if remark.stops() {
            findings.wrong(
                path,
                Element::Versions,
                &format!("The versions “{text}” of {} can't be read: {remark}.", product.name),
                "Correct the versions.",
            );
        } else {
            findings.note(
                path,
                &format!("The versions “{text}” of {}: {remark}.", product.name),
                "Check the versions, and write them as single versions or a range where that is possible.",
                "IEC 81001-5-1 §9.4 (all affected versions)",
            );
        }
    }
}

/// With a list of versions at the product, a name outside of it is worth a look; with a numeric or semantic scheme,
/// so is a name that the scheme can't read.
fn unread_versions(path: &str, product: &Product, set: &VersionSet, order: VersionOrder<'_>, findings: &mut Findings) {
    let path = format!("{path}/versions");
    for version in set.named() {
        if product.version_scheme == VersionScheme::Vendor {
            let listed = product.versions.iter().any(|known| known.name == version);
            if !product.versions.is_empty() && !listed {
                findings.note(
                    &path,
                    &format!("{} has no version “{version}” in its list.", product.name),
                    "Add it to the product, or correct it.",
                    "IEC 81001-5-1 §9.4 (all affected versions)",
                );
            }
        } else if !order.reads(version) {
            findings.note(
                &path,
                &format!("“{version}” does not follow the version scheme of {}.", product.name),
                "Correct it, or set the product's scheme to “vendor-specific”.",
                "IEC 81001-5-1 §9.4 (all affected versions)",
            );
        }
    }
}

/// The versions of a statement, with the names of the product's own list.
fn read(statement: &AffectedStatement, product: Option<&Product>) -> Reading {
    product.map_or_else(
        || Reading::of(&statement.versions),
        |product| Reading::under(&statement.versions, VersionOrder::of(product)),
    )
}

/// The same product with the same versions can't be both affected and not (CSAF 2.0 test 6.1.6).
fn contradictions(
    at: &str,
    name: &str,
    vulnerability: &Vulnerability,
    products: &Products<'_>,
    findings: &mut Findings,
) {
    let mut seen: HashMap<(crate::ProductId, String), AffectedStatus> = HashMap::new();
    for (index, statement) in vulnerability.affected.iter().enumerate() {
        let Some(id) = statement.product else { continue };
        let set = read(statement, products.get(&id).copied());
        if set.is_blank() {
            continue;
        }
        let earlier = seen.insert((id, set.to_string()), statement.status);
        if let Some(earlier) = earlier.filter(|earlier| *earlier != statement.status) {
            let product = products.get(&id).map_or("the product", |product| product.name.as_str());
            findings.wrong(
                &format!("{at}/affected/{index}/status"),
                Element::Versions,
                &format!("{name}: {product}, {set}, is said to be {} and {}.", earlier.word(), statement.status.word()),
                "Keep one of the two statements.",
            );
        }
    }
}

pub(super) fn check_fixed_version(
    path: &str,
    name: &str,
    vulnerability: &Vulnerability,
    resolution: &Resolution,
    products: &Products<'_>,
    findings: &mut Findings,
) {
    let fixed = resolution.fixed_version.trim();
    for statement in &vulnerability.affected {
        let Some(id) = statement.product.filter(|_| statement.status == AffectedStatus::Affected) else { continue };
        if !resolution.products.is_empty() && !resolution.products.contains(&id) {
            continue;
        }
        let Some(product) = products.get(&id) else { continue };
        let set = read(statement, Some(product));
        // A fix for one of several products is no contradiction to “all versions” of a vendor who counts on.
        if set.set() != Some(&VersionSet::All) && set.contains(fixed, VersionOrder::of(product)) == Some(true) {
            findings.wrong(
                &format!("{path}/fixed_version"),
                Element::Resolution,
                &format!(
                    "{name}: version {fixed} of {} is named as the fix, but is one of the affected versions ({set}).",
                    product.name
                ),
                "Correct the range or the fixed version.",
            );
        }
    }
}
