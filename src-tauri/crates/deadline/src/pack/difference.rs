//! What a newer rule pack changes, in words.

use super::{
    CalendarChoice, Condition, Confidence, CountingRule, Direction, DutyKind, PackFile, Regime, RulePack, Span, Stage,
    StartChoice, Unit, Validity,
};
use crate::calendar::{Calendar, CalendarDay, Calendars, CorrectionKind};
use crate::time::{Years, format_day};
use serde::Serialize;
use std::collections::BTreeSet;
use ts_rs::TS;

/// One difference between two rule packs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PackChange {
    /// What happened to it.
    pub kind: PackChangeKind,
    /// What it is about: the authority with its stage, or the calendar.
    pub subject: String,
    /// The clause, where it is about a stage.
    pub clause: String,
    /// The difference, one sentence each.
    pub words: Vec<String>,
}

/// What happened to a regime, a stage or a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PackChangeKind {
    /// It is new.
    Added,
    /// It holds until a day that it did not name before.
    Superseded,
    /// It reads otherwise.
    Changed,
    /// It is gone.
    Removed,
}

/// The differences from one pack to another: regimes, stages and calendars, in the order of the newer one.
#[must_use]
pub fn differences(old: &PackFile, new: &PackFile) -> Vec<PackChange> {
    let (old_rules, new_rules) = (old.rules_with(&[]).0, new.rules_with(&[]).0);
    let mut changes = Vec::new();
    for regime in new_rules.regimes() {
        match old_rules.regimes().iter().find(|known| known.id == regime.id) {
            None => changes.push(added(regime)),
            Some(known) => changes.extend(regime_changes((known, &old_rules), (regime, &new_rules))),
        }
    }
    let kept = |regime: &&Regime| new_rules.regimes().iter().any(|known| known.id == regime.id);
    changes.extend(old_rules.regimes().iter().filter(|regime| !kept(regime)).map(|regime| PackChange {
        kind: PackChangeKind::Removed,
        subject: heading(regime),
        clause: regime.citation.clone(),
        words: vec!["This regime is no longer in the pack.".to_owned()],
    }));
    changes.extend(calendar_changes(&old.calendars().0, &new.calendars().0));
    changes
}

fn heading(regime: &Regime) -> String {
    format!("{}: {}", regime.authority.replace(" ({place})", ""), regime.name)
}

fn added(regime: &Regime) -> PackChange {
    let stages: Vec<&str> = regime.stages.iter().map(|stage| stage.short.as_str()).collect();
    let mut words = vec![format!("New, with {}.", stages.join(", "))];
    if !regime.enabled_default {
        words.push("It is off until somebody switches it on.".to_owned());
    }
    PackChange { kind: PackChangeKind::Added, subject: heading(regime), clause: regime.citation.clone(), words }
}

type InPack<'a, T> = (&'a T, &'a RulePack);

fn regime_changes((old, old_pack): InPack<'_, Regime>, (new, new_pack): InPack<'_, Regime>) -> Vec<PackChange> {
    let mut changes = Vec::new();
    let mut words = Words::default();
    words.compare("The authority", &old.authority, &new.authority);
    words.compare("The act", &old.citation, &new.citation);
    words.compare("The trigger", &old.trigger, &new.trigger);
    words.compare("The channel", &old.channel, &new.channel);
    words.compare("The content", &old.content.join("; "), &new.content.join("; "));
    words.compare("The calendar", &calendar(old), &calendar(new));
    words.compare("It", on_or_off(old), on_or_off(new));
    words.compare("The notes", &old.notes, &new.notes);
    if old.countries != new.countries {
        words.say("The countries changed.");
    }
    if (old.statuses, old.excluded_statuses, old.roles) != (new.statuses, new.excluded_statuses, new.roles) {
        words.say("Which products or roles it obliges changed.");
    }
    words.validity(old.validity, new.validity);
    let kind =
        if newly_ends(old.validity, new.validity) { PackChangeKind::Superseded } else { PackChangeKind::Changed };
    changes.extend(words.change(kind, heading(new), new.citation.clone()));
    for stage in &new.stages {
        match old.stages.iter().find(|known| known.id == stage.id) {
            None => changes.push(PackChange {
                kind: PackChangeKind::Added,
                subject: format!("{}, {}", heading(new), stage.short),
                clause: stage.clause.clone(),
                words: vec![format!("New: {}", stage.text)],
            }),
            Some(known) => changes.extend(stage_change((known, old_pack), (stage, new_pack), new)),
        }
    }
    for stage in old.stages.iter().filter(|stage| new.stages.iter().all(|known| known.id != stage.id)) {
        changes.push(PackChange {
            kind: PackChangeKind::Removed,
            subject: format!("{}, {}", heading(new), stage.short),
            clause: stage.clause.clone(),
            words: vec!["This stage is no longer in the pack.".to_owned()],
        });
    }
    changes
}

