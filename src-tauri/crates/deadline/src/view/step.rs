use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// One step of the explanation, with a sentence that is ready to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// What the step is about.
    pub kind: StepKind,
    /// The small words beside its name: who recorded it, which clause, which city.
    pub label: String,
    /// The sentences.
    pub text: String,
    /// The days of a count, whole weeks from Monday, for the calendar; empty for other steps.
    pub days: Vec<DayCell>,
    /// What proves a fact.
    pub evidence: Vec<String>,
}

/// What a step is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// A start fact, or the lack of one.
    Fact,
    /// Why it applies, or not.
    Scope,
    /// The rule in words.
    Rule,
    /// How days or hours are counted.
    Counting,
    /// Holidays that moved the count.
    Holiday,
    /// A last day that was moved.
    RollOver,
    /// A stricter reading that gives an earlier date.
    SafeReading,
    /// What a person decided.
    Decision,
    /// What to beware of.
    Warning,
    /// What came out.
    Result,
}

/// One day of the counting calendar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DayCell {
    /// The day.
    pub on: NaiveDate,
    /// What it is in the count.
    pub kind: DayCellKind,
    /// Its number in the count.
    pub number: Option<u32>,
    /// The holiday on it.
    pub name: Option<String>,
    /// Whether it is today in the zone of the count.
    pub today: bool,
    /// Whether it is the safe day.
    pub safe: bool,
    /// Whether it is the legal day.
    pub legal: bool,
}

/// What a day is in the count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayCellKind {
    /// Before the start or after the end.
    Outside,
    /// The day of the start fact, not counted.
    Start,
    /// Counted.
    Counted,
    /// Not counted, a day of rest.
    Weekend,
    /// Not counted, a public holiday.
    Holiday,
    /// Past the last number, because the end was moved.
    Moved,
}

impl Step {
    pub(super) fn new(kind: StepKind, label: impl Into<String>, text: impl Into<String>) -> Self {
        let (label, text) = (label.into(), text.into());
        Self { kind, label, text, days: Vec::new(), evidence: Vec::new() }
    }
}
