//! The fields of a kind as an XML file, for those that the data of the kind names an element for.

use crate::compose::{EntryState, Report};
use crate::content::Content;
use crate::kind::{Export, Mark};
use thiserror::Error;

/// Why fields cannot be exported.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ExportError {
    /// A text is longer than the form takes.
    #[error("{field} has {characters} characters; the form takes {max}. Shorten it.")]
    TooLong {
        /// The field.
        field: String,
        /// Its length.
        characters: usize,
        /// The limit.
        max: usize,
    },
    /// The file is not well-formed; this is an error of the data of the kind.
    #[error("The file would not be well-formed ({0}). This is a fault of the form's data; please report it.")]
    Broken(String),
}

/// Writes the fields that are known. The file is read back before it is handed over.
///
/// # Errors
/// If a text is too long for its field, or the file would not be well-formed.
pub fn export_fields(export: &Export, content: &Content, report: &Report) -> Result<Vec<u8>, ExportError> {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if !export.remark.is_empty() {
        // Two hyphens end a comment.
        xml.push_str(&format!("<!-- {} -->\n", export.remark.replace("--", "- -")));
    }
    xml.push_str(&format!(
        "<{} version=\"{}\" notice=\"{}\">\n",
        export.root,
        escape(&export.version),
        escape(&content.frame.reference)
    ));
    let mut product: Option<&str> = None;
    for entry in report.entries.iter().filter(|entry| !entry.xml.is_empty()) {
        if !matches!(entry.state, EntryState::Known | EntryState::Instead) {
            continue;
        }
        if let (Some(max), Mark::V | Mark::S) = (entry.max, entry.mark)
            && entry.is_too_long()
        {
            return Err(ExportError::TooLong { field: entry.label.clone(), characters: entry.characters(), max });
        }
        let of = entry.product.as_ref().map(|(_, name)| name.as_str());
        if of != product {
            if product.is_some() {
                xml.push_str("  </device>\n");
            }
            if let Some(name) = of {
                xml.push_str(&format!("  <device name=\"{}\">\n", escape(name)));
            }
            product = of;
        }
        let indent = if product.is_some() { "    " } else { "  " };
        let number =
            if entry.number.is_empty() { String::new() } else { format!(" field=\"{}\"", escape(&entry.number)) };
        xml.push_str(&format!("{indent}<{0}{number}>{1}</{0}>\n", entry.xml, escape(&entry.machine)));
    }
    if product.is_some() {
        xml.push_str("  </device>\n");
    }
    xml.push_str(&format!("</{}>\n", export.root));
    resvg::usvg::roxmltree::Document::parse(&xml).map_err(|error| ExportError::Broken(error.to_string()))?;
    Ok(xml.into_bytes())
}

fn escape(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for character in words.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(character),
            // Not allowed in XML 1.0.
            control if control.is_control() || matches!(control, '\u{fffe}' | '\u{ffff}') => escaped.push(' '),
            other => escaped.push(other),
        }
    }
    escaped
}
