//! Certificates and private keys.

use crate::OpenPgpError;
use crate::armour::{is_armoured, tidy};
use crate::error::reason;
use chrono::{DateTime, Utc};
use pgp::composed::{
    ArmorOptions, Deserializable, EncryptionCaps, KeyType, SecretKeyParamsBuilder, SignedPublicKey, SignedPublicSubKey,
    SignedSecretKey, SubkeyParamsBuilder,
};
use pgp::crypto::ecc_curve::ECCCurve;
use pgp::crypto::hash::HashAlgorithm;
use pgp::crypto::sym::SymmetricKeyAlgorithm;
use pgp::packet::{Signature, SignatureType};
use pgp::types::{CompressionAlgorithm, KeyDetails, Password, Timestamp};
use rand_openpgp::rngs::OsRng;
use serde::Serialize;
use std::io::Cursor;
use ts_rs::TS;
use zeroize::Zeroizing;

/// The largest certificate or key that is read, in bytes.
const MAX_KEY: usize = 1024 * 1024;
/// The shortest passphrase of a key that is made here.
const SHORTEST: usize = 12;

/// A certificate: what others encrypt to and check signatures with.
#[derive(Clone, Debug)]
pub struct Certificate {
    pub(crate) key: SignedPublicKey,
}

/// What a certificate says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CertificateInfo {
    /// Fingerprint, upper-case hexadecimal.
    pub fingerprint: String,
    /// Names and addresses.
    pub user_ids: Vec<String>,
    /// When it was made, UTC.
    pub created_at: DateTime<Utc>,
    /// When it expires, UTC; nothing where it does not.
    pub expires_at: Option<DateTime<Utc>>,
    /// Whether it was revoked by its owner.
    pub is_revoked: bool,
    /// Whether something can be encrypted to it now.
    pub can_encrypt: bool,
}

/// A private key, encrypted under its passphrase.
#[derive(Clone, Debug)]
pub struct SecretKey {
    pub(crate) key: SignedSecretKey,
}

impl Certificate {
    /// Reads a certificate, armoured or binary.
    ///
    /// # Errors
    /// If it is none, is too large, or its own signatures do not hold.
    pub fn read(bytes: &[u8]) -> Result<Self, OpenPgpError> {
        limit("the certificate", bytes)?;
        let wrong = |error: pgp::errors::Error| OpenPgpError::NoCertificate(reason(&error));
        let bytes = tidy(bytes);
        let cursor = Cursor::new(bytes.as_ref());
        let key = if is_armoured(&bytes) {
            SignedPublicKey::from_armor_single(cursor).map_err(wrong)?.0
        } else {
            SignedPublicKey::from_bytes(cursor).map_err(wrong)?
        };
        key.verify_bindings().map_err(wrong)?;
        Ok(Self { key })
    }

    /// The certificate as text that mail programs take.
    ///
    /// # Errors
    /// If the library can't write it.
    pub fn to_armour(&self) -> Result<String, OpenPgpError> {
        Ok(self.key.to_armored_string(ArmorOptions::default())?)
    }

    /// Fingerprint, upper-case hexadecimal.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        format!("{:X}", self.key.fingerprint())
    }

    /// The first name and address.
    #[must_use]
    pub fn name(&self) -> String {
        self.key.details.users.first().map_or_else(|| self.fingerprint(), |user| user_id(&user.id))
    }

    /// What it says about itself.
    #[must_use]
    pub fn info(&self, now: DateTime<Utc>) -> CertificateInfo {
        CertificateInfo {
            fingerprint: self.fingerprint(),
            user_ids: self.key.details.users.iter().map(|user| user_id(&user.id)).collect(),
            created_at: instant(self.key.created_at()),
            expires_at: self.expires_at(),
            is_revoked: !self.key.details.revocation_signatures.is_empty(),
            can_encrypt: self.encryption_key(now).is_some(),
        }
    }

    fn expires_at(&self) -> Option<DateTime<Utc>> {
        let users = self.key.details.users.iter().flat_map(|user| &user.signatures);
        let newest = users
            .chain(&self.key.details.direct_signatures)
            .filter(|signature| is_own(signature))
            .max_by_key(|signature| signature.created());
        expiry(newest?, self.key.created_at())
    }

    /// The newest subkey that something can be encrypted to now: not expired, not revoked, and made for it.
    pub(crate) fn encryption_key(&self, now: DateTime<Utc>) -> Option<&SignedPublicSubKey> {
        let holds = |at: Option<DateTime<Utc>>| at.is_none_or(|at| at > now);
        if !holds(self.expires_at()) || !self.key.details.revocation_signatures.is_empty() {
            return None;
        }
        let fits = |subkey: &&SignedPublicSubKey| {
            let revoked =
                subkey.signatures.iter().any(|signature| signature.typ() == Some(SignatureType::SubkeyRevocation));
            let newest = subkey
                .signatures
                .iter()
                .filter(|signature| signature.typ() == Some(SignatureType::SubkeyBinding))
                .max_by_key(|signature| signature.created());
            subkey.algorithm().can_encrypt()
                && !revoked
                && newest.is_some_and(|signature| {
                    let flags = signature.key_flags();
                    (flags.encrypt_comms() || flags.encrypt_storage()) && holds(expiry(signature, subkey.created_at()))
                })
        };
        self.key.public_subkeys.iter().filter(fits).max_by_key(|subkey| subkey.created_at())
    }
}

