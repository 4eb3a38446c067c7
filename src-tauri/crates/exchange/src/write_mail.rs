//! Mails as drafts: a mail program opens the file and sends it (`X-Unsent`).

use crate::MailFile;
use chrono::{DateTime, Utc};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use std::io;

/// A mail that is to go out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutgoingMail {
    /// Display name of the sender.
    pub from_name: String,
    /// Address of the sender.
    pub from: String,
    /// Display name of the recipient, where there is one.
    pub to_name: String,
    /// Addresses of the recipients.
    pub to: Vec<String>,
    /// Addresses of recipients whom the others do not see.
    pub bcc: Vec<String>,
    /// Subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Files that go with it.
    pub files: Vec<MailFile>,
    /// When it was written, UTC.
    pub at: DateTime<Utc>,
    /// The identifier, without angle brackets.
    pub message_id: String,
    /// The identifier of the mail that it answers; blank where there is none.
    pub answers: String,
}

/// The content of a mail as one MIME entity: what is encrypted (RFC 3156 section 4).
///
/// # Errors
/// Never in memory.
pub fn mail_content(mail: &OutgoingMail) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    content(mail).write_part(&mut bytes)?;
    Ok(bytes)
}

/// The mail as a file that a mail program opens as a draft.
///
/// # Errors
/// Never in memory.
pub fn write_mail(mail: &OutgoingMail) -> io::Result<Vec<u8>> {
    headers(mail).body(content(mail)).write_to_vec()
}

/// The mail with its content encrypted (PGP/MIME, RFC 3156 section 4); the subject stays readable.
///
/// # Errors
/// Never in memory.
pub fn write_encrypted_mail(mail: &OutgoingMail, armour: &str) -> io::Result<Vec<u8>> {
    let version = MimePart::new(ContentType::new("application/pgp-encrypted"), b"Version: 1\r\n".as_slice())
        .transfer_encoding("7bit");
    let encrypted = MimePart::new(
        ContentType::new("application/octet-stream").attribute("name", "encrypted.asc"),
        BodyPart::Binary(wire(armour).into_bytes().into()),
    )
    .transfer_encoding("7bit");
    let kind = ContentType::new("multipart/encrypted")
        .attribute("protocol", "application/pgp-encrypted")
        .attribute("boundary", boundary(mail, "sealed"));
    headers(mail).body(MimePart::new(kind, vec![version, encrypted])).write_to_vec()
}

fn headers(mail: &OutgoingMail) -> MessageBuilder<'static> {
    let address = |name: Option<String>, address: &str| Address::new_address(name, plain_address(address));
    let named = |name: &str| (!name.trim().is_empty()).then(|| one_line(name));
    let to_name = named(&mail.to_name).filter(|_| mail.to.len() == 1);
    let to: Vec<Address<'static>> = mail.to.iter().map(|to| address(to_name.clone(), to)).collect();
    let bcc: Vec<Address<'static>> = mail.bcc.iter().map(|to| address(None, to)).collect();
    let name = named(&mail.from_name);
    let mut builder = MessageBuilder::new()
        .from(address(name, &mail.from))
        .to(Address::new_list(to))
        .subject(one_line(&mail.subject))
        .date(mail.at.timestamp())
        .message_id(plain_address(&mail.message_id))
        .header("X-Unsent", Raw::new("1"));
    if !bcc.is_empty() {
        builder = builder.bcc(Address::new_list(bcc));
    }
    if !mail.answers.trim().is_empty() {
        let answers = plain_address(&mail.answers);
        builder = builder.in_reply_to(answers.clone()).references(answers);
    }
    builder
}

/// A header value on one line: a line break would begin a header of its own.
fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_control()).map(str::trim).collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// An address without anything that ends or begins one.
fn plain_address(text: &str) -> String {
    text.chars()
        .filter(|character| !character.is_control() && !character.is_whitespace() && !"<>,;".contains(*character))
        .collect()
}

