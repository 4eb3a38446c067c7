//! How a signature is made: read from an `AlgorithmIdentifier`, and verified.

use der::asn1::ObjectIdentifier;
use der::{Decode, Encode, Sequence};
use rsa::pkcs1::DecodeRsaPublicKey;
use rsa::sha2::{Sha256, Sha384, Sha512};
use rsa::signature::hazmat::PrehashVerifier;
use rsa::traits::PublicKeyParts;
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

use super::hash::Hash;
use crate::{encode, oids};

/// Shorter RSA keys can be broken (ETSI TS 119 312 6.2.2.1).
const SHORTEST_RSA: u32 = 2_048;

/// A method of signing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    /// RSASSA-PKCS1-v1_5 (RFC 8017 8.2).
    Pkcs1(Hash),
    /// RSASSA-PSS (RFC 8017 8.1) with the same hash for the mask.
    Pss(Hash, usize),
    /// ECDSA on the curve of the key.
    Ecdsa(Hash),
}

/// RFC 4055 3.1, without the defaults: they are SHA-1.
#[derive(Sequence)]
struct PssParameters {
    #[asn1(context_specific = "0", optional = "true")]
    hash: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "1", optional = "true")]
    mask: Option<AlgorithmIdentifierOwned>,
    #[asn1(context_specific = "2", optional = "true")]
    salt: Option<u16>,
    #[asn1(context_specific = "3", optional = "true")]
    trailer: Option<u8>,
}

impl Method {
    /// Reads a signature algorithm. `digest` is that of the signer's information, for the identifiers that name none.
    pub(crate) fn read(algorithm: &AlgorithmIdentifierOwned, digest: Option<Hash>) -> Option<Self> {
        let method = match algorithm.oid {
            oids::RSA => Self::Pkcs1(digest?),
            oids::RSA_SHA_256 => Self::Pkcs1(Hash::Sha256),
            oids::RSA_SHA_384 => Self::Pkcs1(Hash::Sha384),
            oids::RSA_SHA_512 => Self::Pkcs1(Hash::Sha512),
            oids::RSA_PSS => Self::read_pss(algorithm)?,
            oids::ECDSA_SHA_256 => Self::Ecdsa(Hash::Sha256),
            oids::ECDSA_SHA_384 => Self::Ecdsa(Hash::Sha384),
            oids::ECDSA_SHA_512 => Self::Ecdsa(Hash::Sha512),
            _ => return None,
        };
        // RFC 4055 5: RSA with NULL, or without anything; RFC 5758 3.2: ECDSA without anything.
        let der = algorithm.to_der().ok()?;
        let is_plain = match method {
            Self::Pkcs1(_) => {
                der == encode::algorithm(algorithm.oid, true) || der == encode::algorithm(algorithm.oid, false)
            }
            Self::Ecdsa(_) => der == encode::algorithm(algorithm.oid, false),
            Self::Pss(..) => true,
        };
        // What is signed and what is hashed must not differ in kind (RFC 5754 3; RFC 8933).
        let fits = digest.is_none_or(|digest| digest == method.hash());
        (is_plain && fits).then_some(method)
    }

    fn read_pss(algorithm: &AlgorithmIdentifierOwned) -> Option<Self> {
        let parameters = algorithm.parameters.as_ref()?.to_der().ok()?;
        let parameters = PssParameters::from_der(&parameters).ok()?;
        let hash = Hash::read(&parameters.hash?)?;
        let mask = parameters.mask?;
        let mask_hash = mask.parameters.as_ref()?.decode_as::<AlgorithmIdentifierOwned>().ok()?;
        let is_common = mask.oid == oids::MGF1
            && Hash::read(&mask_hash) == Some(hash)
            && parameters.trailer.is_none_or(|trailer| trailer == 1);
        let salt = usize::from(parameters.salt.unwrap_or(20));
        (is_common && salt <= 478).then_some(Self::Pss(hash, salt))
    }

    pub(crate) const fn hash(self) -> Hash {
        match self {
            Self::Pkcs1(hash) | Self::Pss(hash, _) | Self::Ecdsa(hash) => hash,
        }
    }

    const fn oid(self) -> ObjectIdentifier {
        match self {
            Self::Pkcs1(Hash::Sha256) => oids::RSA_SHA_256,
            Self::Pkcs1(Hash::Sha384) => oids::RSA_SHA_384,
            Self::Pkcs1(Hash::Sha512) => oids::RSA_SHA_512,
            Self::Ecdsa(Hash::Sha256) => oids::ECDSA_SHA_256,
            Self::Ecdsa(Hash::Sha384) => oids::ECDSA_SHA_384,
            Self::Ecdsa(Hash::Sha512) => oids::ECDSA_SHA_512,
            Self::Pss(..) => oids::RSA_PSS,
        }
    }

