//! The signature block: who signs at the left, the signature field at the right.

use std::sync::Arc;

use super::{Layout, stack};
use crate::document::SignatureBlock;
use crate::error::RenderError;
use crate::inline::Flow;
use crate::marks::{Mark, Slab};
use crate::structure::{DOCUMENT, Role};
use crate::style::{self, COLUMN, LEFT};

/// Most signature fields of one document.
const MOST_FIELDS: usize = 8;

impl Layout {
    /// Place, date, name and function at the left; the field at the right. Kept whole, with two lines before it.
    pub(super) fn signature(&mut self, signature: &SignatureBlock) -> Result<(), RenderError> {
        let name: Arc<str> = "Signature".into();
        if self.fields.len() >= MOST_FIELDS {
            return Err(RenderError::Field {
                field: "Signatures".into(),
                value: format!("{} signatures", self.fields.len() + 1),
                problem: format!("are too many: a document has at most {MOST_FIELDS}"),
            });
        }
        for slab in self.slabs.iter_mut().rev().take(2) {
            slab.keep_next = true;
        }
        let left_width = COLUMN - style::FIELD_WIDTH - 24.0;
        let mut slab = Slab { before: 16.0, height: style::FIELD_HEIGHT, ..Slab::default() };
        let place = self.tree.add(DOCUMENT, Role::Paragraph);
        let lines = Flow::plain(&signature.place_and_date, style::TEXT, place, &name)?.lines(left_width)?;
        let mut y = stack(&mut slab.marks, &lines, LEFT, 0.0, style::TEXT) + 20.0;
        slab.marks.push(Mark::Bar { x: LEFT, y, width: left_width, height: 0.5, colour: style::SECOND_INK });
        y += 3.5;
        for (words, look) in [(&signature.name, style::TEXT), (&signature.function, style::LABEL)] {
            let node = self.tree.add(DOCUMENT, Role::Paragraph);
            let lines = Flow::plain(words, look, node, &name)?.lines(left_width)?;
            y += stack(&mut slab.marks, &lines, LEFT, y, look);
        }
        slab.height = slab.height.max(y);
        let form = self.tree.add(DOCUMENT, Role::Form);
        self.tree.nodes[form].alternative = Some(signature.tooltip.clone());
        let field = self.fields.len();
        self.fields.push(signature.field_lines.clone());
        self.field_names.push(signature.field_name.clone());
        slab.marks.push(Mark::Field { x: LEFT + COLUMN - style::FIELD_WIDTH, y: 0.0, node: form, field });
        self.slabs.push(slab);
        let last = self.slabs.len() - 1;
        self.begin(last, "signature", "", 0);
        self.after = Some(super::After::Space(0.0));
        Ok(())
    }
}
