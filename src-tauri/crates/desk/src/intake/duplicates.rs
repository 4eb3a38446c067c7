//! Records that may be about the same vulnerability: the same CVE, or words in common.

use crate::{Desk, Result};
use disclosure::Report;
use register::ReportRow;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use ts_rs::TS;

/// Most that are shown.
const MOST: usize = 5;
/// Most words that are asked for.
const WORDS: usize = 24;
/// Share of the words, in percent, that makes two records worth a look.
const ALIKE: usize = 34;

/// A record that may be about the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Duplicate {
    /// Whether it is a report or a disclosure.
    pub kind: DuplicateKind,
    /// Its identifier.
    pub id: String,
    /// Its number and title.
    pub title: String,
    /// Why it is shown: `CVE-2026-12345`, or the words in common.
    pub why: String,
    /// Whether it names the same CVE.
    pub same_cve: bool,
}

/// What a possible duplicate is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateKind {
    /// Another report.
    Report,
    /// A disclosure.
    Disclosure,
}

#[derive(Default)]
struct Candidate {
    title: String,
    words: BTreeSet<String>,
    cves: BTreeSet<String>,
}

impl Desk {
    /// Records that may be about the same as a report, the likeliest first.
    pub(crate) fn duplicates_of(&self, row: &ReportRow) -> Result<Vec<Duplicate>> {
        let words = telling_words(&row.report);
        let cves: BTreeSet<String> = row.report.cves.iter().map(|cve| cve.trim().to_uppercase()).collect();
        let mut found: BTreeMap<(DuplicateKind, String), Candidate> = BTreeMap::new();
        let reader = self.register.read();
        for (word, is_cve) in words.iter().map(|word| (word, false)).chain(cves.iter().map(|cve| (cve, true))) {
            for hit in reader.search(&format!("\"{word}\""), 40).unwrap_or_default() {
                let (kind, id) = match hit.subject.as_str() {
                    "report" if hit.id != row.id.to_string() => (DuplicateKind::Report, hit.id),
                    "disclosure" if row.report.disclosure.is_none_or(|own| own.to_string() != hit.id) => {
                        (DuplicateKind::Disclosure, hit.id)
                    }
                    _ => continue,
                };
                let candidate = found.entry((kind, id)).or_default();
                candidate.title = hit.title;
                if is_cve { &mut candidate.cves } else { &mut candidate.words }.insert(word.clone());
            }
        }
        let enough = |candidate: &Candidate| {
            !candidate.cves.is_empty()
                || (words.len() >= 3
                    && candidate.words.len() >= 3
                    && candidate.words.len() * 100 >= words.len() * ALIKE)
        };
        let mut likely: Vec<((DuplicateKind, String), Candidate)> =
            found.into_iter().filter(|(_, candidate)| enough(candidate)).collect();
        likely.sort_by_key(|(_, candidate)| std::cmp::Reverse((candidate.cves.len(), candidate.words.len())));
        likely.truncate(MOST);
        let duplicate = |((kind, id), candidate): ((DuplicateKind, String), Candidate)| Duplicate {
            kind,
            id,
            same_cve: !candidate.cves.is_empty(),
            why: if candidate.cves.is_empty() {
                format!("words in common: {}", candidate.words.into_iter().take(6).collect::<Vec<_>>().join(", "))
            } else {
                candidate.cves.into_iter().collect::<Vec<_>>().join(", ")
            },
            title: candidate.title,
        };
        Ok(likely.into_iter().map(duplicate).collect())
    }
}

/// The longer words of title, products and text, the first ones: short ones stand in every report.
fn telling_words(report: &Report) -> Vec<String> {
    let mut seen = HashSet::new();
    let texts = [&report.title, &report.products_text, &report.text];
    let words = texts.into_iter().flat_map(|text| text.split(|character: char| !character.is_alphanumeric()));
    words
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() >= 5 && !COMMON.contains(&word.as_str()))
        .filter(|word| seen.insert(word.clone()))
        .take(WORDS)
        .collect()
}

/// Words that reports have in common whatever they are about.
const COMMON: [&str; 36] = [
    "about",
    "after",
    "also",
    "attacker",
    "because",
    "before",
    "could",
    "device",
    "devices",
    "found",
    "hello",
    "issue",
    "other",
    "please",
    "product",
    "regards",
    "report",
    "reported",
    "security",
    "should",
    "software",
    "system",
    "their",
    "there",
    "these",
    "through",
    "using",
    "version",
    "versions",
    "vulnerability",
    "vulnerabilities",
    "which",
    "while",
    "with",
    "within",
    "would",
];
