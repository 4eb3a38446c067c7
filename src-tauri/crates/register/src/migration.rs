//! Bringing a register to the newest format, after a copy was made.

use crate::RegisterError;
use crate::open::{STEPS_BETWEEN_QUESTIONS, Tell, whole};
use crate::plain::plain;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::{Path, PathBuf};

/// Marks the file as a register (`PRAGMA application_id`): "DskR".
pub(crate) const APPLICATION_ID: i64 = 0x4473_6b52;

/// One file per format; a released one is never edited.
const STEPS: [&str; 4] = [
    include_str!("../migrations/0001_first.sql"),
    include_str!("../migrations/0002_intake.sql"),
    include_str!("../migrations/0003_rows.sql"),
    include_str!("../migrations/0004_withdrawn_facts.sql"),
];

/// The newest format that moved records to other tables.
const LAST_THAT_MOVED_ROWS: i64 = 3;
/// The newest format.
pub(crate) const NEWEST: i64 = STEPS.len() as i64;

pub(crate) fn version(connection: &Connection) -> Result<i64, RegisterError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Migrates to the newest format. A register that already holds something is copied first, to a file beside it. `tell` hears
/// of it while it goes on, and after each part.
pub(crate) fn migrate(connection: &mut Connection, path: &Path, tell: &Tell) -> Result<Option<PathBuf>, RegisterError> {
    let found = version(connection)?;
    if found == NEWEST {
        return Ok(None);
    }
    let heard = tell.clone();
    let go_on = move || {
        heard();
        false
    };
    connection.progress_handler(STEPS_BETWEEN_QUESTIONS, Some(go_on))?;
    let outcome = bring_up_to_date(connection, path, found, tell);
    connection.progress_handler(0, None::<fn() -> bool>)?;
    outcome
}

fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    found: i64,
    tell: &Tell,
) -> Result<Option<PathBuf>, RegisterError> {
    let backup = (found > 0).then(|| backup_path(path, found));
    if let Some(backup) = &backup {
        keep_copy(connection, backup)?;
    }
    tell();
    // A table that others point to can only be replaced while nobody looks; what points to nothing is found at the end.
    connection.pragma_update(None, "foreign_keys", "OFF")?;
    let steps = STEPS.iter().map(|step| M::up(step).foreign_key_check()).collect();
    Migrations::new(steps).to_latest(connection).map_err(|error| RegisterError::Migration {
        detail: match &error {
            rusqlite_migration::Error::RusqliteError { err, .. } => plain(err).to_owned(),
            _ => "what it holds does not fit the new format".to_owned(),
        },
        backup: backup.clone().unwrap_or_default(),
    })?;
    connection.pragma_update(None, "foreign_keys", "ON")?;
    tell();
    if found > 0 && found < LAST_THAT_MOVED_ROWS {
        // Gives back the room of what was replaced; where the disk has none for a second copy, it is used by and by.
        let _ = connection.execute_batch("VACUUM");
    }
    tell();
    Ok(backup)
}

/// Copies the register to a file that bears its name only when it is whole.
fn keep_copy(connection: &Connection, target: &Path) -> Result<(), RegisterError> {
    let outcome = whole(target, |part| copy(connection, part).map(|()| true));
    outcome.map(drop).map_err(|error| match error {
        RegisterError::DiskFull => RegisterError::NoRoom(target.to_owned()),
        other => other,
    })
}

fn backup_path(path: &Path, version: i64) -> PathBuf {
    let numbered = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".backup-format-{version}-{number}"));
        PathBuf::from(name)
    };
    (1..=u32::MAX).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(u32::MAX))
}

/// A consistent copy of the register (`VACUUM INTO`).
pub(crate) fn copy(connection: &Connection, target: &Path) -> Result<(), RegisterError> {
    let name = target.to_str().ok_or_else(|| RegisterError::NotWritable {
        path: target.to_owned(),
        detail: "its name is not Unicode".to_owned(),
    })?;
    connection.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}
