//! Sealing at a level, and extending what is sealed to a higher one.

use chrono::{DateTime, Utc};

use crate::cms::longest;
use crate::error::SealError;
use crate::evidence::Evidence;
use crate::identity::Signer;
use crate::level::Level;
use crate::outside::{Outside, gather, stamp};
use crate::pdf::{LARGEST_FILE, Pdf};
use crate::report::SignatureKind;
use crate::sign_pdf::{SignRequest, sign};
use crate::verify::{self, Material};
use crate::{archive, store};

/// Room for a time stamp with its certificates; where it is not enough, it is made larger.
const ROOM: usize = 10 << 10;

/// Seals a PDF at a level. `outside` is asked from the level B-T on.
///
/// # Errors
///
/// As [`crate::sign_pdf`]; and when the time-stamp authority or a place that a certificate names does not answer, or
/// says that a certificate was revoked. Nothing is half done: there is a sealed file of the level, or an error.
pub fn seal_pdf(
    pdf: &[u8],
    signer: &dyn Signer,
    request: &SignRequest,
    level: Level,
    outside: Outside<'_>,
) -> Result<Vec<u8>, SealError> {
    if level == Level::B {
        return sign(pdf, signer, request, None, 0);
    }
    let ask = |signature: &[u8]| stamp(outside, &[signature]);
    let sealed = match sign(pdf, signer, request, Some(&ask), ROOM) {
        Err(SealError::Room { needed, .. }) => {
            sign(pdf, signer, request, Some(&ask), needed.saturating_sub(longest(signer)) + 1_024)?
        }
        other => other?,
    };
    if level == Level::T { Ok(sealed) } else { extend(sealed, level, outside) }
}

/// Extends a sealed PDF to a level: what is missing is added behind it. A file of the level B-LTA is extended to that
/// level again, which renews its time stamp before the last one runs out.
///
/// # Errors
///
/// When the file is not sealed, was damaged, or has to be asked about and nobody answers.
pub fn extend_pdf(pdf: &[u8], level: Level, outside: Outside<'_>) -> Result<Vec<u8>, SealError> {
    if pdf.len() > LARGEST_FILE {
        return Err(SealError::TooLarge { size: pdf.len() });
    }
    let report = verify::verify_pdf(pdf, &[], outside.now).map_err(|error| SealError::NotSound(error.to_string()))?;
    let broken = report.signatures.iter().find(|signature| !signature.is_intact);
    let fault = broken.and_then(|signature| signature.faults.first()).or_else(|| report.faults.first());
    if let Some(fault) = fault {
        return Err(SealError::NotSound(fault.message.clone()));
    }
    if broken.is_some() || report.signatures.iter().all(|signature| signature.kind == SignatureKind::TimeStamp) {
        return Err(SealError::NotSound("It carries no signature but time stamps.".into()));
    }
    extend(pdf.to_vec(), level, outside)
}

fn extend(mut sealed: Vec<u8>, level: Level, outside: Outside<'_>) -> Result<Vec<u8>, SealError> {
    let is_stamped = verify::materials(&sealed).iter().all(|material| material.proof.is_some());
    // B-LTA ends with a time stamp over everything, which proves the time for all that comes before it.
    if !is_stamped && matches!(level, Level::T | Level::Lt) {
        sealed = archive::add_time_stamp(&sealed, outside)?;
    }
    if level >= Level::Lt {
        let evidence = collect(&sealed, outside)?;
        sealed = store::add(&sealed, &evidence, outside.now)?;
    }
    if level == Level::Lta {
        sealed = archive::add_time_stamp(&sealed, outside)?;
    }
    Ok(sealed)
}

/// Everything that the checks of all signatures and time stamps need.
fn collect(sealed: &[u8], outside: Outside<'_>) -> Result<Evidence, SealError> {
    let mut evidence = verify::read_store(&Pdf::read(sealed)?);
    for Material { leaf, carried, proof, .. } in verify::materials(sealed) {
        let at: DateTime<Utc> = proof.unwrap_or(outside.now).min(outside.now);
        gather(&mut evidence, &leaf, &carried, at, outside)?;
    }
    Ok(evidence)
}
