//! What a section holds: the blocks that the engine knows, and what each takes from the content.

use super::Mark;
use serde::Deserialize;

/// A block of a section.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A text of the record in paragraphs; a gap where it is not known.
    Paragraphs {
        /// The value's name.
        from: String,
        /// Message of what is missing.
        what: String,
        /// Longest text in characters.
        #[serde(default)]
        max: Option<usize>,
        /// Whether a missing value stops sealing.
        #[serde(default)]
        required: Required,
        /// When.
        #[serde(default)]
        when: String,
        /// What goes before it, as a message that takes `value`.
        #[serde(default)]
        key: String,
    },
    /// A sentence with an ink edge; the first sentence stands in bold.
    Callout {
        /// The value's name.
        from: String,
        /// Message of what is missing.
        what: String,
        /// Whether a missing value stops sealing.
        #[serde(default)]
        required: Required,
        /// Name to find its page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// A fixed wording; values that it takes are named.
    Wording {
        /// The message.
        key: String,
        /// Values by the name that the message gives them, `argument = "value name"`.
        #[serde(default)]
        with: std::collections::BTreeMap<String, String>,
        /// When.
        #[serde(default)]
        when: String,
        /// Whether it stands in the size of remarks.
        #[serde(default)]
        small: bool,
    },
    /// Fixed numbered steps.
    Steps {
        /// A message a step.
        keys: Vec<String>,
    },
    /// Labels and values.
    Fields {
        /// Once, or once for each product.
        #[serde(default)]
        per: Per,
        /// The fields.
        rows: Vec<FieldRow>,
        /// When.
        #[serde(default)]
        when: String,
        /// Name to find its page by.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// Affected products and versions.
    Affected {
        /// Name of the section, for the anchor.
        #[serde(default)]
        anchor: Option<String>,
    },
    /// What is not affected, and why.
    NotAffected {},
    /// Scores: a panel for the most severe, and a table with vectors.
    Severity {
        /// Whether the panel is shown.
        #[serde(default)]
        panel: bool,
    },
    /// Each vulnerability with everything about it.
    Vulnerabilities {},
    /// Each vulnerability in a paragraph, with its resolution.
    VulnerabilitiesInBrief {},
    /// Numbered actions with dates.
    Actions {
        /// Whether none stops sealing.
        #[serde(default)]
        required: Required,
    },
    /// Start fact, both instants, and how the date came about.
    TimeLimit {
        /// Whether the steps are printed.
        #[serde(default)]
        steps: bool,
    },
    /// What is declared to follow.
    FollowUps {},
    /// Everything that the fields before it lack, with the day and the reason (21 CFR 806.10(c)(13)).
    Outstanding {},
    /// Whom to ask.
    Contact {},
    /// What the signature covers, and what is attached.
    About {},
    /// Who signs, where that is not the end of the document: before a form to be torn off.
    Signature {},
    /// A form to be filled in by hand: tick boxes and lines.
    Reply {
        /// The rows.
        rows: Vec<ReplyRow>,
    },
    /// Pictures.
    Figures {},
    /// Facts.
    Facts {},
    /// Obligations.
    Obligations {},
    /// Decisions.
    Decisions {},
    /// Notices.
    Notices {},
    /// Packs.
    Packs {},
    /// History.
    History {},
    /// Files of a pack.
    Files {},
}

/// Once, or once for each product.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// Once.
    #[default]
    Matter,
    /// Once for each affected product.
    Product,
}

/// Whether a missing value stops sealing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Required {
    /// It may be missing and is left out.
    #[default]
    No,
    /// It may be missing; the gap is printed and noted.
    Wanted,
    /// It stops sealing, unless it may be declared to follow and is.
    Yes,
    /// It stops sealing and cannot be declared to follow: a registration number, a kind of report.
    Always,
}

