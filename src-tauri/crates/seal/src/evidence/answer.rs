//! Questions and answers of OCSP (RFC 6960).

use chrono::{DateTime, Utc};
use der::{Decode, Encode};
use sha1::{Digest, Sha1};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::Certificate;
use crate::decode::Element;
use crate::encode::{self, GENERALIZED_TIME, INTEGER, OCTET_STRING, SEQUENCE, of, tlv};
use crate::keys::Hash;
use crate::{keys, oids};

/// More single answers in one than any responder gives.
const MOST: usize = 1_000;

/// A `BasicOCSPResponse`.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    /// The whole `OCSPResponse`.
    pub(crate) der: Vec<u8>,
    pub(crate) produced_at: DateTime<Utc>,
    pub(crate) certificates: Vec<Certificate>,
    signed: Vec<u8>,
    algorithm: AlgorithmIdentifierOwned,
    signature: Vec<u8>,
    singles: Vec<Single>,
}

/// What an answer says about one certificate.
#[derive(Debug, Clone)]
pub(crate) struct Single {
    id: CertificateId,
    /// Since when it is revoked; none where it is not.
    pub(crate) revoked_at: Option<DateTime<Utc>>,
    pub(crate) is_known: bool,
    pub(crate) this_update: DateTime<Utc>,
    pub(crate) next_update: Option<DateTime<Utc>>,
}

/// RFC 6960 4.1.1.
#[derive(Debug, Clone, PartialEq, Eq)]
struct CertificateId {
    hash: IdHash,
    name_hash: Vec<u8>,
    key_hash: Vec<u8>,
    serial: Vec<u8>,
}

/// SHA-1 is an identifier here, and the one that every responder knows (RFC 5019 2.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum IdHash {
    Sha1,
    Sha2(Hash),
}

impl IdHash {
    fn digest(self, bytes: &[u8]) -> Vec<u8> {
        match self {
            Self::Sha1 => Sha1::digest(bytes).to_vec(),
            Self::Sha2(hash) => hash.digest(&[bytes]),
        }
    }
}

impl CertificateId {
    fn of(hash: IdHash, certificate: &Certificate, issuer: &Certificate) -> Self {
        let body = issuer.parsed.tbs_certificate();
        let key = body.subject_public_key_info().subject_public_key.raw_bytes();
        Self {
            hash,
            name_hash: hash.digest(&body.subject().to_der().unwrap_or_default()),
            key_hash: hash.digest(key),
            serial: certificate.parsed.tbs_certificate().serial_number().as_bytes().to_vec(),
        }
    }

    fn read(element: Element<'_>) -> Option<Self> {
        let mut parts = element.inside();
        let oid = parts.next_of(SEQUENCE)?.inside().next()?.oid()?;
        let hash = if oid == oids::SHA_1 {
            IdHash::Sha1
        } else {
            IdHash::Sha2(Hash::ALL.into_iter().find(|hash| hash.oid() == oid)?)
        };
        let name_hash = parts.next_of(OCTET_STRING)?.content.to_vec();
        let key_hash = parts.next_of(OCTET_STRING)?.content.to_vec();
        let serial = parts.next_of(INTEGER)?.content.to_vec();
        Some(Self { hash, name_hash, key_hash, serial })
    }

    fn write(&self) -> Vec<u8> {
        let algorithm = match self.hash {
            IdHash::Sha1 => encode::algorithm(oids::SHA_1, true),
            IdHash::Sha2(hash) => hash.algorithm(),
        };
        of(
            SEQUENCE,
            &[
                &algorithm,
                &tlv(OCTET_STRING, &self.name_hash),
                &tlv(OCTET_STRING, &self.key_hash),
                &tlv(INTEGER, &self.serial),
            ],
        )
    }
}

/// A question about one certificate (4.1.1), without a nonce: an answer is judged by its times.
pub(crate) fn request(certificate: &Certificate, issuer: &Certificate) -> Vec<u8> {
    let id = CertificateId::of(IdHash::Sha1, certificate, issuer).write();
    of(SEQUENCE, &[&of(SEQUENCE, &[&of(SEQUENCE, &[&of(SEQUENCE, &[&id])])])])
}

