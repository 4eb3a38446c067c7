//! The severity panel and forms to be filled in by hand.

use super::Inline;
use serde::{Deserialize, Serialize};

/// The most severe score of the document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeverityPanel {
    /// One entry for each standard; standards stand side by side and are never compared.
    pub scores: Vec<PanelScore>,
    /// What the panel is about: the vulnerability and its title.
    pub about: String,
}

/// One score of the panel.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PanelScore {
    /// "8.3", or blank for another ranking.
    pub score: String,
    /// "High".
    pub word: String,
    /// "CVSS v3.1".
    pub standard: String,
    /// The vector, or blank.
    pub vector: String,
    /// How many of the four bars are filled.
    pub bars: u8,
}

/// One row of a form to be filled in by hand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FormRow {
    /// A box to tick and a sentence.
    Tick {
        /// The sentence.
        text: String,
    },
    /// A label and lines to write on.
    Lines {
        /// The label.
        label: String,
        /// How many.
        count: u8,
    },
    /// A label and a value that is known.
    Given {
        /// The label.
        label: String,
        /// The value.
        value: Vec<Inline>,
    },
}