impl SecretKey {
    /// Makes a key: Ed25519 to sign and certify, Curve25519 to decrypt, of the version that GnuPG 2.2 reads too.
    ///
    /// # Errors
    /// If the passphrase is too short, or the library can't make it.
    pub fn generate(user_id: &str, passphrase: &str, at: DateTime<Utc>) -> Result<Self, OpenPgpError> {
        if passphrase.chars().count() < SHORTEST {
            return Err(OpenPgpError::ShortPassphrase);
        }
        let created_at = timestamp(at);
        let secret = || Some(passphrase.to_owned());
        let failed = |_: &dyn std::fmt::Display| OpenPgpError::Write("its parameters are not accepted");
        let mut decrypting = SubkeyParamsBuilder::default();
        decrypting
            .key_type(KeyType::ECDH(ECCCurve::Curve25519Legacy))
            .can_encrypt(EncryptionCaps::All)
            .created_at(created_at)
            .passphrase(secret());
        let mut params = SecretKeyParamsBuilder::default();
        params
            .key_type(KeyType::Ed25519Legacy)
            .can_certify(true)
            .can_sign(true)
            .created_at(created_at)
            .primary_user_id(user_id.to_owned())
            // Without these, GnuPG 2.2 falls back to SHA-1 and CAST5 or 3DES in what it writes to this key.
            .preferred_symmetric_algorithms(
                [SymmetricKeyAlgorithm::AES256, SymmetricKeyAlgorithm::AES128].into_iter().collect(),
            )
            .preferred_hash_algorithms([HashAlgorithm::Sha512, HashAlgorithm::Sha256].into_iter().collect())
            .preferred_compression_algorithms(
                [CompressionAlgorithm::ZLIB, CompressionAlgorithm::ZIP].into_iter().collect(),
            )
            .passphrase(secret())
            .subkey(decrypting.build().map_err(|error| failed(&error))?);
        let key = params.build().map_err(|error| failed(&error))?.generate(OsRng)?;
        Ok(Self { key })
    }

    /// Reads a private key, armoured or binary. One that lies open is refused.
    ///
    /// # Errors
    /// If it is none, is too large, or is not protected by a passphrase.
    pub fn read(bytes: &[u8]) -> Result<Self, OpenPgpError> {
        limit("the private key", bytes)?;
        let wrong = |error: pgp::errors::Error| OpenPgpError::NoSecretKey(reason(&error));
        let bytes = tidy(bytes);
        let cursor = Cursor::new(bytes.as_ref());
        let key = if is_armoured(&bytes) {
            SignedSecretKey::from_armor_single(cursor).map_err(wrong)?.0
        } else {
            SignedSecretKey::from_bytes(cursor).map_err(wrong)?
        };
        key.verify_bindings().map_err(wrong)?;
        let open = |params: &pgp::types::SecretParams| !params.is_encrypted();
        if open(key.primary_key.secret_params())
            || key.secret_subkeys.iter().any(|subkey| open(subkey.key.secret_params()))
        {
            return Err(OpenPgpError::Unprotected);
        }
        Ok(Self { key })
    }

    /// The key as text, encrypted under its passphrase.
    ///
    /// # Errors
    /// If the library can't write it.
    pub fn to_armour(&self) -> Result<Zeroizing<String>, OpenPgpError> {
        Ok(Zeroizing::new(self.key.to_armored_string(ArmorOptions::default())?))
    }

    /// The certificate of the key.
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        Certificate { key: self.key.to_public_key() }
    }

    /// Checks that the passphrase opens the key.
    ///
    /// # Errors
    /// [`OpenPgpError::WrongPassphrase`] if it does not.
    pub fn unlock(&self, passphrase: &str) -> Result<(), OpenPgpError> {
        let password = password(passphrase);
        match self.key.primary_key.unlock(&password, |_, _| Ok(())) {
            Ok(Ok(())) => Ok(()),
            _ => Err(OpenPgpError::WrongPassphrase),
        }
    }
}

pub(crate) fn password(passphrase: &str) -> Password {
    Password::from(passphrase)
}

fn limit(what: &'static str, bytes: &[u8]) -> Result<(), OpenPgpError> {
    if bytes.len() > MAX_KEY {
        return Err(OpenPgpError::TooLarge { what, size: bytes.len(), limit: MAX_KEY });
    }
    Ok(())
}

fn user_id(id: &pgp::packet::UserId) -> String {
    id.as_str().map_or_else(|| String::from_utf8_lossy(id.id()).into_owned(), str::to_owned)
}

fn is_own(signature: &Signature) -> bool {
    matches!(
        signature.typ(),
        Some(
            SignatureType::CertGeneric
                | SignatureType::CertPositive
                | SignatureType::CertCasual
                | SignatureType::CertPersona
                | SignatureType::Key
        )
    )
}

fn expiry(signature: &Signature, created_at: Timestamp) -> Option<DateTime<Utc>> {
    let span = signature.key_expiration_time()?.as_secs();
    (span > 0).then(|| instant(created_at) + chrono::TimeDelta::seconds(i64::from(span)))
}

fn instant(at: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(i64::from(at.as_secs()), 0).unwrap_or_default()
}

fn timestamp(at: DateTime<Utc>) -> Timestamp {
    Timestamp::from_secs(u32::try_from(at.timestamp()).unwrap_or_default())
}
