//! Whose signature something carries, and whether it fits.

use crate::Certificate;
use pgp::composed::SignedPublicKey;
use pgp::crypto::hash::HashAlgorithm;
use pgp::errors::Error;
use pgp::packet::{PublicSubkey, Signature, SignatureType};
use pgp::types::{EcdsaPublicParams, KeyDetails, PublicParams, VerifyingKey};

/// Whose signature a letter carries. "Can't be checked" is a state of its own: it says nothing against the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignedBy {
    /// Nobody's.
    Nobody,
    /// That of a certificate that is known here, and it fits; its fingerprint.
    Known(String),
    /// It was made with a certificate that is known here, for other content than this; its fingerprint.
    Changed(String),
    /// It was made with a certificate that is not known here; fingerprint or key identifier, blank where it says none.
    Unknown(String),
    /// It can't be checked here; why.
    NotChecked(&'static str),
}

impl SignedBy {
    /// Of the signatures of one letter, the one that is told: a good one, else what speaks against the letter, else what
    /// is open.
    fn rank(&self) -> u8 {
        match self {
            Self::Known(_) => 4,
            Self::Changed(_) => 3,
            Self::NotChecked(_) => 2,
            Self::Unknown(_) => 1,
            Self::Nobody => 0,
        }
    }
}

/// The key that a signature names as its maker.
#[derive(Clone, Copy)]
pub(crate) enum Maker<'c> {
    /// The primary key of a certificate.
    Primary(&'c SignedPublicKey),
    /// One of its subkeys.
    Subkey(&'c PublicSubkey),
}

impl<'c> Maker<'c> {
    /// Checks a signature of some bytes.
    pub(crate) fn verify(self, signature: &Signature, content: &[u8]) -> Result<(), Error> {
        match self {
            Self::Primary(key) => signature.verify(key, content),
            Self::Subkey(key) => signature.verify(key, content),
        }
    }

    /// The key.
    pub(crate) fn key(self) -> &'c dyn VerifyingKey {
        match self {
            Self::Primary(key) => key,
            Self::Subkey(key) => key,
        }
    }
}

const OLD_HASH: &str = "it uses a hash algorithm that can be forged (MD5 or RIPEMD-160)";
const SHORT_HASH: &str = "its hash algorithm is too weak for its key (RFC 9580, 5.2.3)";
const METHOD: &str = "it uses a method that is not supported here";
const NOT_A_DOCUMENT: &str = "it is not a signature of a document";
const NOT_FOR_SIGNING: &str = "it was made with a key that is not intended for signing";

/// The state of the signatures of one letter. `check` verifies the signature of an index with a key.
pub(crate) fn judge<'s>(
    signatures: impl Iterator<Item = (usize, &'s Signature)>,
    known: &[Certificate],
    check: impl Fn(usize, &Signature, Maker<'_>) -> Result<(), Error>,
) -> SignedBy {
    signatures
        .map(|(index, signature)| judge_one(signature, known, &|key| check(index, signature, key)))
        .max_by_key(SignedBy::rank)
        .unwrap_or(SignedBy::Nobody)
}

fn judge_one(signature: &Signature, known: &[Certificate], check: &dyn Fn(Maker<'_>) -> Result<(), Error>) -> SignedBy {
    let Some((certificate, key, may_sign)) = known.iter().find_map(|certificate| maker(signature, certificate)) else {
        return if signature.config().is_none() {
            SignedBy::NotChecked(METHOD)
        } else {
            SignedBy::Unknown(issuer(signature))
        };
    };
    if !matches!(signature.typ(), Some(SignatureType::Binary | SignatureType::Text)) {
        return SignedBy::NotChecked(NOT_A_DOCUMENT);
    }
    match check(key) {
        Ok(()) if !may_sign => SignedBy::NotChecked(NOT_FOR_SIGNING),
        Ok(()) if is_old(signature) => SignedBy::NotChecked(OLD_HASH),
        Ok(()) => SignedBy::Known(certificate.fingerprint()),
        Err(_) if is_old(signature) => SignedBy::NotChecked(OLD_HASH),
        Err(_) if is_short(signature, key.key()) => SignedBy::NotChecked(SHORT_HASH),
        Err(Error::Sha1HashCollision { .. }) => SignedBy::NotChecked(OLD_HASH),
        Err(Error::Unsupported { .. } | Error::Unimplemented { .. }) => SignedBy::NotChecked(METHOD),
        Err(_) => SignedBy::Changed(certificate.fingerprint()),
    }
}

/// The key of a certificate that a signature names as its maker, and whether it may sign.
fn maker<'c>(signature: &Signature, certificate: &'c Certificate) -> Option<(&'c Certificate, Maker<'c>, bool)> {
    let primary = &certificate.key;
    if names(signature, primary) {
        return Some((certificate, Maker::Primary(primary), true));
    }
    let subkey = primary.public_subkeys.iter().find(|subkey| names(signature, &subkey.key))?;
    let may_sign = subkey.signatures.iter().any(|binding| binding.key_flags().sign());
    Some((certificate, Maker::Subkey(&subkey.key), may_sign))
}

/// Whether a signature names a key as its maker.
fn names(signature: &Signature, key: &impl KeyDetails) -> bool {
    let fingerprints = signature.issuer_fingerprint();
    if fingerprints.is_empty() {
        return signature.issuer_key_id().contains(&&key.legacy_key_id());
    }
    fingerprints.contains(&&key.fingerprint())
}

fn issuer(signature: &Signature) -> String {
    let fingerprint = signature.issuer_fingerprint().first().map(|fingerprint| format!("{fingerprint:X}"));
    fingerprint
        .or_else(|| signature.issuer_key_id().first().map(|id| id.to_string().to_uppercase()))
        .unwrap_or_default()
}

fn is_old(signature: &Signature) -> bool {
    // SHA-1 is still what GnuPG 2.2 takes without a preference; the library notices forged collisions of it.
    matches!(signature.hash_alg(), Some(HashAlgorithm::Md5 | HashAlgorithm::Ripemd160))
}

/// Whether the hash is shorter than the key allows: then it is not checked, whatever the text is. RFC 9580 sections 5.2.3.2
/// (ECDSA: the size of the curve), 5.2.3.3 to 5.2.3.5 (EdDSA: 256 bits, with Ed448 512).
fn is_short(signature: &Signature, key: &dyn VerifyingKey) -> bool {
    let least = match key.public_params() {
        PublicParams::ECDSA(EcdsaPublicParams::P521 { .. }) | PublicParams::Ed448(_) => 64,
        PublicParams::ECDSA(EcdsaPublicParams::P384 { .. }) => 48,
        PublicParams::ECDSA(_) | PublicParams::Ed25519(_) | PublicParams::EdDSALegacy(_) => 32,
        _ => 0,
    };
    signature.hash_alg().and_then(|hash| hash.digest_size()).is_some_and(|size| size < least)
}