fn content(mail: &OutgoingMail) -> MimePart<'_> {
    let text = MimePart::new(ContentType::new("text/plain").attribute("charset", "utf-8"), mail.text.as_str());
    if mail.files.is_empty() {
        return text;
    }
    let mut parts = vec![text];
    for file in &mail.files {
        parts.push(
            MimePart::new(plain_address(&file.media_type), file.bytes.as_slice()).attachment(one_line(&file.name)),
        );
    }
    MimePart::new(ContentType::new("multipart/mixed").attribute("boundary", boundary(mail, "parts")), parts)
}

/// A boundary that follows from the mail, so that the same mail gives the same bytes.
fn boundary(mail: &OutgoingMail, level: &str) -> String {
    use sha2::{Digest, Sha256};
    let hash = hex::encode(Sha256::digest(format!("{level}\n{}\n{}", mail.message_id, mail.text)));
    format!("={level}-{}", &hash[..24])
}

fn wire(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Protected, read_mail};

    fn mail() -> OutgoingMail {
        OutgoingMail {
            from_name: "Nordlicht Produktsicherheit".into(),
            from: "psirt@nordlicht.example".into(),
            to_name: "Rena Örtel".into(),
            to: vec!["rena@research.example".into()],
            bcc: Vec::new(),
            subject: "[IN-2026-0001] Réponse".into(),
            text: "Guten Tag,\n\ndanke für den Bericht.\n".into(),
            files: vec![MailFile {
                name: "Übersicht.txt".into(),
                media_type: "text/plain".into(),
                bytes: "größer".as_bytes().to_vec(),
            }],
            at: "2026-11-20T09:00:00Z".parse().unwrap(),
            message_id: "1@nordlicht.example".into(),
            answers: "7@research.example".into(),
        }
    }

    #[test]
    fn a_draft_reads_back_and_is_the_same_each_time() {
        let bytes = write_mail(&mail()).unwrap();
        assert_eq!(bytes, write_mail(&mail()).unwrap());
        let read = read_mail(&bytes).unwrap();
        assert_eq!(read.subject, mail().subject);
        assert_eq!(read.text, mail().text.trim());
        assert_eq!(read.at, Some(mail().at));
        assert_eq!(
            (read.files[0].name.as_str(), read.files[0].bytes.as_slice()),
            ("Übersicht.txt", "größer".as_bytes())
        );
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.contains("X-Unsent: 1\r\n") && text.contains("In-Reply-To: <7@research.example>"), "{text}");
    }

    #[test]
    fn an_encrypted_one_shows_only_its_envelope() {
        let armour = "-----BEGIN PGP MESSAGE-----\n\nwcFM\n-----END PGP MESSAGE-----\n";
        let bytes = write_encrypted_mail(&mail(), armour).unwrap();
        let read = read_mail(&bytes).unwrap();
        assert!(matches!(read.protected, Some(Protected::Encrypted(_))), "{read:?}");
        assert!(!String::from_utf8(bytes).unwrap().contains("danke"));
        let inside = mail_content(&mail()).unwrap();
        let opened = read.opened(&inside).unwrap();
        assert_eq!(opened.text, mail().text.trim());
        assert_eq!(opened.files.len(), 1);
    }

    #[test]
    fn a_line_break_in_a_header_makes_no_header() {
        let mut mail = mail();
        mail.subject = "x\r\nBcc: someone@else.example".into();
        mail.from_name = "x\r\nBcc: someone@else.example".into();
        mail.to_name = mail.from_name.clone();
        mail.to = vec!["a@b.example>\r\nBcc: <someone@else.example".into()];
        mail.files[0].name = "x\r\nBcc: someone@else.example".into();
        mail.files[0].media_type = "text/plain\r\nBcc: someone@else.example".into();
        let text = String::from_utf8(write_mail(&mail).unwrap()).unwrap();
        assert!(!text.to_lowercase().contains("\nbcc:"), "{text}");
    }
}
