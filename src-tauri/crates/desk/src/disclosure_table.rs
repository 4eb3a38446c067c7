//! The table of disclosures: filtered and sorted here, and handed over in parts, so that a list of any length is shown at
//! once. What it is made of is kept until something in the register changes.

use crate::show_disclosure::summary;
use crate::survey::{Spot, Survey};
use crate::{Desk, DisclosureSummary, DueItem, Result};
use chrono::{DateTime, TimeDelta, Utc};
use deadline::{Group, Row};
use disclosure::{DisclosureId, ExploitationStatus, Severity};
use register::DisclosureRow;
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a disclosure is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenOrClosed {
    /// Either.
    #[default]
    All,
    /// Open.
    Open,
    /// Closed.
    Closed,
}

/// The worst base score of a disclosure, at least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AtLeast {
    /// Any, or none.
    #[default]
    All,
    /// Critical.
    Critical,
    /// High or worse.
    High,
    /// Medium or worse.
    Medium,
    /// Low or worse.
    Low,
    /// Not scored.
    None,
}

/// What is known of the use of its vulnerabilities by attackers, at worst.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Exploited {
    /// Whatever is known.
    #[default]
    All,
    /// It is exploited.
    Exploited,
    /// A proof of concept is known.
    ProofOfConcept,
    /// Nothing is known.
    NotKnown,
}

/// When the next date of a disclosure is due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum DueWithin {
    /// Whenever, or never.
    #[default]
    #[serde(rename = "all")]
    All,
    /// The legal instant has passed.
    #[serde(rename = "overdue")]
    Overdue,
    /// The safe instant is no more than 24 hours away.
    #[serde(rename = "1")]
    Day,
    /// No more than 3 days.
    #[serde(rename = "3")]
    ThreeDays,
    /// No more than 7 days.
    #[serde(rename = "7")]
    Week,
    /// No more than 30 days.
    #[serde(rename = "30")]
    Month,
}

/// What the table is sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureColumn {
    /// Its number: by year, then by the number itself.
    #[default]
    Number,
    /// Title.
    Title,
    /// The worst base score.
    Worst,
    /// The next safe date.
    Next,
    /// Who is responsible.
    Owner,
    /// The last change.
    UpdatedAt,
    /// How many findings stop a notice.
    Findings,
}

/// What is looked for, and in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DisclosureLook {
    /// Words that all stand somewhere: number, title, owner, TLP label, CVE or product.
    pub text: String,
    /// Open or closed.
    pub state: OpenOrClosed,
    /// How severe.
    pub severity: AtLeast,
    /// About a product of this name; any where empty.
    pub product: String,
    /// Exploited or not.
    pub exploited: Exploited,
    /// When the next date is due.
    pub due: DueWithin,
    /// Sorted by this. What has no value stands last, whichever way the order is.
    pub by: DisclosureColumn,
    /// The largest or latest first.
    pub down: bool,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DisclosureTableRow {
    /// The disclosure.
    #[serde(flatten)]
    #[ts(flatten)]
    pub summary: DisclosureSummary,
    /// What is known of exploitation, at worst.
    pub exploitation: ExploitationStatus,
    /// What is owed next.
    pub next: Option<DueItem>,
}

/// A part of the table.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct DisclosurePage {
    /// The rows.
    pub rows: Vec<DisclosureTableRow>,
    /// How many disclosures match.
    pub found: usize,
    /// How many there are.
    pub all: usize,
    /// The names of the products that the disclosures are about.
    pub products: Vec<String>,
}

/// A disclosure by its name, and whether it is closed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DisclosureMark {
    /// Its identifier.
    pub id: DisclosureId,
    /// Its number.
    pub number: String,
    /// Whether it is closed.
    pub closed: bool,
}

/// What a row is filtered and sorted by, without the words of what is owed.
#[derive(Clone)]
struct Entry {
    summary: DisclosureSummary,
    exploitation: ExploitationStatus,
    /// The earliest safe instant that is owed, and the legal one of the same row, UTC.
    next: Option<(DateTime<Utc>, Option<DateTime<Utc>>)>,
}

/// What the table is made of, as of one entry of the history.
#[derive(Clone)]
pub struct Digest {
    head: (i64, String),
    /// Newest number first.
    entries: Arc<Vec<Entry>>,
}

