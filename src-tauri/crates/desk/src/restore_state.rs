//! Restoring a record as it was after an entry of its history, as a new change: nothing in the history is rewritten.

use crate::change_disclosure::Saved;
use crate::compare_dates::{Side, compare, compare_rows};
use crate::compare_states::state_after;
use crate::compose_notice::Material;
use crate::ledger::Ledger;
use crate::list_history::fields_of;
use crate::{DateChange, Desk, Error, Result};
use disclosure::{Disclosure, DisclosureId, NoticeDraft, NoticeState, Organisation, Product, Report};
use register::{DisclosureRow, HistoryEntry, NoticeRecord, NoticeRow, ProductRow, RegisterError, ReportRow, diff};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use ts_rs::TS;

/// What stays as it is today in a disclosure, and why.
const KEPT_IN_DISCLOSURE: [(&str, &str); 3] = [
    (
        "assessment",
        "The answers of the assessment stay: each keeps who gave it and when. Answer again where one is wrong.",
    ),
    ("embargo", "The embargo stays: it was agreed with somebody. Change it where it was agreed."),
    ("source", "The advisory that it came from stays: the next version of it is compared with the one that is known."),
];
/// The same in a report.
const KEPT_IN_REPORT: [(&str, &str); 6] = [
    ("triage", "The investigation stays: each answer keeps who gave it and when."),
    ("decision", "The decision stays: it keeps who approved it and when."),
    ("embargo", "What was agreed on the day of publication stays."),
    ("disclosure", "The disclosure that was made of the report stays."),
    ("promises", "What was promised stays."),
    ("duplicate_of", "Whether it is a duplicate stays; the step for it says so anew."),
];

/// What restoring a record would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RestorePreview {
    /// The entry after which the record was as it would be again.
    #[ts(type = "number")]
    pub entry: i64,
    /// What the record is called.
    pub title: String,
    /// The revision that the preview was made on.
    #[ts(type = "number")]
    pub revision: i64,
    /// The fields that would change: path, value now and then.
    pub changes: Vec<(String, Option<String>, Option<String>)>,
    /// What the parts of the paths are called that say nothing by themselves: fields of forms, products.
    pub names: BTreeMap<String, String>,
    /// How many more fields would change than are shown.
    pub more: usize,
    /// What stays as it is today, one sentence each.
    pub kept: Vec<String>,
    /// What it would do to dates.
    pub dates: Vec<DateChange>,
    /// Notices in review or approved that would say something else: each is reviewed again before it is sealed.
    pub notices: Vec<String>,
}

/// Which state is restored, and why.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RestoreInput {
    /// The entry after which the record was as it is to be again.
    #[ts(type = "number")]
    pub entry: i64,
    /// The revision that the preview was made on; another one in the register is a conflict.
    #[ts(type = "number | null")]
    pub revision: Option<i64>,
    /// Why.
    pub reason: String,
}

/// A record that can be edited, as it is and as it would be.
enum Restored {
    Disclosure(DisclosureRow, Disclosure),
    Product(ProductRow, Product),
    Notice(NoticeRow, NoticeDraft),
    Report(ReportRow, Report),
    Organisation(Organisation),
}

struct Plan {
    entry: HistoryEntry,
    revision: i64,
    now: Value,
    then: Value,
    kept: Vec<String>,
    restored: Restored,
}

impl Desk {
    /// What restoring a record as it was after an entry would change, without doing it.
    ///
    /// # Errors
    /// If there is no such entry, the record is one that is never edited, or the register can't be read.
    pub fn preview_restore(&self, entry: i64) -> Result<RestorePreview> {
        let plan = self.plan_restore(entry)?;
        let (changes, more) = fields_of(&diff(Some(&plan.now), Some(&plan.then)));
        let (dates, notices) = self.consequences(&plan.restored)?;
        Ok(RestorePreview {
            entry,
            title: self.record_title(&plan.entry)?,
            revision: plan.revision,
            names: self.path_names(&changes)?,
            changes,
            more,
            kept: plan.kept,
            dates,
            notices,
        })
    }

