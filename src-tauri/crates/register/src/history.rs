//! The history: every change, append-only and hash-chained.
//!
//! # Canonical form
//!
//! So that somebody else can write a verifier: an entry is a JSON object with exactly these members, all of them
//! always present, `disclosure` as `null` where the change concerns none:
//!
//! ```json
//! {"action":"changed","actor":"Jana Petersen","at":"2026-11-23T13:20:00.000Z",
//!  "changes":[{"after":"new","before":"old","path":"/title"}],"disclosure":"01…","previous":"<64 hex digits>",
//!  "reason":"…","sequence":7,"subject":"disclosure","subject_id":"01…"}
//! ```
//!
//! 1. Serialise it with the JSON Canonicalization Scheme, RFC 8785: members sorted, no white space, UTF-8.
//! 2. `hash` is the SHA-256 of these bytes, as 64 lower-case hexadecimal digits.
//! 3. `previous` is the `hash` of the entry before it; the first entry, `sequence` 1, has 64 zeros.
//! 4. `at` is RFC 3339 in UTC with milliseconds. `path` is a JSON Pointer (RFC 6901) into the record; a missing
//!    `before` or `after` means that the field was not there. Replaying the changes of a subject from its first entry
//!    gives the record as it stands in the register.
//!
//! How a history is exported as a file stands in [`crate::export`].

use crate::diff::FieldChange;
use crate::stamp::{instant_text, read_instant};
use crate::{Reader, RegisterError, Stamp};
use chrono::{DateTime, Utc};
use disclosure::DisclosureId;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// `previous` of the first entry.
pub const FIRST: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One entry of the history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryEntry {
    /// What was done (`created`, `changed`, `sealed`).
    pub action: String,
    /// Who did it.
    pub actor: String,
    /// When, UTC, as written.
    pub at: String,
    /// The fields that changed.
    pub changes: Vec<FieldChange>,
    /// The disclosure that it concerns.
    pub disclosure: Option<String>,
    /// Hash of the entry before.
    pub previous: String,
    /// Why.
    pub reason: String,
    /// Its number, from 1.
    pub sequence: i64,
    /// Kind of the record (`disclosure`, `fact`, `notice`).
    pub subject: String,
    /// Identifier of the record.
    pub subject_id: String,
    /// Hash of this entry; not part of what is hashed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hash: String,
}

impl HistoryEntry {
    /// When, UTC.
    #[must_use]
    pub fn instant(&self) -> Option<DateTime<Utc>> {
        read_instant(&self.at).ok()
    }

    /// The hash that the entry should have.
    #[must_use]
    pub fn expected_hash(&self) -> String {
        let bare = Self { hash: String::new(), ..self.clone() };
        hex::encode(Sha256::digest(canonical(&bare)))
    }

    /// The entry as one line of an export, without its line feed.
    #[must_use]
    pub fn export_line(&self) -> Vec<u8> {
        canonical(self)
    }
}

#[expect(
    clippy::expect_used,
    reason = "what is hashed holds only strings, integers and JSON values, which always serialise"
)]
pub(crate) fn canonical(entry: &impl Serialize) -> Vec<u8> {
    serde_json_canonicalizer::to_vec(entry).expect("strings, integers and JSON values serialise")
}

/// What one entry is about.
pub(crate) struct Subject<'a> {
    pub(crate) kind: &'static str,
    pub(crate) id: &'a str,
    pub(crate) disclosure: Option<DisclosureId>,
}

pub(crate) fn append(
    connection: &Connection,
    stamp: &Stamp,
    action: &str,
    subject: &Subject<'_>,
    changes: Vec<FieldChange>,
) -> Result<HistoryEntry, RegisterError> {
    let (last, previous) = connection
        .prepare_cached("SELECT sequence, hash FROM history ORDER BY sequence DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
        .or_else(|error| match error {
            rusqlite::Error::QueryReturnedNoRows => Ok((0, FIRST.to_owned())),
            other => Err(other),
        })?;
    let mut entry = HistoryEntry {
        action: action.to_owned(),
        actor: stamp.actor.clone(),
        at: instant_text(stamp.at),
        changes,
        disclosure: subject.disclosure.map(|id| id.to_string()),
        previous,
        reason: stamp.reason.clone(),
        sequence: last + 1,
        subject: subject.kind.to_owned(),
        subject_id: subject.id.to_owned(),
        hash: String::new(),
    };
    entry.hash = entry.expected_hash();
    let changes = serde_json::to_string(&entry.changes).map_err(|source| RegisterError::Record {
        what: "history entry",
        id: entry.sequence.to_string(),
        source,
    })?;
    connection.prepare_cached("INSERT INTO history VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)")?.execute(
        params![
            entry.sequence,
            entry.at,
            entry.actor,
            entry.action,
            entry.subject,
            entry.subject_id,
            entry.disclosure,
            changes,
            entry.reason,
            entry.previous,
            entry.hash
        ],
    )?;
    Ok(entry)
}

pub(crate) const COLUMNS: &str =
    "sequence, at, actor, action, subject, subject_id, disclosure, changes, reason, previous, hash";

pub(crate) fn read_row(row: &Row<'_>) -> rusqlite::Result<HistoryEntry> {
    let changes: String = row.get(7)?;
    let changes = serde_json::from_str(&changes)
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(7, rusqlite::types::Type::Text, Box::new(error)))?;
    Ok(HistoryEntry {
        sequence: row.get(0)?,
        at: row.get(1)?,
        actor: row.get(2)?,
        action: row.get(3)?,
        subject: row.get(4)?,
        subject_id: row.get(5)?,
        disclosure: row.get(6)?,
        changes,
        reason: row.get(8)?,
        previous: row.get(9)?,
        hash: row.get(10)?,
    })
}

