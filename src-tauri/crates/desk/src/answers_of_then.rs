//! The answers of an assessment as they were at an instant of the past, from the history.

use crate::ledger::Past;
use crate::{Desk, Result};
use disclosure::{Assessment, DisclosureId};
use register::{FieldChange, HistoryQuery, apply};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The part of a disclosure that holds the answers.
const PART: &str = "/assessment";
/// How many entries of the history are read at a time.
const AT_A_TIME: usize = 500;

impl Desk {
    /// The answers of one disclosure, or of all, as they were then: of those whose answers changed since.
    pub(crate) fn answers_of_then(
        &self,
        of: Option<DisclosureId>,
        past: Option<Past>,
    ) -> Result<HashMap<DisclosureId, Assessment>> {
        let Some(Past(at)) = past else { return Ok(HashMap::new()) };
        let reader = self.register.read();
        let query = HistoryQuery { disclosure: of, from: Some(at), words: PART.to_owned(), ..HistoryQuery::default() };
        let mut then: HashMap<DisclosureId, Value> = HashMap::new();
        let mut before = None;
        // From the newest back: what each changed is put back.
        loop {
            let entries = reader.history(&query, before, AT_A_TIME)?;
            for entry in &entries {
                let is_later = entry.instant().is_some_and(|instant| instant > at);
                let Ok(id) = entry.subject_id.parse::<DisclosureId>() else { continue };
                let changes: Vec<FieldChange> =
                    entry.changes.iter().rev().filter(|change| is_about(&change.path)).map(taken_back).collect();
                if !is_later || changes.is_empty() || entry.subject != "disclosure" {
                    continue;
                }
                let state = match then.remove(&id) {
                    Some(state) => state,
                    None => json!({ "assessment": reader.disclosure(id)?.disclosure.assessment }),
                };
                // What does not fit the state leaves it as it is: the check of the history names such an entry.
                let earlier = apply(Some(state.clone()), &changes).flatten().unwrap_or(state);
                then.insert(id, earlier);
            }
            match entries.last() {
                Some(last) if entries.len() == AT_A_TIME => before = Some(last.sequence),
                _ => break,
            }
        }
        let read = |(id, mut state): (DisclosureId, Value)| {
            let answers = serde_json::from_value(state.get_mut("assessment").map(Value::take).unwrap_or_default());
            answers.ok().map(|answers| (id, answers))
        };
        Ok(then.into_iter().filter_map(read).collect())
    }
}

fn is_about(path: &str) -> bool {
    path.strip_prefix(PART).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

fn taken_back(change: &FieldChange) -> FieldChange {
    FieldChange { path: change.path.clone(), before: change.after.clone(), after: change.before.clone() }
}
