//! The inspector's report: for a period, every disclosure and authority with due, sent, margin, proof and decision.

mod document;
mod sheets;

use crate::export_due::{badges, state_word};
use crate::ledger::{Ledger, Past};
use crate::list_due::due_item;
use crate::{Desk, DueItem, Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use deadline::time::{Years, day_end, day_start, format_instant, time_left};
use deadline::{Group, Obligation, State, obligations_for_documents};
use disclosure::{Decision, NoticeId, PackId, Verdict};
use pack::write_xlsx;
use register::DisclosureRow;
use serde::Serialize;
use std::collections::HashMap;
use ts_rs::TS;
use zone::Zone;

/// A period, in days of the organisation's zone, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// The report as data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct InspectorsReport {
    /// The organisation.
    pub organisation: String,
    /// First day of the period, in the organisation's zone.
    pub from: NaiveDate,
    /// Last day of the period, in the organisation's zone.
    pub to: NaiveDate,
    /// As of which instant the states are, UTC: the end of the period, or now where it is not over.
    pub at: DateTime<Utc>,
    /// The same in the organisation's zone.
    pub at_text: String,
    /// Version of the rule pack that governs.
    pub rule_pack: String,
    /// Version of the time zone data that dates were computed with.
    pub zone_data: String,
    /// Number of history entries.
    #[ts(type = "number")]
    pub history_entries: i64,
    /// Hash of the newest one.
    pub history_hash: String,
    /// How many obligations stand how.
    pub totals: ReportTotals,
    /// The disclosures that were open in the period.
    pub disclosures: Vec<ReportDisclosure>,
}

/// How many obligations stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ReportTotals {
    /// Disclosures.
    pub disclosures: usize,
    /// Met by the legal date, or where the law names none.
    pub met_in_time: usize,
    /// Met after it.
    pub met_late: usize,
    /// Not met, and the legal date has passed.
    pub overdue: usize,
    /// Owed, not due yet.
    pub open: usize,
    /// Waiting for a decision.
    pub undecided: usize,
    /// Decided as not applicable, or waived.
    pub decided_against: usize,
}

/// One disclosure of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportDisclosure {
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// When it was opened, in words.
    pub opened: String,
    /// When it was closed, in words.
    pub closed: Option<String>,
    /// Version of the rule pack that its dates were computed with.
    pub rule_pack: String,
    /// Its products.
    pub products: Vec<String>,
    /// Its obligations.
    pub rows: Vec<ReportRow>,
}

/// One authority and stage of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportRow {
    /// The authority.
    pub authority: String,
    /// The stage.
    pub stage: String,
    /// The act.
    pub citation: String,
    /// The clause.
    pub clause: String,
    /// Where it stands, in a few words.
    pub state: String,
    /// Why it does not apply, or what it waits for; empty where it has a date.
    pub why: String,
    /// The start fact with its instant.
    pub start: String,
    /// The safe date in words, where it differs.
    pub safe: String,
    /// The legal date in words.
    pub legal: String,
    /// The safe date, UTC.
    pub safe_at: Option<DateTime<Utc>>,
    /// The legal date, UTC.
    pub legal_at: Option<DateTime<Utc>>,
    /// When it was done, UTC.
    pub met_at: Option<DateTime<Utc>>,
    /// When it was done, in words.
    pub met: String,
    /// The time between the two: `3 d 15 h before the legal date`.
    pub margin: String,
    /// Hours between the two; below zero where it was late.
    pub margin_hours: Option<i32>,
    /// Notice, pack and receipt.
    pub proof: String,
    /// What a person decided, with name, instant and reason.
    pub decision: String,
    /// What to know about the rule.
    pub rule: String,
    /// How the date came about, step by step.
    pub explanation: Vec<String>,
    /// How it counts in the totals.
    #[serde(skip)]
    #[ts(skip)]
    pub(crate) group: Group,
}

