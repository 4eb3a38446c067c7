//! Reports of vulnerabilities: receipt, investigation, analysis, decision, and the letters meanwhile (IEC 81001-5-1 §9.2
//! to §9.5).

mod clocks;
mod coordinate;
mod decide;
mod duplicates;
mod letters;
mod mail;
mod open_mail;
mod ready_letter;
mod receive;
mod work;
mod write_letter;

pub use clocks::{IntakeTargets, ReportClock};
pub(crate) use coordinate::conflicts_with;
pub use coordinate::{EmbargoConflict, EmbargoInput, PromiseInput};
pub use decide::{ReportDecided, ReportDecisionInput};
pub use duplicates::{Duplicate, DuplicateKind};
pub use letters::{LetterInput, LetterView, MAX_LETTER_FILE, MAX_LETTER_FILES, check_files};
pub use mail::{MailPreview, MailProtection, PreviewedFile};
pub use ready_letter::{LetterText, LetterWish};
pub use receive::{Received, ReportInput, TablePreview};
pub use work::{JudgementInput, TriageQuestion};
pub use write_letter::WrittenLetter;

use crate::{Desk, Result};
use chrono::{DateTime, Utc};
use deadline::time::{Years, format_instant};
use disclosure::{DisclosureId, Finding, Report, ReportId, ReportState, ReportVerdict};
use register::ReportRow;
use serde::Serialize;
use ts_rs::TS;
use zone::Zone;

/// A record that another one names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NamedRecord {
    /// Its identifier.
    pub id: String,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
}

/// A report as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportSummary {
    /// Its identifier.
    pub id: ReportId,
    /// Its number.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The source in words.
    pub source: String,
    /// Who reported it; “anonymous” where they wish to stay so.
    pub reporter: String,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The same as a person reads it.
    pub received_text: String,
    /// Where it stands.
    pub state: ReportState,
    /// The same in words: the state, or what was decided.
    pub state_text: String,
    /// What was decided.
    pub verdict: Option<ReportVerdict>,
    /// The disclosure that was made of it.
    pub disclosure: Option<NamedRecord>,
    /// The next date: the most urgent clock or promise that is open.
    pub next: Option<ReportClock>,
    /// Who is responsible.
    pub owner: String,
    /// The embargo that stands, as a person reads it.
    pub embargo: Option<String>,
}

/// Everything about a report.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReportView {
    /// Its identifier.
    pub id: ReportId,
    /// Its number.
    pub number: String,
    /// How often it was saved; the next change is made on it.
    #[ts(type = "number")]
    pub revision: i64,
    /// The report.
    pub report: Report,
    /// When it was received, as a person reads it.
    pub received_text: String,
    /// When it was received as the form takes it: a local time in the zone of the report.
    pub received_local: String,
    /// Where it stands.
    pub state: ReportState,
    /// What is missing or malformed.
    pub findings: Vec<Finding>,
    /// The clocks that run since receipt, and the promises, the most urgent first.
    pub clocks: Vec<ReportClock>,
    /// The correspondence in order.
    pub letters: Vec<LetterView>,
    /// Records that may be about the same.
    pub duplicates: Vec<Duplicate>,
    /// The report that it doubles.
    pub duplicate_of: Option<NamedRecord>,
    /// The disclosure that was made of it.
    pub disclosure: Option<NamedRecord>,
    /// The products that it names.
    pub products: Vec<NamedRecord>,
    /// Each agreement on the embargo as a person reads it, oldest first.
    pub embargo_texts: Vec<String>,
    /// Dates in law that come before the embargo ends.
    pub conflicts: Vec<EmbargoConflict>,
    /// Whether a letter to the reporter can be encrypted.
    pub can_encrypt: bool,
}

