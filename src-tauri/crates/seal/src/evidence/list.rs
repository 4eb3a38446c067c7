//! Revocation lists (RFC 5280 5).

use chrono::{DateTime, Utc};
use der::Decode;
use x509_cert::spki::AlgorithmIdentifierOwned;

use crate::certificate::Certificate;
use crate::decode::{Element, Elements};
use crate::encode::{BIT_STRING, GENERALIZED_TIME, INTEGER, OCTET_STRING, SEQUENCE, UTC_TIME};
use crate::{keys, oids};

/// A `CertificateList`.
#[derive(Debug, Clone)]
pub(crate) struct List {
    pub(crate) der: Vec<u8>,
    pub(crate) this_update: DateTime<Utc>,
    pub(crate) next_update: Option<DateTime<Utc>>,
    issuer: Vec<u8>,
    scope: Scope,
    algorithm: AlgorithmIdentifierOwned,
}

/// For which certificates a list speaks (5.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    All,
    /// Only those that are no authorities.
    Users,
    /// Only authorities.
    Authorities,
}

impl List {
    /// Reads a list that speaks for itself: no changes to another one, and none with conditions that are not known.
    pub(crate) fn read(der: &[u8]) -> Option<Self> {
        let mut parts = Element::only(der, SEQUENCE)?.inside();
        let mut body = parts.next_of(SEQUENCE)?.inside();
        let outer = parts.next_of(SEQUENCE)?;
        parts.next_of(BIT_STRING)?;
        body.next_of(INTEGER);
        let inner = body.next_of(SEQUENCE)?;
        let issuer = body.next_of(SEQUENCE)?.whole.to_vec();
        let this_update = time(&mut body)?;
        let next_update = time(&mut body);
        body.next_of(SEQUENCE);
        let scope = match body.next_of(0xa0) {
            Some(extensions) => scope(Element::only(extensions.content, SEQUENCE)?.inside())?,
            None => Scope::All,
        };
        let algorithm = AlgorithmIdentifierOwned::from_der(outer.whole).ok()?;
        (inner.whole == outer.whole).then(|| Self {
            der: der.to_vec(),
            this_update,
            next_update,
            issuer,
            scope,
            algorithm,
        })
    }

    /// Whether it is about a certificate, and says so in the name of its issuer.
    pub(crate) fn is_about(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let in_scope = match self.scope {
            Scope::All => true,
            Scope::Users => !certificate.is_authority(),
            Scope::Authorities => certificate.is_authority(),
        };
        let own = der::Encode::to_der(issuer.parsed.tbs_certificate().subject()).unwrap_or_default();
        in_scope && own == self.issuer && issuer.may_sign_lists() && self.is_signed_by(issuer).unwrap_or(false)
    }

    fn is_signed_by(&self, issuer: &Certificate) -> Option<bool> {
        let mut parts = Element::only(&self.der, SEQUENCE)?.inside();
        let body = parts.next_of(SEQUENCE)?;
        parts.next_of(SEQUENCE)?;
        let signature = parts.next_of(BIT_STRING)?.content.strip_prefix(&[0])?;
        Some(keys::verify(&issuer.parsed, &self.algorithm, body.whole, signature))
    }

    /// Since when it revokes a certificate, where it does. The list is looked through as it is: some have a hundred
    /// thousand entries.
    pub(crate) fn revoked_at(&self, certificate: &Certificate) -> Option<DateTime<Utc>> {
        let serial = certificate.parsed.tbs_certificate().serial_number().as_bytes();
        let mut body = Element::only(&self.der, SEQUENCE)?.inside().next_of(SEQUENCE)?.inside();
        body.next_of(INTEGER);
        body.next_of(SEQUENCE)?;
        body.next_of(SEQUENCE)?;
        time(&mut body)?;
        time(&mut body);
        body.next_of(SEQUENCE)?.inside().find_map(|entry| {
            let mut parts = entry.inside();
            (parts.next_of(INTEGER)?.content == serial).then(|| time(&mut parts)).flatten()
        })
    }
}

fn time(parts: &mut Elements<'_>) -> Option<DateTime<Utc>> {
    parts.next_of(UTC_TIME).or_else(|| parts.next_of(GENERALIZED_TIME))?.time()
}

fn scope(extensions: Elements<'_>) -> Option<Scope> {
    let mut scope = Scope::All;
    for extension in extensions {
        let mut parts = extension.inside();
        let kind = parts.next()?.oid()?;
        let is_critical = parts.next_of(0x01).is_some_and(|critical| critical.content != [0]);
        let value = parts.next_of(OCTET_STRING)?.content;
        if kind == oids::ISSUING_DISTRIBUTION_POINT {
            for part in Element::only(value, SEQUENCE)?.inside() {
                scope = match (part.tag, part.content) {
                    (0xa0, _) => scope,
                    (0x81, [0xff]) => Scope::Users,
                    (0x82, [0xff]) => Scope::Authorities,
                    _ => return None,
                };
            }
        } else if is_critical {
            return None;
        }
    }
    Some(scope)
}
