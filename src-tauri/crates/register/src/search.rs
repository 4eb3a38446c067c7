//! Full-text search over disclosures, products, notices, packs and the history (SQLite FTS5).

use crate::history::HistoryEntry;
use crate::{Change, Reader, RegisterError};
use disclosure::DisclosureId;
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// Kind of the record.
    pub subject: String,
    /// Identifier of the record.
    pub id: String,
    /// The disclosure that it belongs to.
    pub disclosure: Option<String>,
    /// Its title.
    pub title: String,
    /// The text around the first match, the match between `[` and `]`.
    pub snippet: String,
}

impl Reader<'_> {
    /// Searches for records that hold every word of `question`; the last word may be the beginning of one.
    ///
    /// # Errors
    /// [`RegisterError::EmptySearch`] if there is no word; if the register can't be read.
    pub fn search(&self, question: &str, limit: usize) -> Result<Vec<Hit>, RegisterError> {
        let query = match_expression(question).ok_or_else(|| RegisterError::EmptySearch(question.to_owned()))?;
        let mut statement = self.connection.prepare_cached(
            "SELECT k.subject, k.subject_id, k.disclosure, s.title, snippet(search, -1, '[', ']', '…', 12)
             FROM search AS s JOIN search_key AS k ON k.row = s.rowid
             WHERE search MATCH ?1 ORDER BY bm25(search, 8.0, 1.0) LIMIT ?2",
        )?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![query, limit], |row| {
            Ok(Hit {
                subject: row.get(0)?,
                id: row.get(1)?,
                disclosure: row.get(2)?,
                title: row.get(3)?,
                snippet: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Every word as a quoted FTS5 string, so that no sign of its query language has a meaning.
fn match_expression(question: &str) -> Option<String> {
    let words: Vec<String> = question
        .split(|character: char| !character.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .take(32)
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" ") + "*")
}

impl Change<'_> {
    /// Puts a record into the search, replacing what was there of it.
    pub(crate) fn index(
        &self,
        subject: &'static str,
        id: &str,
        disclosure: Option<DisclosureId>,
        title: &str,
        body: &Value,
    ) -> Result<(), RegisterError> {
        let mut text = String::new();
        collect_text(body, &mut text);
        self.put_row(subject, id, disclosure.map(|id| id.to_string()).as_deref(), title, &text)
    }

    /// Puts a history entry into the search: who, what, why, and the values that changed. A whole new record is found
    /// as a record.
    pub(crate) fn index_history(&self, entry: &HistoryEntry) -> Result<(), RegisterError> {
        let mut text = format!("{}\n{}\n", entry.actor, entry.reason);
        for change in entry.changes.iter().filter(|change| !change.path.is_empty()) {
            for value in change.before.iter().chain(&change.after) {
                collect_text(value, &mut text);
            }
        }
        let title = format!("{} {}", entry.subject, entry.action);
        self.put_row("history", &entry.sequence.to_string(), entry.disclosure.as_deref(), &title, &text)
    }

    fn put_row(
        &self,
        subject: &'static str,
        id: &str,
        disclosure: Option<&str>,
        title: &str,
        text: &str,
    ) -> Result<(), RegisterError> {
        let connection = self.connection();
        let known: Option<i64> = connection
            .prepare_cached("SELECT row FROM search_key WHERE subject = ?1 AND subject_id = ?2")?
            .query_row([subject, id], |row| row.get(0))
            .optional()?;
        if let Some(row) = known {
            connection
                .prepare_cached("UPDATE search SET title = ?2, text = ?3 WHERE rowid = ?1")?
                .execute(params![row, title, text])?;
            connection
                .prepare_cached("UPDATE search_key SET disclosure = ?2 WHERE row = ?1 AND disclosure IS NOT ?2")?
                .execute(params![row, disclosure])?;
            return Ok(());
        }
        connection
            .prepare_cached("INSERT INTO search_key (subject, subject_id, disclosure) VALUES (?1, ?2, ?3)")?
            .execute(params![subject, id, disclosure])?;
        connection.prepare_cached("INSERT INTO search (rowid, title, text) VALUES (?1, ?2, ?3)")?.execute(params![
            connection.last_insert_rowid(),
            title,
            text
        ])?;
        Ok(())
    }
}

/// Every text of a record; its identifiers are left out.
fn collect_text(value: &Value, text: &mut String) {
    match value {
        Value::String(string) if uuid::Uuid::parse_str(string).is_err() => {
            text.push_str(string);
            text.push('\n');
        }
        Value::Array(items) => items.iter().for_each(|item| collect_text(item, text)),
        Value::Object(map) => map.values().for_each(|item| collect_text(item, text)),
        _ => {}
    }
}
