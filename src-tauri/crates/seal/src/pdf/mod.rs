//! PDF, as far as seals need it: a reader that loads what it is asked for and guesses at nothing, and a writer of
//! incremental updates.
//!
//! Signing and checking share this one reader, so that both see the same document. What it can't read strictly is an
//! error with a reason, never a repaired guess: a seal must not depend on how somebody mends a broken file.

mod file;
mod filter;
mod object;
mod parse;
mod update;
mod words;
mod write;
mod xref;

pub(crate) use file::Pdf;
pub(crate) use object::{Dictionary, Id, Object};
pub(crate) use parse::Parser;
pub(crate) use update::Update;
pub(crate) use words::{date, read_date, read_text, text};
pub(crate) use xref::{Entry, Section};

/// Largest file that is signed or checked.
pub(crate) const LARGEST_FILE: usize = 100_000_000;

/// Why bytes could not be read as a PDF; the words continue a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken(pub(crate) String);

impl Broken {
    pub(crate) fn at(position: usize, what: &str) -> Self {
        Self(format!("{what} at byte {position}"))
    }
}

impl From<Broken> for crate::error::SealError {
    fn from(broken: Broken) -> Self {
        Self::NotPdf { detail: broken.0 }
    }
}

pub(crate) type Read<T> = Result<T, Broken>;
