//! The document model: what a notice says, in plain values, before anything is measured or drawn.

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

/// Who writes: name, address, registration, and the product security contact.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Letterhead {
    /// Name of the organisation, in its colour.
    pub organisation: String,
    /// Address, one entry a line.
    #[serde(default)]
    pub address_lines: Vec<String>,
    /// Registration, for example `SRN DE-MF-000000000`.
    #[serde(default)]
    pub registration: Option<String>,
    /// Contact lines at the right.
    #[serde(default)]
    pub contact_lines: Vec<String>,
    /// `#rrggbb`; it must reach a contrast of 4.5 on white.
    #[serde(default)]
    pub colour: Option<String>,
    /// The logo, left of the name.
    #[serde(default)]
    pub logo: Option<Image>,
    /// The recipient, in the window of the envelope.
    #[serde(default)]
    pub window: Option<AddressWindow>,
}

/// A picture as a file: PNG or SVG. It is drawn as pixels, so that nothing of an SVG but its look gets in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Image {
    /// The file. Not part of the data file that travels with a notice: the picture itself is.
    #[serde(skip)]
    pub bytes: Vec<u8>,
    /// SHA-256 of the file, hexadecimal; it binds an approval to the picture.
    pub sha256: String,
    /// What it shows, for those who do not see it (ISO 14289-1 7.3).
    pub alternative: String,
}

/// The address field of a window envelope (DIN 5008 form B: 45 mm from the top, 85 by 45 mm).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct AddressWindow {
    /// Return address in one small line.
    pub sender_line: String,
    /// Name and address, one line each; at most nine.
    pub lines: Vec<String>,
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

/// A label and its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pair {
    /// The label.
    pub label: String,
    /// The value.
    pub value: Vec<Inline>,
}

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

/// A table: columns by content, rows that never split.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Printed above the table.
    #[serde(default)]
    pub caption: Option<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// A name to find the table's page by.
    #[serde(default)]
    pub anchor: Option<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Share of the width in relation to the other columns; without it the content decides.
    #[serde(default)]
    pub share: Option<u16>,
    /// Never wrap: UDI, versions, scores, dates.
    #[serde(default)]
    pub no_wrap: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Vec<Inline>>,
    /// Monospaced lines over the full width under the row: vectors, one a line.
    #[serde(default)]
    pub vectors: Vec<String>,
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
