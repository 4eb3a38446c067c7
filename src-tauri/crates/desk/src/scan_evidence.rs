//! The evidence scan: documents in a folder that describe or record the disclosure of vulnerabilities. What was found last
//! is kept with folder, person and instant; the files stay where they are.

use crate::{Desk, Error, Result, Signal};
use chrono::{DateTime, Utc};
use deadline::time::{Years, format_instant};
use evidence::{Rules, Scan, Verdict, scan};
use serde::{Deserialize, Serialize};
use std::path::Path;
use ts_rs::TS;

const LAST: &str = "evidence_scan";
const PATTERNS: &str = "evidence_patterns";
/// Most documents and skipped files of a scan that are kept.
const MOST_KEPT: usize = 500;
/// Most documents that are named as evidence of a constraint.
const MOST_NAMED: usize = 20;

/// The scan that was made last.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct LastScan {
    folder: String,
    by: String,
    at: Option<DateTime<Utc>>,
    scan: Scan,
}

/// The evidence that is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EvidenceView {
    /// File-name patterns of the user's own, beside those of the program.
    pub patterns: Vec<String>,
    /// The folder that was scanned last; blank where none was.
    pub folder: String,
    /// By whom and when, as a person reads it.
    pub made: String,
    /// What was found.
    pub scan: Scan,
}

/// What a scan needs; the desk is not needed meanwhile.
#[derive(Debug)]
pub struct ReadyToScan {
    rules: Rules,
}

impl ReadyToScan {
    /// Scans a folder; `progress` cancels by answering false.
    ///
    /// # Errors
    /// If it is no folder, or holds too many files.
    pub fn scan(&self, folder: &Path, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<Scan> {
        Ok(scan(folder, &self.rules, progress)?)
    }
}

impl Desk {
    /// Gets a scan ready, with the patterns that are set.
    ///
    /// # Errors
    /// If a pattern is none, or the register can't be read.
    pub fn ready_to_scan(&self) -> Result<ReadyToScan> {
        let patterns: Vec<String> = self.register.read().setting(PATTERNS)?;
        Ok(ReadyToScan { rules: Rules::shipped(&patterns)? })
    }

    /// Keeps what a scan found; one that was cancelled is not kept.
    ///
    /// # Errors
    /// If it was cancelled, or the register can't be written.
    pub fn keep_scan(&mut self, folder: &Path, scan: &Scan) -> Result<()> {
        if scan.is_cancelled {
            return Err(Error::State("The scan was cancelled; what was found before stays.".to_owned()));
        }
        let mut scan = scan.clone();
        scan.documents.truncate(MOST_KEPT);
        scan.skipped.truncate(MOST_KEPT);
        let last =
            LastScan { folder: folder.display().to_string(), by: self.actor.clone(), at: Some(self.now()), scan };
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(LAST, &last).map_err(Error::from))
    }

    /// What the last scan found.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn evidence(&self) -> Result<EvidenceView> {
        let last: LastScan = self.register.read().setting(LAST)?;
        let zone = self.zone()?;
        let made = last.at.map(|at| format!("{}, {}", format_instant(at, zone, Years::Always), last.by));
        Ok(EvidenceView {
            patterns: self.register.read().setting(PATTERNS)?,
            folder: last.folder,
            made: made.unwrap_or_default(),
            scan: last.scan,
        })
    }

    /// Saves file-name patterns of the user's own.
    ///
    /// # Errors
    /// If one is no pattern, or there are too many; if the register can't be written.
    pub fn save_evidence_patterns(&mut self, patterns: &[String]) -> Result<()> {
        let patterns: Vec<String> =
            patterns.iter().map(|pattern| pattern.trim().to_owned()).filter(|pattern| !pattern.is_empty()).collect();
        Rules::shipped(&patterns).map_err(|error| Error::field("/patterns", error.to_string()))?;
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(PATTERNS, &patterns).map_err(Error::from))
    }

    /// The documents of the last scan that show a signal, in words.
    pub(crate) fn scanned_evidence(&self) -> Result<Vec<(Signal, String)>> {
        let last: LastScan = self.register.read().setting(LAST)?;
        let named = last.scan.documents.iter().filter(|document| document.name.is_some()).take(MOST_NAMED);
        let full = last.scan.documents.iter().filter(|document| document.verdict == Verdict::Full).take(MOST_NAMED);
        let mut found: Vec<(Signal, String)> =
            named.map(|document| (Signal::FileName, document.path.clone())).collect();
        for document in full {
            let passage = document.found.first();
            let place = passage.and_then(|found| found.page).map(|page| format!(", page {page}")).unwrap_or_default();
            let words = passage.map(|found| format!(": “{}”", found.passage)).unwrap_or_default();
            found.push((Signal::Content, format!("{}{place}{words}", document.path)));
        }
        Ok(found)
    }
}
