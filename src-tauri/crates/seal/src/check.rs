//! The check of one CMS signature against a digest, strict enough that no byte of it can change unseen.
//!
//! RFC 5652 signs only the attributes. The rest is pinned like this: the whole must be DER that encodes back to
//! itself; versions and algorithms must be the only ones allowed; the signer is pinned by hash in the signed
//! signing-certificate-v2; every other certificate must be one of the chain, and verify in it or equal a trusted
//! root; unsigned attributes and CRLs are refused. What remains open is what no single byte can reach: the second
//! valid form of an ECDSA signature, which needs another value of `s` (SEC 1 4.1.3), and says the same.

use chrono::{DateTime, FixedOffset, Utc};
use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::ObjectIdentifier;
use der::{Any, Decode, Encode};
use sha2::{Digest, Sha256};
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::Certificate;
use crate::report::{FaultCode, SignatureReport};
use crate::{encode, keys, oids};

/// Longest chain that is followed.
const LONGEST_CHAIN: usize = 8;

/// Largest signature that is read.
pub(crate) const LARGEST_CMS: usize = 1 << 20;

/// Whether the signing time stands inside the signature.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Time {
    /// In a PDF it is `/M`, and must not be inside.
    Outside,
    /// A detached signature carries it.
    Inside,
}

/// Checks a signature; what is found goes into the report.
pub(crate) fn check(
    cms: &[u8],
    digest: &[u8],
    roots: &[Certificate],
    time: Time,
    now: DateTime<Utc>,
    report: &mut SignatureReport,
) {
    let Some(parsed) = parse(cms, report) else { return };
    let Some((leaf, others)) = certificates(&parsed, report) else { return };
    report.signer = leaf.common_name();
    report.certificate = Some(leaf.describe());
    report.is_intact = check_signer(&parsed.signer_infos.0.as_slice()[0], &leaf, digest, time, report);
    check_time(now, report);
    report.is_trusted = check_chain(&leaf, &others, roots, report);
}

fn parse(cms: &[u8], report: &mut SignatureReport) -> Option<SignedData> {
    let damaged = |report: &mut SignatureReport, detail: &str| {
        report.fault(
            FaultCode::Damaged,
            format!("The signature itself is damaged: {detail}. Ask the sender for the file again."),
        );
    };
    if cms.len() > LARGEST_CMS {
        damaged(report, "it is larger than any signature");
        return None;
    }
    let Ok(info) = ContentInfo::from_der(cms) else {
        damaged(report, "it cannot be read");
        return None;
    };
    if info.content_type != oids::SIGNED_DATA || info.to_der().ok().as_deref() != Some(cms) {
        damaged(report, "it is not in the strict form");
        return None;
    }
    let (Ok(signed), Ok(content)) = (info.content.decode_as::<SignedData>(), info.content.to_der()) else {
        damaged(report, "its content cannot be read");
        return None;
    };
    let sets_sorted =
        sorted(&signed.digest_algorithms) && signed.certificates.as_ref().is_some_and(|set| sorted(&set.0));
    if signed.to_der().ok().as_deref() != Some(&content) || !sets_sorted {
        damaged(report, "its content is not in the strict form");
        return None;
    }
    let is_plain = signed.version == CmsVersion::V1
        && signed.digest_algorithms.len() == 1
        && signed.digest_algorithms.iter().all(is_sha_256)
        && signed.encap_content_info.econtent_type == oids::DATA
        && signed.encap_content_info.econtent.is_none()
        && signed.crls.is_none()
        && signed.signer_infos.0.len() == 1;
    if !is_plain {
        report.fault(
            FaultCode::Unsupported,
            "The signature is of a form that this program does not check (expected: one signer, SHA-256, nothing unsigned beside it).",
        );
        return None;
    }
    Some(signed)
}

/// The signer's certificate, and the others.
fn certificates(signed: &SignedData, report: &mut SignatureReport) -> Option<(Certificate, Vec<Certificate>)> {
    let mut found = Vec::new();
    for choice in signed.certificates.iter().flat_map(|set| set.0.iter()) {
        let certificate = match choice {
            CertificateChoices::Certificate(certificate) => {
                certificate.to_der().ok().and_then(|der| Certificate::from_der(&der))
            }
            CertificateChoices::Other(_) => None,
        };
        found.push(certificate);
    }
    let readable: Option<Vec<Certificate>> = found.into_iter().collect();
    let signer = &signed.signer_infos.0.as_slice()[0];
    let pick = readable.and_then(|mut all| {
        let index = all.iter().position(|certificate| is_signer(certificate, &signer.sid))?;
        let leaf = all.remove(index);
        Some((leaf, all))
    });
    if pick.is_none() {
        report.fault(
            FaultCode::Damaged,
            "The signature does not carry the certificate of its signer. Ask the sender for the file again.",
        );
    }
    pick
}

