//! From blocks to slabs: every block measured, with the rules on what stays together.

mod form;
mod lines;
mod panel;
mod picture;
mod signature;

use std::sync::Arc;

pub(crate) use lines::stack;
use lines::{beside, label_width, lines_to_slabs, plain};

use hypher::Lang;

use crate::Position;
use crate::document::{Block, Document, Inline, Pair};
use crate::error::RenderError;
use crate::inline::{Flow, Line};
use crate::marks::{Mark, Slab, line_marks};
use crate::structure::{DOCUMENT, NodeId, Role, Tree};
use crate::style::{self, COLUMN, LEFT, Style};

/// The measured document, before it is broken into pages.
pub(crate) struct Layout {
    pub(crate) tree: Tree,
    pub(crate) slabs: Vec<Slab>,
    /// Headings and anchors; the pages are filled in when they are known.
    pub(crate) positions: Vec<Position>,
    counters: [u32; 2],
    /// Space that the last block wants below it; `None` at the start.
    after: Option<After>,
    /// Where words may be parted.
    dictionary: Option<Lang>,
    /// A letter: larger text, headings without numbers.
    is_letter: bool,
    /// Width of the labels of key-value lists.
    label_width: f32,
    /// What each signature field shows.
    pub(crate) fields: Vec<Vec<String>>,
    /// Names of the signature fields.
    pub(crate) field_names: Vec<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum After {
    Heading,
    Space(f32),
}

const STEP_INDENT: f32 = 17.0;
const BULLET_INDENT: f32 = 11.0;
const CALLOUT_INDENT: f32 = 11.5;

/// Measures the blocks and the signature.
pub(crate) fn layout(document: &Document, tree: Tree) -> Result<Layout, RenderError> {
    let mut layout = Layout {
        tree,
        slabs: Vec::new(),
        positions: Vec::new(),
        counters: [0, 0],
        after: None,
        dictionary: crate::hyphenation::dictionary(&document.meta.language),
        is_letter: document.words.is_letter,
        label_width: label_width(document)?,
        fields: Vec::new(),
        field_names: Vec::new(),
    };
    for (index, block) in document.blocks.iter().enumerate() {
        layout.block(index, block)?;
    }
    if let Some(signature) = &document.signature {
        layout.signature(signature)?;
    }
    Ok(layout)
}

impl Layout {
    fn block(&mut self, index: usize, block: &Block) -> Result<(), RenderError> {
        let first = self.slabs.len();
        let name = self.name(index, block);
        match block {
            Block::Title { text } => {
                let node = self.tree.add(DOCUMENT, Role::Heading(1));
                let look = if self.is_letter { style::LETTER_TITLE } else { style::TITLE };
                self.text(&[plain(text)], look, node, LEFT, COLUMN, &name)?;
                self.keep_all(first);
                self.finish(first, 0.0, After::Space(2.0));
            }
            Block::Subtitle { text } => {
                let node = self.tree.add(DOCUMENT, Role::Paragraph);
                self.text(&[plain(text)], style::SUBTITLE, node, LEFT, COLUMN, &name)?;
                self.finish(first, 2.0, After::Space(11.0));
            }
            Block::ReferenceBlock { pairs } => {
                self.reference_block(pairs, &name)?;
                self.finish(first, 11.0, After::Space(4.0));
            }
            Block::Heading { level, text, clause, anchor } => {
                self.heading(*level, text, clause.as_deref(), anchor.as_deref(), &name)?;
            }
            Block::Paragraph { content, language, .. } => {
                let node = self.tree.add_foreign(DOCUMENT, Role::Paragraph, language.as_deref());
                self.text(content, self.body(), node, LEFT, COLUMN, &name)?;
                self.finish(first, if self.is_letter { 8.0 } else { 5.0 }, After::Space(0.0));
            }
            Block::Steps { items, .. } => {
                self.list(items, "Decimal", STEP_INDENT, &name)?;
                self.finish(first, 5.0, After::Space(4.0));
            }
            Block::Bullets { items, .. } => {
                self.list(items, "Disc", BULLET_INDENT, &name)?;
                self.finish(first, 5.0, After::Space(4.0));
            }
            Block::Table(table) => {
                let slabs = crate::table::layout(table, &mut self.tree, &name, self.dictionary)?;
                self.slabs.extend(slabs);
                self.finish(first, 7.0, After::Space(7.0));
            }
            Block::Callout { content, .. } => {
                self.callout(content, &name)?;
                self.finish(first, 8.0, After::Space(8.0));
            }
            Block::KeyValues { pairs, .. } => {
                self.key_values(pairs, &name)?;
                self.finish(first, 5.0, After::Space(4.0));
            }
            Block::Note { content } => {
                let node = self.tree.add(DOCUMENT, Role::Paragraph);
                self.text(content, style::CELL, node, LEFT, COLUMN, &name)?;
                self.finish(first, 4.0, After::Space(2.0));
            }
            Block::Severity(panel) => {
                self.severity_panel(panel, &name)?;
                self.finish(first, 5.0, After::Space(10.0));
            }
            Block::Form { rows, .. } => {
                self.form(rows, &name)?;
                self.finish(first, 5.0, After::Space(4.0));
            }
            Block::Figure { image, caption } => {
                self.figure(image, caption, &name)?;
                self.finish(first, 7.0, After::Space(7.0));
            }
            Block::Signature(signature) => self.signature(signature)?,
            Block::PageBreak => {
                self.slabs.push(Slab { break_before: true, ..Slab::default() });
                self.after = None;
            }
        }
        if let (Some(anchor), false) = (block.anchor(), matches!(block, Block::Heading { .. })) {
            self.begin(first, anchor, "", 0);
        }
        Ok(())
    }

