//! Packs.

use crate::change::{subject, to_value};
use crate::stamp::instant_text;
use crate::{Change, Reader, RegisterError};
use disclosure::{DisclosureId, PackId, PackRecord};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

/// A pack in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PackRow {
    /// Its identifier.
    pub id: PackId,
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// How often it was saved.
    pub revision: i64,
    /// The record.
    pub record: PackRecord,
}

const SELECT: &str = "SELECT id, disclosure, revision, body FROM pack";

fn read(row: &Row<'_>) -> rusqlite::Result<(PackId, DisclosureId, i64, String)> {
    let (id, disclosure): (String, String) = (row.get(0)?, row.get(1)?);
    Ok((super::read_id(&id)?, super::read_id(&disclosure)?, row.get(2)?, row.get(3)?))
}

fn finish((id, disclosure, revision, body): (PackId, DisclosureId, i64, String)) -> Result<PackRow, RegisterError> {
    Ok(PackRow { id, disclosure, revision, record: super::read_body("pack", &id.to_string(), &body)? })
}

impl Reader<'_> {
    /// The packs of a disclosure, oldest first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn packs(&self, disclosure: DisclosureId) -> Result<Vec<PackRow>, RegisterError> {
        let mut statement =
            self.connection.prepare_cached(&format!("{SELECT} WHERE disclosure = ?1 ORDER BY built_at, id"))?;
        statement.query_map([disclosure.to_string()], read)?.map(|row| finish(row?)).collect()
    }

    /// One pack, by identifier or by file name.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn pack_named(&self, name: &str) -> Result<PackRow, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{SELECT} WHERE id = ?1 OR body ->> 'file_name' = ?1 ORDER BY built_at DESC LIMIT 1"
        ))?;
        let row = statement.query_row([name.trim()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "pack", id: name.to_owned() })?)
    }
}

impl Change<'_> {
    /// Adds a pack.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_pack(&self, id: PackId, disclosure: DisclosureId, record: &PackRecord) -> Result<(), RegisterError> {
        let key = id.to_string();
        let body = to_value("pack", &key, record)?;
        self.connection().prepare_cached("INSERT INTO pack VALUES (?1, ?2, ?3, 1, ?4)")?.execute(params![
            key,
            disclosure.to_string(),
            body.to_string(),
            instant_text(record.built_at)
        ])?;
        self.index("pack", &key, Some(disclosure), &record.file_name, &body)?;
        self.record("built", &subject("pack", &key, Some(disclosure)), None, Some(&body))
    }

    /// Saves a pack that was read at `revision`: its handing over.
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] if somebody saved it in between; if the register can't be written.
    pub fn save_pack(
        &self,
        id: PackId,
        revision: i64,
        record: &PackRecord,
        action: &str,
    ) -> Result<i64, RegisterError> {
        let old = self.pack_named(&id.to_string())?;
        if old.revision != revision {
            return Err(RegisterError::Conflict { what: old.record.file_name, yours: revision, theirs: old.revision });
        }
        let key = id.to_string();
        let before = to_value("pack", &key, &old.record)?;
        let after = to_value("pack", &key, record)?;
        self.connection()
            .prepare_cached("UPDATE pack SET body = ?2, revision = ?3 WHERE id = ?1")?
            .execute(params![key, after.to_string(), revision + 1])?;
        self.record(action, &subject("pack", &key, Some(old.disclosure)), Some(&before), Some(&after))?;
        Ok(revision + 1)
    }
}
