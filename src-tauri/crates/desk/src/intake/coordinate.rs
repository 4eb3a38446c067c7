//! Coordination: what was agreed on the day of publication, what was promised, and where that meets a duty in law.

use crate::list_due::DueOptions;
use crate::record_fact::read_instant;
use crate::{Desk, DueItem, Error, Result, Saved};
use chrono::{DateTime, Utc};
use deadline::Group;
use deadline::pack::Audience;
use deadline::time::{Years, format_instant};
use disclosure::{Embargo, EmbargoAgreement, Promise, ReportId};
use register::ReportRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// An agreement as a person records it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct EmbargoInput {
    /// Nothing is published before: a local date and time, or an instant with its offset; blank lifts the embargo.
    pub until: String,
    /// The zone of the local time (IANA); blank means that of the report.
    pub zone: String,
    /// With whom.
    pub with: String,
    /// Why, or why it changed.
    pub reason: String,
}

/// A promise as a person records it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PromiseInput {
    /// What.
    pub what: String,
    /// To whom; blank means the reporter.
    pub to: String,
    /// Until when: a local date and time, or an instant with its offset.
    pub by: String,
}

/// A date in law that comes before an embargo ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EmbargoConflict {
    /// Who is to be told.
    pub authority: String,
    /// The stage and its clause.
    pub stage: String,
    /// Until when in law, as a person reads it.
    pub due_text: String,
    /// When the embargo ends, as a person reads it.
    pub embargo_text: String,
    /// Whether the duty makes it public: then the agreement can't stand. An authority can be told in confidence.
    pub is_public: bool,
    /// What to do, in a sentence.
    pub way_out: String,
}

impl Desk {
    /// Records what was agreed on the day of publication. An earlier agreement stays on record.
    ///
    /// # Errors
    /// If the instant can't be read, or a later agreement has no reason; if the register can't be written.
    pub fn agree_embargo(&mut self, id: ReportId, revision: Option<i64>, input: &EmbargoInput) -> Result<Saved> {
        let row = self.register.read().report(&id.to_string())?;
        let zone = match input.zone.trim() {
            "" => self.report_zone(&row.report)?,
            text => crate::open_desk::parse_zone("/zone", text)?,
        };
        let until = match input.until.trim() {
            "" => None,
            text => Some(read_instant(text, zone).map_err(|error| error.at_field("/until"))?),
        };
        if input.with.trim().is_empty() && until.is_some() {
            return Err(Error::field("/with", "an embargo is agreed with somebody; name them"));
        }
        if input.reason.trim().is_empty() && !row.report.embargo.is_empty() {
            return Err(Error::field("/reason", "a changed agreement needs a reason; the earlier one stays on record"));
        }
        let agreed = EmbargoAgreement {
            until,
            zone,
            with: input.with.trim().to_owned(),
            reason: input.reason.trim().to_owned(),
            by: self.actor.clone(),
            at: self.now(),
        };
        let mut report = row.report;
        report.embargo.push(agreed.clone());
        let stamp = self.stamp(&input.reason);
        let revision = revision.unwrap_or(row.revision);
        let revision = self.register.change(&stamp, |change| {
            let revision = change.save_report(id, revision, &report, "agreed")?;
            // The disclosure carries the same date, so that no notice goes out before.
            if let Some(disclosure) = report.disclosure {
                let row = change.disclosure(disclosure)?;
                let mut record = row.disclosure;
                record.embargo = until.map(|until| Embargo {
                    until,
                    zone,
                    note: format!("Agreed with {}. {}", agreed.with, agreed.reason).trim().to_owned(),
                });
                change.save_disclosure(disclosure, row.revision, &record, "changed")?;
            }
            Ok::<_, Error>(revision)
        })?;
        Ok(Saved { revision })
    }