    /// Text of paragraphs and lists.
    pub(super) const fn body(&self) -> Style {
        if self.is_letter { style::LETTER } else { style::TEXT }
    }

    fn heading(
        &mut self,
        level: u8,
        text: &str,
        clause: Option<&str>,
        anchor: Option<&str>,
        name: &Arc<str>,
    ) -> Result<(), RenderError> {
        let first = self.slabs.len();
        let is_main = level <= 1;
        let number = if self.is_letter {
            String::new()
        } else if is_main {
            self.counters = [self.counters[0] + 1, 0];
            self.counters[0].to_string()
        } else {
            self.counters[1] += 1;
            format!("{}.{}", self.counters[0], self.counters[1])
        };
        let node = self.tree.add(DOCUMENT, Role::Heading(if is_main { 2 } else { 3 }));
        let look = if is_main { style::HEADING } else { style::SUBHEADING };
        // An en space between number and words, as a heading reads "1 Why".
        let words = if number.is_empty() { text.to_owned() } else { format!("{number}\u{2002}{text}") };
        self.text(&[plain(&words)], look, node, LEFT, COLUMN, name)?;
        if let Some(clause) = clause.filter(|clause| !clause.is_empty()) {
            self.clause(first, &words, clause, look, name)?;
        }
        self.keep_all(first);
        let before = if is_main { 12.0 } else { 9.0 };
        self.finish(first, before, After::Heading);
        let shown = format!("{number} {text}");
        self.begin(first, anchor.unwrap_or_default(), shown.trim(), if is_main { 1 } else { 2 });
        Ok(())
    }

    /// The clause stands small at the right of its heading, or under it where there is no room.
    fn clause(
        &mut self,
        first: usize,
        words: &str,
        clause: &str,
        look: Style,
        name: &Arc<str>,
    ) -> Result<(), RenderError> {
        let node = self.tree.add(DOCUMENT, Role::Paragraph);
        let lines = Flow::plain(clause, style::CLAUSE, node, name)?.lines(COLUMN)?;
        let (heading, _) = Flow::plain(words, look, node, name)?.extent()?;
        match (lines.as_slice(), self.slabs.len() - first) {
            ([line], 1) if heading + line.width + 16.0 <= COLUMN => {
                let y = style::baseline(look) - style::baseline(style::CLAUSE);
                let marks = line_marks(line, LEFT + COLUMN - line.width, y, style::CLAUSE);
                self.slabs[first].marks.extend(marks);
            }
            _ => self.slabs.extend(lines_to_slabs(&lines, LEFT, style::CLAUSE)),
        }
        Ok(())
    }

