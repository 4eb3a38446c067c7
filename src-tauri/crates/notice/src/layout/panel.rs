//! The severity panel: score, words and vectors of the most severe vulnerability.

use std::sync::Arc;

use super::{Layout, stack};
use crate::document::SeverityPanel;
use crate::error::RenderError;
use crate::fonts::Face;
use crate::inline::Flow;
use crate::marks::{Mark, Slab};
use crate::structure::{DOCUMENT, Role};
use crate::style::{self, COLUMN, LEFT, Style};

const PADDING: f32 = 7.0;
const BAR_WIDTH: f32 = 13.0;
const BAR_HEIGHT: f32 = 4.5;
const BAR_GAP: f32 = 2.0;

impl Layout {
    /// One unbroken slab between two rules: the standards side by side, the vectors under them over the full width.
    pub(super) fn severity_panel(&mut self, panel: &SeverityPanel, name: &Arc<str>) -> Result<(), RenderError> {
        let mut slab = Slab::default();
        let about_style = Style { face: Face::Bold, ..style::REFERENCE };
        let about = self.tree.add(DOCUMENT, Role::Paragraph);
        let lines = Flow::plain(&panel.about, about_style, about, name)?.lines(COLUMN)?;
        let mut y = PADDING + stack(&mut slab.marks, &lines, LEFT, PADDING, about_style) + 3.0;
        let width = COLUMN / panel.scores.len().max(1) as f32;
        let mut height = 0.0_f32;
        for (index, score) in panel.scores.iter().enumerate() {
            let x = LEFT + index as f32 * width;
            let node = self.tree.add(DOCUMENT, Role::Paragraph);
            let number = Flow::plain(&format!("{} ", score.score), style::TITLE, node, name)?.lines(width)?;
            let gap = if score.score.is_empty() { 0.0 } else { number.first().map_or(0.0, |line| line.width) + 6.0 };
            if !score.score.is_empty() {
                stack(&mut slab.marks, &number, x, y, style::TITLE);
            }
            let word =
                Flow::plain(&format!("{} ", score.word), style::SUBTITLE, node, name)?.lines(width - gap - 8.0)?;
            let drop = style::baseline(style::TITLE) - style::baseline(style::SUBTITLE);
            let mut down = y + drop + stack(&mut slab.marks, &word, x + gap, y + drop, style::SUBTITLE);
            down = down.max(y + style::TITLE.leading);
            if score.bars > 0 || !score.score.is_empty() {
                for bar in 0..4_u8 {
                    let colour = if bar < score.bars { style::INK } else { style::RULE };
                    let x = x + f32::from(bar) * (BAR_WIDTH + BAR_GAP);
                    slab.marks.push(Mark::Bar { x, y: down + 3.5, width: BAR_WIDTH, height: BAR_HEIGHT, colour });
                }
            }
            let bars = if score.score.is_empty() { 0.0 } else { 4.0 * (BAR_WIDTH + BAR_GAP) + 6.0 };
            let standard = Flow::plain(&score.standard, style::CAPTION, node, name)?.lines(width - bars - 8.0)?;
            down += stack(&mut slab.marks, &standard, x + bars, down, style::CAPTION);
            height = height.max(down - y);
        }
        y += height + 3.0;
        for score in panel.scores.iter().filter(|score| !score.vector.is_empty()) {
            let node = self.tree.add(DOCUMENT, Role::Paragraph);
            let lines = Flow::plain(&score.vector, style::VECTOR, node, name)?.lines(COLUMN)?;
            y += stack(&mut slab.marks, &lines, LEFT, y, style::VECTOR);
        }
        slab.height = y + PADDING - 2.0;
        for y in [0.0, slab.height - 0.75] {
            slab.marks.push(Mark::Bar { x: LEFT, y, width: COLUMN, height: 0.75, colour: style::INK });
        }
        self.slabs.push(slab);
        Ok(())
    }
}
