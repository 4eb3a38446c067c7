//! A single value: known in one of a few forms, declared to follow, or missing.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A text that may be known, declared to follow, or missing. Blank is never "unknown".
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum Stated {
    /// Known. Paragraphs are parted by blank lines.
    Known(String),
    /// Declared: not known yet, to follow by this date.
    ToFollow(NaiveDate),
    /// Not declared either; prints as a gap, and the gate stops the seal.
    #[default]
    Missing,
}

/// An instant with the abbreviation of its zone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The instant, with its offset.
    pub at: DateTime<FixedOffset>,
    /// "CET".
    pub zone: String,
}

/// A value of a form or of the record, as it is, without words around it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "is", content = "value", rename_all = "snake_case")]
pub enum Value {
    /// A text. Paragraphs are parted by blank lines.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// An instant.
    At(Moment),
    /// A count.
    Count(u64),
    /// Yes or no.
    YesNo(bool),
    /// One of several, by the key of its message.
    Choice(String),
    /// Several texts.
    List(Vec<String>),
    /// Paragraphs of fixed wordings and texts of the company, in turns.
    Phrases(Vec<Vec<Part>>),
    /// Declared: not known yet, with the day and the reason.
    ToFollow {
        /// The day.
        by: NaiveDate,
        /// Why it is not known yet; or empty.
        reason: String,
    },
    /// Not declared either.
    #[default]
    Missing,
}

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A text of the company.
    Own(String),
    /// A fixed wording, by the key of its message, with what goes into it.
    Message(String, BTreeMap<String, Argument>),
}

/// What goes into a fixed wording.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Argument {
    /// A name, a number of a version: nothing that is translated.
    Name(String),
    /// A day.
    Day(NaiveDate),
    /// Another fixed wording.
    Key(String),
    /// A score: with the decimal sign of the language.
    Score(String),
    /// Sets of versions as the record holds them.
    Versions(String),
}

impl Part {
    /// A fixed wording with what goes into it.
    #[must_use]
    pub fn message<const N: usize>(key: &str, values: [(&str, Argument); N]) -> Self {
        Self::Message(key.to_owned(), values.map(|(name, value)| (name.to_owned(), value)).into_iter().collect())
    }
}

impl Value {
    /// Whether it says something.
    #[must_use]
    pub fn is_known(&self) -> bool {
        match self {
            Self::Text(text) => !text.trim().is_empty(),
            Self::List(items) => items.iter().any(|item| !item.trim().is_empty()),
            Self::Phrases(paragraphs) => !paragraphs.is_empty(),
            Self::Day(_) | Self::At(_) | Self::Count(_) | Self::YesNo(_) | Self::Choice(_) => true,
            Self::ToFollow { .. } | Self::Missing => false,
        }
    }

    /// A text, missing where it is blank.
    #[must_use]
    pub fn text(text: &str) -> Self {
        if text.trim().is_empty() { Self::Missing } else { Self::Text(text.trim().to_owned()) }
    }

    /// Paragraphs, missing where there is none.
    #[must_use]
    pub fn phrases(paragraphs: impl IntoIterator<Item = Vec<Part>>) -> Self {
        let paragraphs: Vec<Vec<Part>> = paragraphs.into_iter().filter(|parts| !parts.is_empty()).collect();
        if paragraphs.is_empty() { Self::Missing } else { Self::Phrases(paragraphs) }
    }

    /// Several texts without the blank ones, missing where none is left.
    #[must_use]
    pub fn list(items: impl IntoIterator<Item = String>) -> Self {
        let items: Vec<String> = items.into_iter().filter(|item| !item.trim().is_empty()).collect();
        if items.is_empty() { Self::Missing } else { Self::List(items) }
    }
}

impl From<Stated> for Value {
    fn from(stated: Stated) -> Self {
        match stated {
            Stated::Known(text) => Self::text(&text),
            Stated::ToFollow(by) => Self::ToFollow { by, reason: String::new() },
            Stated::Missing => Self::Missing,
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

impl From<NaiveDate> for Value {
    fn from(on: NaiveDate) -> Self {
        Self::Day(on)
    }
}

impl From<Moment> for Value {
    fn from(moment: Moment) -> Self {
        Self::At(moment)
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Missing, Into::into)
    }
}
