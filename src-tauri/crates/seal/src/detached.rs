//! Signatures beside a file: a CMS signature over `manifest.json` that openssl can check.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

use crate::assemble;
use crate::certificate::Certificate;
use crate::check::{self, Time};
use crate::error::{SealError, VerifyError};
use crate::identity::{Signer, check_signer};
use crate::pdf::LARGEST_FILE;
use crate::report::SignatureReport;

/// Signs data without enclosing it; DER.
///
/// # Errors
///
/// When the certificate does not hold at `signed_at`, or the key does not sign.
pub fn sign_detached(data: &[u8], signer: &dyn Signer, signed_at: DateTime<Utc>) -> Result<Vec<u8>, SealError> {
    check_signer(signer, signed_at)?;
    assemble::signed_data(signer, &Sha256::digest(data), Some(signed_at))
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
    check::check(cms, &Sha256::digest(data), roots, Time::Inside, now, &mut report);
    Ok(report)
}
