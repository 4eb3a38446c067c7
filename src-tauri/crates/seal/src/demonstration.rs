//! Identities to try the program with: a small root and a certificate below it, marked as what they are.

use chrono::{DateTime, TimeDelta, Utc};
use p12_keystore::{KeyStore, KeyStoreEntry, PrivateKeyChain};
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng;
use rsa::pkcs8::{EncodePrivateKey, EncodePublicKey};
use rsa::signature::{SignatureEncoding, Signer as _};
use sha2::{Digest, Sha256};

use crate::certificate::DEMONSTRATION;
use crate::encode::{self, BIT_STRING, GENERALIZED_TIME, OCTET_STRING, SEQUENCE, SET, UTC_TIME, UTF8_STRING, of, tlv};
use crate::error::IdentityError;
use crate::keys::KeyKind;
use crate::oids;

/// A demonstration identity and the root to trust it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemonstrationIdentity {
    /// The identity, PKCS#12 with AES-256.
    pub pkcs12: Vec<u8>,
    /// The root certificate, PEM.
    pub root_pem: String,
}

/// Kind of the key of a demonstration identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemonstrationKey {
    /// RSA with 2048 bits.
    Rsa2048,
    /// RSA with 3072 bits; making it takes seconds.
    Rsa3072,
    /// ECDSA on P-256.
    P256,
}

/// Makes an identity for trying out: `seed` is 32 random bytes that the caller takes from the system.
///
/// # Errors
///
/// When a key cannot be made or written.
pub fn demonstration_identity(
    name: &str,
    passphrase: &str,
    key: DemonstrationKey,
    now: DateTime<Utc>,
    seed: [u8; 32],
) -> Result<DemonstrationIdentity, IdentityError> {
    let mut random = ChaCha20Rng::from_seed(seed);
    // The root may be of the quick kind: it signs one certificate and is thrown away.
    let root = Pair::generate(DemonstrationKey::P256, &mut random)?;
    let leaf = Pair::generate(key, &mut random)?;
    let root_name = distinguished_name("Disclosure Desk demonstration root");
    let validity = (now - TimeDelta::days(1), now + TimeDelta::days(365 * 3));
    let root_certificate = certificate(&root_name, &root_name, &root, &root, validity, true, &seed)?;
    let leaf_certificate = certificate(&distinguished_name(name), &root_name, &leaf, &root, validity, false, &seed)?;
    let read = |der: &[u8]| p12_keystore::Certificate::from_der(der).map_err(failed);
    let chain = PrivateKeyChain::new(
        Sha256::digest(&leaf_certificate).as_slice(),
        p12_keystore::PrivateKey::from_der(&leaf.private).map_err(failed)?,
        [read(&leaf_certificate)?, read(&root_certificate)?],
    );
    let mut store = KeyStore::new();
    store.add_entry(name, KeyStoreEntry::PrivateKeyChain(chain));
    let pkcs12 =
        store.writer(passphrase).encryption_iterations(100_000).mac_iterations(100_000).write().map_err(failed)?;
    Ok(DemonstrationIdentity { pkcs12, root_pem: pem(&root_certificate) })
}

struct Pair {
    private: zeroize::Zeroizing<Vec<u8>>,
    public: Vec<u8>,
    key: Private,
}

enum Private {
    Rsa(Box<rsa::pkcs1v15::SigningKey<rsa::sha2::Sha256>>),
    P256(p256::ecdsa::SigningKey),
}

impl Pair {
    fn generate(key: DemonstrationKey, random: &mut ChaCha20Rng) -> Result<Self, IdentityError> {
        let bits = match key {
            DemonstrationKey::Rsa2048 => 2048,
            DemonstrationKey::Rsa3072 => 3072,
            DemonstrationKey::P256 => return Self::p256(random),
        };
        let key = rsa::PrivateKey::new(random, bits).map_err(failed)?;
        let private = key.to_pkcs8_der().map_err(failed)?.as_bytes().to_vec().into();
        let public = key.to_public_key().to_public_key_der().map_err(failed)?.into_vec();
        Ok(Self { private, public, key: Private::Rsa(Box::new(rsa::pkcs1v15::SigningKey::new(key))) })
    }

    fn p256(random: &mut ChaCha20Rng) -> Result<Self, IdentityError> {
        use p256::elliptic_curve::Generate;
        let secret = p256::SecretKey::try_generate_from_rng(random).map_err(failed)?;
        let private = secret.to_pkcs8_der().map_err(failed)?.as_bytes().to_vec().into();
        let public = secret.public_key().to_public_key_der().map_err(failed)?.into_vec();
        Ok(Self { private, public, key: Private::P256(secret.into()) })
    }

