//! Changing a disclosure: as a whole, one field, or by JSON Patch. Nothing is overwritten silently.

use crate::DueOptions;
use crate::{Desk, Error, Result};
use chrono::Datelike;
use deadline::Group;
use disclosure::{Disclosure, DisclosureId, Vulnerability, VulnerabilityId};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use ts_rs::TS;

/// The setting that holds the disclosures that were closed with open obligations.
pub(crate) const CLOSED_WITH_OPEN: &str = "closed_with_open";
/// Longest text of one field, in characters.
const MAX_FIELD: usize = 200_000;

/// What was saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Saved {
    /// The new revision; the next change is made on it.
    #[ts(type = "number")]
    pub revision: i64,
}

/// One change of a JSON Patch (RFC 6902): `add`, `replace`, `remove` or `test`.
#[derive(Clone, Debug, PartialEq, Deserialize, TS)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum SetField {
    /// Puts a value where there was none, or into a list; `-` is its end.
    Add {
        /// JSON Pointer.
        path: String,
        /// The value.
        value: Value,
    },
    /// Puts a value in the place of another.
    Replace {
        /// JSON Pointer.
        path: String,
        /// The value.
        value: Value,
    },
    /// Takes a value out.
    Remove {
        /// JSON Pointer.
        path: String,
    },
    /// Goes on only if the value is this one.
    Test {
        /// JSON Pointer.
        path: String,
        /// The value.
        value: Value,
    },
}

impl Desk {
    /// Starts a new disclosure; gives its identifier and number.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn new_disclosure(&mut self, title: &str) -> Result<(DisclosureId, String)> {
        let id = DisclosureId(self.new_id());
        let owner = self.actor.clone();
        let disclosure = Disclosure { title: title.trim().to_owned(), owner, ..Disclosure::default() };
        let year = self.now().with_timezone(&self.zone()?).year();
        let stamp = self.stamp("");
        let number = self.register.change(&stamp, |change| change.add_disclosure(id, year, &disclosure))?;
        Ok((id, number))
    }

    /// Saves a disclosure that was read at `revision`. A draft always saves, however incomplete.
    ///
    /// # Errors
    /// If somebody saved it in between, or the register can't be written.
    pub fn save_disclosure(
        &mut self,
        id: DisclosureId,
        revision: i64,
        disclosure: &Disclosure,
        reason: &str,
    ) -> Result<Saved> {
        let stamp = self.stamp(reason);
        let revision =
            self.register.change(&stamp, |change| change.save_disclosure(id, revision, disclosure, "changed"))?;
        Ok(Saved { revision })
    }

    /// Applies a JSON Patch (RFC 6902) to a disclosure that was read at `revision`.
    ///
    /// # Errors
    /// If a path or value does not fit a disclosure; if somebody saved it in between; if the register can't be written.
    pub fn patch_disclosure(
        &mut self,
        id: DisclosureId,
        revision: Option<i64>,
        patch: &[SetField],
        reason: &str,
    ) -> Result<Saved> {
        let row = self.register.read().disclosure(id)?;
        let disclosure: Disclosure = patched("disclosure", &row.disclosure, patch)?;
        self.save_disclosure(id, revision.unwrap_or(row.revision), &disclosure, reason)
    }

    /// Adds an empty vulnerability to a disclosure that was read at `revision`.
    ///
    /// # Errors
    /// If somebody saved it in between, or the register can't be written.
    pub fn add_vulnerability(&mut self, id: DisclosureId, revision: i64) -> Result<Saved> {
        let mut disclosure = self.register.read().disclosure(id)?.disclosure;
        disclosure.vulnerabilities.push(Vulnerability::new(VulnerabilityId(self.new_id())));
        self.save_disclosure(id, revision, &disclosure, "")
    }

    /// Starts a disclosure for another event of the same vulnerability: each event has its own duties. It takes over what is
    /// about the vulnerability and its products, and nothing that is about the event. Both name each other.
    ///
    /// # Errors
    /// If there is none, or the register can't be written.
    pub fn new_linked_disclosure(&mut self, of: DisclosureId, title: &str) -> Result<(DisclosureId, String)> {
        let first = self.register.read().disclosure(of)?;
        let id = DisclosureId(self.new_id());
        let from = &first.disclosure;
        let title = match title.trim() {
            "" => format!("{}: further event", from.title),
            title => title.to_owned(),
        };
        let vulnerabilities = from.vulnerabilities.iter().map(|vulnerability| {
            let mut copy = vulnerability.clone();
            copy.id = VulnerabilityId(self.new_id());
            copy
        });
        let linked = Disclosure {
            title,
            summary: from.summary.clone(),
            restricted: from.restricted.clone(),
            tlp: from.tlp,
            discovery: from.discovery.clone(),
            vulnerabilities: vulnerabilities.collect(),
            references: from.references.clone(),
            owner: from.owner.clone(),
            deputy: from.deputy.clone(),
            linked: vec![of],
            ..Disclosure::default()
        };
        let mut changed = first.disclosure.clone();
        changed.linked.push(id);
        let year = self.now().with_timezone(&self.zone()?).year();
        let stamp = self.stamp(&format!("a further event of {}", first.number));
        let number = self.register.change(&stamp, |change| {
            let number = change.add_disclosure(id, year, &linked)?;
            change.save_disclosure(of, first.revision, &changed, "linked")?;
            Ok::<_, Error>(number)
        })?;
        Ok((id, number))
    }

    /// Closes a disclosure, or opens it again. One with obligations that are still open is closed only where `despite_open`
    /// says so; Due then goes on to list them, and they are the answer, one line each.
    ///
    /// # Errors
    /// If there is none, obligations are open, or the register can't be written.
    pub fn close_disclosure(
        &mut self,
        id: DisclosureId,
        closed: bool,
        reason: &str,
        despite_open: bool,
    ) -> Result<Vec<String>> {
        let open = if closed { self.open_obligations(id)? } else { Vec::new() };
        if !open.is_empty() && !despite_open {
            return Err(Error::StillOwed { number: self.register.read().disclosure(id)?.number, open });
        }
        let mut kept: BTreeSet<DisclosureId> = self.register.read().setting(CLOSED_WITH_OPEN)?;
        let was_kept = kept.clone();
        if open.is_empty() {
            kept.remove(&id);
        } else {
            kept.insert(id);
        }
        let reason = match (reason.trim(), open.as_slice()) {
            (reason, []) => reason.to_owned(),
            ("", open) => format!("closed with open obligations: {}", open.join("; ")),
            (reason, open) => format!("{reason}; closed with open obligations: {}", open.join("; ")),
        };
        let stamp = self.stamp(&reason);
        self.register.change(&stamp, |change| {
            change.set_closed(id, closed)?;
            if kept == was_kept { Ok(()) } else { change.put_setting(CLOSED_WITH_OPEN, &kept) }
        })?;
        Ok(open)
    }

    /// What a disclosure still owes, one line each.
    fn open_obligations(&self, id: DisclosureId) -> Result<Vec<String>> {
        let list = self.list_due(&DueOptions { disclosure: Some(id), ..DueOptions::default() })?;
        let open = list.items.iter().filter(|item| item.obligation.group != Group::Waiting);
        let open = open.map(|item| {
            let obligation = &item.obligation;
            let state = if obligation.group == Group::Overdue { "overdue, " } else { "" };
            format!("{}, {}: {state}{}", obligation.authority, obligation.stage_name, obligation.date_text())
        });
        // Where nothing can be worked out nobody knows that nothing is owed.
        Ok(open.chain(list.gaps.into_iter().map(|gap| gap.missing)).collect())
    }
}

