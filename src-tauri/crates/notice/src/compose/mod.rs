//! The one engine: from a kind and a content to a document, with a report of every entry, for the gate and for export.
//!
//! A condition (`when`) of a kind is blank for always, `known:NAME` for a value that is known, `is:form.FIELD=CHOICE` for
//! a choice, `stage:PATTERN` for the stage that the notice answers, or the name of a flag; `!` before it turns it round.

mod blocks;
mod check;
mod entry;
mod fields;
mod finish;
mod record;
mod severity;
mod tables;
mod value;
mod vulnerabilities;

pub use check::{GateInput, entry_path, findings};
pub use entry::{Entry, EntryState, Report};

use crate::content::{Content, Untranslated, Value};
use crate::document::{Block, Document, Inline, Pair, gap, text};
use crate::kind::{Kind, Kinds, Layout, Section, Variant, fits};
use crate::words::{Catalogue, Messages};
use std::cell::RefCell;
use std::collections::BTreeSet;
use thiserror::Error;

/// A composed document and what the gate and an export need to know of it.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The document.
    pub document: Document,
    /// Every entry that was looked at.
    pub report: Report,
}

/// Why a kind cannot be composed from a content.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ComposeError {
    /// What is filled for one audience does not go to another.
    #[error("the content was filled for {filled}, and {kind} goes to {reader}: fill it anew for its reader")]
    Audience {
        /// Whom the content was filled for.
        filled: &'static str,
        /// The kind.
        kind: String,
        /// Who reads it.
        reader: &'static str,
    },
    /// There is no such kind.
    #[error("there is no kind of document named “{0}”")]
    Unknown(String),
}

/// Writes a document of a kind. What is missing prints as a gap; what is declared to follow prints with its date.
///
/// # Errors
/// If the content was filled for another audience than the kind's.
pub fn compose(kind: &Kind, content: &Content) -> Result<Composed, ComposeError> {
    compose_with(kind, content, Kinds::embedded(), Catalogue::embedded())
}

/// [`compose`] with kinds and wording of one's own.
///
/// # Errors
/// If the content was filled for another audience than the kind's.
pub fn compose_with(
    kind: &Kind,
    content: &Content,
    kinds: &Kinds,
    catalogue: &Catalogue,
) -> Result<Composed, ComposeError> {
    if content.audience != kind.audience {
        return Err(ComposeError::Audience {
            filled: content.audience.word(),
            kind: kind.name.clone(),
            reader: kind.audience.word(),
        });
    }
    let words = Messages::new(catalogue, kind, &content.frame.language);
    let mut draft = Draft {
        kind,
        kinds,
        content,
        words: &words,
        blocks: Vec::new(),
        report: Report::default(),
        used: RefCell::default(),
        section: String::new(),
        clause: String::new(),
    };
    draft.write();
    Ok(draft.finish())
}

/// A document under construction.
struct Draft<'a> {
    kind: &'a Kind,
    kinds: &'a Kinds,
    content: &'a Content,
    words: &'a Messages,
    blocks: Vec<Block>,
    report: Report,
    /// Which of the untranslated texts were printed.
    used: RefCell<BTreeSet<usize>>,
    /// Heading key and clause of the section that is being written.
    section: String,
    clause: String,
}

