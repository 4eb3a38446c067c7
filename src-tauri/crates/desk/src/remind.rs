//! Reminders: who is told how long before a date.

use crate::filter_due::responsible;
use crate::survey::Spot;
use crate::{Desk, DocumentKind, DueItem, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::Group;
use deadline::time::{Years, format_instant, time_left};
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
    /// The obligation that it is about; nothing where it is a date of our own: a clock of a report, a promise, an
    /// embargo that ends, a `security.txt` that expires.
    pub item: Option<DueItem>,
    /// The heading: `US FDA: Correction report, in 2 d 15 h`.
    pub heading: String,
    /// The record in a few words: `VD-2026-0004 Perfusa IV 300: open library channel`.
    pub about: String,
    /// Where it stands in the window, such as `/intake/IN-2026-0001`.
    pub place: String,
    /// Whether the date has passed.
    pub over: bool,
    /// The date that it reminds of, UTC: the safe one of an obligation.
    pub due_at: DateTime<Utc>,
    /// What is due, until when.
    pub text: String,
}

impl Reminder {
    /// Whether it is about the same date as an older one, and stands in its place.
    #[must_use]
    pub fn replaces(&self, older: &Self) -> bool {
        match (&self.item, &older.item) {
            (Some(new), Some(old)) => new.obligation.key == old.obligation.key,
            (None, None) => self.place == older.place && self.due_at == older.due_at,
            _ => false,
        }
    }
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
        for own in self.own_dates()? {
            let only_for = &settings.only_for;
            if !own.people.is_empty() && !only_for.is_empty() && !only_for.iter().any(|name| own.people.contains(name))
            {
                continue;
            }
            let moments = own.leads.iter().chain(&leads).map(|lead| own.due_at - *lead).chain([own.due_at]);
            due.next_at = due.next_at.into_iter().chain(moments.clone().filter(|moment| *moment > until)).min();
            if let Some(at) = moments.filter(|moment| *moment > since && *moment <= until).max() {
                due.reminders.push(own.reminder(at, self.now()));
            }
        }
        due.reminders.sort_by_key(|reminder| reminder.due_at);
        Ok(due)
    }

    /// The dates that no authority set: clocks of reports, promises, embargoes that end, and a `security.txt` that
    /// expires.
    fn own_dates(&self) -> Result<Vec<OwnDate>> {
        let mut dates = Vec::new();
        let zone = self.zone()?;
        let text = |at: DateTime<Utc>| format_instant(at, zone, Years::Always);
        for row in self.register.read().reports()? {
            let (report, number) = (&row.report, &row.number);
            let date = |label: String, text: String, due_at: DateTime<Utc>| OwnDate {
                label,
                text,
                about: format!("{number} {}", report.title),
                place: format!("/intake/{number}"),
                people: [&report.owner, &report.deputy].into_iter().filter(|name| !name.is_empty()).cloned().collect(),
                leads: Vec::new(),
                due_at,
            };
            let open = self.report_clocks(&row)?.into_iter().filter(|clock| clock.met_at.is_none());
            dates.extend(open.map(|clock| {
                date(
                    clock.label,
                    format!("{number} {}. {}. {}.", report.title, clock.due_text, clock.basis),
                    clock.due_at,
                )
            }));
            if let Some((agreed, until)) = report.embargo.last().and_then(|agreed| Some((agreed, agreed.until?))) {
                let told = format!("{number} {}. Agreed with {} until {}.", report.title, agreed.with, text(until));
                dates.push(date("The embargo ends".to_owned(), told, until));
            }
        }
        let newest = self.issued_documents()?.into_iter().rev().find(|issued| issued.kind == DocumentKind::SecurityTxt);
        if let Some(due_at) = newest.and_then(|issued| issued.expires_at) {
            dates.push(OwnDate {
                label: "security.txt expires".to_owned(),
                text: format!("It expires {}. Issue and publish its next revision before (RFC 9116).", text(due_at)),
                about: "security.txt".to_owned(),
                place: "/compliance?tab=documents".to_owned(),
                people: Vec::new(),
                leads: vec![TimeDelta::days(30), TimeDelta::days(14)],
                due_at,
            });
        }
        Ok(dates)
    }
}

/// A date that no authority set.
struct OwnDate {
    label: String,
    text: String,
    about: String,
    place: String,
    people: Vec<String>,
    /// Leads beside those that are set.
    leads: Vec<TimeDelta>,
    due_at: DateTime<Utc>,
}

impl OwnDate {
    fn reminder(self, at: DateTime<Utc>, now: DateTime<Utc>) -> Reminder {
        let left = time_left(now, self.due_at).span();
        let over = self.due_at <= now;
        let heading = if over { format!("Passed: {}", self.label) } else { format!("{}, in {left}", self.label) };
        let (about, place, due_at) = (self.about, self.place, self.due_at);
        Reminder { at, item: None, heading, about, place, over, due_at, text: self.text }
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
    let about = format!("{} {}", item.number, item.title);
    let text = format!("{about}. {}", obligation.date_text());
    let place = format!("/disclosures/{}?tab=facts", obligation.key.disclosure);
    let due_at = obligation.due.as_ref().map_or(at, |due| due.safe_at);
    Reminder { at, heading, about, place, over: obligation.group == Group::Overdue, due_at, text, item: Some(item) }
}
