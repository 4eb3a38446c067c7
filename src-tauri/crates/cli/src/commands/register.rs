//! The register as a whole: make, search, back up, restore.

use crate::answer::counted;
use crate::arguments::Common;
use crate::table::short;
use crate::{Answer, Failure, office};
use desk::{Desk, RegisterState, restore_backup, write_backup};
use register::Mode;
use std::path::{Path, PathBuf};

/// Makes a register.
pub(crate) fn init(common: &Common, file: Option<PathBuf>, sample: bool) -> Result<Answer, Failure> {
    let file = &file.unwrap_or_else(|| office::register_path(common));
    let actor = office::actor(common)?;
    let was_there = file.exists();
    let state = made(file, &actor, sample).inspect_err(|_| {
        if !was_there {
            take_away(file);
        }
    })?;
    let shown = foreign::one_line(&file.display().to_string());
    let is_named = common.register.as_ref() == Some(file);
    let hint =
        if is_named || file == Path::new("disclosures.desk") { String::new() } else { format!(" --register {shown}") };
    let text = if sample {
        format!(
            "Made {shown} with the sample: {}, a fictitious maker with matters in progress.\n\nLook at it:  desk due{hint}\n             desk list{hint}\n",
            state.organisation
        )
    } else {
        format!(
            "Made {shown}.\n\nNext, say who you are, and bring in a first matter:\n  desk organisation set /name \"Example Medical GmbH\"{hint}\n  desk organisation set /zone Europe/Berlin{hint}\n  desk import advisory.json{hint}     or:  desk new \"Title of the matter\"{hint}\n"
        )
    };
    Answer::new(text, &state)
}

fn made(file: &Path, actor: &str, sample: bool) -> Result<RegisterState, Failure> {
    let mut desk = Desk::create(file, actor, office::clock()?)?;
    if sample {
        desk.fill_sample(desk.now())?;
    }
    Ok(desk.state()?)
}

/// What was begun on a full disk is no register: the next try should find the place free.
fn take_away(file: &Path) {
    for end in ["", "-wal", "-shm", "-journal", ".lock"] {
        let mut name = file.as_os_str().to_owned();
        name.push(end);
        let _ = std::fs::remove_file(name);
    }
}

/// Searches.
pub(crate) fn search(common: &Common, words: &str, limit: usize) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let hits = desk.search(words, limit)?;
    let mut text = String::new();
    let numbers = desk.list_disclosures()?;
    for hit in &hits {
        let number = hit
            .disclosure
            .as_ref()
            .and_then(|id| numbers.iter().find(|row| &row.id.to_string() == id))
            .map_or("", |row| row.number.as_str());
        text.push_str(&format!("{:<12} {number:<13} {}\n", hit.subject, short(&hit.title, 80)));
        text.push_str(&format!("             {}\n", short(&hit.snippet, 96)));
    }
    if hits.is_empty() {
        text = format!(
            "Nothing found for {}. Every word must occur; the last may be the beginning of one.\n",
            foreign::quoted(words)
        );
    } else if hits.len() == limit {
        text.push_str(&format!("The best {}; --limit shows more.\n", counted(limit, "hit")));
    }
    Answer::new(text, &hits)
}

/// Backs up.
pub(crate) fn backup(common: &Common, file: &Path) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let made = write_backup(desk.register().path(), file, desk.now(), || true, &mut |_, _| {})?
        .ok_or_else(|| desk::Error::State("The backup was ended before it was whole.".to_owned()))?;
    Answer::new(
        format!(
            "Wrote {} with {} history entries; the copy was checked, and its history is sound.\n",
            foreign::one_line(&file.display().to_string()),
            made.history_entries
        ),
        &made,
    )
}

/// Restores a backup.
pub(crate) fn restore(common: &Common, backup: &Path, file: &Path) -> Result<Answer, Failure> {
    let actor = office::actor(common)?;
    restore_backup(backup, file, &actor, &office::clock()?)?;
    let state = Desk::open(file, Mode::Read, &actor, office::clock()?)?.state()?;
    Answer::new(
        format!(
            "Restored {} into {}: {}, {} history entries. The backup stays as it is.\n",
            foreign::one_line(&backup.display().to_string()),
            foreign::one_line(&file.display().to_string()),
            state.organisation,
            state.history_entries
        ),
        &state,
    )
}