fn stage_change(
    (old, old_pack): InPack<'_, Stage>,
    (new, new_pack): InPack<'_, Stage>,
    regime: &Regime,
) -> Option<PackChange> {
    let mut words = Words::default();
    words.compare("The span", &span_text(old.span, old.direction), &span_text(new.span, new.direction));
    words.compare("The start", &starts(old, old_pack), &starts(new, new_pack));
    words.compare("The condition", &condition(&old.condition, old_pack), &condition(&new.condition, new_pack));
    let (old_rule, new_rule) =
        (&old_pack.counting_rules[old.counting_rule], &new_pack.counting_rules[new.counting_rule]);
    words.compare("The count", &counting(old_rule), &counting(new_rule));
    words.compare("The clause", &old.clause, &new.clause);
    words.compare("The rule", &old.text, &new.text);
    words.compare("The standing", duty(old.duty), duty(new.duty));
    words.compare("How far it was checked", &checked(old), &checked(new));
    words.compare("The warning", &old.note, &new.note);
    if old.safe != new.safe || old.later != new.later {
        words.say("The stricter or longer readings changed.");
    }
    words.validity(old.validity, new.validity);
    let kind =
        if newly_ends(old.validity, new.validity) { PackChangeKind::Superseded } else { PackChangeKind::Changed };
    words.change(kind, format!("{}, {}", heading(regime), new.short), new.clause.clone())
}

fn calendar_changes(old: &Calendars, new: &Calendars) -> Vec<PackChange> {
    let change = |kind, calendar: &Calendar, words: Vec<String>| PackChange {
        kind,
        subject: format!("Calendar: {}", calendar.name),
        clause: calendar.law.clone(),
        words,
    };
    let mut changes = Vec::new();
    for calendar in new.iter() {
        let Some(known) = old.named(&calendar.id) else {
            let years = format!("New, {} to {}.", calendar.first_year, calendar.last_year);
            changes.push(change(PackChangeKind::Added, calendar, vec![years]));
            continue;
        };
        let mut words = Words::default();
        words.compare("The last year", &known.last_year.to_string(), &calendar.last_year.to_string());
        words.compare(
            "The last certain year",
            &known.confirmed_until.to_string(),
            &calendar.confirmed_until.to_string(),
        );
        for year in calendar.first_year.max(known.first_year)..=calendar.last_year.min(known.last_year) {
            words.sentences.extend(day_changes(&known.days_of(year), &calendar.days_of(year)));
        }
        changes.extend(words.change(
            PackChangeKind::Changed,
            format!("Calendar: {}", calendar.name),
            calendar.law.clone(),
        ));
    }
    let gone = old.iter().filter(|calendar| new.named(&calendar.id).is_none());
    changes.extend(gone.map(|calendar| {
        change(PackChangeKind::Removed, calendar, vec!["This calendar is no longer in the pack.".to_owned()])
    }));
    changes
}

fn day_changes(old: &[CalendarDay], new: &[CalendarDay]) -> Vec<String> {
    let days: BTreeSet<_> = old.iter().chain(new).map(|day| day.on).collect();
    let of = |days: &[CalendarDay], on| days.iter().find(|day| day.on == on).cloned();
    let what = |day: &CalendarDay| match day.kind {
        CorrectionKind::Holiday => format!("the holiday {}", day.name),
        CorrectionKind::WorkingDay => "a weekend day that is worked".to_owned(),
    };
    days.into_iter()
        .filter_map(|on| {
            let day = format_day(on, Years::Always);
            match (of(old, on), of(new, on)) {
                (None, Some(now)) => Some(format!("{day} is {}.", what(&now))),
                (Some(was), None) => Some(format!("{day} is no longer {}.", what(&was))),
                (Some(was), Some(now)) if was.kind != now.kind || was.name != now.name => {
                    Some(format!("{day} was {}, and is {}.", what(&was), what(&now)))
                }
                (Some(was), Some(now)) if was.expected && !now.expected => Some(format!("{day} is certain now.")),
                _ => None,
            }
        })
        .collect()
}

/// The sentences of one difference.
#[derive(Default)]
struct Words {
    sentences: Vec<String>,
}

impl Words {
    fn compare(&mut self, what: &str, old: &str, new: &str) {
        match (old, new) {
            _ if old == new => {}
            ("", _) => self.sentences.push(format!("{what} is: {new}")),
            (_, "") => self.sentences.push(format!("{what} was: {old}")),
            _ => self.sentences.push(format!("{what} was: {old} – and is: {new}")),
        }
    }

    fn say(&mut self, sentence: &str) {
        self.sentences.push(sentence.to_owned());
    }

    fn validity(&mut self, old: Validity, new: Validity) {
        let day = |on: Option<chrono::NaiveDate>| on.map(|on| format_day(on, Years::Always)).unwrap_or_default();
        self.compare("The first day on which it holds", &day(old.from), &day(new.from));
        self.compare("The last day on which it holds", &day(old.to), &day(new.to));
    }

    fn change(self, kind: PackChangeKind, subject: String, clause: String) -> Option<PackChange> {
        (!self.sentences.is_empty()).then_some(PackChange { kind, subject, clause, words: self.sentences })
    }
}

