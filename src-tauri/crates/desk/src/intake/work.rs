//! Working on a report: its fields, and the questions of the investigation (IEC 81001-5-1 §9.3).

use crate::change_disclosure::patched;
use crate::{Desk, Error, Result, Saved, SetField};
use disclosure::{Judgement, Report, ReportId, YesNo};
use serde::Deserialize;
use ts_rs::TS;

/// A question of the investigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TriageQuestion {
    /// Does it apply to a product of the company?
    Applicable,
    /// Can it be verified?
    Verifiable,
    /// Are there related threats?
    RelatedThreats,
}

/// An answer as a person gives it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct JudgementInput {
    /// The question.
    pub question: TriageQuestion,
    /// The answer.
    pub answer: YesNo,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Parts of a report that a patch may not touch: each has a use case that keeps who did it and when.
const KEPT: [&str; 6] = ["/triage", "/decision", "/embargo", "/disclosure", "/promises", "/duplicate_of"];

impl Desk {
    /// Saves a report that was read at `revision`. It always saves, however incomplete.
    pub(crate) fn save_report(
        &mut self,
        id: ReportId,
        revision: i64,
        report: &Report,
        action: &str,
        reason: &str,
    ) -> Result<Saved> {
        let stamp = self.stamp(reason);
        let revision = self.register.change(&stamp, |change| change.save_report(id, revision, report, action))?;
        Ok(Saved { revision })
    }

    /// Changes a report by its fields.
    pub(crate) fn change_report(
        &mut self,
        id: ReportId,
        revision: Option<i64>,
        action: &str,
        reason: &str,
        change: impl FnOnce(&mut Report) -> Result<()>,
    ) -> Result<Saved> {
        let row = self.register.read().report(&id.to_string())?;
        let mut report = row.report;
        change(&mut report)?;
        self.save_report(id, revision.unwrap_or(row.revision), &report, action, reason)
    }

    /// Applies a JSON Patch (RFC 6902) to a report that was read at `revision`. Answers, decisions, agreements and promises
    /// have use cases of their own.
    ///
    /// # Errors
    /// If a path or value does not fit a report; if somebody saved it in between; if the register can't be written.
    pub fn patch_report(
        &mut self,
        id: ReportId,
        revision: Option<i64>,
        patch: &[SetField],
        reason: &str,
    ) -> Result<Saved> {
        for step in patch {
            let path = step.path();
            if let Some(kept) = KEPT.iter().find(|kept| path == **kept || path.starts_with(&format!("{kept}/"))) {
                return Err(Error::field(path, format!("{kept} keeps who did it and when; use the step for it")));
            }
        }
        let row = self.register.read().report(&id.to_string())?;
        let report: Report = patched("report", &row.report, patch)?;
        self.save_report(id, revision.unwrap_or(row.revision), &report, "changed", reason)
    }

    /// Answers a question of the investigation.
    ///
    /// # Errors
    /// If “no” and “uncertain” come without a reason; if somebody saved the report in between; if the register can't be
    /// written.
    pub fn judge_report(&mut self, id: ReportId, revision: Option<i64>, input: &JudgementInput) -> Result<Saved> {
        if input.answer != YesNo::Yes && input.reason.trim().is_empty() {
            return Err(Error::field("/reason", "“no” and “uncertain” need a reason: an inspector asks for it"));
        }
        let judgement = Judgement {
            answer: input.answer,
            reason: input.reason.trim().to_owned(),
            by: self.actor.clone(),
            at: self.now(),
        };
        self.change_report(id, revision, "investigated", &input.reason, |report| {
            let slot = match input.question {
                TriageQuestion::Applicable => &mut report.triage.applicable,
                TriageQuestion::Verifiable => &mut report.triage.verifiable,
                TriageQuestion::RelatedThreats => &mut report.triage.related_threats,
            };
            *slot = Some(judgement);
            Ok(())
        })
    }

    /// Says that a report is about the same as another one, or takes that back.
    ///
    /// # Errors
    /// If it is the report itself or one that is a duplicate in its turn; if the register can't be written.
    pub fn mark_duplicate(&mut self, id: ReportId, of: Option<&str>, reason: &str) -> Result<Saved> {
        let other = match of {
            Some(name) => {
                let other = self.register.read().report(name)?;
                if other.id == id {
                    return Err(Error::field("/duplicate_of", "a report is no duplicate of itself"));
                }
                if let Some(first) = other.report.duplicate_of {
                    let first = self.register.read().report(&first.to_string())?;
                    return Err(Error::field(
                        "/duplicate_of",
                        format!("{} is a duplicate itself; name {} instead", other.number, first.number),
                    ));
                }
                Some(other.id)
            }
            None => None,
        };
        self.change_report(id, None, "changed", reason, |report| {
            report.duplicate_of = other;
            Ok(())
        })
    }
}