impl Answer {
    /// Reads an `OCSPResponse` that is successful, or a `BasicOCSPResponse` alone.
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let mut parts = Element::only(der, SEQUENCE)?.inside();
        let basic = match parts.next_of(0x0a) {
            None => der,
            Some(status) => {
                let bytes = (status.content == [0]).then(|| parts.next_of(0xa0)).flatten()?;
                let mut bytes = Element::only(bytes.content, SEQUENCE)?.inside();
                let kind = bytes.next()?.oid()?;
                (kind == oids::BASIC_ANSWER).then(|| bytes.next_of(OCTET_STRING)).flatten()?.content
            }
        };
        let mut parts = Element::only(basic, SEQUENCE)?.inside();
        let signed = parts.next_of(SEQUENCE)?;
        let algorithm = AlgorithmIdentifierOwned::from_der(parts.next_of(SEQUENCE)?.whole).ok()?;
        let signature = parts.next_of(encode::BIT_STRING)?.content.strip_prefix(&[0])?.to_vec();
        let certificates = match parts.next_of(0xa0) {
            Some(list) => Element::only(list.content, SEQUENCE)?
                .inside()
                .take(MOST)
                .map(|element| Certificate::from_der(element.whole))
                .collect(),
            None => Some(Vec::new()),
        };
        let mut body = signed.inside();
        body.next_of(0xa0);
        // ResponderID: by name or by key. Who answered is decided by the signature alone.
        body.next_of(0xa1).or_else(|| body.next_of(0xa2))?;
        let produced_at = body.next_of(GENERALIZED_TIME)?.time()?;
        let singles: Option<Vec<Single>> = body.next_of(SEQUENCE)?.inside().take(MOST).map(Single::read).collect();
        let der = if basic.len() == der.len() { wrap(der) } else { der.to_vec() };
        Some(Self {
            der,
            produced_at,
            certificates: certificates?,
            signed: signed.whole.to_vec(),
            algorithm,
            signature,
            singles: singles?,
        })
    }

    /// What it says about a certificate, when the issuer of that certificate, or one whom the issuer appointed, says it
    /// (4.2.2.2).
    pub(crate) fn about(&self, certificate: &Certificate, issuer: &Certificate) -> Option<&Single> {
        let single =
            self.singles.iter().find(|single| single.id == CertificateId::of(single.id.hash, certificate, issuer))?;
        let is_signed_by =
            |signer: &Certificate| keys::verify(&signer.parsed, &self.algorithm, &self.signed, &self.signature);
        let is_appointed = |signer: &&Certificate| {
            let (from, until) = signer.validity();
            signer.uses().is_some_and(|uses| uses.contains(&oids::MAY_SIGN_ANSWERS))
                && (from..=until).contains(&self.produced_at)
                && signer.is_issued_by(issuer)
        };
        let is_authorised = is_signed_by(issuer) || self.certificates.iter().filter(is_appointed).any(is_signed_by);
        is_authorised.then_some(single)
    }
}

impl Single {
    fn read(element: Element<'_>) -> Option<Self> {
        let mut parts = element.inside();
        let id = CertificateId::read(parts.next_of(SEQUENCE)?)?;
        let status = parts.next()?;
        let (is_known, revoked_at) = match status.tag {
            0x80 => (true, None),
            0xa1 => (true, Some(status.inside().next_of(GENERALIZED_TIME)?.time()?)),
            0x82 => (false, None),
            _ => return None,
        };
        let this_update = parts.next_of(GENERALIZED_TIME)?.time()?;
        let next_update = match parts.next_of(0xa0) {
            Some(next) => Some(Element::only(next.content, GENERALIZED_TIME)?.time()?),
            None => None,
        };
        Some(Self { id, revoked_at, is_known, this_update, next_update })
    }
}

/// A basic answer as a whole one.
fn wrap(basic: &[u8]) -> Vec<u8> {
    let bytes = of(SEQUENCE, &[&encode::oid(oids::BASIC_ANSWER), &tlv(OCTET_STRING, basic)]);
    of(SEQUENCE, &[&tlv(0x0a, &[0]), &of(0xa0, &[&bytes])])
}
