//! Disclosures.

use crate::change::{subject, to_value};
use crate::stamp::{instant_text, read_instant};
use crate::{Change, Reader, RegisterError};
use chrono::{DateTime, Utc};
use disclosure::{Disclosure, DisclosureId};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// A disclosure in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DisclosureRow {
    /// Its identifier.
    pub id: DisclosureId,
    /// Its number (`VD-2026-0014`).
    pub number: String,
    /// How often it was saved.
    pub revision: i64,
    /// First saved, UTC.
    pub created_at: DateTime<Utc>,
    /// Last saved, UTC.
    pub updated_at: DateTime<Utc>,
    /// Closed, UTC.
    pub closed_at: Option<DateTime<Utc>>,
    /// The disclosure.
    pub disclosure: Disclosure,
}

struct Raw {
    id: DisclosureId,
    number: String,
    revision: i64,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
    body: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let id: String = row.get(0)?;
    let created: String = row.get(3)?;
    let updated: String = row.get(4)?;
    let closed: Option<String> = row.get(5)?;
    Ok(Raw {
        id: super::read_id(&id)?,
        number: row.get(1)?,
        revision: row.get(2)?,
        created_at: read_instant(&created)?,
        updated_at: read_instant(&updated)?,
        closed_at: closed.map(|text| read_instant(&text)).transpose()?,
        body: row.get(6)?,
    })
}

fn finish(raw: Raw) -> Result<DisclosureRow, RegisterError> {
    let disclosure = super::read_body("disclosure", &raw.number, &raw.body)?;
    let Raw { id, number, revision, created_at, updated_at, closed_at, .. } = raw;
    Ok(DisclosureRow { id, number, revision, created_at, updated_at, closed_at, disclosure })
}

const SELECT: &str = "SELECT id, number, revision, created_at, updated_at, closed_at, body FROM disclosure";

/// The advisory that a disclosure came from, as one key: namespace and tracking id name it.
fn source_key(disclosure: &Disclosure) -> Option<String> {
    disclosure.source.as_ref().map(|source| format!("{}\n{}", source.namespace, source.tracking_id))
}

impl Reader<'_> {
    /// Every disclosure, newest number first: by year, then by the number itself, also beyond four digits.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosures(&self) -> Result<Vec<DisclosureRow>, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{SELECT} ORDER BY substr(number, 1, 7) DESC, length(number) DESC, number DESC"
        ))?;
        statement.query_map([], read)?.map(|row| finish(row?)).collect()
    }

    /// The identifiers of every disclosure, or of those that are open, newest number first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosure_ids(&self, open_only: bool) -> Result<Vec<DisclosureId>, RegisterError> {
        let which = if open_only { "WHERE closed_at IS NULL" } else { "" };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id FROM disclosure {which} ORDER BY substr(number, 1, 7) DESC, length(number) DESC, number DESC"
        ))?;
        let ids = statement.query_map([], |row| super::read_id(&row.get::<_, String>(0)?))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// Some disclosures, in the order in which they are asked for. What is not there is left out.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosures_among(&self, ids: &[DisclosureId]) -> Result<Vec<DisclosureRow>, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE id IN (SELECT value FROM json_each(?1))"))?;
        let mut found: HashMap<DisclosureId, DisclosureRow> = HashMap::new();
        for row in statement.query_map([super::list_of(ids)], read)? {
            let row = finish(row?)?;
            found.insert(row.id, row);
        }
        Ok(ids.iter().filter_map(|id| found.remove(id)).collect())
    }

    /// How many disclosures there are.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn count_disclosures(&self) -> Result<i64, RegisterError> {
        Ok(self.connection.query_row("SELECT count(*) FROM disclosure", [], |row| row.get(0))?)
    }

    /// One disclosure.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn disclosure(&self, id: DisclosureId) -> Result<DisclosureRow, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        let row = statement.query_row([id.to_string()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "disclosure", id: id.to_string() })?)
    }

    /// The disclosure with a number, or with an identifier.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn disclosure_named(&self, name: &str) -> Result<DisclosureRow, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE number = ?1 COLLATE NOCASE OR id = ?1"))?;
        let row = statement.query_row([name.trim()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "disclosure", id: name.to_owned() })?)
    }

    /// The number of a disclosure, by its identifier.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosure_number(&self, id: &str) -> Result<Option<String>, RegisterError> {
        let mut statement = self.connection.prepare_cached("SELECT number FROM disclosure WHERE id = ?1")?;
        Ok(statement.query_row([id], |row| row.get(0)).optional()?)
    }

    /// The disclosure that was imported from an advisory.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosure_from(&self, namespace: &str, tracking_id: &str) -> Result<Option<DisclosureRow>, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE source = ?1"))?;
        statement.query_row([format!("{namespace}\n{tracking_id}")], read).optional()?.map(finish).transpose()
    }
}

