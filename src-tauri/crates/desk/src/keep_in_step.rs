//! A notice and the record behind it: whether they still say the same, what differs, and the way out.

use crate::compare_states::replay;
use crate::compose_notice::{Material, approved_part};
use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use disclosure::{Disclosure, DisclosureId, NoticeDraft, NoticeId, NoticeState};
use notice::content::Content;
use notice::kind::Kind;
use register::{NoticeRecord, NoticeRow, diff};
use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

/// Most differences that are told one by one.
const SHOWN: usize = 200;
/// Longest value that is shown, in characters.
const SHOWN_VALUE: usize = 600;

/// Whether a notice still says what the record says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeStep {
    /// Whether it does.
    pub in_step: bool,
    /// Since when it is compared, UTC: when it was last saved, approved or sealed.
    pub since: DateTime<Utc>,
    /// What differs.
    pub changes: Vec<NoticeChange>,
    /// How many more differences there are than are told.
    pub more: usize,
    /// What can be done.
    pub offer: StepOffer,
}

/// What can be done about a notice that is out of step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StepOffer {
    /// Nothing is needed.
    Nothing,
    /// Take the changes up: a notice in review or approved becomes a draft again.
    Update,
    /// Draft a notice that replaces this one: what is sealed is never changed.
    Supersede,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeChange {
    /// What it is about, in words.
    pub what: String,
    /// What the notice says.
    pub before: Option<String>,
    /// What the record says now.
    pub after: Option<String>,
}

impl Desk {
    /// Compares a notice with the record as it is now.
    ///
    /// # Errors
    /// If there is no such notice, or the register can't be read.
    pub fn notice_step(&self, id: NoticeId) -> Result<NoticeStep> {
        let row = self.register.read().notice(id)?;
        let material = Material::of(self, row)?;
        let content = material.content(&self.draft_issue(&material.notice))?;
        self.step_of(&material, &content)
    }

    /// The same for a content that was filled already.
    pub(crate) fn step_of(&self, material: &Material<'_>, content: &Content) -> Result<NoticeStep> {
        let row = &material.notice;
        let sealed = row.record.seal.is_some();
        let since = compared_since(row);
        let issue = self.draft_issue(row);
        let now = approved_part(content, material.kind);
        let (before, mut changes) = match &row.record.seal {
            Some(seal) => {
                let pdf = self.register.read().attachment(seal.attachment)?.bytes;
                let said = notice::read_content(&pdf).map_err(|error| Error::State(error.to_string()))?;
                (without_issue(said, material.kind), Vec::new())
            }
            None => {
                let changes = self.changed_products(material, since)?;
                let then = self.disclosure_at(row.disclosure, since)?;
                let before = match then {
                    Some(then) if &then == material.disclosure() => now.clone(),
                    Some(then) => {
                        let earlier = Material::of(self, row.clone())?.with_disclosure(then);
                        approved_part(&earlier.content(&issue)?, earlier.kind)
                    }
                    None => now.clone(),
                };
                (before, changes)
            }
        };
        changes.extend(differences(&before, &now, material.kind));
        let more = changes.len().saturating_sub(SHOWN);
        changes.truncate(SHOWN);
        let in_step = changes.is_empty();
        Ok(NoticeStep {
            in_step,
            since,
            changes,
            more,
            offer: match (in_step, sealed) {
                (true, _) => StepOffer::Nothing,
                (false, true) => StepOffer::Supersede,
                (false, false) => StepOffer::Update,
            },
        })
    }

    /// Takes the changes of the record up into a notice that is not sealed. One that was in review or approved must be
    /// reviewed again.
    ///
    /// # Errors
    /// If it is sealed, or the register can't be written.
    pub fn update_notice(&mut self, id: NoticeId) -> Result<()> {
        let row = self.register.read().notice(id)?;
        if row.record.state >= NoticeState::Sealed {
            return Err(Error::State(format!("{} is sealed; draft a notice that replaces it", row.number)));
        }
        let record =
            NoticeRecord { state: NoticeState::Draft, approval: None, taken_up_at: Some(self.now()), ..row.record };
        let stamp = self.stamp("");
        self.register
            .change(&stamp, |change| change.save_notice(id, row.revision, &record, "brought up to date").map(|_| ()))?;
        Ok(())
    }

    /// Drafts a notice that replaces a sealed one and says what the record says now.
    ///
    /// # Errors
    /// If the earlier one is not sealed, or the register can't be written.
    pub fn supersede_notice(&mut self, id: NoticeId) -> Result<(NoticeId, String)> {
        let row = self.register.read().notice(id)?;
        if row.record.seal.is_none() {
            return Err(Error::State(format!("{} is not sealed; it can be changed itself", row.number)));
        }
        let draft = NoticeDraft { replaces: Some(id), ..row.record.draft };
        self.new_notice(row.disclosure, &draft)
    }

    /// Whether the record, or a product in it, was saved since a notice was last looked at: a quick sign, without what it
    /// means for the notice.
    pub(crate) fn record_changed_since(&self, row: &NoticeRow) -> Result<bool> {
        let since = compared_since(row);
        Ok(self.register.read().disclosure(row.disclosure)?.updated_at > since)
    }

    fn changed_products(&self, material: &Material<'_>, since: DateTime<Utc>) -> Result<Vec<NoticeChange>> {
        let reader = self.register.read();
        let mut changes = Vec::new();
        for id in material.disclosure().products() {
            let Ok(row) = reader.product(id) else { continue };
            if row.updated_at > since {
                let what = format!("Product {} was changed", row.product.name);
                changes.push(NoticeChange { what, before: None, after: None });
            }
        }
        Ok(changes)
    }