    fn list(
        &mut self,
        items: &[Vec<Inline>],
        numbering: &'static str,
        indent: f32,
        name: &Arc<str>,
    ) -> Result<(), RenderError> {
        let list = self.tree.add(DOCUMENT, Role::List(numbering));
        let last = items.len().saturating_sub(1);
        for (index, item) in items.iter().enumerate() {
            let first = self.slabs.len();
            let entry = self.tree.add(list, Role::Item);
            let label = self.tree.add(entry, Role::Label);
            let body = self.tree.add(entry, Role::Body);
            let (words, look) = if numbering == "Decimal" {
                (format!("{}. ", index + 1), Style { face: crate::fonts::Face::Bold, ..self.body() })
            } else {
                ("• ".into(), self.body())
            };
            self.text(item, self.body(), body, LEFT + indent, COLUMN - indent, name)?;
            let marker = Flow::plain(&words, look, label, name)?.lines(COLUMN)?;
            if let (Some(slab), Some(line)) = (self.slabs.get_mut(first), marker.first()) {
                slab.marks.splice(0..0, line_marks(line, LEFT, 0.0, look));
                slab.before = if index == 0 { 0.0 } else { 4.0 };
            }
            // At least two items stay together at both ends of the list.
            if last > 0 && (index == 0 || index + 1 == last) {
                self.keep_all(first);
            }
        }
        Ok(())
    }

    fn callout(&mut self, content: &[Inline], name: &Arc<str>) -> Result<(), RenderError> {
        let first = self.slabs.len();
        let node = self.tree.add(DOCUMENT, Role::Paragraph);
        self.text(content, style::TEXT, node, LEFT + CALLOUT_INDENT, COLUMN - CALLOUT_INDENT, name)?;
        let count = self.slabs.len() - first;
        for slab in &mut self.slabs[first..] {
            slab.marks.push(Mark::Bar { x: LEFT, y: 0.0, width: 2.5, height: slab.height, colour: style::INK });
        }
        if count <= 8 {
            self.keep_all(first);
            self.release_last();
        }
        Ok(())
    }

    fn reference_block(&mut self, pairs: &[Pair], name: &Arc<str>) -> Result<(), RenderError> {
        const LABELS: [f32; 2] = [82.0, 76.0];
        const GAP: f32 = 8.0;
        let value_width = (COLUMN - LABELS[0] - LABELS[1] - 3.0 * GAP) / 2.0;
        let list = self.tree.add(DOCUMENT, Role::List("None"));
        let mut slab = Slab::default();
        let mut y = 6.0;
        for row in pairs.chunks(2) {
            let mut height = 0.0_f32;
            let mut x = LEFT;
            for (column, pair) in row.iter().enumerate() {
                let (label, value) = self.pair(list, pair, LABELS[column], value_width, name)?;
                height = height.max(stack(&mut slab.marks, &label, x, y, style::LABEL));
                x += LABELS[column] + GAP;
                height = height.max(stack(&mut slab.marks, &value, x, y, style::REFERENCE));
                x += value_width + GAP;
            }
            y += height;
        }
        slab.height = y + 6.0;
        for y in [0.0, slab.height - 0.5] {
            slab.marks.push(Mark::Bar { x: LEFT, y, width: COLUMN, height: 0.5, colour: style::RULE });
        }
        self.slabs.push(slab);
        Ok(())
    }

