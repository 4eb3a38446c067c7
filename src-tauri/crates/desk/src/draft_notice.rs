//! Drafting notices: start one, change it, and see the real pages while typing.

use crate::compose_notice::{Issue, Material, OwnText};
use crate::{Desk, Error, LanguageView, NoticeEntry, NoticeStep, Result, Saved, UnverifiedFact};
use chrono::{DateTime, SubsecRound, Utc};
use disclosure::{
    Audience, CountryCode, DisclosureId, Finding, NoticeDraft, NoticeId, NoticeKind, NoticeState, Sending,
};
use register::{NoticeRecord, NoticeRow};
use serde::Serialize;
use ts_rs::TS;

/// A row of the list of notices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeSummary {
    /// Its identifier.
    pub id: NoticeId,
    /// Its number.
    pub number: String,
    /// The document, by the name of its kind.
    pub kind: NoticeKind,
    /// The document, as a person reads it.
    pub kind_name: String,
    /// Who reads it.
    pub audience: Audience,
    /// Where it stands.
    pub state: NoticeState,
    /// What it is called.
    pub title: String,
    /// Its language, BCP 47.
    pub language: String,
    /// Whether a person who knows language and trade reviewed all fixed wording of the language.
    pub wording_reviewed: bool,
    /// The authority and stage that it answers, as a row reads it.
    pub answers: Option<String>,
    /// The regime.
    pub regime: Option<String>,
    /// The stage.
    pub stage: Option<String>,
    /// The country.
    pub place: Option<CountryCode>,
    /// Last change, UTC.
    pub updated_at: DateTime<Utc>,
    /// Sealed, UTC.
    pub sealed_at: Option<DateTime<Utc>>,
    /// SHA-256 of the sealed file.
    pub sha256: Option<String>,
    /// Each handing over.
    pub sendings: Vec<Sending>,
    /// Whether the record was saved since the notice was saved, approved or sealed: a quick sign. What it means for the
    /// notice is in [`NoticeView::step`].
    pub record_changed: bool,
}

/// One notice with everything that its editor needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct NoticeView {
    /// The row of the list.
    pub summary: NoticeSummary,
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// Number of the disclosure.
    pub disclosure_number: String,
    /// The revision that a change is made on.
    #[ts(type = "number")]
    pub revision: i64,
    /// What its author typed.
    pub draft: NoticeDraft,
    /// Who approved it, and when.
    pub approval: Option<disclosure::Approval>,
    /// The seal.
    pub seal: Option<disclosure::SealRecord>,
    /// Extended copies of the sealed file, the newest last.
    pub extensions: Vec<disclosure::SealExtension>,
    /// Whether the record changed since the approval: the notice must be reviewed again.
    pub changed_since_approval: bool,
    /// What stops sealing, and what is worth a look.
    pub findings: Vec<Finding>,
    /// SHA-256 of the content.
    pub content_sha256: String,
    /// Whether the stage may declare elements "to follow".
    pub early: bool,
    /// Every entry that the document asks for, with its text, its limit and its place in the record: what a portal is
    /// given by copy and paste, and what an export takes.
    pub entries: Vec<NoticeEntry>,
    /// How far the fixed wording of its language is reviewed.
    pub language: LanguageView,
    /// The company's own texts that it prints in another language, with their translations.
    pub texts: Vec<OwnText>,
    /// Facts of the form that nobody verified at its source.
    pub unverified: Vec<UnverifiedFact>,
    /// Whether it still says what the record says, and what differs.
    pub step: NoticeStep,
}

/// The pages of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
}

impl Desk {
    /// Starts a notice.
    ///
    /// # Errors
    /// If its stage does not exist, or the register can't be written.
    pub fn new_notice(&mut self, disclosure: DisclosureId, draft: &NoticeDraft) -> Result<(NoticeId, String)> {
        self.check_draft(draft)?;
        let mut draft = draft.clone();
        if draft.language.is_empty() {
            draft.language = "en".to_owned();
        }
        if draft.signatory.name.trim().is_empty() {
            draft.signatory = self.organisation()?.signatory;
        }
        let letter = self.kind(&draft.kind)?.letter.clone();
        let id = NoticeId(self.new_id());
        let stamp = self.stamp("");
        let number = self.register.change(&stamp, |change| change.add_notice(id, disclosure, &draft, &letter))?;
        Ok((id, number))
    }

    pub(crate) fn check_draft(&self, draft: &NoticeDraft) -> Result<()> {
        let kind = self.kind(&draft.kind)?;
        if !kind.can_start {
            return Err(Error::field("/kind", format!("“{}” comes with its pack and is not drafted", kind.name)));
        }
        for (path, count, most) in [
            ("/recipient", draft.recipient.len(), 9),
            ("/further_signatories", draft.further_signatories.len(), 6),
            ("/figures", draft.figures.len(), 40),
            ("/form", draft.form.len(), disclosure::MAX_FORM_FIELDS),
        ] {
            if count > most {
                return Err(Error::field(path, format!("{count} entries; a notice takes at most {most}")));
            }
        }
        match (kind.needs_stage, &draft.regime, &draft.stage) {
            (_, Some(regime), Some(stage)) => self.check_stage(regime, Some(stage)),
            (true, _, _) => Err(Error::field(
                "/stage",
                "a notification to an authority answers one stage of one regime; choose it from the list of what is due",
            )),
            (false, Some(regime), None) => self.check_stage(regime, None),
            (false, None, _) => Ok(()),
        }
    }

