//! Disclosures with what belongs to them: notices, packs and facts.

use super::{Rows, lines, number};
use crate::{Desk, DueOptions, Result};
use deadline::Group;
use deadline::time::{Years, format_instant};
use disclosure::{DisclosureId, Sending, standing, withdrawn_by};
use pack::Cell;
use std::collections::HashMap;

/// A score as a number that a spreadsheet can compare.
fn score_cell(score: disclosure::Score) -> Cell {
    Cell::Score(score.value())
}

impl Desk {
    pub(super) fn disclosure_rows(&self) -> Result<Rows> {
        // The list comes by urgency: the first date of a disclosure is its next one.
        let due = self.list_due(&DueOptions::default())?;
        let mut next = HashMap::new();
        for item in &due.items {
            let owed = item.obligation.group != Group::Closed && item.obligation.due.is_some();
            if owed {
                next.entry(item.obligation.key.disclosure).or_insert(item);
            }
        }
        let rows = self.list_disclosures()?.into_iter().map(|row| {
            let item = next.get(&row.id);
            let date = item.and_then(|item| item.obligation.due.as_ref());
            let cells = vec![
                Cell::text(row.number),
                Cell::text(row.title),
                Cell::text(if row.closed_at.is_some() { "closed" } else { "open" }),
                Cell::text(row.tlp),
                row.worst.map_or(Cell::Empty, |(score, _)| score_cell(score)),
                row.worst.map_or(Cell::Empty, |(_, severity)| Cell::text(crate::import_products::word(&severity))),
                lines(row.products),
                lines(row.cves),
                date.map_or(Cell::Empty, |due| Cell::text(format_instant(due.safe_at, due.zone, Years::Always))),
                date.map_or(Cell::Empty, |due| Cell::Instant(due.safe_at)),
                Cell::text(item.map(|item| item.obligation.authority.clone()).unwrap_or_default()),
                Cell::text(row.owner),
                Cell::Instant(row.updated_at),
                row.closed_at.map_or(Cell::Empty, Cell::Instant),
                number(row.findings),
            ];
            (row.id.to_string(), cells)
        });
        let columns = vec![
            ("Number", 14),
            ("Title", 44),
            ("State", 8),
            ("TLP", 14),
            ("Worst score", 8),
            ("Severity", 10),
            ("Products", 30),
            ("CVE", 18),
            ("Next safe date, authority's time", 28),
            ("Next safe date (UTC)", 18),
            ("Authority", 22),
            ("Owner", 20),
            ("Changed (UTC)", 18),
            ("Closed (UTC)", 18),
            ("Findings", 8),
        ];
        Ok((columns, rows.collect()))
    }

    pub(super) fn notice_rows(&self) -> Result<Rows> {
        let numbers = self.disclosure_numbers()?;
        let rows = self.register.read().all_notices()?;
        let rows = rows.iter().map(|row| {
            let notice = self.notice_summary(row);
            let cells = vec![
                Cell::text(notice.number),
                Cell::text(numbers.get(&row.disclosure).cloned().unwrap_or_default()),
                Cell::text(notice.title),
                Cell::text(notice.kind_name),
                Cell::text(notice.language),
                Cell::text(notice.answers.unwrap_or_default()),
                Cell::text(notice.state.word()),
                Cell::Instant(notice.updated_at),
                notice.sealed_at.map_or(Cell::Empty, Cell::Instant),
                sendings(&notice.sendings),
                Cell::text(notice.sha256.unwrap_or_default()),
            ];
            (row.id.to_string(), cells)
        });
        let columns = vec![
            ("Number", 20),
            ("Disclosure", 14),
            ("Title", 44),
            ("Document", 30),
            ("Language", 10),
            ("Answers", 34),
            ("State", 12),
            ("Changed (UTC)", 18),
            ("Sealed (UTC)", 18),
            ("Sent", 50),
            ("SHA-256", 66),
        ];
        Ok((columns, rows.collect()))
    }

    pub(super) fn pack_rows(&self) -> Result<Rows> {
        let mut rows = Vec::new();
        for summary in self.list_disclosures()? {
            if self.register.read().packs(summary.id)?.is_empty() {
                continue;
            }
            for pack in self.show_disclosure(summary.id)?.packs {
                let cells = vec![
                    Cell::text(pack.record.file_name),
                    Cell::text(summary.number.clone()),
                    Cell::text(pack.authority),
                    Cell::text(pack.stage_name),
                    Cell::Instant(pack.record.built_at),
                    Cell::text(pack.record.built_by),
                    sendings(&pack.record.sendings),
                    Cell::text(pack.record.sha256),
                ];
                rows.push((pack.id.to_string(), cells));
            }
        }
        let columns = vec![
            ("File", 40),
            ("Disclosure", 14),
            ("Authority", 24),
            ("Stage", 30),
            ("Built (UTC)", 18),
            ("Built by", 20),
            ("Sent", 50),
            ("SHA-256", 66),
        ];
        Ok((columns, rows))
    }

    pub(super) fn fact_rows(&self) -> Result<Rows> {
        let numbers = self.disclosure_numbers()?;
        let mut rows = Vec::new();
        for (disclosure, facts) in self.register.read().all_facts()? {
            let stand: Vec<_> = standing(&facts).into_iter().map(|fact| fact.id).collect();
            for fact in &facts {
                let label = self.law().rules.fact_kind(&fact.kind).map_or(fact.kind.clone(), |kind| kind.label.clone());
                let cells = vec![
                    Cell::text(numbers.get(&disclosure).cloned().unwrap_or_default()),
                    Cell::text(label),
                    Cell::text(format_instant(fact.at, fact.zone, Years::Always)),
                    Cell::Instant(fact.at),
                    Cell::text(fact.country.as_ref().map(|country| country.0.clone()).unwrap_or_default()),
                    Cell::text(&fact.known_by),
                    Cell::text(&fact.note),
                    lines(fact.evidence.iter().map(|proof| proof.title.clone())),
                    Cell::text(if stand.contains(&fact.id) {
                        "stands"
                    } else if fact.withdrawn {
                        "the withdrawal"
                    } else if withdrawn_by(&facts, fact.id).is_some() {
                        "withdrawn"
                    } else {
                        "corrected by a later one"
                    }),
                    Cell::text(&fact.reason),
                    Cell::text(&fact.recorded_by),
                    Cell::Instant(fact.recorded_at),
                ];
                rows.push((fact.id.to_string(), cells));
            }
        }
        let columns = vec![
            ("Disclosure", 14),
            ("Fact", 34),
            ("When", 28),
            ("When (UTC)", 18),
            ("Country", 8),
            ("Who knew or acted", 22),
            ("Note", 44),
            ("Evidence", 34),
            ("Standing", 22),
            ("Reason of the correction", 30),
            ("Recorded by", 20),
            ("Recorded (UTC)", 18),
        ];
        Ok((columns, rows))
    }

    fn disclosure_numbers(&self) -> Result<HashMap<DisclosureId, String>> {
        Ok(self.register.read().disclosures()?.into_iter().map(|row| (row.id, row.number)).collect())
    }
}

fn sendings(sendings: &[Sending]) -> Cell {
    lines(sendings.iter().map(|sent| {
        let at = sent.at.format("%Y-%m-%dT%H:%M:%SZ");
        let receipt = if sent.receipt.is_empty() { "no receipt" } else { &sent.receipt };
        format!("{at}, {}, {}, {receipt}", sent.channel, sent.to)
    }))
}
