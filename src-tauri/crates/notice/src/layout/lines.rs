//! From lines to slabs.

use std::sync::Arc;

use crate::document::{Block, Document, Inline};
use crate::error::RenderError;
use crate::inline::{Flow, Line};
use crate::marks::{Mark, Slab, line_marks};
use crate::structure::DOCUMENT;
use crate::style::{self, LEFT, Style};

/// Draws lines one under the other and tells their height.
pub(crate) fn stack(marks: &mut Vec<Mark>, lines: &[Line], x: f32, y: f32, look: Style) -> f32 {
    for (index, line) in lines.iter().enumerate() {
        marks.extend(line_marks(line, x, y + index as f32 * look.leading, look));
    }
    lines.len() as f32 * look.leading
}

/// Label and value line by line, so that neither tears the other apart.
pub(super) fn beside(label: &[Line], value: &[Line], x: f32) -> Vec<Slab> {
    let mut slabs = lines_to_slabs(value, x, style::REFERENCE);
    for (index, line) in label.iter().enumerate() {
        if slabs.len() <= index {
            slabs.push(Slab { height: style::LABEL.leading, ..Slab::default() });
        }
        let marks = line_marks(line, LEFT, 0.0, style::LABEL);
        slabs[index].marks.splice(0..0, marks);
        // A label stays in one piece with the lines beside it.
        if index + 1 < label.len() {
            slabs[index].keep_next = true;
        }
    }
    slabs
}

/// Width of the labels, the same in the whole document.
pub(super) fn label_width(document: &Document) -> Result<f32, RenderError> {
    let mut width = 82.0_f32;
    let name: Arc<str> = "Labels".into();
    for block in &document.blocks {
        let Block::KeyValues { pairs, .. } = block else { continue };
        for pair in pairs {
            let (longest, _) = Flow::plain(&pair.label, style::LABEL, DOCUMENT, &name)?.extent()?;
            width = width.max(longest.min(150.0));
        }
    }
    Ok(width.ceil())
}

/// One slab a line; the first two and the last two lines of a paragraph stay together.
pub(super) fn lines_to_slabs(lines: &[Line], x: f32, look: Style) -> Vec<Slab> {
    let last = lines.len().saturating_sub(1);
    let slab = |(index, line): (usize, &Line)| Slab {
        height: look.leading,
        marks: line_marks(line, x, 0.0, look),
        keep_next: last > 0 && (index == 0 || index + 1 == last),
        ..Slab::default()
    };
    lines.iter().enumerate().map(slab).collect()
}

pub(super) fn plain(text: &str) -> Inline {
    Inline::Text { text: text.to_owned() }
}
