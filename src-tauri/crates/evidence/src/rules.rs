//! What is looked for, as data.

use regex::{Regex, RegexBuilder};
use serde::Deserialize;
use thiserror::Error;

const SHIPPED: &str = include_str!("../rules.toml");
/// Longest pattern of the user's own, in characters.
const MAX_PATTERN: usize = 1_000;
/// Most patterns of the user's own.
const MAX_PATTERNS: usize = 50;
/// Largest compiled pattern, in bytes.
const MAX_COMPILED: usize = 4 * 1024 * 1024;

/// The rules, ready to be asked.
#[derive(Clone, Debug)]
pub struct Rules {
    pub(crate) names: Vec<Regex>,
    pub(crate) telling: Telling,
    pub(crate) content: Vec<Content>,
}

/// The passage that counts.
#[derive(Clone, Debug)]
pub(crate) struct Telling {
    pub(crate) weight: u32,
    pub(crate) label: String,
    pub(crate) of: Regex,
    pub(crate) tell: Regex,
    pub(crate) to: Regex,
    pub(crate) not: Regex,
}

/// What a complete document says too.
#[derive(Clone, Debug)]
pub(crate) struct Content {
    pub(crate) label: String,
    pub(crate) weight: u32,
    pub(crate) required: bool,
    pub(crate) any: Regex,
}

/// Why rules can't be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RulesError {
    /// Not TOML, or a field that is none.
    #[error("the rules of the evidence scan can't be read: {0}")]
    Form(String),
    /// A pattern that is none.
    #[error("“{pattern}” is no pattern: {message}")]
    Pattern {
        /// The pattern.
        pattern: String,
        /// Why.
        message: String,
    },
    /// Too many patterns, or one that is too long.
    #[error("at most {MAX_PATTERNS} patterns of at most {MAX_PATTERN} characters are taken")]
    TooMany,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    schema_version: u32,
    names: Vec<String>,
    telling: RawTelling,
    content: Vec<RawContent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTelling {
    weight: u32,
    label: String,
    of: Vec<String>,
    tell: Vec<String>,
    to: Vec<String>,
    not: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawContent {
    #[expect(dead_code, reason = "names the rule for those who read the file")]
    id: String,
    label: String,
    weight: u32,
    #[serde(default)]
    required: bool,
    any: Vec<String>,
}

impl Rules {
    /// The rules of the program, with file-name patterns of the user's own beside its own.
    ///
    /// # Errors
    /// If a pattern is none, or there are too many.
    pub fn shipped(own_names: &[String]) -> Result<Self, RulesError> {
        Self::read(SHIPPED, own_names)
    }

    /// Rules from a text.
    ///
    /// # Errors
    /// If it is no rules, or a pattern is none.
    pub fn read(text: &str, own_names: &[String]) -> Result<Self, RulesError> {
        let raw: Raw = toml::from_str(text).map_err(|error| RulesError::Form(error.to_string()))?;
        if raw.schema_version != 1 {
            return Err(RulesError::Form(format!("schema_version is {}; expected 1", raw.schema_version)));
        }
        if own_names.len() > MAX_PATTERNS || own_names.iter().any(|pattern| pattern.chars().count() > MAX_PATTERN) {
            return Err(RulesError::TooMany);
        }
        let own = own_names.iter().map(|pattern| pattern.trim()).filter(|pattern| !pattern.is_empty());
        Ok(Self {
            names: raw.names.iter().map(String::as_str).chain(own).map(compile).collect::<Result<_, _>>()?,
            telling: Telling {
                weight: raw.telling.weight,
                label: raw.telling.label,
                of: any_of(&raw.telling.of)?,
                tell: any_of(&raw.telling.tell)?,
                to: any_of(&raw.telling.to)?,
                not: any_of(&raw.telling.not)?,
            },
            content: raw
                .content
                .into_iter()
                .map(|entry| {
                    Ok(Content {
                        any: any_of(&entry.any)?,
                        label: entry.label,
                        weight: entry.weight,
                        required: entry.required,
                    })
                })
                .collect::<Result<_, RulesError>>()?,
        })
    }
}

fn any_of(patterns: &[String]) -> Result<Regex, RulesError> {
    // Each on its own first, so that an error names the one that is wrong.
    patterns.iter().try_for_each(|pattern| compile(pattern).map(|_| ()))?;
    compile(&patterns.iter().map(|pattern| format!("(?:{pattern})")).collect::<Vec<_>>().join("|"))
}

fn compile(pattern: &str) -> Result<Regex, RulesError> {
    let built = RegexBuilder::new(pattern).case_insensitive(true).size_limit(MAX_COMPILED).build();
    built.map_err(|error| RulesError::Pattern {
        pattern: pattern.chars().take(80).collect(),
        message: error.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_rules_compile_and_a_bad_pattern_is_named() {
        assert_eq!(Rules::shipped(&["SOP-03\\d".into(), " ".into()]).unwrap().names.len(), 2);
        let error = Rules::shipped(&["a(".into()]).unwrap_err();
        assert!(error.to_string().starts_with("“a(” is no pattern"), "{error}");
        assert_eq!(Rules::shipped(&vec!["a".into(); 51]).unwrap_err(), RulesError::TooMany);
    }
}
