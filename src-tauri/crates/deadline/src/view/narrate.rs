//! The explanation: which fact, which rule, how counted, what came out.

use super::context::{Context, city, upper_first};
use super::counting::Count;
use super::{Due, Step, StepKind, later, result, scope_text};
use crate::engine::{Because, Row, Standing, Where};
use crate::pack::{Clock, Confidence, PlacePolicy, RollOver, Unit};
use crate::time::{Years, format_day, format_instant};
use disclosure::{Fact, Verdict};

pub(super) fn steps(row: &Row<'_>, due: Option<&Due>, context: &Context<'_>) -> Vec<Step> {
    if row.follow_up.is_some() {
        return follow_up(row, due, context);
    }
    let mut steps = facts(row, context);
    steps.push(Step::new(StepKind::Scope, "", scope_text::scope(row, context)));
    steps.push(Step::new(StepKind::Rule, row.stage.clause.clone(), rule(row, context)));
    if due.is_some()
        && let (Some(counted), Some(span)) = (row.counted, row.stage.span)
    {
        let rule = &context.pack.counting_rules[row.stage.counting_rule];
        let count = Count { row, counted, span, rule, context };
        steps.extend(count.steps());
        for (at, reason, basis) in result::stricter(row, context) {
            let text = format!("{}, because {reason}.", upper_first(&result::ending(at, row, context)));
            steps.push(Step::new(StepKind::SafeReading, basis, text));
        }
        steps.extend(later::steps(row, context));
        steps.extend(warnings(row, &count));
    }
    steps.extend(decisions(row, context));
    if !row.stage.note.is_empty() && row.standing != Standing::NotApplicable {
        steps.push(Step::new(StepKind::Warning, "", row.stage.note.clone()));
    }
    if row.start.is_some()
        && let Some(unsure) = unsure_country(row)
    {
        steps.push(Step::new(StepKind::Warning, "", unsure));
    }
    if let Some(further) = another_event(row, context) {
        let label = context.kind_label(&further.kind);
        let at = context.instant(further.at, row.zone);
        let text = format!(
            "“{label}” is recorded again for {at}. If that is the same event, the first entry starts the clock, as here. If it is another event, it has a duty of its own, which this disclosure can't show next to this one: create a linked disclosure for it."
        );
        steps.push(Step::new(StepKind::Warning, "", text));
    }
    steps.push(result::step(row, due, context));
    steps
}

/// A further fact of the kind that started the clock, from before this one was reported: the same event, or another one that
/// has a duty of its own.
pub(super) fn another_event<'a>(row: &Row<'a>, context: &Context<'a>) -> Option<&'a Fact> {
    let start = row.start?;
    if row.stage.start.clock != Clock::First || row.standing == Standing::NotApplicable {
        return None;
    }
    let here = row.place.map_or(Where::Anywhere, Where::In);
    let until = row.met.map(|met| met.at);
    let is_further = |fact: &&Fact| {
        fact.kind == start.fact.kind
            && fact.at > start.fact.at
            && here.holds(fact)
            && until.is_none_or(|until| fact.at <= until)
    };
    context.ledger.all().map(|(_, fact)| fact).find(is_further)
}

fn facts(row: &Row<'_>, context: &Context<'_>) -> Vec<Step> {
    let Some(start) = row.start else {
        let text = match row.standing {
            Standing::Waiting => {
                ignored(row, context).unwrap_or_else(|| "The fact that starts this clock is not recorded.".to_owned())
            }
            _ => return Vec::new(),
        };
        return vec![Step::new(StepKind::Fact, "", text)];
    };
    let mut steps: Vec<Step> = start.with.iter().map(|fact| one_fact(fact, row, context)).collect();
    steps.push(one_fact(start.fact, row, context));
    let because = match start.because {
        Because::Usual => "",
        Because::Restarted => {
            " The event had been assessed as not reportable, so the count starts with this information."
        }
        Because::KnownFirst => {
            " More than one of these outcomes is on record, so the count starts with what was known first."
        }
    };
    if let Some(step) = steps.last_mut() {
        step.text.push_str(because);
    }
    steps
}

