//! The entries of a notice, one by one: what a portal is given by copy and paste, with the limits that it sets.

use crate::compose_notice::{Drafted, Material};
use crate::{Desk, Error, Result};
use disclosure::{NoticeDraft, NoticeId};
use notice::compose::{Entry, EntryState};
use notice::kind::{Kinds, Mark, Required};
use serde::Serialize;
use ts_rs::TS;

/// One entry of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeEntry {
    /// Where it is changed, as a JSON Pointer like those of findings.
    pub path: String,
    /// Number in the form, or blank.
    pub number: String,
    /// Its label, in the language of the notice.
    pub label: String,
    /// The product that it is about.
    pub product: Option<String>,
    /// The text as it is printed, ready to be pasted.
    pub text: String,
    /// Length of the text in characters.
    pub characters: usize,
    /// Longest text that the form takes.
    pub max: Option<usize>,
    /// Whether the text is too long.
    pub too_long: bool,
    /// The clause that asks for it.
    pub clause: String,
    /// How far field and limit are verified, in words; blank where they are.
    pub remark: String,
    /// Whether it is known, declared to follow, or missing.
    pub state: NoticeEntryState,
    /// Whether a missing one stops sealing.
    pub required: bool,
}

/// Whether an entry is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum NoticeEntryState {
    /// Known.
    Known,
    /// Declared to follow.
    ToFollow {
        /// By.
        by: chrono::NaiveDate,
        /// Why.
        reason: String,
    },
    /// What the form wants written where nothing is known stands instead.
    Instead,
    /// Missing.
    Missing,
}

impl Desk {
    /// The entries of a notice as it stands; `draft` stands for what is typed and not saved yet.
    ///
    /// # Errors
    /// If there is no such notice, or the register can't be read.
    pub fn notice_entries(&self, id: NoticeId, draft: Option<&NoticeDraft>) -> Result<Vec<NoticeEntry>> {
        let mut row = self.register.read().notice(id)?;
        if let Some(draft) = draft {
            row.record.draft = draft.clone();
        }
        let material = Material::of(self, row)?;
        let drafted = material.compose(&self.draft_issue(&material.notice))?;
        Ok(self.entries_of(&material, &drafted))
    }

    pub(crate) fn entries_of(&self, _material: &Material<'_>, drafted: &Drafted) -> Vec<NoticeEntry> {
        drafted.composed.report.entries.iter().map(view).collect()
    }

    /// The fields of a notice as a file: name and bytes. Its form is that of the kind's data.
    ///
    /// # Errors
    /// If the kind has no export, or a value can't be written.
    pub fn export_notice_fields(&self, id: NoticeId) -> Result<(String, Vec<u8>)> {
        let row = self.register.read().notice(id)?;
        let number = row.number.clone();
        let material = Material::of(self, row)?;
        let drafted = material.compose(&self.draft_issue(&material.notice))?;
        let export = material.kind.export.as_ref().ok_or_else(|| {
            Error::State(format!("“{}” has no fields that leave the program as a file.", material.kind.name))
        })?;
        let file = notice::export_fields(export, &drafted.content, &drafted.composed.report)
            .map_err(|error| Error::State(error.to_string()))?;
        Ok((format!("{number}.{}", export.suffix), file))
    }
}

fn view(entry: &Entry) -> NoticeEntry {
    NoticeEntry {
        path: notice::compose::entry_path(Kinds::embedded(), entry),
        number: entry.number.clone(),
        label: entry.label.clone(),
        product: entry.product.as_ref().map(|(_, name)| name.clone()),
        text: entry.text.clone(),
        characters: entry.characters(),
        max: entry.max,
        too_long: entry.is_too_long(),
        clause: entry.clause.clone(),
        remark: if entry.mark == Mark::V { String::new() } else { entry.mark.word().to_owned() },
        state: match &entry.state {
            EntryState::Known => NoticeEntryState::Known,
            EntryState::ToFollow { by, reason } => NoticeEntryState::ToFollow { by: *by, reason: reason.clone() },
            EntryState::Instead => NoticeEntryState::Instead,
            EntryState::Missing => NoticeEntryState::Missing,
        },
        required: matches!(entry.required, Required::Yes | Required::Always),
    }
}
