//! Signing identities from PKCS#12 (RFC 7292), and the one thing that a key must offer.

use chrono::{DateTime, Utc};
use der::Decode;
use p12_keystore::{CertificateBag, Pkcs12Archive, PrivateKeyBag};
use zeroize::Zeroizing;

use crate::certificate::{Certificate, CertificateDescription};
use crate::error::{IdentityError, SealError};
use crate::key::Key;
use crate::keys::{self, KeyKind};

/// Largest identity that is read.
const LARGEST: usize = 1 << 20;

/// Most certificates above the signer's own.
const LONGEST_CHAIN: usize = 10;

/// All that a key must offer, so that one on a card or in a token can take the place of one in a file.
pub trait Signer {
    /// The kind of the key.
    fn kind(&self) -> KeyKind;

    /// The certificate of the key, then those above it.
    fn certificates(&self) -> &[Certificate];

    /// Signs a message as its kind does: the hash first, then PKCS#1 v1.5, PSS, or ECDSA in DER.
    ///
    /// # Errors
    ///
    /// When the key does not sign, for example because its token was taken out.
    fn raw_sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError>;
}

impl<S: Signer + ?Sized> Signer for Box<S> {
    fn kind(&self) -> KeyKind {
        (**self).kind()
    }

    fn certificates(&self) -> &[Certificate] {
        (**self).certificates()
    }

    fn raw_sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        (**self).raw_sign(message)
    }
}

/// A key with its certificate and those above it.
pub struct Identity {
    key: Key,
    kind: KeyKind,
    certificates: Vec<Certificate>,
}

impl Identity {
    /// Opens an identity for signing at `now`.
    ///
    /// # Errors
    ///
    /// Each way in which the file, the passphrase, the key or the certificate can be unfit has its own error.
    pub fn from_pkcs12(bytes: &[u8], passphrase: &str, now: DateTime<Utc>) -> Result<Self, IdentityError> {
        if bytes.len() > LARGEST {
            return Err(IdentityError::TooLarge { size: bytes.len() });
        }
        let archive = Pkcs12Archive::from_pkcs12(bytes, passphrase).map_err(|error| open_error(&error, bytes))?;
        let [bag] = archive.keys.as_slice() else {
            return Err(other_than_one_key(&archive));
        };
        let certificates = chain_of(bag, &archive.certs);
        let leaf = certificates.first().ok_or(IdentityError::NoCertificate)?;
        let kind = keys::kind(&leaf.parsed).map_err(|kind| IdentityError::UnsupportedKey { kind })?;
        let private = Zeroizing::new(bag.key.as_der().to_vec());
        let key = Key::read(&private, kind, leaf)?;
        let identity = Self { key, kind, certificates };
        identity.check_validity(now)?;
        Ok(identity)
    }

    /// The same identity, signing with PSS where its key is an RSA key that leaves it open (RFC 4055 1.2).
    #[must_use]
    pub fn with_pss(self) -> Self {
        let Self { key, kind: KeyKind::Rsa { bits }, certificates } = self else { return self };
        Self { key: key.for_pss(), kind: KeyKind::RsaPss { bits }, certificates }
    }

    /// The certificate in words.
    #[must_use]
    pub fn describe(&self) -> CertificateDescription {
        self.certificates[0].describe()
    }

    /// Whether the certificate holds at `now`, and may sign.
    pub(crate) fn check_validity(&self, now: DateTime<Utc>) -> Result<(), IdentityError> {
        check_validity(&self.certificates[0], now)
    }
}

impl Signer for Identity {
    fn kind(&self) -> KeyKind {
        self.kind
    }

    fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    fn raw_sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        self.key.sign(message)
    }
}

impl std::fmt::Debug for Identity {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Identity")
            .field("kind", &self.kind)
            .field("subject", &self.certificates[0].common_name())
            .finish_non_exhaustive()
    }
}

/// Whether a certificate may sign at `now`.
pub(crate) fn check_validity(leaf: &Certificate, now: DateTime<Utc>) -> Result<(), IdentityError> {
    let (from, until) = leaf.validity();
    let subject = leaf.common_name();
    if now > until {
        return Err(IdentityError::Expired { subject, expired_on: until.format("%-d %B %Y, %H:%M UTC").to_string() });
    }
    if now < from {
        return Err(IdentityError::NotYetValid {
            subject,
            valid_from: from.format("%-d %B %Y, %H:%M UTC").to_string(),
        });
    }
    if !leaf.may_sign() {
        return Err(IdentityError::NotForSigning { subject });
    }
    Ok(())
}

/// No key, or several: a seal needs to know which.
fn other_than_one_key(archive: &Pkcs12Archive) -> IdentityError {
    if archive.keys.is_empty() {
        return IdentityError::NoKey;
    }
    let name = |bag: &PrivateKeyBag| match own_certificate(bag, &archive.certs) {
        Some(certificate) => Some(certificate.subject().to_owned()),
        None => bag.friendly_name.clone(),
    };
    let names: Vec<String> = archive.keys.iter().filter_map(name).collect();
    IdentityError::SeveralKeys { count: archive.keys.len(), names: names.join("; ") }
}

/// The certificate that carries the key's local id (RFC 7292 4.2.2); without ids, the only one there is.
fn own_certificate<'a>(key: &PrivateKeyBag, bags: &'a [CertificateBag]) -> Option<&'a p12_keystore::Certificate> {
    let id = key.local_key_id.as_ref().map(AsRef::as_ref);
    let named = bags.iter().find(|bag| id.is_some() && bag.local_key_id.as_deref() == id);
    match (named, bags) {
        (Some(bag), _) | (None, [bag]) => Some(&bag.cert),
        _ => None,
    }
}

/// The key's certificate, then those above it, by the names of issuers. Each certificate stands in the chain once, so
/// that certificates which name each other as issuer end it.
fn chain_of(key: &PrivateKeyBag, bags: &[CertificateBag]) -> Vec<Certificate> {
    let Some(own) = own_certificate(key, bags) else { return Vec::new() };
    let mut chain = vec![own];
    while let Some(last) = chain.last().copied()
        && last.issuer() != last.subject()
        && chain.len() <= LONGEST_CHAIN
    {
        let above = bags.iter().map(|bag| &bag.cert).find(|above| above.subject() == last.issuer());
        match above {
            Some(above) if !chain.contains(&above) => chain.push(above),
            _ => break,
        }
    }
    chain.into_iter().map_while(|certificate| Certificate::from_der(certificate.as_der())).collect()
}

/// A file of the right shape that does not open has the wrong passphrase; anything else is not an identity.
fn open_error(error: &p12_keystore::error::Error, bytes: &[u8]) -> IdentityError {
    use p12_keystore::error::Error;
    let is_sequence = der::Any::from_der(bytes).is_ok();
    match error {
        Error::MacError(_) | Error::UnpadError | Error::Pkcs5Error(_) if is_sequence => IdentityError::WrongPassphrase,
        Error::InvalidParameters => IdentityError::NotPkcs12 {
            detail: "its protection is malformed, or asks for more than 1,000,000 rounds".to_owned(),
        },
        other => IdentityError::NotPkcs12 { detail: other.to_string() },
    }
}

/// The signer's own certificate, fit to sign at `now`.
pub(crate) fn check_signer(signer: &dyn Signer, now: DateTime<Utc>) -> Result<(), SealError> {
    let leaf = signer.certificates().first().ok_or_else(|| SealError::Key("it comes without a certificate".into()))?;
    Ok(check_validity(leaf, now)?)
}
