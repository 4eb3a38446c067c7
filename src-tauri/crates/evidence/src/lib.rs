//! The evidence scan: which documents of a folder describe a process for, or a record of, telling customers or regulators
//! about product security vulnerabilities, with severity scores and affected versions.
//!
//! What counts is data (`rules.toml`): each hit names the passage and the page that a person can look up. Nothing leaves the
//! machine, and nothing of a file is run.

mod judge;
mod read;
mod rules;
mod scan;

pub use judge::{Found, Verdict};
pub use read::{Page, ReadFile, Unreadable, read_bytes, read_file};
pub use rules::{Rules, RulesError};
pub use scan::{Document, MAX_FILES, Scan, ScanError, Skipped, scan};
