//! What is owed for other programs: a calendar file, CSV, an Excel workbook.

use crate::{Desk, DueItem, DueOptions, Error, Reminders, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::time::{Years, format_instant};
use deadline::{Badge, ObligationKey, State};
use disclosure::FactId;
use pack::{CalendarDate, Cell, KnownDate, Sheet, read_calendar, sheet_column, write_calendar, write_csv, write_xlsx};
use std::collections::HashMap;
use std::path::Path;

/// So long the dates of a disclosure that was closed are told to be cancelled.
const LATELY: TimeDelta = TimeDelta::days(400);

/// A form in which what is owed is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueFormat {
    /// iCalendar (RFC 5545).
    Calendar,
    /// CSV (RFC 4180).
    Csv,
    /// Excel workbook.
    Workbook,
}

impl DueFormat {
    /// The form that a file name asks for.
    ///
    /// # Errors
    /// If it ends otherwise.
    pub fn of(path: &Path) -> Result<Self> {
        match path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
            Some("ics") => Ok(Self::Calendar),
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Workbook),
            _ => Err(Error::field(
                "/file",
                format!("“{}” names no form that this is written in; end it with .ics, .csv or .xlsx", path.display()),
            )),
        }
    }
}

impl Desk {
    /// What is owed, as a file of another program. Rows that are closed are in the tables where they were asked for, and
    /// in the calendar as cancelled, so that importing it again takes off what is done.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn export_due(&self, options: &DueOptions, format: DueFormat) -> Result<Vec<u8>> {
        self.export_due_over(options, format, None)
    }

    /// The same, to take the place of a file that was written before. A calendar then says of each date that left it since
    /// that it is cancelled, and no longer names those of which it said so.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn export_due_over(&self, options: &DueOptions, format: DueFormat, before: Option<&[u8]>) -> Result<Vec<u8>> {
        match format {
            DueFormat::Calendar => self.due_calendar(options, before),
            DueFormat::Csv => Ok(write_csv(&due_sheet(&self.list_due(options)?.items))?),
            DueFormat::Workbook => {
                let list = self.list_due(options)?;
                let title = format!("What is due as of {}", list.at_text);
                Ok(write_xlsx(&title, &[due_sheet(&list.items)], list.at)?)
            }
        }
    }

    fn due_calendar(&self, options: &DueOptions, before: Option<&[u8]>) -> Result<Vec<u8>> {
        let list = self.list_due(&DueOptions { closed: true, limit: None, ..options.clone() })?;
        let closed = self.left_with_their_matter(options, list.at)?;
        // What was closed with something open stays under Due, and leaves the calendar all the same.
        let open = list.items.iter().filter(|item| !item.closed);
        let items = open.map(|item| (item, item.obligation.group != deadline::Group::Closed));
        let items = items.chain(closed.iter().map(|item| (item, false)));
        let reminders: Reminders = self.reminders()?;
        let leads: Vec<TimeDelta> = reminders.leads();
        let sequence = self.register.read().history_head()?.0;
        let first = self.first_facts()?;
        let mut dates: Vec<CalendarDate> = items
            .filter_map(|(item, owed)| {
                let due = item.obligation.due.as_ref()?;
                Some(CalendarDate {
                    uid: uid(&item.obligation.key, &first),
                    sequence,
                    due_at: due.safe_at,
                    summary: format!("{}: {} ({})", item.obligation.authority, item.obligation.stage_name, item.number),
                    description: description(item),
                    owed,
                    leads: leads.clone(),
                })
            })
            .collect();
        if let Some(before) = before {
            follow(&mut dates, &read_calendar(before), sequence);
        }
        let organisation = self.organisation()?.name;
        let name = if organisation.is_empty() {
            "Disclosure Desk: due dates".to_owned()
        } else {
            format!("Disclosure Desk: due dates of {organisation}")
        };
        Ok(write_calendar(&foreign::one_line(&name), &dates, list.at).into_bytes())
    }

    /// What was owed in disclosures that were closed lately: a calendar has it still.
    fn left_with_their_matter(&self, options: &DueOptions, at: DateTime<Utc>) -> Result<Vec<DueItem>> {
        if options.disclosure.is_some() || options.at.is_some() {
            return Ok(Vec::new());
        }
        let reader = self.register.read();
        let open = reader.disclosure_ids(true)?;
        let closed: Vec<_> = reader.disclosure_ids(false)?.into_iter().filter(|id| !open.contains(id)).collect();
        let mut items = Vec::new();
        for row in reader.disclosures_among(&closed)? {
            if row.closed_at.is_some_and(|closed_at| at - closed_at < LATELY) {
                let options = DueOptions { filter: options.filter.clone(), ..DueOptions::of(row.id) };
                items.extend(self.list_due(&options)?.items);
            }
        }
        Ok(items)
    }

    /// The first fact of each chain of corrections: what an obligation is known by outside, however often its start is
    /// corrected.
    fn first_facts(&self) -> Result<HashMap<FactId, FactId>> {
        let facts = self.register.read().all_facts()?;
        let replaced: HashMap<FactId, FactId> =
            facts.values().flatten().filter_map(|fact| fact.supersedes.map(|old| (fact.id, old))).collect();
        let first = |id: FactId| {
            let mut id = id;
            // A chain is never longer than the facts that there are, even in a register that somebody tampered with.
            for _ in 0..=replaced.len() {
                match replaced.get(&id) {
                    Some(older) => id = *older,
                    None => break,
                }
            }
            id
        };
        Ok(replaced.keys().map(|id| (*id, first(*id))).collect())
    }
}

