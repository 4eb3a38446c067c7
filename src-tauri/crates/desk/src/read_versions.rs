//! Reading texts of versions outside a register, one by one: what a notice would print, and the canonical `vers:` form.

use disclosure::{Reading, Remark, VersionOrder, VersionScheme};
use serde::Serialize;

/// One text as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadVersions {
    /// The text, as it came in.
    pub text: String,
    /// The canonical `vers:` form; nothing where the text stays text, or its versions can't be sorted.
    pub vers: Option<String>,
    /// As a person says it and a notice prints it; the published words where the text stays text.
    pub reading: String,
    /// What a person must check, in sentences without a full stop.
    pub findings: Vec<String>,
}

impl ReadVersions {
    /// Reads a text; its `vers:` form is of the scheme, else of the type that was published, else `generic`.
    #[must_use]
    pub fn of(text: &str, scheme: Option<VersionScheme>) -> Self {
        let reading = Reading::of(text);
        let order = scheme.map(VersionOrder::without_list);
        let mut findings: Vec<String> = reading.remarks().iter().map(ToString::to_string).collect();
        if let (Some(order), Some(set)) = (order, reading.set()) {
            let unread: Vec<&str> = set.named().filter(|version| !order.reads(version)).collect();
            findings.extend(unread.iter().map(|version| {
                format!("“{version}” does not follow the scheme, so the range is written as vers:generic")
            }));
        }
        Self { text: text.to_owned(), vers: reading.to_vers(order), reading: reading.to_string(), findings }
    }

    /// A line that can't be read as text at all: longer than any text of versions, or not UTF-8.
    #[must_use]
    pub fn unreadable(start: &[u8], too_long: bool) -> Self {
        let text = String::from_utf8_lossy(start).into_owned();
        let finding =
            if too_long { Remark::TooLong.to_string() } else { "the line is not UTF-8; convert it first".to_owned() };
        Self { reading: text.trim().to_owned(), text, vers: None, findings: vec![finding] }
    }
}
