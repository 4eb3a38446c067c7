//! The record of a matter with everything in it, for an inspector. Internal: it holds what no notice may.

use crate::content::{DisclosureRecord, RecordedFile};
use crate::document::{Block, Document, Inline, Row, Table, strong, text};
use crate::kinds::parts::{Draft, column};
use crate::messages::{Kind, Messages};

/// Writes the record.
#[must_use]
pub fn disclosure_record(content: &DisclosureRecord) -> Document {
    let frame = &content.frame;
    let words = Messages::new(Kind::DisclosureRecord, &frame.language);
    let mut draft = Draft { words: &words, blocks: Vec::new() };
    let title = format!("{} {}", words.text("title"), content.id);
    draft.blocks.push(Block::Title { text: title.clone() });
    draft.blocks.push(Block::Subtitle { text: content.title.clone() });
    let pairs = [
        draft.pair("reference", &frame.reference),
        draft.pair("exported", &words.date(frame.issued_on)),
        draft.pair("state", &content.state),
        draft.pair("opened", &words.moment(&content.opened)),
        draft.pair("tlp", &content.marking),
        draft.pair("for-attention", &words.text("internal")),
    ];
    draft.blocks.push(Block::ReferenceBlock { pairs: pairs.into_iter().flatten().collect() });
    for (key, value, what) in [
        ("summary", &content.summary, "what-summary"),
        ("discovery", &content.discovery, "what-discovery"),
        ("safety", &content.safety, "what-safety"),
    ] {
        draft.section(key);
        draft.paragraphs(value, what);
    }
    draft.section("products");
    draft.affected(&content.affected, "products");
    draft.section("vulnerabilities");
    draft.vulnerabilities(&content.vulnerabilities);
    facts(content, &mut draft);
    draft.section("obligations");
    let rows =
        content.obligations.iter().map(|entry| row(&[&entry.authority_stage, &entry.clause, &entry.due, &entry.state]));
    table(
        &mut draft,
        &[("authority-stage", false), ("clause", false), ("due", false), ("state", false)],
        rows.collect(),
    );
    draft.section("decisions");
    let rows = content
        .decisions
        .iter()
        .map(|entry| row(&[&entry.what, &entry.reason, &entry.by, &words.moment(&entry.moment)]));
    table(&mut draft, &[("decision", false), ("reason", false), ("by", false), ("at", false)], rows.collect());
    draft.section("notices");
    files(&content.notices, "notice", &mut draft);
    draft.section("packs");
    files(&content.packs, "pack", &mut draft);
    history(content, &mut draft);
    if frame.signatory.is_some() {
        draft.about(frame);
    }
    draft.document(frame, title, words.with("subject", &[("id", &content.id)]))
}

fn facts(content: &DisclosureRecord, draft: &mut Draft<'_>) {
    draft.section("facts");
    let rows = content.facts.iter().map(|fact| {
        let mut what = vec![text(&fact.what)];
        if fact.is_superseded {
            what.push(text(format!(" ({})", draft.words.text("superseded"))));
        }
        Row {
            cells: vec![
                what,
                vec![text(draft.words.moment(&fact.moment))],
                vec![text(&fact.by)],
                vec![text(&fact.evidence)],
            ],
            vectors: Vec::new(),
        }
    });
    let rows = rows.collect();
    table(draft, &[("fact", false), ("at", false), ("by", false), ("evidence", false)], rows);
}

fn files(files: &[RecordedFile], head: &str, draft: &mut Draft<'_>) {
    let rows = files.iter().map(|file| Row {
        cells: vec![vec![strong(&file.name)], vec![text(&file.audience)], vec![text(&file.state)]],
        vectors: if file.sha256.is_empty() { Vec::new() } else { vec![format!("SHA-256 {}", file.sha256)] },
    });
    table(draft, &[(head, false), ("audience", false), ("state", false)], rows.collect());
}

/// Entry by entry, with hashes.
fn history(content: &DisclosureRecord, draft: &mut Draft<'_>) {
    draft.section("history");
    let note = draft.words.text("history-note");
    draft.blocks.push(Block::paragraph(vec![text(note)]));
    let rows = content.history.iter().map(|entry| {
        let mut change: Vec<Inline> = vec![text(&entry.change)];
        if !entry.reason.is_empty() {
            change.extend([Inline::Break, text(format!("{}: {}", draft.words.text("reason"), entry.reason))]);
        }
        let cells = vec![
            vec![text(entry.number.to_string())],
            vec![text(draft.words.moment(&entry.moment))],
            vec![text(&entry.by)],
            change,
        ];
        Row { cells, vectors: if entry.hash.is_empty() { Vec::new() } else { vec![entry.hash.clone()] } }
    });
    let rows = rows.collect();
    table(draft, &[("entry", true), ("at", false), ("by", false), ("change", false)], rows);
}

fn table(draft: &mut Draft<'_>, heads: &[(&str, bool)], rows: Vec<Row>) {
    if rows.is_empty() {
        let none = draft.words.text("none");
        draft.blocks.push(Block::paragraph(vec![text(none)]));
        return;
    }
    let columns = heads.iter().map(|(key, no_wrap)| column(&draft.words.text(key), *no_wrap)).collect();
    draft.blocks.push(Block::Table(Table { caption: None, columns, rows, anchor: None }));
}

fn row(cells: &[&str]) -> Row {
    Row { cells: cells.iter().map(|words| vec![text(*words)]).collect(), vectors: Vec::new() }
}
