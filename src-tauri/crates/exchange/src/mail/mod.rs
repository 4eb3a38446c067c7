//! A mail as it comes in (RFC 5322, MIME): its headers, its text, its files, and what of it is protected by OpenPGP.
//!
//! Nothing is rendered: HTML is read as text. Files are kept as they are; of packages only `winmail.dat` and what S/MIME
//! signs is opened. What is there unread is said, and no mail gives an empty report without a remark.

mod charset;
mod part;
mod parts;
mod protected;
mod rtf;
mod smime;
mod tnef;

use chrono::{DateTime, Utc};
use mail_parser::{Address, MessageParser};
use part::is_entity;
use parts::read_content;
use protected::InText;
use std::path::Path;
use thiserror::Error;

/// The largest mail that is read, in bytes.
pub const MAX_MAIL: usize = 40 * 1024 * 1024;
/// Most parts of one mail.
const MAX_PARTS: usize = 500;
/// Longest text, in characters.
const MAX_TEXT: usize = 1_000_000;
/// Longest header, in characters.
const MAX_HEADER: usize = 1_000;

/// A mail.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mail {
    /// Display name of the sender.
    pub from_name: String,
    /// Address of the sender.
    pub from: String,
    /// Addresses of the recipients.
    pub to: Vec<String>,
    /// Subject.
    pub subject: String,
    /// When it was written, UTC, as its header says.
    pub at: Option<DateTime<Utc>>,
    /// Its identifier.
    pub message_id: String,
    /// The text; of a mail that has only HTML, that as text.
    pub text: String,
    /// Files that came with it.
    pub files: Vec<MailFile>,
    /// What is encrypted or signed in it.
    pub protected: Option<Protected>,
    /// What its signature does not cover, each as it may be shown: the first words of a text in quotation marks, or the
    /// name of a file.
    pub unsigned: Vec<String>,
    /// Text that stands around an encrypted message.
    pub outside: String,
    /// What could not be read, in words.
    pub remarks: Vec<String>,
}

/// A file of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailFile {
    /// Its name, without any folder.
    pub name: String,
    /// Its media type, as the sender says.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl MailFile {
    /// A file of this name, with the media type that its ending says.
    #[must_use]
    pub fn named(path: &Path, bytes: Vec<u8>) -> Self {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
        let media_type = match ending.as_str() {
            "pdf" => "application/pdf",
            "txt" | "md" | "log" => "text/plain",
            "csv" => "text/csv",
            "json" => "application/json",
            "eml" => "message/rfc822",
            "png" => "image/png",
            "jpg" | "jpeg" => "image/jpeg",
            "zip" => "application/zip",
            "asc" | "pgp" | "gpg" => "application/pgp-encrypted",
            _ => "application/octet-stream",
        };
        Self { name, media_type: media_type.to_owned(), bytes }
    }
}

/// What OpenPGP protects in a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Protected {
    /// The whole content is encrypted: PGP/MIME (RFC 3156), or a message in the text.
    Encrypted(Vec<u8>),
    /// The content is signed apart (RFC 3156): the signed bytes, and the signature.
    Signed {
        /// What was signed, with line ends as on the wire.
        content: Vec<u8>,
        /// The signature.
        signature: Vec<u8>,
    },
    /// The text is signed in itself (RFC 9580 section 7): the block as it came, and in UTF-8; one that fits is enough.
    ClearSigned(Vec<Vec<u8>>),
    /// It carries a signature of S/MIME, which is not checked here.
    SmimeSigned,
    /// It is encrypted with S/MIME, and can't be opened here.
    SmimeEncrypted,
}

/// Why a file is no mail that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MailError {
    /// Too large.
    #[error("the mail has {0} bytes; at most {MAX_MAIL} are read. Save its text and its files one by one")]
    TooLarge(usize),
    /// No mail.
    #[error(
        "the file is not a mail: it has none of the headers From, To, Subject and Date. Save the mail as .eml and try again"
    )]
    NoMail,
    /// Too many parts.
    #[error("the mail has {0} parts; at most {MAX_PARTS} are read")]
    TooManyParts(usize),
}

