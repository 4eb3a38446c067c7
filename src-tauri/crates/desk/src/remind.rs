//! Reminders: who is told how long before a date.

use crate::filter_due::responsible;
use crate::survey::Spot;
use crate::{Desk, DueItem, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::Group;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Longest lead, in hours: a quarter of a year.
const LONGEST_LEAD: u32 = 24 * 92;
/// Most leads.
const MOST_LEADS: usize = 8;
const SETTING: &str = "reminders";

/// When somebody is reminded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Reminders {
    /// How long before the safe date, in hours, the longest first.
    pub leads_in_hours: Vec<u32>,
    /// Whether the desktop shows them; the list of what is due always does.
    pub on_the_desktop: bool,
    /// Only of obligations of these people; of everybody where empty.
    pub only_for: Vec<String>,
}

/// One reminder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reminder {
    /// When it was to be given, UTC.
    pub at: DateTime<Utc>,
    /// What it is about.
    pub item: DueItem,
    /// The heading: `US FDA: Correction report, in 2 d 15 h`.
    pub heading: String,
    /// What is due, until when.
    pub text: String,
}

/// The reminders of a stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct RemindersDue {
    /// Those whose time came, the most urgent first; of each obligation the last one only.
    pub reminders: Vec<Reminder>,
    /// How many obligations are overdue.
    pub overdue: usize,
    /// How many are due within the authority's today.
    pub today: usize,
    /// When the next one comes, UTC.
    pub next_at: Option<DateTime<Utc>>,
}

impl Default for Reminders {
    fn default() -> Self {
        Self { leads_in_hours: vec![7 * 24, 48, 24, 4], on_the_desktop: true, only_for: Vec::new() }
    }
}

impl Reminders {
    /// The leads.
    pub(crate) fn leads(&self) -> Vec<TimeDelta> {
        self.leads_in_hours.iter().map(|hours| TimeDelta::hours(i64::from(*hours))).collect()
    }
}

impl Desk {
    /// When somebody is reminded.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn reminders(&self) -> Result<Reminders> {
        let stored: Option<Reminders> = self.register.read().setting(SETTING)?;
        Ok(stored.unwrap_or_default())
    }

    /// Saves when somebody is reminded.
    ///
    /// # Errors
    /// If a lead is too long or there are too many; if the register can't be written.
    pub fn save_reminders(&mut self, reminders: &Reminders) -> Result<()> {
        let mut reminders = reminders.clone();
        reminders.leads_in_hours.sort_unstable_by(|a, b| b.cmp(a));
        reminders.leads_in_hours.dedup();
        if let Some(hours) = reminders.leads_in_hours.iter().find(|hours| **hours == 0 || **hours > LONGEST_LEAD) {
            return Err(Error::field(
                "/leads_in_hours",
                format!("{hours} hours is no lead for a reminder; expected 1 to {LONGEST_LEAD}"),
            ));
        }
        if reminders.leads_in_hours.len() > MOST_LEADS {
            return Err(Error::field(
                "/leads_in_hours",
                format!("at most {MOST_LEADS} reminders are given for one date"),
            ));
        }
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &reminders).map_err(Error::from))
    }

    /// The reminders whose time came after `since` and by `until`: when the program was not running, those of the
    /// meantime. The safe date itself and the legal one are told too.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn reminders_due(&self, since: DateTime<Utc>, until: DateTime<Utc>) -> Result<RemindersDue> {
        let settings = self.reminders()?;
        let leads = settings.leads();
        let survey = self.survey(None, Some(until.max(self.now())))?;
        let mut due = RemindersDue::default();
        let mut told: Vec<(Spot, DateTime<Utc>)> = Vec::new();
        survey.each(|spot, disclosure, row, _| {
            let group = Group::of(row, survey.at);
            due.overdue += usize::from(group == Group::Overdue);
            due.today += usize::from(group == Group::Today);
            let (Some(safe_at), Some(legal_at)) = (row.safe_at, row.legal_at) else { return };
            let (owner, deputy) = responsible(disclosure, row);
            let only_for = &settings.only_for;
            let concerns = only_for.is_empty() || only_for.iter().any(|name| name == owner || name == deputy);
            if !concerns || group == Group::Closed {
                return;
            }
            let moments = leads.iter().map(|lead| safe_at - *lead).chain([safe_at, legal_at]);
            due.next_at = due.next_at.into_iter().chain(moments.clone().filter(|moment| *moment > until)).min();
            if let Some(at) = moments.filter(|moment| *moment > since && *moment <= until).max() {
                told.push((spot, at));
            }
        })?;
        let spots: Vec<Spot> = told.iter().map(|(spot, _)| *spot).collect();
        due.reminders = told.iter().zip(survey.items(&spots)?).map(|((_, at), item)| reminder(*at, item)).collect();
        due.reminders.sort_by_key(|reminder| reminder.item.obligation.due.as_ref().map(|due| due.safe_at));
        Ok(due)
    }
}

fn reminder(at: DateTime<Utc>, item: DueItem) -> Reminder {
    let obligation = &item.obligation;
    let what = format!("{}: {}", obligation.authority, obligation.stage_name);
    let left = item.left.clone().unwrap_or_default();
    let heading = match (obligation.group, item.over) {
        (Group::Overdue, _) => format!("Overdue: {what}"),
        (_, true) => format!("Safe date passed: {what}"),
        _ => format!("{what}, in {left}"),
    };
    let text = format!("{} {}. {}", item.number, item.title, obligation.date_text());
    Reminder { at, heading, text, item }
}