fn is_signer(certificate: &Certificate, id: &SignerIdentifier) -> bool {
    let SignerIdentifier::IssuerAndSerialNumber(id) = id else { return false };
    let body = certificate.parsed.tbs_certificate();
    *body.issuer() == id.issuer && *body.serial_number() == id.serial_number
}

fn check_signer(
    signer: &SignerInfo,
    leaf: &Certificate,
    digest: &[u8],
    time: Time,
    report: &mut SignatureReport,
) -> bool {
    let before = report.faults.len();
    if signer.unsigned_attrs.is_some() {
        report.fault(
            FaultCode::Unsupported,
            "The signature carries additions that nobody signed; this program cannot check them.",
        );
    }
    let kind = keys::kind(&leaf.parsed);
    let expected = kind.as_ref().ok().map(|kind| kind.algorithm());
    let is_known = signer.version == CmsVersion::V1
        && is_sha_256(&signer.digest_alg)
        && (signer.signature_algorithm.to_der().ok() == expected
            || (signer.signature_algorithm.oid == oids::RSA
                && signer.signature_algorithm.to_der().ok() == Some(encode::algorithm(oids::RSA, true))
                && matches!(kind, Ok(keys::KeyKind::Rsa { .. }))));
    if !is_known {
        report.fault(
            FaultCode::Unsupported,
            "The signature uses a method that this program does not check (expected: SHA-256 with RSA or ECDSA P-256).",
        );
        return false;
    }
    let Some(attributes) = &signer.signed_attrs else {
        report.fault(FaultCode::Damaged, "The signature does not say what was signed.");
        return false;
    };
    let Ok(message) = attributes.to_der() else { return false };
    if !sorted(attributes)
        || !keys::verify(&leaf.parsed, signer.signature_algorithm.oid, &message, signer.signature.as_bytes())
    {
        report.fault(
            FaultCode::WrongKey,
            format!(
                "The signature was not made with the key of {}, or it was changed afterwards. Do not rely on the file.",
                leaf.common_name()
            ),
        );
        return false;
    }
    let value = |kind: ObjectIdentifier| {
        let mut found = attributes.iter().filter(|attribute| attribute.oid == kind);
        let first = found.next().filter(|attribute| attribute.values.len() == 1)?;
        if found.next().is_some() { None } else { first.values.get(0) }
    };
    if value(oids::CONTENT_TYPE).and_then(|value| value.decode_as::<ObjectIdentifier>().ok()) != Some(oids::DATA) {
        report.fault(FaultCode::Damaged, "The signature does not name the kind of what was signed.");
    }
    if value(oids::MESSAGE_DIGEST).is_none_or(|value| value.value() != digest) {
        report.fault(FaultCode::Changed, "The file was changed after it was signed: its content is not what was signed. Do not rely on it; ask the sender for the original.");
    }
    if !value(oids::SIGNING_CERTIFICATE_V2).is_some_and(|value| names_certificate(value, leaf)) {
        report.fault(FaultCode::Damaged, "The signature does not name the certificate it was made with.");
    }
    match (time, value(oids::SIGNING_TIME)) {
        (Time::Inside, Some(value)) => report.claimed_at = signing_time(value),
        (Time::Outside, Some(_)) => report.fault(
            FaultCode::Unsupported,
            "The signature states a second time inside itself, which this kind of signature must not.",
        ),
        (_, None) => {}
    }
    report.faults.len() == before
}

/// `SigningCertificateV2` of RFC 5035 with the default hash: the first certificate hash is the signer's.
fn names_certificate(value: &Any, leaf: &Certificate) -> bool {
    let hash = Sha256::digest(&leaf.der);
    let next = |bytes: &[u8]| Any::from_der(bytes).ok();
    // SEQUENCE { SEQUENCE OF { SEQUENCE { OCTET STRING … } … } … }
    let mut reader = value.value();
    for _ in 0..2 {
        let Some((inner, _)) = first_of(reader) else { return false };
        reader = inner;
    }
    let Some((first, encoded)) = first_of(reader) else { return false };
    let is_octets = encoded.first() == Some(&encode::OCTET_STRING);
    // A stated SHA-256 is not DER, but made by some signers.
    if is_octets {
        return first == hash.as_slice();
    }
    let is_stated = next(encoded)
        .and_then(|any| any.decode_as::<AlgorithmIdentifierOwned>().ok())
        .is_some_and(|algorithm| is_sha_256(&algorithm));
    let rest = &reader[encoded.len()..];
    is_stated && first_of(rest).is_some_and(|(second, _)| second == hash.as_slice())
}

