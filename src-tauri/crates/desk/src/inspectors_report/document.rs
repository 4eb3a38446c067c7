//! The report as a document.

use super::{InspectorsReport, ReportDisclosure, ReportRow};
use crate::compose_notice::letterhead;
use chrono::{DateTime, NaiveDate, Utc};
use deadline::Group;
use disclosure::Organisation;
use notice::document::{Block, Column, Document, Inline, Meta, Pair, Row, Table, Words, gap, mono, strong, text};

pub(super) fn document(report: &InspectorsReport, organisation: &Organisation, now: DateTime<Utc>) -> Document {
    let title = "Inspector’s report".to_owned();
    let reference = format!("IR-{}-{}", report.from.format("%Y%m%d"), report.to.format("%Y%m%d"));
    let mut blocks = vec![
        Block::Title { text: title.clone() },
        Block::Subtitle { text: "Vulnerability notifications: due, sent, margin, proof and decision".to_owned() },
        Block::ReferenceBlock { pairs: frame(report) },
        heading(1, "Summary"),
    ];
    blocks.push(Block::Table(summary(report)));
    blocks.push(Block::Note {
        content: vec![text(
            "In time means by the legal date, or at any time where the law names no span. Dates are computed from the facts on record with the rules and calendars of the rule pack; each disclosure names its version. Where a rule was not checked against the official text, the report says so.",
        )],
    });
    for disclosure in &report.disclosures {
        blocks.extend(one(disclosure));
    }
    if report.disclosures.is_empty() {
        blocks.push(Block::paragraph(vec![text("No disclosure was open in this period.")]));
    }
    blocks.push(heading(1, "How to check this report"));
    blocks.push(Block::paragraph(vec![text(format!(
        "The history had {} entries when this report was written. Each entry carries the hash of its content and of the entry before it (SHA-256); the newest hash is ",
        report.history_entries
    )), mono(&report.history_hash), text(". An export of the history can be verified without this program.")]));
    Document {
        meta: Meta {
            title,
            reference,
            language: "en".to_owned(),
            version: "1".to_owned(),
            subject: format!("Vulnerability notifications from {} to {}", day(report.from), day(report.to)),
            organisation: organisation.name.clone(),
            keywords: Vec::new(),
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

fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, text: words.to_owned(), clause: None, anchor: None }
}

fn pair(label: &str, value: impl Into<String>) -> Pair {
    Pair { label: label.to_owned(), value: vec![text(value)] }
}

fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

fn frame(report: &InspectorsReport) -> Vec<Pair> {
    vec![
        pair("Period", format!("{} to {}", day(report.from), day(report.to))),
        pair("As of", &report.at_text),
        pair("Organisation", &report.organisation),
        pair("Rule pack", &report.rule_pack),
        pair("Time zone data", &report.zone_data),
        pair("Disclosures", report.totals.disclosures.to_string()),
        pair("History entries", report.history_entries.to_string()),
    ]
}

fn column(head: &str, no_wrap: bool) -> Column {
    Column { head: head.to_owned(), share: None, no_wrap }
}

fn summary(report: &InspectorsReport) -> Table {
    let totals = report.totals;
    let row = |what: &str, count: usize| Row {
        cells: vec![vec![text(what)], vec![text(count.to_string())]],
        vectors: Vec::new(),
    };
    Table {
        caption: None,
        columns: vec![column("Obligations", false), column("Number", true)],
        rows: vec![
            row("Met in time", totals.met_in_time),
            row("Met late", totals.met_late),
            row("Overdue", totals.overdue),
            row("Open, not due yet", totals.open),
            row("Waiting for a decision", totals.undecided),
            row("Decided as not owed, with a reason on record", totals.decided_against),
        ],
        anchor: None,
    }
}

fn one(disclosure: &ReportDisclosure) -> Vec<Block> {
    let mut blocks = vec![heading(1, &format!("{}  {}", disclosure.number, disclosure.title))];
    let mut pairs = vec![pair("Opened", &disclosure.opened)];
    pairs.extend(disclosure.closed.as_ref().map(|closed| pair("Closed", closed)));
    if !disclosure.products.is_empty() {
        pairs.push(pair("Products", disclosure.products.join(", ")));
    }
    pairs.push(pair("Rule pack", &disclosure.rule_pack));
    blocks.push(Block::KeyValues { pairs, anchor: None });
    let is_owed =
        |row: &&ReportRow| row.group != Group::Waiting && (row.group != Group::Closed || row.met_at.is_some());
    let (owed, rest): (Vec<&ReportRow>, Vec<&ReportRow>) = disclosure.rows.iter().partition(is_owed);
    if owed.is_empty() {
        blocks.push(Block::paragraph(vec![text("Nothing was owed.")]));
    } else {
        blocks.push(heading(2, "Owed"));
        blocks.push(Block::Table(owed_table(&owed)));
    }
    if !rest.is_empty() {
        blocks.push(heading(2, "Not owed, or waiting"));
        blocks.push(Block::Table(rest_table(&rest)));
    }
    let explained: Vec<&&ReportRow> = owed.iter().filter(|row| row.legal_at.is_some()).collect();
    if !explained.is_empty() {
        blocks.push(heading(2, "How the dates came about"));
        for row in explained {
            blocks.push(Block::paragraph(vec![
                strong(format!("{}: {}", row.authority, row.stage)),
                text(format!("  {}, {}", row.citation, row.clause)),
            ]));
            blocks.push(Block::Steps {
                items: row.explanation.iter().map(|step| vec![text(step)]).collect(),
                anchor: None,
            });
        }
    }
    blocks
}

fn owed_table(rows: &[&ReportRow]) -> Table {
    let row = |row: &&ReportRow| {
        let mut authority =
            vec![strong(&row.authority), Inline::Break, text(&row.stage), Inline::Break, text(&row.clause)];
        if !row.rule.is_empty() {
            authority.extend([Inline::Break, text(format!("({})", row.rule))]);
        }
        let mut due = Vec::new();
        if row.legal.is_empty() {
            due.push(text(&row.why));
        } else {
            if !row.safe.is_empty() {
                due.extend([text(format!("safe {}", row.safe)), Inline::Break]);
            }
            due.push(text(format!("legal {}", row.legal)));
        }
        let mut done = Vec::new();
        if row.met.is_empty() {
            // Overdue and undecided stand out without colour.
            done.push(if row.group == Group::Overdue { gap(&row.state) } else { text(&row.state) });
        } else {
            done.push(text(&row.met));
            if !row.margin.is_empty() {
                let margin =
                    if row.margin_hours.is_some_and(|hours| hours < 0) { gap(&row.margin) } else { text(&row.margin) };
                done.extend([Inline::Break, margin]);
            }
        }
        let mut proof = vec![text(&row.proof)];
        if !row.decision.is_empty() {
            if !row.proof.is_empty() {
                proof.push(Inline::Break);
            }
            proof.push(text(&row.decision));
        }
        Row { cells: vec![authority, due, done, proof], vectors: Vec::new() }
    };
    Table {
        caption: None,
        columns: vec![
            Column { share: Some(30), ..column("Authority, stage, clause", false) },
            Column { share: Some(26), ..column("Due", false) },
            Column { share: Some(24), ..column("Sent, margin", false) },
            Column { share: Some(30), ..column("Proof, decision", false) },
        ],
        rows: rows.iter().map(row).collect(),
        anchor: None,
    }
}

/// Stages of one act that stand alike for one reason share a row.
fn rest_table(rows: &[&ReportRow]) -> Table {
    type Reason<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);
    fn reason(row: &ReportRow) -> Reason<'_> {
        (&row.authority, &row.citation, &row.state, &row.why, &row.decision)
    }
    let mut groups: Vec<(Reason<'_>, Vec<&ReportRow>)> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|(known, _)| *known == reason(row)) {
            Some((_, members)) => members.push(row),
            None => groups.push((reason(row), vec![row])),
        }
    }
    let row = |(_, members): &(Reason<'_>, Vec<&ReportRow>)| {
        let mut cell = vec![strong(&members[0].authority)];
        for member in members {
            cell.extend([Inline::Break, text(format!("{}, {}", member.stage, member.clause))]);
        }
        let mut why = vec![text(&members[0].why)];
        if !members[0].decision.is_empty() {
            why.extend([Inline::Break, strong(&members[0].decision)]);
        }
        Row { cells: vec![cell, vec![text(&members[0].state)], why], vectors: Vec::new() }
    };
    let rows: Vec<Row> = groups.iter().map(row).collect();
    Table {
        caption: None,
        columns: vec![
            Column { share: Some(34), ..column("Authority, stage, clause", false) },
            Column { share: Some(18), ..column("State", false) },
            Column { share: Some(58), ..column("Why", false) },
        ],
        rows,
        anchor: None,
    }
}
