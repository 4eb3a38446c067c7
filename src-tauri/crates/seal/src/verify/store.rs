//! The evidence that a document carries (ISO 32000-2 12.8.4.3).

use crate::evidence::Evidence;
use crate::pdf::{Object, Pdf};

/// Reads everything in the document security store; what can't be read is passed over, and then counts as not there.
pub(crate) fn read(pdf: &Pdf<'_>) -> Evidence {
    let mut evidence = Evidence::default();
    let store = pdf.catalog().and_then(|catalog| pdf.value(&catalog, "DSS"));
    let Ok(store) = store else { return evidence };
    let Some(store) = store.as_dictionary() else { return evidence };
    let pieces = |key: &str| -> Vec<Vec<u8>> {
        let list = pdf.value(store, key).ok();
        let list = list.as_ref().and_then(|list| list.as_array()).unwrap_or_default();
        let piece = |piece: &Object| pdf.content(pdf.resolve(piece).ok()?.as_stream()?).ok();
        list.iter().take(1_000).filter_map(piece).collect()
    };
    for der in pieces("Certs") {
        evidence.add_certificate(&der);
    }
    for der in pieces("CRLs") {
        evidence.add_list(&der);
    }
    for der in pieces("OCSPs") {
        evidence.add_answer(&der);
    }
    evidence
}
