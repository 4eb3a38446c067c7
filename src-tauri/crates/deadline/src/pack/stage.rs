use super::{Audience, Confidence, DutyKind, PlacePolicy, RoleSet, Validity};
use disclosure::Knower;
use serde::Deserialize;

/// One step in which an authority or the users are told.
#[derive(Clone, Debug)]
pub struct Stage {
    /// What decisions name (`cr-10wd`).
    pub id: String,
    /// In full.
    pub label: String,
    /// As a row reads it.
    pub short: String,
    /// The rule in one sentence of our own.
    pub text: String,
    /// The span; none where the law names none.
    pub span: Option<Span>,
    /// After or before the start fact.
    pub direction: Direction,
    /// What starts the clock.
    pub start: Start,
    /// The questions that decide whether it applies.
    pub condition: Condition,
    /// Whether it stays out of sight until its start fact is recorded or its condition is answered yes.
    pub quiet: bool,
    /// Whether it stays out of sight, start fact or not, until its condition is answered yes.
    pub only_if_yes: bool,
    /// The condition in words.
    pub condition_text: String,
    /// Facts that show the duty as done.
    pub met_by: Vec<u16>,
    /// Stages of one group and place: the earliest date governs, the others stay visible.
    pub group: Option<String>,
    /// Index of its counting rule.
    pub counting_rule: usize,
    /// Stricter spans that sources or platforms name.
    pub safe: Vec<SafeSpan>,
    /// Longer spans that some sources name: they are told and never relied on.
    pub later: Vec<LaterSpan>,
    /// Roles, where they differ from the regime's.
    pub roles: Option<RoleSet>,
    /// Place policy.
    pub place: PlacePolicy,
    /// Whether the authority at the main establishment is told as well.
    pub also_main_establishment: bool,
    /// The clause.
    pub clause: String,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// How sure it is.
    pub confidence: Confidence,
    /// Whether a person must check the official text before relying on it.
    pub needs_review: bool,
    /// Whom it tells.
    pub audience: Audience,
    /// Whether elements may be declared "to follow".
    pub early: bool,
    /// Validity, where it is narrower than the regime's.
    pub validity: Validity,
    /// What to warn of in the explanation.
    pub note: String,
}

/// So many hours, days or months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

/// Unit of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Hours.
    Hour,
    /// Calendar days.
    CalendarDay,
    /// Working days of the calendar.
    WorkingDay,
    /// Calendar months.
    Month,
    /// No span: a duty without a number.
    None,
}

/// Whether the span runs after the start fact or ends before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// After.
    #[default]
    After,
    /// Before.
    Before,
}

/// What starts a clock.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The kinds of fact, by index.
    pub kinds: Vec<u16>,
    /// How they combine.
    pub choice: StartChoice,
    /// A fact that must come first; only facts at or after it start the clock.
    pub after: Option<u16>,
    /// A fact that ends it; only facts at or before the last one of this kind start the clock.
    pub until: Option<u16>,
    /// A later start that takes the place of the usual one.
    pub restart: Option<Restart>,
    /// One clock, or one for each fact.
    pub clock: Clock,
    /// Whose knowledge is needed.
    pub knower: Option<Knower>,
}

/// How several kinds combine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StartChoice {
    /// The earliest fact of any of them.
    #[default]
    Earliest,
    /// The first kind in the list that has a fact. Where more than one question of `any` is answered yes, the earliest
    /// fact of any of them: a later outcome never makes a running clock later (MDCG 2023-3 Rev.2, Q14).
    Preferred,
    /// All are needed; the latest starts the clock.
    All,
    /// The last kind in the list is needed; the others count where they are on file. The latest starts the clock.
    Last,
}

/// A later start: a fact of `kind`, allowed only after a fact of `after` (MDCG 2023-3 Rev.2, Q14, exceptional case).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Restart {
    /// The kind that restarts.
    pub kind: u16,
    /// The kind that must be on file before it.
    pub after: u16,
}

/// One clock, or one for each fact (21 CFR 803.56).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Only the first fact.
    #[default]
    First,
    /// A new clock for each fact.
    Each,
}

/// The questions that decide, by index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// At least one is answered yes.
    pub any: Vec<u16>,
    /// All are answered yes.
    pub all: Vec<u16>,
    /// None is answered yes. An open answer holds nothing up: reporting is the safe side.
    pub none: Vec<u16>,
    /// All are answered no.
    pub no: Vec<u16>,
}

/// A stricter span that stands beside the legal one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeSpan {
    /// The span.
    pub span: Span,
    /// Where it starts, if not at the start fact of the stage.
    pub kinds: Vec<u16>,
    /// Its counting rule.
    pub counting_rule: usize,
    /// Why, as the end of a sentence ("because …").
    pub reason: String,
    /// Where it stands.
    pub basis: String,
}

/// A longer span that stands beside the legal one and is never relied on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaterSpan {
    /// The span.
    pub span: Span,
    /// Its counting rule.
    pub counting_rule: usize,
    /// Why, as the end of a sentence ("because …").
    pub reason: String,
    /// Where it stands.
    pub basis: String,
}
