//! A form to be filled in by hand: boxes to tick, lines to write on, values that are known.

use std::sync::Arc;

use super::{Layout, beside, lines_to_slabs, stack};
use crate::document::{FormRow, Pair};
use crate::error::RenderError;
use crate::fonts::Face;
use crate::inline::Flow;
use crate::marks::{Mark, Slab, line_marks};
use crate::structure::{DOCUMENT, Role};
use crate::style::{self, COLUMN, LEFT, Style};

const LABEL: f32 = 150.0;
const GAP: f32 = 8.0;
const TICK_INDENT: f32 = 17.0;
/// A line to write on takes this much.
const WRITING: f32 = 21.0;

impl Layout {
    pub(super) fn form(&mut self, rows: &[FormRow], name: &Arc<str>) -> Result<(), RenderError> {
        let list = self.tree.add(DOCUMENT, Role::List("None"));
        for row in rows {
            let first = self.slabs.len();
            match row {
                FormRow::Tick { text } => {
                    let item = self.tree.add(list, Role::Item);
                    let label = self.tree.add(item, Role::Label);
                    let body = self.tree.add(item, Role::Body);
                    // The box is a sign of its own, so that those who do not see it hear that there is one.
                    let look = Style { face: Face::Mono, size: 11.5, ..style::TEXT };
                    let tick = Flow::plain("\u{25a1} ", look, label, name)?.lines(TICK_INDENT)?;
                    let lines = Flow::plain(text, style::TEXT, body, name)?
                        .parted(self.dictionary)
                        .lines(COLUMN - TICK_INDENT)?;
                    self.slabs.extend(lines_to_slabs(&lines, LEFT + TICK_INDENT, style::TEXT));
                    self.keep_all(first);
                    if let (Some(slab), Some(line)) = (self.slabs.get_mut(first), tick.first()) {
                        slab.marks.splice(0..0, line_marks(line, LEFT, -0.5, style::TEXT));
                        slab.before = 3.0;
                    }
                }
                FormRow::Lines { label, count } => {
                    let item = self.tree.add(list, Role::Item);
                    let node = self.tree.add(item, Role::Body);
                    let lines = Flow::plain(label, style::LABEL, node, name)?.lines(LABEL)?;
                    let mut slab = Slab { before: 2.0, ..Slab::default() };
                    let text = stack(&mut slab.marks, &lines, LEFT, WRITING - style::LABEL.leading, style::LABEL);
                    let count = f32::from((*count).clamp(1, 12));
                    slab.height = (count * WRITING).max(WRITING - style::LABEL.leading + text) + 2.0;
                    for line in 1..=count as u8 {
                        slab.marks.push(Mark::Bar {
                            x: LEFT + LABEL + GAP,
                            y: f32::from(line) * WRITING,
                            width: COLUMN - LABEL - GAP,
                            height: 0.5,
                            colour: style::SECOND_INK,
                        });
                    }
                    self.slabs.push(slab);
                }
                FormRow::Given { label, value } => {
                    let pair = Pair { label: label.clone(), value: value.clone() };
                    let (label, value) = self.pair(list, &pair, LABEL, COLUMN - LABEL - GAP, name)?;
                    self.slabs.extend(beside(&label, &value, LEFT + LABEL + GAP));
                    if let Some(slab) = self.slabs.get_mut(first) {
                        slab.before = 1.0;
                    }
                }
            }
            if let Some(slab) = self.slabs.last_mut() {
                slab.keep_next = false;
            }
        }
        Ok(())
    }
}