fn one_fact(fact: &Fact, row: &Row<'_>, context: &Context<'_>) -> Step {
    let label = context.kind_label(&fact.kind);
    let at = format_instant(fact.at, row.zone, Years::Always);
    let local = fact.at.with_timezone(&fact.zone);
    let mut text = format!("{label} {at}");
    if local.format("%H:%M %z").to_string() != fact.at.with_timezone(&row.zone).format("%H:%M %z").to_string() {
        let words = format_instant(fact.at, fact.zone, context.years(fact.zone));
        let same_day = local.date_naive() == fact.at.with_timezone(&row.zone).date_naive();
        // On the same day the time alone says enough.
        let words = if same_day { words.rsplit(", ").next().unwrap_or(&words).to_owned() } else { words };
        text.push_str(&format!(" ({words})"));
    }
    let note = fact.note.trim().trim_end_matches('.');
    text.push_str(&if note.is_empty() { ".".to_owned() } else { format!(": {note}.") });
    if fact.supersedes.is_some() && !fact.reason.trim().is_empty() {
        text.push_str(&format!(" It corrects an earlier entry: {}.", fact.reason.trim().trim_end_matches('.')));
    }
    let by = if fact.recorded_by.is_empty() { String::new() } else { format!("recorded by {}", fact.recorded_by) };
    let mut step = Step::new(StepKind::Fact, by, text);
    step.evidence = fact.evidence.iter().map(|evidence| evidence.title.clone()).collect();
    step
}

/// A fact of the right kind that does not count, because another employee's knowledge is needed.
fn ignored(row: &Row<'_>, context: &Context<'_>) -> Option<String> {
    row.stage.start.knower?;
    let fact = context.ledger.starters(row.stage).next()?;
    let label = context.kind_label(&fact.kind);
    let on = context.day(fact.at.with_timezone(&row.zone).date_naive(), row);
    Some(format!(
        "{label} {on} is recorded, but as the knowledge of an employee whose knowledge does not start this clock."
    ))
}

fn rule(row: &Row<'_>, context: &Context<'_>) -> String {
    let counting = context.pack.counting_rules[row.stage.counting_rule].confidence;
    let checked = match (row.stage.confidence, row.stage.needs_review) {
        (_, true) => "Not verified: a person must check the text before relying on it.",
        // The badge says "not verified" then: what is verified, and what is not, must not read like a contradiction.
        (Confidence::Verified, false) if row.stage.span.is_some() && counting != Confidence::Verified => {
            "The span was checked against the official text, the way of counting was not."
        }
        (Confidence::Verified, false) => "Checked against the official text.",
        (Confidence::VerifiedSecondary, false) => "Not verified: only secondary sources were read.",
        (Confidence::Conflicting, false) => "The text allows two readings, or sources disagree.",
        (Confidence::FromMemory, false) => "Not verified.",
    };
    let own = if row.regime.own { " A rule of the company's own." } else { "" };
    format!("{} {checked}{own}", row.stage.text)
}

