//! The history as a file that anyone can verify.
//!
//! # Form
//!
//! A text file, UTF-8. One line per entry, in order: the object of [`crate::history`] with `hash` added, in the same
//! canonical form. Then one closing line, so that a file that ends early is told from a whole one:
//!
//! ```json
//! {"entries":7,"exported_at":"2026-11-23T13:20:00.000Z","hash":"<64 hex digits>","last_hash":"<64 hex digits>"}
//! ```
//!
//! `entries` is the number of lines before it, `last_hash` the `hash` of the last of them (64 zeros where there is none),
//! and `hash` the SHA-256 of the closing line's canonical form without `hash`. Each line ends with one line feed; nothing
//! follows the closing line.
//!
//! A chain of hashes shows that no part was changed on its own. That nobody wrote the whole file anew is shown by comparing
//! `last_hash` with the register, or with an earlier export that an inspector kept.

use crate::history::{COLUMNS, FIRST, HistoryEntry, canonical, read_row};
use crate::stamp::instant_text;
use crate::verify::{HistoryReport, Walk};
use crate::{Reader, RegisterError};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::io::{BufRead, Read, Write};

/// Longest line that is read, in bytes.
const MAX_LINE: u64 = 64 * 1024 * 1024;

/// The last line of an exported history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Closing {
    entries: i64,
    exported_at: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    hash: String,
    last_hash: String,
}

impl Closing {
    fn expected_hash(&self) -> String {
        let bare = Self { hash: String::new(), ..self.clone() };
        hex::encode(Sha256::digest(canonical(&bare)))
    }
}

/// A line is the closing line or an entry.
enum Line {
    Entry(Box<HistoryEntry>),
    Closing(Closing),
}

impl Line {
    fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        if bytes.starts_with(b"{\"entries\":") {
            return serde_json::from_slice(bytes).map(Self::Closing);
        }
        serde_json::from_slice(bytes).map(|entry| Self::Entry(Box::new(entry)))
    }

    fn canonical(&self) -> Vec<u8> {
        match self {
            Self::Entry(entry) => entry.export_line(),
            Self::Closing(closing) => canonical(closing),
        }
    }
}

impl Reader<'_> {
    /// Writes the whole history with its closing line (see the module's documentation); gives the number of entries.
    /// `exported_at` is UTC.
    ///
    /// # Errors
    /// If the register can't be read or the output can't be written.
    pub fn export_history(&self, output: &mut dyn Write, exported_at: DateTime<Utc>) -> Result<i64, RegisterError> {
        let mut write = |line: Vec<u8>| {
            output
                .write_all(&line)
                .and_then(|()| output.write_all(b"\n"))
                .map_err(|source| RegisterError::File { path: "the export".into(), source })
        };
        let mut statement = self.connection.prepare(&format!("SELECT {COLUMNS} FROM history ORDER BY sequence"))?;
        let (mut entries, mut last_hash) = (0, FIRST.to_owned());
        for entry in statement.query_map([], read_row)? {
            let entry = entry?;
            write(entry.export_line())?;
            entries += 1;
            last_hash = entry.hash;
        }
        let mut closing = Closing { entries, exported_at: instant_text(exported_at), hash: String::new(), last_hash };
        closing.hash = closing.expected_hash();
        write(canonical(&closing))?;
        Ok(entries)
    }
}

/// Checks an exported history line by line.
///
/// # Errors
/// If the input can't be read.
pub fn verify_export(input: &mut dyn BufRead) -> std::io::Result<HistoryReport> {
    let mut walk = Walk::new();
    let mut line = Vec::new();
    let mut is_closed = false;
    for number in 1_i64.. {
        line.clear();
        if Read::take(&mut *input, MAX_LINE).read_until(b'\n', &mut line)? == 0 {
            break;
        }
        if is_closed {
            walk.fault(None, format!("Line {number} stands after the closing line: it was added after the export."));
            break;
        }
        if line.pop() != Some(b'\n') {
            walk.fault(Some(number), format!("Line {number} is cut off: it does not end with a line feed."));
            break;
        }
        let read = match Line::read(&line) {
            Ok(read) => read,
            Err(error) => {
                walk.fault(Some(number), format!("Line {number} can't be read: {error}."));
                break;
            }
        };
        if read.canonical() != line {
            let message = format!("Line {number} is not in the canonical form; it was changed after the export.");
            walk.fault(Some(number), message);
        }
        match read {
            Line::Entry(entry) => walk.step(*entry),
            Line::Closing(closing) => {
                is_closed = true;
                close(&mut walk, &closing);
            }
        }
    }
    walk.report.complete = is_closed;
    if !is_closed && walk.report.faults.is_empty() {
        let entries = walk.report.entries;
        walk.fault(
            None,
            format!("The file ends early: after {entries} entries there is no closing line. Ask for the whole export."),
        );
    }
    Ok(walk.report)
}

fn close(walk: &mut Walk, closing: &Closing) {
    if closing.hash != closing.expected_hash() {
        walk.fault(None, "The closing line was changed after the export: it does not match its hash.".to_owned());
    }
    if closing.entries != walk.report.entries || closing.last_hash != walk.report.last_hash {
        walk.fault(
            None,
            format!(
                "The closing line speaks of {} entries, the newest {}; the file holds {}, the newest {}. Entries were left out or added.",
                closing.entries, closing.last_hash, walk.report.entries, walk.report.last_hash
            ),
        );
    }
}
