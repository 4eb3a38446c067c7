//! The secure channel: the organisation's OpenPGP key, and the certificates of those who write.
//!
//! The secret key is kept as it was made or imported: encrypted with its passphrase, which is asked for each time and
//! never stored. Settings and history hold only its fingerprint and the certificate.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use disclosure::AttachmentId;
use openpgp::{Certificate, CertificateInfo, SecretKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const OWN: &str = "openpgp_key";
const KNOWN: &str = "openpgp_certificates";

/// The organisation's key as the settings hold it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct OwnKey {
    secret: Option<AttachmentId>,
    certificate: String,
}

/// A certificate as a front end shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CertificateView {
    /// Fingerprint, hexadecimal.
    pub fingerprint: String,
    /// The same in groups of four, to compare by eye.
    pub fingerprint_text: String,
    /// Whom it names.
    pub user_ids: Vec<String>,
    /// When it was made, UTC.
    pub created_at: DateTime<Utc>,
    /// Until when it holds, UTC; nothing where it does not end.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether it was revoked.
    pub is_revoked: bool,
    /// Whether something can be encrypted to it now.
    pub can_encrypt: bool,
    /// The certificate as text.
    pub armour: String,
}

/// The secure channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct ChannelView {
    /// The organisation's own certificate.
    pub own: Option<CertificateView>,
    /// The certificates of others.
    pub known: Vec<CertificateView>,
}

impl Desk {
    /// The secure channel.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn channel(&self) -> Result<ChannelView> {
        let own: OwnKey = self.register.read().setting(OWN)?;
        let own = if own.certificate.is_empty() {
            None
        } else {
            Some(self.view(&Certificate::read(own.certificate.as_bytes())?)?)
        };
        let known = self.known_certificates()?.iter().map(|key| self.view(key)).collect::<Result<_>>()?;
        Ok(ChannelView { own, known })
    }

    fn view(&self, certificate: &Certificate) -> Result<CertificateView> {
        let CertificateInfo { fingerprint, user_ids, created_at, expires_at, is_revoked, can_encrypt } =
            certificate.info(self.now());
        let groups: Vec<String> =
            fingerprint.as_bytes().chunks(4).map(|chunk| String::from_utf8_lossy(chunk).into_owned()).collect();
        Ok(CertificateView {
            fingerprint_text: groups.join(" "),
            fingerprint,
            user_ids,
            created_at,
            expires_at,
            is_revoked,
            can_encrypt,
            armour: certificate.to_armour()?,
        })
    }

    /// Makes the organisation's key; its certificate names the organisation and its product security address.
    ///
    /// # Errors
    /// If the organisation has no address, or the passphrase is short; if the register can't be written.
    pub fn make_channel_key(&mut self, passphrase: &str) -> Result<CertificateView> {
        let organisation = self.organisation()?;
        if !organisation.email.contains('@') {
            return Err(Error::field(
                "/email",
                "the organisation has no e-mail address for product security; the key names it",
            ));
        }
        let user_id = format!("{} Product Security <{}>", organisation.name, organisation.email);
        let key = SecretKey::generate(&user_id, passphrase, self.now())?;
        self.keep_channel_key(&key)
    }

    /// Takes a key that the organisation has already; it must be protected by a passphrase.
    ///
    /// # Errors
    /// If it is no secret key, or its passphrase is another one; if the register can't be written.
    pub fn import_channel_key(&mut self, bytes: &[u8], passphrase: &str) -> Result<CertificateView> {
        let key = SecretKey::read(bytes)?;
        key.unlock(passphrase)?;
        self.keep_channel_key(&key)
    }

    fn keep_channel_key(&mut self, key: &SecretKey) -> Result<CertificateView> {
        let certificate = key.certificate();
        let secret = AttachmentId(self.new_id());
        let own = OwnKey { secret: Some(secret), certificate: certificate.to_armour()? };
        let armour = key.to_armour()?;
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| {
            change.add_attachment(secret, None, "channel.secret.asc", "application/pgp-keys", armour.as_bytes())?;
            change.put_setting(OWN, &own).map_err(Error::from)
        })?;
        self.view(&certificate)
    }

    /// The organisation's secret key, encrypted still.
    pub(crate) fn channel_secret(&self) -> Result<Option<SecretKey>> {
        let own: OwnKey = self.register.read().setting(OWN)?;
        let Some(secret) = own.secret else { return Ok(None) };
        Ok(Some(SecretKey::read(&self.register.read().attachment(secret)?.bytes)?))
    }

    /// The organisation's certificate.
    pub(crate) fn channel_certificate(&self) -> Result<Option<Certificate>> {
        let own: OwnKey = self.register.read().setting(OWN)?;
        if own.certificate.is_empty() { Ok(None) } else { Ok(Some(Certificate::read(own.certificate.as_bytes())?)) }
    }

    /// The certificates of others.
    fn known_certificates(&self) -> Result<Vec<Certificate>> {
        let known: Vec<String> = self.register.read().setting(KNOWN)?;
        known.iter().map(|armour| Certificate::read(armour.as_bytes()).map_err(Error::from)).collect()
    }

    /// Every certificate that a signature is checked against.
    pub(crate) fn certificates(&self) -> Result<Vec<Certificate>> {
        let mut known = self.known_certificates()?;
        known.extend(self.channel_certificate()?);
        Ok(known)
    }

    /// The certificate of this fingerprint.
    pub(crate) fn certificate_of(&self, fingerprint: &str) -> Result<Option<Certificate>> {
        let wanted: String = fingerprint.chars().filter(|character| !character.is_whitespace()).collect();
        if wanted.is_empty() {
            return Ok(None);
        }
        Ok(self.known_certificates()?.into_iter().find(|key| key.fingerprint().eq_ignore_ascii_case(&wanted)))
    }

    /// Takes a certificate of somebody else.
    ///
    /// # Errors
    /// If it is none; if the register can't be written.
    pub fn add_certificate(&mut self, bytes: &[u8]) -> Result<CertificateView> {
        let certificate = Certificate::read(bytes)?;
        self.keep_certificate(&certificate)?;
        self.view(&certificate)
    }

    pub(crate) fn keep_certificate(&mut self, certificate: &Certificate) -> Result<String> {
        let fingerprint = certificate.fingerprint();
        let mut known = self.known_certificates()?;
        known.retain(|key| key.fingerprint() != fingerprint);
        let mut armours = known.iter().map(Certificate::to_armour).collect::<std::result::Result<Vec<_>, _>>()?;
        armours.push(certificate.to_armour()?);
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(KNOWN, &armours).map_err(Error::from))?;
        Ok(fingerprint)
    }
}
