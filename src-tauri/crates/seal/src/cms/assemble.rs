//! `SignedData` of RFC 5652, put together by hand, so that `raw_sign` is all that a key must offer.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::encode::{self, OCTET_STRING, SEQUENCE, SET, UTC_TIME, of, set_of, tlv};
use crate::error::SealError;
use crate::identity::Signer;
use crate::keys::Hash;
use crate::oids;

/// What a signature says beside the digest.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Claim {
    /// Goes into the signing-time attribute of a detached signature. In a PDF it must be absent: there the claimed time
    /// is `/M` (ETSI EN 319 142-1 6.3, row j).
    pub(crate) signed_at: Option<DateTime<Utc>>,
}

/// Asks for a time stamp over the value of a signature, and gives the token, DER.
pub(crate) type Stamp<'a> = &'a dyn Fn(&[u8]) -> Result<Vec<u8>, SealError>;

/// Signs a digest of the kind that the key signs with: a CAdES signature with the signing certificate bound by hash
/// (RFC 5035), and a time stamp over it where one is asked for.
pub(crate) fn signed_data(
    signer: &dyn Signer,
    digest: &[u8],
    claim: Claim,
    stamp: Option<Stamp<'_>>,
) -> Result<Vec<u8>, SealError> {
    let attributes = attributes(signer, digest, claim);
    // RFC 5652 5.4: what is signed is the SET OF, not its implicit tag.
    let signature = signer.raw_sign(&set_of(SET, attributes.clone()))?;
    let token = stamp.map(|stamp| stamp(&signature)).transpose()?;
    Ok(assemble(signer, attributes, &signature, token.as_deref()))
}

/// The length that `signed_data` will have at most, without a time stamp.
pub(crate) fn longest(signer: &dyn Signer) -> usize {
    let attributes = attributes(signer, &vec![0; hash(signer).length()], Claim::default());
    assemble(signer, attributes, &vec![0; signer.kind().longest_signature()], None).len()
}

/// The hash that the key of a signer signs with.
pub(crate) fn hash(signer: &dyn Signer) -> Hash {
    signer.kind().method().hash()
}

fn attributes(signer: &dyn Signer, digest: &[u8], claim: Claim) -> Vec<Vec<u8>> {
    let leaf = &signer.certificates()[0];
    // ESSCertIDv2 with the default SHA-256 left out, as DER wants defaults.
    let certificate_id = of(SEQUENCE, &[&tlv(OCTET_STRING, &Sha256::digest(&leaf.der))]);
    let signing_certificate = of(SEQUENCE, &[&of(SEQUENCE, &[&certificate_id])]);
    let mut attributes = vec![
        attribute(oids::CONTENT_TYPE, &encode::oid(oids::DATA)),
        attribute(oids::MESSAGE_DIGEST, &tlv(OCTET_STRING, digest)),
        attribute(oids::SIGNING_CERTIFICATE_V2, &signing_certificate),
    ];
    if let Some(at) = claim.signed_at {
        attributes
            .push(attribute(oids::SIGNING_TIME, &tlv(UTC_TIME, at.format("%y%m%d%H%M%SZ").to_string().as_bytes())));
    }
    attributes
}

fn assemble(signer: &dyn Signer, attributes: Vec<Vec<u8>>, signature: &[u8], token: Option<&[u8]>) -> Vec<u8> {
    let digest_algorithm = hash(signer).algorithm();
    let version = encode::unsigned(&[1]);
    let body = signer.certificates()[0].parsed.tbs_certificate();
    // Both were read from DER, so they can be written again.
    let issuer = der::Encode::to_der(body.issuer()).unwrap_or_default();
    let serial = der::Encode::to_der(body.serial_number()).unwrap_or_default();
    let unsigned = token.map(|token| tlv(0xa1, &attribute(oids::SIGNATURE_TIME_STAMP, token))).unwrap_or_default();
    let signer_info = of(
        SEQUENCE,
        &[
            &version,
            &of(SEQUENCE, &[&issuer, &serial]),
            &digest_algorithm,
            &set_of(0xa0, attributes),
            &signer.kind().method().algorithm(),
            &tlv(OCTET_STRING, signature),
            &unsigned,
        ],
    );
    let certificates = signer.certificates().iter().map(|certificate| certificate.der.clone()).collect();
    let signed_data = of(
        SEQUENCE,
        &[
            &version,
            &tlv(SET, &digest_algorithm),
            &of(SEQUENCE, &[&encode::oid(oids::DATA)]),
            &set_of(0xa0, certificates),
            &tlv(SET, &signer_info),
        ],
    );
    of(SEQUENCE, &[&encode::oid(oids::SIGNED_DATA), &of(0xa0, &[&signed_data])])
}

fn attribute(kind: der::asn1::ObjectIdentifier, value: &[u8]) -> Vec<u8> {
    of(SEQUENCE, &[&encode::oid(kind), &tlv(SET, value)])
}
