//! A rule pack as one file: what ships with the program, what a register keeps, and what an update is.

use super::{RuleError, RuleFile, RulePack};
use crate::calendar::{CalendarError, Calendars};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use thiserror::Error;

/// What the first key of a pack file says.
const FORMAT: &str = "disclosure-desk-rule-pack";
/// The largest pack file that is read, in bytes.
pub const LARGEST_PACK_FILE: usize = 16 * 1024 * 1024;
/// The file with the words that others build on.
const COMMON: &str = "common.toml";

/// All rule files and calendars of one version, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Always [`FORMAT`].
    format: String,
    /// The form of the rule files; 1.
    schema_version: u32,
    /// Version: numbers between dots, a later one is greater (`2026.11.2`).
    pub version: String,
    /// The day of issue, of no zone.
    pub issued_on: NaiveDate,
    /// What is new, in words.
    pub notes: Vec<String>,
    /// Rule files by name.
    rules: BTreeMap<String, String>,
    /// Calendar files by name.
    calendars: BTreeMap<String, String>,
}

/// Why a pack file is not taken.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackFileError {
    /// It is too large.
    #[error("{0} bytes is more than the {LARGEST_PACK_FILE} that a rule pack may have")]
    TooLarge(usize),
    /// It is not JSON of this shape.
    #[error("this is no rule pack: {0}")]
    Shape(String),
    /// It is of another form.
    #[error(
        "this is no rule pack of a form that this program reads: format {format:?}, schema_version {schema_version}; expected {FORMAT:?}, 1"
    )]
    Form {
        /// What `format` says.
        format: String,
        /// What `schema_version` says.
        schema_version: u32,
    },
    /// Its version is none.
    #[error("“{0}” is no version of a rule pack; expected numbers between dots, such as 2026.11.2")]
    Version(String),
    /// Some of its files are wrong; nothing of it is taken.
    #[error("the rule pack is left out as a whole, because of its files:\n{}", .0.join("\n"))]
    Files(Vec<String>),
}

impl PackFile {
    /// The pack that ships with the program.
    #[must_use]
    pub fn shipped() -> Self {
        let texts = |files: &[(&str, &str)]| {
            files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        Self {
            format: FORMAT.to_owned(),
            schema_version: 1,
            version: RulePack::VERSION.to_owned(),
            issued_on: RulePack::ISSUED_ON,
            notes: Vec::new(),
            rules: texts(crate::embedded::RULES),
            calendars: texts(crate::embedded::CALENDARS),
        }
    }

    /// A pack from files, for those who write rules.
    ///
    /// # Errors
    /// If the version is none, or any of the files is wrong.
    pub fn of_files(
        version: &str,
        issued_on: NaiveDate,
        notes: Vec<String>,
        rules: BTreeMap<String, String>,
        calendars: BTreeMap<String, String>,
    ) -> Result<Self, PackFileError> {
        let (format, version) = (FORMAT.to_owned(), version.trim().to_owned());
        let file = Self { format, schema_version: 1, version, issued_on, notes, rules, calendars };
        file.checked()
    }

    /// Reads a pack file.
    ///
    /// # Errors
    /// If it is too large, not of this form, or any of its files is wrong: a pack is taken whole or not at all.
    pub fn read(bytes: &[u8]) -> Result<Self, PackFileError> {
        if bytes.len() > LARGEST_PACK_FILE {
            return Err(PackFileError::TooLarge(bytes.len()));
        }
        let file: Self = serde_json::from_slice(bytes).map_err(|error| PackFileError::Shape(error.to_string()))?;
        file.checked()
    }

    fn checked(self) -> Result<Self, PackFileError> {
        if self.format != FORMAT || self.schema_version != 1 {
            return Err(PackFileError::Form { format: self.format, schema_version: self.schema_version });
        }
        if version_numbers(&self.version).is_none() {
            return Err(PackFileError::Version(self.version));
        }
        let (_, rule_errors) = RulePack::load(&self.rule_files());
        let (_, calendar_errors) = self.calendars();
        let errors: Vec<String> = rule_errors
            .iter()
            .map(RuleError::to_string)
            .chain(calendar_errors.iter().map(CalendarError::to_string))
            .collect();
        if errors.is_empty() { Ok(self) } else { Err(PackFileError::Files(errors)) }
    }

    /// The file, each time the same bytes.
    ///
    /// # Panics
    /// Never: text and maps of text are always JSON.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Whether its version is greater than another.
    #[must_use]
    pub fn is_newer_than(&self, version: &str) -> bool {
        is_newer(&self.version, version)
    }

    /// Its rules with the user's own, and why files of the user's were left out.
    #[must_use]
    pub fn rules_with(&self, own: &[RuleFile]) -> (RulePack, Vec<RuleError>) {
        let mut files = self.rule_files();
        files.extend_from_slice(own);
        RulePack::load(&files)
    }

    /// Its calendars; the errors are those of a file that was never checked.
    #[must_use]
    pub fn calendars(&self) -> (Calendars, Vec<CalendarError>) {
        let files: Vec<(&str, &str)> =
            self.calendars.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        Calendars::load(&files)
    }

    fn rule_files(&self) -> Vec<RuleFile> {
        let common = self.rules.get_key_value(COMMON);
        let others = self.rules.iter().filter(|(name, _)| *name != COMMON);
        common.into_iter().chain(others).map(|(name, text)| RuleFile::shipped(name, text)).collect()
    }
}

/// Whether a version is greater than another.
#[must_use]
pub fn is_newer(version: &str, than: &str) -> bool {
    version_numbers(version) > version_numbers(than)
}

/// The numbers of a version; none if it is no version.
fn version_numbers(version: &str) -> Option<Vec<u32>> {
    let numbers: Option<Vec<u32>> = version.split('.').map(|part| part.parse().ok()).collect();
    numbers.filter(|numbers| (2..=4).contains(&numbers.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(old: &str, new: &str) -> Result<PackFile, PackFileError> {
        let text = String::from_utf8(PackFile::shipped().to_bytes()).unwrap();
        assert!(text.contains(old), "the pack holds {old}");
        PackFile::read(text.replacen(old, new, 1).as_bytes())
    }

    #[test]
    fn what_is_written_is_read() {
        let shipped = PackFile::shipped();
        assert_eq!(PackFile::read(&shipped.to_bytes()), Ok(shipped.clone()));
        assert_eq!(shipped.rules_with(&[]).0.regimes().len(), RulePack::shipped().regimes().len());
        assert_eq!(shipped.calendars().0.iter().count(), Calendars::shipped().iter().count());
    }

    #[test]
    fn a_pack_is_taken_whole_or_not_at_all() {
        let message = |outcome: Result<PackFile, PackFileError>| outcome.unwrap_err().to_string();
        assert!(message(changed("amount = 10", "amount = -10")).contains("toml:"), "names file and line");
        assert!(message(changed(FORMAT, "other")).contains("expected \"disclosure-desk-rule-pack\""));
        assert!(message(changed(RulePack::VERSION, "newest")).contains("such as 2026.11.2"));
        assert!(message(PackFile::read(b"[]")).contains("no rule pack"));
        assert!(message(PackFile::read(&vec![b' '; LARGEST_PACK_FILE + 1])).contains("more than"));
    }

    #[test]
    fn versions_are_numbers() {
        let pack = changed(RulePack::VERSION, "2026.12").unwrap();
        assert!(pack.is_newer_than("2026.11.2") && pack.is_newer_than("2026.9.30"));
        assert!(!pack.is_newer_than("2026.12") && !pack.is_newer_than("2027.1"));
    }
}
