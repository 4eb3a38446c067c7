//! What is drawn, with its place, and the unbreakable slabs that pages are built from.

use std::sync::Arc;

use crate::inline::{Line, Look};
use crate::structure::NodeId;
use crate::style::{Colour, INK, Style, baseline};

/// One thing on a page; `y` runs down.
#[derive(Debug, Clone)]
pub(crate) enum Mark {
    /// Text of a structure node, or of the page's furniture.
    Text {
        x: f32,
        y: f32,
        style: Style,
        node: Option<NodeId>,
        runs: Arc<[crate::fonts::Shaped]>,
        /// The text in the order of reading, where the glyphs stand in another.
        actual: Option<Arc<str>>,
    },
    /// A filled bar: rules and edges.
    Bar { x: f32, y: f32, width: f32, height: f32, colour: Colour },
    /// The dashed box of a declared gap, or the solid one of the signature field.
    Box { x: f32, y: f32, width: f32, height: f32, dashed: bool },
    /// A node without text that must still be in the tree, for example an empty cell.
    Node(NodeId),
    /// A link to follow.
    Link { x: f32, y: f32, width: f32, height: f32, node: NodeId, target: Arc<str>, words: Arc<str> },
    /// A signature field, by its number.
    Field { x: f32, y: f32, node: NodeId, field: usize },
    /// A picture.
    Picture { x: f32, y: f32, width: f32, height: f32, node: Option<NodeId>, picture: Arc<crate::picture::Picture> },
}

/// A stretch of content that is never split.
#[derive(Debug, Clone, Default)]
pub(crate) struct Slab {
    /// Space above, dropped at the top of a page.
    pub(crate) before: f32,
    pub(crate) height: f32,
    pub(crate) marks: Vec<Mark>,
    /// Stays on the page of the next slab.
    pub(crate) keep_next: bool,
    /// Begins a page.
    pub(crate) break_before: bool,
    /// Table head to repeat when the slab begins a page.
    pub(crate) head: Option<Arc<Slab>>,
    /// Number of the block it begins, to find its page.
    pub(crate) begins: Option<usize>,
}

impl Mark {
    /// Moves the mark.
    pub(crate) fn shift(&mut self, dx: f32, dy: f32) {
        match self {
            Self::Text { x, y, .. }
            | Self::Bar { x, y, .. }
            | Self::Box { x, y, .. }
            | Self::Link { x, y, .. }
            | Self::Picture { x, y, .. }
            | Self::Field { x, y, .. } => {
                *x += dx;
                *y += dy;
            }
            Self::Node(_) => {}
        }
    }

    /// The same mark as furniture of the page, outside the structure (ISO 14289-1 7.1: repeated heads are artifacts).
    pub(crate) fn into_furniture(self) -> Option<Self> {
        match self {
            Self::Text { x, y, style, runs, .. } => Some(Self::Text { x, y, style, node: None, runs, actual: None }),
            Self::Bar { .. } | Self::Box { .. } => Some(self),
            Self::Node(_) | Self::Link { .. } | Self::Field { .. } | Self::Picture { .. } => None,
        }
    }
}

/// Draws a line of text with its top left corner at `x`, `y`.
pub(crate) fn line_marks(line: &Line, x: f32, y: f32, base: Style) -> Vec<Mark> {
    let mut marks = Vec::with_capacity(line.pieces.len());
    let baseline = y + baseline(base);
    for piece in &line.pieces {
        marks.push(Mark::Text {
            x: x + piece.x,
            y: baseline,
            style: piece.style,
            node: Some(piece.node),
            runs: Arc::clone(&piece.runs),
            actual: piece.actual.clone(),
        });
    }
    for (look, node, start, end) in stretches(line) {
        match look {
            Look::Plain => {}
            Look::Gap => marks.push(Mark::Box {
                x: x + start - 2.0,
                y: baseline - base.size * 1.0,
                width: end - start + 4.0,
                height: base.size * 1.32,
                dashed: true,
            }),
            Look::Link { target, words } => {
                marks.push(Mark::Bar { x: x + start, y: baseline + 1.3, width: end - start, height: 0.4, colour: INK });
                marks.push(Mark::Link {
                    x: x + start,
                    y,
                    width: end - start,
                    height: base.leading,
                    node,
                    target,
                    words,
                });
            }
        }
    }
    marks
}

/// Neighbouring pieces with the same look: one box or one link a line.
fn stretches(line: &Line) -> Vec<(Look, NodeId, f32, f32)> {
    let mut stretches: Vec<(Look, NodeId, f32, f32)> = Vec::new();
    for piece in line.pieces.iter().filter(|piece| piece.look != Look::Plain) {
        let end = piece.x + piece.width;
        match stretches.last_mut() {
            Some(last)
                if last.0 == piece.look && last.1 == piece.node && piece.x - last.3 < 6.0 && last.2 - end < 6.0 =>
            {
                // Words from right to left stand before the ones that were read before them.
                (last.2, last.3) = (last.2.min(piece.x), last.3.max(end));
            }
            _ => stretches.push((piece.look.clone(), piece.node, piece.x, end)),
        }
    }
    stretches
}