/// Content and encoding of the first value in `bytes`.
fn first_of(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let first = *bytes.get(1)?;
    let (head, length) = if first < 0x80 {
        (2, usize::from(first))
    } else {
        let count = usize::from(first & 0x7f);
        if !(1..=3).contains(&count) {
            return None;
        }
        let length = bytes.get(2..2 + count)?.iter().fold(0, |sum, &byte| (sum << 8) | usize::from(byte));
        (2 + count, length)
    };
    Some((bytes.get(head..head + length)?, bytes.get(..head + length)?))
}

fn signing_time(value: &Any) -> Option<DateTime<FixedOffset>> {
    let time = value.decode_as::<x509_cert::time::Time>().ok()?;
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
    DateTime::from_timestamp(seconds, 0).map(|at| at.fixed_offset())
}

fn check_time(now: DateTime<Utc>, report: &mut SignatureReport) {
    match report.claimed_at {
        None => report.fault(FaultCode::ClaimedTime, "The signature does not say when it was made."),
        // Clocks of two computers differ; five minutes are let pass.
        Some(at) if at.to_utc() > now + chrono::TimeDelta::minutes(5) => report.fault(
            FaultCode::ClaimedTime,
            format!("The signature claims to have been made on {}, which lies in the future. Check the clock of this computer.", at.format("%-d %B %Y, %H:%M %:z")),
        ),
        Some(_) => {}
    }
}

/// Follows the certificates up to a trusted root; each must have held at the claimed time, and none may be left over.
fn check_chain(
    leaf: &Certificate,
    others: &[Certificate],
    roots: &[Certificate],
    report: &mut SignatureReport,
) -> bool {
    let before = report.faults.len();
    let mut chain = vec![leaf.clone()];
    let mut used = vec![false; others.len()];
    let root = loop {
        let Some(last) = chain.last() else { break None };
        if let Some(root) = roots.iter().find(|root| root.der == last.der || last.is_issued_by(root)) {
            break Some(root);
        }
        let next = others.iter().enumerate().find(|(index, other)| !used[*index] && last.is_issued_by(other));
        let Some((index, next)) = next.filter(|_| chain.len() < LONGEST_CHAIN) else { break None };
        used[index] = true;
        chain.push(next.clone());
    };
    let Some(root) = root else {
        report.fault(
            FaultCode::Untrusted,
            format!("The certificate of {} was issued by \u{201c}{}\u{201d}, which is not among the trusted roots. Add the root if you trust it.", leaf.common_name(), leaf.parsed.tbs_certificate().issuer()),
        );
        return false;
    };
    if chain.last().is_some_and(|last| last.der != root.der) {
        chain.push(root.clone());
    }
    for (index, other) in others.iter().enumerate() {
        // The copy of the root that travels along must be the root, to the byte.
        if !used[index] && !chain.contains(other) {
            report.fault(FaultCode::Damaged, format!("The signature carries a certificate that does not belong to it, or that was changed (\u{201c}{}\u{201d}).", other.common_name()));
        }
    }
    check_members(&chain, report);
    report.faults.len() == before
}

fn check_members(chain: &[Certificate], report: &mut SignatureReport) {
    for (index, certificate) in chain.iter().enumerate() {
        let name = certificate.common_name();
        if let Some(extension) = certificate.unknown_critical_extension() {
            report.fault(FaultCode::Unsupported, format!("The certificate \u{201c}{name}\u{201d} has a condition that this program does not know ({extension})."));
        }
        let is_fit = if index == 0 { certificate.may_sign() } else { certificate.may_issue(index - 1) };
        if !is_fit {
            report.fault(
                FaultCode::Untrusted,
                format!("The certificate \u{201c}{name}\u{201d} was not issued for this use."),
            );
        }
        let (from, until) = certificate.validity();
        if let Some(at) = report.claimed_at
            && !(from..=until).contains(&at.to_utc())
        {
            report.fault(
                FaultCode::NotValidThen,
                format!("The certificate \u{201c}{name}\u{201d} is valid from {} to {}, not at the claimed time of the signature.", from.format("%-d %B %Y"), until.format("%-d %B %Y")),
            );
        }
    }
}

fn is_sha_256(algorithm: &AlgorithmIdentifierOwned) -> bool {
    let der = algorithm.to_der().unwrap_or_default();
    // RFC 5754 2: parameters absent; NULL must be accepted.
    der == encode::algorithm(oids::SHA_256, false) || der == encode::algorithm(oids::SHA_256, true)
}

/// X.690 11.6: the members of a SET OF in ascending order.
fn sorted<T: Encode + der::DerOrd>(set: &der::asn1::SetOfVec<T>) -> bool {
    let encoded: Vec<Vec<u8>> = set.iter().filter_map(|member| member.to_der().ok()).collect();
    encoded.is_sorted()
}
