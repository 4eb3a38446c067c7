//! Statement and compliance as documents.

use super::defence::clause_name;
use super::{ComplianceView, DefenceStatement};
use crate::compose_notice::letterhead;
use chrono::{DateTime, Utc};
use deadline::time::{Years, format_instant};
use disclosure::Organisation;
use notice::document::{Block, Column, Document, Inline, Meta, Pair, Row, Table, Words, gap, strong, text};
use zone::Zone;

pub(super) fn defence(
    statement: &DefenceStatement,
    organisation: &Organisation,
    now: DateTime<Utc>,
    zone: Zone,
) -> Document {
    let mut blocks = head(
        "Statement on the disclosure of vulnerabilities",
        &[
            ("Product", statement.product.as_str()),
            ("Procedure", statement.procedure.as_deref().unwrap_or("none in force")),
            ("As of", &format_instant(now, zone, Years::Always)),
            ("Clause", "IEC 81001-5-1 4.1.7; ISO 13485 7.2.3"),
        ],
    );
    let rows = statement.paragraphs.iter().map(|entry| {
        let state =
            if entry.state == super::ConstraintState::Met { text(entry.state.word()) } else { gap(entry.state.word()) };
        Row {
            cells: vec![vec![strong(clause_name(&entry.clause))], vec![state], vec![text(&entry.text)]],
            vectors: Vec::new(),
        }
    });
    blocks.push(Block::Table(Table {
        caption: None,
        columns: vec![column("Clause", 20), column("State", 16), column("Statement", 64)],
        rows: rows.collect(),
        anchor: None,
    }));
    blocks.push(Block::Note {
        content: vec![text("Made from the register at the instant above. Where a constraint is not met, the statement says so; it holds for no other instant.")],
    });
    document("Statement on the disclosure of vulnerabilities", "AD", blocks, organisation, now)
}

pub(super) fn compliance(
    packs: &[ComplianceView],
    organisation: &Organisation,
    now: DateTime<Utc>,
    zone: Zone,
) -> Document {
    let mut blocks = head(
        "Compliance",
        &[("As of", &format_instant(now, zone, Years::Always)), ("Organisation", &organisation.name)],
    );
    let summary = packs.iter().map(|pack| Row {
        cells: vec![
            vec![strong(&pack.title)],
            vec![text(pack.counts.0.to_string())],
            vec![text(pack.counts.1.to_string())],
            vec![text(pack.counts.2.to_string())],
        ],
        vectors: Vec::new(),
    });
    blocks.push(Block::Table(Table {
        caption: None,
        columns: vec![column("Standard or act", 58), column("Met", 14), column("Partly", 14), column("Not met", 14)],
        rows: summary.collect(),
        anchor: None,
    }));
    for pack in packs {
        blocks.push(Block::Heading {
            level: 1,
            text: pack.title.clone(),
            clause: Some(pack.citation.clone()),
            anchor: None,
        });
        if !pack.note.is_empty() {
            blocks.push(Block::Note { content: vec![text(&pack.note)] });
        }
        let mut rows = Vec::new();
        for clause in &pack.clauses {
            for entry in &clause.constraints {
                let mut shown: Vec<Inline> = Vec::new();
                for evidence in &entry.evidence {
                    shown.extend([text(evidence), Inline::Break]);
                }
                for missing in &entry.gaps {
                    shown.extend([
                        strong("Missing: "),
                        text(format!("{} {}", missing.text, missing.way_out)),
                        Inline::Break,
                    ]);
                }
                shown.pop();
                let state = if entry.state == super::ConstraintState::Met {
                    text(entry.state.word())
                } else {
                    gap(entry.state.word())
                };
                rows.push(Row {
                    cells: vec![
                        vec![
                            strong(format!("{} {}", clause_name(&clause.id), clause.title)),
                            Inline::Break,
                            text(&entry.text),
                        ],
                        vec![state],
                        shown,
                    ],
                    vectors: Vec::new(),
                });
            }
        }
        blocks.push(Block::Table(Table {
            caption: None,
            columns: vec![column("Constraint", 38), column("State", 14), column("What shows it, what is missing", 48)],
            rows,
            anchor: None,
        }));
    }
    document("Compliance", "CP", blocks, organisation, now)
}

fn head(title: &str, pairs: &[(&str, &str)]) -> Vec<Block> {
    let pairs = pairs.iter().map(|(label, value)| Pair { label: (*label).to_owned(), value: vec![text(*value)] });
    vec![Block::Title { text: title.to_owned() }, Block::ReferenceBlock { pairs: pairs.collect() }]
}

fn column(head: &str, share: u16) -> Column {
    Column { head: head.to_owned(), share: Some(share), no_wrap: false }
}

fn document(
    title: &str,
    prefix: &str,
    blocks: Vec<Block>,
    organisation: &Organisation,
    now: DateTime<Utc>,
) -> Document {
    Document {
        meta: Meta {
            title: title.to_owned(),
            reference: format!("{prefix}-{}", now.format("%Y%m%d")),
            language: "en".to_owned(),
            version: "1".to_owned(),
            subject: format!("{title} of {}", organisation.name),
            organisation: organisation.name.clone(),
            keywords: vec!["IEC 81001-5-1".to_owned(), "ISO 13485".to_owned()],
            issued_at: now,
        },
        letterhead: letterhead(organisation),
        state: None,
        blocks,
        signature: None,
        attachments: Vec::new(),
        words: Words::default(),
    }
}
