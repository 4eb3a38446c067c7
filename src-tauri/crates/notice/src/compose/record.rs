//! What only the company's own record and the cover sheet print: facts, decisions, files, history.

use super::Draft;
use crate::document::{Block, Inline, Row, Table, strong, text};

impl Draft<'_> {
    pub(super) fn facts(&mut self) {
        let rows = self.content.facts.iter().map(|fact| {
            let mut what = vec![text(&fact.what)];
            if fact.is_superseded {
                what.push(text(format!(" ({})", self.words.text("superseded"))));
            }
            let cells = vec![
                what,
                vec![text(self.words.moment(&fact.moment))],
                vec![text(&fact.by)],
                vec![text(&fact.evidence)],
            ];
            Row { cells, vectors: Vec::new() }
        });
        let rows = rows.collect();
        self.table(&[("fact", false), ("at", false), ("by", false), ("evidence", false)], rows);
    }

    pub(super) fn obligations(&mut self) {
        let rows = self
            .content
            .obligations
            .iter()
            .map(|entry| row(&[&entry.authority_stage, &entry.clause, &entry.due, &entry.state]));
        let rows = rows.collect();
        self.table(&[("authority-stage", false), ("clause", false), ("due", false), ("state", false)], rows);
    }

    pub(super) fn decisions(&mut self) {
        let rows = self
            .content
            .decisions
            .iter()
            .map(|entry| row(&[&entry.what, &entry.reason, &entry.by, &self.words.moment(&entry.moment)]));
        let rows = rows.collect();
        self.table(&[("decision", false), ("reason", false), ("by", false), ("at", false)], rows);
    }

    /// Notices or packs.
    pub(super) fn recorded_files(&mut self, head: &str) {
        let files = if head == "notice" { &self.content.notices } else { &self.content.packs };
        let rows = files.iter().map(|file| Row {
            cells: vec![vec![strong(&file.name)], vec![text(&file.audience)], vec![text(&file.state)]],
            vectors: if file.sha256.is_empty() { Vec::new() } else { vec![format!("SHA-256 {}", file.sha256)] },
        });
        let rows = rows.collect();
        self.table(&[(head, false), ("audience", false), ("state", false)], rows);
    }

    /// Entry by entry, with hashes.
    pub(super) fn history(&mut self) {
        let rows = self.content.history.iter().map(|entry| {
            let mut change: Vec<Inline> = vec![text(&entry.change)];
            if !entry.reason.is_empty() {
                change.extend([Inline::Break, text(format!("{}: {}", self.words.text("reason"), entry.reason))]);
            }
            let cells = vec![
                vec![text(entry.number.to_string())],
                vec![text(self.words.moment(&entry.moment))],
                vec![text(&entry.by)],
                change,
            ];
            Row { cells, vectors: if entry.hash.is_empty() { Vec::new() } else { vec![entry.hash.clone()] } }
        });
        let rows = rows.collect();
        self.table(&[("entry", true), ("at", false), ("by", false), ("change", false)], rows);
    }

    /// Files of a pack with their hashes.
    pub(super) fn files(&mut self) {
        let rows = self.content.files.iter().map(|file| Row {
            cells: vec![
                vec![text(&file.name)],
                vec![text(self.words.text(&file.role))],
                vec![text(self.words.counted("size-bytes", file.size, &[]))],
            ],
            vectors: vec![format!("SHA-256 {}", file.sha256)],
        });
        let rows = rows.collect();
        self.table(&[("file", false), ("what-it-is", false), ("size", true)], rows);
    }

    fn table(&mut self, heads: &[(&str, bool)], rows: Vec<Row>) {
        if rows.is_empty() {
            let none = self.words.text("none");
            self.blocks.push(Block::paragraph(vec![text(none)]));
            return;
        }
        let columns = heads.iter().map(|(key, no_wrap)| self.column(key, *no_wrap)).collect();
        self.blocks.push(Block::Table(Table { caption: None, columns, rows, anchor: None }));
    }
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|words| vec![text(*words)]).collect(), vectors: Vec::new() }
}
