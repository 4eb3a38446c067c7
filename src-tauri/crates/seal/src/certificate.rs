//! Certificates: reading, describing, and the checks of RFC 5280 6.1 that a seal needs.

use chrono::{DateTime, Utc};
use der::asn1::ObjectIdentifier;
use der::{Decode, DecodePem, Encode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage};

use crate::decode::Element;
use crate::encode::{OCTET_STRING, SEQUENCE};
use crate::{keys, oids};

/// A certificate with its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub(crate) parsed: x509_cert::Certificate,
    pub(crate) der: Vec<u8>,
}

/// A certificate in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CertificateDescription {
    /// Whose: the distinguished name.
    pub subject: String,
    /// The common name alone.
    pub common_name: String,
    /// Who issued it.
    pub issuer: String,
    /// Serial number, hex.
    pub serial: String,
    /// First instant of validity.
    pub valid_from: DateTime<Utc>,
    /// Last instant of validity.
    pub valid_until: DateTime<Utc>,
    /// "RSA 3072" or "ECDSA P-256".
    pub key: String,
    /// SHA-256 of the certificate, hex.
    pub fingerprint: String,
    /// Made by this program to try it out; not for regulatory use.
    pub is_demonstration: bool,
}

/// Stands in the subject of every demonstration certificate.
pub(crate) const DEMONSTRATION: &str = "DEMONSTRATION - not for regulatory use";

impl Certificate {
    /// Reads one certificate in DER; `None` when it is none.
    #[must_use]
    pub fn from_der(der: &[u8]) -> Option<Self> {
        let parsed = x509_cert::Certificate::from_der(der).ok()?;
        Some(Self { parsed, der: der.to_vec() })
    }

    /// Reads every certificate of a PEM file; what is no certificate is passed over.
    #[must_use]
    pub fn from_pem(pem: &str) -> Vec<Self> {
        const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
        const END: &str = "-----END CERTIFICATE-----";
        let mut found = Vec::new();
        let mut rest = pem;
        while let Some(start) = rest.find(BEGIN) {
            let Some(length) = rest[start..].find(END) else { break };
            let end = start + length + END.len();
            if let Ok(parsed) = x509_cert::Certificate::from_pem(rest[start..end].trim())
                && let Ok(der) = parsed.to_der()
            {
                found.push(Self { parsed, der });
            }
            rest = &rest[end..];
        }
        found
    }

    /// The certificate in PEM (RFC 7468 5); `None` if the encoder fails.
    #[must_use]
    pub fn to_pem(&self) -> Option<String> {
        der::pem::encode_string("CERTIFICATE", der::pem::LineEnding::LF, &self.der).ok()
    }

    /// The encoding.
    #[must_use]
    pub fn as_der(&self) -> &[u8] {
        &self.der
    }

    /// The certificate in words.
    #[must_use]
    pub fn describe(&self) -> CertificateDescription {
        let body = self.parsed.tbs_certificate();
        let (valid_from, valid_until) = self.validity();
        CertificateDescription {
            subject: foreign::value(&body.subject().to_string()),
            common_name: self.common_name(),
            issuer: foreign::value(&body.issuer().to_string()),
            serial: hex(body.serial_number().as_bytes()),
            valid_from,
            valid_until,
            key: keys::describe(&self.parsed),
            fingerprint: hex(&Sha256::digest(&self.der)),
            is_demonstration: body.subject().to_string().contains("DEMONSTRATION"),
        }
    }

    /// The common name as a reader may see it: a name is what others wrote.
    pub(crate) fn common_name(&self) -> String {
        let subject = self.parsed.tbs_certificate().subject();
        let names = subject.iter().filter(|attribute| attribute.oid == oids::COMMON_NAME);
        let name = names.last().map(|attribute| String::from_utf8_lossy(attribute.value.value()).into_owned());
        foreign::value(&name.unwrap_or_else(|| subject.to_string()))
    }

    pub(crate) fn validity(&self) -> (DateTime<Utc>, DateTime<Utc>) {
        let validity = self.parsed.tbs_certificate().validity();
        let instant = |time: x509_cert::time::Time| {
            i64::try_from(time.to_unix_duration().as_secs())
                .ok()
                .and_then(|seconds| DateTime::from_timestamp(seconds, 0))
                .unwrap_or_default()
        };
        (instant(validity.not_before), instant(validity.not_after))
    }

