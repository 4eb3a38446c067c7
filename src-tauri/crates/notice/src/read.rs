//! Reading back what a notice says: its content travels inside the file as data.

use lopdf::{Dictionary, Document as Pdf, Object};
use thiserror::Error;

/// Largest file that is read, in bytes.
const MAX_FILE: usize = 128 * 1024 * 1024;
/// Largest content that is read, in bytes.
const MAX_CONTENT: usize = 32 * 1024 * 1024;

/// Why the content of a file can't be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    /// It is no PDF, or too large.
    #[error("The file can't be read as a PDF: {0}")]
    File(String),
    /// It carries no content of a notice.
    #[error("The file carries no content of a notice.")]
    NoContent,
}

/// The content that a notice carries, as it was composed.
///
/// # Errors
/// If the file is no PDF, or carries no content.
pub fn read_content(bytes: &[u8]) -> Result<serde_json::Value, ReadError> {
    if bytes.len() > MAX_FILE {
        return Err(ReadError::File(format!("it has {} bytes", bytes.len())));
    }
    let pdf = Pdf::load_mem(bytes).map_err(|error| ReadError::File(error.to_string()))?;
    let found = embedded(&pdf).ok_or(ReadError::NoContent)?;
    serde_json::from_slice(&found).map_err(|_| ReadError::NoContent)
}

fn embedded(pdf: &Pdf) -> Option<Vec<u8>> {
    let catalog = pdf.catalog().ok()?;
    for file in resolve(pdf, catalog.get(b"AF").ok()?)?.as_array().ok()? {
        let specification = dictionary(pdf, file)?;
        let name = specification.get(b"UF").and_then(Object::as_str).ok()?;
        if name != crate::DATA_FILE.as_bytes() {
            continue;
        }
        let files = dictionary(pdf, specification.get(b"EF").ok()?)?;
        let stream = resolve(pdf, files.get(b"F").ok()?)?.as_stream().ok()?;
        let content = if stream.is_compressed() {
            stream.decompressed_content_with_limit(MAX_CONTENT).ok()?
        } else {
            stream.content.clone()
        };
        return (content.len() <= MAX_CONTENT).then_some(content);
    }
    None
}

fn resolve<'p>(pdf: &'p Pdf, object: &'p Object) -> Option<&'p Object> {
    match object {
        Object::Reference(id) => pdf.get_object(*id).ok(),
        other => Some(other),
    }
}

fn dictionary<'p>(pdf: &'p Pdf, object: &'p Object) -> Option<&'p Dictionary> {
    resolve(pdf, object)?.as_dict().ok()
}

#[cfg(test)]
mod tests {
    use super::{ReadError, read_content};

    #[test]
    fn nonsense_is_refused() {
        assert!(matches!(read_content(b""), Err(ReadError::File(_))));
        assert!(matches!(read_content(b"%PDF-1.7\nnothing"), Err(ReadError::File(_))));
    }
}
