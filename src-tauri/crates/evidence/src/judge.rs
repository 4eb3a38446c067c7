//! What a document's name and text show.

use crate::read::Page;
use crate::rules::Rules;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longest passage that is shown, in characters.
const MAX_PASSAGE: usize = 320;

/// How much a document shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EvidenceVerdict")]
pub enum Verdict {
    /// It describes the process or is a record of it, with severity scores and affected versions.
    Full,
    /// It tells customers or regulators, but something that belongs to it is missing.
    Part,
    /// Only its name fits.
    NameOnly,
    /// Nothing.
    None,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "EvidenceFound")]
pub struct Found {
    /// What it shows.
    pub label: String,
    /// The passage.
    pub passage: String,
    /// Page, sheet or part, where there are such: from 1.
    pub page: Option<usize>,
    /// How much it weighs.
    pub weight: u32,
}

/// What a document shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Judged {
    pub(crate) verdict: Verdict,
    /// The part of the name that fits.
    pub(crate) name: Option<String>,
    pub(crate) found: Vec<Found>,
    /// What a full hit would need.
    pub(crate) missing: Vec<String>,
}

/// Judges a document by its name and its text.
pub(crate) fn judge(name: &str, pages: &[Page], rules: &Rules) -> Judged {
    let named = rules.names.iter().find_map(|pattern| pattern.find(name)).map(|found| found.as_str().to_owned());
    let mut judged = Judged { verdict: Verdict::None, name: named, found: Vec::new(), missing: Vec::new() };
    let telling = pages.iter().find_map(|page| telling(page, rules));
    let is_told = telling.is_some();
    judged.found.extend(telling);
    for content in &rules.content {
        let found = pages.iter().find_map(|page| {
            let found = content.any.find(&page.text)?;
            Some(Found {
                label: content.label.clone(),
                passage: around(&page.text, found.start(), found.end()),
                page: page.number,
                weight: content.weight,
            })
        });
        match found {
            Some(found) => judged.found.push(found),
            None if content.required => judged.missing.push(content.label.clone()),
            None => {}
        }
    }
    judged.verdict = match (is_told, judged.missing.is_empty(), judged.name.is_some()) {
        (true, true, _) => Verdict::Full,
        (true, false, _) => Verdict::Part,
        (false, _, true) => Verdict::NameOnly,
        (false, _, false) => Verdict::None,
    };
    if !is_told {
        judged.missing.insert(0, rules.telling.label.clone());
        judged.found.clear();
    }
    judged
}

/// The first passage in which somebody is told of a vulnerability.
fn telling(page: &Page, rules: &Rules) -> Option<Found> {
    let rule = &rules.telling;
    if !rule.of.is_match(&page.text) {
        return None;
    }
    let sentences = sentences(&page.text);
    for (index, sentence) in sentences.iter().enumerate() {
        if !rule.tell.is_match(sentence) || rule.not.is_match(sentence) {
            continue;
        }
        // Whom: in the sentence, or in the one that goes on with it, such as the first entry of a list.
        let next = sentences.get(index + 1).filter(|_| sentence.trim_end().ends_with(':'));
        if !rule.to.is_match(sentence) && !next.is_some_and(|next| rule.to.is_match(next)) {
            continue;
        }
        let near = index.saturating_sub(1)..=(index + 1).min(sentences.len() - 1);
        if sentences[near].iter().any(|sentence| rule.of.is_match(sentence)) {
            return Some(Found {
                label: rule.label.clone(),
                passage: shorten(sentence),
                page: page.number,
                weight: rule.weight,
            });
        }
    }
    None
}

/// The sentences of a text. A line that stands alone, such as a heading or a cell, is one too.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    for block in text.split("\n\n") {
        let mut start = 0;
        let bytes = block.as_bytes();
        for (index, character) in block.char_indices() {
            let ends =
                matches!(character, '.' | '!' | '?' | ';') && bytes.get(index + 1).is_none_or(u8::is_ascii_whitespace);
            if ends {
                sentences.push(&block[start..=index]);
                start = index + 1;
            }
        }
        sentences.push(&block[start..]);
    }
    sentences.retain(|sentence| !sentence.trim().is_empty());
    sentences
}

/// The words around a place.
fn around(text: &str, start: usize, end: usize) -> String {
    let from = text[..start].char_indices().rev().nth(80).map_or(0, |(index, _)| index);
    let to = text[end..].char_indices().nth(80).map_or(text.len(), |(index, _)| end + index);
    let mut passage = shorten(&text[from..to]);
    if from > 0 {
        passage.insert(0, '\u{2026}');
    }
    if to < text.len() {
        passage.push('\u{2026}');
    }
    passage
}

fn shorten(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= MAX_PASSAGE {
        return words;
    }
    format!("{}\u{2026}", words.chars().take(MAX_PASSAGE).collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_stops_and_blocks() {
        assert_eq!(sentences("A 1.2 b. C!\n\nHeading\n\n- item"), ["A 1.2 b.", " C!", "Heading", "- item"]);
    }
}
