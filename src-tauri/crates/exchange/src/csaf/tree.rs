//! The advisory as a tree from which each value is taken once. What is left at the end was not carried over.

use crate::Remark;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Longest value that a remark shows, in characters.
const SHOWN: usize = 120;

/// One object of the advisory with its place.
pub(super) struct Branch {
    pub(super) path: String,
    map: Map<String, Value>,
}

impl Branch {
    pub(super) fn root(map: Map<String, Value>) -> Self {
        Self { path: String::new(), map }
    }

    pub(super) fn at(&self, key: &str) -> String {
        format!("{}/{key}", self.path)
    }

    /// A text that stays where it is.
    pub(super) fn peek(&self, key: &str) -> Option<&str> {
        self.map.get(key)?.as_str()
    }

    /// Takes a text, cleaned of control characters; empty where there is none.
    pub(super) fn text(&mut self, key: &str) -> String {
        match self.map.get(key) {
            Some(Value::String(_)) => {}
            _ => return String::new(),
        }
        match self.map.shift_remove(key) {
            Some(Value::String(text)) => clean(&text),
            _ => String::new(),
        }
    }

    /// Takes a list of texts.
    pub(super) fn texts(&mut self, key: &str) -> Vec<String> {
        match self.map.get(key) {
            Some(Value::Array(items)) if items.iter().all(Value::is_string) => {}
            _ => return Vec::new(),
        }
        match self.map.shift_remove(key) {
            Some(Value::Array(items)) => items.iter().filter_map(Value::as_str).map(clean).collect(),
            _ => Vec::new(),
        }
    }

    /// Takes a number, also one that is written as a text.
    pub(super) fn number(&mut self, key: &str) -> Option<f64> {
        let value = self.map.get(key)?;
        let number =
            value.as_f64().or_else(|| value.as_str()?.trim().parse().ok()).filter(|number| number.is_finite())?;
        self.map.shift_remove(key);
        Some(number)
    }

    /// Takes an object; what is left of it must be given back with [`Self::give_back`].
    pub(super) fn object(&mut self, key: &str) -> Option<Self> {
        match self.map.get(key) {
            Some(Value::Object(_)) => {}
            _ => return None,
        }
        match self.map.shift_remove(key) {
            Some(Value::Object(map)) => Some(Self { path: self.at(key), map }),
            _ => None,
        }
    }

    /// Takes a list of objects.
    pub(super) fn objects(&mut self, key: &str) -> Vec<Self> {
        match self.map.get(key) {
            Some(Value::Array(items)) if items.iter().all(Value::is_object) => {}
            _ => return Vec::new(),
        }
        let path = self.at(key);
        match self.map.shift_remove(key) {
            Some(Value::Array(items)) => items
                .into_iter()
                .enumerate()
                .filter_map(|(index, item)| match item {
                    Value::Object(map) => Some(Self { path: format!("{path}/{index}"), map }),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Drops a value that says nothing beyond what was taken already.
    pub(super) fn derived(&mut self, key: &str) {
        self.map.shift_remove(key);
    }

    /// Puts what is left of an object back to where it was.
    pub(super) fn put_back(&mut self, key: &str, rest: Self) {
        self.map.insert(key.to_owned(), Value::Object(rest.map));
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.map.keys().map(String::as_str)
    }

    pub(super) fn give_back(self, left: &mut Left) {
        left.collect(&self.path, &Value::Object(self.map));
    }
}

/// What nobody took, grouped by place: list positions are folded into `*`.
#[derive(Default)]
pub(super) struct Left {
    places: BTreeMap<String, (usize, String)>,
}

impl Left {
    fn collect(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| self.collect(&format!("{path}/{key}"), value)),
            Value::Array(items) => {
                items.iter().enumerate().for_each(|(index, value)| self.collect(&format!("{path}/{index}"), value));
            }
            Value::Null => {}
            leaf => {
                let shown = leaf.as_str().map_or_else(|| leaf.to_string(), str::to_owned);
                let place = self.places.entry(fold(path)).or_insert_with(|| (0, shorten(&shown)));
                place.0 += 1;
            }
        }
    }

    pub(super) fn into_remarks(self) -> Vec<Remark> {
        self.places
            .into_iter()
            .map(|(path, (count, value))| {
                let message = match count {
                    1 => "Not carried over: the record has no place for it.".to_owned(),
                    _ => format!("Not carried over, {count} values; the first is shown."),
                };
                Remark { path, value, message }
            })
            .collect()
    }
}

fn fold(path: &str) -> String {
    path.split('/')
        .map(|part| if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) { "*" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

pub(super) fn shorten(text: &str) -> String {
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Text without control characters, byte order marks and zero-width characters; line ends as one line feed.
pub(super) fn clean(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{85}'], "\n");
    unified
        .chars()
        .map(|character| if character == '\t' { ' ' } else { character })
        .filter(|character| {
            *character == '\n'
                || !(character.is_control() || matches!(character, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}'))
        })
        .collect::<String>()
        .trim()
        .to_owned()
}