/// Reads a mail.
///
/// # Errors
/// If it is none, or beyond the limits.
pub fn read_mail(bytes: &[u8]) -> Result<Mail, MailError> {
    if bytes.len() > MAX_MAIL {
        return Err(MailError::TooLarge(bytes.len()));
    }
    let bytes = charset::with_readable_headers(charset::without_mark(bytes));
    let message = MessageParser::default().parse(bytes.as_ref()).ok_or(MailError::NoMail)?;
    if message.parts.len() > MAX_PARTS {
        return Err(MailError::TooManyParts(message.parts.len()));
    }
    if message.from().is_none() && message.to().is_none() && message.subject().is_none() && message.date().is_none() {
        return Err(MailError::NoMail);
    }
    let mut mail = Mail {
        subject: header(message.subject().unwrap_or_default()),
        message_id: header(message.message_id().unwrap_or_default()),
        at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
        ..Mail::default()
    };
    if let Some((name, address)) = message.from().or(message.sender()).or(message.reply_to()).and_then(first) {
        (mail.from_name, mail.from) = (header(&name), header(&address));
    }
    mail.to = message.to().map(addresses).unwrap_or_default();
    if mail.at.is_none() {
        mail.remarks.push("The mail has no date, or one that can't be read.".to_owned());
    }
    read_content(&message, &mut mail);
    Ok(mail)
}

impl Mail {
    /// The mail with what was decrypted in the place of its content: a MIME entity (RFC 3156 section 4), or plain text
    /// where a message stood in the text.
    ///
    /// # Errors
    /// If it is beyond the limits.
    pub fn opened(&self, decrypted: &[u8]) -> Result<Self, MailError> {
        if decrypted.len() > MAX_MAIL {
            return Err(MailError::TooLarge(decrypted.len()));
        }
        let remarks = self.remarks.clone();
        let mut mail = Self { text: String::new(), files: Vec::new(), protected: None, remarks, ..self.clone() };
        let parsed = is_entity(decrypted).then(|| MessageParser::default().parse(decrypted)).flatten();
        match parsed {
            Some(message) if message.parts.len() > MAX_PARTS => {
                return Err(MailError::TooManyParts(message.parts.len()));
            }
            Some(message) => {
                read_content(&message, &mut mail);
                // Some programs hide the true subject inside (protected headers).
                if let Some(subject) = message.subject() {
                    mail.subject = header(subject);
                }
            }
            None => {
                let (text, remark) = charset::decode(decrypted, "");
                mail.remarks.extend(remark);
                mail.text = shortened(&text, &mut mail.remarks);
                match protected::in_text(&mail.text) {
                    Some(InText::Signed { before, text, after }) => {
                        mail.protected = protected::signed_block(decrypted)
                            .map(|block| Protected::ClearSigned(vec![block.to_vec()]));
                        let around = [before, after].into_iter().filter(|text| !text.is_empty());
                        mail.unsigned = around.map(|text| format!("“{text}”")).collect();
                        mail.text = text;
                    }
                    Some(InText::Encrypted { .. }) => {
                        mail.remarks.push(
                            "What was decrypted holds a further encrypted message, which was not opened.".to_owned(),
                        );
                    }
                    None => {}
                }
            }
        }
        // What came next to the encrypted part stays, and is told apart from it.
        if !self.outside.is_empty() {
            mail.text =
                format!("{}\n\n[The following text was not encrypted.]\n{}", mail.text, self.outside).trim().to_owned();
        }
        let mut outer = self.files.clone();
        mail.files.append(&mut outer);
        Ok(mail)
    }
}

fn first(address: &Address<'_>) -> Option<(String, String)> {
    let first = address.first()?;
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    Some((text(first.name()), text(first.address())))
}

fn addresses(address: &Address<'_>) -> Vec<String> {
    address.iter().filter_map(|entry| entry.address()).map(header).take(100).collect()
}

/// A header on one line and of a sensible length.
fn header(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(MAX_HEADER).collect()
}

fn shortened(text: &str, remarks: &mut Vec<String>) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    let Some((end, _)) = text.char_indices().nth(MAX_TEXT) else { return text.to_owned() };
    remarks.push(format!("The text is longer than {MAX_TEXT} characters; its end is in the mail itself only."));
    text[..end].to_owned()
}

