//! Mails as drafts: a mail program opens the file and sends it (`X-Unsent`).
//!
//! Nothing outside ASCII stands in a header, and no header can be begun from within another one.

mod header;

use crate::MailFile;
use chrono::{DateTime, Utc};
use disclosure::{AddressFault, ascii_address, ascii_domain};
use header::{mailbox_lines, parameter, text_line};
use mail_builder::encoders::base64::base64_encode_mime;
use mail_builder::encoders::quoted_printable::quoted_printable_encode;
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
    let text = mail.text.replace("\r\n", "\n");
    if mail.files.is_empty() {
        text_part(&text, &mut bytes)?;
        return Ok(bytes);
    }
    let boundary = boundary(mail, "parts");
    bytes.extend(format!("Content-Type: multipart/mixed;\r\n boundary=\"{boundary}\"\r\n\r\n").bytes());
    bytes.extend(format!("--{boundary}\r\n").bytes());
    text_part(&text, &mut bytes)?;
    for file in &mail.files {
        bytes.extend(format!("\r\n--{boundary}\r\n").bytes());
        file_part(file, &mut bytes)?;
    }
    bytes.extend(format!("\r\n--{boundary}--\r\n").bytes());
    Ok(bytes)
}

/// The mail as a file that a mail program opens as a draft.
///
/// # Errors
/// If an address can't stand in a header.
pub fn write_mail(mail: &OutgoingMail) -> Result<Vec<u8>, MailDraftError> {
    let mut bytes = headers(mail)?.into_bytes();
    bytes.extend(mail_content(mail)?);
    Ok(bytes)
}

/// The mail with its content encrypted (PGP/MIME, RFC 3156 section 4); the subject stays readable.
///
/// # Errors
/// If an address can't stand in a header.
pub fn write_encrypted_mail(mail: &OutgoingMail, armour: &str) -> Result<Vec<u8>, MailDraftError> {
    let mut text = headers(mail)?;
    let boundary = boundary(mail, "sealed");
    let armour = armour.replace("\r\n", "\n").replace('\n', "\r\n");
    text.push_str(&format!(
        "Content-Type: multipart/encrypted;\r\n protocol=\"application/pgp-encrypted\";\r\n boundary=\"{boundary}\"\r\n\r\n\
         --{boundary}\r\nContent-Type: application/pgp-encrypted\r\nContent-Transfer-Encoding: 7bit\r\n\r\nVersion: 1\r\n\r\n\
         --{boundary}\r\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\r\nContent-Transfer-Encoding: 7bit\r\n\r\n\
         {armour}\r\n--{boundary}--\r\n"
    ));
    Ok(text.into_bytes())
}

/// Why a draft can't be written.
#[derive(Debug, thiserror::Error)]
pub enum MailDraftError {
    /// An address.
    #[error(transparent)]
    Address(#[from] AddressFault),
    /// Memory.
    #[error("the draft of the mail could not be written; close other programs and try again")]
    Write(#[from] io::Error),
}

fn headers(mail: &OutgoingMail) -> Result<String, AddressFault> {
    let named = |name: &str, address: &String| Ok((name.to_owned(), ascii_address(address)?));
    let to_name = if mail.to.len() == 1 { mail.to_name.as_str() } else { "" };
    let list = |name: &str, addresses: &[String]| {
        addresses.iter().map(|address| named(name, address)).collect::<Result<Vec<_>, AddressFault>>()
    };
    let mut text = mailbox_lines("From", &[named(&mail.from_name, &mail.from)?]);
    if !mail.to.is_empty() {
        text.push_str(&mailbox_lines("To", &list(to_name, &mail.to)?));
    }
    if !mail.bcc.is_empty() {
        text.push_str(&mailbox_lines("Bcc", &list("", &mail.bcc)?));
    }
    text.push_str(&text_line("Subject", &mail.subject));
    text.push_str(&format!("Date: {}\r\n", mail.at.format("%a, %d %b %Y %H:%M:%S +0000")));
    text.push_str(&format!("Message-ID: <{}>\r\n", identifier(&mail.message_id)));
    let answers = identifier(&mail.answers);
    if !answers.is_empty() {
        text.push_str(&format!("In-Reply-To: <{answers}>\r\nReferences: <{answers}>\r\n"));
    }
    text.push_str("X-Unsent: 1\r\nMIME-Version: 1.0\r\n");
    Ok(text)
}

/// An identifier without anything that ends it, with its domain in ASCII.
fn identifier(text: &str) -> String {
    let plain = |text: &str| -> String {
        text.chars().filter(|sign| sign.is_ascii_graphic() && !"<>,;:()[]\\\"".contains(*sign)).take(200).collect()
    };
    match text.trim().rsplit_once('@') {
        Some((left, domain)) => format!("{}@{}", plain(left), ascii_domain(domain).unwrap_or_else(|| plain(domain))),
        None => plain(text),
    }
}

fn text_part(text: &str, bytes: &mut Vec<u8>) -> io::Result<()> {
    bytes.extend(b"Content-Type: text/plain; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n");
    quoted_printable_encode(text.as_bytes(), bytes, true)?;
    Ok(())
}

fn file_part(file: &MailFile, bytes: &mut Vec<u8>) -> io::Result<()> {
    let is_token = |part: &str| {
        !part.is_empty()
            && part.len() < 64
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".+-_".contains(&byte))
    };
    // A type that holds parts or mails may not be encoded; such a file goes as bytes.
    let may_be_encoded = |kind: &str| !kind.eq_ignore_ascii_case("multipart") && !kind.eq_ignore_ascii_case("message");
    let media_type = match file.media_type.split_once('/') {
        Some((kind, subtype)) if is_token(kind) && is_token(subtype) && may_be_encoded(kind) => {
            file.media_type.as_str()
        }
        _ => "application/octet-stream",
    };
    bytes.extend(
        format!(
            "Content-Type: {media_type}\r\nContent-Disposition: attachment{}\r\n",
            parameter("filename", &file.name)
        )
        .bytes(),
    );
    bytes.extend(b"Content-Transfer-Encoding: base64\r\n\r\n");
    base64_encode_mime(&file.bytes, bytes, false)?;
    Ok(())
}

/// A boundary that follows from the mail, so that the same mail gives the same bytes.
fn boundary(mail: &OutgoingMail, level: &str) -> String {
    use sha2::{Digest, Sha256};
    let hash = hex::encode(Sha256::digest(format!("{level}\n{}\n{}", mail.message_id, mail.text)));
    format!("={level}-{}", &hash[..24])
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
        mail.files[0].name = "x\r\nBcc: someone@else.example".into();
        mail.files[0].media_type = "text/plain\r\nBcc: someone@else.example".into();
        let text = String::from_utf8(write_mail(&mail).unwrap()).unwrap();
        assert!(!text.to_lowercase().contains("\nbcc:"), "{text}");
    }
}