/// A record with a patch applied; the error names what does not fit.
pub(crate) fn patched<T: Serialize + serde::de::DeserializeOwned>(
    what: &str,
    record: &T,
    patch: &[SetField],
) -> Result<T> {
    let mut value = serde_json::to_value(record)?;
    for step in patch {
        apply_step(&mut value, step)?;
    }
    serde_json::from_value(value)
        .map_err(|error| Error::field("", format!("the {what} can't take this value: {error}")))
}

impl SetField {
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Add { path, .. } | Self::Replace { path, .. } | Self::Remove { path } | Self::Test { path, .. } => {
                path
            }
        }
    }
}

fn apply_step(root: &mut Value, step: &SetField) -> Result<()> {
    let (path, value) = match step {
        SetField::Add { path, value } | SetField::Replace { path, value } | SetField::Test { path, value } => {
            (path, Some(value))
        }
        SetField::Remove { path } => (path, None),
    };
    if value.and_then(Value::as_str).is_some_and(|text| text.chars().count() > MAX_FIELD) {
        return Err(Error::field(path, format!("the text is longer than {MAX_FIELD} characters")));
    }
    if let SetField::Test { value, .. } = step {
        let found = root.pointer(path);
        return if found == Some(value) {
            Ok(())
        } else {
            Err(Error::field(
                path,
                format!("expected {value}, found {}", found.map_or_else(|| "nothing".to_owned(), Value::to_string)),
            ))
        };
    }
    let Some((parent_path, key)) = path.rsplit_once('/') else {
        return Err(Error::field(path, "expected a JSON Pointer that begins with a slash, such as /title"));
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    let parent = root
        .pointer_mut(parent_path)
        .ok_or_else(|| Error::field(path, format!("there is nothing at {parent_path}")))?;
    match (parent, step) {
        (Value::Object(map), SetField::Remove { .. }) => {
            map.shift_remove(&key).map(|_| ()).ok_or_else(|| Error::field(path, "there is no such field"))
        }
        (Value::Object(map), _) => {
            map.insert(key, value.cloned().unwrap_or_default());
            Ok(())
        }
        (Value::Array(items), step) => change_list(items, path, &key, step),
        (other, _) => Err(Error::field(path, format!("{parent_path} is {other}, which holds no fields"))),
    }
}

fn change_list(items: &mut Vec<Value>, path: &str, key: &str, step: &SetField) -> Result<()> {
    let length = items.len();
    let index = if key == "-" { Some(length) } else { key.parse::<usize>().ok() };
    let index = index
        .ok_or_else(|| Error::field(path, format!("“{key}” is not a position in a list; expected a number or -")))?;
    match step {
        SetField::Add { value, .. } if index <= length => items.insert(index, value.clone()),
        SetField::Replace { value, .. } if index < length => items[index] = value.clone(),
        SetField::Remove { .. } if index < length => {
            items.remove(index);
        }
        _ => return Err(Error::field(path, format!("the list has {length} entries; there is no entry {index}"))),
    }
    Ok(())
}
