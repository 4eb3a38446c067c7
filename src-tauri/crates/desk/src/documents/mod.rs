//! Controlled documents: the disclosure policy, `security.txt`, the disclosure procedure and the communication plan. They
//! are made from the settings and the rule pack; each issue is a revision that stays as it was.

mod plan;
mod policy;
mod procedure;
mod security_txt;
mod settings;

pub use plan::PlanRow;
pub use security_txt::{SecurityTxtView, TxtFault};
pub use settings::{CvdPolicy, DocumentSettings, PlanOwner, ProcedureSettings, SecurityTxtSettings};

use crate::compose_notice::letterhead;
use crate::record_fact::read_instant;
use crate::{Desk, Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use deadline::time::{Years, format_instant};
use disclosure::AttachmentId;
use notice::document::{Block, Document, Letterhead, Meta, Pair, Words, text};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const SETTING: &str = "controlled_documents";

/// Which document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The coordinated vulnerability disclosure policy (ISO/IEC 29147).
    Policy,
    /// `security.txt` (RFC 9116).
    SecurityTxt,
    /// The disclosure procedure (IEC 81001-5-1 §4.1.7).
    Procedure,
    /// The communication plan (ISO 13485 §7.2.3).
    Plan,
}

impl DocumentKind {
    /// All of them, in the order in which they are made.
    pub const ALL: [Self; 4] = [Self::Policy, Self::SecurityTxt, Self::Procedure, Self::Plan];

    /// Its title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Policy => "Vulnerability disclosure policy",
            Self::SecurityTxt => "security.txt",
            Self::Procedure => "Vulnerability disclosure procedure",
            Self::Plan => "Cybersecurity communication plan",
        }
    }

    /// What its file is called, without document ID and revision.
    const fn stem(self) -> &'static str {
        match self {
            Self::Policy => "Vulnerability-Disclosure-Policy",
            Self::SecurityTxt => "security",
            Self::Procedure => "Vulnerability-Disclosure-Procedure",
            Self::Plan => "Cybersecurity-Communication-Plan",
        }
    }
}

/// A file of a controlled document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DocumentFile {
    /// Its name.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// The file in the register.
    pub file: AttachmentId,
}

/// One revision of a controlled document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ControlledDocument {
    /// Which.
    pub kind: DocumentKind,
    /// Document ID.
    pub document_id: String,
    /// Revision, from 1.
    pub revision: u32,
    /// Who made it.
    pub issued_by: String,
    /// When, UTC.
    pub issued_at: DateTime<Utc>,
    /// Who approved it.
    pub approved_by: String,
    /// What changed.
    pub note: String,
    /// Until when it holds, UTC; nothing where it does not end.
    pub expires_at: Option<DateTime<Utc>>,
    /// The files.
    pub files: Vec<DocumentFile>,
    /// Where and when it was published.
    pub published: Vec<Publication>,
}

/// That a revision was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Where: an address.
    pub place: String,
    /// Who recorded it.
    pub by: String,
}

/// A controlled document as a front end shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DocumentView {
    /// Which.
    pub kind: DocumentKind,
    /// Its title.
    pub title: String,
    /// The revisions, the newest first.
    pub revisions: Vec<DocumentRevision>,
    /// What is missing or malformed; what stops the issue begins with its field.
    pub faults: Vec<DocumentFault>,
    /// Whether the settings or the rules changed what the newest revision says.
    pub is_outdated: bool,
    /// The day by which it must be issued again, where it expires.
    pub expires_text: Option<String>,
    /// Whether it has expired, or does within thirty days.
    pub expires_soon: bool,
}

/// A revision as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DocumentRevision {
    /// The revision.
    pub document: ControlledDocument,
    /// When it was issued, as a person reads it.
    pub issued_text: String,
    /// Each publication as a person reads it.
    pub published_texts: Vec<String>,
}

/// What is wrong with the content of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DocumentFault {
    /// The field of the settings, as a JSON Pointer.
    pub path: String,
    /// Whether it can't be issued with it.
    pub stops: bool,
    /// What is wrong, and what would be right.
    pub message: String,
    /// The section that asks for it.
    pub clause: String,
}

