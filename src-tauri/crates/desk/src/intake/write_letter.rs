//! Drafts for a mail program: the letter as it goes out, encrypted and signed where that is wished.

use super::letters::check_files;
use super::ready_letter::{LetterText, key, party_named};
use crate::{Desk, Error, Result};
use disclosure::{AttachmentId, Direction, Letter, LetterId, Party, Protection, SignatureState};
use exchange::{MailFile, OutgoingMail, mail_content, write_encrypted_mail, write_mail};
use openpgp::Certificate;
use register::ReportRow;
use serde::Serialize;
use ts_rs::TS;

/// A letter that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WrittenLetter {
    /// Its identifier.
    pub id: LetterId,
    /// The file in the register.
    pub attachment: AttachmentId,
    /// Name of the file.
    pub file_name: String,
    /// Whether it is encrypted.
    pub is_encrypted: bool,
}

impl Desk {
    /// Writes a letter: a draft for a mail program, kept in the correspondence as it goes out. Encrypted where that is
    /// wished, and signed where a passphrase is given.
    ///
    /// # Errors
    /// If it has no text, or it is to be encrypted and no certificate of the recipient is known; if the register can't be
    /// written.
    pub fn write_letter(
        &mut self,
        report: &str,
        text: &LetterText,
        encrypt: bool,
        passphrase: Option<&str>,
        files: &[MailFile],
    ) -> Result<WrittenLetter> {
        let row = self.register.read().report(report)?;
        if text.text.trim().is_empty() {
            return Err(Error::field("/text", "the letter has no text"));
        }
        check_files(files)?;
        let party = text.party.as_deref().map(|name| party_named(&row.report, name)).transpose()?.cloned();
        let organisation = self.organisation()?;
        if !organisation.email.contains('@') {
            return Err(Error::field(
                "/email",
                "the organisation has no e-mail address for product security to write from",
            ));
        }
        let now = self.now();
        let id = LetterId(self.new_id());
        let domain = organisation.email.rsplit('@').next().unwrap_or("localhost").to_owned();
        let mail = OutgoingMail {
            from_name: format!("{} Product Security", organisation.name),
            from: organisation.email,
            to_name: String::new(),
            bcc: Vec::new(),
            to: if text.to.trim().is_empty() { Vec::new() } else { vec![text.to.trim().to_owned()] },
            subject: text.subject.trim().to_owned(),
            text: format!("{}\n", text.text.trim()),
            files: files.to_vec(),
            at: now,
            message_id: format!("{id}@{domain}"),
            answers: String::new(),
        };
        let in_memory = |error: std::io::Error| Error::State(format!("The mail could not be written: {error}"));
        let (bytes, protection) = if encrypt {
            let certificate = self.certificate_of_recipient(&row, party.as_ref())?;
            let secret = self.channel_secret()?;
            let signer = secret.as_ref().zip(passphrase);
            let mut to = vec![certificate];
            // A copy that the organisation can read too.
            to.extend(self.channel_certificate()?);
            let armour = openpgp::encrypt(&mail_content(&mail).map_err(in_memory)?, &to, signer, now)?;
            let signed_by = signer.map(|(key, _)| key.certificate().fingerprint()).unwrap_or_default();
            let bytes = write_encrypted_mail(&mail, &armour)?;
            let signature = if signed_by.is_empty() { SignatureState::None } else { SignatureState::Good };
            (bytes, Protection { encrypted: true, signed_by, signature, note: String::new() })
        } else {
            (write_mail(&mail)?, Protection::default())
        };
        let attachment = AttachmentId(self.new_id());
        let file_name = format!("{}-{}.eml", row.number, key(text.purpose));
        let (letter_files, mut kept) = self.kept_files(files);
        kept.insert(0, (attachment, file_name.as_str(), "message/rfc822", bytes.as_slice()));
        let letter = Letter {
            direction: Direction::Out,
            at: now,
            from: self.actor.clone(),
            to: party.map_or_else(|| text.to.trim().to_owned(), |party| addressed(&party.name, text.to.trim())),
            channel: String::new(),
            subject: mail.subject,
            text: text.text.trim().to_owned(),
            purpose: Some(text.purpose),
            mail: Some(attachment),
            files: letter_files,
            protection,
            recorded_by: self.actor.clone(),
        };
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| {
            for (file, name, media_type, bytes) in &kept {
                change.add_attachment(*file, row.report.disclosure, name, media_type, bytes)?;
            }
            change.add_letter(id, row.id, &letter).map_err(Error::from)
        })?;
        Ok(WrittenLetter { id, attachment, is_encrypted: letter.protection.encrypted, file_name })
    }
    fn certificate_of_recipient(&self, row: &ReportRow, party: Option<&Party>) -> Result<Certificate> {
        let (fingerprint, path, whom) = match party {
            Some(party) => (&party.openpgp, "/party/openpgp", party.name.as_str()),
            None => (&row.report.reporter.openpgp, "/reporter/openpgp", "the reporter"),
        };
        self.certificate_of(fingerprint)?.ok_or_else(|| {
            Error::field(
                path,
                format!("no OpenPGP certificate of {whom} is known; add it, or write without encryption"),
            )
        })
    }
}

/// `CERT/CC <cert@cert.example>`, or the name alone where there is no address.
fn addressed(name: &str, address: &str) -> String {
    if address.is_empty() { name.trim().to_owned() } else { format!("{} <{address}>", name.trim()) }
}
