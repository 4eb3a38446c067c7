//! What a document claims about its form, in its XMP metadata (ISO 19005-3 6.6.4, ISO 14289-1 5).

use crate::pdf::Pdf;
use crate::report::Claims;

/// Reads the claims; a document whose metadata can't be read claims nothing.
pub(super) fn read(pdf: &Pdf<'_>) -> Claims {
    let metadata = pdf.catalog().and_then(|catalog| pdf.value(&catalog, "Metadata"));
    let Some(bytes) = metadata.ok().and_then(|object| pdf.content(object.as_stream()?).ok()) else {
        return Claims::default();
    };
    let text = String::from_utf8_lossy(&bytes);
    let pdf_a = property(&text, "pdfaid:part").map(|part| {
        let conformance = property(&text, "pdfaid:conformance").unwrap_or_default().to_lowercase();
        format!("PDF/A-{part}{conformance}")
    });
    let pdf_ua = property(&text, "pdfuaid:part").map(|part| format!("PDF/UA-{part}"));
    Claims { pdf_a, pdf_ua }
}

/// A simple property, whether an element or an attribute.
fn property(xmp: &str, name: &str) -> Option<String> {
    let value = xmp.match_indices(name).find_map(|(at, _)| {
        let rest = &xmp[at + name.len()..];
        if let Some(rest) = rest.strip_prefix('>') {
            return rest.split('<').next();
        }
        let rest = rest.trim_start().strip_prefix('=')?.trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
        rest[1..].split(quote).next()
    })?;
    let value = value.trim();
    let is_short = !value.is_empty() && value.len() <= 8 && value.chars().all(|sign| sign.is_ascii_alphanumeric());
    is_short.then(|| value.to_owned())
}
