//! How far the wording of a language was reviewed: a data file beside the messages, string by string.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// How far a text was reviewed. The order is from least to most.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Nobody who knows language and trade has read it, or the base text changed since.
    #[default]
    Unreviewed,
    /// A person who knows language and trade has read it against the base text of now.
    Reviewed,
    /// The base text itself.
    Base,
}

/// The review file of a language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The language's name, in itself.
    #[serde(default)]
    name: String,
    /// Reviews by file and key.
    #[serde(default)]
    reviewed: BTreeMap<String, BTreeMap<String, Reviewed>>,
}

/// One review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reviewed {
    /// First eight digits of the SHA-256 of the base text that was compared.
    base: String,
    /// Who.
    #[expect(dead_code, reason = "kept for a person who reads the file")]
    by: String,
    /// When.
    #[expect(dead_code, reason = "kept for a person who reads the file")]
    #[serde(deserialize_with = "crate::kind::read_day")]
    on: chrono::NaiveDate,
}

impl Review {
    pub(super) fn read(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    pub(super) fn name(&self, tag: &str) -> String {
        if self.name.is_empty() { tag.to_owned() } else { self.name.clone() }
    }

    pub(super) fn state(&self, file: &str, key: &str, base: &str, is_base: bool) -> ReviewState {
        if is_base {
            return ReviewState::Base;
        }
        let found = self.reviewed.get(file).and_then(|of_file| of_file.get(key));
        match found {
            Some(review) if review.base == mark(base) => ReviewState::Reviewed,
            _ => ReviewState::Unreviewed,
        }
    }
}

/// What a review writes down of the base text.
pub(super) fn mark(base: &str) -> String {
    Sha256::digest(base).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
