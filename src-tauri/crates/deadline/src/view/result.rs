//! The last step: what came out, and why the safe date is earlier.

use super::context::{Context, list};
use super::{Due, Step, StepKind};
use crate::count::{NoCount, Stricter, safe_readings};
use crate::engine::{Row, Standing, period, safe_spans};
use crate::pack::{Direction, Unit};
use chrono::{DateTime, Utc};

/// The stricter readings with their instants, the earliest first. Of readings that give the same instant each is kept.
pub(super) fn stricter(row: &Row<'_>, context: &Context<'_>) -> Vec<(DateTime<Utc>, String, String)> {
    let site = context.matter.site_zone;
    let Some(counted) = row.counted.filter(|_| row.extended.is_none()) else {
        return Vec::new();
    };
    let Some(period) = period(row, context.pack, site) else {
        return Vec::new();
    };
    let from_rule = |by: &Stricter<'_>| {
        let reasons: Vec<String> = by.readings().map(|safe| safe.reason.clone()).collect();
        (by.counted.due_at, list(&reasons, "and"), period.rule.basis.clone())
    };
    let all: Vec<Stricter<'_>> = safe_readings(&period, &counted).collect();
    let alone = all.iter().filter(|by| by.size() == 1);
    let best_alone = alone.clone().map(|by| by.counted.due_at).min();
    let mut found: Vec<_> = alone.map(from_rule).collect();
    // Readings that matter only together are told once, in the smallest set that reaches the earliest instant.
    let together = all.iter().min_by_key(|by| (by.counted.due_at, by.size()));
    let earlier = |by: &&Stricter<'_>| best_alone.is_none_or(|alone| by.counted.due_at < alone);
    found.extend(together.filter(earlier).map(from_rule));
    for (index, due_at) in safe_spans(row, context.pack, &context.ledger, site) {
        let safe = &row.stage.safe[index];
        found.push((due_at, safe.reason.clone(), safe.basis.clone()));
    }
    found.sort_by_key(|(due_at, ..)| *due_at);
    found
}

/// Why the safe instant is earlier than the legal one.
pub(super) fn reason(row: &Row<'_>, context: &Context<'_>) -> Option<String> {
    stricter(row, context).into_iter().next().map(|(_, reason, _)| reason)
}

/// Why there is no date although there is a span.
pub(super) fn no_date(row: &Row<'_>) -> Option<String> {
    Some(match row.no_count? {
        NoCount::NoCalendar => {
            "There is no calendar of public holidays for this place, so working days cannot be counted.".to_owned()
        }
        NoCount::OutsideCalendar { first_year, last_year } => format!(
            "The calendar holds the years {first_year} to {last_year}. The count leaves them, and no date is guessed."
        ),
        NoCount::TooFar => "The date is farther away than a date can be.".to_owned(),
    })
}

/// An instant at which a period ends: an end of day by its day, hours by the clock.
pub(super) fn ending(at: DateTime<Utc>, row: &Row<'_>, context: &Context<'_>) -> String {
    let by_clock = row.stage.span.is_some_and(|span| span.unit == Unit::Hour);
    let words = context.instant(at, row.zone);
    if by_clock || row.extended.is_some() { words } else { format!("end of {words}") }
}

/// The result in words.
pub(super) fn step(row: &Row<'_>, due: Option<&Due>, context: &Context<'_>) -> Step {
    let text = match (row.standing, due) {
        (Standing::NotApplicable, _) => "Nothing is owed.".to_owned(),
        (Standing::Waived, _) => "Nothing is owed any more.".to_owned(),
        (Standing::Waiting, _) => super::scope_text::waits(row, context),
        (_, Some(due)) => dated(row, due, context),
        (_, None) if row.stage.span.is_none() => without_span(row).to_owned(),
        (_, None) => no_date(row).unwrap_or_else(|| super::scope_text::waits(row, context)),
    };
    Step::new(StepKind::Result, "", text)
}

fn without_span(row: &Row<'_>) -> &'static str {
    match row.stage.direction {
        Direction::Before => "Before the action starts: no span in the law, so no date is shown.",
        Direction::After => "Without delay: no span in the law, so no date is shown.",
    }
}

fn dated(row: &Row<'_>, due: &Due, context: &Context<'_>) -> String {
    let legal = ending(due.legal_at, row, context);
    let mut text = if due.safe_at < due.legal_at {
        let safe = ending(due.safe_at, row, context);
        format!("Safe: {safe}. Legal: {legal}.")
    } else {
        format!("Due: {legal}.")
    };
    if let Some(governs) = row.superseded_by {
        text.push_str(&format!(" An earlier clock governs: {}.", governs.label));
    }
    if row.standing == Standing::NeedsDecision {
        text.push_str(" The date holds if the duty applies.");
    }
    if let Some(met) = row.met {
        let late = if met.at > due.legal_at { "after" } else { "within" };
        let at = context.instant(met.at, row.zone);
        text.push_str(&format!(" Met {at}, {late} the legal time."));
    }
    text
}
