use super::{Group, Step};
use crate::pack::{Audience, Confidence, DutyKind};
use chrono::{DateTime, Utc};
use disclosure::{CountryCode, DisclosureId, FactId, NoticeId, PackId};
use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;
use zone::Zone;

/// One stage of one regime for one disclosure, at one place, from one start fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Obligation {
    /// What identifies it while its facts stand.
    pub key: ObligationKey,
    /// Short name of the authority, with the country ("BfArM (DE)").
    pub authority: String,
    /// Full name of the authority.
    pub authority_full: String,
    /// Name of the regime.
    pub regime_name: String,
    /// Name of the stage, as a row reads it.
    pub stage_name: String,
    /// Name of the stage in full.
    pub stage_label: String,
    /// The act.
    pub citation: String,
    /// The clause.
    pub clause: String,
    /// Whom it tells.
    pub audience: Audience,
    /// Law, guidance, practice or proposal.
    pub duty: DutyKind,
    /// Whether elements may be declared "to follow".
    pub early: bool,
    /// How it is told.
    pub channel: String,
    /// What the report must hold.
    pub content: Vec<String>,
    /// Where it stands now.
    pub state: State,
    /// Its group on the Due screen.
    pub group: Group,
    /// Its dates.
    pub due: Option<Due>,
    /// What to show beside the date.
    pub badges: Vec<Badge>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// The start fact.
    pub start: Option<StartInfo>,
    /// Why it applies or not: market, legal status, role and answers.
    pub applicability: String,
    /// How it was met.
    pub met: Option<MetInfo>,
    /// The authority's extension.
    pub extended: Option<ExtendedInfo>,
    /// A further fact of the kind that started the clock, which may be another event with a duty of its own.
    pub another_event: Option<FactId>,
    /// The element that is to follow, where a sealed notice promised one.
    pub to_follow: Option<String>,
    /// How the date came about; empty in a summary.
    pub explanation: Vec<Step>,
}

/// What identifies an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
pub struct ObligationKey {
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// The regime.
    pub regime: String,
    /// The stage.
    pub stage: String,
    /// The country, where there is one obligation per country.
    pub place: Option<CountryCode>,
    /// The start fact.
    pub start: Option<FactId>,
    /// The notice that promised an element, and which.
    pub follow_up: Option<(NoticeId, String)>,
}

/// Where an obligation stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// It waits for facts.
    Waiting {
        /// Their labels.
        for_facts: Vec<String>,
    },
    /// Owed, and the law names no span.
    OpenWithoutSpan,
    /// Owed, but the date cannot be computed.
    OpenWithoutDate {
        /// Why.
        reason: String,
    },
    /// Owed, safe date more than seven days away.
    Open,
    /// Safe date within seven days.
    DueSoon,
    /// Safe date today, or passed while the legal one has not.
    DueToday {
        /// Whether the safe date has passed.
        safe_passed: bool,
    },
    /// The legal date has passed.
    Overdue,
    /// Done.
    Met {
        /// When.
        at: DateTime<Utc>,
        /// Whether after the legal date; nothing where there was none.
        late: Option<bool>,
    },
    /// Not owed.
    NotApplicable {
        /// Why.
        reason: String,
    },
    /// A person must decide first. The date shown is the one that would hold.
    NeedsDecision {
        /// What must be answered.
        questions: Vec<String>,
        /// The ids of the open questions.
        question_ids: Vec<String>,
    },
    /// The authority released the company from it.
    Waived {
        /// Why.
        reason: String,
    },
    /// Another clock of the same report ends earlier.
    Superseded {
        /// The id of the stage that governs.
        by: String,
        /// Its name.
        label: String,
    },
}

/// The dates of an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Due {
    /// The legal instant.
    pub legal_at: DateTime<Utc>,
    /// The safe instant: never later.
    pub safe_at: DateTime<Utc>,
    /// The authority's zone, in which both are shown.
    #[ts(type = "string")]
    pub zone: Zone,
    /// Why they differ.
    pub reason: Option<String>,
    /// The legal instant in words.
    pub legal_text: String,
    /// The safe instant in words.
    pub safe_text: String,
}

/// What is shown beside a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Badge {
    /// Nobody has checked the rule against the official text.
    NotVerified,
    /// Sources disagree, or the text allows two readings.
    Conflicting,
    /// An authority's guidance.
    Guidance,
    /// A standard, or what is usual.
    Practice,
    /// The user's own rule.
    OwnRule,
    /// Not in force.
    Proposal,
    /// No calendar of public holidays reaches the last day, so that it was not checked and not moved.
    OutsideCalendar,
}

/// The start fact, as a row shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct StartInfo {
    /// The fact.
    pub fact: FactId,
    /// Its kind.
    pub kind: String,
    /// The kind in words.
    pub label: String,
    /// When.
    pub at: DateTime<Utc>,
    /// In words: "Exploitation known Fri 20 Nov".
    pub text: String,
}

/// How an obligation was met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MetInfo {
    /// When.
    pub at: DateTime<Utc>,
    /// Whether after the legal date; nothing where there was none.
    pub late: Option<bool>,
    /// By which notice.
    pub notice: Option<NoticeId>,
    /// In which pack.
    pub pack: Option<PackId>,
    /// The receipt.
    pub receipt: String,
    /// The fact that shows it, where no decision does.
    pub fact: Option<FactId>,
}

/// An extension that an authority granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ExtendedInfo {
    /// The new instant.
    pub until: DateTime<Utc>,
    /// The instant that the rule gives, where it gives one.
    pub instead_of: Option<DateTime<Utc>>,
    /// Why.
    pub reason: String,
    /// Who recorded it.
    pub decided_by: String,
}

impl Obligation {
    /// The date in one line, the safe one first where two differ; without a date, why there is none.
    #[must_use]
    pub fn date_text(&self) -> String {
        match &self.state {
            State::Waiting { for_facts } => format!("waits for: {}", for_facts.join(" or ")),
            State::OpenWithoutSpan => "without delay; the law names no span".to_owned(),
            State::OpenWithoutDate { reason } | State::NotApplicable { reason } | State::Waived { reason } => {
                reason.clone()
            }
            State::Superseded { label, .. } => format!("“{label}” governs"),
            State::NeedsDecision { questions, .. } => match &self.due {
                Some(due) => format!("{}, if it applies: {}", due.text(), questions.join(" ")),
                None => format!("decide first: {}", questions.join(" ")),
            },
            State::Open | State::DueSoon | State::DueToday { .. } | State::Overdue | State::Met { .. } => {
                self.due.as_ref().map(Due::text).unwrap_or_default()
            }
        }
    }
}

impl Due {
    /// Both instants in one line, the safe one first where they differ.
    #[must_use]
    pub fn text(&self) -> String {
        if self.safe_at < self.legal_at {
            format!("{} (legal {})", self.safe_text, self.legal_text)
        } else {
            self.legal_text.clone()
        }
    }
}

impl fmt::Display for ObligationKey {
    /// `regime/stage/place/start`, with `-` for what is not there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}/", self.regime, self.stage)?;
        match &self.place {
            Some(place) => write!(f, "{place}/")?,
            None => f.write_str("-/")?,
        }
        match (&self.start, &self.follow_up) {
            (_, Some((notice, what))) => write!(f, "follow-up {notice} {what}"),
            (Some(start), None) => write!(f, "{start}"),
            (None, None) => f.write_str("-"),
        }
    }
}
