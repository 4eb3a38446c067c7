//! Building a pack for one authority and stage.

use crate::compose_notice::{letterhead, logo_of, moment, time_limit_of};
use crate::manage_identity::open_identity;
use crate::{Desk, Error, Result};
use chrono::{DateTime, SubsecRound, Utc};
use deadline::time::{Years, format_instant};
use disclosure::{AttachmentId, CountryCode, DisclosureId, NoticeId, NoticeKind, PackId, PackRecord};
use notice::content::{Content, Frame, ListedFile};
use notice::document::Letterhead;
use notice::render;
use pack::{CHECKSUMS, MANIFEST, Manifest, PackFile, Role, SIGNATURE, checksums, write_zip};
use register::{DisclosureRow, NoticeRow};
use seal::{Certificate, Signer, sign_detached};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// Name of the cover sheet in a pack.
const COVER: &str = "cover-sheet.pdf";

/// What a pack is built from.
#[derive(Clone, Debug)]
pub struct PackOrder<'a> {
    /// The regime.
    pub regime: &'a str,
    /// The stage.
    pub stage: &'a str,
    /// The country, where the regime has one authority per country.
    pub place: Option<&'a CountryCode>,
    /// Further files: name, media type, bytes.
    pub attachments: &'a [(String, String, Vec<u8>)],
    /// The PKCS#12 file that signs the manifest.
    pub identity: &'a Path,
    /// Its passphrase.
    pub passphrase: &'a str,
}

/// A pack that was built.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BuiltPack {
    /// Its identifier.
    pub id: PackId,
    /// Name of the zip.
    pub file_name: String,
    /// SHA-256 of the zip.
    pub sha256: String,
    /// Names of the files inside.
    pub files: Vec<String>,
}