    /// Restores a record as it was after an entry, as a new change. Facts, decisions, answers and sealed files stay; a
    /// notice that was in review or approved is a draft again.
    ///
    /// # Errors
    /// If no reason is given; if the record is one that is never edited, is as it was, or was changed since the preview;
    /// if the register can't be written.
    pub fn restore_state(&mut self, input: &RestoreInput) -> Result<Saved> {
        let entry = input.entry;
        if input.reason.trim().is_empty() {
            return Err(Error::field("/reason", "restoring needs a reason; an inspector will ask for it"));
        }
        let plan = self.plan_restore(entry)?;
        let title = self.record_title(&plan.entry)?;
        if let Some(yours) = input.revision.filter(|yours| *yours != plan.revision) {
            return Err(RegisterError::Conflict { what: title, yours, theirs: plan.revision }.into());
        }
        if plan.now == plan.then {
            return Err(Error::State(format!(
                "“{title}” says already what it said after entry {entry}, as far as it can be edited; nothing was changed"
            )));
        }
        let stamp = self.stamp(&format!("After entry {entry}: {}", input.reason.trim()));
        let (revision, action) = (plan.revision, "restored");
        if let Restored::Notice(_, draft) = &plan.restored {
            self.check_draft(draft)?;
        }
        let revision = self.register.change(&stamp, |change| match plan.restored {
            Restored::Disclosure(row, then) => change.save_disclosure(row.id, revision, &then, action),
            Restored::Product(row, then) => change.save_product(row.id, revision, &then, action),
            Restored::Notice(row, draft) => {
                let record = NoticeRecord { draft, state: NoticeState::Draft, approval: None, ..row.record };
                change.save_notice(row.id, revision, &record, action)
            }
            Restored::Report(row, then) => change.save_report(row.id, revision, &then, action),
            Restored::Organisation(then) => {
                change.put_setting("organisation", &then)?;
                Ok(revision + 1)
            }
        })?;
        Ok(Saved { revision })
    }

    fn plan_restore(&self, sequence: i64) -> Result<Plan> {
        let (entry, history) = self.record_of(sequence)?;
        if let Some(sentence) = self.fixed(&entry)? {
            return Err(Error::State(sentence));
        }
        let then = state_after(&history, sequence)?
            .ok_or_else(|| Error::State(format!("the record was not there after entry {sequence}")))?;
        let (reader, id) = (self.register.read(), entry.subject_id.as_str());
        Ok(match entry.subject.as_str() {
            "disclosure" => {
                let row = reader.disclosure_named(id)?;
                let (then, value, now, kept) = with_kept(&row.disclosure, then, &KEPT_IN_DISCLOSURE)?;
                let revision = row.revision;
                Plan { entry, revision, now, then: value, kept, restored: Restored::Disclosure(row, then) }
            }
            "notice" => {
                let row = reader.notice_named(id)?;
                let draft = then.get("draft").cloned().unwrap_or_default();
                let (then, value, now, kept) = with_kept(&row.record.draft, draft, &[])?;
                let revision = row.revision;
                Plan { entry, revision, now, then: value, kept, restored: Restored::Notice(row, then) }
            }
            "report" => {
                let row = reader.report(id)?;
                let (then, value, now, kept) = with_kept(&row.report, then, &KEPT_IN_REPORT)?;
                let revision = row.revision;
                Plan { entry, revision, now, then: value, kept, restored: Restored::Report(row, then) }
            }
            "product" => {
                let found = reader.products()?.into_iter().find(|row| row.id.to_string() == id);
                let row = found.ok_or_else(|| RegisterError::NoSuchRecord { what: "product", id: id.to_owned() })?;
                let (then, value, now, kept) = with_kept(&row.product, then, &[])?;
                let revision = row.revision;
                Plan { entry, revision, now, then: value, kept, restored: Restored::Product(row, then) }
            }
            _ => {
                let organisation = self.organisation()?;
                let (then, value, now, kept) = with_kept(&organisation, then, &[])?;
                self.check_organisation(&then)?;
                // A setting has no revision of its own: each of its entries is one.
                let revision = i64::try_from(history.len()).unwrap_or(i64::MAX);
                Plan { entry, revision, now, then: value, kept, restored: Restored::Organisation(then) }
            }
        })
    }

