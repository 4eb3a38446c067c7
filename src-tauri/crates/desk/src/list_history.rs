//! The history as a person reads it.

use crate::name_fields::field_words;
use crate::{Desk, Error, Result, TableForm};
use chrono::NaiveDate;
use deadline::time::{Years, day_start, format_instant};
use disclosure::DisclosureId;
use pack::{Cell, Sheet, sheet_column};
use register::{FieldChange, HistoryEntry, HistoryQuery, HistoryReport, Mode, Register};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use ts_rs::TS;

/// One entry, with its changes in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HistoryView {
    /// Its number.
    #[ts(type = "number")]
    pub sequence: i64,
    /// When, RFC 3339, UTC.
    pub at: String,
    /// When, in the organisation's zone, as a person reads it.
    pub at_text: String,
    /// The day in that zone, ISO 8601.
    pub on: String,
    /// Who.
    pub actor: String,
    /// What was done.
    pub action: String,
    /// Kind of the record.
    pub subject: String,
    /// Identifier of the record.
    pub subject_id: String,
    /// The disclosure that it concerns.
    pub disclosure: Option<String>,
    /// The number of that, where it is there.
    pub number: Option<String>,
    /// Why.
    pub reason: String,
    /// The fields that changed: path, before and after as text.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// What the parts of the paths are called that say nothing by themselves: fields of forms, products.
    pub names: BTreeMap<String, String>,
    /// How many more fields changed than are shown.
    pub more: usize,
    /// Hash of the entry.
    pub hash: String,
}

/// Which part of the history is asked for; what is blank asks for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct HistoryFilter {
    /// Of one disclosure.
    #[ts(type = "string | null")]
    pub disclosure: Option<DisclosureId>,
    /// Of one record, by its identifier.
    pub record: String,
    /// Of one person.
    pub actor: String,
    /// That hold these words: in the action, the reason, or a field before or after.
    pub words: String,
    /// From this day on, in the organisation's zone.
    pub from: Option<NaiveDate>,
    /// To this day.
    pub to: Option<NaiveDate>,
}

/// A part of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct HistoryPage {
    /// The entries.
    pub entries: Vec<HistoryView>,
    /// Number of entries in the register.
    #[ts(type = "number")]
    pub total: i64,
    /// The number to go on before, where there are more.
    #[ts(type = "number | null")]
    pub next_before: Option<i64>,
    /// Who changed something lately.
    pub people: Vec<String>,
}

/// Most changes of one entry that a list shows.
const SHOWN_CHANGES: usize = 40;
/// Longest value that a list shows, in characters.
const SHOWN_VALUE: usize = 400;
/// Longest text of one cell of a table, in characters.
const MAX_CELL: usize = 32_000;

/// Checks the history of a register while somebody works in it: the file is read on its own, as it is now.
///
/// # Errors
/// If there is no such register, or it can't be read.
pub fn verify_history_of(path: &Path, progress: &mut dyn FnMut(i64, i64) -> bool) -> Result<HistoryReport> {
    Ok(Register::open(path, Mode::Read)?.read().verify_history(progress)?)
}

impl Desk {
    /// A part of the history, newest first.
    ///
    /// # Errors
    /// If the last day lies before the first; if the register can't be read.
    pub fn list_history(&self, filter: &HistoryFilter, before: Option<i64>, limit: usize) -> Result<HistoryPage> {
        let (reader, zone) = (self.register.read(), self.zone()?);
        let query = self.history_query(filter)?;
        let limit = limit.clamp(1, 1000);
        let entries = reader.history(&query, before, limit)?;
        let next_before = (entries.len() == limit).then(|| entries.last().map(|entry| entry.sequence)).flatten();
        let mut numbers = HashMap::new();
        for id in entries.iter().filter_map(|entry| entry.disclosure.as_ref()) {
            if !numbers.contains_key(id) {
                numbers.insert(id.clone(), reader.disclosure_number(id)?);
            }
        }
        let number = |entry: &HistoryEntry| numbers.get(entry.disclosure.as_ref()?).cloned().flatten();
        Ok(HistoryPage {
            entries: entries
                .into_iter()
                .map(|entry| (number(&entry), entry))
                .map(|(number, entry)| self.entry_view(entry, number, zone))
                .collect::<Result<_>>()?,
            total: reader.history_head()?.0,
            next_before,
            people: reader.history_people()?,
        })
    }

    /// The part of the history that a filter names, as a table for other programs: newest first, with every field.
    ///
    /// # Errors
    /// If the last day lies before the first; if the register can't be read.
    pub fn export_history_list(&self, filter: &HistoryFilter, form: TableForm) -> Result<Vec<u8>> {
        let (reader, zone) = (self.register.read(), self.zone()?);
        let numbers: HashMap<String, String> =
            reader.disclosures()?.into_iter().map(|row| (row.id.to_string(), row.number)).collect();
        let entries = reader.history(&self.history_query(filter)?, None, usize::MAX)?;
        let row = |entry: HistoryEntry| -> Result<Vec<Cell>> {
            let at = entry.instant();
            let number = entry.disclosure.as_ref().and_then(|id| numbers.get(id)).cloned().unwrap_or_default();
            Ok(vec![
                Cell::Number(entry.sequence as f64),
                at.map_or(Cell::Empty, Cell::Instant),
                Cell::text(at.map(|at| format_instant(at, zone, Years::Always)).unwrap_or_default()),
                Cell::text(entry.actor),
                Cell::text(entry.action),
                Cell::text(entry.subject),
                Cell::text(number),
                Cell::text(entry.reason),
                Cell::text(self.changes_text(&entry.changes)?),
                Cell::text(entry.subject_id),
                Cell::text(entry.hash),
            ])
        };
        let rows = entries.into_iter().map(row).collect::<Result<_>>()?;
        let heads = [
            ("Entry", 8),
            ("At (UTC)", 18),
            ("At", 28),
            ("Person", 22),
            ("Action", 18),
            ("Record", 14),
            ("Disclosure", 16),
            ("Reason", 40),
            ("Changes", 80),
            ("Identifier", 38),
            ("Hash", 66),
        ];
        let columns = heads.map(|(head, width)| sheet_column(head, width)).to_vec();
        form.write(self, "History", Sheet { name: "History".to_owned(), columns, rows })
    }