/// How a document is issued.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct IssueInput {
    /// Who approved it; for the procedure and the plan somebody else than who makes it.
    pub approved_by: String,
    /// What changed.
    pub note: String,
    /// Passphrase of the organisation's OpenPGP key, to sign `security.txt`; nothing to leave it unsigned.
    pub passphrase: Option<String>,
}

impl Desk {
    /// What the documents are made from.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn document_settings(&self) -> Result<DocumentSettings> {
        Ok(self.register.read().setting(settings::SETTING)?)
    }

    /// Saves what the documents are made from. It always saves; [`Desk::documents`] says what is missing.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn save_document_settings(&mut self, settings: &DocumentSettings) -> Result<()> {
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(settings::SETTING, settings).map_err(Error::from))
    }

    /// Every revision that was issued, oldest first.
    pub(crate) fn issued_documents(&self) -> Result<Vec<ControlledDocument>> {
        Ok(self.register.read().setting(SETTING)?)
    }

    /// The revision of a document that is in force: the newest, unless it has expired.
    pub(crate) fn document_in_force(&self, kind: DocumentKind) -> Result<Option<ControlledDocument>> {
        let now = self.now();
        let newest = self.issued_documents()?.into_iter().rev().find(|document| document.kind == kind);
        Ok(newest.filter(|document| document.expires_at.is_none_or(|expires| expires > now)))
    }

    /// The controlled documents, with their revisions and what is missing.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn documents(&self) -> Result<Vec<DocumentView>> {
        DocumentKind::ALL.into_iter().map(|kind| self.document_view(kind)).collect()
    }

    fn document_view(&self, kind: DocumentKind) -> Result<DocumentView> {
        let zone = self.zone()?;
        let when = |at: DateTime<Utc>| format_instant(at, zone, Years::Always);
        let mut issued: Vec<ControlledDocument> =
            self.issued_documents()?.into_iter().filter(|document| document.kind == kind).collect();
        issued.reverse();
        let newest = issued.first();
        let expires_at = newest.and_then(|document| document.expires_at);
        let soon = self.now() + chrono::TimeDelta::days(30);
        Ok(DocumentView {
            kind,
            title: kind.title().to_owned(),
            faults: self.document_faults(kind)?,
            is_outdated: match newest {
                Some(newest) => self.document_text(kind, newest.revision, newest.issued_at)? != self.text_of(newest)?,
                None => false,
            },
            expires_text: expires_at.map(when),
            expires_soon: expires_at.is_some_and(|expires| expires <= soon),
            revisions: issued
                .into_iter()
                .map(|document| DocumentRevision {
                    issued_text: when(document.issued_at),
                    published_texts: document
                        .published
                        .iter()
                        .map(|published| format!("{} since {}", published.place, when(published.at)))
                        .collect(),
                    document,
                })
                .collect(),
        })
    }

    /// What is wrong with what a document would say.
    fn document_faults(&self, kind: DocumentKind) -> Result<Vec<DocumentFault>> {
        let settings = self.document_settings()?;
        match kind {
            DocumentKind::Policy => self.policy_faults(&settings),
            DocumentKind::SecurityTxt => self.security_txt_faults(&settings),
            DocumentKind::Procedure => self.procedure_faults(&settings),
            DocumentKind::Plan => self.plan_faults(&settings),
        }
    }

    /// The content as text, to see whether it changed since: the Markdown, or `security.txt` itself.
    fn document_text(&self, kind: DocumentKind, revision: u32, issued_at: DateTime<Utc>) -> Result<String> {
        if kind == DocumentKind::SecurityTxt {
            return self.security_txt_text();
        }
        let document = self.make_document(kind, revision, issued_at, "")?;
        let blocks = document.blocks.iter().filter(|block| !matches!(block, Block::ReferenceBlock { .. })).cloned();
        let blocks = blocks.collect();
        Ok(notice::to_text(&Document { blocks, letterhead: Letterhead::default(), state: None, ..document }))
    }

    /// The text that a revision was issued with.
    fn text_of(&self, document: &ControlledDocument) -> Result<String> {
        let found = document.files.iter().find(|file| file.name == CONTENT_FILE);
        let Some(found) = found else { return Ok(String::new()) };
        let bytes = self.register.read().attachment(found.file)?.bytes;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// The document as it would be issued now.
    fn make_document(
        &self,
        kind: DocumentKind,
        revision: u32,
        issued_at: DateTime<Utc>,
        approved_by: &str,
    ) -> Result<Document> {
        let settings = self.document_settings()?;
        let document_id = settings.document_id(kind);
        let blocks = match kind {
            DocumentKind::Policy => self.policy_blocks(&settings)?,
            DocumentKind::Procedure => self.procedure_blocks(&settings)?,
            DocumentKind::Plan => self.plan_blocks(&settings)?,
            DocumentKind::SecurityTxt => Vec::new(),
        };
        let organisation = self.organisation()?;
        let title = kind.title().to_owned();
        let mut all = vec![Block::Title { text: title.clone() }];
        let mut pairs = vec![
            pair("Document", &document_id),
            pair("Revision", &revision.to_string()),
            pair("Date", &day(issued_at.with_timezone(&self.zone()?).date_naive())),
        ];
        if !approved_by.trim().is_empty() {
            pairs.push(pair("Approved by", approved_by));
        }
        all.push(Block::ReferenceBlock { pairs });
        all.extend(blocks);
        Ok(Document {
            meta: Meta {
                subject: format!("{title} of {}", organisation.name),
                title,
                reference: document_id,
                language: "en".to_owned(),
                version: revision.to_string(),
                organisation: organisation.name.clone(),
                keywords: vec!["vulnerability disclosure".to_owned(), "CVD".to_owned(), "IEC 81001-5-1".to_owned()],
                issued_at,
            },
            letterhead: letterhead(&organisation),
            state: approved_by.trim().is_empty().then(|| "DRAFT".to_owned()),
            blocks: all,
            signature: None,
            attachments: Vec::new(),
            words: Words::default(),
        })
    }

    /// A document as a draft, PDF; `security.txt` as text.
    ///
    /// # Errors
    /// If it can't be drawn; if the register can't be read.
    pub fn preview_document(&self, kind: DocumentKind) -> Result<Vec<u8>> {
        if kind == DocumentKind::SecurityTxt {
            return Ok(self.security_txt_text()?.into_bytes());
        }
        let revision = self.next_revision(kind)?;
        Ok(notice::render(&self.make_document(kind, revision, self.now(), "")?)?.bytes)
    }

    fn next_revision(&self, kind: DocumentKind) -> Result<u32> {
        let issued = self.issued_documents()?;
        Ok(issued.iter().filter(|document| document.kind == kind).map(|document| document.revision).max().unwrap_or(0)
            + 1)
    }

    /// Issues the next revision of a document.
    ///
    /// # Errors
    /// If something is missing that it can't do without; if nobody approved it; if the register can't be written.
    pub fn issue_document(&mut self, kind: DocumentKind, input: &IssueInput) -> Result<ControlledDocument> {
        let faults: Vec<String> = self
            .document_faults(kind)?
            .into_iter()
            .filter(|fault| fault.stops)
            .map(|fault| format!("  {}: {}", fault.path, fault.message))
            .collect();
        if !faults.is_empty() {
            return Err(Error::State(format!("{} can’t be issued yet:\n{}", kind.title(), faults.join("\n"))));
        }
        let approved_by = input.approved_by.trim().to_owned();
        if approved_by.is_empty() {
            return Err(Error::field("/approved_by", "a controlled document needs somebody who approved it"));
        }
        if matches!(kind, DocumentKind::Procedure | DocumentKind::Plan) && approved_by.eq_ignore_ascii_case(&self.actor)
        {
            return Err(Error::field(
                "/approved_by",
                format!("{approved_by} makes this document; somebody else must approve it"),
            ));
        }
        let revision = self.next_revision(kind)?;
        if revision > 1 && input.note.trim().is_empty() {
            return Err(Error::field("/note", "say what changed since the last revision"));
        }
        let settings = self.document_settings()?;
        let now = self.now();
        let document_id = settings.document_id(kind);
        let contents = self.document_contents(kind, revision, &document_id, input)?;
        let mut files = Vec::new();
        for (name, media_type, bytes) in &contents {
            files.push(DocumentFile {
                name: name.clone(),
                media_type: (*media_type).to_owned(),
                sha256: crate::law::sha256(bytes),
                file: AttachmentId(self.new_id()),
            });
        }
        let document = ControlledDocument {
            kind,
            document_id,
            revision,
            issued_by: self.actor.clone(),
            issued_at: now,
            approved_by,
            note: input.note.trim().to_owned(),
            expires_at: if kind == DocumentKind::SecurityTxt { self.security_txt(&settings)?.expires } else { None },
            files,
            published: Vec::new(),
        };
        let mut all = self.issued_documents()?;
        all.push(document.clone());
        let stamp = self.stamp(&input.note);
        self.register.change(&stamp, |change| {
            for (file, (name, media_type, bytes)) in document.files.iter().zip(&contents) {
                change.add_attachment(file.file, None, name, media_type, bytes)?;
            }
            change.put_setting(SETTING, &all).map_err(Error::from)
        })?;
        Ok(document)
    }

    fn document_contents(
        &self,
        kind: DocumentKind,
        revision: u32,
        document_id: &str,
        input: &IssueInput,
    ) -> Result<Vec<(String, &'static str, Vec<u8>)>> {
        let text = self.document_text(kind, revision, self.now())?;
        let kept = (CONTENT_FILE.to_owned(), "text/plain", text.into_bytes());
        if kind == DocumentKind::SecurityTxt {
            let bytes = self.security_txt_file(input.passphrase.as_deref())?.into_bytes();
            return Ok(vec![("security.txt".to_owned(), "text/plain", bytes), kept]);
        }
        let document = self.make_document(kind, revision, self.now(), input.approved_by.trim())?;
        let name = |extension: &str| format!("{}_{}_rev{revision}.{extension}", kind.stem(), file_safe(document_id));
        let mut contents = vec![(name("pdf"), "application/pdf", notice::render(&document)?.bytes)];
        if kind == DocumentKind::Policy {
            contents.push((name("html"), "text/html", notice::to_html(&document).into_bytes()));
            contents.push((
                name("md"),
                "text/markdown",
                foreign::visible(&notice::to_markdown(&document)).into_bytes(),
            ));
        }
        contents.push(kept);
        Ok(contents)
    }

    /// Records that a revision was published.
    ///
    /// # Errors
    /// If there is no such revision, or the place is none; if the instant can't be read or lies ahead; if the register can't
    /// be written.
    pub fn publish_document(&mut self, kind: DocumentKind, revision: u32, place: &str, at: &str) -> Result<()> {
        if place.trim().is_empty() {
            return Err(Error::field(
                "/place",
                "say where it was published, for example https://nordlicht.example/security",
            ));
        }
        let at = if at.trim().is_empty() { self.now() } else { read_instant(at, self.zone()?)? };
        if at > self.now() {
            return Err(Error::field("/at", "this lies ahead; a publication is recorded when it has happened"));
        }
        let mut all = self.issued_documents()?;
        let found = all.iter_mut().find(|document| document.kind == kind && document.revision == revision);
        let document = found
            .ok_or_else(|| Error::State(format!("{} has no revision {revision}; issue it first.", kind.title())))?;
        document.published.push(Publication { at, place: place.trim().to_owned(), by: self.actor.clone() });
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &all).map_err(Error::from))
    }

    /// A file of a controlled document.
    ///
    /// # Errors
    /// If no revision has it; if the register can't be read.
    pub fn document_file(&self, file: AttachmentId) -> Result<register::Attachment> {
        let issued = self.issued_documents()?;
        if !issued.iter().flat_map(|document| &document.files).any(|entry| entry.file == file) {
            return Err(Error::State("No controlled document has this file.".to_owned()));
        }
        Ok(self.register.read().attachment(file)?)
    }
}

/// Keeps what a revision says, to see whether the settings changed since.
const CONTENT_FILE: &str = "content.txt";

fn pair(label: &str, value: &str) -> Pair {
    Pair { label: label.to_owned(), value: vec![text(value)] }
}

fn heading(level: u8, words: &str, clause: Option<&str>) -> Block {
    Block::Heading { level, text: words.to_owned(), clause: clause.map(str::to_owned), anchor: None }
}

fn paragraph(words: impl Into<String>) -> Block {
    Block::paragraph(vec![text(words)])
}

fn day(on: NaiveDate) -> String {
    on.format("%-d %B %Y").to_string()
}

/// What a file name can hold on every system.
fn file_safe(name: &str) -> String {
    name.chars()
        .map(|character| if character.is_alphanumeric() || "-_.".contains(character) { character } else { '-' })
        .collect()
}
