//! Signatures beside a file: a CMS signature over `manifest.json` that openssl can check.

use chrono::{DateTime, Utc};

use crate::certificate::Certificate;
use crate::cms::{self, Binding, Claim, Rules, Signed, Time};
use crate::error::{SealError, VerifyError};
use crate::evidence::{CLOCKS_DIFFER, Evidence};
use crate::identity::{Signer, check_signer};
use crate::oids;
use crate::path::Use;
use crate::pdf::LARGEST_FILE;
use crate::report::{FaultCode, SignatureReport};
use crate::verify::{Known, Moment, judge};

/// Signs data without enclosing it; DER.
///
/// # Errors
///
/// When the certificate does not hold at `signed_at`, or the key does not sign.
pub fn sign_detached(data: &[u8], signer: &dyn Signer, signed_at: DateTime<Utc>) -> Result<Vec<u8>, SealError> {
    check_signer(signer, signed_at)?;
    let digest = cms::hash(signer).digest(&[data]);
    cms::signed_data(signer, &digest, Claim { signed_at: Some(signed_at) }, None)
}

/// Checks a signature beside its data.
///
/// # Errors
///
/// When the data are too large to check. Everything that is wrong with the signature is in the report.
pub fn verify_detached(
    data: &[u8],
    cms: &[u8],
    roots: &[Certificate],
    now: DateTime<Utc>,
) -> Result<SignatureReport, VerifyError> {
    if data.len() > LARGEST_FILE {
        return Err(VerifyError::TooLarge { size: data.len() });
    }
    let mut report = SignatureReport::blank("CAdES B-B");
    let signed = match Signed::read(cms) {
        Ok(signed) => signed,
        Err(fault) => {
            report.faults.push(fault);
            return Ok(report);
        }
    };
    let rules = Rules { content_type: oids::DATA, time: Time::Inside, binding: Binding::Required };
    let checked = cms::check_signer(&signed, &|hash| hash.digest(&[data]), rules);
    report.is_intact = checked.is_intact;
    report.faults.extend(checked.faults);
    report.notes.extend(checked.notes);
    report.method = checked.method.map(|method| method.to_string()).unwrap_or_default();
    report.claimed_at = checked.claimed_at.map(|at| at.fixed_offset());
    if signed.content().is_some() || !signed.lists.is_empty() || !checked.stamps.is_empty() {
        report.fault(
            FaultCode::Unsupported,
            "The signature carries additions that nobody signed; this program cannot check them.",
        );
    }
    let Some(leaf) = checked.leaf else { return Ok(report) };
    report.signer = leaf.common_name();
    report.certificate = Some(leaf.describe());
    match report.claimed_at {
        None => report.fault(FaultCode::ClaimedTime, "The signature does not say when it was made."),
        Some(at) if at.to_utc() > now + CLOCKS_DIFFER => report.fault(
            FaultCode::ClaimedTime,
            format!("The signature claims to have been made on {}, which lies in the future. Check the clock of this computer.", at.format("%-d %B %Y, %H:%M %:z")),
        ),
        Some(_) => {}
    }
    let known = Known { roots, evidence: &Evidence::default(), now };
    let moment = Moment { at: report.claimed_at.map(|at| at.to_utc()), proof: None };
    let trust = judge(&leaf, &signed.certificates, Use::Sign, moment, known);
    report.is_trusted = trust.is_trusted;
    report.faults.extend(trust.faults);
    report.notes.extend(trust.notes);
    report.path = trust.path;
    Ok(report)
}