    /// The disclosure as it was at an instant, replayed from the history; `None` where it was not there yet.
    fn disclosure_at(&self, id: DisclosureId, at: DateTime<Utc>) -> Result<Option<Disclosure>> {
        let entries = self.register.read().history_of("disclosure", &id.to_string())?;
        let by_then = entries.iter().filter(|entry| entry.instant().is_some_and(|instant| instant <= at));
        let Some(state) = replay(by_then) else { return Ok(None) };
        // What is stored beside the record itself, such as the day it was closed, is no field of it.
        let body = state.map(|state| state.get("disclosure").cloned().unwrap_or(state));
        Ok(body.and_then(|body| serde_json::from_value(body).ok()))
    }
}

fn compared_since(row: &NoticeRow) -> DateTime<Utc> {
    let record = &row.record;
    let sealed = record.seal.as_ref().map(|seal| seal.at);
    let approved = record.approval.as_ref().map(|approval| approval.at);
    sealed.or(approved).or(record.taken_up_at).map_or(row.updated_at, |at| match sealed {
        Some(sealed) => sealed,
        None => at.max(row.updated_at),
    })
}

/// A content as a sealed file carries it, without what belongs to its issue.
fn without_issue(mut said: Value, kind: &Kind) -> Value {
    for key in ["issued_at", "issued_on", "is_draft", "seal", "attachments"] {
        said["frame"][key] = Value::Null;
    }
    said["time_limit"] = Value::Null;
    said["values"]["issued_on"] = Value::Null;
    for key in &kind.volatile {
        said[key] = Value::Null;
    }
    said
}

fn differences(before: &Value, after: &Value, kind: &Kind) -> Vec<NoticeChange> {
    let mut found: Vec<NoticeChange> = Vec::new();
    for change in diff(Some(before), Some(after)) {
        let what = described(&change.path, before, after, kind);
        let (old, new) = (shown(change.before.as_ref()), shown(change.after.as_ref()));
        // How a value is held says nothing beside the value itself.
        if old == new || change.path.ends_with("/is") {
            continue;
        }
        found.push(NoticeChange { what, before: old, after: new });
    }
    found
}

/// A value as a person reads it.
fn shown(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(|item| shown(Some(item))).collect::<Vec<_>>().join("; "),
        Value::Object(map) => match (map.get("is").and_then(Value::as_str), map.get("value")) {
            (Some("missing"), _) => return None,
            (Some("to_follow"), Some(Value::String(by))) => format!("to follow by {by}"),
            (Some("to_follow"), Some(Value::Object(inner))) => {
                format!("to follow by {}", inner.get("by").and_then(Value::as_str).unwrap_or_default())
            }
            (Some(_), Some(value)) => return shown(Some(value)),
            _ => map
                .values()
                .filter_map(|value| shown(Some(value)))
                .filter(|text| !text.is_empty())
                .collect::<Vec<_>>()
                .join("; "),
        },
        other => other.to_string(),
    };
    if text.trim().is_empty() {
        return None;
    }
    let short: String = text.chars().take(SHOWN_VALUE).collect();
    Some(if short.len() < text.len() { format!("{short}…") } else { short })
}

/// What a path of the content is about.
fn described(path: &str, before: &Value, after: &Value, kind: &Kind) -> String {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let name = |list: &str, index: &str, key: &str| {
        let at = format!("/{list}/{index}/{key}");
        let found = after.pointer(&at).or_else(|| before.pointer(&at)).and_then(Value::as_str);
        found.map_or_else(|| format!("{list} {index}"), str::to_owned)
    };
    match parts.as_slice() {
        ["values", key, ..] => label(key, kind),
        ["vulnerabilities", index, rest @ ..] => format!("{}: {}", name("vulnerabilities", index, "id"), words(rest)),
        ["affected", index, rest @ ..] => format!("{}: {}", name("affected", index, "name"), words(rest)),
        ["products", index, "values", key, ..] => {
            format!("{}: {}", name("products", index, "name"), label(key, kind))
        }
        ["products", index, rest @ ..] => format!("{}: {}", name("products", index, "name"), words(rest)),
        ["actions", index, ..] => format!("Action {}", index.parse::<usize>().map_or(0, |index| index + 1)),
        ["frame", "letterhead", ..] => "Letterhead".to_owned(),
        rest => words(rest),
    }
}

/// The label that the kind gives a value, else its name in words.
fn label(name: &str, kind: &Kind) -> String {
    let name = name.replace("~1", "/");
    let section = kind.section.iter().find(|section| {
        section.block.iter().any(|block| matches!(block, notice::kind::Block::Paragraphs { from, .. } if from == &name))
    });
    if let Some(section) = section.filter(|section| !section.heading.is_empty()) {
        return notice::words::base_text(kind, &section.heading);
    }
    let row = kind.rows().find(|row| row.from == name);
    let key = match row {
        Some(row) if !row.label.is_empty() => row.label.clone(),
        Some(row) => notice::kind::label_key(row.from.strip_prefix("form.").unwrap_or(&row.from)),
        None => String::new(),
    };
    if key.is_empty() { words(&[name.as_str()]) } else { notice::words::base_text(kind, &key) }
}

fn words(parts: &[&str]) -> String {
    let meaningful =
        parts.iter().filter(|part| !["value", "is", "values"].contains(part) && part.parse::<usize>().is_err());
    let words = meaningful.map(|part| part.replace(['_', '.'], " ")).collect::<Vec<_>>().join(", ");
    let mut letters = words.chars();
    letters.next().map_or_else(|| "Content".to_owned(), |first| first.to_uppercase().chain(letters).collect())
}
