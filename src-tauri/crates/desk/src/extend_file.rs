//! Extending a sealed PDF to a higher level, or renewing the time stamp of one at the highest.

use crate::{Result, Sealing};
use chrono::{DateTime, Utc};
use seal::{anchors, extend_pdf, verify_pdf};

/// Extends a sealed PDF to the level of `sealing`. The file that was given stays as it is; what comes back begins with
/// its bytes.
///
/// # Errors
/// If it is not sealed or not in order, an authority does not answer, or the result does not pass its own check.
pub fn extend_bytes(pdf: &[u8], sealing: &Sealing, now: DateTime<Utc>) -> Result<Vec<u8>> {
    sealing.check()?;
    let network = sealing.network();
    let extended = extend_pdf(pdf, sealing.level, sealing.outside(&network, now))?;
    let checked = verify_pdf(&extended, &anchors(&extended), now)?;
    match checked.all_faults().next() {
        Some(fault) => Err(seal::SealError::NotSound(fault.message.clone()).into()),
        None => Ok(extended),
    }
}
