//! `desk history`.

use crate::arguments::{Common, HistoryList};
use crate::failure::FAULTS;
use crate::table::short;
use crate::{Answer, Failure, office};
use desk::HistoryFilter;

/// A part of the history, newest first.
pub(crate) fn list(common: &Common, order: &HistoryList) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let disclosure = order.number.as_deref().map(|number| office::disclosure(&desk, number)).transpose()?;
    let filter = HistoryFilter {
        disclosure,
        actor: order.by.clone().unwrap_or_default(),
        words: order.words.clone().unwrap_or_default(),
        from: order.from,
        to: order.to,
    };
    let page = desk.list_history(&filter, order.before, order.limit)?;
    let mut text = String::new();
    for entry in &page.entries {
        let reason = if entry.reason.is_empty() { String::new() } else { format!(" ({})", entry.reason) };
        let action = entry.action.trim_start_matches(entry.subject.as_str()).trim_start();
        text.push_str(&format!(
            "{:>5}  {}  {}: {} {action}{reason}\n",
            entry.sequence, entry.at_text, entry.actor, entry.subject
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
pub(crate) fn verify(common: &Common, number: Option<&str>) -> Result<Answer, Failure> {
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
    let exit = if report.is_verified() { 0 } else { FAULTS };
    Ok(Answer::new(text, &report)?.exiting(exit))
}
