use super::{Audience, Confidence, CountrySet, DutyKind};
use chrono::NaiveDate;
use chrono_tz::Tz;
use disclosure::{CompanyRole, Knower, LegalStatus};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One act, guidance or standard, with the stages in which it wants to be told.
#[derive(Clone, Debug)]
pub struct Regime {
    /// What decisions name (`eu-mdr-art87`).
    pub id: String,
    /// Short name of the authority, as a row reads it.
    pub authority: String,
    /// Its full name.
    pub authority_full: String,
    /// Short names by country, where each country has its own.
    pub authority_names: BTreeMap<String, String>,
    /// Name of the regime.
    pub name: String,
    /// Jurisdiction (`US`, `EU`, `INT`).
    pub jurisdiction: String,
    /// The act.
    pub citation: String,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// The countries where it can apply.
    pub countries: CountrySet,
    /// The legal statuses to which it applies.
    pub statuses: StatusSet,
    /// The legal statuses that it leaves out by name.
    pub excluded_statuses: StatusSet,
    /// Why it leaves them out.
    pub exclusion: String,
    /// The roles that it obliges.
    pub roles: RoleSet,
    /// What makes obligations of one regime several.
    pub place: PlacePolicy,
    /// Zone of the authority, where there is one authority.
    pub zone: Option<Tz>,
    /// What to call that zone ("Washington DC").
    pub zone_label: String,
    /// Which calendar counts.
    pub calendar: CalendarChoice,
    /// What starts it, in words.
    pub trigger: String,
    /// How it is told.
    pub channel: String,
    /// What the report must hold.
    pub content: Vec<String>,
    /// First and last day on which a start fact counts, in the authority's zone.
    pub validity: Validity,
    /// Whether it is on unless the user switches it off.
    pub enabled_default: bool,
    /// What "not certain" means for its conditions.
    pub uncertain: Uncertain,
    /// How sure the entry is.
    pub confidence: Confidence,
    /// Where it was read.
    pub sources: Vec<String>,
    /// What else to know.
    pub notes: String,
    /// Whether the user wrote it.
    pub own: bool,
    /// The file it comes from.
    pub file: String,
    /// Its stages.
    pub stages: Vec<Stage>,
}

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
    /// The first kind in the list that has a fact.
    Preferred,
    /// All are needed; the latest starts the clock.
    All,
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

/// What makes obligations of one regime several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacePolicy {
    /// One authority.
    #[default]
    Single,
    /// The country where the fact happened.
    FactCountry,
    /// Each country where the product is sold.
    EachMarket,
    /// The country of the main establishment.
    MainEstablishment,
}

/// Which calendar counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarChoice {
    /// None: no working day is counted.
    None,
    /// That of the place.
    Place,
    /// A named one.
    Named(String),
}

/// First and last day on which a start fact counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// First day.
    pub from: Option<NaiveDate>,
    /// How sure the first day is.
    pub from_confidence: Option<Confidence>,
    /// Last day.
    pub to: Option<NaiveDate>,
}

impl Validity {
    /// Whether a start on that day is left out. A first day that nobody has checked leaves nothing out.
    #[must_use]
    pub fn leaves_out(&self, on: NaiveDate) -> bool {
        let checked = self.from_confidence != Some(Confidence::FromMemory);
        self.from.is_some_and(|from| checked && on < from) || self.to.is_some_and(|to| on > to)
    }
}

/// What "not certain" means for the conditions of a regime.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uncertain {
    /// A person must decide.
    #[default]
    Ask,
    /// Report (MDR Art. 87(7)).
    Report,
}

/// A set of legal statuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StatusSet(u16);

impl StatusSet {
    /// With one more.
    #[must_use]
    pub const fn with(self, status: LegalStatus) -> Self {
        Self(self.0 | 1 << status as u16)
    }

    /// Whether it holds the status.
    #[must_use]
    pub const fn contains(self, status: LegalStatus) -> bool {
        self.0 & (1 << status as u16) != 0
    }

    /// Whether it is empty: every status then fits.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A set of roles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleSet(u16);

impl RoleSet {
    /// With one more.
    #[must_use]
    pub const fn with(self, role: CompanyRole) -> Self {
        Self(self.0 | 1 << role as u16)
    }

    /// Whether it holds the role.
    #[must_use]
    pub const fn contains(self, role: CompanyRole) -> bool {
        self.0 & (1 << role as u16) != 0
    }
}
