//! Letters that are encrypted or signed.

use crate::certificate::password;
use crate::{Certificate, OpenPgpError, SecretKey};
use chrono::{DateTime, Utc};
use pgp::composed::SignedPublicKey;
use pgp::composed::{ArmorOptions, CleartextSignedMessage, Deserializable, DetachedSignature, Message, MessageBuilder};
use pgp::crypto::hash::HashAlgorithm;
use pgp::crypto::sym::SymmetricKeyAlgorithm;
use pgp::packet::PublicSubkey;
use rand_openpgp::rngs::OsRng;
use std::io::{Cursor, Read};

/// The largest message that is read, in bytes.
const MAX_MESSAGE: usize = 40 * 1024 * 1024;
/// The largest content that a message may have, in bytes: a compressed one can be far larger than itself.
const MAX_CONTENT: u64 = 100 * 1024 * 1024;
/// Most layers of compression and signatures.
const MAX_LAYERS: usize = 8;

/// What was in a protected letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The content: a MIME part, or text.
    pub content: Vec<u8>,
    /// Who signed it.
    pub signed_by: SignedBy,
}

/// Whose signature a letter carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedBy {
    /// Nobody's.
    Nobody,
    /// That of a certificate that is known here; its fingerprint.
    Known(String),
    /// It holds for none of the certificates that are known here.
    Unknown,
}

/// Encrypts to certificates, and signs where a key is given.
///
/// # Errors
/// If nothing can be encrypted to one of them, or the passphrase is wrong.
pub fn encrypt(
    content: &[u8],
    to: &[Certificate],
    signer: Option<(&SecretKey, &str)>,
    now: DateTime<Utc>,
) -> Result<String, OpenPgpError> {
    let mut builder = MessageBuilder::from_bytes("", content.to_vec()).seipd_v1(OsRng, SymmetricKeyAlgorithm::AES256);
    for certificate in to {
        let key = certificate.encryption_key(now).ok_or_else(|| OpenPgpError::CannotEncrypt(certificate.name()))?;
        builder.encrypt_to_key(OsRng, &key)?;
    }
    let password = signer.map(|(_, passphrase)| password(passphrase));
    if let (Some((key, passphrase)), Some(password)) = (signer, password) {
        key.unlock(passphrase)?;
        builder.sign(&*key.key, password, HashAlgorithm::Sha256);
    }
    Ok(builder.to_armored_string(OsRng, ArmorOptions::default())?)
}

/// Decrypts a message, and checks its signature against the certificates that are known.
///
/// # Errors
/// If it is no message, is encrypted to somebody else, or the passphrase is wrong.
pub fn open_encrypted(
    message: &[u8],
    key: &SecretKey,
    passphrase: &str,
    known: &[Certificate],
) -> Result<Opened, OpenPgpError> {
    key.unlock(passphrase)?;
    let wrong = |error: pgp::errors::Error| OpenPgpError::Message(error.to_string());
    let parsed = read(message)?;
    if !parsed.is_encrypted() {
        return Err(OpenPgpError::Message("it is not encrypted".to_owned()));
    }
    let own = key.certificate().fingerprint();
    let mut message = parsed.decrypt(&password(passphrase), &key.key).map_err(|_| OpenPgpError::OtherRecipient(own))?;
    for _ in 0..MAX_LAYERS {
        if !message.is_compressed() {
            break;
        }
        message = message.decompress().map_err(wrong)?;
    }
    let content = content(&mut message)?;
    let signed_by = if message.is_signed() || message.is_one_pass_signed() {
        signer(known, |key| message.verify(key).is_ok(), |key| message.verify(key).is_ok())
    } else {
        SignedBy::Nobody
    };
    Ok(Opened { content, signed_by })
}

/// Reads a text that is signed in itself (RFC 9580 section 7).
///
/// # Errors
/// If it is none.
pub fn open_signed(text: &str, known: &[Certificate]) -> Result<Opened, OpenPgpError> {
    if text.len() > MAX_MESSAGE {
        return Err(OpenPgpError::TooLarge { what: "the message", size: text.len(), limit: MAX_MESSAGE });
    }
    let (message, _) =
        CleartextSignedMessage::from_string(text).map_err(|error| OpenPgpError::Message(error.to_string()))?;
    let signed_by = signer(known, |key| message.verify(key).is_ok(), |key| message.verify(key).is_ok());
    Ok(Opened { content: message.signed_text().into_bytes(), signed_by })
}

/// Checks a signature that stands apart from what it signs (RFC 3156 section 5).
///
/// # Errors
/// If it is no signature.
pub fn verify_apart(content: &[u8], signature: &[u8], known: &[Certificate]) -> Result<SignedBy, OpenPgpError> {
    let wrong = |error: pgp::errors::Error| OpenPgpError::Message(error.to_string());
    let signature = if signature.trim_ascii_start().starts_with(b"-----") {
        DetachedSignature::from_armor_single(Cursor::new(signature)).map_err(wrong)?.0
    } else {
        DetachedSignature::from_bytes(Cursor::new(signature)).map_err(wrong)?
    };
    let by_subkey = |key: &PublicSubkey| signature.verify(key, content).is_ok();
    Ok(signer(known, |key| signature.verify(key, content).is_ok(), by_subkey))
}

/// Signs a text in itself, as `security.txt` asks (RFC 9116 section 2.3).
///
/// # Errors
/// If the passphrase is wrong.
pub fn clear_sign(text: &str, key: &SecretKey, passphrase: &str) -> Result<String, OpenPgpError> {
    key.unlock(passphrase)?;
    let signed = CleartextSignedMessage::sign(OsRng, text, &*key.key, &password(passphrase))?;
    Ok(signed.to_armored_string(ArmorOptions::default())?)
}

fn read(message: &[u8]) -> Result<Message<'_>, OpenPgpError> {
    if message.len() > MAX_MESSAGE {
        return Err(OpenPgpError::TooLarge { what: "the message", size: message.len(), limit: MAX_MESSAGE });
    }
    let wrong = |error: pgp::errors::Error| OpenPgpError::Message(error.to_string());
    if message.trim_ascii_start().starts_with(b"-----") {
        Ok(Message::from_armor(Cursor::new(message)).map_err(wrong)?.0)
    } else {
        Message::from_bytes(Cursor::new(message)).map_err(wrong)
    }
}

fn content(message: &mut Message<'_>) -> Result<Vec<u8>, OpenPgpError> {
    let mut content = Vec::new();
    let read = message.by_ref().take(MAX_CONTENT + 1).read_to_end(&mut content);
    read.map_err(|error| OpenPgpError::Message(error.to_string()))?;
    if content.len() as u64 > MAX_CONTENT {
        let limit = usize::try_from(MAX_CONTENT).unwrap_or(usize::MAX);
        return Err(OpenPgpError::TooLarge { what: "the content of the message", size: content.len(), limit });
    }
    Ok(content)
}

/// The first certificate whose primary key, or one of whose subkeys, made the signature.
fn signer(
    known: &[Certificate],
    by_primary: impl Fn(&SignedPublicKey) -> bool,
    by_subkey: impl Fn(&PublicSubkey) -> bool,
) -> SignedBy {
    let made = |certificate: &&Certificate| {
        by_primary(&certificate.key) || certificate.key.public_subkeys.iter().any(|subkey| by_subkey(&subkey.key))
    };
    known.iter().find(made).map_or(SignedBy::Unknown, |certificate| SignedBy::Known(certificate.fingerprint()))
}
