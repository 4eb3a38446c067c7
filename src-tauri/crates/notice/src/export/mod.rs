//! The document in other forms: fields of a form as XML; the text for mails, for pages and for editing.

mod docx;
mod fields;
mod html;
mod markdown;
mod numbering;
mod text;

pub use docx::to_docx;
pub use fields::{ExportError, export_fields};
pub use html::to_html;
pub use markdown::to_markdown;
pub use text::to_text;

/// Whether a link leads nowhere that a browser would run.
fn is_safe(target: &str) -> bool {
    ["https:", "http:", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme))
}