/// The name without any folder, and with nothing in it that a system could not store; where there is none, a number and
/// `instead`.
fn file_name(name: &str, number: usize, instead: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let safe: String = last
        .chars()
        .filter(|character| !character.is_control() && !"<>:\"|?*".contains(*character))
        .take(120)
        .collect();
    let safe = safe.trim().trim_start_matches('.').to_owned();
    if !safe.is_empty() {
        return safe;
    }
    match instead.split_once('.') {
        Some((stem, ending)) => format!("{stem}-{number}.{ending}"),
        None => format!("file-{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(lines: &[&str]) -> Mail {
        read_mail(lines.join("\r\n").as_bytes()).unwrap()
    }

    #[test]
    fn a_plain_mail_is_read() {
        let mail = mail(&[
            "From: =?utf-8?q?R=C3=A9na_Fiktiv?= <rena@research.example>",
            "To: psirt@nordlicht.example, other@nordlicht.example",
            "Subject: =?utf-8?b?TW90IGRlIHBhc3Nl?=",
            "Date: Fri, 20 Nov 2026 09:40:00 +0100",
            "Message-ID: <1@research.example>",
            "",
            "The service account has the password admin.",
        ]);
        assert_eq!((mail.from_name.as_str(), mail.from.as_str()), ("Réna Fiktiv", "rena@research.example"));
        assert_eq!(mail.subject, "Mot de passe");
        assert_eq!(mail.to.len(), 2);
        assert_eq!(mail.at, "2026-11-20T08:40:00Z".parse().ok());
        assert_eq!(mail.text, "The service account has the password admin.");
        assert_eq!(mail.remarks, Vec::<String>::new());
    }

    #[test]
    fn html_is_text_and_files_lose_their_folders() {
        let mail = mail(&[
            "From: a@b.example",
            "Subject: x",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=\"b\"",
            "",
            "--b",
            "Content-Type: text/html; charset=utf-8",
            "",
            "<p>Look <b>here</b><script>alert(1)</script><img src=x onerror=alert(2)></p>",
            "--b",
            "Content-Type: application/zip; name=\"../../../etc/poc.zip\"",
            "Content-Disposition: attachment; filename=\"../../../etc/poc.zip\"",
            "Content-Transfer-Encoding: base64",
            "",
            "UEsDBA==",
            "--b--",
            "",
        ]);
        assert!(mail.text.contains("Look here") && !mail.text.contains('<'), "{}", mail.text);
        assert_eq!(mail.files.len(), 1);
        assert_eq!((mail.files[0].name.as_str(), mail.files[0].media_type.as_str()), ("poc.zip", "application/zip"));
        assert_eq!(mail.files[0].bytes, b"PK\x03\x04");
        assert_eq!(mail.remarks.len(), 1, "no date");
    }

    #[test]
    fn what_is_protected_is_told() {
        let encrypted = mail(&[
            "From: a@b.example",
            "Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"b\"",
            "",
            "--b",
            "Content-Type: application/pgp-encrypted",
            "",
            "Version: 1",
            "--b",
            "Content-Type: application/octet-stream; name=\"encrypted.asc\"",
            "",
            "-----BEGIN PGP MESSAGE-----",
            "",
            "wcFM",
            "-----END PGP MESSAGE-----",
            "--b--",
        ]);
        assert!(
            matches!(&encrypted.protected, Some(Protected::Encrypted(bytes)) if bytes.starts_with(b"-----BEGIN PGP")),
            "{encrypted:?}"
        );
        let inline = mail(&[
            "From: a@b.example",
            "",
            "Hello",
            "-----BEGIN PGP MESSAGE-----",
            "",
            "wcFM",
            "-----END PGP MESSAGE-----",
        ]);
        assert!(matches!(inline.protected, Some(Protected::Encrypted(_))));
    }

    #[test]
    fn what_is_no_mail_is_refused() {
        assert_eq!(read_mail(b"").unwrap_err(), MailError::NoMail);
        assert_eq!(read_mail(b"\x89PNG\r\n\x1a\n").unwrap_err(), MailError::NoMail);
        assert_eq!(read_mail(&vec![b'a'; MAX_MAIL + 1]).unwrap_err(), MailError::TooLarge(MAX_MAIL + 1));
    }
}