impl Desk {
    /// The report of a period.
    ///
    /// # Errors
    /// If the period ends before it begins, or the register can't be read.
    pub fn inspectors_report(&self, period: Period) -> Result<InspectorsReport> {
        if period.to < period.from {
            return Err(Error::field(
                "/to",
                format!("the period ends on {} before it begins on {}", period.to, period.from),
            ));
        }
        let zone = self.zone()?;
        let (starts_at, ends_at) = (day_start(period.from, zone), day_end(period.to, zone));
        let at = ends_at.min(self.now());
        let past = (at < self.now()).then_some(Past(at));
        let ledger = Ledger::of_all(self, past)?;
        let mut disclosures = Vec::new();
        let mut totals = ReportTotals::default();
        for row in self.register.read().disclosures()?.into_iter().rev() {
            let was_open = row.created_at <= ends_at && row.closed_at.is_none_or(|closed_at| closed_at >= starts_at);
            if was_open {
                let entry = self.report_disclosure(&row, &ledger, at, past, zone)?;
                totals.disclosures += 1;
                entry.rows.iter().for_each(|row| totals.count(row));
                disclosures.push(entry);
            }
        }
        let (history_entries, history_hash) = self.register.read().history_head()?;
        Ok(InspectorsReport {
            organisation: self.organisation()?.name,
            from: period.from,
            to: period.to,
            at,
            at_text: format_instant(at, zone, Years::Always),
            rule_pack: self.law().version.clone(),
            zone_data: self.law().zones.version().to_owned(),
            history_entries,
            history_hash,
            totals,
            disclosures,
        })
    }

    fn report_disclosure(
        &self,
        row: &DisclosureRow,
        ledger: &Ledger,
        at: DateTime<Utc>,
        past: Option<Past>,
        zone: Zone,
    ) -> Result<ReportDisclosure> {
        let law = self.law_of(row, past.map(|Past(at)| at))?;
        let found = ledger.matter(row, |matter| obligations_for_documents(matter, &law.rules, &law.calendars, at));
        let names = self.names_of(row)?;
        let decisions = ledger.decisions_of(row.id);
        let rows = found.into_iter().map(|obligation| {
            let item = due_item(row, obligation, at, zone);
            report_row(&item, decisions, &names, zone)
        });
        let text = |at: DateTime<Utc>| format_instant(at, zone, Years::Always);
        Ok(ReportDisclosure {
            number: row.number.clone(),
            title: row.disclosure.title.clone(),
            opened: text(row.created_at),
            closed: row.closed_at.map(text),
            rule_pack: law.version,
            products: ledger.product_names(row).collect(),
            rows: rows.collect(),
        })
    }

    /// The numbers of notices and the file names of packs.
    fn names_of(&self, row: &DisclosureRow) -> Result<Names> {
        let reader = self.register.read();
        Ok(Names {
            notices: reader.notices(row.id)?.into_iter().map(|notice| (notice.id, notice.number)).collect(),
            packs: reader.packs(row.id)?.into_iter().map(|pack| (pack.id, pack.record.file_name)).collect(),
        })
    }

    /// The report as a tagged PDF/A.
    ///
    /// # Errors
    /// If it can't be made or drawn.
    pub fn inspectors_report_pdf(&self, period: Period) -> Result<Vec<u8>> {
        let report = self.inspectors_report(period)?;
        Ok(notice::render(&document::document(&report, &self.organisation()?, self.now()))?.bytes)
    }

    /// The report as an Excel workbook.
    ///
    /// # Errors
    /// If it can't be made.
    pub fn inspectors_report_workbook(&self, period: Period) -> Result<Vec<u8>> {
        let report = self.inspectors_report(period)?;
        let title = format!("Inspector's report, {} to {}", report.from, report.to);
        Ok(write_xlsx(&title, &sheets::sheets(&report), report.at)?)
    }
}

struct Names {
    notices: HashMap<NoticeId, String>,
    packs: HashMap<PackId, String>,
}

impl ReportTotals {
    fn count(&mut self, row: &ReportRow) {
        match (row.group, row.met_at, row.margin_hours) {
            (_, Some(_), Some(margin)) if margin < 0 => self.met_late += 1,
            (_, Some(_), _) => self.met_in_time += 1,
            (Group::Overdue, ..) => self.overdue += 1,
            (Group::Closed, ..) if !row.decision.is_empty() => self.decided_against += 1,
            (Group::Today | Group::ThisWeek | Group::Later | Group::WithoutDate, ..) => {
                if row.state == "needs a decision" { self.undecided += 1 } else { self.open += 1 }
            }
            (Group::Waiting | Group::Closed, ..) => {}
        }
    }
}

