//! Sealing a notice: the gate, the final pages, the signatures, and their own check before anything is kept.
//!
//! It goes in three steps, so that nobody else waits while authorities are asked: the desk gets the pages ready, they are
//! signed without the desk, and the desk keeps the whole file or nothing.

use crate::compose_notice::{Issue, Material, moment};
use crate::open_signers::{OpenSigner, Signers};
use crate::set_sealing::Sealing;
use crate::{Clock, Desk, Error, Result};
use chrono::{DateTime, SubsecRound, Utc};
use disclosure::{
    AttachmentId, DisclosureId, FollowUp, NoticeId, NoticeState, SealRecord, SealSignature, Signatory, Weight,
};
use notice::check_conformance;
use notice::content::{SIGNATURE_FIELD, SealText, further_field};
use register::{NoticeRecord, NoticeRow};
use seal::{Level, SignRequest, SignatureField, anchors, seal_pdf, verify_pdf};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// Who seals, and what for.
#[derive(Clone, Debug)]
pub struct SealOrder<'a> {
    /// The PKCS#12 file, or the address of a key on a token (RFC 7512).
    pub identity: &'a Path,
    /// Its passphrase or PIN; it is used once and kept nowhere.
    pub passphrase: &'a str,
    /// Meaning of the signature (21 CFR 11.50): `Approval and responsibility`; blank for that, or for the one that the
    /// notice prints beside a further signatory.
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
    /// Subjects of the certificates, in the order of the signatures.
    pub identity: String,
    /// The level that every signature has: `PAdES B-B` to `PAdES B-LTA`.
    pub level: String,
    /// Whether a certificate is for trying out only.
    pub demonstration: bool,
}

/// A notice that passed the gate, with its final pages.
#[derive(Debug)]
pub struct ReadyToSeal {
    id: NoticeId,
    disclosure: DisclosureId,
    number: String,
    revision: i64,
    record: NoticeRecord,
    follow_ups: Vec<FollowUp>,
    content_sha256: String,
    pdf: Vec<u8>,
    pages: usize,
    at: DateTime<Utc>,
    requests: Vec<SignRequest>,
    sealing: Sealing,
    clock: Clock,
}

/// A notice that is signed and was checked, and not kept yet.
#[derive(Debug)]
pub struct SignedNotice {
    ready: ReadyToSeal,
    pdf: Vec<u8>,
    subjects: Vec<String>,
    demonstration: bool,
}

impl Desk {
    /// Seals an approved notice. What is sealed is never changed again.
    ///
    /// # Errors
    /// If it is not approved, its content changed since, findings stop it, the identity can't be used, or the register
    /// can't be written. In every case nothing is kept.
    pub fn seal_notice(&mut self, id: NoticeId, order: &SealOrder<'_>) -> Result<SealedNotice> {
        self.seal_notice_by(id, std::slice::from_ref(order), None)
    }