impl Desk {
    /// A part of the table: `count` rows from number `from` on, of those that match.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosure_page(&self, look: &DisclosureLook, from: usize, count: usize) -> Result<DisclosurePage> {
        let entries = self.digest()?;
        let found = sorted(&entries, look, self.now());
        let shown: Vec<&Entry> = found.iter().skip(from).take(count).copied().collect();
        let dated: Vec<DisclosureId> =
            shown.iter().filter(|entry| entry.next.is_some()).map(|entry| entry.summary.id).collect();
        let mut next = self.next_of(&dated)?;
        let rows = shown.into_iter().map(|entry| DisclosureTableRow {
            summary: entry.summary.clone(),
            exploitation: entry.exploitation,
            next: next.remove(&entry.summary.id),
        });
        let products: BTreeSet<&String> = entries.iter().flat_map(|entry| &entry.summary.products).collect();
        Ok(DisclosurePage {
            rows: rows.collect(),
            found: found.len(),
            all: entries.len(),
            products: products.into_iter().cloned().collect(),
        })
    }

    /// Every disclosure that matches, in the order of the table.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn disclosures_found(&self, look: &DisclosureLook) -> Result<Vec<DisclosureMark>> {
        let entries = self.digest()?;
        let mark = |entry: &Entry| DisclosureMark {
            id: entry.summary.id,
            number: entry.summary.number.clone(),
            closed: entry.summary.closed_at.is_some(),
        };
        Ok(sorted(&entries, look, self.now()).into_iter().map(mark).collect())
    }

    /// Takes over what another reader of the same register made ready. What has changed since is read again when the table
    /// is asked for.
    pub fn adopt_digest(&self, digest: Digest) {
        *self.digest.borrow_mut() = Some(digest);
    }

    /// Whether the table has to read every disclosure before it can be shown.
    #[must_use]
    pub fn lacks_digest(&self) -> bool {
        self.digest.borrow().is_none()
    }

    /// Makes ready what the table needs.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn make_digest(&self) -> Result<Digest> {
        let head = self.register.read().history_head()?;
        Ok(Digest { head, entries: Arc::new(self.read_entries()?) })
    }

    /// What the table is made of. After a change only what it concerns is read again, where it concerns single
    /// disclosures.
    fn digest(&self) -> Result<Arc<Vec<Entry>>> {
        let reader = self.register.read();
        let head = reader.history_head()?;
        let digest = match self.digest.take() {
            Some(known) if known.head == head => known,
            Some(known) if reader.history_entry(known.head.0).is_ok_and(|entry| entry.hash == known.head.1) => {
                match reader.disclosures_changed_since(known.head.0)? {
                    Some(ids) => Digest { head, entries: self.renewed(known.entries, &ids)? },
                    None => self.make_digest()?,
                }
            }
            _ => self.make_digest()?,
        };
        let entries = digest.entries.clone();
        *self.digest.borrow_mut() = Some(digest);
        Ok(entries)
    }

    fn renewed(&self, entries: Arc<Vec<Entry>>, ids: &[DisclosureId]) -> Result<Arc<Vec<Entry>>> {
        let mut entries = Arc::unwrap_or_clone(entries);
        entries.retain(|entry| !ids.contains(&entry.summary.id));
        entries.extend(self.survey_of(ids.to_vec())?.entries()?);
        entries.sort_by(|one, other| by_number(&other.summary.number, &one.summary.number));
        Ok(Arc::new(entries))
    }

    fn read_entries(&self) -> Result<Vec<Entry>> {
        let ids = self.register.read().disclosure_ids(false)?;
        let mut entries = self.survey_of(ids)?.entries()?;
        entries.sort_by(|one, other| by_number(&other.summary.number, &one.summary.number));
        Ok(entries)
    }

    /// What each of some disclosures owes next, in words.
    fn next_of(&self, ids: &[DisclosureId]) -> Result<HashMap<DisclosureId, DueItem>> {
        let survey = self.survey_of(ids.to_vec())?;
        let mut spots: Vec<Spot> = Vec::new();
        survey.each_disclosure(|disclosure, rows, _, _| {
            if let Some((number, _)) = next(disclosure, rows, survey.at) {
                spots.push((disclosure.id, number));
            }
        })?;
        Ok(survey.items(&spots)?.into_iter().map(|item| (item.obligation.key.disclosure, item)).collect())
    }
}

impl Survey<'_> {
    fn entries(&self) -> Result<Vec<Entry>> {
        let mut entries = Vec::new();
        self.each_disclosure(|disclosure, rows, _, _| {
            let next = next(disclosure, rows, self.at).and_then(|(_, row)| Some((row.safe_at?, row.legal_at)));
            let exploitation = disclosure.disclosure.vulnerabilities.iter().map(|known| known.exploitation.status);
            let exploitation = exploitation.max_by_key(|status| rank(*status)).unwrap_or_default();
            entries.push(Entry { summary: summary(disclosure, &self.basis.products), exploitation, next });
        })?;
        Ok(entries)
    }
}

/// The row with the earliest safe date that a disclosure still owes, and its number among them.
fn next<'a, 'r>(disclosure: &DisclosureRow, rows: &'a [Row<'r>], now: DateTime<Utc>) -> Option<(usize, &'a Row<'r>)> {
    let owed = |row: &Row<'_>| row.safe_at.is_some() && Group::of(row, now) != Group::Closed;
    let open = rows.iter().enumerate().filter(|(_, row)| disclosure.closed_at.is_none() && owed(row));
    open.min_by_key(|(_, row)| row.safe_at)
}