    /// Every change of an entry, one field a line.
    fn changes_text(&self, changes: &[FieldChange]) -> Result<String> {
        let side = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let fields = all_fields(changes);
        let names = self.path_names(&fields)?;
        let lines = fields
            .into_iter()
            .map(|(path, old, new)| format!("{}: {} → {}", field_words(&path, &names), side(old), side(new)));
        let text = lines.collect::<Vec<_>>().join("\n");
        // A cell of a spreadsheet holds no more than 32,767 characters.
        Ok(if text.chars().count() <= MAX_CELL {
            text
        } else {
            text.chars().take(MAX_CELL - 1).chain(['…']).collect()
        })
    }

    fn history_query(&self, filter: &HistoryFilter) -> Result<HistoryQuery> {
        let zone = self.zone()?;
        if let (Some(from), Some(to)) = (filter.from, filter.to)
            && to < from
        {
            return Err(Error::field("/to", format!("{to} lies before the first day, {from}")));
        }
        Ok(HistoryQuery {
            disclosure: filter.disclosure,
            record: filter.record.clone(),
            actor: filter.actor.clone(),
            words: filter.words.clone(),
            from: filter.from.map(|day| day_start(day, zone)),
            until: filter.to.and_then(|day| day.succ_opt()).map(|day| day_start(day, zone)),
        })
    }

    /// Checks the chain and that every record is what the history says. `progress` hears how many of how many entries are
    /// done, and ends the check by answering `false`.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn verify_history(&self, progress: &mut dyn FnMut(i64, i64) -> bool) -> Result<HistoryReport> {
        Ok(self.register.read().verify_history(progress)?)
    }

    /// Every entry of one disclosure, oldest first.
    pub(crate) fn whole_history(&self, disclosure: DisclosureId) -> Result<Vec<HistoryView>> {
        let zone = self.zone()?;
        let mut entries = self.register.read().history(&HistoryQuery::of(disclosure), None, usize::MAX)?;
        entries.reverse();
        let number = self.register.read().disclosure_number(&disclosure.to_string())?;
        entries.into_iter().map(|entry| self.entry_view(entry, number.clone(), zone)).collect()
    }

    fn entry_view(&self, entry: HistoryEntry, number: Option<String>, zone: zone::Zone) -> Result<HistoryView> {
        let instant = entry.instant().unwrap_or_default();
        let (changes, more) = fields_of(&entry.changes);
        Ok(HistoryView {
            sequence: entry.sequence,
            at_text: deadline::time::format_instant(instant, zone, deadline::time::Years::Always),
            on: instant.with_timezone(&zone).date_naive().to_string(),
            at: entry.at,
            actor: entry.actor,
            action: entry.action,
            subject: entry.subject,
            subject_id: entry.subject_id,
            disclosure: entry.disclosure,
            number,
            reason: entry.reason,
            names: self.path_names(&changes)?,
            changes,
            more,
            hash: entry.hash,
        })
    }
}

/// A field that changed: its path, and its value before and after.
pub(crate) type Field = (String, Option<String>, Option<String>);

/// The single values that changed, and how many more there are than are shown.
pub(crate) fn fields_of(changes: &[FieldChange]) -> (Vec<Field>, usize) {
    let mut fields = all_fields(changes);
    let more = fields.len().saturating_sub(SHOWN_CHANGES);
    fields.truncate(SHOWN_CHANGES);
    (fields, more)
}

fn all_fields(changes: &[FieldChange]) -> Vec<Field> {
    let mut fields = Vec::new();
    for change in changes {
        leaves(&change.path, change.before.as_ref(), change.after.as_ref(), &mut fields);
    }
    fields
}

/// The single values of a change: a new or removed record is read field by field, without what is blank in it.
fn leaves(path: &str, before: Option<&Value>, after: Option<&Value>, fields: &mut Vec<Field>) {
    let one_side = before.is_none() || after.is_none() || before == Some(&Value::Null) || after == Some(&Value::Null);
    match (before.filter(|value| !value.is_null()), after.filter(|value| !value.is_null())) {
        (None, Some(Value::Object(map))) | (Some(Value::Object(map)), None) if one_side => {
            for (key, value) in map.iter().filter(|(_, value)| !is_blank(value)) {
                let inside = format!("{path}/{key}");
                if after.is_some_and(|after| !after.is_null()) {
                    leaves(&inside, None, Some(value), fields);
                } else {
                    leaves(&inside, Some(value), None, fields);
                }
            }
        }
        (None, Some(Value::Array(items))) | (Some(Value::Array(items)), None) if one_side => {
            for (index, value) in items.iter().enumerate().filter(|(_, value)| !is_blank(value)) {
                let inside = format!("{path}/{index}");
                if after.is_some_and(|after| !after.is_null()) {
                    leaves(&inside, None, Some(value), fields);
                } else {
                    leaves(&inside, Some(value), None, fields);
                }
            }
        }
        _ => fields.push((path.to_owned(), before.map(show), after.map(show))),
    }
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.values().all(is_blank),
        _ => false,
    }
}

fn show(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut shown: String = text.chars().take(SHOWN_VALUE).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
