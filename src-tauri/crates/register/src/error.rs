//! What can go wrong with a register, in words that say what is safe and what to do.

use std::path::PathBuf;
use thiserror::Error;

/// Why something with the register failed.
#[derive(Debug, Error)]
pub enum RegisterError {
    /// No file there.
    #[error("there is no register at {}; create one with “desk init”, or open another file", .0.display())]
    NotFound(PathBuf),
    /// A file is there already.
    #[error("{} exists already; choose another name, or open it", .0.display())]
    Exists(PathBuf),
    /// Some other file.
    #[error("{} is not a register of Disclosure Desk; nothing was changed in it", .0.display())]
    NotARegister(PathBuf),
    /// Made by a newer program.
    #[error("{} was written by a newer version of Disclosure Desk (format {found}, this program knows up to {known}); install the newer version. Nothing was changed", .path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// Another program writes.
    #[error("{} is open for writing in another window or program ({holder}); close it there, or open the register read-only", .path.display())]
    InUse {
        /// The file.
        path: PathBuf,
        /// Who holds it.
        holder: String,
    },
    /// Opened read-only.
    #[error("the register is open read-only; the change was not saved")]
    ReadOnly,
    /// Damaged.
    #[error("the register is damaged: {detail}. It was opened read-only, nothing was changed. Restore the newest backup beside it ({}*.backup-*), or export what can still be read with “desk export”", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite found.
        detail: String,
    },
    /// A part of a damaged register that can't be read.
    #[error(
        "the register is damaged, and this part of it can't be read ({0}); nothing was changed. Restore the newest backup, or export what can still be read with “desk export”"
    )]
    DamagedPart(String),
    /// No space left.
    #[error("the disk is full; the change was not saved, everything before it is safe. Free some space and try again")]
    DiskFull,
    /// No space left for a copy of the register.
    #[error("{} was not written: the disk is full. Free some space, or choose another disk", .0.display())]
    NoRoom(PathBuf),
    /// A folder or file that can't be written.
    #[error("{} can't be written: {detail}. Choose a folder where you may write, or open the register read-only", .path.display())]
    NotWritable {
        /// The file.
        path: PathBuf,
        /// Why.
        detail: String,
    },
    /// Somebody else saved the record in between.
    #[error(
        "{what} was changed in another window since you opened it (revision {yours}, now {theirs}); nothing was overwritten. Reload it and enter your change again"
    )]
    Conflict {
        /// The record.
        what: String,
        /// The revision that the change was made on.
        yours: i64,
        /// The revision in the register.
        theirs: i64,
    },
    /// No such record.
    #[error("there is no {what} {}", foreign::one_line(.id))]
    NoSuchRecord {
        /// Kind of the record.
        what: &'static str,
        /// What was asked for.
        id: String,
    },
    /// A sealed notice is never changed.
    #[error("{0} is sealed and never changed again; make a new notice that replaces it")]
    Sealed(String),
    /// A record in the file can't be read.
    #[error(
        "the {what} {id} in the register can't be read: it was written by another version of the program, or is damaged. Verify the register, or restore a backup"
    )]
    Record {
        /// Kind of the record.
        what: &'static str,
        /// Its identifier.
        id: String,
        /// Why.
        source: serde_json::Error,
    },
    /// A question that can't be searched for.
    #[error("nothing to search for in “{0}”; type at least one letter or digit")]
    EmptySearch(String),
    /// Anything else that SQLite says.
    #[error("the register could not be read or written: {}", crate::plain::plain(.0))]
    Sqlite(rusqlite::Error),
    /// A migration failed.
    #[error("the register could not be brought to the newest format: {detail}. It is unchanged; the copy made before is {}", .backup.display())]
    Migration {
        /// What failed.
        detail: String,
        /// The copy made before.
        backup: PathBuf,
    },
    /// A file beside the register.
    #[error("{}: {source}", foreign::one_line(&.path.display().to_string()))]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}

impl From<rusqlite::Error> for RegisterError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::DiskFull,
            Some(rusqlite::ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
                Self::DamagedPart(crate::plain::plain(&error).to_owned())
            }
            _ => Self::Sqlite(error),
        }
    }
}
