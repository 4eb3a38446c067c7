use super::{Obligation, State, StepKind};
use std::fmt::Write as _;

/// The explanation as plain text, for the command line and for documents. Build the obligation with
/// [`Explain::Document`](super::Explain::Document) where every date must carry its year.
#[must_use]
pub fn explain(obligation: &Obligation) -> String {
    let mut text = format!("{}: {}\n", obligation.authority, obligation.stage_name);
    if let Some(due) = &obligation.due {
        if due.safe_at < due.legal_at {
            line(&mut text, format_args!("Safe date, work to this: {}", due.safe_text));
            line(&mut text, format_args!("Legal date: {}", due.legal_text));
        } else {
            line(&mut text, format_args!("Due: {}", due.legal_text));
        }
    }
    match &obligation.state {
        State::NeedsDecision { questions, .. } => {
            for question in questions {
                line(&mut text, format_args!("Needs an answer: {question}"));
            }
        }
        State::Superseded { label, .. } => {
            line(&mut text, format_args!("An earlier clock governs: {label}"));
        }
        _ => {}
    }
    let width = obligation.explanation.len().to_string().len();
    for (index, step) in obligation.explanation.iter().enumerate() {
        let heading = step_heading(step.kind);
        let label = if step.label.is_empty() { String::new() } else { format!(" ({})", step.label) };
        line(&mut text, format_args!("{:>width$}. {heading}{label}: {}", index + 1, step.text));
        for evidence in &step.evidence {
            line(&mut text, format_args!("{:width$}  Evidence: {evidence}", ""));
        }
    }
    text
}

/// What a step is called.
#[must_use]
pub const fn step_heading(kind: StepKind) -> &'static str {
    match kind {
        StepKind::Fact => "Fact",
        StepKind::Scope => "Scope",
        StepKind::Rule => "Rule",
        StepKind::Counting => "Counting",
        StepKind::Holiday => "Holiday",
        StepKind::RollOver => "Last day moved",
        StepKind::SafeReading => "Safe date",
        StepKind::Decision => "Decision",
        StepKind::Warning => "Note",
        StepKind::Result => "Result",
    }
}

fn line(text: &mut String, arguments: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{arguments}");
}
