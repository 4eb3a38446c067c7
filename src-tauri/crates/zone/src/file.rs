//! Zone data from a file: a zip with one TZif file for each zone, as the wheel of the Python package `tzdata` is.

use crate::ZoneData;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use thiserror::Error;

/// Largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 8 * 1024 * 1024;
/// Largest TZif file, in bytes; the database has none over 4,000.
const LARGEST_ZONE: u64 = 64 * 1024;
/// Most entries of a zip that are looked at.
const MOST_ENTRIES: usize = 4096;
/// Fewer zones than this are not the whole database.
const FEWEST_ZONES: usize = 300;

/// Why a file is not taken as zone data.
#[derive(Debug, Error)]
pub enum ZoneFileError {
    /// Too large.
    #[error("the file has {0} bytes; zone data of at most 8 MB is read")]
    TooLarge(usize),
    /// Not a zip, or a damaged one.
    #[error(
        "the file is not a sound zip: {0}. Choose the wheel (.whl) of the Python package tzdata, or a zip of compiled zone files"
    )]
    Zip(String),
    /// Some zones are missing.
    #[error("the file holds {found} time zones, and {missing} is not among them; it is not the whole database")]
    Incomplete {
        /// How many zones it holds.
        found: usize,
        /// One that it lacks.
        missing: String,
    },
    /// A zone can't be read.
    #[error("the zone {0} in the file can't be read; nothing of it was taken")]
    Zone(String),
    /// No version.
    #[error("the file does not say its version: expected a line “# version 2026f” in tzdata.zi")]
    NoVersion,
}

impl ZoneData {
    /// Reads zone data from a zip. It must hold the whole database: a zone that is in the data that ships and not in the file
    /// refuses the file as a whole.
    ///
    /// # Errors
    /// If the file is no zip, names no version, lacks zones, or holds one that can't be read.
    pub fn read(bytes: &[u8]) -> Result<Self, ZoneFileError> {
        if bytes.len() > LARGEST_FILE {
            return Err(ZoneFileError::TooLarge(bytes.len()));
        }
        let broken = |error: zip::result::ZipError| ZoneFileError::Zip(error.to_string());
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
        let (mut files, mut version) = (BTreeMap::new(), None);
        for index in 0..zip.len().min(MOST_ENTRIES) {
            let mut entry = zip.by_index(index).map_err(broken)?;
            let path = entry.name().map_err(broken)?.into_owned();
            if path.ends_with("tzdata.zi") {
                let mut first = [0; 200];
                let length =
                    read_up_to(&mut entry, &mut first).map_err(|error| ZoneFileError::Zip(error.to_string()))?;
                version = version_of(&String::from_utf8_lossy(&first[..length]));
                continue;
            }
            let mut bytes = Vec::new();
            entry.take(LARGEST_ZONE).read_to_end(&mut bytes).map_err(|error| ZoneFileError::Zip(error.to_string()))?;
            if !bytes.starts_with(b"TZif") {
                continue;
            }
            let name = path.rsplit_once("zoneinfo/").map_or(path.as_str(), |(_, name)| name).to_owned();
            if TimeZone::tzif(&name, &bytes).is_err() {
                return Err(ZoneFileError::Zone(name));
            }
            files.insert(name, bytes);
        }
        let missing = Self::shipped().names().into_iter().find(|name| !files.contains_key(*name));
        if let Some(missing) = missing.or((files.len() < FEWEST_ZONES).then_some("the rest")) {
            return Err(ZoneFileError::Incomplete { found: files.len(), missing: missing.to_owned() });
        }
        Ok(Self::new(version.ok_or(ZoneFileError::NoVersion)?, files))
    }
}

fn read_up_to(from: &mut impl Read, into: &mut [u8]) -> std::io::Result<usize> {
    let mut length = 0;
    while length < into.len() {
        match from.read(&mut into[length..])? {
            0 => break,
            read => length += read,
        }
    }
    Ok(length)
}

/// `# version 2026f` in the first line.
fn version_of(text: &str) -> Option<String> {
    let version = text.lines().next()?.strip_prefix("# version ")?.trim();
    let letters = version.trim_start_matches(|character: char| character.is_ascii_digit());
    let is_sound = version.len() - letters.len() == 4
        && (1..=2).contains(&letters.len())
        && letters.bytes().all(|byte| byte.is_ascii_lowercase());
    is_sound.then(|| version.to_owned())
}