/// One field: a value with its label, number, clause and limit.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldRow {
    /// The value's name.
    pub from: String,
    /// Number of the field in the form: `1.2.a`, `B5`, `(c)(4)`.
    #[serde(default)]
    pub number: String,
    /// Message of the label; blank means that of the field or the value.
    #[serde(default)]
    pub label: String,
    /// The clause that asks for it.
    #[serde(default)]
    pub clause: String,
    /// Whether a missing value stops sealing.
    #[serde(default)]
    pub required: Required,
    /// Longest text in characters.
    #[serde(default)]
    pub max: Option<usize>,
    /// How far the field and its limit are verified.
    #[serde(default)]
    pub mark: Mark,
    /// Name of the element in the export.
    #[serde(default)]
    pub xml: String,
    /// What is written where nothing is known, as a message: `Unknown` in MIR 1.1.c.
    #[serde(default)]
    pub or: String,
    /// When.
    #[serde(default)]
    pub when: String,
}

/// One row of a form to be filled in by hand.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReplyRow {
    /// `tick`, `line`, `lines` (three) or `given` (a value that is known).
    pub kind: ReplyKind,
    /// The message.
    pub key: String,
    /// The value's name, for `given`.
    #[serde(default)]
    pub from: String,
}

/// Kind of a row of a form to be filled in by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyKind {
    /// A box to tick, with a sentence.
    Tick,
    /// A label and a line to write on.
    Line,
    /// A label and three lines.
    Lines,
    /// A label and a value that is known.
    Given,
}

impl Block {
    /// The part of the content that it prints.
    pub(crate) fn part(&self) -> Option<&'static str> {
        Some(match self {
            Self::Affected { .. } => "affected",
            Self::NotAffected {} => "not_affected",
            Self::Severity { .. } | Self::Vulnerabilities {} | Self::VulnerabilitiesInBrief {} => "vulnerabilities",
            Self::Actions { .. } => "actions",
            Self::TimeLimit { .. } => "time_limit",
            Self::FollowUps {} => "follow_ups",
            Self::Contact {} => "contact",
            Self::Figures {} => "figures",
            Self::Fields { per: Per::Product, .. } => "products",
            Self::Facts {} => "facts",
            Self::Obligations {} => "obligations",
            Self::Decisions {} => "decisions",
            Self::Notices {} => "notices",
            Self::Packs {} => "packs",
            Self::History {} => "history",
            Self::Files {} => "files",
            Self::Paragraphs { .. }
            | Self::Callout { .. }
            | Self::Wording { .. }
            | Self::Steps { .. }
            | Self::Fields { .. }
            | Self::Outstanding {}
            | Self::About {}
            | Self::Signature {}
            | Self::Reply { .. } => return None,
        })
    }

    /// The single values that it prints.
    pub(crate) fn names(&self) -> Vec<&str> {
        match self {
            Self::Paragraphs { from, .. } | Self::Callout { from, .. } => vec![from],
            Self::Wording { with, .. } => with.values().map(String::as_str).collect(),
            Self::Fields { rows, .. } => {
                rows.iter().flat_map(|row| [row.from.as_str(), named_in(&row.when).unwrap_or("")]).collect()
            }
            Self::Reply { rows } => rows.iter().map(|row| row.from.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    /// Its condition.
    pub(crate) fn condition(&self) -> Option<&String> {
        match self {
            Self::Paragraphs { when, .. } | Self::Wording { when, .. } | Self::Fields { when, .. } => Some(when),
            _ => None,
        }
    }

    /// The messages that it prints.
    pub(crate) fn keys(&self) -> Vec<&str> {
        match self {
            Self::Paragraphs { what, key, .. } => vec![what, key],
            Self::Callout { what, .. } => vec![what],
            Self::Wording { key, .. } => vec![key],
            Self::Steps { keys } => keys.iter().map(String::as_str).collect(),
            Self::Fields { rows, .. } => rows.iter().flat_map(|row| [row.label.as_str(), row.or.as_str()]).collect(),
            Self::Reply { rows } => rows.iter().map(|row| row.key.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

/// The value that a condition asks about.
pub(super) fn named_in(when: &str) -> Option<&str> {
    let when = when.trim_start_matches('!');
    when.strip_prefix("known:").or_else(|| Some(when.strip_prefix("is:")?.split('=').next().unwrap_or_default()))
}
