//! The dates of a row: legal, and the earliest of all stricter readings.

use super::rows::Engine;
use super::{Ledger, Row};
use crate::count::{Period, Readings, Zones, safe_readings};
use crate::pack::RulePack;
use chrono::{DateTime, Utc};
use zone::Zone;

impl<'a> Engine<'a> {
    pub(super) fn count(&self, row: &mut Row<'a>) {
        let site = self.matter.site_zone;
        if let Some(period) = period(row, self.pack, site) {
            match period.count(Readings::NONE) {
                Ok(counted) => {
                    row.counted = Some(counted);
                    let readings = safe_readings(&period, &counted).map(|by| by.counted.due_at);
                    let spans = self.safe_spans(row, site).map(|(_, due_at)| due_at);
                    row.safe_at = readings.chain(spans).chain([counted.due_at]).min();
                    row.legal_at = Some(counted.due_at);
                }
                Err(no_count) => row.no_count = Some(no_count),
            }
        }
        if let Some((until, _)) = row.extended {
            (row.legal_at, row.safe_at) = (Some(until), Some(until));
        }
    }

    pub(super) fn safe_spans(&self, row: &Row<'a>, site: Zone) -> impl Iterator<Item = (usize, DateTime<Utc>)> {
        safe_spans(row, self.pack, &self.ledger, site)
    }
}

/// The period that a row counts; `None` without a start or a span.
pub(crate) fn period<'a>(row: &Row<'a>, pack: &'a RulePack, site: Zone) -> Option<Period<'a>> {
    let zones = Zones { authority: row.authority_zone, site };
    Some(Period {
        span: row.stage.span?,
        direction: row.stage.direction,
        start_at: row.start?.fact.at,
        rule: &pack.counting_rules[row.stage.counting_rule],
        calendar: row.calendar,
        zones,
    })
}

/// The stricter spans of a stage that give an earlier instant than the legal one, by their index.
pub(crate) fn safe_spans<'a>(
    row: &Row<'a>,
    pack: &'a RulePack,
    ledger: &Ledger<'a>,
    site: Zone,
) -> impl Iterator<Item = (usize, DateTime<Utc>)> {
    let legal_at = row.counted.map(|counted| counted.due_at);
    let own = row.start.map(|start| start.fact.at);
    row.stage.safe.iter().enumerate().filter_map(move |(index, safe)| {
        let start_at = if safe.kinds.is_empty() {
            own?
        } else {
            let fact = ledger.first_of(&safe.kinds)?;
            own.filter(|start| fact.at >= *start).map(|_| fact.at)?
        };
        let base = period(row, pack, site)?;
        let rule = &pack.counting_rules[safe.counting_rule];
        let counted = Period { span: safe.span, start_at, rule, ..base }.count(Readings::NONE).ok()?;
        (counted.due_at < legal_at?).then_some((index, counted.due_at))
    })
}
