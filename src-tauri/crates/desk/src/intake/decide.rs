//! The decision about a report (IEC 81001-5-1 §9.5), and the disclosure that comes of it.

use crate::{Desk, Error, Result};
use chrono::Datelike;
use disclosure::{
    AffectedStatement, AffectedStatus, Credit, CreditWish, Direction, Disclosure, DisclosureId, Discovery, Embargo,
    Fact, FactId, Knower, LetterPurpose, Report, ReportDecision, ReportId, ReportVerdict, RestrictedText, Scoring,
    Vulnerability, VulnerabilityId,
};
use register::ReportRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A decision as a person makes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportDecisionInput {
    /// What is done.
    pub verdict: ReportVerdict,
    /// Why.
    pub reason: String,
    /// Who approved it; a decision not to disclose needs somebody else than who made it.
    #[serde(default)]
    pub approved_by: String,
}

/// What a decision led to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReportDecided {
    /// The new revision of the report.
    #[ts(type = "number")]
    pub revision: i64,
    /// The disclosure that was made.
    pub disclosure: Option<super::NamedRecord>,
}

impl Desk {
    /// Decides what is done with a report. A decision to disclose makes the disclosure from the analysis and keeps the link
    /// both ways; one not to is a record with its reason and its approver.
    ///
    /// # Errors
    /// If the investigation or, to disclose, the analysis is not complete; if a reason or an approver is missing; if the
    /// report was decided already; if somebody saved it in between; if the register can't be written.
    pub fn decide_report(
        &mut self,
        id: ReportId,
        revision: Option<i64>,
        input: &ReportDecisionInput,
    ) -> Result<ReportDecided> {
        let row = self.register.read().report(&id.to_string())?;
        self.may_decide(&row, input)?;
        let mut report = row.report.clone();
        report.decision = Some(ReportDecision {
            verdict: input.verdict,
            reason: input.reason.trim().to_owned(),
            by: self.actor.clone(),
            at: self.now(),
            approved_by: input.approved_by.trim().to_owned(),
        });
        let revision = revision.unwrap_or(row.revision);
        if input.verdict != ReportVerdict::Disclose || report.disclosure.is_some() {
            let saved = self.save_report(id, revision, &report, "decided", &input.reason)?;
            return Ok(ReportDecided {
                revision: saved.revision,
                disclosure: self.named_disclosure(report.disclosure)?,
            });
        }
        let disclosure_id = DisclosureId(self.new_id());
        report.disclosure = Some(disclosure_id);
        let disclosure = self.disclosure_of(&row.number, &report);
        let facts = self.facts_of_report(&row, disclosure_id)?;
        let year = self.now().with_timezone(&self.zone()?).year();
        let stamp = self.stamp(&input.reason);
        let (revision, number) = self.register.change(&stamp, |change| {
            let number = change.add_disclosure(disclosure_id, year, &disclosure)?;
            let revision = change.save_report(id, revision, &report, "decided")?;
            for fact in &facts {
                change.add_fact(fact)?;
            }
            Ok::<_, Error>((revision, number))
        })?;
        let disclosure = super::NamedRecord { id: disclosure_id.to_string(), number, title: disclosure.title };
        Ok(ReportDecided { revision, disclosure: Some(disclosure) })
    }

    fn may_decide(&self, row: &ReportRow, input: &ReportDecisionInput) -> Result<()> {
        let report = &row.report;
        if let Some(decision) = &report.decision
            && (decision.verdict == ReportVerdict::Disclose || input.verdict != ReportVerdict::Disclose)
        {
            return Err(Error::State(format!(
                "{} was decided by {}: {}. Only a decision not to disclose can be changed, into one to disclose.",
                row.number,
                decision.by,
                decision.verdict.word()
            )));
        }
        if input.reason.trim().is_empty() {
            return Err(Error::field(
                "/reason",
                "the decision needs a reason: impact and acceptable residual risk (9.5)",
            ));
        }
        if report.triage.done_at().is_none() {
            return Err(Error::field(
                "/triage",
                "the questions of the investigation (9.3) are not answered yet; the decision rests on them",
            ));
        }
        if input.verdict == ReportVerdict::Disclose {
            if !report.analysis.is_complete() {
                return Err(Error::field(
                    "/analysis",
                    "the analysis (9.4) is not complete: affected versions, root cause, a score or ranking, and the impact on safety",
                ));
            }
        } else {
            let approver = input.approved_by.trim();
            if approver.is_empty() {
                return Err(Error::field("/approved_by", "a decision not to disclose needs somebody who approved it"));
            }
            if approver.eq_ignore_ascii_case(&self.actor) {
                return Err(Error::field(
                    "/approved_by",
                    format!("{approver} makes this decision; somebody else must approve that it is not disclosed"),
                ));
            }
        }
        Ok(())
    }

