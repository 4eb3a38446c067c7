use crate::engine::{Row, Standing, TimeState};
use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

/// The groups of the Due screen, in their order. They go by the safe instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Past the legal instant.
    Overdue,
    /// Safe date within the authority's today, or passed while the legal one has not.
    Today,
    /// Safe date at most seven days away.
    ThisWeek,
    /// Later.
    Later,
    /// Owed without a date: without delay, or waiting for a decision or a calendar.
    WithoutDate,
    /// Waiting for a fact.
    Waiting,
    /// Met, not applicable, waived or superseded.
    Closed,
}

impl Group {
    /// The group of a row.
    #[must_use]
    pub fn of(row: &Row<'_>, now: DateTime<Utc>) -> Self {
        match row.standing {
            Standing::Waiting => Self::Waiting,
            Standing::Met | Standing::NotApplicable | Standing::Waived | Standing::Superseded => Self::Closed,
            Standing::Dated | Standing::WithoutSpan | Standing::WithoutDate | Standing::NeedsDecision => {
                match row.time_state(now) {
                    Some(TimeState::Overdue) => Self::Overdue,
                    Some(TimeState::Today) => Self::Today,
                    Some(TimeState::Soon) => Self::ThisWeek,
                    Some(TimeState::Later) => Self::Later,
                    None => Self::WithoutDate,
                }
            }
        }
    }

    /// Its heading.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::Overdue => "Overdue",
            Self::Today => "Today",
            Self::ThisWeek => "This week",
            Self::Later => "Later",
            Self::WithoutDate => "Without a date",
            Self::Waiting => "Waiting for a fact",
            Self::Closed => "Closed",
        }
    }
}
