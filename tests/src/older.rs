//! Registers as older programs wrote them.

use std::path::Path;

/// The steps to the format that was the newest before records moved to tables of rows.
const SECOND_FORMAT: [&str; 2] = [
    include_str!("../../src-tauri/crates/register/migrations/0001_first.sql"),
    include_str!("../../src-tauri/crates/register/migrations/0002_intake.sql"),
];

/// Writes a register anew in the second format, as the program of then would have: its settings, products, disclosures, files
/// and history.
///
/// # Panics
/// If it can't be written.
pub fn in_the_second_format(newest: &Path, older: &Path) {
    let raw = rusqlite::Connection::open(older).unwrap();
    raw.pragma_update(None, "application_id", 0x4473_6b52).unwrap();
    SECOND_FORMAT.iter().for_each(|step| raw.execute_batch(step).unwrap());
    raw.pragma_update(None, "user_version", 2).unwrap();
    raw.execute("ATTACH ?1 AS newest", [newest.to_str().unwrap()]).unwrap();
    for table in "setting counter product disclosure attachment history search_key".split(' ') {
        raw.execute(&format!("INSERT INTO main.{table} SELECT * FROM newest.{table}"), []).unwrap();
    }
    raw.execute("INSERT INTO search (rowid, title, text) SELECT rowid, title, text FROM newest.search", []).unwrap();
}
