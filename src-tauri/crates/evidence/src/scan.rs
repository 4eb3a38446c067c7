//! Scanning a folder: every file that can be read, on every core, with progress and cancel.

use crate::judge::{Found, Verdict, judge};
use crate::read::{Unreadable, is_known, read_file};
use crate::rules::Rules;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use thiserror::Error;
use ts_rs::TS;
use walkdir::WalkDir;

/// Most files of one scan.
pub const MAX_FILES: usize = 200_000;
/// How deep folders are followed.
const MAX_DEPTH: usize = 40;
/// How often progress is told.
const TICK: Duration = Duration::from_millis(100);

/// A document that shows something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "EvidenceDocument")]
pub struct Document {
    /// Path below the folder, with slashes.
    pub path: String,
    /// How much it shows.
    pub verdict: Verdict,
    /// The part of the name that fits.
    pub name: Option<String>,
    /// What was found, each with its passage and page.
    pub found: Vec<Found>,
    /// What a full hit would need.
    pub missing: Vec<String>,
    /// The sum of the weights.
    pub weight: u32,
}

/// A file that was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "EvidenceSkipped")]
pub struct Skipped {
    /// Path below the folder, with slashes.
    pub path: String,
    /// Why, in words.
    pub why: String,
    /// Whether its name fits all the same.
    pub name: Option<String>,
}

/// What a scan found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "EvidenceScan")]
pub struct Scan {
    /// How many files were looked at.
    pub files: usize,
    /// How many were of a kind that is not read.
    pub other: usize,
    /// The documents that show something, the strongest first.
    pub documents: Vec<Document>,
    /// Files that were not read.
    pub skipped: Vec<Skipped>,
    /// Whether it was cancelled: then the rest was not looked at.
    pub is_cancelled: bool,
}

/// Why a folder can't be scanned.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScanError {
    /// No folder.
    #[error("{0} is no folder that can be read. Choose the folder that holds the quality documents")]
    NoFolder(String),
    /// Too many files.
    #[error("the folder holds more than {MAX_FILES} files. Choose a smaller one")]
    TooMany,
}

/// Scans a folder. `progress` is told how many of how many files are done, and cancels by answering false.
///
/// # Errors
/// If it is no folder, or holds too many files.
pub fn scan(folder: &Path, rules: &Rules, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<Scan, ScanError> {
    if !folder.is_dir() {
        return Err(ScanError::NoFolder(folder.display().to_string()));
    }
    let (paths, other) = list(folder, progress)?;
    let total = paths.len();
    let (next, done, is_cancelled) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicBool::new(false));
    let results: Mutex<Vec<(usize, Outcome)>> = Mutex::default();
    let workers = std::thread::available_parallelism().map_or(2, std::num::NonZero::get).min(16);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while !is_cancelled.load(Ordering::Relaxed) {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(path) = paths.get(index) else { break };
                    let outcome = look(folder, path, rules);
                    results.lock().unwrap_or_else(PoisonError::into_inner).push((index, outcome));
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        while done.load(Ordering::Relaxed) < total && !is_cancelled.load(Ordering::Relaxed) {
            if !progress(done.load(Ordering::Relaxed), total) {
                is_cancelled.store(true, Ordering::Relaxed);
            }
            std::thread::sleep(TICK.min(Duration::from_millis(5 + total as u64 / 10)));
        }
    });
    let mut results = results.into_inner().unwrap_or_else(PoisonError::into_inner);
    results.sort_by_key(|(index, _)| *index);
    let mut found = Scan { files: results.len(), other, is_cancelled: is_cancelled.into_inner(), ..Scan::default() };
    for (_, outcome) in results {
        match outcome {
            Outcome::Shows(document) => found.documents.push(document),
            Outcome::Skipped(skipped) => found.skipped.push(skipped),
            Outcome::Nothing => {}
        }
    }
    found.documents.sort_by(|a, b| a.verdict.cmp(&b.verdict).then(b.weight.cmp(&a.weight)).then(a.path.cmp(&b.path)));
    Ok(found)
}

enum Outcome {
    Shows(Document),
    Skipped(Skipped),
    Nothing,
}

/// The files that are read, in the order of their paths; links are not followed, hidden files are left out.
fn list(folder: &Path, progress: &mut dyn FnMut(usize, usize) -> bool) -> Result<(Vec<PathBuf>, usize), ScanError> {
    let (mut paths, mut other) = (Vec::new(), 0);
    let is_hidden =
        |entry: &walkdir::DirEntry| entry.depth() > 0 && entry.file_name().to_string_lossy().starts_with(['.', '~']);
    let walk = WalkDir::new(folder).max_depth(MAX_DEPTH).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)).filter_map(Result::ok) {
        if !entry.file_type().is_file() {
            continue;
        }
        if is_known(entry.path()) {
            paths.push(entry.into_path());
        } else {
            other += 1;
        }
        if paths.len() + other > MAX_FILES {
            return Err(ScanError::TooMany);
        }
        if paths.len() % 1000 == 999 && !progress(0, paths.len()) {
            break;
        }
    }
    Ok((paths, other))
}

fn look(folder: &Path, path: &Path, rules: &Rules) -> Outcome {
    let shown = path.strip_prefix(folder).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    match read_file(path) {
        Ok(file) => {
            let judged = judge(&name, &file.pages, rules);
            if judged.verdict == Verdict::None {
                return Outcome::Nothing;
            }
            let weight = judged.found.iter().map(|found| found.weight).sum::<u32>() + u32::from(judged.name.is_some());
            Outcome::Shows(Document {
                path: shown,
                verdict: judged.verdict,
                name: judged.name,
                found: judged.found,
                missing: judged.missing,
                weight,
            })
        }
        Err(why) => Outcome::Skipped(skipped(shown, &name, &why, rules)),
    }
}

fn skipped(path: String, name: &str, why: &Unreadable, rules: &Rules) -> Skipped {
    let named = judge(name, &[], rules).name;
    Skipped { path, why: why.to_string(), name: named }
}
