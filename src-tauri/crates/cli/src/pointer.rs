//! Setting one field of a record by its JSON Pointer. What is typed is read as JSON where the field takes it, else as
//! text, so that nobody has to put quotation marks around a version such as 2.9.

use crate::Failure;
use desk::Error;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What was typed: as JSON, and as text where that may be meant instead.
pub(crate) fn readings(typed: &str) -> Vec<Value> {
    let text = Value::String(typed.to_owned());
    match serde_json::from_str(typed) {
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => vec![value, text],
        Ok(value) => vec![value],
        Err(_) => vec![text],
    }
}

/// A copy of `record` with `typed` at `path`.
pub(crate) fn set<T: Serialize + DeserializeOwned>(record: &T, path: &str, typed: &str) -> Result<T, Failure> {
    let mut refused = None;
    for reading in readings(typed) {
        let mut value = serde_json::to_value(record).map_err(Error::from)?;
        put(&mut value, path, reading)?;
        match serde_json::from_value(value) {
            Ok(changed) => return Ok(changed),
            Err(error) => refused = refused.or(Some(error)),
        }
    }
    let why = refused.map_or_else(String::new, |error| format!(": {error}"));
    Err(field(path, format!("can't take “{typed}”{why}")))
}

fn put(root: &mut Value, path: &str, new: Value) -> Result<(), Failure> {
    let Some((parent, key)) = path.rsplit_once('/') else {
        return Err(field(path, "expected a JSON Pointer that begins with a slash, such as /name"));
    };
    let key = key.replace("~1", "/").replace("~0", "~");
    match root.pointer_mut(parent) {
        Some(Value::Object(map)) => {
            map.insert(key, new);
            Ok(())
        }
        Some(Value::Array(items)) if key == "-" => {
            items.push(new);
            Ok(())
        }
        Some(Value::Array(items)) => {
            let count = items.len();
            let slot = key.parse::<usize>().ok().and_then(|index| items.get_mut(index));
            let slot = slot.ok_or_else(|| {
                field(path, format!("the list has {count} entries, counted from 0; “-” adds one at the end"))
            })?;
            *slot = new;
            Ok(())
        }
        _ => Err(field(path, format!("there is no field {parent} that holds others"))),
    }
}

fn field(path: &str, message: impl Into<String>) -> Failure {
    Error::Field { field: path.to_owned(), message: message.into() }.into()
}