    /// Whether an identifier names this method; RSA may be named without its hash (RFC 5652 5.3).
    pub(crate) fn is_named(self, oid: ObjectIdentifier) -> bool {
        oid == self.oid() || (oid == oids::RSA && matches!(self, Self::Pkcs1(_)))
    }

    /// The `AlgorithmIdentifier` of a signature.
    pub(crate) fn algorithm(self) -> Vec<u8> {
        use encode::{SEQUENCE, of, oid, unsigned};
        match self {
            Self::Pkcs1(_) => encode::algorithm(self.oid(), true),
            Self::Ecdsa(_) => encode::algorithm(self.oid(), false),
            Self::Pss(hash, salt) => {
                // RFC 4055 2.1 writes the hashes in these parameters with NULL.
                let hash = encode::algorithm(hash.oid(), true);
                let mask = of(SEQUENCE, &[&oid(oids::MGF1), &hash]);
                let salt = unsigned(&salt.to_be_bytes());
                let parameters = of(SEQUENCE, &[&of(0xa0, &[&hash]), &of(0xa1, &[&mask]), &of(0xa2, &[&salt])]);
                of(SEQUENCE, &[&oid(self.oid()), &parameters])
            }
        }
    }

    /// Verifies with a key; anything unknown or unreadable does not verify.
    pub(crate) fn verify(self, key: &SubjectPublicKeyInfoOwned, message: &[u8], signature: &[u8]) -> bool {
        let digest = self.hash().digest(&[message]);
        match self {
            Self::Ecdsa(_) => verify_ecdsa(key, &digest, signature),
            Self::Pkcs1(hash) => key.algorithm.oid == oids::RSA && verify_rsa(key, hash, &digest, signature, None),
            Self::Pss(hash, salt) => pss_allows(key, hash) && verify_rsa(key, hash, &digest, signature, Some(salt)),
        }
    }
}

impl std::fmt::Display for Method {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = match self {
            Self::Pkcs1(_) => "RSA",
            Self::Pss(..) => "RSA-PSS",
            Self::Ecdsa(_) => "ECDSA",
        };
        write!(formatter, "{name}, SHA-{}", 8 * self.hash().length())
    }
}

/// A key that is for PSS alone may be for one hash alone (RFC 4055 1.2).
fn pss_allows(key: &SubjectPublicKeyInfoOwned, hash: Hash) -> bool {
    key.algorithm.parameters.is_none()
        || key.algorithm.oid == oids::RSA
        || Method::read_pss(&key.algorithm).is_some_and(|method| method.hash() == hash)
}

fn verify_rsa(
    key: &SubjectPublicKeyInfoOwned,
    hash: Hash,
    digest: &[u8],
    signature: &[u8],
    salt: Option<usize>,
) -> bool {
    let Some(key) = rsa_key(key).filter(|key| key.n().bit_width() >= SHORTEST_RSA) else { return false };
    macro_rules! verify {
        ($hash:ty) => {
            match salt {
                None => rsa::pkcs1v15::Signature::try_from(signature).is_ok_and(|signature| {
                    rsa::pkcs1v15::VerifyingKey::<$hash>::new(key).verify_prehash(digest, &signature).is_ok()
                }),
                Some(salt) => rsa::pss::Signature::try_from(signature).is_ok_and(|signature| {
                    rsa::pss::VerifyingKey::<$hash>::new_with_salt_len(key, salt)
                        .verify_prehash(digest, &signature)
                        .is_ok()
                }),
            }
        };
    }
    match hash {
        Hash::Sha256 => verify!(Sha256),
        Hash::Sha384 => verify!(Sha384),
        Hash::Sha512 => verify!(Sha512),
    }
}

fn verify_ecdsa(key: &SubjectPublicKeyInfoOwned, digest: &[u8], signature: &[u8]) -> bool {
    use p256::pkcs8::DecodePublicKey as _;
    let Ok(der) = key.to_der() else { return false };
    if let Ok(key) = p256::ecdsa::VerifyingKey::from_public_key_der(&der) {
        return p256::ecdsa::DerSignature::from_bytes(signature)
            .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok());
    }
    if let Ok(key) = p384::ecdsa::VerifyingKey::from_public_key_der(&der) {
        return p384::ecdsa::DerSignature::from_bytes(signature)
            .is_ok_and(|signature| key.verify_prehash(digest, &signature).is_ok());
    }
    false
}

/// A key that is too short for any signature to count.
pub(crate) fn is_too_short(key: &SubjectPublicKeyInfoOwned) -> bool {
    rsa_key(key).is_some_and(|key| key.n().bit_width() < SHORTEST_RSA)
}

/// An RSA key, whether it is for anything or for PSS alone (RFC 4055 1.2).
pub(crate) fn rsa_key(key: &SubjectPublicKeyInfoOwned) -> Option<rsa::PublicKey> {
    if !matches!(key.algorithm.oid, oids::RSA | oids::RSA_PSS) {
        return None;
    }
    rsa::PublicKey::from_pkcs1_der(key.subject_public_key.as_bytes()?).ok()
}