/// Which entries are asked for; what is blank asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryQuery {
    /// Of one disclosure.
    pub disclosure: Option<DisclosureId>,
    /// Of one record, by its identifier.
    pub record: String,
    /// Of one person, as the history names them.
    pub actor: String,
    /// That hold these words somewhere: action, reason, person, or a field before or after.
    pub words: String,
    /// At or after this instant.
    pub from: Option<DateTime<Utc>>,
    /// Before this instant.
    pub until: Option<DateTime<Utc>>,
}

impl HistoryQuery {
    /// All of one disclosure.
    #[must_use]
    pub fn of(disclosure: DisclosureId) -> Self {
        Self { disclosure: Some(disclosure), ..Self::default() }
    }
}

/// Above so many disclosures it is no longer said which of them changed.
const MOST_CHANGED: i64 = 500;
/// How many of the newest entries are looked through for the names of people.
const SEEN_FOR_PEOPLE: i64 = 20_000;

impl Reader<'_> {
    /// The newest entries first, before a sequence number.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn history(
        &self,
        query: &HistoryQuery,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<HistoryEntry>, RegisterError> {
        let before = before.unwrap_or(i64::MAX);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let of = if query.disclosure.is_some() { "disclosure = ?3" } else { "?3 IS NULL" };
        let sql = format!(
            "SELECT {COLUMNS} FROM history WHERE {of} AND sequence < ?1 AND (?4 = '' OR actor = ?4)
             AND (?5 IS NULL OR at >= ?5) AND (?6 IS NULL OR at < ?6)
             AND (?8 = '' OR subject_id = ?8)
             AND (?7 = '' OR instr(lower(action || ' ' || actor || ' ' || reason || ' ' || changes), ?7) > 0)
             ORDER BY sequence DESC LIMIT ?2"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(
            params![
                before,
                limit,
                query.disclosure.map(|id| id.to_string()),
                query.actor.trim(),
                query.from.map(instant_text),
                query.until.map(instant_text),
                query.words.trim().to_ascii_lowercase(),
                query.record.trim(),
            ],
            read_row,
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who changed something lately, in the order of their names.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn history_people(&self) -> Result<Vec<String>, RegisterError> {
        let sql =
            "SELECT DISTINCT actor FROM (SELECT actor FROM history ORDER BY sequence DESC LIMIT ?1) ORDER BY actor";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([SEEN_FOR_PEOPLE], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every entry about one record, oldest first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn history_of(&self, subject: &str, id: &str) -> Result<Vec<HistoryEntry>, RegisterError> {
        let sql = format!("SELECT {COLUMNS} FROM history WHERE subject_id = ?1 AND subject = ?2 ORDER BY sequence");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([id, subject], read_row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The disclosures that entries after a sequence number are about; `None` where one is about more than single
    /// disclosures, such as a product.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosures_changed_since(&self, sequence: i64) -> Result<Option<Vec<DisclosureId>>, RegisterError> {
        let sql = "SELECT DISTINCT disclosure FROM history WHERE sequence > ?1 LIMIT ?2";
        let mut statement = self.connection.prepare_cached(sql)?;
        let rows = statement.query_map([sequence, MOST_CHANGED], |row| row.get::<_, Option<String>>(0))?;
        let changed: Vec<Option<String>> = rows.collect::<Result<_, _>>()?;
        if changed.len() >= usize::try_from(MOST_CHANGED).unwrap_or_default() {
            return Ok(None);
        }
        Ok(changed.into_iter().map(|id| id?.parse().ok().map(DisclosureId)).collect())
    }

    /// One entry.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn history_entry(&self, sequence: i64) -> Result<HistoryEntry, RegisterError> {
        let sql = format!("SELECT {COLUMNS} FROM history WHERE sequence = ?1");
        let found = self.connection.prepare_cached(&sql)?.query_row([sequence], read_row).optional()?;
        found.ok_or_else(|| RegisterError::NoSuchRecord { what: "history entry", id: sequence.to_string() })
    }

    /// Number and hash of the newest entry.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn history_head(&self) -> Result<(i64, String), RegisterError> {
        let head =
            self.connection.query_row("SELECT sequence, hash FROM history ORDER BY sequence DESC LIMIT 1", [], |row| {
                Ok((row.get(0)?, row.get(1)?))
            });
        match head {
            Err(rusqlite::Error::QueryReturnedNoRows) => Ok((0, FIRST.to_owned())),
            other => Ok(other?),
        }
    }
}
