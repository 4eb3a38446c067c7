//! `desk history`.

use crate::answer::counted;
use crate::arguments::{Common, History, HistoryList, HistoryStep};
use crate::failure::FAULTS;
use crate::table::short;
use crate::{Answer, Failure, office};
use desk::{HistoryFilter, RestoreInput, TableForm};
use serde_json::json;
use std::path::Path;

/// Longest value of a comparison, in characters.
const SHOWN: usize = 160;

/// Lists, checks, compares, restores.
pub(crate) fn run(common: &Common, order: &History) -> Result<Answer, Failure> {
    match &order.step {
        Some(HistoryStep::Compare { entry, with }) => compare(common, *entry, *with),
        Some(HistoryStep::Restore { entry, preview: true, .. }) => preview(common, *entry),
        Some(HistoryStep::Restore { entry, reason, revision, .. }) => {
            let input = RestoreInput { entry: *entry, revision: *revision, reason: reason.clone() };
            let mut desk = office::open_to_write(common)?;
            let title = desk.preview_restore(*entry)?.title;
            let title = foreign::one_line(&title);
            let saved = desk.restore_state(&input)?;
            Answer::new(format!("{title} is as it was after entry {entry} (revision {}).\n", saved.revision), &saved)
        }
        None if order.list.verify => verify(common, order.list.number.as_deref()),
        None => list(common, &order.list),
    }
}

fn compare(common: &Common, entry: i64, with: Option<i64>) -> Result<Answer, Failure> {
    let compared = office::open(common)?.compare_states(entry, with)?;
    let said = |sequence: i64| {
        let known = compared.states.iter().find(|state| state.sequence == sequence);
        known.map(|state| format!("entry {sequence}, {}, {}", state.at_text, state.actor)).unwrap_or_default()
    };
    let mut text = format!(
        "{} ({})\n  − {}\n  + {}\n\n",
        foreign::one_line(&compared.title),
        compared.subject,
        said(compared.from),
        said(compared.to)
    );
    if compared.changes.is_empty() {
        text.push_str("The two states say the same.\n");
    }
    text.push_str(&differences(&compared.changes, compared.more));
    if let Some(fixed) = &compared.fixed {
        text.push_str(&format!("\nIt can't be restored: {fixed}.\n"));
    }
    Answer::new(text, &compared)
}

fn preview(common: &Common, entry: i64) -> Result<Answer, Failure> {
    let preview = office::open(common)?.preview_restore(entry)?;
    let mut text =
        format!("{} as it was after entry {entry}; nothing was changed yet.\n\n", foreign::one_line(&preview.title));
    if preview.changes.is_empty() {
        text.push_str("It says already what it said then.\n");
    }
    text.push_str(&differences(&preview.changes, preview.more));
    for sentence in &preview.kept {
        text.push_str(&format!("\n{sentence}\n"));
    }
    for change in &preview.dates {
        text.push_str(&format!(
            "\n{} {}, {}: {} → {}\n",
            change.number, change.authority, change.stage, change.before, change.after
        ));
    }
    if !preview.notices.is_empty() {
        text.push_str(&format!("\nTo be reviewed again: {}\n", preview.notices.join(", ")));
    }
    text.push_str(&format!("\nTo do it: desk history restore {entry} --revision {} --reason TEXT\n", preview.revision));
    Answer::new(text, &preview)
}

fn differences(changes: &[(String, Option<String>, Option<String>)], more: usize) -> String {
    let mut text = String::new();
    for (path, before, after) in changes {
        text.push_str(&format!("{path}\n"));
        for (sign, side) in [('−', before), ('+', after)] {
            if let Some(value) = side {
                text.push_str(&format!("  {sign} {}\n", short(value, SHOWN)));
            }
        }
    }
    if more > 0 {
        text.push_str(&format!("and {}\n", counted(more, "more field")));
    }
    text
}

fn write_table(common: &Common, filter: &HistoryFilter, file: &Path, force: bool) -> Result<Answer, Failure> {
    let bytes = office::open(common)?.export_history_list(filter, TableForm::of(file)?)?;
    office::write_file(file, &bytes, force)?;
    Answer::new(format!("Wrote {}.\n", foreign::one_line(&file.display().to_string())), &json!({ "file": file }))
}

/// A part of the history, newest first.
fn list(common: &Common, order: &HistoryList) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let disclosure = order.number.as_deref().map(|number| office::disclosure(&desk, number)).transpose()?;
    let filter = HistoryFilter {
        disclosure,
        record: order.record.clone().unwrap_or_default(),
        actor: order.by.clone().unwrap_or_default(),
        words: order.words.clone().unwrap_or_default(),
        from: order.from,
        to: order.to,
    };
    if let Some(file) = &order.table {
        return write_table(common, &filter, file, order.force);
    }
    let page = desk.list_history(&filter, order.before, order.limit)?;
    let mut text = String::new();
    for entry in &page.entries {
        let reason =
            if entry.reason.is_empty() { String::new() } else { format!(" ({})", foreign::one_line(&entry.reason)) };
        let action = entry.action.trim_start_matches(entry.subject.as_str()).trim_start();
        text.push_str(&format!(
            "{:>5}  {}  {}: {} {action}{reason}\n",
            entry.sequence,
            entry.at_text,
            foreign::one_line(&entry.actor),
            entry.subject
        ));
        for (path, before, after) in entry.changes.iter().take(4) {
            let side = |value: &Option<String>| value.as_deref().map_or_else(|| "-".to_owned(), |text| short(text, 50));
            text.push_str(&format!("         {path}: {} → {}\n", side(before), side(after)));
        }
        let more = entry.more + entry.changes.len().saturating_sub(4);
        if more > 0 {
            text.push_str(&format!("         and {more} more fields\n"));
        }
    }
    if let Some(next) = page.next_before {
        text.push_str(&format!("\nEarlier entries: --before {next}\n"));
    }
    Answer::new(text, &page)
}

/// Checks the chain and the records.
fn verify(common: &Common, number: Option<&str>) -> Result<Answer, Failure> {
    if number.is_some() {
        return Err(Failure::wrong_use("the chain is one for the whole register; leave the number out"));
    }
    let desk = office::open(common)?;
    let mut told = -1;
    let report = desk.verify_history(&mut |done, total| {
        let percent = if total == 0 { 100 } else { done * 100 / total };
        if total > 2000 && percent / 10 > told {
            told = percent / 10;
            office::progress(common, &format!("{done} of {total} entries"));
        }
        true
    })?;
    let mut text = if report.is_verified() {
        format!(
            "The history is complete and unchanged: {} entries.\nNewest entry {}\n",
            report.entries, report.last_hash
        )
    } else {
        "The history does NOT verify.\n".to_owned()
    };
    for fault in &report.faults {
        text.push_str(&format!("  {}\n", fault.message));
    }
    for remark in &report.remarks {
        text.push_str(&crate::table::wrap(&remark.message, 2, 100));
    }
    let exit = if report.is_verified() { 0 } else { FAULTS };
    Ok(Answer::new(text, &report)?.exiting(exit))
}
