//! The report as a workbook: the obligations, and what they sum up to.

use super::{InspectorsReport, ReportRow};
use pack::{Cell, Sheet, sheet_column};

pub(super) fn sheets(report: &InspectorsReport) -> [Sheet; 2] {
    [obligations(report), summary(report)]
}

fn obligations(report: &InspectorsReport) -> Sheet {
    let columns = [
        ("Disclosure", 14),
        ("Title", 32),
        ("Opened", 24),
        ("Closed", 24),
        ("Authority", 20),
        ("Stage", 26),
        ("Act", 30),
        ("Clause", 18),
        ("State", 18),
        ("Why", 40),
        ("Start fact", 34),
        ("Safe date", 26),
        ("Safe date (UTC)", 16),
        ("Legal date", 26),
        ("Legal date (UTC)", 16),
        ("Done", 26),
        ("Done (UTC)", 16),
        ("Margin", 26),
        ("Margin in hours", 10),
        ("Proof", 36),
        ("Decision", 40),
        ("Rule", 18),
        ("Rule pack", 12),
        ("How the date came about", 60),
    ];
    let mut rows = Vec::new();
    for disclosure in &report.disclosures {
        for row in &disclosure.rows {
            let instant = |at: Option<_>| at.map_or(Cell::Empty, Cell::Instant);
            let ReportRow { safe_at, legal_at, met_at, margin_hours, .. } = *row;
            rows.push(vec![
                Cell::text(&disclosure.number),
                Cell::text(&disclosure.title),
                Cell::text(&disclosure.opened),
                Cell::text(disclosure.closed.clone().unwrap_or_default()),
                Cell::text(&row.authority),
                Cell::text(&row.stage),
                Cell::text(&row.citation),
                Cell::text(&row.clause),
                Cell::text(&row.state),
                Cell::text(&row.why),
                Cell::text(&row.start),
                Cell::text(&row.safe),
                instant(safe_at),
                Cell::text(&row.legal),
                instant(legal_at),
                Cell::text(&row.met),
                instant(met_at),
                Cell::text(&row.margin),
                margin_hours.map_or(Cell::Empty, |hours| Cell::Number(f64::from(hours))),
                Cell::text(&row.proof),
                Cell::text(&row.decision),
                Cell::text(&row.rule),
                Cell::text(&disclosure.rule_pack),
                Cell::text(row.explanation.join("\n")),
            ]);
        }
    }
    let columns = columns.iter().map(|(head, width)| sheet_column(head, *width)).collect();
    Sheet { name: "Obligations".to_owned(), columns, rows }
}

fn summary(report: &InspectorsReport) -> Sheet {
    let mut rows: Vec<Vec<Cell>> = [
        ("Organisation", report.organisation.clone()),
        ("As of", report.at_text.clone()),
        ("Rule pack", report.rule_pack.clone()),
        ("Time zone data", report.zone_data.clone()),
        ("Newest entry of the history (SHA-256)", report.history_hash.clone()),
    ]
    .into_iter()
    .map(|(what, value)| vec![Cell::text(what), Cell::text(value)])
    .collect();
    rows.splice(
        1..1,
        [("First day", report.from), ("Last day", report.to)].map(|(what, on)| vec![Cell::text(what), Cell::Day(on)]),
    );
    let totals = report.totals;
    let counts = [
        ("Disclosures", totals.disclosures),
        ("Met in time", totals.met_in_time),
        ("Met late", totals.met_late),
        ("Overdue", totals.overdue),
        ("Open", totals.open),
        ("Waiting for a decision", totals.undecided),
        ("Decided as not owed", totals.decided_against),
        ("Entries of the history", usize::try_from(report.history_entries).unwrap_or_default()),
    ];
    rows.extend(counts.map(|(what, count)| {
        vec![Cell::text(what), Cell::Number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)))]
    }));
    let columns = vec![sheet_column("What", 36), sheet_column("Value", 70)];
    Sheet { name: "Summary".to_owned(), columns, rows }
}
