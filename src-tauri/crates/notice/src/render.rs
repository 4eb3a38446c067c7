//! The one pass: measure, break into pages, draw, complete.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::document::Document;
use crate::error::RenderError;
use crate::fonts::Face;
use crate::inline::Flow;
use crate::layout::{layout, stack};
use crate::marks::Mark;
use crate::structure::Tree;
use crate::style::{self, Style};
use crate::{Rendered, draw, finish, pages};

/// Renders a document. The same document gives the same bytes on every machine.
///
/// # Errors
///
/// When a character cannot be printed, when a field cannot be used, or when the PDF library fails.
pub fn render(document: &Document) -> Result<Rendered, RenderError> {
    let mut tree = Tree::new();
    let (head, top) = pages::letterhead(document, &mut tree)?;
    let mut layout = layout(document, tree)?;
    let mut laid_out = pages::paginate(layout.slabs, top, &mut layout.positions);
    if let Some(first) = laid_out.first_mut() {
        first.marks.splice(0..0, head);
    }
    pages::furnish(document, &mut laid_out)?;
    let appearances = layout.fields.iter().map(|lines| field_appearance(lines)).collect::<Result<Vec<_>, _>>()?;
    let count = laid_out.len();
    let drawn = draw::draw(laid_out, appearances, &mut layout.tree);
    let bytes = finish::finish(document, &drawn, &layout.tree, &layout.positions, &layout.field_names)?;
    let sha256 = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Rendered { bytes, pages: count, sha256, positions: layout.positions })
}

/// The frame and the words of the signature field, in its own coordinates.
fn field_appearance(field_lines: &[String]) -> Result<Vec<Mark>, RenderError> {
    let name: Arc<str> = "Signature field".into();
    let mut marks = vec![Mark::Box {
        x: 0.375,
        y: 0.375,
        width: style::FIELD_WIDTH - 0.75,
        height: style::FIELD_HEIGHT - 0.75,
        dashed: false,
    }];
    let mut y = 6.0;
    for (index, words) in field_lines.iter().enumerate() {
        let look = if index == 0 {
            Style { face: Face::Bold, colour: style::INK, ..style::FIELD_TEXT }
        } else {
            style::FIELD_TEXT
        };
        let lines = Flow::plain(words, look, 0, &name)?.lines(style::FIELD_WIDTH - 16.0)?;
        for line in lines {
            if y + look.leading > style::FIELD_HEIGHT - 2.0 {
                return Err(RenderError::Field {
                    field: "Signature field".into(),
                    value: field_lines.join(" / "),
                    problem: "does not fit: shorten the name, the function or the meaning to five lines in all".into(),
                });
            }
            y += stack(&mut marks, std::slice::from_ref(&line), 8.0, y, look);
        }
    }
    Ok(marks)
}
