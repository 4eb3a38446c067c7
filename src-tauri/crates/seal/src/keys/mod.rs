//! Keys: RSA with PKCS#1 v1.5 or PSS, and ECDSA on P-256 and P-384.

mod hash;
mod method;

use rsa::traits::PublicKeyParts;
use serde::{Deserialize, Serialize};
use x509_cert::spki::AlgorithmIdentifierOwned;

pub(crate) use hash::Hash;
pub(crate) use method::{Method, is_too_short, rsa_key};

use crate::oids;

/// The kind of a signing key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// RSA, PKCS#1 v1.5, SHA-256.
    Rsa {
        /// Length of the modulus.
        bits: usize,
    },
    /// RSA, PSS with a salt of 32 bytes, SHA-256.
    RsaPss {
        /// Length of the modulus.
        bits: usize,
    },
    /// ECDSA on P-256 with SHA-256.
    P256,
    /// ECDSA on P-384 with SHA-384.
    P384,
}

impl KeyKind {
    /// How it signs.
    pub(crate) const fn method(self) -> Method {
        match self {
            Self::Rsa { .. } => Method::Pkcs1(Hash::Sha256),
            Self::RsaPss { .. } => Method::Pss(Hash::Sha256, Hash::Sha256.length()),
            Self::P256 => Method::Ecdsa(Hash::Sha256),
            Self::P384 => Method::Ecdsa(Hash::Sha384),
        }
    }

    /// The longest signature the key makes, in bytes.
    pub(crate) const fn longest_signature(self) -> usize {
        match self {
            Self::Rsa { bits } | Self::RsaPss { bits } => bits.div_ceil(8),
            // Two integers of 33 or 49 bytes with their heads.
            Self::P256 => 72,
            Self::P384 => 104,
        }
    }
}

impl std::fmt::Display for KeyKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rsa { bits } => write!(formatter, "RSA {bits}"),
            Self::RsaPss { bits } => write!(formatter, "RSA {bits} (PSS)"),
            Self::P256 => write!(formatter, "ECDSA P-256"),
            Self::P384 => write!(formatter, "ECDSA P-384"),
        }
    }
}

/// The kind of a certificate's key; the error says what it is instead.
pub(crate) fn kind(certificate: &x509_cert::Certificate) -> Result<KeyKind, String> {
    use der::Encode;
    use p256::pkcs8::DecodePublicKey as _;
    let key = certificate.tbs_certificate().subject_public_key_info();
    match key.algorithm.oid {
        oids::RSA | oids::RSA_PSS => {
            let Some(rsa) = rsa_key(key) else { return Err("an RSA key that cannot be read".into()) };
            let bits = rsa.n().bit_width() as usize;
            match (2048..=4096).contains(&bits) {
                false => Err(format!("RSA of {bits} bits")),
                true if key.algorithm.oid == oids::RSA => Ok(KeyKind::Rsa { bits }),
                true => Ok(KeyKind::RsaPss { bits }),
            }
        }
        oids::EC => {
            let der = key.to_der().map_err(|error| error.to_string())?;
            if p256::PublicKey::from_public_key_der(&der).is_ok() {
                Ok(KeyKind::P256)
            } else if p384::PublicKey::from_public_key_der(&der).is_ok() {
                Ok(KeyKind::P384)
            } else {
                Err("an elliptic-curve key on another curve than P-256 and P-384".into())
            }
        }
        other => Err(format!("of the kind {other}")),
    }
}

/// The key in words, whatever it is.
pub(crate) fn describe(certificate: &x509_cert::Certificate) -> String {
    kind(certificate).map_or_else(|other| other, |kind| kind.to_string())
}

/// Verifies the signature on a certificate, a revocation list or an answer of OCSP.
pub(crate) fn verify(
    issuer: &x509_cert::Certificate,
    algorithm: &AlgorithmIdentifierOwned,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let key = issuer.tbs_certificate().subject_public_key_info();
    Method::read(algorithm, None).is_some_and(|method| method.verify(key, message, signature))
}
