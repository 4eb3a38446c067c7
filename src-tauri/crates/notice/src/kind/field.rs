//! Fields of forms: what a form asks for and the record has no field of its own for.

use super::Mark;
use crate::content::{Moment, Value};
use chrono::{DateTime, NaiveDate};
use disclosure::FormValue;
use serde::Deserialize;

/// A field of a form. Its label in each language is the message `field-…`, its choices are `choice-…`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Its name; it begins with the market (`us.marketing_number`, `eu.mir_class`).
    pub id: String,
    /// What it takes.
    #[serde(rename = "type")]
    pub kind: FieldType,
    /// Whether it is about the matter, one product, or one notice.
    #[serde(default)]
    pub scope: Scope,
    /// What to enter, for the screen.
    pub help: String,
    /// The clause that asks for it.
    pub clause: String,
    /// Choices, by name.
    #[serde(default)]
    pub choices: Vec<String>,
    /// Longest text in characters.
    #[serde(default)]
    pub max: Option<usize>,
    /// How far the field is verified.
    #[serde(default)]
    pub mark: Mark,
    /// A value of the record that stands where nothing is entered.
    #[serde(default)]
    pub default_from: String,
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line.
    Text,
    /// Several paragraphs.
    Paragraphs,
    /// A day.
    Day,
    /// An instant with its offset.
    Instant,
    /// A count.
    Count,
    /// Yes or no.
    YesNo,
    /// One of the choices.
    Choice,
    /// Several lines.
    List,
}

/// What a field is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The matter.
    #[default]
    Matter,
    /// One product in the matter.
    Product,
    /// One notice.
    Notice,
}

impl FieldType {
    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "a line of text",
            Self::Paragraphs => "a text",
            Self::Day => "a date, such as 2026-12-18",
            Self::Instant => "an instant with its offset, such as 2026-11-20T09:40+01:00",
            Self::Count => "a whole number",
            Self::YesNo => "yes or no",
            Self::Choice => "one of the choices",
            Self::List => "a list of texts",
        }
    }
}

impl Field {
    /// Key of its label.
    #[must_use]
    pub fn label_key(&self) -> String {
        label_key(&self.id)
    }

    /// The value as documents hold it.
    ///
    /// # Errors
    /// In words, where the value is not one that the field takes.
    pub fn read(&self, value: &FormValue) -> Result<Value, String> {
        if value.is_blank() {
            return Ok(Value::Missing);
        }
        let wrong = || format!("expected {}", self.kind.word());
        match (self.kind, value) {
            (_, FormValue::ToFollow { to_follow, reason }) => {
                Ok(Value::ToFollow { by: *to_follow, reason: reason.0.trim().to_owned() })
            }
            (FieldType::Text | FieldType::Paragraphs, FormValue::Text(text)) => Ok(Value::text(text)),
            (FieldType::Text | FieldType::Paragraphs | FieldType::Count, FormValue::Count(count)) => {
                Ok(Value::Count(u64::from(*count)))
            }
            (FieldType::Day, FormValue::Text(text)) => {
                text.trim().parse::<NaiveDate>().map(Value::Day).map_err(|_| wrong())
            }
            (FieldType::Instant, FormValue::Text(text)) => {
                let at = DateTime::parse_from_rfc3339(text.trim())
                    .or_else(|_| DateTime::parse_from_str(text.trim(), "%Y-%m-%dT%H:%M%:z"))
                    .map_err(|_| wrong())?;
                let zone =
                    if at.offset().local_minus_utc() == 0 { "UTC".to_owned() } else { format!("UTC{}", at.offset()) };
                Ok(Value::At(Moment { at, zone }))
            }
            (FieldType::Count, FormValue::Text(text)) => {
                text.trim().parse::<u64>().map(Value::Count).map_err(|_| wrong())
            }
            (FieldType::YesNo, FormValue::YesNo(yes)) => Ok(Value::YesNo(*yes)),
            (FieldType::Choice, FormValue::Text(text)) => {
                if self.choices.iter().any(|choice| choice == text.trim()) {
                    Ok(Value::Choice(self.choice_key(text.trim())))
                } else {
                    Err(format!("expected one of: {}", self.choices.join(", ")))
                }
            }
            (FieldType::List, FormValue::List(items)) => Ok(Value::list(items.iter().cloned())),
            (FieldType::List, FormValue::Text(text)) => Ok(Value::list(text.lines().map(str::to_owned))),
            _ => Err(wrong()),
        }
    }

    /// Key of a choice.
    #[must_use]
    pub fn choice_key(&self, choice: &str) -> String {
        format!("choice-{}-{}", message_name(&self.id), message_name(choice))
    }
}

/// Key of the label of a field.
#[must_use]
pub fn label_key(id: &str) -> String {
    format!("field-{}", message_name(id))
}

/// Names of messages hold letters, digits, hyphens and underscores.
fn message_name(text: &str) -> String {
    text.chars().map(|character| if character.is_ascii_alphanumeric() { character } else { '-' }).collect()
}