    /// Seals an approved notice with several signatures, each with its meaning, for example of approver and author: the
    /// first takes the field of the signatory, and the others those of the further signatories, or unseen ones. `level`
    /// stands for the one that is set.
    ///
    /// # Errors
    /// As [`Desk::seal_notice`]; if the notice names more signatories than identities are given. A notice is sealed by
    /// all or by none.
    pub fn seal_notice_by(
        &mut self,
        id: NoticeId,
        orders: &[SealOrder<'_>],
        level: Option<Level>,
    ) -> Result<SealedNotice> {
        let (ready, signers) = self.begin_seal(id, orders, level)?;
        self.keep_seal(ready.sign(&signers)?)
    }

    /// Gets a notice ready to be signed, and opens the identities that sign it.
    ///
    /// # Errors
    /// As [`Desk::ready_to_seal`] and [`Desk::open_signers`].
    pub fn begin_seal(
        &self,
        id: NoticeId,
        orders: &[SealOrder<'_>],
        level: Option<Level>,
    ) -> Result<(ReadyToSeal, Signers)> {
        // What stops the notice is told before a passphrase is tried.
        let material = self.material_to_seal(id)?;
        let signers = self.open_signers(orders, level)?;
        Ok((self.get_ready(material, &signers)?, signers))
    }

    /// Gets a notice ready to be signed: the gate, the final pages, and their check against PDF/A-3a and PDF/UA-1.
    ///
    /// # Errors
    /// If it is not approved, its content changed since, findings stop it, the notice names more signatories than there
    /// are signers, or the pages do not conform.
    pub fn ready_to_seal(&self, id: NoticeId, signers: &Signers) -> Result<ReadyToSeal> {
        self.get_ready(self.material_to_seal(id)?, signers)
    }

    /// An approved notice that nothing stops.
    fn material_to_seal(&self, id: NoticeId) -> Result<Material<'_>> {
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
        let material = Material::of(self, row)?;
        let stops: Vec<_> =
            self.notice_findings(&material)?.into_iter().filter(|finding| finding.weight == Weight::Stops).collect();
        if stops.is_empty() { Ok(material) } else { Err(Error::Gate(stops)) }
    }

    fn get_ready(&self, material: Material<'_>, signers: &Signers) -> Result<ReadyToSeal> {
        let now = self.now().trunc_subsecs(0);
        let meanings = meanings(&material, signers)?;
        let (meaning, further) = meanings.split_first().ok_or_else(no_signer)?;
        let signed = moment(now, material.zone);
        let seal = SealText {
            meaning: meaning.clone(),
            moment: signed.clone(),
            level: signers.sealing.level.to_string(),
            further: further.to_vec(),
        };
        let (rendered, content_sha256) = material.draw(&Issue { at: now, draft: false, seal: Some(seal) })?;
        let number = material.notice.number.clone();
        let approved = material.notice.record.approval.as_ref().map(|approval| &approval.content_sha256);
        if approved != Some(&content_sha256) {
            return Err(Error::State(format!(
                "The record behind {number} changed after it was approved. Look at the pages again and approve them anew."
            )));
        }
        let (pages, pdf) = (rendered.pages, conforming(rendered.bytes)?);
        let request = |(index, (meaning, signer)): (usize, (&String, &OpenSigner))| {
            let who = signatory(&material, index);
            let name = who.map_or(&signer.certificate.common_name, |who| &who.name).trim().to_owned();
            SignRequest {
                field: SignatureField::Either(field_name(index)),
                signed_at: signed.at,
                reason: meaning.clone(),
                location: who.map(|who| who.place.trim().to_owned()).unwrap_or_default(),
                name,
            }
        };
        Ok(ReadyToSeal {
            requests: meanings.iter().zip(&signers.all).enumerate().map(request).collect(),
            id: material.notice.id,
            disclosure: material.notice.disclosure,
            number,
            revision: material.notice.revision,
            follow_ups: self.follow_ups(&material, material.notice.id),
            record: material.notice.record,
            content_sha256,
            pdf,
            pages,
            at: now,
            sealing: signers.sealing.clone(),
            clock: self.clock,
        })
    }

    /// Keeps a signed notice: file, record and history in one transaction.
    ///
    /// # Errors
    /// If somebody saved the notice in between, or the register can't be written; then nothing is kept.
    pub fn keep_seal(&mut self, signed: SignedNotice) -> Result<SealedNotice> {
        let SignedNotice { ready, pdf, subjects, demonstration } = signed;
        let attachment = AttachmentId(self.new_id());
        let file_name = format!("{}.pdf", ready.number);
        let level = ready.sealing.level.to_string();
        let further: Vec<SealSignature> = ready
            .requests
            .iter()
            .zip(&subjects)
            .skip(1)
            .map(|(request, subject)| SealSignature {
                field: request.field.name().to_owned(),
                name: request.name.clone(),
                identity: subject.clone(),
                meaning: request.reason.clone(),
            })
            .collect();
        let first = |values: &mut dyn Iterator<Item = &String>| values.next().cloned().unwrap_or_default();
        let identity = first(&mut subjects.iter());
        let meaning = first(&mut ready.requests.iter().map(|request| &request.reason));
        let mut record = ready.record;
        let stamp = self.stamp("release");
        let sha256 = self.register.change(&stamp, |change| {
            let sha256 =
                change.add_attachment(attachment, Some(ready.disclosure), &file_name, "application/pdf", &pdf)?;
            record.state = NoticeState::Sealed;
            record.seal = Some(SealRecord {
                by: change.stamp().actor.clone(),
                at: ready.at,
                identity,
                meaning,
                level: level.clone(),
                further,
                sha256: sha256.clone(),
                content_sha256: ready.content_sha256,
                attachment,
                follow_ups: ready.follow_ups,
            });
            change.save_notice(ready.id, ready.revision, &record, "sealed")?;
            Ok::<_, Error>(sha256)
        })?;
        Ok(SealedNotice {
            number: ready.number,
            file_name,
            sha256,
            pages: ready.pages,
            identity: subjects.join("; "),
            level,
            demonstration,
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

    /// Who signs a notice, in the order of the signatures: those whom its pages name.
    pub(crate) fn signatories(&self, row: &NoticeRow) -> Result<Vec<String>> {
        let material = Material::of(self, row.clone())?;
        let name = |who: Option<&Signatory>| who.map_or_else(String::new, |who| who.name.trim().to_owned());
        Ok((0..=further(&material).count()).map(|index| name(signatory(&material, index))).collect())
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

impl ReadyToSeal {
    /// Signs it, and checks the result as anybody would. The desk is not needed meanwhile.
    ///
    /// # Errors
    /// If a key does not sign, an authority does not answer, or the result does not pass its own check.
    pub fn sign(self, signers: &Signers) -> Result<SignedNotice> {
        if signers.all.len() != self.requests.len() {
            return Err(Error::State(format!("{} was got ready for other signers; start again", self.number)));
        }
        let network = self.sealing.network();
        let mut pdf: Option<Vec<u8>> = None;
        for (index, (request, signer)) in self.requests.iter().zip(&signers.all).enumerate() {
            // The last one takes the others along to the level that is wanted.
            let is_last = index + 1 == self.requests.len();
            let level = if is_last { self.sealing.level } else { self.sealing.level.min(Level::T) };
            let outside = self.sealing.outside(&network, self.clock.now());
            pdf = Some(seal_pdf(pdf.as_deref().unwrap_or(&self.pdf), &*signer.key, request, level, outside)?);
        }
        let pdf = pdf.ok_or_else(no_signer)?;
        let checked = verify_pdf(&pdf, &anchors(&pdf), self.clock.now())?;
        if let Some(fault) = checked.all_faults().next() {
            return Err(Error::State(format!(
                "The sealed file did not pass its own check and was not kept: {}",
                fault.message
            )));
        }
        Ok(SignedNotice {
            demonstration: signers.all.iter().any(|signer| signer.certificate.is_demonstration),
            subjects: signers.all.iter().map(|signer| signer.certificate.subject.clone()).collect(),
            pdf,
            ready: self,
        })
    }

    /// Number of the notice.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }
}

/// Pages that pass their check against PDF/A-3a and PDF/UA-1; others are not sealed.
fn conforming(pdf: Vec<u8>) -> Result<Vec<u8>> {
    check_conformance(&pdf)?;
    Ok(pdf)
}

fn no_signer() -> Error {
    Error::field("/signers", "no identity is named to seal with; name one")
}

fn counted(identities: usize) -> String {
    if identities == 1 { "1 identity".to_owned() } else { format!("{identities} identities") }
}

/// Name of the field of a signature: that of the signatory, then those of the further ones.
fn field_name(index: usize) -> String {
    index.checked_sub(1).map_or_else(|| SIGNATURE_FIELD.to_owned(), further_field)
}

/// The further signatories that the pages show.
fn further<'m>(material: &'m Material<'_>) -> impl Iterator<Item = &'m disclosure::FurtherSignatory> {
    let all = &material.notice.record.draft.further_signatories;
    all.iter().filter(|who| material.kind.signed && !who.signatory.name.trim().is_empty())
}

/// Whom the notice names for a signature.
fn signatory<'m>(material: &'m Material<'_>, index: usize) -> Option<&'m Signatory> {
    let named = |who: &&Signatory| !who.name.trim().is_empty();
    match index.checked_sub(1) {
        None => [&material.notice.record.draft.signatory, &material.organisation.signatory].into_iter().find(named),
        Some(index) => further(material).nth(index).map(|who| &who.signatory),
    }
}

/// What each signature means. What the pages print beside a further signatory is what is signed (21 CFR 11.50(b)).
fn meanings(material: &Material<'_>, signers: &Signers) -> Result<Vec<String>> {
    let named = 1 + further(material).count();
    if let Some(missing) = further(material).nth(signers.all.len().saturating_sub(1)) {
        return Err(Error::field(
            "/signers",
            format!(
                "{} has {named} signature fields, and {} to sign: name an identity for {} too, or take this signatory out of the notice",
                material.notice.number,
                counted(signers.all.len()),
                missing.signatory.name.trim(),
            ),
        ));
    }
    let printed = std::iter::once("").chain(further(material).map(|who| who.meaning.trim()));
    let printed = printed.chain(std::iter::repeat(""));
    let one = |(index, (ordered, printed)): (usize, (&str, &str))| match (ordered, printed) {
        ("", "") => Ok("Approval and responsibility".to_owned()),
        ("", printed) => Ok(printed.to_owned()),
        (ordered, printed) if printed.is_empty() || printed == ordered => Ok(ordered.to_owned()),
        (ordered, printed) => Err(Error::field(
            format!("/signers/{index}/meaning"),
            format!(
                "the pages say “{printed}” beside this signatory, not “{ordered}”; leave the meaning blank, or change the notice"
            ),
        )),
    };
    signers.all.iter().map(|signer| signer.meaning.as_str()).zip(printed).enumerate().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::conforming;
    use crate::{Code, verification_report};
    use chrono::DateTime;
    use disclosure::Organisation;

    #[test]
    fn pages_that_do_not_conform_are_not_sealed() {
        let pages = verification_report(&[], &Organisation::default(), zone::Zone::UTC, DateTime::UNIX_EPOCH).unwrap();
        assert_eq!(conforming(pages.clone()).unwrap(), pages);
        let (right, wrong) = (b"<pdfuaid:part>1", b"<pdfuaid:part>7");
        let at = pages.windows(right.len()).position(|window| window == right).unwrap();
        let mut broken = pages;
        broken[at..at + wrong.len()].copy_from_slice(wrong);
        let error = conforming(broken).unwrap_err();
        assert_eq!(error.code(), Code::Other);
        assert!(error.to_string().contains("ISO 14289-1") && error.to_string().contains("not sealed"), "{error}");
    }
}
