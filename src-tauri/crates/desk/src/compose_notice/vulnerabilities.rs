//! Vulnerabilities, their scores and resolutions, and what users must do.

use super::Material;
use super::affected::is_unsaid;
use disclosure::{
    AffectedStatus, CvssVector, CvssVersion, Element, ExploitationStatus, Reading, ResolutionKind, VersionOrder,
    Vulnerability,
};
use notice::content::{self, Action, AffectedVersions, Argument, Exploitation, Part, Score, Stated, Value};

impl Material<'_> {
    /// Every vulnerability as the notice prints it; restricted detail only where the audience may read it.
    pub(super) fn vulnerabilities(&self) -> Vec<content::Vulnerability> {
        self.disclosure()
            .vulnerabilities
            .iter()
            .enumerate()
            .map(|(index, item)| self.vulnerability(index, item))
            .collect()
    }

    fn vulnerability(&self, index: usize, item: &Vulnerability) -> content::Vulnerability {
        let at = format!("/vulnerabilities/{index}");
        let missing = |element| self.declared(element, Some(item.id), None);
        let restricted =
            item.restricted.reveal_to(self.audience()).filter(|_| self.notice.record.draft.include_restricted);
        let description = self.text(&format!("{at}/description"), &item.description.0);
        let credits = item.credits.iter().map(credited).filter(|words| !words.is_empty()).collect();
        let references = item.references.iter().filter(|reference| !reference.url.trim().is_empty());
        content::Vulnerability {
            id: item.name(index),
            title: if item.cve.trim().is_empty() {
                String::new()
            } else {
                self.text(&format!("{at}/title"), &item.title)
            },
            description: if description.is_empty() {
                missing(Element::Description)
            } else {
                Stated::Known(description)
            },
            restricted: restricted.unwrap_or_default().trim().to_owned(),
            weakness: weakness(item),
            scores: scores(item),
            score_follows: missing(Element::Severity),
            affected: self.affected_versions(item),
            affected_follows: missing(Element::Versions),
            exploitation: Exploitation {
                status: exploitation_key(item.exploitation.status).to_owned(),
                detail: self.text(&format!("{at}/exploitation/detail"), &item.exploitation.detail.0),
            },
            resolutions: self.resolutions(index, item),
            resolution_follows: missing(Element::Resolution),
            credits,
            references: references
                .map(|reference| (reference.title.trim().to_owned(), reference.url.trim().to_owned()))
                .collect(),
        }
    }

    fn affected_versions(&self, item: &Vulnerability) -> Vec<AffectedVersions> {
        let mut entries: Vec<AffectedVersions> = Vec::new();
        for statement in item.affected.iter().filter(|statement| statement.status == AffectedStatus::Affected) {
            let Some(product) = self.product(statement.product) else { continue };
            let reading = Reading::under(&statement.versions, VersionOrder::of(product));
            if is_unsaid(&reading) {
                continue;
            }
            let entry = AffectedVersions { product: product.name.clone(), versions: reading.printed() };
            if !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        entries
    }

    fn resolutions(&self, number: usize, item: &Vulnerability) -> Vec<content::Resolution> {
        let mut entries: Vec<content::Resolution> = Vec::new();
        for (index, resolution) in item.resolutions.iter().enumerate() {
            let path = format!("/vulnerabilities/{number}/resolutions/{index}/details");
            let entry = content::Resolution {
                kind: resolution_key(resolution.kind).to_owned(),
                version: resolution.fixed_version.trim().to_owned(),
                on: resolution.available_on.filter(|_| !resolution.fixed_version.trim().is_empty()),
                details: self.text(&path, &resolution.details.0),
                url: resolution.url.trim().to_owned(),
            };
            let says_something = !entry.version.is_empty()
                || !entry.details.is_empty()
                || matches!(resolution.kind, ResolutionKind::NoFixPlanned | ResolutionKind::NoneAvailable);
            if says_something && !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        entries
    }

    /// What users must do: the actions of the resolutions, each once; where none is written, the resolutions themselves.
    pub(super) fn actions(&self) -> Vec<Action> {
        let disclosure = self.disclosure();
        let resolutions = || {
            disclosure.vulnerabilities.iter().enumerate().flat_map(|(number, item)| {
                item.resolutions.iter().enumerate().map(move |(index, resolution)| {
                    (format!("/vulnerabilities/{number}/resolutions/{index}"), resolution)
                })
            })
        };
        let mut texts: Vec<String> = Vec::new();
        for (at, resolution) in resolutions() {
            for (index, action) in resolution.user_actions.iter().enumerate() {
                let text = self.text(&format!("{at}/user_actions/{index}"), &action.0);
                if !text.is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        if texts.is_empty() {
            for (at, resolution) in resolutions() {
                let acts = matches!(
                    resolution.kind,
                    ResolutionKind::Fix | ResolutionKind::Mitigation | ResolutionKind::Workaround
                );
                let text = self.text(&format!("{at}/details"), &resolution.details.0);
                if acts && !text.is_empty() && !texts.contains(&text) {
                    texts.push(text);
                }
            }
        }
        let by = self.notice.record.draft.act_by;
        texts.into_iter().map(|text| Action { text, by }).collect()
    }

    /// What the company does: what the author wrote, else what the resolutions say about fixes.
    pub(super) fn measures(&self) -> Value {
        let written = Value::text(&self.notice.record.draft.what_we_do.0);
        if written.is_known() {
            return written;
        }
        let mut sentences: Vec<Part> = Vec::new();
        for resolution in self.disclosure().vulnerabilities.iter().flat_map(|item| &item.resolutions) {
            let version = || Argument::Name(resolution.fixed_version.trim().to_owned());
            let has_version = !resolution.fixed_version.trim().is_empty();
            let sentence = match (resolution.kind, resolution.available_on) {
                (ResolutionKind::Fix, Some(on)) if has_version => {
                    Part::message("measures-fix-dated", [("version", version()), ("date", Argument::Day(on))])
                }
                (ResolutionKind::Fix, _) if has_version => Part::message("measures-fix", [("version", version())]),
                (ResolutionKind::FixPlanned, Some(on)) => {
                    Part::message("measures-fix-planned-dated", [("date", Argument::Day(on))])
                }
                (ResolutionKind::FixPlanned, None) => Part::message("measures-fix-planned", []),
                (ResolutionKind::NoFixPlanned, _) => Part::message("measures-no-fix-planned", []),
                _ => continue,
            };
            if !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
        Value::phrases([sentences])
    }

    /// Exploitation of each, one paragraph a vulnerability.
    pub(super) fn exploitation(&self) -> Value {
        Value::phrases(self.disclosure().vulnerabilities.iter().enumerate().map(|(index, item)| {
            let key = format!("exploitation-{}", exploitation_key(item.exploitation.status).replace('_', "-"));
            let mut parts = vec![about(item.name(index)), Part::message(&key, [])];
            parts.extend(
                self.own(&format!("/vulnerabilities/{index}/exploitation/detail"), &item.exploitation.detail.0),
            );
            parts
        }))
    }

    /// Description of each, one paragraph a vulnerability.
    pub(super) fn descriptions(&self) -> Value {
        Value::phrases(self.disclosure().vulnerabilities.iter().enumerate().filter_map(|(index, item)| {
            let words = self.own(&format!("/vulnerabilities/{index}/description"), &item.description.0)?;
            Some(vec![about(item.name(index)), words])
        }))
    }

    /// Resolution of each, one paragraph a vulnerability.
    pub(super) fn resolution_words(&self) -> Value {
        Value::phrases(self.disclosure().vulnerabilities.iter().enumerate().filter_map(|(index, item)| {
            let mut parts = vec![about(item.name(index))];
            for resolution in self.resolutions(index, item) {
                let kind = format!("resolution-{}", resolution.kind.replace('_', "-"));
                if resolution.kind != "fix" {
                    parts.push(Part::message("about-one", [("name", Argument::Key(kind))]));
                }
                let version = Argument::Name(resolution.version.clone());
                match (resolution.version.is_empty(), resolution.on) {
                    (false, Some(on)) => parts.push(Part::message(
                        "resolution-sentence-dated",
                        [("version", version), ("date", Argument::Day(on))],
                    )),
                    (false, None) => parts.push(Part::message("resolution-sentence", [("version", version)])),
                    (true, _) => {}
                }
                if !resolution.details.is_empty() {
                    parts.push(Part::Own(resolution.details));
                }
            }
            (parts.len() > 1).then_some(parts)
        }))
    }

    /// Scores of each, one paragraph a score.
    pub(super) fn severities(&self) -> Value {
        let items = self.disclosure().vulnerabilities.iter().enumerate();
        Value::phrases(items.flat_map(|(index, item)| {
            scores(item).into_iter().map(move |score| {
                let name = Argument::Name(item.name(index));
                if score.standard.is_empty() {
                    return vec![Part::message("ranking-of", [("name", name), ("word", Argument::Name(score.word))])];
                }
                let word = Argument::Key(format!("severity-{}", score.word));
                vec![Part::message(
                    "severity-of",
                    [
                        ("name", name),
                        ("standard", Argument::Name(score.standard)),
                        ("score", Argument::Score(score.score)),
                        ("word", word),
                        ("vector", Argument::Name(score.vector)),
                    ],
                )]
            })
        }))
    }

    fn own(&self, path: &str, base: &str) -> Option<Part> {
        let text = self.text(path, base);
        (!text.is_empty()).then_some(Part::Own(text))
    }
}

fn about(name: String) -> Part {
    Part::message("about-one", [("name", Argument::Name(name))])
}

/// Names and organisation of who is thanked.
pub(super) fn credited(credit: &disclosure::Credit) -> String {
    let names = credit.names.join(", ");
    let parts = [names.as_str(), credit.organisation.trim(), credit.summary.trim().trim_end_matches('.')];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// CWE numbers and names, which stay as MITRE writes them.
pub(super) fn weakness(item: &Vulnerability) -> String {
    item.cwes.iter().map(|cwe| format!("{} {}", cwe.id, cwe.name).trim().to_owned()).collect::<Vec<_>>().join("; ")
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
            word: rating.overall_severity.to_string().to_lowercase(),
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
            standard: String::new(),
            score: String::new(),
            word: item.ranking.trim().to_owned(),
            vector: String::new(),
        });
    }
    scores
}

const fn exploitation_key(status: ExploitationStatus) -> &'static str {
    match status {
        ExploitationStatus::NotKnown => "not_known",
        ExploitationStatus::ProofOfConcept => "proof_of_concept",
        ExploitationStatus::Exploited => "exploited",
    }
}

const fn resolution_key(kind: ResolutionKind) -> &'static str {
    match kind {
        ResolutionKind::Fix => "fix",
        ResolutionKind::FixPlanned => "fix_planned",
        ResolutionKind::Mitigation => "mitigation",
        ResolutionKind::Workaround => "workaround",
        ResolutionKind::NoFixPlanned => "no_fix_planned",
        ResolutionKind::NoneAvailable => "none_available",
    }
}
