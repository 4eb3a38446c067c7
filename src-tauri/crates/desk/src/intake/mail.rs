//! Receiving a mail: its text and files, decrypted and its signature checked where OpenPGP protects it.

use super::open_mail::OpenedMail;
use super::receive::{Received, came_at, cves_in, vectors_in};
use crate::{Desk, Error, Result};
use deadline::time::{Years, format_instant};
use disclosure::{
    AttachmentId, Direction, Letter, LetterFile, LetterId, Protection, Report, ReportSource, Reporter, SignatureState,
};
use exchange::{Mail, MailFile};
use openpgp::Certificate;
use serde::Serialize;
use ts_rs::TS;

/// Longest title, in characters.
const MAX_TITLE: usize = 160;

/// A mail as it would be received.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MailPreview {
    /// Display name of the sender.
    pub from_name: String,
    /// Address of the sender.
    pub from: String,
    /// Subject.
    pub subject: String,
    /// When it was written, as a person reads it; nothing where it does not say.
    pub at_text: Option<String>,
    /// The text; blank while it is encrypted.
    pub text: String,
    /// The files.
    pub files: Vec<PreviewedFile>,
    /// How it is protected.
    pub protection: MailProtection,
    /// The report that it belongs to, where its subject names one.
    pub report: Option<super::NamedRecord>,
    /// What a person should know, one sentence each.
    pub remarks: Vec<String>,
}

/// A file of a mail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PreviewedFile {
    /// Its name.
    pub name: String,
    /// Its media type, as the sender says.
    pub media_type: String,
    /// Its size in bytes.
    #[ts(type = "number")]
    pub size: u64,
}

/// How a mail is protected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct MailProtection {
    /// It came encrypted.
    pub is_encrypted: bool,
    /// It is encrypted still: the passphrase of the organisation's key opens it.
    pub needs_passphrase: bool,
    /// Whose signature holds: name and fingerprint; blank where there is none.
    pub signed_by: String,
    /// What to know of it, in words.
    pub note: String,
    /// What its signature is worth.
    pub signature: SignatureState,
}

impl Desk {
    /// Reads a mail without receiving it. With a passphrase, what is encrypted is opened.
    ///
    /// # Errors
    /// If it is no mail or beyond the limits; if it is encrypted to somebody else or the passphrase is wrong.
    pub fn preview_mail(&self, bytes: &[u8], passphrase: Option<&str>) -> Result<MailPreview> {
        let opened = self.open_mail(bytes, passphrase)?;
        let zone = self.zone()?;
        let mail = &opened.mail;
        Ok(MailPreview {
            from_name: mail.from_name.clone(),
            from: mail.from.clone(),
            subject: mail.subject.clone(),
            at_text: mail.at.map(|at| deadline::time::format_instant(at, zone, deadline::time::Years::Always)),
            text: if opened.protection.needs_passphrase { mail.outside.clone() } else { mail.text.clone() },
            files: mail
                .files
                .iter()
                .map(|file| PreviewedFile {
                    name: file.name.clone(),
                    media_type: file.media_type.clone(),
                    size: file.bytes.len() as u64,
                })
                .collect(),
            report: self.report_named_in(&mail.subject)?,
            remarks: mail.remarks.iter().map(|remark| foreign::one_line(remark)).collect(),
            protection: opened.protection,
        })
    }

