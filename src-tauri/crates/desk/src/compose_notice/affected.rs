//! Affected products and versions, where they are fixed, and what is not affected.

use super::Material;
use disclosure::{
    AffectedStatus, Element, Product, ProductId, Reading, Remark, Resolution, ResolutionKind, VersionOrder,
    VulnerabilityId,
};
use notice::content::{AffectedProduct, FixedIn, NotAffected, Stated};

impl Material<'_> {
    /// What is declared about an element that is not known.
    pub(super) fn declared(
        &self,
        element: Element,
        vulnerability: Option<VulnerabilityId>,
        product: Option<ProductId>,
    ) -> Stated {
        let found = self.disclosure().to_follow.iter().find(|entry| {
            entry.element == element
                && (entry.vulnerability.is_none() || entry.vulnerability == vulnerability)
                && (entry.product.is_none() || entry.product == product)
        });
        found.map_or(Stated::Missing, |entry| Stated::ToFollow(entry.by))
    }

    pub(super) fn product(&self, id: Option<ProductId>) -> Option<&Product> {
        self.products.get(&id?)
    }

    /// The products that are affected or may be, with what is said of their versions, in the order of the record.
    pub(super) fn affected_products(&self) -> Vec<(ProductId, &Product, Stated)> {
        let disclosure = self.disclosure();
        let mut rows = Vec::new();
        for id in disclosure.products() {
            let Some(product) = self.products.get(&id) else { continue };
            let statements: Vec<_> = disclosure
                .vulnerabilities
                .iter()
                .flat_map(|item| item.affected.iter().map(move |statement| (item, statement)))
                .filter(|(_, statement)| {
                    statement.product == Some(id)
                        && matches!(statement.status, AffectedStatus::Affected | AffectedStatus::UnderInvestigation)
                })
                .collect();
            if statements.is_empty() {
                continue;
            }
            let mut versions: Vec<String> = Vec::new();
            let mut blank = None;
            for (item, statement) in &statements {
                let reading = Reading::under(&statement.versions, VersionOrder::of(product));
                let declared = self.declared(Element::Versions, Some(item.id), Some(id));
                let printed = reading.printed();
                if is_unsaid(&reading) || reading.names_none() && !matches!(declared, Stated::Missing) {
                    blank = Some(declared);
                } else if !versions.contains(&printed) {
                    versions.push(printed);
                }
            }
            rows.push((id, product, blank.unwrap_or_else(|| Stated::Known(versions.join("\n")))));
        }
        rows
    }

    /// One row for each affected product: the versions of all vulnerabilities together, and where it is fixed.
    pub(super) fn affected(&self) -> Vec<AffectedProduct> {
        self.affected_products()
            .into_iter()
            .map(|(id, product, versions)| AffectedProduct {
                name: if product.model.trim().is_empty() {
                    product.name.clone()
                } else {
                    format!("{}, {}", product.name, product.model)
                },
                udi: product.udi_di.trim().to_owned(),
                versions,
                fixed_in: self.fixes(id),
                fix_follows: self.declared(Element::Resolution, None, Some(id)),
            })
            .collect()
    }

    /// Where a product is fixed.
    pub(super) fn fixes(&self, id: ProductId) -> Vec<FixedIn> {
        let resolutions: Vec<&Resolution> = self
            .disclosure()
            .vulnerabilities
            .iter()
            .filter(|item| item.affected.iter().any(|statement| statement.product == Some(id)))
            .flat_map(|item| item.resolutions.iter())
            .filter(|resolution| resolution.products.is_empty() || resolution.products.contains(&id))
            .collect();
        fixed_in(&resolutions)
    }

    /// What is not affected, one entry each, with the reason.
    pub(super) fn not_affected(&self) -> Vec<NotAffected> {
        let mut entries: Vec<NotAffected> = Vec::new();
        for (number, item) in self.disclosure().vulnerabilities.iter().enumerate() {
            for (index, statement) in item.affected.iter().enumerate() {
                let Some(product) = self.product(statement.product) else { continue };
                if statement.status != AffectedStatus::NotAffected {
                    continue;
                }
                let reading = Reading::under(&statement.versions, VersionOrder::of(product));
                let entry = NotAffected {
                    product: product.name.clone(),
                    versions: if is_unsaid(&reading) { String::new() } else { reading.printed() },
                    reason: self
                        .text(&format!("/vulnerabilities/{number}/affected/{index}/reason"), &statement.reason.0),
                };
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
        entries
    }
}

/// Whether nothing can be printed: no text, or one that is too long to be meant.
pub(super) fn is_unsaid(reading: &Reading) -> bool {
    reading.is_blank() || reading.remarks().iter().any(|remark| matches!(remark, Remark::TooLong | Remark::TooMany))
}

/// Where it is fixed, or that it is not; controls are named only where nothing else is.
fn fixed_in(resolutions: &[&Resolution]) -> Vec<FixedIn> {
    let mut parts: Vec<FixedIn> = Vec::new();
    for resolution in resolutions {
        let version = resolution.fixed_version.trim();
        let kind = match resolution.kind {
            ResolutionKind::Fix if version.is_empty() => continue,
            ResolutionKind::Fix => "fix",
            ResolutionKind::FixPlanned => "fix_planned",
            ResolutionKind::NoFixPlanned => "no_fix_planned",
            ResolutionKind::NoneAvailable => "none_available",
            ResolutionKind::Mitigation | ResolutionKind::Workaround => continue,
        };
        let part = FixedIn { kind: kind.to_owned(), version: version.to_owned(), on: resolution.available_on };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if !parts.is_empty() {
        return parts;
    }
    let has = |kind| resolutions.iter().any(|resolution| resolution.kind == kind && !resolution.details.is_blank());
    let kind = match (has(ResolutionKind::Fix), has(ResolutionKind::Mitigation) || has(ResolutionKind::Workaround)) {
        (true, _) => "see_resolution",
        (false, true) => "see_controls",
        (false, false) => return Vec::new(),
    };
    vec![FixedIn { kind: kind.to_owned(), ..FixedIn::default() }]
}
