//! Reading `SignedData` (RFC 5652 5), strictly enough that no byte of it can change unseen.

use cms::cert::CertificateChoices;
use cms::content_info::{CmsVersion, ContentInfo};
use cms::revocation::RevocationInfoChoice;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use der::asn1::ObjectIdentifier;
use der::{Decode, Encode};

use crate::certificate::Certificate;
use crate::oids;
use crate::report::{Fault, FaultCode};

/// Largest signature that is read.
pub(crate) const LARGEST: usize = 1 << 20;

/// A signature with one signer.
pub(crate) struct Signed {
    body: SignedData,
    signer: SignerInfo,
    /// Every certificate that travels along.
    pub(crate) certificates: Vec<Certificate>,
    /// Every revocation list that travels along, DER.
    pub(crate) lists: Vec<Vec<u8>>,
}

impl Signed {
    /// Reads a signature; a fault says why it can't be.
    pub(crate) fn read(cms: &[u8]) -> Result<Self, Fault> {
        if cms.len() > LARGEST {
            return Err(damaged("it is larger than any signature"));
        }
        let info = ContentInfo::from_der(cms).map_err(|_| damaged("it cannot be read"))?;
        if info.content_type != oids::SIGNED_DATA || !info.to_der().is_ok_and(|again| is_reordered(&again, cms)) {
            return Err(damaged("it is not in the strict form"));
        }
        let (Ok(body), Ok(content)) = (info.content.decode_as::<SignedData>(), info.content.to_der()) else {
            return Err(damaged("its content cannot be read"));
        };
        if !body.to_der().is_ok_and(|again| is_reordered(&again, &content)) {
            return Err(damaged("its content is not in the strict form"));
        }
        let [signer] = body.signer_infos.0.as_slice() else {
            return Err(Fault {
                code: FaultCode::Unsupported,
                message: "The signature is of a form that this program does not check (expected: one signer).".into(),
            });
        };
        let signer = signer.clone();
        // RFC 5652 5.1.
        let is_plain = body.encap_content_info.econtent_type == oids::DATA && signer.version == CmsVersion::V1;
        if body.version != if is_plain { CmsVersion::V1 } else { CmsVersion::V3 } {
            return Err(damaged("its version does not fit its form"));
        }
        let certificates = certificates(&body)?;
        let lists = lists(&body)?;
        Ok(Self { body, signer, certificates, lists })
    }

    pub(crate) const fn signer(&self) -> &SignerInfo {
        &self.signer
    }

    pub(crate) const fn content_type(&self) -> ObjectIdentifier {
        self.body.encap_content_info.econtent_type
    }

    pub(crate) fn has_digest_algorithm(&self, algorithm: &[u8]) -> bool {
        self.body.digest_algorithms.iter().any(|known| known.to_der().is_ok_and(|known| known == algorithm))
    }

    /// The enclosed content, where there is one.
    pub(crate) fn content(&self) -> Option<&[u8]> {
        self.body.encap_content_info.econtent.as_ref().map(|content| content.value())
    }

    /// The signer's certificate.
    pub(crate) fn leaf(&self) -> Option<&Certificate> {
        self.certificates.iter().find(|certificate| {
            let body = certificate.parsed.tbs_certificate();
            match &self.signer.sid {
                SignerIdentifier::IssuerAndSerialNumber(id) => {
                    *body.issuer() == id.issuer && *body.serial_number() == id.serial_number
                }
                SignerIdentifier::SubjectKeyIdentifier(id) => {
                    certificate.subject_key_identifier().is_some_and(|own| own == id.0.as_bytes())
                }
            }
        })
    }
}

fn certificates(body: &SignedData) -> Result<Vec<Certificate>, Fault> {
    let choices = body.certificates.iter().flat_map(|set| set.0.iter());
    choices
        .map(|choice| match choice {
            CertificateChoices::Certificate(certificate) => {
                certificate.to_der().ok().and_then(|der| Certificate::from_der(&der))
            }
            CertificateChoices::Other(_) => None,
        })
        .collect::<Option<_>>()
        .ok_or_else(|| damaged("it carries a certificate that cannot be read"))
}

fn lists(body: &SignedData) -> Result<Vec<Vec<u8>>, Fault> {
    let choices = body.crls.iter().flat_map(|set| set.0.iter());
    choices
        .map(|choice| match choice {
            RevocationInfoChoice::Crl(list) => list.to_der().ok(),
            RevocationInfoChoice::Other(_) => None,
        })
        .collect::<Option<_>>()
        .ok_or_else(|| damaged("it carries a revocation list that cannot be read"))
}

fn damaged(detail: &str) -> Fault {
    Fault {
        code: FaultCode::Damaged,
        message: format!("The signature itself is damaged: {detail}. Ask the sender for the file again."),
    }
}

/// The same bytes, but for the order of sets, which not every signer keeps (RFC 5652 asks for it only where something
/// is signed). A changed byte changes how often its value occurs.
fn is_reordered(one: &[u8], two: &[u8]) -> bool {
    let count = |bytes: &[u8]| {
        let mut counts = [0_u32; 256];
        bytes.iter().for_each(|&byte| counts[usize::from(byte)] += 1);
        counts
    };
    one == two || (one.len() == two.len() && count(one) == count(two))
}