/// Makes dates follow those of a file that was written before: what left it is cancelled, once.
fn follow(dates: &mut Vec<CalendarDate>, before: &[KnownDate], sequence: i64) {
    if before.is_empty() {
        return;
    }
    let was_shown = |uid: &str| before.iter().any(|known| known.uid == uid && !known.is_cancelled);
    dates.retain(|date| date.owed || was_shown(&date.uid));
    let gone = before.iter().filter(|known| !known.is_cancelled);
    for known in gone {
        if !dates.iter().any(|date| date.uid == known.uid) {
            dates.push(CalendarDate {
                uid: known.uid.clone(),
                sequence,
                due_at: known.due_at,
                summary: known.summary.clone(),
                description: "No longer required: its start fact was corrected, or the disclosure changed.".to_owned(),
                owed: false,
                leads: Vec::new(),
            });
        }
    }
}

/// The same for one obligation whenever it is written.
fn uid(key: &ObligationKey, first: &HashMap<FactId, FactId>) -> String {
    let start = key.start.map(|start| first.get(&start).copied().unwrap_or(start));
    let key = ObligationKey { start, ..key.clone() };
    let hash = crate::law::sha256(format!("{} {key}", key.disclosure).as_bytes());
    format!("{}@disclosure-desk", &hash[..32])
}

fn description(item: &DueItem) -> String {
    let obligation = &item.obligation;
    let mut lines = vec![
        format!("{} {}", item.number, item.title),
        format!("{}: {}", obligation.authority_full, obligation.stage_label),
        format!("{}, {}", obligation.citation, obligation.clause),
    ];
    if let Some(due) = &obligation.due {
        let texts = |at| format_instant(at, due.zone, Years::Always);
        if due.safe_at < due.legal_at {
            lines.push(format!("Safe date, work to this: {}", texts(due.safe_at)));
            lines.push(format!("Legal date: {}", texts(due.legal_at)));
            lines.extend(due.reason.clone());
        } else {
            lines.push(format!("Due: {}", texts(due.legal_at)));
        }
    }
    lines.extend(obligation.start.as_ref().map(|start| format!("Start: {}", start.text)));
    if !obligation.channel.is_empty() {
        lines.push(format!("How: {}", obligation.channel));
    }
    for (word, name) in [("Responsible", &item.owner), ("Stands in", &item.deputy)] {
        if !name.is_empty() {
            lines.push(format!("{word}: {name}"));
        }
    }
    if !obligation.badges.is_empty() {
        lines.push(format!("Beware: {}", badges(&obligation.badges)));
    }
    lines.join("\n")
}

