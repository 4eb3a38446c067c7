//! What all notices share: vulnerabilities, products and versions, resolutions in words.

use super::Material;
use chrono::NaiveDate;
use disclosure::{
    AffectedStatus, Audience, CvssVector, CvssVersion, Disclosure, Element, ExploitationStatus, ProductId, PublicText,
    Resolution, ResolutionKind, VersionSet, Vulnerability, VulnerabilityId,
};
use notice::content::{self, AffectedProduct, Score, Stated};

/// A date as documents print it.
pub(super) fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

/// A text, or what is declared about it.
pub(super) fn stated(text: &PublicText) -> Stated {
    if text.is_blank() { Stated::Missing } else { Stated::Known(text.0.trim().to_owned()) }
}

fn declared(
    disclosure: &Disclosure,
    element: Element,
    vulnerability: Option<VulnerabilityId>,
    product: Option<ProductId>,
) -> Stated {
    let found = disclosure.to_follow.iter().find(|entry| {
        entry.element == element
            && (entry.vulnerability.is_none() || entry.vulnerability == vulnerability)
            && (entry.product.is_none() || entry.product == product)
    });
    found.map_or(Stated::Missing, |entry| Stated::ToFollow(entry.by))
}

fn known_or_declared(text: String, missing: impl FnOnce() -> Stated) -> Stated {
    if text.trim().is_empty() { missing() } else { Stated::Known(text) }
}

impl Material<'_> {
    /// Every vulnerability as the notice prints it; restricted detail only where the audience may read it.
    pub(super) fn vulnerabilities(&self, audience: Audience) -> Vec<content::Vulnerability> {
        self.disclosure()
            .vulnerabilities
            .iter()
            .enumerate()
            .map(|(index, item)| self.vulnerability(index, item, audience))
            .collect()
    }

    fn vulnerability(&self, index: usize, item: &Vulnerability, audience: Audience) -> content::Vulnerability {
        let disclosure = self.disclosure();
        let missing = |element| declared(disclosure, element, Some(item.id), None);
        let mut description = item.description.0.trim().to_owned();
        let restricted = item
            .restricted
            .reveal_to(audience)
            .filter(|text| self.notice.record.draft.include_restricted && !text.trim().is_empty());
        if let Some(text) = restricted {
            description.push_str(&format!("\n\nRestricted detail, not for publication: {}", text.trim()));
        }
        let affected = self.affected_words(item);
        content::Vulnerability {
            id: item.name(index),
            title: if item.cve.trim().is_empty() && !item.title.trim().is_empty() {
                String::new()
            } else {
                item.title.trim().to_owned()
            },
            description: known_or_declared(description, || missing(Element::Description)),
            weakness: item
                .cwes
                .iter()
                .map(|cwe| format!("{} {}", cwe.id, cwe.name).trim().to_owned())
                .collect::<Vec<_>>()
                .join("; "),
            scores: scores(item),
            affected: known_or_declared(affected, || missing(Element::Versions)),
            exploitation: Stated::Known(exploitation(item)),
            resolution: known_or_declared(resolution_words(item), || missing(Element::Resolution)),
        }
    }

    fn affected_words(&self, item: &Vulnerability) -> String {
        let mut lines = Vec::new();
        for statement in item.affected.iter().filter(|statement| statement.status == AffectedStatus::Affected) {
            let (Some(product), Ok(set)) = (self.product(statement.product), statement.versions.parse::<VersionSet>())
            else {
                continue;
            };
            lines.push(format!("{}: {set}", product.name));
        }
        lines.dedup();
        lines.join("; ")
    }

    fn product(&self, id: Option<ProductId>) -> Option<&disclosure::Product> {
        self.products.get(&id?)
    }

    /// One row for each affected product: the versions of all vulnerabilities together, and where it is fixed.
    pub(super) fn affected(&self) -> Vec<AffectedProduct> {
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
                match statement.versions.parse::<VersionSet>() {
                    Ok(set) if !versions.contains(&set.to_string()) => versions.push(set.to_string()),
                    Ok(_) => {}
                    Err(_) => blank = Some(declared(disclosure, Element::Versions, Some(item.id), Some(id))),
                }
            }
            if versions.iter().any(|text| text == "all versions") {
                versions = vec!["all versions".to_owned()];
            }
            let fixes: Vec<&Resolution> = disclosure
                .vulnerabilities
                .iter()
                .filter(|item| item.affected.iter().any(|statement| statement.product == Some(id)))
                .flat_map(|item| item.resolutions.iter())
                .filter(|resolution| resolution.products.is_empty() || resolution.products.contains(&id))
                .collect();
            rows.push(AffectedProduct {
                name: if product.model.trim().is_empty() {
                    product.name.clone()
                } else {
                    format!("{}, {}", product.name, product.model)
                },
                udi: product.udi_di.trim().to_owned(),
                versions: blank.unwrap_or_else(|| Stated::Known(versions.join(", "))),
                fixed_in: known_or_declared(fixed_in(&fixes), || {
                    declared(disclosure, Element::Resolution, None, Some(id))
                }),
            });
        }
        rows
    }

    /// What is not affected, one line each, with the reason.
    pub(super) fn not_affected(&self) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for item in &self.disclosure().vulnerabilities {
            for statement in item.affected.iter().filter(|statement| statement.status == AffectedStatus::NotAffected) {
                let Some(product) = self.product(statement.product) else { continue };
                let versions =
                    statement.versions.parse::<VersionSet>().map_or_else(|_| String::new(), |set| format!(" ({set})"));
                let reason = statement.reason.0.trim();
                let line = format!(
                    "{}{versions} is not affected{}{reason}",
                    product.name,
                    if reason.is_empty() { "" } else { ": " }
                );
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }

    /// The products in one phrase.
    pub(super) fn product_phrase(&self) -> String {
        let names: Vec<&str> = self
            .disclosure()
            .products()
            .iter()
            .filter_map(|id| self.products.get(id))
            .map(|product| product.name.as_str())
            .collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, second] => format!("{first} and {second}"),
            [first, second, rest @ ..] => format!("{first}, {second} and {} more", rest.len()),
        }
    }
}

