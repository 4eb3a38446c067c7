//! Why a file is no advisory that can be read.

use thiserror::Error;

/// Why a CSAF document can't be read.
#[derive(Debug, Error)]
pub enum CsafError {
    /// Larger than any advisory.
    #[error(
        "the file has {size} bytes; an advisory larger than {limit} bytes is not read (CSAF 2.0 section C.1 recommends 15 MB)"
    )]
    TooLarge {
        /// Its size.
        size: usize,
        /// The limit.
        limit: usize,
    },
    /// Not JSON, or cut off, or nested too deeply.
    #[error("the file is not sound JSON: {0}. Fetch the advisory again, or ask its publisher")]
    Json(#[from] serde_json::Error),
    /// JSON, but no CSAF.
    #[error(
        "the file is JSON, but no CSAF document: /document/csaf_version is missing. Choose a file that a CSAF provider publishes, such as icsma-24-200-01.json"
    )]
    NotCsaf,
    /// A version that is not read.
    #[error(
        "the file is CSAF {0}; CSAF 2.0 can be imported. Ask the publisher for the 2.0 file (providers publish both for a time)"
    )]
    Version(String),
    /// A mandatory field is missing or of the wrong type.
    #[error("the field {path} is missing or is not {expected}; it is mandatory in CSAF 2.0")]
    Field {
        /// JSON Pointer.
        path: String,
        /// What would be right.
        expected: &'static str,
    },
    /// A text longer than any that is meant.
    #[error(
        "the text at {path} has {length} characters; at most {limit} are read (CSAF 2.0 section C.3). Ask the publisher for a sound file"
    )]
    TooLong {
        /// JSON Pointer.
        path: String,
        /// Its length.
        length: usize,
        /// The limit.
        limit: usize,
    },
    /// Branches inside branches.
    #[error("the product tree at {0} is nested deeper than 30 levels")]
    TooDeep(String),
    /// More of something than can be meant.
    #[error("the advisory has more than {limit} {what}; it was not read")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
}
