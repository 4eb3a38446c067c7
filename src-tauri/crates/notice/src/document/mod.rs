//! The document model: what a notice says, in plain values, before anything is measured or drawn.

mod inline;
mod letterhead;
mod panel;
mod table;

pub use inline::{Inline, gap, link, mono, strong, text};
pub use letterhead::{AddressWindow, Image, Letterhead};
pub use panel::{FormRow, PanelScore, SeverityPanel};
pub use table::{Column, Row, Table};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One A4 document: front matter, blocks in reading order, and what travels with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Title, reference, language and instant; they become the file's metadata and its footer.
    pub meta: Meta,
    /// The maker's letterhead on page 1.
    pub letterhead: Letterhead,
    /// A state other than "final", small at the top right: "DRAFT, not for distribution".
    #[serde(default)]
    pub state: Option<String>,
    /// The content in reading order.
    pub blocks: Vec<Block>,
    /// The signature block that ends the document, when it is to be signed.
    #[serde(default)]
    pub signature: Option<SignatureBlock>,
    /// Files carried inside the document (PDF/A-3), for example the CSAF advisory.
    #[serde(default)]
    pub attachments: Vec<Attachment>,
    /// Words that the engine itself prints.
    #[serde(default)]
    pub words: Words,
}

/// What the file says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meta {
    /// Document title, for the title bar, the footer and the running head.
    pub title: String,
    /// Reference of the notice, for example `FSN-2026-0014-01`.
    pub reference: String,
    /// BCP 47 language of the text, for example `en` or `de-AT`.
    pub language: String,
    /// Version of the notice as printed, for example `3`.
    pub version: String,
    /// One sentence on the content.
    #[serde(default)]
    pub subject: String,
    /// The maker; printed in the running head and as author.
    pub organisation: String,
    /// Keywords for search in archives.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Instant of issue: creation date of the file. The same document and instant give the same bytes.
    pub issued_at: DateTime<Utc>,
}

/// One block of content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// The title of the document; once, first.
    Title {
        /// The words.
        text: String,
    },
    /// The line under the title.
    Subtitle {
        /// The words.
        text: String,
    },
    /// References, dates and addressees, two pairs a row between rules.
    ReferenceBlock {
        /// The pairs in reading order, row by row.
        pairs: Vec<Pair>,
    },
    /// A numbered heading; the engine numbers.
    Heading {
        /// 1 or 2; anything higher is treated as 2.
        level: u8,
        /// The words, without a number.
        text: String,
        /// The clause that the section answers, small after the words; where the document prints clauses.
        #[serde(default)]
        clause: Option<String>,
        /// A name to find the heading's page by, for example the field of the form it belongs to.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// Running text.
    Paragraph {
        /// The text.
        content: Vec<Inline>,
        /// BCP 47 language where it is not the document's.
        #[serde(default)]
        language: Option<String>,
        /// A name to find the paragraph's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// Numbered steps, one action each.
    Steps {
        /// One entry a step.
        items: Vec<Vec<Inline>>,
        /// A name to find the list's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// A bulleted list.
    Bullets {
        /// One entry a bullet.
        items: Vec<Vec<Inline>>,
        /// A name to find the list's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// A table whose head repeats on each page.
    Table(Table),
    /// A sentence that must not be missed, with a 2.5 pt ink edge.
    Callout {
        /// The text.
        content: Vec<Inline>,
        /// A name to find the callout's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// Labels and values, one pair a row.
    KeyValues {
        /// The pairs.
        pairs: Vec<Pair>,
        /// A name to find the list's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// A small remark in the size of tables.
    Note {
        /// The text.
        content: Vec<Inline>,
    },
    /// The most severe score, large, with its words and vectors.
    Severity(SeverityPanel),
    /// A form to be filled in by hand.
    Form {
        /// The rows.
        rows: Vec<FormRow>,
        /// A name to find the form's page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// A picture.
    Figure {
        /// The picture.
        image: Image,
        /// Printed under it; may be blank.
        caption: String,
    },
    /// The signature block of somebody who signs beside the last one.
    Signature(SignatureBlock),
    /// What follows begins a page.
    PageBreak,
}

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The label.
    pub label: String,
    /// The value.
    pub value: Vec<Inline>,
}

/// The end of a signed document: who signs at the left, the signature field at the right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SignatureBlock {
    /// Name of the form field; the seal is put into the field of this name.
    pub field_name: String,
    /// What assistive technology reads out for the field.
    pub tooltip: String,
    /// "Musterstadt, 30 November 2026".
    pub place_and_date: String,
    /// Printed name.
    pub name: String,
    /// Function of the signatory.
    pub function: String,
    /// What the field shows: one entry a line, the first in bold. Before sealing "Signature field" and what
    /// will stand there; in the final render the name, the meaning, the instant with its zone and the level.
    pub field_lines: Vec<String>,
}

/// A file carried inside the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type, for example `application/json`.
    pub media_type: String,
    /// What it is, in words (ISO 14289-1 7.11).
    pub description: String,
    /// How it relates to the document (ISO 19005-3 6.8).
    pub relationship: Relationship,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Instant of its last change.
    pub modified_at: DateTime<Utc>,
}

/// `AFRelationship` of ISO 19005-3 Annex E.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relationship {
    /// The original that the document was made from.
    Source,
    /// The data that the document shows.
    Data,
    /// The same content in another form.
    Alternative,
    /// An addition.
    Supplement,
    /// None of these.
    Unspecified,
}

/// The few words that the engine prints itself, in the language of the document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// `Page {page} of {pages}`.
    pub page_of: String,
    /// `version {version}`.
    pub version: String,
    /// Prefix of a link's description: `Link to`.
    pub link_to: String,
    /// Headings stand without numbers, and text is set larger: a letter, not a notice.
    #[serde(default)]
    pub is_letter: bool,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            page_of: "Page {page} of {pages}".into(),
            version: "version {version}".into(),
            link_to: "Link to".into(),
            is_letter: false,
        }
    }
}

impl Block {
    /// A heading of level 1 or 2.
    #[must_use]
    pub fn heading(level: u8, text: impl Into<String>, anchor: &str) -> Self {
        Self::Heading { level, text: text.into(), clause: None, anchor: Some(anchor.to_owned()) }
    }

    /// A paragraph in the document's language.
    #[must_use]
    pub fn paragraph(content: Vec<Inline>) -> Self {
        Self::Paragraph { content, language: None, anchor: None }
    }

    /// The anchor, where the block has one.
    #[must_use]
    pub fn anchor(&self) -> Option<&str> {
        match self {
            Self::Heading { anchor, .. }
            | Self::Paragraph { anchor, .. }
            | Self::Steps { anchor, .. }
            | Self::Bullets { anchor, .. }
            | Self::Callout { anchor, .. }
            | Self::Form { anchor, .. }
            | Self::KeyValues { anchor, .. } => anchor.as_deref(),
            Self::Table(table) => table.anchor.as_deref(),
            Self::Title { .. }
            | Self::Subtitle { .. }
            | Self::ReferenceBlock { .. }
            | Self::Note { .. }
            | Self::Severity(_)
            | Self::Figure { .. }
            | Self::Signature(_)
            | Self::PageBreak => None,
        }
    }
}