impl Change<'_> {
    /// Adds a disclosure under the next number of the year.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_disclosure(
        &self,
        id: DisclosureId,
        year: i32,
        disclosure: &Disclosure,
    ) -> Result<String, RegisterError> {
        let number = format!("VD-{year}-{:04}", self.next_number(&format!("VD-{year}"))?);
        let key = id.to_string();
        let body = to_value("disclosure", &number, disclosure)?;
        let now = instant_text(self.stamp().at);
        self.connection()
            .prepare_cached("INSERT INTO disclosure VALUES (?1, ?2, ?3, ?4, ?5, 1, ?6, ?6, NULL)")?
            .execute(params![key, number, disclosure.title, source_key(disclosure), body.to_string(), now])?;
        self.index("disclosure", &key, Some(id), &format!("{number} {}", disclosure.title), &body)?;
        self.record("created", &subject("disclosure", &key, Some(id)), None, Some(&body))?;
        Ok(number)
    }

    /// Saves a disclosure that was read at `revision`, under a verb for the history; gives the new revision.
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] if somebody saved it in between; if the register can't be written.
    pub fn save_disclosure(
        &self,
        id: DisclosureId,
        revision: i64,
        disclosure: &Disclosure,
        action: &str,
    ) -> Result<i64, RegisterError> {
        let old = self.disclosure(id)?;
        if old.revision != revision {
            return Err(RegisterError::Conflict { what: old.number, yours: revision, theirs: old.revision });
        }
        if &old.disclosure == disclosure {
            return Ok(revision);
        }
        let key = id.to_string();
        let before = to_value("disclosure", &old.number, &old.disclosure)?;
        let after = to_value("disclosure", &old.number, disclosure)?;
        self.connection()
            .prepare_cached("UPDATE disclosure SET title = ?2, source = ?3, body = ?4, revision = ?5, updated_at = ?6 WHERE id = ?1")?
            .execute(params![key, disclosure.title, source_key(disclosure), after.to_string(), revision + 1, instant_text(self.stamp().at)])?;
        self.index("disclosure", &key, Some(id), &format!("{} {}", old.number, disclosure.title), &after)?;
        self.record(action, &subject("disclosure", &key, Some(id)), Some(&before), Some(&after))?;
        Ok(revision + 1)
    }

    /// Closes a disclosure, or opens it again.
    ///
    /// # Errors
    /// If there is none, or the register can't be written.
    pub fn set_closed(&self, id: DisclosureId, closed: bool) -> Result<(), RegisterError> {
        let old = self.disclosure(id)?;
        if old.closed_at.is_some() == closed {
            return Ok(());
        }
        let now = instant_text(self.stamp().at);
        let key = id.to_string();
        self.connection().execute(
            "UPDATE disclosure SET closed_at = ?2, updated_at = ?3 WHERE id = ?1",
            params![key, closed.then_some(&now), now],
        )?;
        // The first entry of a subject has nothing before it.
        let known: bool = self.connection().query_row(
            "SELECT EXISTS (SELECT 1 FROM history WHERE subject_id = ?1 AND subject = 'disclosure state')",
            [&key],
            |row| row.get(0),
        )?;
        let before = known.then(|| json!({ "closed_at": old.closed_at.map(instant_text) }));
        let after = json!({ "closed_at": closed.then_some(&now) });
        let action = if closed { "closed" } else { "reopened" };
        self.record(action, &subject("disclosure state", &key, Some(id)), before.as_ref(), Some(&after))
    }
}
