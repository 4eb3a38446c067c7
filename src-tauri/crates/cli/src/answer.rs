//! What a command answers: text for a person, the same as JSON for a program, and the exit code.

use crate::Failure;
use serde::Serialize;
use serde_json::Value;

/// What a command answers.
#[derive(Debug)]
pub(crate) struct Answer {
    /// For a person.
    pub(crate) text: String,
    /// For a program.
    pub(crate) json: Value,
    /// Exit code.
    pub(crate) exit: u8,
    /// Whether standard output holds the answer already.
    pub(crate) is_written: bool,
}

impl Answer {
    /// An answer of a command that did what it was asked.
    pub(crate) fn new(text: impl Into<String>, json: &impl Serialize) -> Result<Self, Failure> {
        Ok(Self {
            text: text.into(),
            json: serde_json::to_value(json).map_err(desk::Error::from)?,
            exit: 0,
            is_written: false,
        })
    }

    /// An answer that was written line by line.
    pub(crate) const fn written() -> Self {
        Self { text: String::new(), json: Value::Null, exit: 0, is_written: true }
    }

    /// The same with another exit code.
    pub(crate) const fn exiting(mut self, exit: u8) -> Self {
        self.exit = exit;
        self
    }

    /// The JSON document, indented.
    pub(crate) fn json_text(&self) -> String {
        format!("{:#}", self.json)
    }
}

/// `1 file`, `2 files`.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
