//! The parts of a kind: its sections, wordings under conditions, what it promises and what of it nobody verified.

use super::Block;
use serde::Deserialize;

/// How a page is laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// Title, reference block, numbered sections.
    #[default]
    Notice,
    /// Address window, larger text, headings without numbers.
    Letter,
    /// Fields with their numbers and limits, to be typed or pasted elsewhere.
    Sheet,
}

/// Whether elements and fields may be declared to follow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MayFollow {
    /// Never.
    #[default]
    Never,
    /// Where the stage is an early one.
    Stage,
    /// Always: the form has a place for it (21 CFR 806.10(c)(13)).
    Always,
}

/// A wording under a condition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// When; blank means always. See [`crate::compose`].
    #[serde(default)]
    pub when: String,
    /// The message.
    pub key: String,
}

/// A pair of the reference block.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reference {
    /// The label's message.
    pub label: String,
    /// The value's name.
    #[serde(default)]
    pub from: String,
    /// A message that stands for the value.
    #[serde(default)]
    pub key: String,
    /// When.
    #[serde(default)]
    pub when: String,
}

/// A section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// The heading's message; blank continues the section before.
    #[serde(default)]
    pub heading: String,
    /// 1 or 2.
    #[serde(default = "one")]
    pub level: u8,
    /// The clause that it answers; blank where none asks for it.
    #[serde(default)]
    pub clause: String,
    /// When.
    #[serde(default)]
    pub when: String,
    /// Whether it begins a page.
    #[serde(default)]
    pub new_page: bool,
    /// What it holds.
    #[serde(default)]
    pub block: Vec<Block>,
}

const fn one() -> u8 {
    1
}

/// A fact that sending the notice makes true.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Told {
    /// Its kind, as the rule pack names it.
    pub fact: String,
    /// When; only flags of the draft.
    #[serde(default)]
    pub when: String,
}

/// How far something is verified.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub enum Mark {
    /// The official text or page was read, or it was quoted word for word.
    #[default]
    V,
    /// A consistent secondary source.
    S,
    /// From memory.
    M,
}

impl Mark {
    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::V => "verified",
            Self::S => "from a secondary source, not verified",
            Self::M => "from memory, not verified",
        }
    }
}

/// Something of a form that nobody verified.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unverified {
    /// What.
    pub what: String,
    /// How far it is known.
    pub mark: Mark,
}

/// How fields leave the program as a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// Ending of the file's name.
    pub suffix: String,
    /// Name of the root element.
    pub root: String,
    /// Version of the form.
    pub version: String,
    /// What to say about the file where its form is not verified.
    #[serde(default)]
    pub remark: String,
}
