//! Checking the history: the chain, and that the records are what the history says.

use crate::diff::apply;
use crate::history::{COLUMNS, FIRST, HistoryEntry, read_row};
use crate::{Reader, RegisterError};
use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use ts_rs::TS;

/// What is wrong with a history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HistoryFault {
    /// The entry, where one is concerned.
    #[ts(type = "number | null")]
    pub sequence: Option<i64>,
    /// What is wrong, in plain words.
    pub message: String,
}

/// The outcome of a check.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct HistoryReport {
    /// How many entries were read.
    #[ts(type = "number")]
    pub entries: i64,
    /// Hash of the newest entry.
    pub last_hash: String,
    /// Whether the check came to its end.
    pub complete: bool,
    /// What is wrong; empty means that nothing was found.
    pub faults: Vec<HistoryFault>,
    /// What a reader should know and is no fault of the chain: entries whose time lies before that of the entry before.
    pub remarks: Vec<HistoryFault>,
}

impl HistoryReport {
    /// Whether everything was checked and nothing is wrong.
    #[must_use]
    pub const fn is_verified(&self) -> bool {
        self.complete && self.faults.is_empty()
    }
}

/// Walks along a chain.
pub(crate) struct Walk {
    pub(crate) report: HistoryReport,
    newest_at: Option<DateTime<Utc>>,
    states: HashMap<(String, String), Option<Value>>,
}

impl Walk {
    pub(crate) fn new() -> Self {
        Self {
            report: HistoryReport { last_hash: FIRST.to_owned(), ..HistoryReport::default() },
            newest_at: None,
            states: HashMap::new(),
        }
    }

    pub(crate) fn fault(&mut self, sequence: Option<i64>, message: String) {
        if self.report.faults.len() < 100 {
            self.report.faults.push(HistoryFault { sequence, message });
        }
    }

    pub(crate) fn step(&mut self, entry: HistoryEntry) {
        let number = entry.sequence;
        let expected = self.report.entries + 1;
        if number != expected {
            self.fault(Some(number), format!("Entry {expected} is missing: the one after it has number {number}."));
        }
        if entry.previous != self.report.last_hash {
            self.fault(Some(number), format!("Entry {number} does not follow the entry before it: an entry was changed, removed or put in between."));
        }
        if entry.expected_hash() != entry.hash {
            self.fault(
                Some(number),
                format!("Entry {number} was changed after it was written: its content does not match its hash."),
            );
        }
        self.follow_clock(&entry);
        let key = (entry.subject.clone(), entry.subject_id.clone());
        let state = self.states.remove(&key).flatten();
        match apply(state, &entry.changes) {
            Some(state) => {
                self.states.insert(key, state);
            }
            None => self.fault(
                Some(number),
                format!("Entry {number} does not fit the state that the entries before it leave."),
            ),
        }
        self.report.entries = number;
        self.report.last_hash = entry.hash;
    }
}

impl Walk {
    /// An entry that is dated before the one before it was written under a clock that had run back, or after one that had
    /// run ahead. The order of the entries is certain; one of the two times is wrong.
    fn follow_clock(&mut self, entry: &HistoryEntry) {
        let Some(at) = entry.instant() else { return };
        if let Some(newest) = self.newest_at.filter(|newest| at + TOLERANCE < *newest)
            && self.report.remarks.len() < MOST_REMARKS
        {
            let words = |at: DateTime<Utc>| at.format("%Y-%m-%d %H:%M UTC").to_string();
            let number = entry.sequence;
            self.report.remarks.push(HistoryFault {
                sequence: Some(number),
                message: format!(
                    "Entry {number} is dated {}, before an earlier entry ({}): the clock of the computer ran back, or had run ahead. The order of the entries is certain, one of the two times is not.",
                    words(at),
                    words(newest)
                ),
            });
        }
        // From here on the entry counts: each step back is told once.
        self.newest_at = Some(at);
    }
}

/// How far clocks of one office differ without a word.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);
/// Most steps back that are told one by one.
const MOST_REMARKS: usize = 100;

