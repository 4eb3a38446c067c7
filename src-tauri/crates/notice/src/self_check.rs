//! The check of the finished pages before they are sealed: what does not conform is found while it can still be mended.

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

use crate::error::RenderError;

/// A rule that the check in process gets wrong: it takes a last byte 0x0D of compressed data for a part of the line end
/// before `endstream` (ISO 19005-3 6.1.7.1); veraPDF and qpdf count it right.
const FALSE_ALARM: &str = ":6.1.7.1";

/// Most failures that are named; the rest is counted.
const MOST: usize = 5;

/// Checks rendered pages against PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1). The two profiles are checked side by
/// side, so that it takes the time of the longer one.
///
/// # Errors
///
/// When a rule is broken, or the file can't be read at all.
pub fn check_conformance(pdf: &[u8]) -> Result<(), RenderError> {
    let (archive, access) = std::thread::scope(|scope| {
        let archive = scope.spawn(|| failures(pdf, ValidationProfile::PdfA3a));
        let access = failures(pdf, ValidationProfile::PdfUa1);
        // Whatever ends the other check ends the sealing too.
        let archive = archive.join().unwrap_or_else(|_| vec!["the check of PDF/A broke off".to_owned()]);
        (archive, access)
    });
    let failures = [archive, access].concat();
    if failures.is_empty() {
        return Ok(());
    }
    let more = failures.len().saturating_sub(MOST);
    let mut detail = failures.into_iter().take(MOST).collect::<Vec<_>>().join("; ");
    if more > 0 {
        detail.push_str(&format!("; and {more} more"));
    }
    Err(RenderError::NotConforming(detail))
}

fn failures(pdf: &[u8], profile: ValidationProfile) -> Vec<String> {
    match validate_pdf_bytes(pdf, &ValidationOptions::default().profile(profile)) {
        Ok(report) => {
            let found = report.failures.iter().filter(|failure| !failure.rule_id.contains(FALSE_ALARM));
            found.map(|failure| format!("{}: {}", failure.rule_id, failure.message)).collect()
        }
        Err(error) => vec![format!("{profile}: {error}")],
    }
}
