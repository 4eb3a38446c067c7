//! Field-level differences between two states of a record, and putting them back together.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One field that changed. A missing side means that the field was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldChange {
    /// JSON Pointer (RFC 6901); empty for the whole record.
    pub path: String,
    /// The value before.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub before: Option<Value>,
    /// The value after.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "present")]
    pub after: Option<Value>,
}

/// A key that is there with `null` is a value, not a missing side.
fn present<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

/// The fields that differ, in an order in which [`apply`] can replay them.
#[must_use]
pub fn diff(before: Option<&Value>, after: Option<&Value>) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    compare(String::new(), before, after, &mut changes);
    changes
}

fn compare(path: String, before: Option<&Value>, after: Option<&Value>, changes: &mut Vec<FieldChange>) {
    match (before, after) {
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            for (key, value) in old {
                compare(format!("{path}/{}", escape(key)), Some(value), new.get(key), changes);
            }
            for (key, value) in new.iter().filter(|(key, _)| !old.contains_key(*key)) {
                compare(format!("{path}/{}", escape(key)), None, Some(value), changes);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => {
            for (index, (left, right)) in old.iter().zip(new).enumerate() {
                compare(format!("{path}/{index}"), Some(left), Some(right), changes);
            }
            // The end is cut from the back, and grown from the front.
            for index in (new.len()..old.len()).rev() {
                compare(format!("{path}/{index}"), old.get(index), None, changes);
            }
            for index in old.len()..new.len() {
                compare(format!("{path}/{index}"), None, new.get(index), changes);
            }
        }
        (before, after) if before != after => {
            changes.push(FieldChange { path, before: before.cloned(), after: after.cloned() });
        }
        _ => {}
    }
}

/// Replays changes on a state; `None` where a change does not fit it.
#[must_use]
pub fn apply(state: Option<Value>, changes: &[FieldChange]) -> Option<Option<Value>> {
    let mut state = state;
    for change in changes {
        if change.path.is_empty() {
            if state != change.before {
                return None;
            }
            state.clone_from(&change.after);
            continue;
        }
        let root = state.as_mut()?;
        let (parent, key) = change.path.rsplit_once('/')?;
        let parent = root.pointer_mut(parent)?;
        let key = key.replace("~1", "/").replace("~0", "~");
        match parent {
            Value::Object(map) => {
                if map.get(&key) != change.before.as_ref() {
                    return None;
                }
                match &change.after {
                    Some(value) => map.insert(key, value.clone()),
                    None => map.shift_remove(&key),
                };
            }
            Value::Array(items) => {
                let index: usize = key.parse().ok()?;
                if items.get(index) != change.before.as_ref() {
                    return None;
                }
                match (&change.after, index) {
                    (Some(value), index) if index < items.len() => items[index] = value.clone(),
                    (Some(value), index) if index == items.len() => items.push(value.clone()),
                    (None, index) if index + 1 == items.len() => {
                        items.pop();
                    }
                    _ => return None,
                }
            }
            _ => return None,
        }
    }
    Some(state)
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

#[cfg(test)]
mod tests {
    use super::{apply, diff};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-c/~]{0,3}".prop_map(Value::from)
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                proptest::collection::btree_map("[a-c/~]{0,2}", inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn a_difference_replays(before in proptest::option::of(any_value()), after in proptest::option::of(any_value())) {
            let changes = diff(before.as_ref(), after.as_ref());
            let text = serde_json::to_string(&changes).unwrap();
            let changes: Vec<super::FieldChange> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(apply(before, &changes), Some(after));
        }
    }

    #[test]
    fn only_what_differs_is_named() {
        let changes = diff(Some(&json!({"a": 1, "b": [1, 2, 3]})), Some(&json!({"a": 1, "b": [1, 9], "c": null})));
        let paths: Vec<&str> = changes.iter().map(|change| change.path.as_str()).collect();
        assert_eq!(paths, ["/b/1", "/b/2", "/c"]);
    }
}
