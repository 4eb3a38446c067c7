//! The check of a PDF: what each signature is worth, and what was changed after it.
//!
//! A signature that covers every byte of a version but its own hex string proves that these are the bytes that were
//! signed, whatever a reader makes of them. What follows a signed version must be on the list of what may follow one;
//! the reader that decides this reads strictly, and what it can't read is a fault.

mod changes;
mod claims;
mod contents;
mod find;
mod history;
mod level;
mod materials;
mod raw;
mod signature;
mod stamps;
mod store;
mod trust;
mod updates;

use chrono::{DateTime, Utc};

pub use materials::anchors;
pub(crate) use materials::{Material, materials};
pub(crate) use store::read as read_store;
pub(crate) use trust::{Known, Moment, judge};

use crate::certificate::Certificate;
use crate::error::VerifyError;
use crate::evidence::Evidence;
use crate::pdf::{LARGEST_FILE, Pdf};
use crate::report::{Fault, FaultCode, PdfReport, SignatureReport};

/// More signatures than anyone sets.
const MOST_SIGNATURES: usize = 64;

/// Checks every signature of a PDF against trusted roots, offline.
///
/// # Errors
///
/// When there is nothing that can be checked. A file that was checked and found wanting is a report with faults.
pub fn verify_pdf(bytes: &[u8], roots: &[Certificate], now: DateTime<Utc>) -> Result<PdfReport, VerifyError> {
    if bytes.len() > LARGEST_FILE {
        return Err(VerifyError::TooLarge { size: bytes.len() });
    }
    if !bytes.starts_with(b"%PDF-") {
        return Err(VerifyError::NotPdf);
    }
    let places = raw::find(bytes, MOST_SIGNATURES);
    if places.len() > MOST_SIGNATURES {
        return Err(VerifyError::TooManySignatures { count: places.len() });
    }
    let found = find::signatures(bytes, MOST_SIGNATURES);
    if found.is_empty() {
        return if places.is_empty() { Err(VerifyError::NoSignature) } else { Ok(unplaced(bytes, &places)) };
    }
    let whole = Pdf::read(bytes);
    let history = history::read(bytes, &found);
    let mut evidence = Evidence::default();
    for end in found.iter().filter_map(|signature| signature.end).chain([bytes.len()]) {
        if let Ok(version) = Pdf::read(&bytes[..end]) {
            evidence.merge(&read_store(&version));
        }
    }
    let known = Known { roots, evidence: &evidence, now };
    let signatures = signature::check_all(bytes, &found, &history, known);
    let claims = whole.as_ref().map(claims::read).unwrap_or_default();
    let versions = whole.map_or(0, |pdf| pdf.sections().len());
    Ok(PdfReport { signatures, versions, claims, faults: history.faults })
}

/// A file with byte ranges that belong to no signature of the document: damaged, or made up.
fn unplaced(bytes: &[u8], places: &[usize]) -> PdfReport {
    let why = match Pdf::read(bytes).and_then(|pdf| crate::form::Form::read(&pdf)) {
        Ok(_) => "no signature field of the document holds it".to_owned(),
        Err(broken) => format!("the document can't be read ({})", broken.0),
    };
    let mut report = SignatureReport::blank("");
    report.covers_whole_file = false;
    let is_readable = places.iter().any(|&place| raw::read_range(bytes, place).is_some());
    if !is_readable {
        report.fault(FaultCode::Damaged, "The signature does not say rightly which bytes it covers; the file was changed or cut. Ask the sender for the file again.");
    }
    report.fault(
        FaultCode::Misplaced,
        format!("The file holds a signature, but not where a document has its signatures: {why}. Do not rely on it; ask the sender for the original."),
    );
    PdfReport {
        signatures: vec![report],
        versions: 0,
        claims: crate::report::Claims::default(),
        faults: Vec::<Fault>::new(),
    }
}
