use super::{Scope, StartPoint};
use crate::calendar::Calendar;
use crate::count::{Counted, NoCount};
use crate::pack::{Place, Regime, Stage};
use crate::time::day_of;
use chrono::{DateTime, Utc};
use disclosure::{Decision, Fact, FollowUp};
use zone::Zone;

/// One obligation, as light as it can be: what a list needs to sort and to count.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The regime.
    pub regime: &'a Regime,
    /// The stage.
    pub stage: &'a Stage,
    /// The country, where the regime has one obligation per country.
    pub place: Option<Place>,
    /// Where it stands.
    pub standing: Standing,
    /// The legal instant.
    pub legal_at: Option<DateTime<Utc>>,
    /// The safe instant: never later than the legal one.
    pub safe_at: Option<DateTime<Utc>>,
    /// The zone in which the date is shown and "today" is read.
    pub zone: Zone,
    /// The promise, where the obligation is an element to follow.
    pub follow_up: Option<&'a FollowUp>,
    /// The stage whose earlier date governs.
    pub superseded_by: Option<&'a Stage>,
    /// Which event of its kind it is about: 0 for the first, and one more after each that was reported.
    pub(crate) round: u16,
    pub(crate) authority_zone: Zone,
    pub(crate) calendar: Option<&'a Calendar>,
    pub(crate) start: Option<StartPoint<'a>>,
    pub(crate) scope: Option<Scope<'a>>,
    pub(crate) decision: Option<&'a Decision>,
    pub(crate) extended: Option<(DateTime<Utc>, &'a Decision)>,
    pub(crate) met: Option<Met<'a>>,
    pub(crate) counted: Option<Counted>,
    pub(crate) no_count: Option<NoCount>,
    pub(crate) outside: Option<OutsideReason>,
}

/// Where an obligation stands, apart from the time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its start fact is not recorded.
    Waiting,
    /// It runs and has a date.
    Dated,
    /// It is owed, and the law names no span.
    WithoutSpan,
    /// It is owed and has a span, but the date cannot be computed.
    WithoutDate,
    /// A person must answer a question first.
    NeedsDecision,
    /// Done.
    Met,
    /// Not owed.
    NotApplicable,
    /// The authority released the company from it.
    Waived,
    /// Another clock of the same report ends earlier.
    Superseded,
}

/// Why rules alone leave an obligation out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OutsideReason {
    Market,
    Answers,
    Validity,
    Country,
}

/// How it was met.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Met<'a> {
    pub(crate) at: DateTime<Utc>,
    pub(crate) by_fact: Option<&'a Fact>,
}

/// How an open date stands to now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeState {
    /// The legal instant has passed.
    Overdue,
    /// The safe instant is within the authority's today, or has passed while the legal one has not.
    Today,
    /// The safe day is at most seven days away.
    Soon,
    /// Later.
    Later,
}

impl Row<'_> {
    /// How the date stands to now; `None` without a date.
    #[must_use]
    pub fn time_state(&self, now: DateTime<Utc>) -> Option<TimeState> {
        let (legal_at, safe_at) = (self.legal_at?, self.safe_at?);
        let days = |at: DateTime<Utc>| day_of(at, self.zone);
        let until = (days(safe_at) - days(now)).num_days();
        Some(if now > legal_at {
            TimeState::Overdue
        } else if until <= 0 {
            TimeState::Today
        } else if until <= 7 {
            TimeState::Soon
        } else {
            TimeState::Later
        })
    }

    /// Whether somebody still has to do something about it.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        matches!(
            self.standing,
            Standing::Dated | Standing::WithoutSpan | Standing::WithoutDate | Standing::NeedsDecision
        )
    }
}