    /// Records a promise.
    ///
    /// # Errors
    /// If it says nothing or its instant can't be read; if the register can't be written.
    pub fn promise(&mut self, id: ReportId, revision: Option<i64>, input: &PromiseInput) -> Result<Saved> {
        let row = self.register.read().report(&id.to_string())?;
        if input.what.trim().is_empty() {
            return Err(Error::field("/what", "say what was promised"));
        }
        let by = read_instant(&input.by, self.report_zone(&row.report)?).map_err(|error| error.at_field("/by"))?;
        let to =
            if input.to.trim().is_empty() { super::reporter_name(&row.report) } else { input.to.trim().to_owned() };
        self.change_report(id, revision, "promised", "", |report| {
            report.promises.push(Promise { what: input.what.trim().to_owned(), to, by, kept_at: None });
            Ok(())
        })
    }

    /// Records that a promise was kept, now.
    ///
    /// # Errors
    /// If there is no such promise, or it was kept before; if the register can't be written.
    pub fn keep_promise(&mut self, id: ReportId, revision: Option<i64>, index: usize) -> Result<Saved> {
        let now = self.now();
        self.change_report(id, revision, "kept", "", |report| {
            let count = report.promises.len();
            let promise = report.promises.get_mut(index).ok_or_else(|| {
                Error::field("/promises", format!("there is no promise {}; the report has {count}", index + 1))
            })?;
            if promise.kept_at.is_some() {
                return Err(Error::State("This promise was kept already.".to_owned()));
            }
            promise.kept_at = Some(now);
            Ok(())
        })
    }

    pub(super) fn embargo_conflicts_of(&self, row: &ReportRow) -> Result<Vec<EmbargoConflict>> {
        let Some(id) = row.report.disclosure else { return Ok(Vec::new()) };
        let disclosure = self.register.read().disclosure(id)?.disclosure;
        if disclosure.embargo.is_none() {
            return Ok(Vec::new());
        }
        Ok(conflicts_with(disclosure.embargo.as_ref(), &self.list_due(&DueOptions::of(id))?.items))
    }
}

/// The dates in law that come before an embargo ends.
pub(crate) fn conflicts_with(embargo: Option<&Embargo>, items: &[DueItem]) -> Vec<EmbargoConflict> {
    let Some(embargo) = embargo else { return Vec::new() };
    let embargo_text = format_instant(embargo.until, embargo.zone, Years::Always);
    let mut conflicts = Vec::new();
    for obligation in items.iter().map(|item| &item.obligation) {
        let Some(due) = obligation.due.as_ref().filter(|due| due.legal_at < embargo.until) else { continue };
        if matches!(obligation.group, Group::Closed | Group::Waiting) || obligation.audience == Audience::Record {
            continue;
        }
        let is_public = matches!(obligation.audience, Audience::Users | Audience::Public);
        let way_out = if is_public {
            "The law decides: agree on an earlier date with the parties, or record why the duty does not apply."
        } else {
            "Tell the authority in confidence by its date, and name the embargo in the report."
        };
        conflicts.push(EmbargoConflict {
            authority: obligation.authority.clone(),
            stage: format!("{}, {}", obligation.stage_label, obligation.clause),
            due_text: due.legal_text.clone(),
            embargo_text: embargo_text.clone(),
            is_public,
            way_out: way_out.to_owned(),
        });
    }
    conflicts.sort_by_key(|conflict| !conflict.is_public);
    conflicts
}

/// An agreement as a person reads it.
pub(super) fn agreement_text(agreed: &EmbargoAgreement) -> String {
    let when = |at: DateTime<Utc>| format_instant(at, agreed.zone, Years::Always);
    let mut text = match agreed.until {
        Some(until) => format!("Not before {}, agreed with {}", when(until), agreed.with),
        None => "Lifted".to_owned(),
    };
    text.push_str(&format!(" (recorded {} by {})", when(agreed.at), agreed.by));
    if !agreed.reason.is_empty() {
        text.push_str(&format!(": {}", agreed.reason));
    }
    text
}