fn warnings(row: &Row<'_>, count: &Count<'_, '_>) -> Vec<Step> {
    let mut texts = Vec::new();
    if let Some(calendar) = row.calendar.filter(|_| count.counted.unchecked) {
        let (first, last) = (calendar.first_year, calendar.last_year);
        texts.push(format!(
            "The calendar holds the years {first} to {last}. Outside of them the last day was not moved."
        ));
    }
    let rolls = count.rule.rollover != RollOver::None;
    let works = count.span.unit == Unit::WorkingDay;
    match row.calendar {
        None if rolls => texts
            .push("There is no calendar of public holidays for this place, so the last day was not moved.".to_owned()),
        Some(calendar) if (rolls || works) && calendar.regional_holidays => {
            texts.push(format!("Holidays of single regions of {} are not counted.", calendar.name));
        }
        _ => {}
    }
    texts.extend(count.unsure_days());
    texts.extend(count.unpublished_working_days());
    // The badge "not verified" may come from the way of counting alone, so the explanation names it.
    let way = match count.rule.confidence {
        Confidence::Verified => None,
        Confidence::VerifiedSecondary => {
            Some("Not verified: the way of counting was checked in secondary sources only.")
        }
        Confidence::Conflicting => Some("Sources disagree about the way of counting."),
        Confidence::FromMemory => Some("Not verified: the way of counting is a default of the rule pack."),
    };
    texts.extend(way.map(str::to_owned));
    texts.into_iter().map(|text| Step::new(StepKind::Warning, "", text)).collect()
}

fn unsure_country(row: &Row<'_>) -> Option<String> {
    let fact = row.start?.fact;
    if row.stage.place == PlacePolicy::FactCountry && fact.country.is_none() && row.place.is_some() {
        return Some("The fact names no country, so every market is listed. Record where it happened.".to_owned());
    }
    if row.stage.place == PlacePolicy::MainEstablishment && row.place.is_none() {
        let zone = city(row.authority_zone);
        return Some(format!(
            "The main establishment lies outside the countries of this regime. Find the authority by the fallback of the act; the date is counted in {zone} without holidays."
        ));
    }
    None
}

fn decisions(row: &Row<'_>, context: &Context<'_>) -> Vec<Step> {
    let extension = row.extended.map(|(_, decision)| decision);
    let governs = row.decision.filter(|decision| extension.is_none_or(|extension| extension.id != decision.id));
    let mut steps = Vec::new();
    for decision in extension.into_iter().chain(governs) {
        let what = match &decision.verdict {
            Verdict::Applies => "Decided: it applies".to_owned(),
            Verdict::Uncertain => "Decided: not certain, reported all the same".to_owned(),
            Verdict::NotApplicable => "Decided: it does not apply".to_owned(),
            Verdict::Waived => "The authority released the company from it".to_owned(),
            Verdict::Extended { until } => {
                format!("The authority gave time until {}", context.instant(*until, row.zone))
            }
            Verdict::Met { at, .. } => format!("Met {}", context.instant(*at, row.zone)),
            Verdict::Withdrawn => continue,
        };
        let receipt = match &decision.verdict {
            Verdict::Met { receipt, .. } if !receipt.is_empty() => format!(" Receipt: {receipt}."),
            _ => String::new(),
        };
        let reason = decision.reason.trim().trim_end_matches('.');
        let reason = if reason.is_empty() { String::new() } else { format!(": {reason}") };
        let on = decision.decided_at.with_timezone(&row.zone).date_naive();
        let label = format!("{}, {}", decision.decided_by, format_day(on, Years::Always));
        steps.push(Step::new(StepKind::Decision, label, format!("{what}{reason}.{receipt}")));
    }
    if let Some(fact) = row.met.and_then(|met| met.by_fact) {
        let label = context.kind_label(&fact.kind);
        let at = context.instant(fact.at, row.zone);
        steps.push(Step::new(StepKind::Fact, "", format!("Met by a fact: {label} {at}.")));
    }
    steps
}

fn follow_up(row: &Row<'_>, due: Option<&Due>, context: &Context<'_>) -> Vec<Step> {
    let Some(promise) = row.follow_up else {
        return Vec::new();
    };
    let on = context.day(promise.by, row);
    let text = format!("A sealed notice declared \"{}\" as not known yet, to follow by {on}.", promise.what);
    vec![
        Step::new(StepKind::Fact, row.stage.label.clone(), text),
        Step::new(StepKind::Rule, "IEC 81001-5-1 4.1.7", "What a notice promises for a day is owed on that day."),
        result::step(row, due, context),
    ]
}