const fn rank(status: ExploitationStatus) -> u8 {
    match status {
        ExploitationStatus::NotKnown => 0,
        ExploitationStatus::ProofOfConcept => 1,
        ExploitationStatus::Exploited => 2,
    }
}

/// By year, then by the number itself, also beyond four digits.
fn by_number(one: &str, other: &str) -> Ordering {
    fn key(number: &str) -> (&str, usize, &str) {
        (number.get(..7).unwrap_or(number), number.len(), number)
    }
    key(one).cmp(&key(other))
}

/// A text as it is sorted: without case, and a letter with an accent beside the one without.
fn sorting_key(text: &str) -> String {
    text.nfd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase).collect()
}

fn sorted<'a>(entries: &'a [Entry], look: &DisclosureLook, now: DateTime<Utc>) -> Vec<&'a Entry> {
    let words: Vec<String> = look.text.split_whitespace().map(str::to_lowercase).collect();
    let mut found: Vec<&Entry> = entries.iter().filter(|entry| takes(entry, look, &words, now)).collect();
    let turned = |order: Ordering| if look.down { order.reverse() } else { order };
    match look.by {
        // They stand with the newest number first.
        DisclosureColumn::Number if look.down => {}
        DisclosureColumn::Number => found.reverse(),
        DisclosureColumn::Title => by_value(&mut found, &turned, |entry| text(&entry.summary.title)),
        DisclosureColumn::Owner => by_value(&mut found, &turned, |entry| text(&entry.summary.owner)),
        DisclosureColumn::Worst => by_value(&mut found, &turned, |entry| entry.summary.worst.map(|(score, _)| score)),
        DisclosureColumn::Next => by_value(&mut found, &turned, |entry| entry.next.map(|(safe_at, _)| safe_at)),
        DisclosureColumn::UpdatedAt => by_value(&mut found, &turned, |entry| Some(entry.summary.updated_at)),
        DisclosureColumn::Findings => by_value(&mut found, &turned, |entry| Some(entry.summary.findings)),
    }
    found
}

fn text(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| sorting_key(text))
}

/// Sorts by a value; what has none stands last, and what has the same stays in its order.
fn by_value<T: Ord>(
    found: &mut Vec<&Entry>,
    turned: &impl Fn(Ordering) -> Ordering,
    value: impl Fn(&Entry) -> Option<T>,
) {
    let mut valued: Vec<(Option<T>, &Entry)> = found.drain(..).map(|entry| (value(entry), entry)).collect();
    valued.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(b)),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    found.extend(valued.into_iter().map(|(_, entry)| entry));
}

fn takes(entry: &Entry, look: &DisclosureLook, words: &[String], now: DateTime<Utc>) -> bool {
    let summary = &entry.summary;
    let is_open = summary.closed_at.is_none();
    let is_state = match look.state {
        OpenOrClosed::All => true,
        OpenOrClosed::Open => is_open,
        OpenOrClosed::Closed => !is_open,
    };
    let at_least = |floor: Severity| summary.worst.is_some_and(|(_, severity)| severity >= floor);
    let is_severe = match look.severity {
        AtLeast::All => true,
        AtLeast::None => summary.worst.is_none(),
        AtLeast::Critical => at_least(Severity::Critical),
        AtLeast::High => at_least(Severity::High),
        AtLeast::Medium => at_least(Severity::Medium),
        AtLeast::Low => at_least(Severity::Low),
    };
    let is_exploited = match look.exploited {
        Exploited::All => true,
        Exploited::Exploited => entry.exploitation == ExploitationStatus::Exploited,
        Exploited::ProofOfConcept => entry.exploitation == ExploitationStatus::ProofOfConcept,
        Exploited::NotKnown => entry.exploitation == ExploitationStatus::NotKnown,
    };
    let within = |days| entry.next.is_some_and(|(safe_at, _)| safe_at - now <= TimeDelta::days(days));
    let is_due = match look.due {
        DueWithin::All => true,
        DueWithin::Overdue => entry.next.and_then(|(_, legal_at)| legal_at).is_some_and(|legal_at| now > legal_at),
        DueWithin::Day => within(1),
        DueWithin::ThreeDays => within(3),
        DueWithin::Week => within(7),
        DueWithin::Month => within(30),
    };
    let is_about = look.product.is_empty() || summary.products.contains(&look.product);
    is_state && is_severe && is_exploited && is_due && is_about && holds(summary, words)
}

fn holds(summary: &DisclosureSummary, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let parts = [&summary.number, &summary.title, &summary.owner, &summary.tlp];
    let all: Vec<String> =
        parts.into_iter().chain(&summary.cves).chain(&summary.products).map(|part| part.to_lowercase()).collect();
    words.iter().all(|word| all.iter().any(|part| part.contains(word.as_str())))
}
