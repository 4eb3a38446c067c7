//! The two kinds of key: RSA with PKCS#1 v1.5 and ECDSA on P-256, both over SHA-256.

use der::Encode;
use der::asn1::ObjectIdentifier;
use p256::pkcs8::DecodePublicKey as _;
use rsa::sha2::{Sha256, Sha384, Sha512};
use rsa::signature::Verifier;
use rsa::traits::PublicKeyParts;
use serde::{Deserialize, Serialize};

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
    /// ECDSA on P-256 with SHA-256.
    P256,
}

impl KeyKind {
    /// The longest signature the key makes, in bytes.
    pub(crate) fn longest_signature(self) -> usize {
        match self {
            Self::Rsa { bits } => bits.div_ceil(8),
            // Two integers of 33 bytes with their heads.
            Self::P256 => 72,
        }
    }

    /// The `signatureAlgorithm` of RFC 5652 5.3.
    pub(crate) fn algorithm(self) -> Vec<u8> {
        match self {
            Self::Rsa { .. } => crate::encode::algorithm(oids::RSA_SHA_256, true),
            Self::P256 => crate::encode::algorithm(oids::ECDSA_SHA_256, false),
        }
    }
}

impl std::fmt::Display for KeyKind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Rsa { bits } => write!(formatter, "RSA {bits}"),
            Self::P256 => write!(formatter, "ECDSA P-256"),
        }
    }
}

/// The kind of a certificate's key; the error says what it is instead.
pub(crate) fn kind(certificate: &x509_cert::Certificate) -> Result<KeyKind, String> {
    let key = certificate.tbs_certificate().subject_public_key_info();
    let der = key.to_der().map_err(|error| error.to_string())?;
    match key.algorithm.oid {
        oids::RSA => {
            let key = rsa::PublicKey::from_public_key_der(&der)
                .map_err(|error| format!("an RSA key that cannot be read ({error})"))?;
            let bits = key.n().bit_width() as usize;
            if (2048..=16384).contains(&bits) { Ok(KeyKind::Rsa { bits }) } else { Err(format!("RSA of {bits} bits")) }
        }
        oids::EC => match p256::PublicKey::from_public_key_der(&der) {
            Ok(_) => Ok(KeyKind::P256),
            Err(_) => Err("an elliptic-curve key on another curve than P-256".into()),
        },
        other => Err(format!("of the kind {other}")),
    }
}

/// The key in words, whatever it is.
pub(crate) fn describe(certificate: &x509_cert::Certificate) -> String {
    kind(certificate).map_or_else(|other| other, |kind| kind.to_string())
}

/// Verifies a signature with a certificate's key; anything unknown or unreadable does not verify.
pub(crate) fn verify(
    certificate: &x509_cert::Certificate,
    algorithm: ObjectIdentifier,
    message: &[u8],
    signature: &[u8],
) -> bool {
    let Ok(der) = certificate.tbs_certificate().subject_public_key_info().to_der() else { return false };
    match algorithm {
        oids::ECDSA_SHA_256 => {
            let key = p256::ecdsa::VerifyingKey::from_public_key_der(&der);
            let signature = p256::ecdsa::DerSignature::from_bytes(signature);
            matches!((key, signature), (Ok(key), Ok(signature)) if key.verify(message, &signature).is_ok())
        }
        oids::RSA | oids::RSA_SHA_256 => rsa_verify::<Sha256>(&der, message, signature),
        oids::RSA_SHA_384 => rsa_verify::<Sha384>(&der, message, signature),
        oids::RSA_SHA_512 => rsa_verify::<Sha512>(&der, message, signature),
        _ => false,
    }
}

fn rsa_verify<D>(key: &[u8], message: &[u8], signature: &[u8]) -> bool
where
    D: rsa::sha2::Digest + rsa::pkcs8::AssociatedOid,
{
    let Ok(key) = rsa::PublicKey::from_public_key_der(key) else { return false };
    let Ok(signature) = rsa::pkcs1v15::Signature::try_from(signature) else { return false };
    rsa::pkcs1v15::VerifyingKey::<D>::new(key).verify(message, &signature).is_ok()
}
