//! A value as it is printed, and as it is handed to a machine.

use crate::content::{Argument, Part, Value};
use crate::words::Messages;
use chrono::SecondsFormat;

/// As a person reads it, in one text.
pub(super) fn plain(value: &Value, words: &Messages) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Day(on) => words.date(*on),
        Value::At(moment) => words.moment(moment),
        Value::Count(count) => words.number(*count),
        Value::YesNo(true) => words.text("yes"),
        Value::YesNo(false) => words.text("no"),
        Value::Choice(key) => words.text(key),
        Value::List(items) => items.join(if is_short_list(items) { ", " } else { "\n\n" }),
        Value::Phrases(paragraphs) => {
            paragraphs.iter().map(|parts| parts_plain(parts, words)).collect::<Vec<_>>().join("\n\n")
        }
        Value::ToFollow { .. } | Value::Missing => String::new(),
    }
}

fn parts_plain(parts: &[Part], words: &Messages) -> String {
    parts.iter().map(|part| part_plain(part, words)).collect::<Vec<_>>().join(" ")
}

/// One part of a paragraph in the language.
pub(super) fn part_plain(part: &Part, words: &Messages) -> String {
    match part {
        Part::Own(text) => text.trim().to_owned(),
        Part::Message(key, values) => {
            let values: Vec<(&str, String)> = values
                .iter()
                .map(|(name, value)| {
                    let value = match value {
                        Argument::Name(name) => name.clone(),
                        Argument::Day(on) => words.date(*on),
                        Argument::Key(key) => words.text(key),
                        Argument::Score(score) => words.score(score),
                        Argument::Versions(typed) => version_sets(typed, words),
                    };
                    (name.as_str(), value)
                })
                .collect();
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            words.with(key, &values)
        }
    }
}

/// Sets of versions, one a line in the record, as the language writes them.
pub(super) fn version_sets(typed: &str, words: &Messages) -> String {
    let mut sets: Vec<String> = typed.lines().map(|set| words.versions(set)).collect();
    let all = words.text("versions-all");
    if sets.contains(&all) {
        return all;
    }
    sets.dedup();
    sets.join(", ")
}

/// Codes, countries and names stand in one line.
pub(super) fn is_short_list(items: &[String]) -> bool {
    items.iter().all(|item| item.chars().count() < 40 && !item.contains(','))
}

/// As a machine takes it: days and instants in ISO 8601, choices by name.
pub(super) fn for_machine(value: &Value, words: &Messages) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Day(on) => on.to_string(),
        Value::At(moment) => moment.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        Value::Count(count) => count.to_string(),
        Value::YesNo(yes) => yes.to_string(),
        Value::Choice(key) => key.clone(),
        Value::List(items) => items.join(", "),
        Value::Phrases(_) => plain(value, words),
        Value::ToFollow { .. } | Value::Missing => String::new(),
    }
}

/// Paragraphs are parted by blank lines; a single line break is a space.
pub(super) fn paragraphs(words: &str) -> Vec<String> {
    let normal = words.replace("\r\n", "\n");
    let parts = normal.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}
