//! The check of one signer against what should be signed.
//!
//! RFC 5652 signs only the attributes. The rest is pinned like this: the whole encodes back to itself; versions and
//! algorithms must be the ones that fit; the signer is pinned by hash in the signed signing-certificate; additions
//! that nobody signed are refused, but for time stamps, which carry a signature of their own. What remains open is what
//! no single byte can reach: the second valid form of an ECDSA signature, which needs another value of `s`
//! (SEC 1 4.1.3), and says the same.

use chrono::{DateTime, Utc};
use cms::content_info::CmsVersion;
use cms::signed_data::{SignerIdentifier, SignerInfo};
use der::asn1::ObjectIdentifier;
use der::{Any, Encode};
use sha1::Digest;
use x509_cert::attr::Attribute;

use super::Signed;
use crate::certificate::Certificate;
use crate::decode::Element;
use crate::encode::{OCTET_STRING, SEQUENCE};
use crate::keys::{Hash, Method, is_too_short};
use crate::oids;
use crate::report::{Fault, FaultCode};

/// Where the signer's own clock may speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Time {
    /// In a PDF it is `/M`, and should not be inside (ETSI EN 319 142-1 6.3, row j).
    Outside,
    /// A detached signature carries it.
    Inside,
    /// Either.
    Anywhere,
}

/// Whether the signed attributes must name the certificate (RFC 5035).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Binding {
    Required,
    Optional,
}

/// What a kind of signature asks for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rules {
    pub(crate) content_type: ObjectIdentifier,
    pub(crate) time: Time,
    pub(crate) binding: Binding,
}

/// What was found out about a signer.
pub(crate) struct Checked {
    pub(crate) leaf: Option<Certificate>,
    pub(crate) method: Option<Method>,
    /// What was signed is what should be.
    pub(crate) is_intact: bool,
    pub(crate) faults: Vec<Fault>,
    pub(crate) notes: Vec<String>,
    /// The time that the signer claims inside.
    pub(crate) claimed_at: Option<DateTime<Utc>>,
    /// The value of the signature, over which time stamps are made.
    pub(crate) signature: Vec<u8>,
    /// Time-stamp tokens over it, DER (RFC 3161 appendix A).
    pub(crate) stamps: Vec<Vec<u8>>,
    /// The signed attribute of Adobe's with answers and lists (ISO 32000-1 12.8.3.3.2), DER.
    pub(crate) revocation: Option<Vec<u8>>,
}

/// Checks the signer. `digest` gives the digest of what should be signed.
pub(crate) fn check_signer(signed: &Signed, digest: &dyn Fn(Hash) -> Vec<u8>, rules: Rules) -> Checked {
    let signer = signed.signer();
    let mut checked = Checked {
        leaf: signed.leaf().cloned(),
        method: None,
        is_intact: false,
        faults: Vec::new(),
        notes: Vec::new(),
        claimed_at: None,
        signature: signer.signature.as_bytes().to_vec(),
        stamps: Vec::new(),
        revocation: None,
    };
    let Some(leaf) = checked.leaf.clone() else {
        checked.fault(
            FaultCode::Damaged,
            "The signature does not carry the certificate of its signer. Ask the sender for the file again.",
        );
        return checked;
    };
    checked.read_unsigned(signer);
    checked.is_intact = checked.check(signed, &leaf, digest, rules) && checked.faults.is_empty();
    checked
}

impl Checked {
    fn fault(&mut self, code: FaultCode, message: impl Into<String>) {
        self.faults.push(Fault { code, message: message.into() });
    }

    fn check(&mut self, signed: &Signed, leaf: &Certificate, digest: &dyn Fn(Hash) -> Vec<u8>, rules: Rules) -> bool {
        let signer = signed.signer();
        let hash = Hash::read(&signer.digest_alg);
        let method = hash.and_then(|hash| Method::read(&signer.signature_algorithm, Some(hash)));
        // RFC 5652 5.3: version 1 with the issuer's name, 3 with a key identifier.
        let version = match signer.sid {
            SignerIdentifier::IssuerAndSerialNumber(_) => CmsVersion::V1,
            SignerIdentifier::SubjectKeyIdentifier(_) => CmsVersion::V3,
        };
        let lists_digest = signer.digest_alg.to_der().is_ok_and(|algorithm| signed.has_digest_algorithm(&algorithm));
        let (Some(method), true) = (method, signer.version == version && lists_digest) else {
            self.fault(
                FaultCode::Unsupported,
                "The signature uses a method that this program does not check (expected: SHA-256, SHA-384 or SHA-512 with RSA, RSA-PSS, or ECDSA on P-256 or P-384).",
            );
            return false;
        };
        self.method = Some(method);
        if signed.content_type() != rules.content_type {
            self.fault(FaultCode::Damaged, "The signature is of another kind than its place says.");
            return false;
        }
        let Some(attributes) = &signer.signed_attrs else {
            self.fault(FaultCode::Damaged, "The signature does not say what was signed.");
            return false;
        };
        let Ok(message) = attributes.to_der() else { return false };
        let key = leaf.parsed.tbs_certificate().subject_public_key_info();
        if is_too_short(key) {
            self.fault(
                FaultCode::Unsupported,
                "The signature was made with a key that is too short to be relied on (RSA of less than 2048 bits).",
            );
            return false;
        }
        if !method.verify(key, &message, signer.signature.as_bytes()) {
            self.fault(
                FaultCode::WrongKey,
                format!(
                    "The signature was not made with the key of {}, or it was changed afterwards. Do not rely on the file.",
                    leaf.common_name()
                ),
            );
            return false;
        }
        self.check_attributes(attributes.as_slice(), leaf, &digest(method.hash()), rules);
        true
    }

