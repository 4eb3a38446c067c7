//! Letters that are encrypted or signed.

use crate::armour::{is_armoured, tidy};
use crate::certificate::password;
use crate::cleartext::MAX_SIGNATURES;
use crate::error::{DAMAGED, reason};
use crate::signature::judge;
use crate::{Certificate, OpenPgpError, SecretKey, SignedBy};
use chrono::{DateTime, Utc};
use pgp::composed::{
    ArmorOptions, CleartextSignedMessage, DecryptionOptions, Edata, Esk, Message, MessageBuilder, TheRing,
};
use pgp::crypto::hash::HashAlgorithm;
use pgp::crypto::sym::SymmetricKeyAlgorithm;
use rand_openpgp::rngs::OsRng;
use std::io::{Cursor, Read};

/// The largest message that is read, in bytes.
pub(crate) const MAX_MESSAGE: usize = 40 * 1024 * 1024;
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
    /// Whether it was encrypted.
    pub was_encrypted: bool,
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

/// Decrypts a message, and checks its signature against the certificates that are known. One that is not encrypted needs
/// no key.
///
/// # Errors
/// If it is no message, is encrypted to somebody else, or the passphrase is wrong.
pub fn open_message(
    message: &[u8],
    key: Option<(&SecretKey, &str)>,
    known: &[Certificate],
) -> Result<Opened, OpenPgpError> {
    let wrong = |error: pgp::errors::Error| OpenPgpError::Message(reason(&error));
    if let Some((key, passphrase)) = key {
        key.unlock(passphrase)?;
    }
    let tidied = tidy(message);
    let mut message = read(&tidied)?;
    let mut was_encrypted = false;
    for _ in 0..MAX_LAYERS {
        if message.is_encrypted() {
            let Some((key, passphrase)) = key else { return Err(OpenPgpError::NeedsKey) };
            message = decrypted(message, key, passphrase)?;
            was_encrypted = true;
        } else if message.is_compressed() {
            message = message.decompress().map_err(wrong)?;
        } else {
            break;
        }
    }
    let content = content(&mut message)?;
    let signed_by = signed_by(&message, known);
    Ok(Opened { content, signed_by, was_encrypted })
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

/// Whether a private key is needed to read a message: one that is signed or compressed alone needs none.
///
/// # Errors
/// If it is no message.
pub fn needs_key(message: &[u8]) -> Result<bool, OpenPgpError> {
    Ok(read(&tidy(message))?.is_encrypted())
}

fn read(message: &[u8]) -> Result<Message<'_>, OpenPgpError> {
    if message.len() > MAX_MESSAGE {
        return Err(OpenPgpError::TooLarge { what: "the message", size: message.len(), limit: MAX_MESSAGE });
    }
    let wrong = |error: pgp::errors::Error| OpenPgpError::Message(reason(&error));
    if is_armoured(message) {
        Ok(Message::from_armor(Cursor::new(message)).map_err(wrong)?.0)
    } else {
        Message::from_bytes(Cursor::new(message)).map_err(wrong)
    }
}

fn decrypted<'m>(message: Message<'m>, key: &SecretKey, passphrase: &str) -> Result<Message<'m>, OpenPgpError> {
    let own = key.certificate().fingerprint();
    if let Message::Encrypted { esk, edata, .. } = &message {
        if matches!(edata, Edata::SymEncryptedData { .. }) {
            return Err(OpenPgpError::NoIntegrity(own));
        }
        if !esk.is_empty() && esk.iter().all(|key| matches!(key, Esk::SymKeyEncryptedSessionKey(_))) {
            return Err(OpenPgpError::ByPassword(own));
        }
    }
    let password = password(passphrase);
    let ring = TheRing {
        secret_keys: vec![&key.key],
        key_passwords: vec![&password],
        // GnuPG 2.3 and later encrypt so by default to keys of their own.
        decrypt_options: DecryptionOptions::new().enable_gnupg_aead(),
        ..TheRing::default()
    };
    match message.decrypt_the_ring(ring, true) {
        Ok((message, _)) => Ok(message),
        Err(pgp::errors::Error::MissingKey) => Err(OpenPgpError::OtherRecipient(own)),
        Err(error) => Err(OpenPgpError::Message(reason(&error))),
    }
}

fn content(message: &mut Message<'_>) -> Result<Vec<u8>, OpenPgpError> {
    let mut content = Vec::new();
    let read = message.by_ref().take(MAX_CONTENT + 1).read_to_end(&mut content);
    read.map_err(|_| OpenPgpError::Message(DAMAGED))?;
    if content.len() as u64 > MAX_CONTENT {
        let limit = usize::try_from(MAX_CONTENT).unwrap_or(usize::MAX);
        return Err(OpenPgpError::TooLarge { what: "the content of the message", size: content.len(), limit });
    }
    Ok(content)
}

fn signed_by(message: &Message<'_>, known: &[Certificate]) -> SignedBy {
    let Message::Signed { reader, .. } = message else { return SignedBy::Nobody };
    let count = reader.num_signatures().min(MAX_SIGNATURES);
    let signatures = (0..count).filter_map(|index| Some((index, reader.signature(index)?)));
    judge(signatures, known, |index, _, maker| message.verify_nested_explicit(index, maker.key()).map(|_| ()))
}