    /// The dates that would change, and the notices on their way that would say something else.
    fn consequences(&self, restored: &Restored) -> Result<(Vec<DateChange>, Vec<String>)> {
        let reader = self.register.read();
        match restored {
            Restored::Disclosure(row, then) => {
                let ledger = Ledger::of_one(self, row.id, None)?;
                let law = self.law_of(row, None)?;
                let after = DisclosureRow { disclosure: then.clone(), ..row.clone() };
                let dates = compare_rows(row, &after, Side { ledger: &ledger, law: &law }, self.now());
                let notices =
                    self.on_their_way(reader.notices(row.id)?, |material| Ok(material.with_disclosure(then.clone())))?;
                Ok((dates, notices))
            }
            Restored::Product(product, then) => {
                let rows: Vec<DisclosureRow> = reader
                    .disclosures()?
                    .into_iter()
                    .filter(|row| row.closed_at.is_none() && row.disclosure.products().contains(&product.id))
                    .collect();
                let ids: Vec<DisclosureId> = rows.iter().map(|row| row.id).collect();
                let ledger = Ledger::of_all(self, None)?;
                let changed = ledger.with_products([(product.id, then.clone())]);
                let before = Side { ledger: &ledger, law: self.law() };
                let dates = compare(&rows, before, Side { ledger: &changed, ..before }, self.now(), None);
                let notices = reader.all_notices()?.into_iter().filter(|notice| ids.contains(&notice.disclosure));
                let notices = self
                    .on_their_way(notices.collect(), |material| Ok(material.with_product(product.id, then.clone())))?;
                Ok((dates, notices))
            }
            Restored::Notice(row, _) if row.record.state > NoticeState::Draft => {
                Ok((Vec::new(), vec![row.number.clone()]))
            }
            Restored::Organisation(then) => {
                let notices =
                    self.on_their_way(reader.all_notices()?, |material| Ok(material.with_organisation(then.clone())))?;
                Ok((Vec::new(), notices))
            }
            Restored::Notice(..) | Restored::Report(..) => Ok((Vec::new(), Vec::new())),
        }
    }

    /// The numbers of those notices in review or approved whose content would be another one.
    fn on_their_way<'d>(
        &'d self,
        notices: Vec<NoticeRow>,
        changed: impl Fn(Material<'d>) -> Result<Material<'d>>,
    ) -> Result<Vec<String>> {
        let mut found = Vec::new();
        for row in notices {
            if !matches!(row.record.state, NoticeState::InReview | NoticeState::Approved) {
                continue;
            }
            let (number, issue) = (row.number.clone(), self.draft_issue(&row));
            let before = Material::of(self, row.clone())?.compose(&issue)?.content_sha256;
            let after = changed(Material::of(self, row)?)?.compose(&issue)?.content_sha256;
            if before != after {
                found.push(number);
            }
        }
        Ok(found)
    }
}

/// A record as it was, with the parts that stay taken from today: as a record and as JSON, beside today's JSON and what is
/// to be said about the parts.
fn with_kept<T: Serialize + DeserializeOwned>(
    now: &T,
    mut then: Value,
    parts: &[(&str, &str)],
) -> Result<(T, Value, Value, Vec<String>)> {
    let now = serde_json::to_value(now)?;
    let mut kept = Vec::new();
    for (part, sentence) in parts {
        let (today, earlier) = (now.get(*part).cloned(), then.get(*part).cloned());
        if today == earlier {
            continue;
        }
        kept.push((*sentence).to_owned());
        if let Value::Object(map) = &mut then {
            match today {
                Some(value) => map.insert((*part).to_owned(), value),
                None => map.shift_remove(*part),
            };
        }
    }
    let record: T = serde_json::from_value(then).map_err(|error| {
        Error::State(format!(
            "the record was written by another version of the program and can't be read back: {error}"
        ))
    })?;
    let then = serde_json::to_value(&record)?;
    Ok((record, then, now, kept))
}