    fn key_values(&mut self, pairs: &[Pair], name: &Arc<str>) -> Result<(), RenderError> {
        let list = self.tree.add(DOCUMENT, Role::List("None"));
        let label_width = self.label_width;
        let x = LEFT + label_width + 8.0;
        for (index, pair) in pairs.iter().enumerate() {
            let (label, value) = self.pair(list, pair, label_width, COLUMN - label_width - 8.0, name)?;
            let first = self.slabs.len();
            self.slabs.extend(beside(&label, &value, x));
            if let Some(slab) = self.slabs.get_mut(first) {
                slab.before = if index == 0 { 0.0 } else { 1.0 };
            }
            if index == 0 && pairs.len() > 1 {
                self.keep_all(first);
            }
        }
        Ok(())
    }

    pub(super) fn pair(
        &mut self,
        list: NodeId,
        pair: &Pair,
        label_width: f32,
        value_width: f32,
        name: &Arc<str>,
    ) -> Result<(Vec<Line>, Vec<Line>), RenderError> {
        let item = self.tree.add(list, Role::Item);
        let label = self.tree.add(item, Role::Label);
        let body = self.tree.add(item, Role::Body);
        let label = Flow::plain(&format!("{} ", pair.label), style::LABEL, label, name)?.lines(label_width)?;
        let value = Flow::new(&pair.value, style::REFERENCE, body, name, &mut self.tree)?
            .parted(self.dictionary)
            .lines(value_width)?;
        Ok((label, value))
    }

    fn text(
        &mut self,
        content: &[Inline],
        look: Style,
        node: NodeId,
        x: f32,
        width: f32,
        name: &Arc<str>,
    ) -> Result<(), RenderError> {
        let lines =
            Flow::new(content, look, node, name, &mut self.tree)?.parted(self.dictionary_for(look)).lines(width)?;
        self.slabs.extend(lines_to_slabs(&lines, x, look));
        Ok(())
    }

    /// Titles and headings are never parted.
    fn dictionary_for(&self, look: Style) -> Option<Lang> {
        self.dictionary.filter(|_| look.face == crate::fonts::Face::Regular)
    }

    /// Sets the space above a block's first slab and what it wants below.
    fn finish(&mut self, first: usize, before: f32, after: After) {
        let Some(slab) = self.slabs.get_mut(first) else { return };
        let is_heading = after == After::Heading;
        slab.before += match self.after {
            None => 0.0,
            Some(After::Heading) if is_heading => 6.0,
            Some(After::Heading) => 3.0,
            Some(After::Space(space)) => space.max(before),
        };
        self.after = Some(after);
    }

    pub(super) fn keep_all(&mut self, first: usize) {
        for slab in &mut self.slabs[first..] {
            slab.keep_next = true;
        }
    }

    fn release_last(&mut self) {
        if let Some(slab) = self.slabs.last_mut() {
            slab.keep_next = false;
        }
    }

    pub(super) fn begin(&mut self, slab: usize, anchor: &str, heading: &str, level: u8) {
        if let Some(slab) = self.slabs.get_mut(slab) {
            slab.begins = Some(self.positions.len());
            self.positions.push(Position {
                anchor: anchor.to_owned(),
                heading: heading.to_owned(),
                level,
                page: 0,
                top: 0,
            });
        }
    }

    /// The block in the words of the one who wrote it.
    fn name(&self, index: usize, block: &Block) -> Arc<str> {
        let kind = match block {
            Block::Title { .. } => "title",
            Block::Subtitle { .. } => "subtitle",
            Block::ReferenceBlock { .. } => "reference block",
            Block::Heading { .. } => "heading",
            Block::Paragraph { .. } => "paragraph",
            Block::Steps { .. } | Block::Bullets { .. } => "list",
            Block::Table(_) => "table",
            Block::Callout { .. } => "callout",
            Block::KeyValues { .. } => "list of facts",
            Block::Note { .. } => "remark",
            Block::Severity(_) => "severity",
            Block::Form { .. } => "form",
            Block::Figure { .. } => "figure",
            Block::Signature(_) => "signature",
            Block::PageBreak => "page break",
        };
        match self.positions.iter().rfind(|position| position.level > 0) {
            Some(section) => format!("Block {} ({kind} under \u{201c}{}\u{201d})", index + 1, section.heading).into(),
            None => format!("Block {} ({kind})", index + 1).into(),
        }
    }
}