fn report_row(item: &DueItem, decisions: &[Decision], names: &Names, zone: Zone) -> ReportRow {
    let obligation = &item.obligation;
    let due = obligation.due.as_ref();
    let met = obligation.met.as_ref();
    let in_zone = |at: DateTime<Utc>| {
        due.map_or_else(|| format_instant(at, zone, Years::Always), |due| format_instant(at, due.zone, Years::Always))
    };
    let margin = met.zip(due).map(|(met, due)| {
        let hours = (due.legal_at - met.at).num_hours();
        let late = met.at > due.legal_at;
        let words = time_left(met.at, due.legal_at).span();
        let words =
            if late { format!("{words} after the legal date") } else { format!("{words} before the legal date") };
        // A delay below an hour is late all the same.
        (words, i32::try_from(if late { hours.min(-1) } else { hours }).unwrap_or(i32::MAX))
    });
    let has_date = due.is_some() && !matches!(obligation.state, State::NotApplicable { .. } | State::Waiting { .. });
    ReportRow {
        authority: obligation.authority.clone(),
        stage: obligation.stage_name.clone(),
        citation: obligation.citation.clone(),
        clause: obligation.clause.clone(),
        state: state_word(&obligation.state).to_owned(),
        why: if has_date { String::new() } else { obligation.date_text() },
        start: obligation
            .start
            .as_ref()
            .map(|start| format!("{}, {}", start.label, in_zone(start.at)))
            .unwrap_or_default(),
        safe: due.filter(|due| due.safe_at < due.legal_at).map(|due| in_zone(due.safe_at)).unwrap_or_default(),
        legal: due.map(|due| in_zone(due.legal_at)).unwrap_or_default(),
        safe_at: due.map(|due| due.safe_at),
        legal_at: due.map(|due| due.legal_at),
        met_at: met.map(|met| met.at),
        met: met.map(|met| in_zone(met.at)).unwrap_or_default(),
        margin: margin.as_ref().map(|(words, _)| words.clone()).unwrap_or_default(),
        margin_hours: margin.map(|(_, hours)| hours),
        proof: proof(obligation, names),
        decision: decision(obligation, decisions, zone),
        rule: badges(&obligation.badges),
        explanation: obligation.explanation.iter().map(explained).collect(),
        group: obligation.group,
    }
}

fn explained(step: &deadline::Step) -> String {
    let label = if step.label.is_empty() { String::new() } else { format!(" ({})", step.label) };
    format!("{}{label}: {}", deadline::step_heading(step.kind), step.text)
}

fn proof(obligation: &Obligation, names: &Names) -> String {
    let Some(met) = &obligation.met else { return String::new() };
    let notice = met.notice.and_then(|id| names.notices.get(&id)).map(|number| format!("Notice {number}"));
    let pack = met.pack.and_then(|id| names.packs.get(&id)).map(|name| format!("pack {name}"));
    let receipt = (!met.receipt.is_empty()).then(|| format!("receipt {}", met.receipt));
    let fact = met.fact.map(|_| "shown by a fact on record".to_owned());
    [notice, pack, receipt, fact].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The newest decision about the obligation that says more than that it was met.
fn decision(obligation: &Obligation, decisions: &[Decision], zone: Zone) -> String {
    let key = &obligation.key;
    let about = decisions.iter().rev().find(|decision| {
        decision.regime == key.regime
            && decision.stage.as_ref().is_none_or(|stage| *stage == key.stage)
            && (decision.place.is_none() || decision.place == key.place)
            && !matches!(decision.verdict, Verdict::Met { .. })
    });
    let Some(decision) = about else { return String::new() };
    let verdict = match &decision.verdict {
        Verdict::Applies => "It applies".to_owned(),
        Verdict::Uncertain => "Not certain, reported anyway".to_owned(),
        Verdict::NotApplicable => "Not to report: it does not apply".to_owned(),
        Verdict::Waived => "The authority released us from it".to_owned(),
        Verdict::Extended { until } => format!("Extended to {}", format_instant(*until, zone, Years::Always)),
        Verdict::Withdrawn => "An earlier decision was taken back".to_owned(),
        Verdict::Met { .. } => String::new(),
    };
    format!(
        "{verdict} ({}, {}): {}",
        decision.decided_by,
        format_instant(decision.decided_at, zone, Years::Always),
        decision.reason
    )
}
