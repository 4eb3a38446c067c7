//! `desk due`: who must be told by when.

use super::due_text;
use crate::arguments::Common;
use crate::{Answer, Failure, office};
use chrono::TimeDelta;
use desk::{DueFilter, DueItem, DueOptions};

/// Lists what is due.
pub(crate) fn run(
    common: &Common,
    number: Option<&str>,
    at: Option<&str>,
    explain: bool,
    all: bool,
    filter: DueFilter,
) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let disclosure = number.map(|number| office::disclosure(&desk, number)).transpose()?;
    let at = at.map(|at| desk.read_instant(at)).transpose()?;
    let mut list = desk.list_due(&DueOptions { disclosure, at, closed: all, filter, limit: None })?;
    if explain {
        for item in &mut list.items {
            *item = desk.explain_obligation(&item.obligation.key, at, false)?;
        }
    }
    let mut text = format!("As of {}\n", list.at_text);
    if let Some(clock) = &list.clock {
        text.push_str(&format!("\nWarning\n{}", crate::table::wrap(clock, 2, 100)));
    }
    for gap in &list.gaps {
        text.push_str(&format!("\n{}\n{}", gap.number, crate::table::wrap(&gap.missing, 2, 100)));
    }
    if list.items.is_empty() && !list.gaps.is_empty() {
        text.push_str("\nNo other obligations.\n");
    } else if list.items.is_empty() {
        text.push_str(match number {
            Some(_) => "\nNo obligations. Facts start the clocks: “desk rules facts” lists the kinds; --all shows what does not apply.\n",
            None => "\nNo obligations. Facts start the clocks: “desk rules facts” lists the kinds.\n",
        });
    } else if explain {
        for item in &list.items {
            text.push_str(&format!("\n{}", due_text::explained(item)));
        }
    } else {
        let items: Vec<&DueItem> = list.items.iter().collect();
        text.push_str(&format!("\n{}", due_text::groups(&items, number.is_none())));
        text.push_str("\nTimes are the authority's; --explain says how each date came about.\n");
    }
    Answer::new(text, &list)
}

/// Lists the reminders whose time has come.
pub(crate) fn remind(common: &Common, since: Option<&str>) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    let now = desk.now();
    let since = since.map_or_else(|| Ok(now - TimeDelta::hours(24)), |since| desk.read_instant(since))?;
    let due = desk.reminders_due(since, now)?;
    let mut text = String::new();
    for reminder in &due.reminders {
        text.push_str(&format!("{}\n{}", reminder.heading, crate::table::wrap(&reminder.text, 2, 100)));
    }
    if due.reminders.is_empty() {
        text.push_str("No reminder since then.\n");
    }
    if let Some(next) = due.next_at {
        text.push_str(&format!("The next one comes {}.\n", next.format("%Y-%m-%d %H:%M UTC")));
    }
    Answer::new(text, &due)
}
