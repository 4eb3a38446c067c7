//! The zip: stored, in order, with one time for all files.

use crate::PackError;
use chrono::{DateTime, Datelike, Timelike, Utc};
use std::collections::HashSet;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Largest pack that is read, in bytes.
pub const MAX_SIZE: u64 = 512 * 1024 * 1024;
/// Most files that a pack holds.
pub const MAX_FILES: usize = 1_000;

/// Files of a pack with their names.
pub type Files = Vec<(String, Vec<u8>)>;

/// Writes files into a zip under one folder. The same input gives the same bytes.
///
/// # Errors
/// If a name is used twice.
pub fn write_zip(folder: &str, files: &[(String, Vec<u8>)], at: DateTime<Utc>) -> Result<Vec<u8>, PackError> {
    let mut sorted: Vec<(String, &[u8])> =
        files.iter().map(|(name, bytes)| (format!("{folder}/{name}"), bytes.as_slice())).collect();
    sorted.sort_by(|left, right| left.0.cmp(&right.0));
    write_files(&sorted, at)
}

/// Writes the files of an office document into a zip, in their order: its first file names the types of the others.
///
/// # Errors
/// If a name is used twice.
pub fn write_package(files: &[(String, Vec<u8>)], at: DateTime<Utc>) -> Result<Vec<u8>, PackError> {
    let files: Vec<(String, &[u8])> = files.iter().map(|(name, bytes)| (name.clone(), bytes.as_slice())).collect();
    write_files(&files, at)
}

fn write_files(files: &[(String, &[u8])], at: DateTime<Utc>) -> Result<Vec<u8>, PackError> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(dos_time(at))
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Times in a zip have no zone and count in steps of two seconds from 1980; UTC is written.
fn dos_time(at: DateTime<Utc>) -> zip::DateTime {
    let part = |value: u32| u8::try_from(value).unwrap_or(0);
    let year = u16::try_from(at.year()).unwrap_or(1980);
    zip::DateTime::from_date_and_time(
        year,
        part(at.month()),
        part(at.day()),
        part(at.hour()),
        part(at.minute()),
        part(at.second() / 2 * 2),
    )
    .unwrap_or_default()
}

/// Reads a zip: the name of its folder, and its files without it.
///
/// # Errors
/// If it is no zip, is too large, or has a file outside of its one folder.
pub fn read_zip(bytes: &[u8]) -> Result<(String, Files), PackError> {
    if bytes.len() as u64 > MAX_SIZE {
        return Err(PackError::TooLarge(MAX_SIZE));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    if archive.len() > MAX_FILES {
        return Err(PackError::TooMany(MAX_FILES));
    }
    let mut folder = String::new();
    let mut files = Vec::with_capacity(archive.len());
    let mut names = HashSet::new();
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let file = archive.by_index(index)?;
        let path = file.name()?.into_owned();
        let (first, name) = path.split_once('/').ok_or_else(|| PackError::Name(path.clone()))?;
        if (index > 0 && first != folder) || !crate::file_name_is_safe(name) {
            return Err(PackError::Name(path));
        }
        if !names.insert(name.to_ascii_lowercase()) {
            return Err(PackError::Twice(name.to_owned()));
        }
        first.clone_into(&mut folder);
        let mut content = Vec::new();
        // A file that claims to be small and is not (a "zip bomb") ends here too.
        file.take(MAX_SIZE - total + 1).read_to_end(&mut content)?;
        total += content.len() as u64;
        if total > MAX_SIZE {
            return Err(PackError::TooLarge(MAX_SIZE));
        }
        files.push((name.to_owned(), content));
    }
    Ok((folder, files))
}