impl Desk {
    /// Builds a pack: cover sheet, the sealed notices of the stage and those to users, attachments, manifest,
    /// checksums, and a detached signature over the manifest.
    ///
    /// # Errors
    /// If no notice of the stage is sealed, the identity can't be used, or the register can't be written.
    pub fn build_pack(&mut self, disclosure: DisclosureId, order: &PackOrder<'_>) -> Result<BuiltPack> {
        self.check_stage(order.regime, Some(order.stage))?;
        let row = self.register.read().disclosure(disclosure)?;
        let notices = self.notices_for(disclosure, order)?;
        let now = self.now().trunc_subsecs(0);
        let identity = open_identity(order.identity, order.passphrase, self.sealing()?.pss, now)?;
        let mut files = self.pack_files(&notices, order)?;
        files.push(PackFile {
            name: "certificates.pem".to_owned(),
            role: Role::Certificate,
            media_type: "application/x-pem-file".to_owned(),
            bytes: certificate_chain(&*identity),
        });
        let mut manifest = self.manifest(&row, order, now)?;
        let cover = self.cover_sheet(&row, order, &manifest, &files)?;
        files.push(PackFile {
            name: COVER.to_owned(),
            role: Role::CoverSheet,
            media_type: "application/pdf".to_owned(),
            bytes: cover,
        });
        manifest.list(&files)?;
        let manifest_bytes = manifest.to_bytes()?;
        let signature = sign_detached(&manifest_bytes, &*identity, now)?;
        let mut inside: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.name, file.bytes)).collect();
        inside.push((MANIFEST.to_owned(), manifest_bytes));
        inside.push((SIGNATURE.to_owned(), signature));
        inside.push((CHECKSUMS.to_owned(), checksums(&inside)));
        let zip = write_zip(&manifest.folder, &inside, now)?;
        let mut names: Vec<String> = inside.into_iter().map(|(name, _)| name).collect();
        names.sort();
        let record = PackRecord {
            regime: order.regime.to_owned(),
            stage: order.stage.to_owned(),
            place: order.place.cloned(),
            notices: notices.iter().map(|row| row.id).collect(),
            file_name: format!("{}.pack.zip", manifest.folder),
            attachment: AttachmentId(self.new_id()),
            sha256: String::new(),
            built_at: now,
            built_by: self.actor.clone(),
            sendings: Vec::new(),
        };
        self.keep_pack(disclosure, record, &zip, names)
    }

    fn keep_pack(
        &mut self,
        disclosure: DisclosureId,
        mut record: PackRecord,
        zip: &[u8],
        files: Vec<String>,
    ) -> Result<BuiltPack> {
        let id = PackId(self.new_id());
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| {
            record.sha256 = change.add_attachment(
                record.attachment,
                Some(disclosure),
                &record.file_name,
                "application/zip",
                zip,
            )?;
            change.add_pack(id, disclosure, &record)?;
            Ok::<_, Error>(())
        })?;
        Ok(BuiltPack { id, file_name: record.file_name, sha256: record.sha256, files })
    }

    /// The sealed notices that answer the stage, then those to users.
    fn notices_for(&self, disclosure: DisclosureId, order: &PackOrder<'_>) -> Result<Vec<NoticeRow>> {
        let sealed: Vec<NoticeRow> =
            self.register.read().notices(disclosure)?.into_iter().filter(|row| row.record.seal.is_some()).collect();
        let replaced: Vec<NoticeId> = sealed.iter().filter_map(|row| row.record.draft.replaces).collect();
        let current = || sealed.iter().filter(|row| !replaced.contains(&row.id));
        let answers = |row: &&NoticeRow| {
            let draft = &row.record.draft;
            draft.regime.as_deref() == Some(order.regime)
                && draft.stage.as_deref() == Some(order.stage)
                && (order.place.is_none() || draft.place.is_none() || draft.place.as_ref() == order.place)
        };
        let mut notices: Vec<NoticeRow> = current().filter(answers).cloned().collect();
        if notices.is_empty() {
            return Err(Error::State(
                "No notice for this authority and stage is sealed yet. Draft it, have it approved, and seal it first."
                    .to_owned(),
            ));
        }
        notices.extend(current().filter(|row| self.is_for_users(row) && !answers(row)).cloned());
        Ok(notices)
    }

    /// Whether a notice tells product users; an authority gets it too.
    fn is_for_users(&self, row: &NoticeRow) -> bool {
        self.kind(&row.record.draft.kind).is_ok_and(|kind| !kind.told.is_empty())
    }

    fn pack_files(&self, notices: &[NoticeRow], order: &PackOrder<'_>) -> Result<Vec<PackFile>> {
        let mut files = Vec::new();
        for notice in notices {
            let file = self.sealed_file(notice.id)?;
            files.push(PackFile {
                name: file.name,
                role: Role::Notice,
                media_type: file.media_type,
                bytes: file.bytes,
            });
        }
        for (name, media_type, bytes) in order.attachments {
            files.push(PackFile {
                name: safe_name(name),
                role: Role::Attachment,
                media_type: media_type.clone(),
                bytes: bytes.clone(),
            });
        }
        Ok(files)
    }

    fn manifest(&self, row: &DisclosureRow, order: &PackOrder<'_>, now: DateTime<Utc>) -> Result<Manifest> {
        let found = self.law().rules.stage(order.regime, order.stage);
        let (regime, stage) = found.ok_or_else(|| Error::field("/stage", "there is no such stage"))?;
        let place = order.place.map(|place| place.0.as_str()).unwrap_or_default();
        let ending = if place.is_empty() { String::new() } else { format!("_{place}") };
        let series = self.register.read().packs(row.id)?.len() + 1;
        Ok(Manifest {
            format: Manifest::FORMAT.to_owned(),
            format_version: 1,
            folder: safe_name(&format!("{}_{}_{}{ending}_{series}", row.number, order.regime, order.stage)),
            disclosure: row.number.clone(),
            title: row.disclosure.title.clone(),
            sender: self.organisation()?.name,
            authority: regime.authority_full.replace("{place}", place),
            regime: regime.name.clone(),
            stage: stage.label.clone(),
            clause: stage.clause.clone(),
            built_at: now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            files: Vec::new(),
        })
    }

    fn cover_sheet(
        &self,
        row: &DisclosureRow,
        order: &PackOrder<'_>,
        manifest: &Manifest,
        files: &[PackFile],
    ) -> Result<Vec<u8>> {
        let now = self.now().trunc_subsecs(0);
        let organisation = self.organisation()?;
        let built = moment(now, self.zone()?);
        let kind = self.kind(&NoticeKind::COVER_SHEET)?;
        let frame = Frame {
            language: "en".to_owned(),
            letterhead: Letterhead { logo: logo_of(self, &organisation)?, ..letterhead(&organisation) },
            reference: manifest.folder.clone(),
            version: "1".to_owned(),
            issued_at: now,
            issued_on: built.at.date_naive(),
            ..Frame::default()
        };
        let mut content = Content::new(kind.id.as_str(), kind.audience, frame);
        content.set("authority", manifest.authority.as_str());
        content.set("opened", built);
        content.set("stage", manifest.stage.as_str());
        content.set("regime", format!("{}, {}", manifest.regime, manifest.clause));
        content.set("number", row.number.as_str());
        content.set("title", format!("{}: {}", row.number, row.disclosure.title));
        let zone = self.zone()?;
        content.time_limit = self
            .answered_obligation(row.id, order.regime, order.stage, order.place)?
            .map(|obligation| time_limit_of(&obligation, zone));
        let mut listed: Vec<&PackFile> = files.iter().collect();
        listed.sort_by(|left, right| left.name.cmp(&right.name));
        content.files = listed.into_iter().map(listed_file).collect();
        let composed = notice::compose(kind, &content).map_err(|error| Error::State(error.to_string()))?;
        Ok(render(&composed.document)?.bytes)
    }

    /// The cover sheet of a pack, as it was built: name and pages.
    ///
    /// # Errors
    /// If there is no such pack, or the register can't be read.
    pub fn pack_cover(&self, pack: &str) -> Result<(String, Vec<u8>)> {
        let file = self.pack_file(pack)?;
        let (folder, files) = pack::read_zip(&file.bytes)?;
        let cover = files.into_iter().find(|(name, _)| name == COVER);
        let (_, bytes) = cover.ok_or_else(|| Error::State(format!("the pack {} has no cover sheet", file.name)))?;
        Ok((format!("{folder}-cover-sheet"), bytes))
    }

    /// The zip of a pack.
    ///
    /// # Errors
    /// If there is no such pack, or the register can't be read.
    pub fn pack_file(&self, pack: &str) -> Result<register::Attachment> {
        let reader = self.register.read();
        Ok(reader.attachment(reader.pack_named(pack)?.record.attachment)?)
    }

    /// That a file is the pack whose number it bears: its content is compared, not only its name.
    ///
    /// # Errors
    /// If it is another file, or there is no such pack, or the register can't be read.
    pub fn check_pack_file(&self, pack: &str, bytes: &[u8]) -> Result<()> {
        use sha2::{Digest, Sha256};
        let row = self.register.read().pack_named(pack)?;
        if row.record.sha256.eq_ignore_ascii_case(&hex::encode(Sha256::digest(bytes))) {
            return Ok(());
        }
        let at = format_instant(row.record.built_at, zone::Zone::UTC, Years::Always);
        Err(Error::State(format!(
            "The file is not the pack {} of this register: that one was built {at} by {}, and its content is another. Its number is taken here; another copy of the register may have given it away as well. Verify the file against the register before anything is recorded",
            foreign::one_line(&row.record.file_name),
            foreign::one_line(&row.record.built_by),
        )))
    }
}

fn listed_file(file: &PackFile) -> ListedFile {
    use sha2::{Digest, Sha256};
    let role = match file.role {
        Role::CoverSheet => "file-cover-sheet",
        Role::Notice => "file-notice",
        Role::FormData => "file-form-data",
        Role::Advisory => "file-advisory",
        Role::Certificate => "file-certificate",
        Role::Attachment | Role::Index | Role::Document | Role::Record => "file-attachment",
    };
    ListedFile {
        name: file.name.clone(),
        role: role.to_owned(),
        size: file.bytes.len() as u64,
        sha256: hex::encode(Sha256::digest(&file.bytes)),
    }
}

/// The certificates of an identity, PEM.
pub(crate) fn certificate_chain(identity: &dyn Signer) -> Vec<u8> {
    identity.certificates().iter().filter_map(Certificate::to_pem).collect::<String>().into_bytes()
}

/// A name that every system can store.
pub(crate) fn safe_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "._-".contains(character) { character } else { '_' })
        .take(120)
        .collect();
    let safe = safe.trim_matches('.').to_owned();
    if safe.is_empty() { "file".to_owned() } else { safe }
}