    /// Saves what the author typed. A notice that was in review or approved goes back to draft.
    ///
    /// # Errors
    /// If it is sealed, somebody saved it in between, or the register can't be written.
    pub fn save_notice(&mut self, id: NoticeId, revision: i64, draft: &NoticeDraft) -> Result<Saved> {
        self.check_draft(draft)?;
        let row = self.register.read().notice(id)?;
        if row.record.state >= NoticeState::Sealed {
            return Err(register::RegisterError::Sealed(row.number).into());
        }
        if draft.kind != row.record.draft.kind {
            return Err(Error::field("/kind", "a notice keeps its kind; start another one"));
        }
        if &row.record.draft == draft {
            return Ok(Saved { revision: row.revision });
        }
        let record = NoticeRecord { draft: draft.clone(), state: NoticeState::Draft, approval: None, ..row.record };
        let stamp = self.stamp("");
        let revision = self.register.change(&stamp, |change| change.save_notice(id, revision, &record, "changed"))?;
        Ok(Saved { revision })
    }

    /// The notices of a disclosure.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn notices(&self, disclosure: DisclosureId) -> Result<Vec<NoticeSummary>> {
        Ok(self.register.read().notices(disclosure)?.iter().map(|row| self.notice_summary(row)).collect())
    }

    /// One notice with everything that its editor needs.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn show_notice(&self, id: NoticeId) -> Result<NoticeView> {
        let row = self.register.read().notice(id)?;
        let material = Material::of(self, row)?;
        let drafted = material.compose(&self.draft_issue(&material.notice))?;
        let content_sha256 = drafted.content_sha256.clone();
        let row = &material.notice;
        let approval = row.record.approval.clone();
        let open = row.record.state < NoticeState::Sealed;
        Ok(NoticeView {
            summary: self.notice_summary(row),
            disclosure: row.disclosure,
            disclosure_number: material.row.number.clone(),
            revision: row.revision,
            draft: row.record.draft.clone(),
            changed_since_approval: open
                && approval.as_ref().is_some_and(|approval| approval.content_sha256 != content_sha256),
            approval,
            seal: row.record.seal.clone(),
            extensions: row.record.extensions.clone(),
            findings: if open { self.findings_of(&material, &drafted)? } else { Vec::new() },
            entries: self.entries_of(&material, &drafted),
            language: self.language_view(material.language()),
            texts: material.texts(),
            unverified: crate::list_kinds::unverified(material.kind),
            step: self.step_of(&material, &drafted.content)?,
            early: self.is_early(&row.record.draft),
            content_sha256,
        })
    }

    /// The pages as they stand: the sealed file itself, or the draft drawn anew. `draft` stands for what is typed and
    /// not saved yet.
    ///
    /// # Errors
    /// If a character has no glyph, or the register can't be read.
    pub fn preview_notice(&self, id: NoticeId, draft: Option<&NoticeDraft>) -> Result<Preview> {
        let mut row = self.register.read().notice(id)?;
        if let Some(seal) = &row.record.seal {
            let file = self.register.read().attachment(seal.attachment)?;
            return Ok(Preview { pdf: file.bytes, pages: 0 });
        }
        if let Some(draft) = draft {
            row.record.draft = draft.clone();
        }
        let material = Material::of(self, row)?;
        let issue = self.draft_issue(&material.notice);
        let (rendered, _) = material.draw(&issue)?;
        Ok(Preview { pages: rendered.pages, pdf: rendered.bytes })
    }

    pub(crate) fn draft_issue(&self, row: &NoticeRow) -> Issue {
        Issue { at: self.now().trunc_subsecs(0), draft: row.record.state < NoticeState::Approved, seal: None }
    }

    pub(crate) fn is_early(&self, draft: &NoticeDraft) -> bool {
        let stage = draft.regime.as_deref().zip(draft.stage.as_deref());
        stage.and_then(|(regime, stage)| self.law().rules.stage(regime, stage)).is_some_and(|(_, stage)| stage.early)
    }

    pub(crate) fn notice_summary(&self, row: &NoticeRow) -> NoticeSummary {
        let draft = &row.record.draft;
        let stage = draft
            .regime
            .as_deref()
            .zip(draft.stage.as_deref())
            .and_then(|(regime, stage)| self.law().rules.stage(regime, stage));
        let place = draft.place.as_ref().map_or("", |place| &place.0);
        let language = if draft.language.is_empty() { disclosure::BASE_LANGUAGE } else { &draft.language };
        NoticeSummary {
            id: row.id,
            number: row.number.clone(),
            kind: draft.kind.clone(),
            kind_name: self.kind_name(&draft.kind),
            audience: self.kind(&draft.kind).map_or(Audience::Internal, |kind| kind.audience),
            state: row.record.state,
            title: if draft.title.trim().is_empty() { self.kind_name(&draft.kind) } else { draft.title.clone() },
            language: language.to_owned(),
            wording_reviewed: self.language_view(language).reviewed,
            answers: stage
                .map(|(regime, stage)| format!("{}: {}", regime.authority.replace("{place}", place), stage.short)),
            regime: draft.regime.clone(),
            stage: draft.stage.clone(),
            place: draft.place.clone(),
            updated_at: row.updated_at,
            sealed_at: row.record.seal.as_ref().map(|seal| seal.at),
            sha256: row.record.seal.as_ref().map(|seal| seal.sha256.clone()),
            sendings: row.record.sendings.clone(),
            record_changed: self.record_changed_since(row).unwrap_or(false),
        }
    }
}