impl Reader<'_> {
    /// Checks the whole history and that every record is what the history says. `progress` is told how many of how many
    /// entries are done, and ends the check when it answers `false`; the report then covers what was read.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn verify_history(&self, progress: &mut dyn FnMut(i64, i64) -> bool) -> Result<HistoryReport, RegisterError> {
        // One state of the file from beginning to end, whatever is written meanwhile.
        let _snapshot = self.connection.unchecked_transaction()?;
        let total: i64 = self.connection.query_row("SELECT count(*) FROM history", [], |row| row.get(0))?;
        let mut walk = Walk::new();
        let mut statement = self.connection.prepare(&format!("SELECT {COLUMNS} FROM history ORDER BY sequence"))?;
        for (done, row) in (1_i64..).zip(statement.query_map([], read_row)?) {
            match row {
                Ok(entry) => walk.step(entry),
                Err(error) => {
                    walk.fault(None, format!("The entry after {} can't be read: {error}.", walk.report.entries));
                    walk.report.entries += 1;
                }
            }
            if done % 256 == 0 && !progress(done, total) {
                return Ok(walk.report);
            }
        }
        progress(total, total);
        self.compare_records(&mut walk)?;
        self.compare_files(&mut walk)?;
        walk.report.complete = true;
        Ok(walk.report)
    }

    fn compare_records(&self, walk: &mut Walk) -> Result<(), RegisterError> {
        for (subject, sql) in [
            ("setting", "SELECT key, value FROM setting WHERE key <> 'register_id'"),
            ("product", "SELECT id, body FROM product"),
            ("disclosure", "SELECT id, body FROM disclosure"),
            ("fact", "SELECT id, body FROM fact"),
            ("decision", "SELECT id, body FROM decision"),
            ("notice", "SELECT id, body FROM notice"),
            ("pack", "SELECT id, body FROM pack"),
            ("report", "SELECT id, body FROM report"),
            ("letter", "SELECT id, body FROM letter"),
            (
                "disclosure state",
                "SELECT DISTINCT id, json_object('closed_at', closed_at) FROM disclosure
                 JOIN history ON subject_id = id AND subject = 'disclosure state'",
            ),
        ] {
            if matches!(subject, "report" | "letter") && !self.has_reports()? {
                continue;
            }
            let mut expected: BTreeMap<String, Option<Value>> = walk
                .states
                .iter()
                .filter(|((kind, _), _)| kind == subject)
                .map(|((_, id), state)| (id.clone(), state.clone()))
                .collect();
            let mut statement = self.connection.prepare(sql)?;
            for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))? {
                let (id, body) = row?;
                let stored: Option<Value> = serde_json::from_str(&body).ok();
                if expected.remove(&id).flatten() != stored || stored.is_none() {
                    walk.fault(
                        None,
                        format!(
                            "The {subject} {id} is not what the history says: it was changed outside of the program."
                        ),
                    );
                }
            }
            for id in expected.into_keys() {
                walk.fault(
                    None,
                    format!("The {subject} {id} stands in the history, but is missing from the register."),
                );
            }
        }
        Ok(())
    }

    fn compare_files(&self, walk: &mut Walk) -> Result<(), RegisterError> {
        use sha2::{Digest, Sha256};
        let mut statement = self.connection.prepare("SELECT id, name, bytes FROM attachment")?;
        let mut rows = statement.query([])?;
        let mut found = std::collections::HashSet::new();
        while let Some(row) = rows.next()? {
            let (id, name): (String, String) = (row.get(0)?, row.get(1)?);
            let bytes = row.get_ref(2)?.as_blob().map_err(rusqlite::Error::from)?;
            let sha256 = hex::encode(Sha256::digest(bytes));
            let key = ("attachment".to_owned(), id.clone());
            let expected =
                walk.states.get(&key).and_then(|state| state.as_ref()?.get("sha256")?.as_str().map(str::to_owned));
            if expected.as_deref() != Some(&sha256) {
                walk.fault(None, format!("The file “{name}” in the register was changed after it was added."));
            }
            found.insert(id);
        }
        let missing: Vec<String> = walk
            .states
            .keys()
            .filter(|(kind, id)| kind == "attachment" && !found.contains(id))
            .map(|(_, id)| id.clone())
            .collect();
        for id in missing {
            walk.fault(None, format!("The file {id} stands in the history, but is missing from the register."));
        }
        Ok(())
    }
}
