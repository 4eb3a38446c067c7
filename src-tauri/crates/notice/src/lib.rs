//! The document model, its layout on A4, and the tagged PDF/A-3a and PDF/UA-1 file that comes of it.
//!
//! [`Document`] holds plain values; [`render`] measures them, breaks them into pages, draws the pages with
//! printpdf and completes the file with lopdf: structure tree, metadata, attachments and the signature field.

mod annotations;
mod attachments;
pub mod compose;
pub mod content;
mod direction;
pub mod document;
mod draw;
mod error;
mod export;
pub mod facts;
mod finish;
mod fonts;
mod hyphenation;
mod inline;
pub mod kind;
pub mod kinds;
mod layout;
mod marks;
mod metadata;
mod outline;
mod pages;
mod picture;
mod read;
mod render;
mod self_check;
mod structure;
mod style;
mod table;
mod tags;
mod typography;
pub mod words;

mod embedded {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}

pub use compose::{ComposeError, Composed, compose};
pub use document::Document;
pub use error::RenderError;
pub use export::{ExportError, export_fields, to_docx, to_html, to_markdown, to_text};
pub use fonts::printable;
pub use picture::check_picture;
pub use read::{ReadError, read_content};
pub use render::render;
pub use self_check::check_conformance;

/// Name of the file inside a notice that holds its content as data.
pub const DATA_FILE: &str = "notice.json";

/// A rendered document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// SHA-256 of the bytes, lower-case hex.
    pub sha256: String,
    /// Where each heading and each block with an anchor begins, in reading order.
    pub positions: Vec<Position>,
}

/// Where a block begins.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Position {
    /// The block's anchor; empty for a heading without one.
    pub anchor: String,
    /// The heading as printed, with its number; empty for other blocks.
    pub heading: String,
    /// Level of the heading; 0 for other blocks.
    pub level: u8,
    /// Page, counted from 1.
    pub page: usize,
    /// Distance from the top of the page in whole points.
    pub top: u32,
}
