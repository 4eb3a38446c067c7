//! Opening a mail: what is encrypted is decrypted, and its signature checked against the certificates that are known.

use super::mail::MailProtection;
use crate::{Desk, Error, Result};
use disclosure::SignatureState;
use exchange::{Mail, Protected, read_mail};
use openpgp::{Certificate, SignedBy, needs_key, open_message, open_signed, verify_apart};

/// Most layers of protection: signed, then encrypted, and once more by a mailing list.
const MAX_LAYERS: usize = 4;

/// A mail, with what protected it taken off.
pub(super) struct OpenedMail {
    pub(super) mail: Mail,
    pub(super) protection: MailProtection,
    /// Fingerprint of the certificate whose signature is good; blank where there is none.
    pub(super) signer: String,
}

impl Desk {
    /// Reads a mail, and opens what is encrypted where a passphrase is given.
    pub(super) fn open_mail(&self, bytes: &[u8], passphrase: Option<&str>) -> Result<OpenedMail> {
        let known = self.certificates()?;
        let mut opened =
            OpenedMail { mail: read_mail(bytes)?, protection: MailProtection::default(), signer: String::new() };
        for _ in 0..MAX_LAYERS {
            match opened.mail.protected.take() {
                None => break,
                Some(Protected::Encrypted(message)) => {
                    if !self.decrypt(&mut opened, message, passphrase, &known)? {
                        break;
                    }
                }
                Some(Protected::Signed { content, signature }) => {
                    opened.judge(verify_apart(&[&content], &signature, &known), &known, self.now());
                    break;
                }
                Some(Protected::ClearSigned(blocks)) => {
                    // The text as it came, or as it reads in UTF-8: one that fits is enough.
                    let mut states =
                        blocks.iter().map(|block| open_signed(block, &known).map(|opened| opened.signed_by));
                    let first = states.next().unwrap_or(Ok(SignedBy::Nobody));
                    let good = |state: &std::result::Result<SignedBy, _>| matches!(state, Ok(SignedBy::Known(_)));
                    let state = if good(&first) { first } else { states.find(good).unwrap_or(first) };
                    opened.judge(state, &known, self.now());
                    break;
                }
                Some(Protected::SmimeSigned) => {
                    opened.protection.signature = SignatureState::NotChecked;
                    opened.note("It is signed with S/MIME. Signatures of S/MIME are not checked here, which says nothing against the mail.");
                    break;
                }
                Some(Protected::SmimeEncrypted) => {
                    opened.protection.is_encrypted = true;
                    break;
                }
            }
        }
        if opened.protection.signature != SignatureState::None && !opened.mail.unsigned.is_empty() {
            let unsigned = opened.mail.unsigned.join(", ");
            opened.note(&format!("Not covered by the signature: {unsigned}."));
        }
        Ok(opened)
    }

    /// Opens an encrypted mail; `false` where the passphrase is missing.
    fn decrypt(
        &self,
        opened: &mut OpenedMail,
        message: Vec<u8>,
        passphrase: Option<&str>,
        known: &[Certificate],
    ) -> Result<bool> {
        // One that can't be read is told as such when it is opened.
        let content = if needs_key(&message).unwrap_or(true) {
            opened.protection.is_encrypted = true;
            let Some(secret) = self.channel_secret()? else {
                return Err(Error::State(
                    "This mail is encrypted, and the organisation has no OpenPGP key here. Make or import it under Settings, Secure channel; or save the decrypted text and receive that."
                        .to_owned(),
                ));
            };
            let Some(passphrase) = passphrase else {
                opened.protection.needs_passphrase = true;
                opened.mail.protected = Some(Protected::Encrypted(message));
                return Ok(false);
            };
            open_message(&message, Some((&secret, passphrase)), known)?
        } else {
            open_message(&message, None, known)?
        };
        opened.judge(Ok(content.signed_by), known, self.now());
        opened.mail = opened.mail.opened(&content.content)?;
        Ok(true)
    }
}

impl OpenedMail {
    fn note(&mut self, sentence: &str) {
        let note = &mut self.protection.note;
        if !note.is_empty() {
            note.push(' ');
        }
        note.push_str(sentence);
    }

    /// Takes what was found of a signature.
    fn judge(
        &mut self,
        state: std::result::Result<SignedBy, openpgp::OpenPgpError>,
        known: &[Certificate],
        now: chrono::DateTime<chrono::Utc>,
    ) {
        let named = |fingerprint: &str| {
            let certificate = known.iter().find(|key| key.fingerprint() == fingerprint);
            format!("{} ({fingerprint})", certificate.map(Certificate::name).unwrap_or_default())
        };
        match state {
            Ok(SignedBy::Nobody) => {}
            Ok(SignedBy::Known(fingerprint)) => {
                self.protection.signature = SignatureState::Good;
                self.protection.signed_by = named(&fingerprint);
                if let Some(info) = known.iter().map(|key| key.info(now)).find(|info| info.fingerprint == fingerprint) {
                    if info.is_revoked {
                        self.note("The certificate has been revoked by its owner: ask the sender by another way whether the mail is theirs.");
                    } else if info.expires_at.is_some_and(|at| at < self.mail.at.unwrap_or(now)) {
                        self.note("The certificate had expired when the mail was written; ask the sender for the current one.");
                    }
                }
                self.signer = fingerprint;
            }
            Ok(SignedBy::Changed(fingerprint)) => {
                self.protection.signature = SignatureState::DoesNotFit;
                self.note(&format!(
                    "It carries a signature of {}, but the signature does not fit this text: something was changed after signing, on the way or by someone. Ask the sender to confirm the text.",
                    named(&fingerprint)
                ));
            }
            Ok(SignedBy::Unknown(key)) => {
                self.protection.signature = SignatureState::UnknownKey;
                let key = if key.is_empty() { String::new() } else { format!(" {key}") };
                self.note(&format!(
                    "It is signed with the key{key}, which is not known here. Add the certificate of the sender to check the signature."
                ));
            }
            Ok(SignedBy::NotChecked(why)) => {
                self.protection.signature = SignatureState::NotChecked;
                self.note(&format!("Its signature can't be checked here: {why}. This says nothing against the mail."));
            }
            Err(error) => {
                self.protection.signature = SignatureState::NotChecked;
                self.note(&format!("Its signature can't be checked: {error}. This says nothing against the mail."));
            }
        }
    }
}
