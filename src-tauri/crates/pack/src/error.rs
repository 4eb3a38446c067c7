//! Why a pack can't be written or read.

use thiserror::Error;

/// Why a pack can't be written or read.
#[derive(Debug, Error)]
pub enum PackError {
    /// A name that some system can't store, or that leaves the folder.
    #[error("“{0}” can't be the name of a file in a pack; use letters, digits, dot, hyphen and underscore")]
    Name(String),
    /// Two files with the same name.
    #[error("two files of the pack are named “{0}”")]
    Twice(String),
    /// No zip, or a damaged one.
    #[error("the file is not a sound zip: {0}")]
    Zip(#[from] zip::result::ZipError),
    /// Larger than any pack.
    #[error("the pack is larger than {0} bytes; it was not read")]
    TooLarge(u64),
    /// More files than any pack holds.
    #[error("the pack holds more than {0} files; it was not read")]
    TooMany(usize),
    /// Something that belongs into every pack is missing.
    #[error("the pack has no {0}; it was not made by Disclosure Desk, or a file was taken out")]
    Missing(&'static str),
    /// A manifest that can't be read.
    #[error("manifest.json can't be read: {0}")]
    Manifest(#[from] serde_json::Error),
    /// A list of recipients; each problem with its line.
    #[error("the list of recipients was not read: {}", .0.join("; "))]
    Recipients(Vec<String>),
    /// A table that can't be written or read as CSV.
    #[error("the table can't be written or read: {0}")]
    Csv(#[from] csv::Error),
    /// A table that can't be written as a workbook.
    #[error("the workbook can't be written: {0}")]
    Workbook(#[from] rust_xlsxwriter::XlsxError),
    /// Reading or writing failed.
    #[error(transparent)]
    File(#[from] std::io::Error),
}