/// What to know about a rule, in words.
pub(crate) fn badges(badges: &[Badge]) -> String {
    let words = badges.iter().map(|badge| match badge {
        Badge::NotVerified => "rule not verified",
        Badge::Conflicting => "sources conflict",
        Badge::Guidance => "guidance",
        Badge::Practice => "practice",
        Badge::OwnRule => "own rule",
        Badge::Proposal => "not in force",
        Badge::OutsideCalendar => "public holidays not checked",
    });
    words.collect::<Vec<_>>().join(", ")
}

/// Where an obligation stands, in a few words.
pub(crate) fn state_word(state: &State) -> &'static str {
    match state {
        State::Waiting { .. } => "waiting for a fact",
        State::OpenWithoutSpan => "owed without delay",
        State::OpenWithoutDate { .. } => "owed, without a date",
        State::Open => "owed",
        State::DueSoon => "due within a week",
        State::DueToday { .. } => "due today",
        State::Overdue => "overdue",
        State::Met { late: Some(true), .. } => "met late",
        State::Met { .. } => "met",
        State::NotApplicable { .. } => "does not apply",
        State::NeedsDecision { .. } => "needs a decision",
        State::Waived { .. } => "waived",
        State::Superseded { .. } => "another date governs",
    }
}

fn due_sheet(items: &[DueItem]) -> Sheet {
    let columns = [
        ("Disclosure", 14),
        ("Title", 34),
        ("Authority", 22),
        ("Stage", 28),
        ("Act", 34),
        ("Clause", 20),
        ("State", 18),
        ("Start", 30),
        ("Start (UTC)", 16),
        ("Safe date, authority's time", 26),
        ("Safe date (UTC)", 16),
        ("Legal date, authority's time", 26),
        ("Legal date (UTC)", 16),
        ("Left to the safe date", 14),
        ("Why there is no date, or why it is owed", 44),
        ("Responsible", 18),
        ("Stands in", 18),
        ("Rule", 20),
        ("Met (UTC)", 16),
        ("Receipt", 20),
    ];
    let row = |item: &DueItem| {
        let obligation = &item.obligation;
        let due = obligation.due.as_ref();
        let in_zone = |at, zone| Cell::Text(format_instant(at, zone, Years::Always));
        let met = obligation.met.as_ref();
        let left = item.left.as_ref().filter(|_| obligation.group != deadline::Group::Closed);
        let left = left.map(|left| if item.over { format!("{left} over") } else { left.clone() });
        let cells = vec![
            Cell::text(&item.number),
            Cell::text(&item.title),
            Cell::text(&obligation.authority),
            Cell::text(&obligation.stage_name),
            Cell::text(&obligation.citation),
            Cell::text(&obligation.clause),
            Cell::text(state_word(&obligation.state)),
            Cell::text(obligation.start.as_ref().map(|start| start.label.clone()).unwrap_or_default()),
            obligation.start.as_ref().map_or(Cell::Empty, |start| Cell::Instant(start.at)),
            due.map_or(Cell::Empty, |due| in_zone(due.safe_at, due.zone)),
            due.map_or(Cell::Empty, |due| Cell::Instant(due.safe_at)),
            due.map_or(Cell::Empty, |due| in_zone(due.legal_at, due.zone)),
            due.map_or(Cell::Empty, |due| Cell::Instant(due.legal_at)),
            Cell::text(left.unwrap_or_default()),
            Cell::text(if due.is_some() { obligation.applicability.clone() } else { obligation.date_text() }),
            Cell::text(&item.owner),
            Cell::text(&item.deputy),
            Cell::text(badges(&obligation.badges)),
            met.map_or(Cell::Empty, |met| Cell::Instant(met.at)),
            Cell::text(met.map(|met| met.receipt.clone()).unwrap_or_default()),
        ];
        // Cells are opened in spreadsheets, terminals and mails alike.
        let calm = |cell| if let Cell::Text(text) = cell { Cell::Text(foreign::visible(&text)) } else { cell };
        cells.into_iter().map(calm).collect()
    };
    Sheet {
        name: "Due".to_owned(),
        columns: columns.iter().map(|(head, width)| sheet_column(head, *width)).collect(),
        rows: items.iter().map(row).collect(),
    }
}
