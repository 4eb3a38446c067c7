//! Labels and values, paragraphs and callouts: everything that is one value, with its entry in the report.

use super::value::{for_machine, plain};
use super::{Draft, Entry, EntryState};
use crate::content::Value;
use crate::document::{Block, Inline, Pair, strong, text};
use crate::kind::{FieldRow, Mark, Per, ReplyKind, ReplyRow, Required};
use std::collections::BTreeMap;

impl Draft<'_> {
    pub(super) fn paragraphs(&mut self, from: &str, what: &str, key: &str, max: Option<usize>, required: Required) {
        let value = self.content.value(from).clone();
        let label = self.words.text(if self.section.is_empty() { what } else { &self.section });
        self.enter(from, &value, label, max, required);
        match &value {
            value if value.is_known() => {
                for (index, mut inlines) in self.value_paragraphs(value).into_iter().enumerate() {
                    if index == 0 && !key.is_empty() {
                        inlines.insert(0, strong(format!("{} ", self.words.text(key))));
                    }
                    self.blocks.push(Block::paragraph(inlines));
                }
            }
            Value::ToFollow { by, reason } => {
                let mut inlines = vec![self.follows(*by)];
                if !reason.trim().is_empty() {
                    inlines.extend([text(" "), self.own(reason)]);
                }
                self.blocks.push(Block::paragraph(inlines));
            }
            _ if required == Required::No => {}
            _ => self.blocks.push(Block::paragraph(vec![self.missing(what)])),
        }
    }

    pub(super) fn callout(&mut self, from: &str, what: &str, required: Required, anchor: Option<&str>) {
        let value = self.content.value(from).clone();
        self.enter(from, &value, self.words.text(what), None, required);
        let content = match &value {
            value if value.is_known() => {
                let words = plain(value, self.words);
                match (self.own(&words), words.split_once(". ")) {
                    (foreign @ Inline::Foreign { .. }, _) => vec![foreign],
                    (_, Some((first, rest))) => vec![strong(format!("{first}.")), text(format!(" {rest}"))],
                    (_, None) => vec![strong(words)],
                }
            }
            Value::ToFollow { by, .. } => vec![self.follows(*by)],
            _ if required == Required::No => return,
            _ => vec![self.missing(what)],
        };
        self.blocks.push(Block::Callout { content, anchor: anchor.map(str::to_owned) });
    }

    pub(super) fn fields(&mut self, per: Per, rows: &[FieldRow], anchor: Option<&str>) {
        let content = self.content;
        match per {
            Per::Matter => {
                let pairs = self.rows(rows, &content.values, None);
                self.key_values(pairs, anchor);
            }
            Per::Product if content.products.is_empty() => {
                self.blocks.push(Block::paragraph(vec![self.missing("what-product")]));
                self.enter("product_names", &Value::Missing, self.words.text("device"), None, Required::Yes);
            }
            Per::Product => {
                for product in &content.products {
                    if content.products.len() > 1 {
                        let heading =
                            Block::Heading { level: 2, text: product.name.clone(), clause: None, anchor: None };
                        self.blocks.push(heading);
                    }
                    let about = (product.id.clone(), product.name.clone());
                    let pairs = self.rows(rows, &product.values, Some(&about));
                    self.key_values(pairs, anchor);
                }
            }
        }
    }

    fn key_values(&mut self, pairs: Vec<Pair>, anchor: Option<&str>) {
        if !pairs.is_empty() {
            self.blocks.push(Block::KeyValues { pairs, anchor: anchor.map(str::to_owned) });
        }
    }

    fn rows(
        &mut self,
        rows: &[FieldRow],
        values: &BTreeMap<String, Value>,
        product: Option<&(String, String)>,
    ) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for row in rows {
            if !self.holds(&row.when) {
                continue;
            }
            let value = values.get(&row.from).cloned().unwrap_or_default();
            let entry = self.entry(row, value, product);
            if let Some(value) = self.printed(&entry, row) {
                pairs.push(Pair { label: self.label(&entry), value });
            }
            self.report.entries.push(entry);
        }
        pairs
    }

    fn entry(&self, row: &FieldRow, value: Value, product: Option<&(String, String)>) -> Entry {
        let field = row.from.strip_prefix("form.").and_then(|id| self.kinds.field(id));
        let label = if row.label.is_empty() {
            self.words.text(&crate::kind::label_key(row.from.strip_prefix("form.").unwrap_or(&row.from)))
        } else {
            self.words.text(&row.label)
        };
        let known = value.is_known();
        let state = match &value {
            _ if known => EntryState::Known,
            Value::ToFollow { by, reason } => EntryState::ToFollow { by: *by, reason: reason.clone() },
            _ if !row.or.is_empty() => EntryState::Instead,
            _ => EntryState::Missing,
        };
        let instead = || if row.or.is_empty() { String::new() } else { self.words.text(&row.or) };
        Entry {
            section: self.section.clone(),
            number: row.number.clone(),
            label,
            name: row.from.clone(),
            product: product.cloned(),
            clause: [&row.clause, &self.clause]
                .into_iter()
                .find(|clause| !clause.is_empty())
                .cloned()
                .or_else(|| field.map(|field| field.clause.clone()))
                .unwrap_or_default(),
            text: if known { plain(&value, self.words) } else { instead() },
            machine: if known { for_machine(&value, self.words) } else { instead() },
            state,
            max: row.max.or_else(|| field.and_then(|field| field.max)),
            mark: match (row.mark, field.map(|field| field.mark)) {
                (Mark::V, Some(mark)) => mark,
                (mark, _) => mark,
            },
            required: row.required,
            xml: row.xml.clone(),
            value,
        }
    }

    /// Number, label, and how much of its limit a text takes.
    fn label(&self, entry: &Entry) -> String {
        let mut label = if entry.number.is_empty() {
            entry.label.clone()
        } else {
            format!("{}\u{a0} {}", entry.number, entry.label)
        };
        if let (Some(max), true, true) = (entry.max, self.is_sheet(), entry.state == EntryState::Known) {
            let (count, max) = (self.words.number(entry.characters() as u64), self.words.number(max as u64));
            label.push('\n');
            label.push_str(&self.words.with("characters-of", &[("count", &count), ("max", &max)]));
        }
        label
    }

    fn printed(&self, entry: &Entry, row: &FieldRow) -> Option<Vec<Inline>> {
        match &entry.state {
            EntryState::Known if is_code(&entry.name) => Some(vec![text(&entry.text)]),
            EntryState::Known => {
                let mut inlines = Vec::new();
                for (index, part) in self.value_paragraphs(&entry.value).into_iter().enumerate() {
                    if index > 0 {
                        inlines.push(Inline::Break);
                    }
                    inlines.extend(part);
                }
                Some(inlines)
            }
            EntryState::Instead => Some(vec![text(&entry.text)]),
            EntryState::ToFollow { by, reason } => {
                let mut inlines = vec![self.follows(*by)];
                if !reason.trim().is_empty() {
                    inlines.extend([text(" "), self.own(reason)]);
                }
                Some(inlines)
            }
            EntryState::Missing if row.required == Required::No => None,
            EntryState::Missing => Some(vec![crate::document::gap(self.words.text("not-stated"))]),
        }
    }

    /// Notes an entry that is not a row of fields.
    pub(super) fn enter(&mut self, name: &str, value: &Value, label: String, max: Option<usize>, required: Required) {
        let known = value.is_known();
        self.report.entries.push(Entry {
            section: self.section.clone(),
            number: String::new(),
            label,
            name: name.to_owned(),
            product: None,
            clause: self.clause.clone(),
            text: plain(value, self.words),
            machine: for_machine(value, self.words),
            state: match value {
                _ if known => EntryState::Known,
                Value::ToFollow { by, reason } => EntryState::ToFollow { by: *by, reason: reason.clone() },
                _ => EntryState::Missing,
            },
            max,
            mark: Mark::V,
            required,
            xml: String::new(),
            value: value.clone(),
        });
    }

    /// A form to be filled in by hand.
    pub(super) fn reply(&mut self, rows: &[ReplyRow]) {
        use crate::document::FormRow;
        let rows = rows.iter().filter_map(|row| {
            let words = self.message(&row.key);
            Some(match row.kind {
                ReplyKind::Tick => FormRow::Tick { text: words },
                ReplyKind::Line => FormRow::Lines { label: words, count: 1 },
                ReplyKind::Lines => FormRow::Lines { label: words, count: 3 },
                ReplyKind::Given => {
                    let value = self.plain(self.content.value(&row.from));
                    if value.trim().is_empty() {
                        return None;
                    }
                    FormRow::Given { label: words, value: vec![self.own(&value)] }
                }
            })
        });
        let rows = rows.collect();
        self.blocks.push(Block::Form { rows, anchor: Some(format!("{}.form", self.section)) });
    }
}

/// Values that are codes, not sentences: nothing in them is to be translated.
fn is_code(name: &str) -> bool {
    ["product.udi_di", "product.basic_udi_di", "product.model", "organisation.srn", "cves"].contains(&name)
}