    fn disclosure_of(&self, number: &str, report: &Report) -> Disclosure {
        let analysis = &report.analysis;
        let statements: Vec<AffectedStatement> = report
            .products
            .iter()
            .map(|product| AffectedStatement {
                product: Some(*product),
                versions: analysis.affected_versions.trim().to_owned(),
                status: AffectedStatus::Affected,
                ..AffectedStatement::default()
            })
            .collect();
        let cves: Vec<&str> =
            if report.cves.is_empty() { vec![""] } else { report.cves.iter().map(String::as_str).collect() };
        let vulnerabilities = cves.iter().enumerate().map(|(index, cve)| {
            // Where there are as many scores as identifiers, each has its own; else all stand at the first.
            let own = cves.len() == analysis.vectors.len();
            let vectors =
                analysis.vectors.iter().enumerate().filter(|(at, _)| if own { *at == index } else { index == 0 });
            let mut vulnerability = Vulnerability::new(VulnerabilityId(self.new_id()));
            (*cve).clone_into(&mut vulnerability.cve);
            if cve.is_empty() {
                report.title.clone_into(&mut vulnerability.title);
            }
            vulnerability.scores =
                vectors.map(|(_, vector)| Scoring { vector: vector.clone(), ..Scoring::default() }).collect();
            vulnerability.ranking.clone_from(&analysis.ranking);
            vulnerability.affected.clone_from(&statements);
            if !analysis.root_cause.trim().is_empty() {
                vulnerability.restricted = RestrictedText::new(format!("Root cause: {}", analysis.root_cause.trim()));
            }
            if let Some(credit) = credit_of(report) {
                vulnerability.credits = vec![credit];
            }
            vulnerability
        });
        let mut detail =
            vec![format!("From the report {number}, in the words of the reporter:"), report.text.trim().to_owned()];
        if report.products.is_empty() && !analysis.affected_versions.trim().is_empty() {
            detail.push(format!("Affected versions: {}", analysis.affected_versions.trim()));
        }
        if !analysis.safety_impact.trim().is_empty() {
            detail.push(format!(
                "Impact on safety and effectiveness, from the analysis: {}",
                analysis.safety_impact.trim()
            ));
        }
        if !analysis.related.trim().is_empty() {
            detail.push(format!("Related issues: {}", analysis.related.trim()));
        }
        Disclosure {
            title: report.title.clone(),
            restricted: RestrictedText::new(detail.join("\n\n")),
            embargo: report.embargoed_until().map(|(until, zone)| Embargo {
                until,
                zone,
                note: report
                    .embargo
                    .last()
                    .map(|agreed| format!("Agreed with {}. {}", agreed.with, agreed.reason))
                    .unwrap_or_default(),
            }),
            discovery: Discovery { found_by: super::reporter_name(report), ..Discovery::default() },
            vulnerabilities: vulnerabilities.collect(),
            owner: if report.owner.is_empty() { self.actor.clone() } else { report.owner.clone() },
            deputy: report.deputy.clone(),
            ..Disclosure::default()
        }
    }

    /// What had happened before the disclosure was made. Awareness in the sense of a law is for a person to record.
    fn facts_of_report(&self, row: &ReportRow, disclosure: DisclosureId) -> Result<Vec<Fact>> {
        let letters = self.register.read().letters(row.id)?;
        let acknowledged = letters
            .iter()
            .map(|entry| &entry.letter)
            .find(|letter| letter.direction == Direction::Out && letter.purpose == Some(LetterPurpose::Acknowledge));
        let zone = self.report_zone(&row.report)?;
        let known_by = if row.report.owner.is_empty() { &self.actor } else { &row.report.owner };
        let instants = [
            (
                "vulnerability_received",
                Some(row.report.received_at),
                known_by.clone(),
                format!("Report {}.", row.number),
            ),
            (
                "report_acknowledged",
                acknowledged.map(|letter| letter.at),
                acknowledged.map(|letter| letter.from.clone()).unwrap_or_default(),
                format!("Letter about {}.", row.number),
            ),
            (
                "report_triaged",
                row.report.triage.done_at(),
                known_by.clone(),
                format!("Investigation of {}.", row.number),
            ),
            ("disclosure_decision", Some(self.now()), self.actor.clone(), format!("Decision about {}.", row.number)),
        ];
        let facts = instants.into_iter().filter_map(|(kind, at, known_by, note)| {
            self.law().rules.fact_kind(kind)?;
            Some(Fact {
                id: FactId(self.new_id()),
                disclosure,
                kind: kind.to_owned(),
                at: at?,
                zone,
                country: None,
                known_by,
                knower: Knower::DesignatedStaff,
                note,
                evidence: Vec::new(),
                supersedes: None,
                withdrawn: false,
                reason: String::new(),
                recorded_at: self.now(),
                recorded_by: self.actor.clone(),
            })
        });
        Ok(facts.collect())
    }
}

/// The thanks that the reporter wished.
fn credit_of(report: &Report) -> Option<Credit> {
    let reporter = &report.reporter;
    if reporter.credit != CreditWish::Named || reporter.is_anonymous {
        return None;
    }
    let name = if reporter.credit_name.trim().is_empty() { &reporter.name } else { &reporter.credit_name };
    Some(Credit {
        names: vec![name.trim().to_owned()],
        organisation: reporter.organisation.clone(),
        ..Credit::default()
    })
}
