use crate::engine::{Answers, Ledger, Matter, Row};
use crate::pack::RulePack;
use crate::time::{Years, format_day, format_instant};
use chrono::{DateTime, NaiveDate, Utc};
use zone::Zone;

/// What the views of one matter share.
pub(super) struct Context<'a> {
    pub(super) matter: &'a Matter<'a>,
    pub(super) pack: &'a RulePack,
    pub(super) now: DateTime<Utc>,
    pub(super) ledger: Ledger<'a>,
    pub(super) answers: Answers,
    /// Whether every date carries its year, as documents want it.
    pub(super) all_years: bool,
}

impl<'a> Context<'a> {
    pub(super) fn new(matter: &'a Matter<'a>, pack: &'a RulePack, now: DateTime<Utc>, all_years: bool) -> Self {
        let ledger = Ledger::new(matter.facts, pack);
        let answers = Answers::new(matter.assessment, &ledger, pack);
        Self { matter, pack, now, ledger, answers, all_years }
    }

    pub(super) fn years(&self, zone: Zone) -> Years {
        if self.all_years { Years::Always } else { Years::unless_now(self.now, zone) }
    }

    pub(super) fn day(&self, on: NaiveDate, row: &Row<'_>) -> String {
        format_day(on, self.years(row.zone))
    }

    pub(super) fn instant(&self, at: DateTime<Utc>, zone: Zone) -> String {
        format_instant(at, zone, self.years(zone))
    }

    pub(super) fn kind_label(&self, id: &str) -> String {
        self.pack.fact_kind(id).map_or_else(|| id.to_owned(), |kind| kind.label.clone())
    }

    /// "measure available": the label inside a sentence.
    pub(super) fn waits_for(&self, row: &Row<'_>) -> Vec<String> {
        let missing = self.ledger.missing(row.stage);
        let label = |kind: u16| self.pack.kinds[usize::from(kind)].label.clone();
        missing.into_iter().map(label).collect()
    }
}

/// Joins words as a sentence does: `a`, `a and b`, `a, b and c`.
pub(super) fn list(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}

/// The first letter small, unless the word is an abbreviation ("FSN", "CSIRT").
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

/// The first letter capital.
pub(super) fn upper_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The city of a zone: `America/New_York` is New York.
pub(super) fn city(zone: Zone) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}
