//! Two states of one record side by side, replayed from its history.

use crate::list_history::fields_of;
use crate::{Desk, Error, Result};
use deadline::time::{Years, format_instant};
use disclosure::NoticeState;
use register::{HistoryEntry, apply, diff};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// Most states of a record that are offered to choose from: the newest.
const OFFERED: usize = 500;

/// A state of a record: as it was after an entry of its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RecordState {
    /// Number of the entry.
    #[ts(type = "number")]
    pub sequence: i64,
    /// When, in the organisation's zone, as a person reads it.
    pub at_text: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// Why.
    pub reason: String,
}

/// Two states of a record, and where they differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StateComparison {
    /// Kind of the record.
    pub subject: String,
    /// What the record is called.
    pub title: String,
    /// The states that there are, newest first; the first one is how it stands now.
    pub states: Vec<RecordState>,
    /// The earlier state.
    #[ts(type = "number")]
    pub from: i64,
    /// The later state.
    #[ts(type = "number")]
    pub to: i64,
    /// The fields that differ: path, earlier and later value as text.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// What the parts of the paths are called that say nothing by themselves: fields of forms, products.
    pub names: BTreeMap<String, String>,
    /// How many more fields differ than are shown.
    pub more: usize,
    /// Why such a record is not restored; nothing where it can be.
    pub fixed: Option<String>,
}

impl Desk {
    /// Compares a record as it was after an entry with the same record after another entry; without one, with now.
    ///
    /// # Errors
    /// If there is no such entry, the two are about different records, or the history does not replay.
    pub fn compare_states(&self, entry: i64, with: Option<i64>) -> Result<StateComparison> {
        let (one, history) = self.record_of(entry)?;
        let newest = history.last().map_or(entry, |entry| entry.sequence);
        let other = with.unwrap_or(newest);
        if let Some(with) = with
            && history.iter().all(|entry| entry.sequence != with)
        {
            let other = self.register.read().history_entry(with)?;
            return Err(Error::field(
                "/with",
                format!(
                    "entry {with} is about another record ({}) than entry {entry} ({}); choose two entries of one record",
                    other.subject, one.subject
                ),
            ));
        }
        let (from, to) = (entry.min(other), entry.max(other));
        let (before, after) = (state_after(&history, from)?, state_after(&history, to)?);
        let (changes, more) = fields_of(&diff(before.as_ref(), after.as_ref()));
        let zone = self.zone()?;
        let states = history.iter().rev().take(OFFERED).map(|entry| RecordState {
            sequence: entry.sequence,
            at_text: format_instant(entry.instant().unwrap_or_default(), zone, Years::Always),
            actor: entry.actor.clone(),
            action: entry.action.clone(),
            reason: entry.reason.clone(),
        });
        Ok(StateComparison {
            states: states.collect(),
            title: self.record_title(&one)?,
            fixed: self.fixed(&one)?,
            subject: one.subject,
            from,
            to,
            names: self.path_names(&changes)?,
            changes,
            more,
        })
    }

    /// An entry, and every entry about the same record, oldest first.
    pub(crate) fn record_of(&self, entry: i64) -> Result<(HistoryEntry, Vec<HistoryEntry>)> {
        let reader = self.register.read();
        let one = reader.history_entry(entry)?;
        let history = reader.history_of(&one.subject, &one.subject_id)?;
        Ok((one, history))
    }

    /// What a record is called, as it stands now.
    pub(crate) fn record_title(&self, entry: &HistoryEntry) -> Result<String> {
        let (reader, id) = (self.register.read(), entry.subject_id.as_str());
        Ok(match entry.subject.as_str() {
            "disclosure" | "disclosure state" => {
                let row = reader.disclosure_named(id)?;
                format!("{} {}", row.number, row.disclosure.title)
            }
            "notice" => {
                let row = reader.notice_named(id)?;
                format!("{} {}", row.number, row.record.draft.title)
            }
            "report" => {
                let row = reader.report(id)?;
                format!("{} {}", row.number, row.report.title)
            }
            "product" => {
                let named = reader.products()?.into_iter().find(|row| row.id.to_string() == id);
                named.map(|row| row.product.name).unwrap_or_default()
            }
            "setting" => id.replace(['_', '-'], " "),
            other => other.to_owned(),
        }
        .trim()
        .to_owned())
    }

    /// Why a record stays as it is, whatever it was before.
    pub(crate) fn fixed(&self, entry: &HistoryEntry) -> Result<Option<String>> {
        let sentence = match entry.subject.as_str() {
            "disclosure" | "product" | "report" => return Ok(None),
            "setting" if entry.subject_id == "organisation" => return Ok(None),
            "notice" => {
                let row = self.register.read().notice_named(&entry.subject_id)?;
                if row.record.state < NoticeState::Sealed {
                    return Ok(None);
                }
                return Ok(Some(format!(
                    "{} is sealed and never changed again; draft a notice that replaces it",
                    row.number
                )));
            }
            "fact" => "a fact is never edited; record a correction of it, and both stay in sight",
            "decision" => "a decision is never edited; decide again, and both stay in sight",
            "disclosure state" => "a disclosure is closed and opened again by the step for it",
            "pack" => "a pack is what was built and handed over; build another one",
            "letter" | "attachment" => "a letter or file that was kept stays as it is",
            "setting" => "this setting keeps who set it and why; set it again on its own screen",
            _ => "this record is kept by the program itself",
        };
        Ok(Some(sentence.to_owned()))
    }
}

/// A record as it was after an entry, replayed from its first one.
pub(crate) fn state_after(history: &[HistoryEntry], sequence: i64) -> Result<Option<Value>> {
    replay(history.iter().take_while(|entry| entry.sequence <= sequence)).ok_or_else(|| {
        Error::State(format!(
            "the history of this record does not replay up to entry {sequence}; check the history, and restore a backup"
        ))
    })
}

/// What entries of one record, oldest first, leave of it; `None` where one does not fit those before it.
pub(crate) fn replay<'e>(entries: impl Iterator<Item = &'e HistoryEntry>) -> Option<Option<Value>> {
    let mut state = None;
    for entry in entries {
        state = apply(state, &entry.changes)?;
    }
    Some(state)
}