impl Draft<'_> {
    fn write(&mut self) {
        let title = self.title();
        self.blocks.push(Block::Title { text: title });
        if let Some(subtitle) = self.variant(&self.kind.subtitle).filter(|words| !words.trim().is_empty()) {
            self.blocks.push(Block::Subtitle { text: subtitle });
        }
        let pairs: Vec<Pair> = self.kind.reference.iter().filter_map(|pair| self.reference(pair)).collect();
        if !pairs.is_empty() {
            self.blocks.push(Block::ReferenceBlock { pairs });
        }
        for section in &self.kind.section {
            if self.holds(&section.when) {
                self.write_section(section);
            }
        }
    }

    fn title(&self) -> String {
        self.variant(&self.kind.title).unwrap_or_else(|| self.kind.name.clone())
    }

    fn reference(&self, pair: &crate::kind::Reference) -> Option<Pair> {
        if !self.holds(&pair.when) {
            return None;
        }
        let value =
            if pair.key.is_empty() { self.plain(self.content.value(&pair.from)) } else { self.message(&pair.key) };
        self.pair(&pair.label, &value)
    }

    fn write_section(&mut self, section: &Section) {
        if section.new_page {
            self.blocks.push(Block::PageBreak);
        }
        if !section.heading.is_empty() {
            self.section.clone_from(&section.heading);
            let clause = (self.kind.print_clauses && !section.clause.is_empty()).then(|| section.clause.clone());
            self.blocks.push(Block::Heading {
                level: section.level,
                text: self.message(&section.heading),
                clause,
                anchor: Some(section.heading.clone()),
            });
        }
        self.clause.clone_from(&section.clause);
        let before = self.blocks.len();
        for block in &section.block {
            self.write_block(block);
        }
        // A heading over nothing says nothing; what is optional and unknown takes its heading along.
        if self.blocks.len() == before && !section.heading.is_empty() {
            self.blocks.pop();
            if section.new_page {
                self.blocks.pop();
            }
        }
    }

    /// Whether a condition of the kind holds.
    fn holds(&self, when: &str) -> bool {
        if let Some(other) = when.strip_prefix('!') {
            return !self.holds(other);
        }
        if let Some(name) = when.strip_prefix("known:") {
            return self.content.value(name).is_known();
        }
        if let Some((name, choice)) = when.strip_prefix("is:").and_then(|rest| rest.split_once('=')) {
            let key =
                name.strip_prefix("form.").and_then(|id| self.kinds.field(id)).map(|field| field.choice_key(choice));
            return matches!((self.content.value(name), key), (Value::Choice(chosen), Some(key)) if *chosen == key);
        }
        if let Some(pattern) = when.strip_prefix("stage:") {
            return fits(pattern, &self.content.stage);
        }
        when.is_empty() || self.content.flags.contains(when)
    }

    fn variant(&self, variants: &[Variant]) -> Option<String> {
        variants.iter().find(|variant| self.holds(&variant.when)).map(|variant| self.message(&variant.key))
    }

    /// A message with the values that headings and titles may name.
    fn message(&self, key: &str) -> String {
        let of = |name: &str| self.plain(self.content.value(name));
        self.words.with(
            key,
            &[
                ("products", &of("products")),
                ("title", &of("title")),
                ("stage", &of("stage")),
                ("authority", &of("authority")),
                ("number", &of("number")),
                ("reference", self.content.frame.replaces.as_deref().unwrap_or_default()),
                ("organisation", &self.content.frame.letterhead.organisation),
            ],
        )
    }

    /// Label and value; empty values are left out.
    fn pair(&self, key: &str, value: &str) -> Option<Pair> {
        let value = value.trim();
        (!value.is_empty()).then(|| Pair { label: self.words.text(key), value: vec![self.own(value)] })
    }

    /// A text of the company: in the base language where it has no translation, and marked as such for assistive
    /// technology.
    fn own(&self, words: &str) -> Inline {
        let words = words.trim();
        match self.content.untranslated.iter().position(|entry| entry.text.trim() == words) {
            Some(index) => {
                self.used.borrow_mut().insert(index);
                Inline::Foreign { text: words.to_owned(), language: disclosure::BASE_LANGUAGE.to_owned() }
            }
            None => text(words),
        }
    }

    /// Text of the company in paragraphs; each is looked up as a whole first, since it was translated as a whole.
    fn own_paragraphs(&self, words: &str) -> Vec<Vec<Inline>> {
        let is_foreign = matches!(self.own(words), Inline::Foreign { .. });
        let parts = value::paragraphs(words).into_iter();
        parts
            .map(|part| {
                vec![if is_foreign {
                    Inline::Foreign { text: part, language: disclosure::BASE_LANGUAGE.to_owned() }
                } else {
                    self.own(&part)
                }]
            })
            .collect()
    }

    /// A known value in paragraphs.
    fn value_paragraphs(&self, value: &Value) -> Vec<Vec<Inline>> {
        match value {
            Value::Phrases(paragraphs) => paragraphs.iter().map(|parts| self.parts(parts)).collect(),
            Value::List(items) if !value::is_short_list(items) => {
                items.iter().flat_map(|item| self.own_paragraphs(item)).collect()
            }
            other => self.own_paragraphs(&self.plain(other)),
        }
    }

    /// Neighbouring parts in the language of the document become one text.
    fn parts(&self, parts: &[crate::content::Part]) -> Vec<Inline> {
        let mut inlines: Vec<Inline> = Vec::new();
        for part in parts {
            let next = match part {
                crate::content::Part::Own(words) => self.own(&value::paragraphs(words).join(" ")),
                message => text(value::part_plain(message, self.words)),
            };
            match (inlines.last_mut(), next) {
                (Some(Inline::Text { text: before }), Inline::Text { text: more }) => {
                    before.push(' ');
                    before.push_str(&more);
                }
                (Some(_), next) => inlines.extend([text(" "), next]),
                (None, next) => inlines.push(next),
            }
        }
        inlines
    }

    /// The box of what is missing.
    fn missing(&self, what: &str) -> Inline {
        gap(self.words.with("missing", &[("what", &self.words.text(what))]))
    }

    /// The box of what is declared.
    fn follows(&self, on: chrono::NaiveDate) -> Inline {
        gap(self.words.with("to-follow", &[("date", &self.words.date(on))]))
    }

    fn plain(&self, value: &Value) -> String {
        value::plain(value, self.words)
    }

    fn untranslated(&self) -> Vec<Untranslated> {
        self.used.borrow().iter().filter_map(|&index| self.content.untranslated.get(index).cloned()).collect()
    }

    fn is_sheet(&self) -> bool {
        self.kind.layout == Layout::Sheet
    }
}
