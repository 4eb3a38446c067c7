//! Sealing a notice: the gate, the final pages, the signature, and its own check before anything is kept.

use crate::compose_notice::{Issue, Material, moment};
use crate::manage_identity::open_identity;
use crate::{Desk, Error, Result};
use chrono::SubsecRound;
use disclosure::{AttachmentId, FollowUp, NoticeId, NoticeState, SealRecord, Weight};
use notice::content::{SIGNATURE_FIELD, SealText};
use register::NoticeRecord;
use seal::{SignRequest, Signer, sign_pdf, verify_pdf};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// Level of the signature.
const LEVEL: &str = "PAdES B-B";

/// How a notice is to be sealed.
#[derive(Clone, Debug)]
pub struct SealOrder<'a> {
    /// The PKCS#12 file.
    pub identity: &'a Path,
    /// Its passphrase; it is used once and kept nowhere.
    pub passphrase: &'a str,
    /// Meaning of the signature (21 CFR 11.50): `Approval and responsibility`.
    pub meaning: &'a str,
}

/// A sealed notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SealedNotice {
    /// Its number.
    pub number: String,
    /// File name.
    pub file_name: String,
    /// SHA-256 of the file.
    pub sha256: String,
    /// Number of pages.
    pub pages: usize,
    /// Subject of the certificate.
    pub identity: String,
    /// Whether the certificate is for trying out only.
    pub demonstration: bool,
}

impl Desk {
    /// Seals an approved notice. What is sealed is never changed again.
    ///
    /// # Errors
    /// If it is not approved, its content changed since, findings stop it, the identity can't be used, or the register
    /// can't be written. In every case nothing is kept.
    pub fn seal_notice(&mut self, id: NoticeId, order: &SealOrder<'_>) -> Result<SealedNotice> {
        let row = self.register.read().notice(id)?;
        if row.record.state >= NoticeState::Sealed {
            return Err(register::RegisterError::Sealed(row.number).into());
        }
        if row.record.state != NoticeState::Approved {
            return Err(Error::State(format!(
                "{} is {}; it must be approved before it is sealed",
                row.number,
                row.record.state.word().to_lowercase()
            )));
        }
        let approved = row.record.approval.as_ref().map(|approval| approval.content_sha256.clone());
        let (number, revision) = (row.number.clone(), row.revision);
        let material = Material::of(self, row)?;
        let stops: Vec<_> =
            self.notice_findings(&material)?.into_iter().filter(|finding| finding.weight == Weight::Stops).collect();
        if !stops.is_empty() {
            return Err(Error::Gate(stops));
        }
        let now = self.now().trunc_subsecs(0);
        let identity = open_identity(order.identity, order.passphrase, now)?;
        let meaning =
            if order.meaning.trim().is_empty() { "Approval and responsibility" } else { order.meaning.trim() };
        let signed = moment(now, material.zone);
        let signatory = if material.notice.record.draft.signatory.name.trim().is_empty() {
            material.organisation.signatory.clone()
        } else {
            material.notice.record.draft.signatory.clone()
        };
        let issue = Issue {
            at: now,
            draft: false,
            seal: Some(SealText { meaning: meaning.to_owned(), moment: signed.clone(), level: LEVEL.to_owned() }),
        };
        let (rendered, content_sha256) = material.draw(&issue)?;
        if approved.as_deref() != Some(&content_sha256) {
            return Err(Error::State(format!(
                "The record behind {number} changed after it was approved. Look at the pages again and approve them anew."
            )));
        }
        let request = SignRequest {
            field_name: SIGNATURE_FIELD.to_owned(),
            signed_at: signed.at,
            reason: meaning.to_owned(),
            location: signatory.place.clone(),
            name: signatory.name,
        };
        let pdf = sign_pdf(&rendered.bytes, &identity, &request)?;
        let certificate = identity.describe();
        // Nothing is kept that does not pass our own check.
        let roots: Vec<_> = identity.certificates().last().cloned().into_iter().collect();
        let checked = verify_pdf(&pdf, &roots, now)?;
        if let Some(fault) = checked.all_faults().next() {
            return Err(Error::State(format!(
                "The sealed file did not pass its own check and was not kept: {}",
                fault.message
            )));
        }
        let attachment = AttachmentId(self.new_id());
        let follow_ups = self.follow_ups(&material, id);
        let file_name = format!("{number}.pdf");
        let mut record: NoticeRecord = material.notice.record.clone();
        let disclosure = material.notice.disclosure;
        let stamp = self.stamp("release");
        let sha256 = self.register.change(&stamp, |change| {
            let sha256 = change.add_attachment(attachment, Some(disclosure), &file_name, "application/pdf", &pdf)?;
            record.state = NoticeState::Sealed;
            record.seal = Some(SealRecord {
                by: change.stamp().actor.clone(),
                at: now,
                identity: certificate.subject.clone(),
                meaning: meaning.to_owned(),
                sha256: sha256.clone(),
                content_sha256: content_sha256.clone(),
                attachment,
                follow_ups: follow_ups.clone(),
            });
            change.save_notice(id, revision, &record, "sealed")?;
            Ok::<_, Error>(sha256)
        })?;
        Ok(SealedNotice {
            number,
            file_name,
            sha256,
            pages: rendered.pages,
            identity: certificate.subject,
            demonstration: certificate.is_demonstration,
        })
    }

    /// What the notice declares to follow: it becomes owed when the notice is sealed.
    fn follow_ups(&self, material: &Material<'_>, notice: NoticeId) -> Vec<FollowUp> {
        let draft = &material.notice.record.draft;
        let (Some(regime), Some(stage), true) = (&draft.regime, &draft.stage, self.is_early(draft)) else {
            return Vec::new();
        };
        material
            .disclosure()
            .to_follow
            .iter()
            .map(|entry| FollowUp {
                what: material.topic(entry),
                regime: regime.clone(),
                stage: stage.clone(),
                place: draft.place.clone(),
                by: entry.by,
                notice,
            })
            .collect()
    }

    /// Name and bytes of a notice as it stands: the sealed file, or the draft.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be read.
    pub fn notice_file(&self, id: NoticeId) -> Result<(String, Vec<u8>)> {
        let row = self.register.read().notice(id)?;
        let suffix = if row.record.seal.is_some() { "" } else { "-draft" };
        Ok((format!("{}{suffix}.pdf", row.number), self.preview_notice(id, None)?.pdf))
    }

    /// The sealed file of a notice.
    ///
    /// # Errors
    /// If the notice is not sealed, or the register can't be read.
    pub fn sealed_file(&self, id: NoticeId) -> Result<register::Attachment> {
        let row = self.register.read().notice(id)?;
        let seal = row.record.seal.ok_or_else(|| Error::State(format!("{} is not sealed yet", row.number)))?;
        Ok(self.register.read().attachment(seal.attachment)?)
    }
}