impl Desk {
    /// Every report, newest number first.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn list_reports(&self) -> Result<Vec<ReportSummary>> {
        let rows = self.register.read().reports()?;
        rows.iter().map(|row| self.report_summary(row)).collect()
    }

    fn report_summary(&self, row: &ReportRow) -> Result<ReportSummary> {
        let report = &row.report;
        let clocks = self.report_clocks(row)?;
        Ok(ReportSummary {
            id: row.id,
            number: row.number.clone(),
            title: report.title.clone(),
            source: report.source.word().to_owned(),
            reporter: reporter_name(report),
            received_at: report.received_at,
            received_text: self.report_instant(report, report.received_at)?,
            state: report.state(),
            state_text: state_text(report),
            verdict: report.decision.as_ref().map(|decision| decision.verdict),
            disclosure: self.named_disclosure(report.disclosure)?,
            next: clocks.into_iter().find(|clock| clock.met_at.is_none()),
            owner: report.owner.clone(),
            embargo: report.embargoed_until().map(|(until, zone)| format_instant(until, zone, Years::Always)),
        })
    }

    /// One report, by identifier or by number.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn show_report(&self, name: &str) -> Result<ReportView> {
        let row = self.register.read().report(name)?;
        let report = &row.report;
        let zone = self.report_zone(report)?;
        let duplicate_of = match report.duplicate_of {
            Some(id) => {
                let other = self.register.read().report(&id.to_string())?;
                Some(NamedRecord { id: other.id.to_string(), number: other.number, title: other.report.title })
            }
            None => None,
        };
        let known = self.known_products()?;
        let products = report.products.iter().filter_map(|id| known.iter().find(|product| product.id == *id));
        Ok(ReportView {
            received_text: self.report_instant(report, report.received_at)?,
            received_local: report.received_at.with_timezone(&zone).format("%Y-%m-%dT%H:%M").to_string(),
            state: report.state(),
            findings: report.findings(),
            clocks: self.report_clocks(&row)?,
            letters: self.letters_of(&row)?,
            duplicates: self.duplicates_of(&row)?,
            duplicate_of,
            disclosure: self.named_disclosure(report.disclosure)?,
            products: products
                .map(|product| NamedRecord {
                    id: product.id.to_string(),
                    number: String::new(),
                    title: product.product.name.clone(),
                })
                .collect(),
            embargo_texts: report.embargo.iter().map(coordinate::agreement_text).collect(),
            conflicts: self.embargo_conflicts_of(&row)?,
            can_encrypt: self.certificate_of(&report.reporter.openpgp)?.is_some(),
            id: row.id,
            number: row.number.clone(),
            revision: row.revision,
            report: row.report,
        })
    }

    /// The reports that a disclosure came of.
    pub(crate) fn reports_of(&self, disclosure: DisclosureId) -> Result<Vec<NamedRecord>> {
        let rows = self.register.read().reports()?.into_iter().rev();
        let of = rows.filter(|row| row.report.disclosure == Some(disclosure));
        Ok(of.map(|row| NamedRecord { id: row.id.to_string(), number: row.number, title: row.report.title }).collect())
    }

    fn named_disclosure(&self, id: Option<DisclosureId>) -> Result<Option<NamedRecord>> {
        let Some(id) = id else { return Ok(None) };
        let row = self.register.read().disclosure(id)?;
        Ok(Some(NamedRecord { id: id.to_string(), number: row.number, title: row.disclosure.title }))
    }

    /// The zone of a report: its own, else the organisation's.
    pub(crate) fn report_zone(&self, report: &Report) -> Result<Zone> {
        report.zone.parse().or_else(|_| self.zone())
    }

    pub(crate) fn report_instant(&self, report: &Report, at: DateTime<Utc>) -> Result<String> {
        let zone = self.report_zone(report)?;
        Ok(format_instant(at, zone, Years::Always))
    }
}

/// Who reported, as others may read it.
fn reporter_name(report: &Report) -> String {
    let reporter = &report.reporter;
    if reporter.is_anonymous {
        return "anonymous".to_owned();
    }
    let names = [&reporter.name, &reporter.organisation, &reporter.email];
    names.into_iter().find(|name| !name.trim().is_empty()).map_or_else(|| "not known".to_owned(), Clone::clone)
}

fn state_text(report: &Report) -> String {
    if report.duplicate_of.is_some() {
        return "Duplicate".to_owned();
    }
    match (&report.decision, report.state()) {
        (Some(decision), _) => decision.verdict.word().to_owned(),
        (None, ReportState::Received) => "To be investigated".to_owned(),
        (None, ReportState::Triaged) => "To be analysed".to_owned(),
        (None, ReportState::Analysed | ReportState::Decided) => "To be decided".to_owned(),
    }
}
