//! Intake and compliance: reports, their letters, the evidence scan, and the clauses.

use super::{Rows, lines};
use crate::import_products::word;
use crate::{Desk, GapSeverity, Result};
use pack::Cell;

impl Desk {
    pub(super) fn report_rows(&self) -> Result<Rows> {
        let rows = self.list_reports()?.into_iter().map(|row| {
            let next = row.next.as_ref();
            let cells = vec![
                Cell::text(row.number),
                Cell::text(row.title),
                Cell::text(row.source),
                Cell::text(row.reporter),
                Cell::text(row.received_text),
                Cell::Instant(row.received_at),
                Cell::text(row.state_text),
                Cell::text(row.disclosure.map(|named| named.number).unwrap_or_default()),
                Cell::text(next.map(|next| next.label.clone()).unwrap_or_default()),
                next.map_or(Cell::Empty, |next| Cell::Instant(next.due_at)),
                Cell::text(
                    next.map(|next| if next.over { format!("{} over", next.left) } else { next.left.clone() })
                        .unwrap_or_default(),
                ),
                Cell::text(row.embargo.unwrap_or_default()),
                Cell::text(row.owner),
            ];
            (row.id.to_string(), cells)
        });
        let columns = vec![
            ("Number", 14),
            ("Report", 44),
            ("Source", 24),
            ("Reporter", 24),
            ("Received", 28),
            ("Received (UTC)", 18),
            ("State", 22),
            ("Disclosure", 14),
            ("Next", 28),
            ("Next date (UTC)", 18),
            ("Left", 12),
            ("Embargo until", 28),
            ("Owner", 20),
        ];
        Ok((columns, rows.collect()))
    }

    /// The letters of the report that the first key names.
    pub(super) fn letter_rows(&self, keys: Option<&[String]>) -> Result<Rows> {
        let view = self.show_report(keys.and_then(<[String]>::first).map(String::as_str).unwrap_or_default())?;
        let rows = view.letters.into_iter().map(|entry| {
            let letter = entry.letter;
            let cells = vec![
                Cell::text(view.number.clone()),
                Cell::text(word(&letter.direction)),
                Cell::text(entry.at_text),
                Cell::Instant(letter.at),
                Cell::text(letter.from),
                Cell::text(letter.to),
                Cell::text(letter.subject),
                Cell::text(entry.purpose_text.unwrap_or_default()),
                Cell::text(if letter.protection.encrypted { "encrypted" } else { "" }),
                lines(letter.files.into_iter().map(|file| file.name)),
                Cell::text(letter.text),
                Cell::text(letter.recorded_by),
            ];
            (entry.id.to_string(), cells)
        });
        let columns = vec![
            ("Report", 14),
            ("Direction", 10),
            ("When", 28),
            ("When (UTC)", 18),
            ("From", 26),
            ("To", 26),
            ("Subject", 34),
            ("Written for", 22),
            ("Protection", 12),
            ("Files", 26),
            ("Text", 80),
            ("Recorded by", 20),
        ];
        Ok((columns, rows.collect()))
    }

    pub(super) fn evidence_rows(&self) -> Result<Rows> {
        let view = self.evidence()?;
        let found = view.scan.documents.into_iter().map(|document| {
            let passages = document.found.iter().map(|found| {
                let page = found.page.map(|page| format!(", page {page}")).unwrap_or_default();
                format!("{}{page}: {}", found.label, found.passage)
            });
            let cells = vec![
                Cell::text(document.path.clone()),
                Cell::text(word(&document.verdict)),
                lines(passages),
                lines(document.missing),
            ];
            (document.path, cells)
        });
        let skipped = view.scan.skipped.into_iter().map(|skipped| {
            let cells =
                vec![Cell::text(skipped.path.clone()), Cell::text("not read"), Cell::Empty, Cell::text(skipped.why)];
            (skipped.path, cells)
        });
        let columns = vec![("Document", 50), ("Verdict", 12), ("Found", 80), ("Missing", 50)];
        Ok((columns, found.chain(skipped).collect()))
    }

    pub(super) fn clause_rows(&self) -> Result<Rows> {
        let mut rows = Vec::new();
        for pack in self.compliance()?.0 {
            for clause in pack.clauses {
                for entry in clause.constraints {
                    let gaps = entry.gaps.iter().map(|gap| {
                        let weight = if gap.severity == GapSeverity::Observation { "To note" } else { "Missing" };
                        format!("{weight}: {} {}", gap.text, gap.way_out)
                    });
                    let cells = vec![
                        Cell::text(pack.title.clone()),
                        Cell::text(clause.id.clone()),
                        Cell::text(clause.title.clone()),
                        Cell::text(entry.text),
                        Cell::text(entry.state.word()),
                        lines(entry.evidence),
                        lines(gaps),
                        Cell::text(entry.statement.map(|statement| statement.document).unwrap_or_default()),
                    ];
                    rows.push((entry.key, cells));
                }
            }
        }
        let columns = vec![
            ("Standard or act", 34),
            ("Clause", 10),
            ("Title", 30),
            ("Requirement, in our words", 60),
            ("State", 12),
            ("Evidence", 60),
            ("Gaps", 60),
            ("Stated document", 24),
        ];
        Ok((columns, rows))
    }
}
