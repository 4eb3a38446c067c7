//! The manifest: every file with its size, hashes and role.

use crate::{CHECKSUMS, MANIFEST, PackError, SIGNATURE};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};
use std::collections::HashSet;

/// What a file is in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Cover sheet.
    CoverSheet,
    /// Sealed notice.
    Notice,
    /// Data for a form or portal of the authority.
    FormData,
    /// Machine-readable advisory.
    Advisory,
    /// Certificate to check the signatures with.
    Certificate,
    /// What is in a binder.
    Index,
    /// Controlled document, statement or report of a binder.
    Document,
    /// Record of a binder: the history, an extract, a pack.
    Record,
    /// Anything else.
    Attachment,
}

/// A file of a pack with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFile {
    /// File name, without folder.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Media type.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A file as the manifest lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// File name.
    pub name: String,
    /// What it is.
    pub role: Role,
    /// Media type.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256, lower-case hexadecimal.
    pub sha256: String,
    /// SHA-512, lower-case hexadecimal.
    pub sha512: String,
}

/// The manifest of a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `disclosure-desk-pack`
    pub format: String,
    /// Version of the format.
    pub format_version: u32,
    /// Name of the folder.
    pub folder: String,
    /// Number of the disclosure.
    pub disclosure: String,
    /// Its title.
    pub title: String,
    /// Who sends it.
    pub sender: String,
    /// The authority.
    pub authority: String,
    /// The regime.
    pub regime: String,
    /// The stage.
    pub stage: String,
    /// The clause.
    pub clause: String,
    /// When it was built: RFC 3339, UTC.
    pub built_at: String,
    /// The files, by name.
    pub files: Vec<Listed>,
}

impl Manifest {
    /// The format that is written.
    pub const FORMAT: &'static str = "disclosure-desk-pack";

    /// Lists the files, by name.
    ///
    /// # Errors
    /// If a name is unsafe, reserved or used twice.
    pub fn list(&mut self, files: &[PackFile]) -> Result<(), PackError> {
        let mut names = HashSet::new();
        for file in files {
            let reserved = [MANIFEST, SIGNATURE, CHECKSUMS].contains(&file.name.as_str());
            if reserved || !file_name_is_safe(&file.name) {
                return Err(PackError::Name(file.name.clone()));
            }
            if !names.insert(file.name.to_ascii_lowercase()) {
                return Err(PackError::Twice(file.name.clone()));
            }
        }
        self.files = files
            .iter()
            .map(|file| Listed {
                name: file.name.clone(),
                role: file.role,
                media_type: file.media_type.clone(),
                size: file.bytes.len() as u64,
                sha256: hex::encode(Sha256::digest(&file.bytes)),
                sha512: hex::encode(Sha512::digest(&file.bytes)),
            })
            .collect();
        self.files.sort_by(|left, right| left.name.cmp(&right.name));
        Ok(())
    }

    /// The manifest as it stands in the pack: JSON, indented, with a line feed at its end.
    ///
    /// # Errors
    /// Never in practice; the type is that of the serialiser.
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        let mut bytes = serde_json::to_vec_pretty(self)?;
        bytes.push(b'\n');
        Ok(bytes)
    }
}

/// Whether every system can store a file of this name: ASCII letters, digits, `.`, `-`, `_`, not hidden, under 128 bytes.
#[must_use]
pub fn file_name_is_safe(name: &str) -> bool {
    (1..128).contains(&name.len())
        && !name.starts_with('.')
        && !name.ends_with('.')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

/// `SHA256SUMS` as `sha256sum -c` reads it, by name.
#[must_use]
pub fn checksums(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut lines: Vec<(&str, String)> =
        files.iter().map(|(name, bytes)| (name.as_str(), hex::encode(Sha256::digest(bytes)))).collect();
    lines.sort();
    lines.into_iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect::<String>().into_bytes()
}