    /// May sign documents: digital signature or content commitment, where key usage is stated (RFC 5280 4.2.1.3).
    pub(crate) fn may_sign(&self) -> bool {
        match self.parsed.tbs_certificate().get_extension::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.digital_signature() || usage.non_repudiation(),
            Ok(None) => true,
            Err(_) => false,
        }
    }

    /// May issue certificates (RFC 5280 4.2.1.9 and 4.2.1.3).
    pub(crate) fn may_issue(&self, below: usize) -> bool {
        let body = self.parsed.tbs_certificate();
        let is_authority = match body.get_extension::<BasicConstraints>() {
            Ok(Some((_, constraints))) => {
                constraints.ca && constraints.path_len_constraint.is_none_or(|length| below <= usize::from(length))
            }
            _ => false,
        };
        let may_sign = match body.get_extension::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.key_cert_sign(),
            Ok(None) => true,
            Err(_) => false,
        };
        is_authority && may_sign
    }

    /// A critical extension that is not understood forbids the certificate (RFC 5280 4.2).
    pub(crate) fn unknown_critical_extension(&self) -> Option<ObjectIdentifier> {
        let known = [oids::KEY_USAGE, oids::BASIC_CONSTRAINTS, oids::CERTIFICATE_POLICIES, oids::EXTENDED_KEY_USAGE];
        let extensions = self.parsed.tbs_certificate().extensions()?;
        extensions
            .iter()
            .find(|extension| extension.critical && !known.contains(&extension.extn_id))
            .map(|extension| extension.extn_id)
    }

    /// Issued by `issuer`, by name and by signature.
    pub(crate) fn is_issued_by(&self, issuer: &Self) -> bool {
        let body = self.parsed.tbs_certificate();
        let algorithm = self.parsed.signature_algorithm();
        if body.issuer() != issuer.parsed.tbs_certificate().subject() || body.signature() != algorithm {
            return false;
        }
        let (Ok(message), Some(signature)) = (body.to_der(), self.parsed.signature().as_bytes()) else { return false };
        keys::verify(&issuer.parsed, algorithm, &message, signature)
    }

    /// Names `issuer` as its issuer, whether it was or not.
    pub(crate) fn names_issuer(&self, issuer: &Self) -> bool {
        self.parsed.tbs_certificate().issuer() == issuer.parsed.tbs_certificate().subject()
    }

    /// The same content or the same signature as another, but not both: the other with a change in it.
    pub(crate) fn is_altered_copy_of(&self, other: &Self) -> bool {
        self != other
            && (self.parsed.tbs_certificate() == other.parsed.tbs_certificate()
                || self.parsed.signature() == other.parsed.signature())
    }

    /// Whether it is one of an authority (RFC 5280 4.2.1.9), so that a path can end with it.
    #[must_use]
    pub fn is_authority(&self) -> bool {
        let constraints = self.parsed.tbs_certificate().get_extension::<BasicConstraints>();
        matches!(constraints, Ok(Some((_, constraints))) if constraints.ca)
    }

    /// May sign revocation lists (RFC 5280 4.2.1.3).
    pub(crate) fn may_sign_lists(&self) -> bool {
        match self.parsed.tbs_certificate().get_extension::<KeyUsage>() {
            Ok(Some((_, usage))) => usage.crl_sign(),
            Ok(None) => true,
            Err(_) => false,
        }
    }

    /// Names itself as its issuer.
    pub(crate) fn is_root(&self) -> bool {
        let body = self.parsed.tbs_certificate();
        body.issuer() == body.subject()
    }

    /// The value of an extension, where it stands there.
    pub(crate) fn extension(&self, kind: ObjectIdentifier) -> Option<&[u8]> {
        let extensions = self.parsed.tbs_certificate().extensions()?;
        extensions.iter().find(|extension| extension.extn_id == kind).map(|extension| extension.extn_value.as_bytes())
    }

    pub(crate) fn subject_key_identifier(&self) -> Option<&[u8]> {
        Element::only(self.extension(oids::SUBJECT_KEY_IDENTIFIER)?, OCTET_STRING).map(|element| element.content)
    }

    /// The uses that the certificate is limited to (RFC 5280 4.2.1.12); none where it is not limited.
    pub(crate) fn uses(&self) -> Option<Vec<ObjectIdentifier>> {
        let uses = Element::only(self.extension(oids::EXTENDED_KEY_USAGE)?, SEQUENCE)?;
        Some(uses.inside().filter_map(Element::oid).collect())
    }

    /// Where to ask about the certificate, or fetch its issuer (RFC 5280 4.2.2.1).
    pub(crate) fn access(&self, kind: ObjectIdentifier) -> Vec<String> {
        let Some(list) = self.extension(oids::AUTHORITY_ACCESS).and_then(|value| Element::only(value, SEQUENCE)) else {
            return Vec::new();
        };
        let address = |description: Element<'_>| {
            let mut parts = description.inside();
            (parts.next()?.oid()? == kind).then(|| parts.next().and_then(address)).flatten()
        };
        list.inside().filter_map(address).collect()
    }

    /// Where its revocation lists are (RFC 5280 4.2.1.13).
    pub(crate) fn list_addresses(&self) -> Vec<String> {
        let value = self.extension(oids::DISTRIBUTION_POINTS).and_then(|value| Element::only(value, SEQUENCE));
        let points = value.into_iter().flat_map(Element::inside);
        // DistributionPoint { [0] { [0] GeneralNames } … }
        points
            .filter_map(|point| point.inside().next_of(0xa0)?.inside().next_of(0xa0))
            .flat_map(Element::inside)
            .filter_map(address)
            .collect()
    }
}

/// A general name that is an address of the web.
fn address(name: Element<'_>) -> Option<String> {
    let text = std::str::from_utf8(name.content).ok()?;
    (name.tag == 0x86 && text.is_ascii() && text.len() <= 2_000).then(|| text.to_owned())
}

/// Lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for &byte in bytes {
        text.push(char::from(DIGITS[usize::from(byte >> 4)]));
        text.push(char::from(DIGITS[usize::from(byte & 15)]));
    }
    text
}
