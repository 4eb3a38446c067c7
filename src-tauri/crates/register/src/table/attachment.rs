//! Files in the register: sealed notices, packs, evidence, receipts.

use crate::change::subject;
use crate::stamp::instant_text;
use crate::{Change, Reader, RegisterError};
use disclosure::{AttachmentId, DisclosureId};
use rusqlite::{OptionalExtension, params};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

/// A file with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// File name.
    pub name: String,
    /// Media type (`application/pdf`).
    pub media_type: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A file without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AttachmentEntry {
    /// Its identifier.
    pub id: AttachmentId,
    /// File name.
    pub name: String,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

impl Reader<'_> {
    /// One file.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn attachment(&self, id: AttachmentId) -> Result<Attachment, RegisterError> {
        self.connection
            .prepare_cached("SELECT name, media_type, sha256, bytes FROM attachment WHERE id = ?1")?
            .query_row([id.to_string()], |row| {
                Ok(Attachment { name: row.get(0)?, media_type: row.get(1)?, sha256: row.get(2)?, bytes: row.get(3)? })
            })
            .optional()?
            .ok_or_else(|| RegisterError::NoSuchRecord { what: "file", id: id.to_string() })
    }

    /// What is known of one file.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn attachment_entry(&self, id: AttachmentId) -> Result<AttachmentEntry, RegisterError> {
        self.connection
            .prepare_cached("SELECT name, media_type, size, sha256 FROM attachment WHERE id = ?1")?
            .query_row([id.to_string()], |row| {
                Ok(AttachmentEntry {
                    id,
                    name: row.get(0)?,
                    media_type: row.get(1)?,
                    size: row.get(2)?,
                    sha256: row.get(3)?,
                })
            })
            .optional()?
            .ok_or_else(|| RegisterError::NoSuchRecord { what: "file", id: id.to_string() })
    }
}

impl Change<'_> {
    /// Adds a file; gives its SHA-256.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_attachment(
        &self,
        id: AttachmentId,
        disclosure: Option<DisclosureId>,
        name: &str,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<String, RegisterError> {
        let key = id.to_string();
        let sha256 = hex::encode(Sha256::digest(bytes));
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        self.connection()
            .prepare_cached("INSERT INTO attachment VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")?
            .execute(params![key, name, media_type, size, sha256, bytes, instant_text(self.stamp().at)])?;
        let body = json!({ "name": name, "media_type": media_type, "size": size, "sha256": sha256 });
        self.record("added", &subject("attachment", &key, disclosure), None, Some(&body))?;
        Ok(sha256)
    }
}
