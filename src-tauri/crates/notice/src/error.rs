//! What can go wrong while a document is rendered.

use thiserror::Error;

/// Why a document could not be rendered; each says where and the way out.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RenderError {
    /// ISO 19005-3 6.2.11.8: no reference to `.notdef`; a missing glyph would print as an empty box.
    #[error(
        "{block}: no font of the document holds {characters}, first in \u{201c}{context}\u{201d}. It prints Latin, Greek, Cyrillic, Hebrew and Arabic letters and pictograms: spell out what is written otherwise."
    )]
    MissingGlyph {
        /// Every character of the text that cannot be printed, with its number.
        characters: String,
        /// The first.
        character: char,
        /// The text around it.
        context: String,
        /// The block it stands in, in words.
        block: String,
    },
    /// A control character cannot be printed.
    #[error("{block}: the control character {code} after \u{201c}{context}\u{201d} cannot be printed. Delete it.")]
    ControlCharacter {
        /// `U+XXXX`.
        code: String,
        /// The text before it.
        context: String,
        /// The block it stands in.
        block: String,
    },
    /// A field of the document is not usable.
    #[error("{field}: {value:?} {problem}")]
    Field {
        /// The field.
        field: String,
        /// Its value.
        value: String,
        /// What is wrong and the way out.
        problem: String,
    },
    /// The finished pages break a rule of PDF/A or PDF/UA.
    #[error(
        "The pages do not conform to PDF/A-3a and PDF/UA-1, so they are not sealed: {0}. If a picture was added, replace it; else this is a fault of the program: please report it with the document."
    )]
    NotConforming(String),
    /// The PDF library failed; this is an error of the program, not of the document.
    #[error("The PDF could not be written ({0}). This is a fault of the program; please report it with the document.")]
    Pdf(String),
}
