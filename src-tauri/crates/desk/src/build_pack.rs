//! Building a pack for one authority and stage.

use crate::compose_notice::{letterhead, moment};
use crate::manage_identity::open_identity;
use crate::{Desk, Error, Result};
use chrono::{DateTime, SubsecRound, Utc};
use disclosure::{AttachmentId, CountryCode, DisclosureId, NoticeId, NoticeKind, PackId, PackRecord};
use notice::document::{Block, Column, Document, Meta, Pair, Row, Table, Words, text};
use notice::render;
use pack::{CHECKSUMS, MANIFEST, Manifest, PackFile, Role, SIGNATURE, checksums, write_zip};
use register::{DisclosureRow, NoticeRow};
use seal::{Signer, sign_detached};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

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
        let identity = open_identity(order.identity, order.passphrase, now)?;
        let mut files = self.pack_files(&notices, order)?;
        let chain: String = identity.certificates().iter().map(pem).collect();
        files.push(PackFile {
            name: "certificates.pem".to_owned(),
            role: Role::Certificate,
            media_type: "application/x-pem-file".to_owned(),
            bytes: chain.into_bytes(),
        });
        let mut manifest = self.manifest(&row, order, now)?;
        let cover = self.cover_sheet(&row, &manifest, &files, now)?;
        files.push(PackFile {
            name: "cover-sheet.pdf".to_owned(),
            role: Role::CoverSheet,
            media_type: "application/pdf".to_owned(),
            bytes: cover,
        });
        manifest.list(&files)?;
        let manifest_bytes = manifest.to_bytes()?;
        let signature = sign_detached(&manifest_bytes, &identity, now)?;
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
            file_name: format!("{}.zip", manifest.folder),
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
        notices
            .extend(current().filter(|row| row.record.draft.kind == NoticeKind::UserNotice && !answers(row)).cloned());
        Ok(notices)
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
        manifest: &Manifest,
        files: &[PackFile],
        now: DateTime<Utc>,
    ) -> Result<Vec<u8>> {
        let organisation = self.organisation()?;
        let built = moment(now, self.zone()?);
        let pair = |label: &str, value: &str| Pair { label: label.to_owned(), value: vec![text(value)] };
        let mut listed: Vec<&PackFile> = files.iter().collect();
        listed.sort_by(|left, right| left.name.cmp(&right.name));
        let rows = listed.iter().map(|file| {
            use sha2::{Digest, Sha256};
            let hash = hex::encode(Sha256::digest(&file.bytes));
            Row {
                cells: vec![
                    vec![text(&file.name)],
                    vec![text(role_word(file.role))],
                    vec![text(format!("{} bytes", file.bytes.len()))],
                ],
                vectors: vec![format!("SHA-256 {hash}")],
            }
        });
        let heading = |words: &str| Block::Heading { level: 1, text: words.to_owned(), anchor: None };
        let document = Document {
            meta: Meta {
                title: "Cover sheet".to_owned(),
                reference: manifest.folder.clone(),
                language: "en".to_owned(),
                version: "1".to_owned(),
                subject: format!("Submission to {} for {}", manifest.authority, row.number),
                organisation: organisation.name.clone(),
                keywords: Vec::new(),
                issued_at: now,
            },
            letterhead: letterhead(&organisation),
            state: None,
            blocks: vec![
                Block::Title { text: "Cover sheet".to_owned() },
                Block::Subtitle { text: format!("{}: {}", row.number, row.disclosure.title) },
                Block::ReferenceBlock {
                    pairs: vec![
                        pair("To", &manifest.authority),
                        pair("Date", &built.at.format("%-d %B %Y").to_string()),
                        pair("Stage", &manifest.stage),
                        pair("Time", &format!("{} {}", built.at.format("%H:%M"), built.zone)),
                        pair("Under", &format!("{}, {}", manifest.regime, manifest.clause)),
                        pair("Reference", &row.number),
                    ],
                },
                heading("What this pack holds"),
                Block::Table(Table {
                    caption: None,
                    columns: vec![
                        Column { head: "File".to_owned(), share: None, no_wrap: false },
                        Column { head: "What it is".to_owned(), share: None, no_wrap: false },
                        Column { head: "Size".to_owned(), share: None, no_wrap: true },
                    ],
                    rows: rows.collect(),
                    anchor: None,
                }),
                heading("How to check it"),
                Block::Steps {
                    items: vec![
                        vec![text("sha256sum --check SHA256SUMS compares every file with its checksum.")],
                        vec![text(
                            "openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json -CAfile ROOT.pem -purpose any -out /dev/null checks the signature over the manifest, with the sender's root certificate as ROOT.pem.",
                        )],
                        vec![text(
                            "The notices are PDF/A-3 files with a PAdES signature; any PDF reader that knows signatures checks them.",
                        )],
                    ],
                    anchor: None,
                },
            ],
            signature: None,
            attachments: Vec::new(),
            words: Words::default(),
        };
        Ok(render(&document)?.bytes)
    }

    /// The zip of a pack.
    ///
    /// # Errors
    /// If there is no such pack, or the register can't be read.
    pub fn pack_file(&self, pack: &str) -> Result<register::Attachment> {
        let reader = self.register.read();
        Ok(reader.attachment(reader.pack_named(pack)?.record.attachment)?)
    }
}

const fn role_word(role: Role) -> &'static str {
    match role {
        Role::CoverSheet => "Cover sheet",
        Role::Notice => "Sealed notice",
        Role::FormData => "Form data",
        Role::Advisory => "Machine-readable advisory",
        Role::Certificate => "Certificates of the signatures",
        Role::Attachment => "Attachment",
    }
}

/// A name that every system can store.
fn safe_name(name: &str) -> String {
    let safe: String = name
        .chars()
        .map(|character| if character.is_ascii_alphanumeric() || "._-".contains(character) { character } else { '_' })
        .take(120)
        .collect();
    let safe = safe.trim_matches('.').to_owned();
    if safe.is_empty() { "file".to_owned() } else { safe }
}

fn pem(certificate: &seal::Certificate) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for chunk in certificate.as_der().chunks(3) {
        let bytes = [chunk[0], chunk.get(1).copied().unwrap_or(0), chunk.get(2).copied().unwrap_or(0)];
        let number = u32::from_be_bytes([0, bytes[0], bytes[1], bytes[2]]);
        for position in 0..4 {
            let index = (number >> (18 - 6 * position)) & 63;
            encoded.push(if position <= chunk.len() { char::from(ALPHABET[index as usize]) } else { '=' });
        }
    }
    let lines: Vec<&str> = encoded.as_bytes().chunks(64).filter_map(|line| std::str::from_utf8(line).ok()).collect();
    format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"))
}
