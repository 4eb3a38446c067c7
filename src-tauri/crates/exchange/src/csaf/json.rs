//! JSON in which no value is lost: a key that stands twice in one object is told with both values, and a text longer than
//! any advisory needs is refused (CSAF 2.0 section C.3).

use super::tree::shorten;
use crate::{CsafError, Remark};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::RefCell;
use std::fmt;

/// Longest text of an advisory, in characters: the largest that CSAF 2.0 section C.3 names for any field.
const MAX_TEXT: usize = 250_000;

/// What is noticed while the tree is read.
#[derive(Default)]
struct Notes {
    twice: Vec<Remark>,
    too_long: Option<(String, usize)>,
}

/// Reads a document; the remarks name each key that stands twice.
pub(super) fn read(bytes: &[u8], remarks: &mut Vec<Remark>) -> Result<Value, CsafError> {
    let notes = RefCell::new(Notes::default());
    let mut source = serde_json::Deserializer::from_slice(bytes);
    let read = Part { path: String::new(), notes: &notes }.deserialize(&mut source);
    if let Some((path, length)) = notes.borrow_mut().too_long.take() {
        return Err(CsafError::TooLong { path, length, limit: MAX_TEXT });
    }
    let value = read?;
    source.end()?;
    remarks.append(&mut notes.borrow_mut().twice);
    Ok(value)
}

/// One value with its place.
struct Part<'n> {
    path: String,
    notes: &'n RefCell<Notes>,
}

impl Part<'_> {
    fn text<E: Error>(&self, text: &str) -> Result<(), E> {
        let length = text.chars().count();
        if length > MAX_TEXT {
            self.notes.borrow_mut().too_long = Some((self.path.clone(), length));
            return Err(E::custom("a text is too long"));
        }
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Part<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Value, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        self.text(value)?;
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        self.text(&value)?;
        Ok(Value::String(value))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        loop {
            let part = Part { path: format!("{}/{}", self.path, list.len()), notes: self.notes };
            let Some(value) = source.next_element_seed(part)? else { break };
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = source.next_key::<String>()? {
            self.text(&key)?;
            let path = format!("{}/{}", self.path, key.replace('~', "~0").replace('/', "~1"));
            let value = source.next_value_seed(Part { path: path.clone(), notes: self.notes })?;
            if let Some(first) = map.get(&key) {
                let shown = |value: &Value| shorten(&value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                self.notes.borrow_mut().twice.push(Remark {
                    path,
                    value: format!("{} | {}", shown(first), shown(&value)),
                    message: format!(
                        "“{key}” stands twice in one object: “{}” was read, “{}” was left out. Ask the publisher which one is meant.",
                        shown(first),
                        shown(&value)
                    ),
                });
            } else {
                map.insert(key, value);
            }
        }
        Ok(Value::Object(map))
    }
}
