//! A private key in memory, read from PKCS#8 (RFC 5958) and held against its certificate.

use der::{Decode, Encode};
use p256::pkcs8::{DecodePrivateKey as _, PrivateKeyInfoRef};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rsa::pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey};
use rsa::signature::{RandomizedSigner, SignatureEncoding, Signer};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::certificate::Certificate;
use crate::error::{IdentityError, SealError};
use crate::keys::{self, KeyKind};

/// A private key; each kind erases itself when it is dropped.
pub(crate) enum Key {
    Rsa(Box<rsa::pkcs1v15::SigningKey<rsa::sha2::Sha256>>),
    /// The second part is a secret from which the salts are made.
    RsaPss(Box<rsa::pss::SigningKey<rsa::sha2::Sha256>>, Zeroizing<[u8; 32]>),
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl Key {
    /// Reads the key of a certificate.
    pub(crate) fn read(private: &[u8], kind: KeyKind, leaf: &Certificate) -> Result<Self, IdentityError> {
        Self::pair(private, kind, leaf).ok_or_else(|| IdentityError::KeyMismatch { subject: leaf.common_name() })
    }

    fn pair(private: &[u8], kind: KeyKind, leaf: &Certificate) -> Option<Self> {
        let public = leaf.parsed.tbs_certificate().subject_public_key_info();
        match kind {
            KeyKind::Rsa { .. } | KeyKind::RsaPss { .. } => {
                // The key inside is the same whether PKCS#8 calls it RSA or RSA for PSS alone.
                let info = PrivateKeyInfoRef::from_der(private).ok()?;
                let key = rsa::PrivateKey::from_pkcs1_der(info.private_key.as_bytes()).ok()?;
                if keys::rsa_key(public)? != key.to_public_key() {
                    return None;
                }
                let key = Self::Rsa(Box::new(rsa::pkcs1v15::SigningKey::new(key)));
                if matches!(kind, KeyKind::Rsa { .. }) { Some(key) } else { Some(key.for_pss()) }
            }
            KeyKind::P256 => {
                let key = p256::ecdsa::SigningKey::from_pkcs8_der(private).ok()?;
                let own = key.verifying_key().to_sec1_point(false);
                is_point(public, own.as_bytes()).then_some(Self::P256(key))
            }
            KeyKind::P384 => {
                let key = p384::ecdsa::SigningKey::from_pkcs8_der(private).ok()?;
                let own = key.verifying_key().to_sec1_point(false);
                is_point(public, own.as_bytes()).then_some(Self::P384(key))
            }
        }
    }

    /// The same key for PSS, where it is an RSA key.
    pub(crate) fn for_pss(self) -> Self {
        let Self::Rsa(signing) = &self else { return self };
        let key: &rsa::PrivateKey = (**signing).as_ref();
        let Ok(encoded) = key.to_pkcs1_der() else { return self };
        let secret = Zeroizing::new(Sha256::digest(encoded.as_bytes()).into());
        Self::RsaPss(Box::new(rsa::pss::SigningKey::new(key.clone())), secret)
    }

    /// Signs a message as the kind of the key does.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SealError> {
        let failed = |error: rsa::signature::Error| SealError::Key(error.to_string());
        match self {
            Self::Rsa(key) => Ok(key.try_sign(message).map_err(failed)?.to_vec()),
            Self::RsaPss(key, secret) => {
                // As RFC 6979 does for ECDSA: a salt that nobody can foresee, and yet the same for the same message.
                let seed = Sha256::new().chain_update(**secret).chain_update(message).finalize();
                let mut random = ChaCha20Rng::from_seed(seed.into());
                Ok(key.try_sign_with_rng(&mut random, message).map_err(failed)?.to_vec())
            }
            Self::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.try_sign(message).map_err(failed)?;
                Ok(signature.as_bytes().to_vec())
            }
            Self::P384(key) => {
                let signature: p384::ecdsa::DerSignature = key.try_sign(message).map_err(failed)?;
                Ok(signature.as_bytes().to_vec())
            }
        }
    }
}

/// Whether a certificate's key is this point. Both are compared uncompressed, as RFC 5480 2.2 has them.
fn is_point(public: &x509_cert::spki::SubjectPublicKeyInfoOwned, own: &[u8]) -> bool {
    use p256::pkcs8::DecodePublicKey as _;
    let Ok(der) = public.to_der() else { return false };
    let p256 = p256::ecdsa::VerifyingKey::from_public_key_der(&der).map(|key| key.to_sec1_point(false));
    let p384 = p384::ecdsa::VerifyingKey::from_public_key_der(&der).map(|key| key.to_sec1_point(false));
    p256.is_ok_and(|point| point.as_bytes() == own) || p384.is_ok_and(|point| point.as_bytes() == own)
}