    fn kind(&self) -> KeyKind {
        match &self.key {
            Private::Rsa(_) => KeyKind::Rsa { bits: 3072 },
            Private::P256(_) => KeyKind::P256,
        }
    }

    fn sign(&self, message: &[u8]) -> Result<Vec<u8>, IdentityError> {
        match &self.key {
            Private::Rsa(key) => Ok(key.try_sign(message).map_err(failed)?.to_vec()),
            Private::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.try_sign(message).map_err(failed)?;
                Ok(signature.as_bytes().to_vec())
            }
        }
    }
}

/// A certificate of RFC 5280 4.1, version 3.
fn certificate(
    subject: &[u8],
    issuer: &[u8],
    pair: &Pair,
    issuing: &Pair,
    validity: (DateTime<Utc>, DateTime<Utc>),
    is_root: bool,
    seed: &[u8],
) -> Result<Vec<u8>, IdentityError> {
    let algorithm = issuing.kind().method().algorithm();
    let mut serial = Sha256::new();
    serial.update(seed);
    serial.update(&pair.public);
    serial.update(subject);
    let mut serial = serial.finalize()[..16].to_vec();
    // Positive and of fixed length.
    serial[0] = serial[0] & 0x7f | 0x40;
    let identifier = |pair: &Pair| Sha256::digest(&pair.public)[..20].to_vec();
    let mut extensions = vec![extension(oids::SUBJECT_KEY_IDENTIFIER, false, &tlv(OCTET_STRING, &identifier(pair)))];
    if is_root {
        extensions.push(extension(
            oids::BASIC_CONSTRAINTS,
            true,
            &of(SEQUENCE, &[&[0x01, 0x01, 0xff], &encode::unsigned(&[0])]),
        ));
        // keyCertSign and cRLSign.
        extensions.push(extension(oids::KEY_USAGE, true, &tlv(BIT_STRING, &[0x01, 0x06])));
    } else {
        extensions.push(extension(
            oids::AUTHORITY_KEY_IDENTIFIER,
            false,
            &of(SEQUENCE, &[&tlv(0x80, &identifier(issuing))]),
        ));
        // digitalSignature and nonRepudiation.
        extensions.push(extension(oids::KEY_USAGE, true, &tlv(BIT_STRING, &[0x06, 0xc0])));
    }
    let body = of(
        SEQUENCE,
        &[
            &of(0xa0, &[&encode::unsigned(&[2])]),
            &encode::unsigned(&serial),
            &algorithm,
            issuer,
            &of(SEQUENCE, &[&time(validity.0), &time(validity.1)]),
            subject,
            &pair.public,
            &of(0xa3, &[&tlv(SEQUENCE, &extensions.concat())]),
        ],
    );
    let mut signature = vec![0];
    signature.extend(issuing.sign(&body)?);
    Ok(of(SEQUENCE, &[&body, &algorithm, &tlv(BIT_STRING, &signature)]))
}

fn extension(kind: der::asn1::ObjectIdentifier, is_critical: bool, value: &[u8]) -> Vec<u8> {
    let critical: &[u8] = if is_critical { &[0x01, 0x01, 0xff] } else { &[] };
    of(SEQUENCE, &[&encode::oid(kind), critical, &tlv(OCTET_STRING, value)])
}

fn distinguished_name(common_name: &str) -> Vec<u8> {
    let part = |kind, words: &str| tlv(SET, &of(SEQUENCE, &[&encode::oid(kind), &tlv(UTF8_STRING, words.as_bytes())]));
    // X.520 upper bound of 64 characters.
    let common_name: String = common_name.chars().take(64).collect();
    of(
        SEQUENCE,
        &[
            &part(oids::ORGANIZATION, "Disclosure Desk"),
            &part(oids::ORGANIZATIONAL_UNIT, DEMONSTRATION),
            &part(oids::COMMON_NAME, &common_name),
        ],
    )
}

/// RFC 5280 4.1.2.5: two digits of year until 2049.
fn time(at: DateTime<Utc>) -> Vec<u8> {
    let year: i32 = at.format("%Y").to_string().parse().unwrap_or(2000);
    if year < 2050 {
        tlv(UTC_TIME, at.format("%y%m%d%H%M%SZ").to_string().as_bytes())
    } else {
        tlv(GENERALIZED_TIME, at.format("%Y%m%d%H%M%SZ").to_string().as_bytes())
    }
}

fn pem(der: &[u8]) -> String {
    der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, der).unwrap_or_default()
}

fn failed(error: impl std::fmt::Display) -> IdentityError {
    IdentityError::Generation(error.to_string())
}
