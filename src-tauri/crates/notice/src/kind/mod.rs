//! Kinds of document as data: what each says, in which order, for whom, under which clause, and what it must hold.
//!
//! `kinds/README.md` describes the files. A new kind, or a form that changed, is a file and no Rust.

mod block;
mod field;
mod library;
mod parts;
mod validate;

pub use block::{Block, FieldRow, Per, ReplyKind, ReplyRow, Required};
pub use field::{Field, FieldType, Scope, label_key};
pub use library::{Kinds, KindsError};
pub use parts::{Export, Layout, Mark, MayFollow, Reference, Section, Told, Unverified, Variant};

use chrono::NaiveDate;
use disclosure::{Audience, Element, NoticeKind};
use serde::Deserialize;

/// A kind of document.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Its name in records.
    pub id: NoticeKind,
    /// As a person reads it, in English.
    pub name: String,
    /// What it is for, in one sentence.
    pub purpose: String,
    /// Letters in the notice's number (`VD-2026-0014-U1`).
    pub letter: String,
    /// Who reads it.
    pub audience: Audience,
    /// Its place in lists.
    pub order: u32,
    /// The acts and standards that it answers.
    pub basis: Vec<String>,
    /// Stages of the rule pack that it answers, `regime/stage`, with `*` for anything. The kind with the longest fitting
    /// pattern is proposed for a stage; `*` alone is the fall-back.
    #[serde(default)]
    pub answers: Vec<String>,
    /// Whether it must name a stage.
    #[serde(default)]
    pub needs_stage: bool,
    /// Whether a person can start one; the cover sheet comes with its pack.
    #[serde(default = "yes")]
    pub can_start: bool,
    /// Page: a notice with letterhead, a letter with an address window, a sheet of fields.
    #[serde(default)]
    pub layout: Layout,
    /// Files of wording beside `common` and `fields`, in order; later ones win.
    #[serde(default)]
    pub messages: Vec<String>,
    /// The elements of IEC 81001-5-1 §4.1.7 that it must hold.
    #[serde(default)]
    pub elements: Vec<Element>,
    /// Whether what is missing may be declared "not known yet, to follow by DATE".
    #[serde(default)]
    pub may_follow: MayFollow,
    /// Whether it ends with a signature block.
    #[serde(default = "yes")]
    pub signed: bool,
    /// Whether the clause is printed beside each heading.
    #[serde(default)]
    pub print_clauses: bool,
    /// Facts that sending it makes true, by the names of the rule pack.
    #[serde(default)]
    pub told: Vec<Told>,
    /// Facts of the form that nobody has verified at its source; the screen shows them.
    #[serde(default)]
    pub unverified: Vec<Unverified>,
    /// When the form was last compared with its source.
    #[serde(deserialize_with = "read_day")]
    pub checked_on: NaiveDate,
    /// Parts of the content that change by themselves; an approval is not bound to them.
    #[serde(default)]
    pub volatile: Vec<String>,
    /// The title; the first that fits.
    pub title: Vec<Variant>,
    /// The line under the title; the first that fits.
    #[serde(default)]
    pub subtitle: Vec<Variant>,
    /// The reference block, row by row.
    #[serde(default)]
    pub reference: Vec<Reference>,
    /// The sections in order.
    #[serde(default)]
    pub section: Vec<Section>,
    /// How its fields leave the program as a file, beside the pages.
    #[serde(default)]
    pub export: Option<Export>,
}

const fn yes() -> bool {
    true
}

/// A date as TOML writes it.
pub(crate) fn read_day<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    let date = toml::value::Datetime::deserialize(deserializer)?;
    date.to_string().parse().map_err(|_| serde::de::Error::custom(format!("{date} is not a date")))
}

impl Kind {
    /// Every block, in order.
    pub fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.section.iter().flat_map(|section| &section.block)
    }

    /// Every row of its fields, in order.
    pub fn rows(&self) -> impl Iterator<Item = &FieldRow> {
        self.blocks()
            .filter_map(|block| match block {
                Block::Fields { rows, .. } => Some(rows),
                _ => None,
            })
            .flatten()
    }

    /// Whether a part of the content is printed: `affected`, `vulnerabilities`, `history` and so on.
    #[must_use]
    pub fn wants(&self, part: &str) -> bool {
        self.blocks().any(|block| block.part() == Some(part))
    }

    /// The names of all single values that it prints or asks about.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        names.extend(self.reference.iter().map(|pair| pair.from.as_str()));
        for block in self.blocks() {
            names.extend(block.names());
        }
        names.extend(self.conditions().into_iter().filter_map(block::named_in));
        names.extend(["products", "title", "stage", "authority", "number"]);
        names.retain(|name| !name.is_empty());
        names.sort_unstable();
        names.dedup();
        names
    }

    fn conditions(&self) -> Vec<&str> {
        let titles = self.title.iter().chain(&self.subtitle).map(|variant| &variant.when);
        let pairs = self.reference.iter().map(|pair| &pair.when);
        let sections = self.section.iter().map(|section| &section.when);
        let blocks = self.blocks().filter_map(Block::condition);
        let rows = self.rows().map(|row| &row.when);
        titles.chain(pairs).chain(sections).chain(blocks).chain(rows).map(String::as_str).collect()
    }

    /// The fields of a draft that change what this kind prints, by their names in it: a screen asks for no others.
    #[must_use]
    pub fn draft_fields(&self) -> Vec<&'static str> {
        const VALUES: &[(&str, &str)] = &[
            ("attention", "attention"),
            ("reason", "why"),
            ("use_statement", "use_statement"),
            ("measures", "what_we_do"),
            ("act_by", "act_by"),
            ("reply_by", "reply_by"),
            ("fsca_reference", "fsca_reference"),
            ("authority_reference", "authority_reference"),
            ("sensitivity", "sensitivity"),
            ("restricted", "include_restricted"),
        ];
        let names = self.names();
        let conditions = self.conditions();
        let mut fields: Vec<&str> =
            VALUES.iter().filter(|(name, _)| names.contains(name)).map(|(_, field)| *field).collect();
        fields.extend(
            ["field_safety_notice", "authorities_informed"]
                .into_iter()
                .filter(|flag| conditions.iter().any(|when| when.trim_start_matches('!') == *flag)),
        );
        if self.wants("figures") {
            fields.push("figures");
        }
        if self.layout == Layout::Letter {
            fields.push("recipient");
        }
        if self.signed {
            fields.push("signatory");
        }
        fields
    }

    /// How closely it answers a stage: the length of the longest pattern that fits; `None` where none fits.
    #[must_use]
    pub fn closeness(&self, regime: &str, stage: &str) -> Option<usize> {
        let wanted = format!("{regime}/{stage}");
        self.answers.iter().filter(|pattern| fits(pattern, &wanted)).map(String::len).max()
    }
}

/// Whether a pattern with `*` for anything fits a text.
#[must_use]
pub fn fits(pattern: &str, text: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| text.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn patterns() {
        for (pattern, text, expected) in [
            ("*", "eu-mdr-art87/mir-2d", true),
            ("eu-mdr-art87/mir-*", "eu-mdr-art87/mir-2d", true),
            ("eu-mdr-art87/mir-*", "eu-mdr-art87/final", false),
            ("*/fsn-users", "ch-swissmedic/fsn-users", true),
            ("us-fda-806/cr-10wd", "us-fda-806/cr-10wd", true),
            ("us-fda-806/cr-10wd", "us-fda-806/cr-10wd2", false),
            ("a*b*c", "a-b-b-c", true),
        ] {
            assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
        }
    }
}