    /// Receives a mail: as a new report, or as a letter about one. The mail itself and its files are kept as they came.
    ///
    /// # Errors
    /// If it is no mail or beyond the limits; if it is encrypted and can't be opened; if the register can't be written.
    pub fn receive_mail(&mut self, bytes: &[u8], passphrase: Option<&str>, about: Option<&str>) -> Result<Received> {
        let OpenedMail { mail, protection, signer } = self.open_mail(bytes, passphrase)?;
        if protection.needs_passphrase {
            return Err(Error::field(
                "/passphrase",
                "the mail is encrypted; give the passphrase of the organisation’s key",
            ));
        }
        let mut remarks = signature_remark(&protection);
        remarks.extend(mail.remarks.iter().cloned());
        let brought = self.keep_certificates_of(&mail, &mut remarks)?;
        let now = self.now();
        let at = came_at(mail.at, now);
        if let Some(said) = mail.at.filter(|said| *said != at) {
            let zone = self.zone()?;
            let words = |at| format_instant(at, zone, Years::Always);
            let why = if said > now { "after it was received here" } else { "long before such products" };
            remarks.push(format!(
                "The mail says that it was sent {}, {why}. The report is recorded as received {}; change that time if you know a better one.",
                words(said),
                words(at)
            ));
        }
        let original = AttachmentId(self.new_id());
        let mut kept: Vec<(AttachmentId, String, String, &[u8])> =
            vec![(original, "mail.eml".to_owned(), "message/rfc822".to_owned(), bytes)];
        let mut files = Vec::new();
        for MailFile { name, media_type, bytes } in &mail.files {
            let file = AttachmentId(self.new_id());
            files.push(LetterFile { name: name.clone(), media_type: media_type.clone(), file });
            kept.push((file, name.clone(), media_type.clone(), bytes));
        }
        let letter = Letter {
            direction: Direction::In,
            at,
            from: sender(&mail),
            to: mail.to.join(", "),
            channel: String::new(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
            purpose: None,
            mail: Some(original),
            files,
            protection: Protection {
                encrypted: protection.is_encrypted,
                signed_by: protection.signed_by,
                note: protection.note,
                signature: protection.signature,
            },
            recorded_by: self.actor.clone(),
        };
        let kept: Vec<(AttachmentId, &str, &str, &[u8])> =
            kept.iter().map(|(id, name, kind, bytes)| (*id, name.as_str(), kind.as_str(), *bytes)).collect();
        let received = match about {
            Some(name) => self.add_letter_to(name, &letter, &kept)?,
            None => {
                let openpgp = if signer.is_empty() { brought.unwrap_or_default() } else { signer };
                let report = self.report_of(&mail, at, openpgp)?;
                self.add_report(report, &kept, &[letter])?
            }
        };
        // A remark may name what the mail names: it stays on its line.
        let remarks = remarks.iter().map(|remark| foreign::one_line(remark)).collect();
        Ok(Received { remarks, ..received })
    }

    fn report_of(&self, mail: &Mail, at: chrono::DateTime<chrono::Utc>, openpgp: String) -> Result<Report> {
        let subject = mail.subject.trim();
        let title = if subject.is_empty() { first_line(&mail.text) } else { subject.to_owned() };
        Ok(Report {
            title: if title.is_empty() { format!("Mail from {}", sender(mail)) } else { title },
            cves: cves_in(&[subject, &mail.text]),
            analysis: disclosure::Analysis { vectors: vectors_in(&mail.text), ..disclosure::Analysis::default() },
            products: self.products_named(&[], subject, &mail.text)?,
            text: mail.text.clone(),
            source: ReportSource::Researcher,
            channel: "E-mail".to_owned(),
            received_at: at,
            zone: self.zone()?.name().to_owned(),
            reporter: Reporter {
                name: mail.from_name.clone(),
                email: mail.from.clone(),
                openpgp,
                ..Reporter::default()
            },
            owner: self.actor.clone(),
            ..Report::default()
        })
    }

    pub(crate) fn add_letter_to(
        &mut self,
        report: &str,
        letter: &Letter,
        files: &[(AttachmentId, &str, &str, &[u8])],
    ) -> Result<Received> {
        let row = self.register.read().report(report)?;
        let id = LetterId(self.new_id());
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| {
            for (file, name, media_type, bytes) in files {
                change.add_attachment(*file, row.report.disclosure, name, media_type, bytes)?;
            }
            change.add_letter(id, row.id, letter).map_err(Error::from)
        })?;
        Ok(Received { id: row.id, number: row.number, title: row.report.title, remarks: Vec::new() })
    }

    /// The report whose number a subject names.
    fn report_named_in(&self, subject: &str) -> Result<Option<super::NamedRecord>> {
        let upper = subject.to_uppercase();
        let reader = self.register.read();
        for (start, _) in upper.match_indices("IN-") {
            let number: String = upper[start..]
                .chars()
                .enumerate()
                .take_while(|(index, character)| *index < 3 || character.is_ascii_digit() || *character == '-')
                .map(|(_, character)| character)
                .collect();
            if let Ok(row) = reader.report(number.trim_end_matches('-')) {
                return Ok(Some(super::NamedRecord {
                    id: row.id.to_string(),
                    number: row.number,
                    title: row.report.title,
                }));
            }
        }
        Ok(None)
    }

    /// Keeps the OpenPGP certificates that a mail brings; gives the fingerprint of the first.
    fn keep_certificates_of(&mut self, mail: &Mail, remarks: &mut Vec<String>) -> Result<Option<String>> {
        let mut first = None;
        for file in &mail.files {
            let looks = file.media_type.eq_ignore_ascii_case("application/pgp-keys")
                || file.bytes.trim_ascii_start().starts_with(b"-----BEGIN PGP PUBLIC KEY BLOCK-----");
            if !looks {
                continue;
            }
            match Certificate::read(&file.bytes) {
                Ok(certificate) => {
                    let fingerprint = self.keep_certificate(&certificate)?;
                    remarks.push(format!(
                        "The mail brought the OpenPGP certificate {fingerprint} of {}. Anybody can send a certificate: compare its fingerprint with the reporter by another way before you trust it.",
                        certificate.name()
                    ));
                    first.get_or_insert(fingerprint);
                }
                Err(error) => {
                    remarks
                        .push(format!("{} looks like an OpenPGP certificate, but can't be used: {error}", file.name));
                }
            }
        }
        Ok(first)
    }
}

/// What is told of the signature when a mail is received.
fn signature_remark(protection: &MailProtection) -> Vec<String> {
    let good =
        (protection.signature == SignatureState::Good).then(|| format!("Good signature of {}.", protection.signed_by));
    let note = Some(protection.note.clone()).filter(|note| !note.is_empty());
    good.into_iter().chain(note).collect()
}

fn sender(mail: &Mail) -> String {
    if mail.from_name.is_empty() { mail.from.clone() } else { format!("{} <{}>", mail.from_name, mail.from) }
}

/// The first line of a text that says something, shortened.
pub(super) fn first_line(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| line.chars().any(char::is_alphanumeric)).unwrap_or_default();
    let line = line.strip_suffix('.').unwrap_or(line);
    if line.chars().count() <= MAX_TITLE {
        return line.to_owned();
    }
    let short: String = line.chars().take(MAX_TITLE).collect();
    format!("{}…", short.rsplit_once(' ').map_or(short.as_str(), |(head, _)| head))
}