fn scores(item: &Vulnerability) -> Vec<Score> {
    let mut scores: Vec<Score> = Vec::new();
    for vector in item.vectors() {
        let rating = vector.rating();
        let standard = if rating.nomenclature.is_empty() || rating.nomenclature == "CVSS-B" {
            rating.version.to_string()
        } else {
            format!("{} ({})", rating.version, rating.nomenclature)
        };
        let score = Score {
            standard,
            score: rating.overall.to_string(),
            word: rating.overall_severity.to_string(),
            vector: rating.vector,
        };
        if !scores.contains(&score) {
            scores.push(score);
        }
    }
    // The version that is best known first, the newest last; each is a standard of its own.
    scores.sort_by_key(|score| score.vector.parse::<CvssVector>().map_or(CvssVersion::V2, |vector| vector.version()));
    if !item.ranking.trim().is_empty() {
        scores.push(Score {
            standard: "Equivalent ranking".to_owned(),
            score: String::new(),
            word: item.ranking.trim().to_owned(),
            vector: String::new(),
        });
    }
    scores
}

pub(super) fn exploitation(item: &Vulnerability) -> String {
    let status = match item.exploitation.status {
        ExploitationStatus::NotKnown => "No exploitation is known to us.",
        ExploitationStatus::ProofOfConcept => "A proof of concept is public.",
        ExploitationStatus::Exploited => "It is being exploited.",
    };
    let detail = item.exploitation.detail.0.trim();
    if detail.is_empty() { status.to_owned() } else { format!("{status} {detail}") }
}

/// Where it is fixed: `4.6.2, since 12 November 2026`; `fix planned for …`; `no fix planned`.
fn fixed_in(resolutions: &[&Resolution]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for resolution in resolutions {
        let version = resolution.fixed_version.trim();
        let part = match (resolution.kind, version, resolution.available_on) {
            (ResolutionKind::Fix, "", _) => continue,
            (ResolutionKind::Fix, version, Some(on)) => format!("{version}, available from {}", day(on)),
            (ResolutionKind::Fix, version, None) => version.to_owned(),
            (ResolutionKind::FixPlanned, version, Some(on)) => {
                format!("{} planned for {}", if version.is_empty() { "fix" } else { version }, day(on))
            }
            (ResolutionKind::FixPlanned, version, None) => {
                format!("{} planned", if version.is_empty() { "fix" } else { version })
            }
            (ResolutionKind::NoFixPlanned, _, _) => "no fix planned".to_owned(),
            (ResolutionKind::NoneAvailable, _, _) => "none available yet".to_owned(),
            (ResolutionKind::Mitigation | ResolutionKind::Workaround, _, _) => continue,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    if !parts.is_empty() {
        return parts.join("; ");
    }
    let has = |kind| resolutions.iter().any(|resolution| resolution.kind == kind && !resolution.details.is_blank());
    match (has(ResolutionKind::Fix), has(ResolutionKind::Mitigation) || has(ResolutionKind::Workaround)) {
        (true, _) => "see the resolution below".to_owned(),
        (false, true) => "no fixed version named; see the controls below".to_owned(),
        (false, false) => String::new(),
    }
}

/// The resolution in words, one paragraph each.
pub(super) fn resolution_words(item: &Vulnerability) -> String {
    let mut lines: Vec<String> = Vec::new();
    for resolution in &item.resolutions {
        // The notice says "Resolution:" before it; only what is not a fix names its kind again.
        let kind = if resolution.kind == ResolutionKind::Fix {
            String::new()
        } else {
            format!("{}: ", resolution.kind.word())
        };
        let mut line = kind.clone();
        let version = resolution.fixed_version.trim();
        if !version.is_empty() {
            line.push_str(if kind.is_empty() { "Version " } else { "version " });
            line.push_str(version);
            if let Some(on) = resolution.available_on {
                line.push_str(&format!(", available from {}", day(on)));
            }
            line.push_str(". ");
        }
        line.push_str(resolution.details.0.trim());
        if !resolution.url.trim().is_empty() {
            line.push_str(&format!(" ({})", resolution.url.trim()));
        }
        let line = line.trim().to_owned();
        if line.len() > kind.len() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n\n")
}