    fn check_attributes(&mut self, attributes: &[Attribute], leaf: &Certificate, digest: &[u8], rules: Rules) {
        let value = |kind: ObjectIdentifier| single(attributes, kind);
        let has = |kind: ObjectIdentifier| attributes.iter().any(|attribute| attribute.oid == kind);
        if value(oids::CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok())
            != Some(rules.content_type)
        {
            self.fault(FaultCode::Damaged, "The signature does not name the kind of what was signed.");
        }
        if value(oids::MESSAGE_DIGEST).is_none_or(|value| value.value() != digest) {
            self.fault(FaultCode::Changed, "The file was changed after it was signed: its content is not what was signed. Do not rely on it; ask the sender for the original.");
        }
        let is_named = has(oids::SIGNING_CERTIFICATE_V2) || has(oids::SIGNING_CERTIFICATE);
        let names_it = [oids::SIGNING_CERTIFICATE_V2, oids::SIGNING_CERTIFICATE]
            .into_iter()
            .filter(|kind| has(*kind))
            .all(|kind| value(kind).is_some_and(|value| names_certificate(value, kind, leaf)));
        if !names_it || (rules.binding == Binding::Required && !is_named) {
            self.fault(FaultCode::Damaged, "The signature does not name the certificate it was made with.");
        }
        match (rules.time, value(oids::SIGNING_TIME)) {
            (Time::Inside | Time::Anywhere, Some(value)) => self.claimed_at = signing_time(value),
            (Time::Outside, Some(_)) => self.notes.push(
                "The signature states a second time inside itself, which this kind of signature should not.".into(),
            ),
            (_, None) => {}
        }
        if let Some(value) = value(oids::ALGORITHM_PROTECTION)
            && !self.is_protected(value)
        {
            self.fault(FaultCode::Damaged, "The signature names another method than the one it was made with.");
        }
        self.revocation = value(oids::REVOCATION_ARCHIVAL).and_then(|value| value.to_der().ok());
    }

    /// RFC 6211: the algorithms, repeated where they are signed.
    fn is_protected(&self, value: &Any) -> bool {
        let Ok(der) = value.to_der() else { return false };
        let parts: Option<Vec<Element<'_>>> = Element::only(&der, SEQUENCE).map(|sequence| sequence.inside().collect());
        let (Some(parts), Some(method)) = (parts, self.method) else { return false };
        let oid = |element: &Element<'_>| element.inside().next().and_then(Element::oid);
        let digest_fits = parts.first().and_then(oid) == Some(method.hash().oid());
        // [1] IMPLICIT: the content of an AlgorithmIdentifier.
        let signature = parts.iter().find(|part| part.tag == 0xa1).and_then(oid);
        digest_fits && signature.is_some_and(|oid| method.is_named(oid))
    }

    /// Time stamps are the only additions that nobody signed which are understood (ETSI EN 319 142-1 6.3, row m).
    fn read_unsigned(&mut self, signer: &SignerInfo) {
        for attribute in signer.unsigned_attrs.iter().flat_map(|attributes| attributes.iter()) {
            let tokens: Option<Vec<Vec<u8>>> = attribute.values.iter().map(|value| value.to_der().ok()).collect();
            match tokens {
                Some(tokens) if attribute.oid == oids::SIGNATURE_TIME_STAMP && !tokens.is_empty() => {
                    self.stamps.extend(tokens);
                }
                _ => self.fault(
                    FaultCode::Unsupported,
                    "The signature carries additions that nobody signed; this program cannot check them.",
                ),
            }
        }
    }
}

/// The one value of an attribute that stands there once (RFC 5652 11).
fn single(attributes: &[Attribute], kind: ObjectIdentifier) -> Option<&Any> {
    let mut found = attributes.iter().filter(|attribute| attribute.oid == kind);
    let first = found.next().filter(|attribute| attribute.values.len() == 1)?;
    if found.next().is_some() { None } else { first.values.get(0) }
}

/// `SigningCertificateV2` or `SigningCertificate` (RFC 5035): the first hash is that of the signer's certificate.
fn names_certificate(value: &Any, kind: ObjectIdentifier, leaf: &Certificate) -> bool {
    let Ok(der) = value.to_der() else { return false };
    // SEQUENCE { SEQUENCE OF { SEQUENCE { [AlgorithmIdentifier] OCTET STRING … } … } … }
    let first = Element::only(&der, SEQUENCE)
        .and_then(|outer| outer.inside().next_of(SEQUENCE))
        .and_then(|identifiers| identifiers.inside().next_of(SEQUENCE));
    let Some(identifier) = first else { return false };
    let mut parts = identifier.inside();
    if kind == oids::SIGNING_CERTIFICATE {
        let hash = sha1::Sha1::digest(&leaf.der);
        return parts.next_of(OCTET_STRING).is_some_and(|found| found.content == hash.as_slice());
    }
    let hash = match parts.next_of(SEQUENCE) {
        None => Some(Hash::Sha256),
        Some(stated) => {
            let oid = stated.inside().next().and_then(Element::oid);
            Hash::ALL.into_iter().find(|hash| Some(hash.oid()) == oid)
        }
    };
    let found = parts.next_of(OCTET_STRING);
    hash.zip(found).is_some_and(|(hash, found)| found.content == hash.digest(&[&leaf.der]))
}

fn signing_time(value: &Any) -> Option<DateTime<Utc>> {
    Element::first(&value.to_der().ok()?)?.time()
}