fn newly_ends(old: Validity, new: Validity) -> bool {
    old.to.is_none() && new.to.is_some()
}

fn calendar(regime: &Regime) -> String {
    match &regime.calendar {
        CalendarChoice::None => "none".to_owned(),
        CalendarChoice::Place => "that of the place".to_owned(),
        CalendarChoice::Named(name) => name.clone(),
    }
}

const fn on_or_off(regime: &Regime) -> &'static str {
    if regime.enabled_default { "on" } else { "off" }
}

const fn duty(duty: DutyKind) -> &'static str {
    match duty {
        DutyKind::Law => "law",
        DutyKind::Guidance => "guidance",
        DutyKind::Practice => "practice",
        DutyKind::Proposal => "proposal",
    }
}

/// A span in words (`10 working days after`).
#[must_use]
pub fn span_text(span: Option<Span>, direction: Direction) -> String {
    let Some(Span { amount, unit }) = span else {
        return "no span".to_owned();
    };
    let (one, many) = match unit {
        Unit::Hour => ("hour", "hours"),
        Unit::CalendarDay => ("calendar day", "calendar days"),
        Unit::WorkingDay => ("working day", "working days"),
        Unit::Month => ("month", "months"),
        Unit::None => return "no span".to_owned(),
    };
    let side = match direction {
        Direction::After => "after",
        Direction::Before => "before",
    };
    format!("{amount} {} {side}", if amount == 1 { one } else { many })
}

fn starts(stage: &Stage, pack: &RulePack) -> String {
    let start = &stage.start;
    let label = |index: &u16| pack.fact_kinds().get(usize::from(*index)).map_or("", |kind| kind.label.as_str());
    let mut text = start.kinds.iter().map(label).collect::<Vec<_>>().join(", ");
    text.push_str(match start.choice {
        _ if start.kinds.len() < 2 => "",
        StartChoice::Earliest => " (the earliest)",
        StartChoice::Preferred => " (the first of the list)",
        StartChoice::All => " (all are needed)",
        StartChoice::Last => " (the last of the list is needed)",
    });
    for (word, kind) in [("after", start.after), ("until", start.until)] {
        if let Some(kind) = kind {
            text.push_str(&format!(", {word}: {}", label(&kind)));
        }
    }
    text
}

fn condition(condition: &Condition, pack: &RulePack) -> String {
    let named = |indices: &[u16], word: &str| {
        let ids: Vec<&str> = indices
            .iter()
            .filter_map(|index| pack.questions().get(usize::from(*index)))
            .map(|question| question.id.as_str())
            .collect();
        (!ids.is_empty()).then(|| format!("{word} {}", ids.join(", ")))
    };
    let parts = [
        named(&condition.all, "all of"),
        named(&condition.any, "one of"),
        named(&condition.none, "none of"),
        named(&condition.no, "answered no:"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn counting(rule: &CountingRule) -> String {
    if rule.basis.is_empty() { rule.text.clone() } else { format!("{} ({})", rule.text, rule.basis) }
}

fn checked(stage: &Stage) -> String {
    let confidence = match stage.confidence {
        Confidence::Verified => "against the official text",
        Confidence::VerifiedSecondary => "against secondary sources",
        Confidence::Conflicting => "sources disagree",
        Confidence::FromMemory => "not at all",
    };
    if stage.needs_review { format!("{confidence}, marked for review") } else { confidence.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(edits: &[(&str, &str)]) -> PackFile {
        let mut text = String::from_utf8(PackFile::shipped().to_bytes()).unwrap();
        for (old, new) in edits {
            assert!(text.contains(old), "the pack holds {old}");
            text = text.replacen(old, new, 1);
        }
        PackFile::read(text.as_bytes()).unwrap()
    }

    fn words(new: &PackFile) -> String {
        let line = |change: &PackChange| {
            format!("{:?} {} [{}]\n  {}", change.kind, change.subject, change.clause, change.words.join("\n  "))
        };
        differences(&PackFile::shipped(), new).iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn the_same_pack_differs_in_nothing() {
        assert_eq!(differences(&PackFile::shipped(), &PackFile::shipped()), []);
    }

    #[test]
    fn a_change_is_told_in_words() {
        let new = changed(&[
            (r#"id = \"cr-10wd\"\nlabel"#, r#"id = \"cr-10wd\"\nvalid_to = 2027-03-01\nlabel"#),
            (r#"name = \"Thanksgiving Day\""#, r#"name = \"Day of Thanks\""#),
        ]);
        insta::assert_snapshot!(words(&new));
    }

    #[test]
    fn facts_that_combine_otherwise_are_told() {
        let new = changed(&[
            (r#"start_choice = \"last\""#, r#"start_choice = \"all\""#),
            (r#"until = \"fda_request_ends\"\n"#, ""),
        ]);
        let words = words(&new);
        let last = "Incident notification submitted (the last of the list is needed)";
        assert!(words.contains(&format!("{last} – and is: Severe incident known")), "{words}");
        assert!(words.contains("after: FDA request received, until: FDA request ends – and is"), "{words}");
    }
}
