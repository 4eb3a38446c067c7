//! Stretches of text with one look.

use serde::{Deserialize, Serialize};

/// A stretch of text with one look.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The words.
        text: String,
    },
    /// Bold text.
    Strong {
        /// The words.
        text: String,
    },
    /// What is missing or declared to follow: in a dashed box, never a blank.
    Gap {
        /// The words, for example `not known yet, to follow by 18 December 2026`.
        text: String,
    },
    /// Monospaced text: vectors, UDI, hashes. A vector breaks only after a slash.
    Mono {
        /// The words.
        text: String,
    },
    /// A link.
    Link {
        /// What is printed.
        text: String,
        /// Where it leads: `https:`, `http:`, `mailto:` or `tel:`.
        target: String,
    },
    /// A stretch in another language than the document.
    Foreign {
        /// The words.
        text: String,
        /// BCP 47 language.
        language: String,
    },
    /// A line break inside a block.
    Break,
}

/// Plain text as an inline.
#[must_use]
pub fn text(text: impl Into<String>) -> Inline {
    Inline::Text { text: text.into() }
}

/// Bold text as an inline.
#[must_use]
pub fn strong(text: impl Into<String>) -> Inline {
    Inline::Strong { text: text.into() }
}

/// A declared gap as an inline.
#[must_use]
pub fn gap(text: impl Into<String>) -> Inline {
    Inline::Gap { text: text.into() }
}

/// Monospaced text as an inline.
#[must_use]
pub fn mono(text: impl Into<String>) -> Inline {
    Inline::Mono { text: text.into() }
}

/// A link as an inline.
#[must_use]
pub fn link(text: impl Into<String>, target: impl Into<String>) -> Inline {
    Inline::Link { text: text.into(), target: target.into() }
}
