//! Pictures with their words.

use std::sync::Arc;

use super::{Layout, stack};
use crate::document::Image;
use crate::error::RenderError;
use crate::inline::Flow;
use crate::marks::{Mark, Slab};
use crate::picture::read_picture;
use crate::structure::{DOCUMENT, Role};
use crate::style::{self, COLUMN, LEFT};

/// A picture is drawn at this density or finer.
const DOTS_PER_INCH: f32 = 150.0;
/// A picture is never taller than this, so that its caption and some text stay with it.
const TALLEST: f32 = 420.0;

impl Layout {
    pub(super) fn figure(&mut self, image: &Image, caption: &str, name: &Arc<str>) -> Result<(), RenderError> {
        let picture = read_picture(&image.bytes, name)?;
        let natural = picture.width as f32 * 72.0 / DOTS_PER_INCH;
        let ratio = picture.height as f32 / picture.width as f32;
        let mut width = natural.min(COLUMN);
        if width * ratio > TALLEST {
            width = TALLEST / ratio;
        }
        let node = self.tree.add(DOCUMENT, Role::Figure);
        // ISO 14289-1 7.3: a figure says in words what it shows.
        self.tree.nodes[node].alternative = Some(image.alternative.clone());
        let mut slab = Slab { height: width * ratio, ..Slab::default() };
        slab.marks.push(Mark::Picture { x: LEFT, y: 0.0, width, height: width * ratio, node: Some(node), picture });
        if !caption.trim().is_empty() {
            let node = self.tree.add(DOCUMENT, Role::Paragraph);
            let lines = Flow::plain(caption, style::CAPTION, node, name)?.lines(COLUMN)?;
            slab.height += 3.0;
            slab.height += stack(&mut slab.marks, &lines, LEFT, slab.height, style::CAPTION);
        }
        self.slabs.push(slab);
        Ok(())
    }
}
