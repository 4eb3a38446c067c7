//! What is due, as a person reads it.

use crate::table::{Table, wrap};
use deadline::{Badge, State, StepKind};
use desk::DueItem;

/// Tables per group, under each other with the same columns.
pub(crate) fn groups(items: &[&DueItem], with_number: bool) -> String {
    let mut tables: Vec<(&'static str, Table)> = Vec::new();
    for item in items {
        let heading = item.obligation.group.heading();
        if tables.last().is_none_or(|(last, _)| *last != heading) {
            tables.push((heading, Table::new(&[""]).indented(4)));
        }
        let number = if with_number { item.number.clone() } else { String::new() };
        if let Some((_, table)) = tables.last_mut() {
            table.row([
                left(item),
                date(item),
                item.obligation.authority.clone(),
                format!(
                    "{}{}{}",
                    item.obligation.stage_name,
                    badges(item),
                    if item.closed { " (disclosure closed)" } else { "" }
                ),
                number,
            ]);
        }
    }
    let mut widths: Vec<usize> = Vec::new();
    for (_, table) in &tables {
        for (index, width) in table.widths().iter().enumerate() {
            if index == widths.len() {
                widths.push(0);
            }
            widths[index] = widths[index].max(*width);
        }
    }
    let mut text = String::new();
    for (heading, mut table) in tables {
        table.align_with(&widths);
        text.push_str(&format!("  {heading}\n{}", table.text()));
    }
    text
}

/// `3 d 15 h left`, `19 h over`.
pub(crate) fn left(item: &DueItem) -> String {
    if matches!(item.obligation.state, State::Met { .. }) {
        return "met".to_owned();
    }
    match &item.left {
        Some(span) if item.over => format!("{span} over"),
        Some(span) => format!("{span} left"),
        None => String::new(),
    }
}

/// The date, the safe one first where two differ; else why there is none.
fn date(item: &DueItem) -> String {
    let text = item.obligation.date_text();
    if item.obligation.due.is_some() && !matches!(item.obligation.state, State::NeedsDecision { .. }) {
        text
    } else {
        crate::table::short(&text, 56)
    }
}

fn badges(item: &DueItem) -> String {
    let words: Vec<&str> = item
        .obligation
        .badges
        .iter()
        .map(|badge| match badge {
            Badge::NotVerified => "rule not verified",
            Badge::Conflicting => "sources conflict",
            Badge::Guidance => "guidance",
            Badge::Practice => "practice",
            Badge::OwnRule => "own rule",
            Badge::Proposal => "not in force",
            Badge::OutsideCalendar => "public holidays not checked",
        })
        .collect();
    if words.is_empty() { String::new() } else { format!(" ({})", words.join(", ")) }
}

/// One obligation, step by step.
pub(crate) fn explained(item: &DueItem) -> String {
    let obligation = &item.obligation;
    let mut text = format!(
        "{} {}, {}{}\n{}\n",
        obligation.authority,
        obligation.stage_name,
        item.number,
        badges(item),
        wrap(&format!("{}, {}", obligation.citation, obligation.clause), 2, 100).trim_end()
    );
    text.push_str(&wrap(&format!("{}  {}", date(item), left(item)), 2, 100));
    if let Some(local) = &item.local_text {
        text.push_str(&format!("  here: {local}\n"));
    }
    for step in &obligation.explanation {
        let kind = match step.kind {
            StepKind::Fact => "Fact",
            StepKind::Scope => "Scope",
            StepKind::Rule => "Rule",
            StepKind::Counting => "Counting",
            StepKind::Holiday => "Holidays",
            StepKind::RollOver => "Last day",
            StepKind::SafeReading => "Safe date",
            StepKind::Decision => "Decision",
            StepKind::Warning => "Beware",
            StepKind::Result => "Result",
        };
        let label =
            if step.label.is_empty() { String::new() } else { format!(" ({})", foreign::one_line(&step.label)) };
        text.push_str(&format!("  {kind}{label}\n{}", wrap(&step.text, 4, 100)));
        for evidence in &step.evidence {
            text.push_str(&format!("    evidence: {}\n", foreign::one_line(evidence)));
        }
    }
    text
}
