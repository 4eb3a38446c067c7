//! The report of a composition: every entry with its value, limit and state.

use crate::content::{Untranslated, Value};
use crate::kind::{Mark, Required};
use chrono::NaiveDate;

/// What a composition found out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every entry in the order of the document.
    pub entries: Vec<Entry>,
    /// Texts of the company that were printed without a translation.
    pub untranslated: Vec<Untranslated>,
}

/// Whether an entry is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntryState {
    /// Known.
    Known,
    /// Declared to follow.
    ToFollow {
        /// By.
        by: NaiveDate,
        /// Why it is not known yet.
        reason: String,
    },
    /// Not known, and what the form wants written in this case stands instead.
    Instead,
    /// Missing.
    Missing,
}

/// One entry: a text or a field that the kind asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Heading key of its section.
    pub section: String,
    /// Number in the form, or blank.
    pub number: String,
    /// Its label in the language of the document.
    pub label: String,
    /// Name of the value.
    pub name: String,
    /// The product that it is about: identifier and name.
    pub product: Option<(String, String)>,
    /// The clause that asks for it.
    pub clause: String,
    /// As it is printed.
    pub text: String,
    /// As a machine takes it.
    pub machine: String,
    /// The value.
    pub value: Value,
    /// Its state.
    pub state: EntryState,
    /// Longest text in characters.
    pub max: Option<usize>,
    /// How far field and limit are verified.
    pub mark: Mark,
    /// Whether a missing value stops sealing.
    pub required: Required,
    /// Element of the export, or blank.
    pub xml: String,
}

impl Entry {
    /// Length of the text in characters, as forms count it.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether the text is longer than the form takes.
    #[must_use]
    pub fn is_too_long(&self) -> bool {
        self.max.is_some_and(|max| self.characters() > max)
    }
}
