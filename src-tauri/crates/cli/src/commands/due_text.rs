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
                format!("{}{}", item.obligation.stage_name, badges(item)),
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
    let waits = match &item.obligation.state {
        State::Waiting { for_facts } => Some(format!("waits for: {}", for_facts.join(" or "))),
        State::OpenWithoutSpan => Some("without delay; the law names no span".to_owned()),
        State::OpenWithoutDate { reason } => Some(reason.clone()),
        State::NotApplicable { reason } | State::Waived { reason } => Some(reason.clone()),
        State::Superseded { label, .. } => Some(format!("“{label}” governs")),
        State::NeedsDecision { questions, .. } => Some(format!("decide first: {}", questions.join(" "))),
        State::Open | State::DueSoon | State::DueToday { .. } | State::Overdue | State::Met { .. } => None,
    };
    match (waits, &item.obligation.due) {
        (Some(why), _) => crate::table::short(&why, 56),
        (None, Some(due)) if due.safe_at < due.legal_at => format!("{} (legal {})", due.safe_text, due.legal_text),
        (None, Some(due)) => due.legal_text.clone(),
        (None, None) => String::new(),
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
        let label = if step.label.is_empty() { String::new() } else { format!(" ({})", step.label) };
        text.push_str(&format!("  {kind}{label}\n{}", wrap(&step.text, 4, 100)));
        for evidence in &step.evidence {
            text.push_str(&format!("    evidence: {evidence}\n"));
        }
    }
    text
}
