//! Checking a pack: manifest, checksums, and every byte of the zip. Signatures are checked by `seal`.

use crate::archive::Files;
use crate::{CHECKSUMS, MANIFEST, Manifest, PackError, SIGNATURE, checksums, read_zip, write_zip};
use chrono::DateTime;
use serde::Serialize;
use sha2::{Digest, Sha256, Sha512};

/// What is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// The file inside, where one is concerned.
    pub file: Option<String>,
    /// What is wrong, in plain words.
    pub message: String,
}

/// Reads a zipped pack and tells everything that is wrong with it; with the manifest and the files for further checks.
///
/// # Errors
/// If the file is no zip, or has no manifest that can be read.
pub fn check(bytes: &[u8]) -> Result<(Manifest, Files, Vec<Fault>), PackError> {
    let (folder, files) = read_zip(bytes)?;
    let mut faults = Vec::new();
    let find = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes);
    let manifest_bytes = find(MANIFEST).ok_or(PackError::Missing(MANIFEST))?;
    let manifest: Manifest = serde_json::from_slice(manifest_bytes)?;
    let mut fault = |file: Option<&str>, message: String| faults.push(Fault { file: file.map(str::to_owned), message });
    if manifest.to_bytes()? != *manifest_bytes {
        fault(Some(MANIFEST), "The manifest was changed: it is not in the form in which it was written.".to_owned());
    }
    if manifest.format != Manifest::FORMAT || manifest.format_version != 1 {
        fault(
            Some(MANIFEST),
            format!(
                "The manifest says format “{} {}”; expected “{} 1”.",
                manifest.format,
                manifest.format_version,
                Manifest::FORMAT
            ),
        );
    }
    if manifest.folder != folder {
        fault(None, format!("The folder is named “{folder}”; the manifest says “{}”.", manifest.folder));
    }
    for listed in &manifest.files {
        match find(&listed.name) {
            None => fault(
                Some(&listed.name),
                format!("{} stands in the manifest, but is missing from the pack.", listed.name),
            ),
            Some(bytes) => {
                let same = bytes.len() as u64 == listed.size
                    && hex::encode(Sha256::digest(bytes)) == listed.sha256
                    && hex::encode(Sha512::digest(bytes)) == listed.sha512;
                if !same {
                    fault(Some(&listed.name), format!("{} was changed after the pack was built.", listed.name));
                }
            }
        }
    }
    for (name, _) in &files {
        let known = [MANIFEST, SIGNATURE, CHECKSUMS].contains(&name.as_str())
            || manifest.files.iter().any(|listed| &listed.name == name);
        if !known {
            fault(Some(name), format!("{name} was added to the pack: the manifest does not list it."));
        }
    }
    let summed: Files = files.iter().filter(|(name, _)| name != CHECKSUMS).cloned().collect();
    match find(CHECKSUMS) {
        None => fault(Some(CHECKSUMS), "SHA256SUMS is missing.".to_owned()),
        Some(bytes) if *bytes != checksums(&summed) => {
            fault(Some(CHECKSUMS), "SHA256SUMS does not fit the files of the pack.".to_owned());
        }
        Some(_) => {}
    }
    match DateTime::parse_from_rfc3339(&manifest.built_at) {
        Ok(at) => {
            if write_zip(&folder, &files, at.to_utc())? != bytes {
                fault(
                    None,
                    "The zip was changed or packed again: its bytes are not those that were written.".to_owned(),
                );
            }
        }
        Err(_) => fault(Some(MANIFEST), format!("“{}” is not an instant.", manifest.built_at)),
    }
    Ok((manifest, files, faults))
}
