//! The four documents that every register has, by name, for those who hold a content and want the pages.

use crate::Document;
use crate::compose::{ComposeError, compose};
use crate::content::Content;
use crate::kind::Kinds;

/// The document of the kind that the content was filled for.
///
/// # Errors
/// If there is no such kind, or the content was filled for another audience.
pub fn document(content: &Content) -> Result<Document, ComposeError> {
    let kind = Kinds::embedded().named(&content.kind).ok_or_else(|| ComposeError::Unknown(content.kind.clone()))?;
    Ok(compose(kind, content)?.document)
}
