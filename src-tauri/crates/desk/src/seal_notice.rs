//! Sealing a notice: the gate, the final pages, the signature, and its own check before anything is kept.

use crate::compose_notice::{Issue, Material, moment};
use crate::manage_identity::{certificate_of, open_identity};
use crate::{Desk, Error, Result};
use chrono::{DateTime, SubsecRound, Utc};
use disclosure::{AttachmentId, FollowUp, NoticeId, NoticeState, SealRecord, Weight};
use notice::content::{SIGNATURE_FIELD, SealText};
use register::NoticeRecord;
use seal::{Level, Outcome, Progress, SignRequest, SignatureField, Signer, anchors, batch, seal_pdf, verify_pdf};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// How a notice is to be sealed.
#[derive(Clone, Debug)]
pub struct SealOrder<'a> {
    /// The PKCS#12 file, or the address of a key on a token (RFC 7512).
    pub identity: &'a Path,
    /// Its passphrase or PIN; it is used once and kept nowhere.
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

/// Who seals: identities that are still to be opened, or that are open already.
#[derive(Clone, Copy)]
enum Signers<'a> {
    Ordered(&'a [SealOrder<'a>]),
    Open(&'a [OpenSigner]),
}

/// An identity that is open, and what its signature means.
struct OpenSigner {
    identity: Box<dyn Signer>,
    meaning: String,
}

impl Desk {
    /// Seals an approved notice. What is sealed is never changed again.
    ///
    /// # Errors
    /// If it is not approved, its content changed since, findings stop it, the identity can't be used, or the register
    /// can't be written. In every case nothing is kept.
    pub fn seal_notice(&mut self, id: NoticeId, order: &SealOrder<'_>) -> Result<SealedNotice> {
        self.seal_notice_by(id, std::slice::from_ref(order))
    }

    /// Seals an approved notice with several signatures, each with its meaning, for example of author and approver: the
    /// first takes the field that the pages show, and the others follow it unseen.
    ///
    /// # Errors
    /// As [`Desk::seal_notice`]; a notice is sealed by all or by none.
    pub fn seal_notice_by(&mut self, id: NoticeId, orders: &[SealOrder<'_>]) -> Result<SealedNotice> {
        self.seal_with(id, Signers::Ordered(orders))
    }

    /// Seals many notices; the identities are opened once. `go_on` hears of the progress, and may stop the batch: what
    /// is sealed by then stays sealed, and the rest stays as it is.
    ///
    /// # Errors
    /// If an identity can't be used; then nothing is sealed. What fails for one notice is in its outcome.
    pub fn seal_notices(
        &mut self,
        ids: &[NoticeId],
        orders: &[SealOrder<'_>],
        go_on: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Vec<Outcome<SealedNotice, Error>>> {
        let now = self.now().trunc_subsecs(0);
        let signers = self.open_signers(orders, now)?;
        let is_general = |error: &Error| match error {
            Error::Seal(error) => error.is_general(),
            Error::Register(_) => true,
            _ => false,
        };
        Ok(batch(ids, &mut |id| self.seal_with(*id, Signers::Open(&signers)), &is_general, go_on))
    }

    fn open_signers(&self, orders: &[SealOrder<'_>], now: DateTime<Utc>) -> Result<Vec<OpenSigner>> {
        let pss = self.sealing()?.pss;
        let open = |order: &SealOrder<'_>| {
            let meaning = order.meaning.trim();
            let meaning = if meaning.is_empty() { "Approval and responsibility" } else { meaning };
            let identity = open_identity(order.identity, order.passphrase, pss, now)?;
            Ok(OpenSigner { identity, meaning: meaning.to_owned() })
        };
        orders.iter().map(open).collect()
    }

    fn seal_with(&mut self, id: NoticeId, signers: Signers<'_>) -> Result<SealedNotice> {
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
        let sealing = self.sealing()?;
        sealing.check()?;
        let opened;
        let signers = match signers {
            Signers::Open(signers) => signers,
            Signers::Ordered(orders) => {
                opened = self.open_signers(orders, now)?;
                &opened
            }
        };
        let first = signers.first().ok_or_else(|| Error::field("/identity", "no identity is named to seal with"))?;
        let meaning = first.meaning.as_str();
        let signed = moment(now, material.zone);
        let signatory = if material.notice.record.draft.signatory.name.trim().is_empty() {
            material.organisation.signatory.clone()
        } else {
            material.notice.record.draft.signatory.clone()
        };
        let issue = Issue {
            at: now,
            draft: false,
            seal: Some(SealText {
                meaning: meaning.to_owned(),
                moment: signed.clone(),
                level: sealing.level.to_string(),
            }),
        };
        let (rendered, content_sha256) = material.draw(&issue)?;
        if approved.as_deref() != Some(&content_sha256) {
            return Err(Error::State(format!(
                "The record behind {number} changed after it was approved. Look at the pages again and approve them anew."
            )));
        }
        let network = sealing.network();
        let mut pdf = rendered.bytes;
        for (index, signer) in signers.iter().enumerate() {
            let is_first = index == 0;
            let request = SignRequest {
                field: if is_first {
                    SignatureField::Empty(SIGNATURE_FIELD.to_owned())
                } else {
                    SignatureField::Unseen(format!("{SIGNATURE_FIELD}-{}", index + 1))
                },
                signed_at: signed.at,
                reason: signer.meaning.clone(),
                location: if is_first { signatory.place.clone() } else { String::new() },
                name: if is_first { signatory.name.clone() } else { certificate_of(&*signer.identity).common_name },
            };
            // The last one takes the others along to the level that is wanted.
            let level = if index + 1 == signers.len() { sealing.level } else { sealing.level.min(Level::T) };
            pdf = seal_pdf(&pdf, &*signer.identity, &request, level, sealing.outside(&network, now))?;
        }
        let certificates: Vec<_> = signers.iter().map(|signer| certificate_of(&*signer.identity)).collect();
        let subjects =
            certificates.iter().map(|certificate| certificate.subject.as_str()).collect::<Vec<_>>().join("; ");
        let meanings = signers.iter().map(|signer| signer.meaning.as_str()).collect::<Vec<_>>().join("; ");
        let is_demonstration = certificates.iter().any(|certificate| certificate.is_demonstration);
        // Nothing is kept that does not pass our own check.
        let checked = verify_pdf(&pdf, &anchors(&pdf), now)?;
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
                identity: subjects.clone(),
                meaning: meanings.clone(),
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
            identity: subjects,
            demonstration: is_demonstration,
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
