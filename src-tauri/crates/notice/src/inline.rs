//! From inlines to lines: styles, places where a line may break, and the breaking.

use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use crate::direction::Levels;
use crate::document::Inline;
use crate::error::RenderError;
use crate::fonts::{Face, Shaped, fonts, is_combining, is_invisible};
use crate::structure::{NodeId, Role, Tree};
use crate::style::{GAP_PADDING, MONO_RATIO, Style};
use crate::typography::bind;

/// A line of text, measured.
#[derive(Debug, Clone, Default)]
pub(crate) struct Line {
    pub(crate) pieces: Vec<Piece>,
    /// Without the space at its end.
    pub(crate) width: f32,
}

/// A stretch of a line with one look.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) x: f32,
    pub(crate) width: f32,
    pub(crate) style: Style,
    pub(crate) node: NodeId,
    pub(crate) look: Look,
    pub(crate) runs: Arc<[Shaped]>,
    /// Depth of embedding: odd runs from right to left (Unicode UAX 9).
    pub(crate) level: u8,
    /// The text in the order of reading, where it runs from right to left.
    pub(crate) actual: Option<Arc<str>>,
}

/// What is drawn around a piece.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Look {
    Plain,
    Gap,
    Link { target: Arc<str>, words: Arc<str> },
}

/// Text ready to be broken into lines.
pub(crate) struct Flow {
    text: String,
    spans: Vec<Span>,
    /// The block in words, for messages.
    block: Arc<str>,
    /// Where words may be parted.
    dictionary: Option<hypher::Lang>,
    /// Where the text runs from right to left.
    levels: OnceCell<Levels>,
}

struct Span {
    range: Range<usize>,
    style: Style,
    node: NodeId,
    look: Look,
    /// Text in the language of the document; other text is not parted by its dictionary.
    is_native: bool,
}

/// What must stay together on a line.
struct Chunk {
    pieces: Vec<Piece>,
    /// Without trailing space.
    width: f32,
    full_width: f32,
    range: Range<usize>,
    ends_line: bool,
}

impl Flow {
    /// Reads inlines in a base style under a structure node.
    pub(crate) fn new(
        content: &[Inline],
        style: Style,
        node: NodeId,
        block: &Arc<str>,
        tree: &mut Tree,
    ) -> Result<Self, RenderError> {
        let mut flow = Self::empty(block);
        for inline in content {
            match inline {
                Inline::Text { text } => flow.push(text, style, node, Look::Plain)?,
                Inline::Strong { text } => flow.push(text, Style { face: Face::Bold, ..style }, node, Look::Plain)?,
                Inline::Gap { text } => flow.push(text, style, node, Look::Gap)?,
                Inline::Mono { text } => {
                    let size = if style.face == Face::Mono { style.size } else { style.size * MONO_RATIO };
                    flow.push(text, Style { face: Face::Mono, size, ..style }, node, Look::Plain)?;
                }
                Inline::Link { text, target } => {
                    check_target(target, block)?;
                    let link = tree.add(node, Role::Link);
                    flow.push(
                        text,
                        style,
                        link,
                        Look::Link { target: target.as_str().into(), words: text.as_str().into() },
                    )?;
                }
                Inline::Foreign { text, language } => {
                    let span = tree.add_foreign(node, Role::Span, Some(language));
                    flow.push(text, style, span, Look::Plain)?;
                    if let Some(span) = flow.spans.last_mut() {
                        span.is_native = false;
                    }
                }
                Inline::Break => flow.push("\n", style, node, Look::Plain)?,
            }
        }
        Ok(flow)
    }

    fn empty(block: &Arc<str>) -> Self {
        Self {
            text: String::new(),
            spans: Vec::new(),
            block: Arc::clone(block),
            dictionary: None,
            levels: OnceCell::new(),
        }
    }

    /// Plain text in one style.
    pub(crate) fn plain(text: &str, style: Style, node: NodeId, block: &Arc<str>) -> Result<Self, RenderError> {
        let mut flow = Self::empty(block);
        flow.push(text, style, node, Look::Plain)?;
        Ok(flow)
    }

    /// Lets words be parted by a dictionary.
    pub(crate) fn parted(mut self, dictionary: Option<hypher::Lang>) -> Self {
        self.dictionary = dictionary;
        self
    }

    /// Breaks the text into lines of at most `width`.
    pub(crate) fn lines(&self, width: f32) -> Result<Vec<Line>, RenderError> {
        let mut lines = Vec::new();
        let mut line = Line::default();
        let mut pen = 0.0;
        for mut chunk in self.chunks()? {
            if pen > 0.0 && pen + chunk.width > width {
                if let Some((head, rest)) = self.part(&chunk, width - pen)? {
                    place(&mut line, &mut pen, head);
                    chunk = rest;
                }
                lines.push(std::mem::take(&mut line));
                pen = 0.0;
            }
            while chunk.width > width
                && let Some((head, rest)) = self.part(&chunk, width)?
            {
                place(&mut line, &mut pen, head);
                lines.push(std::mem::take(&mut line));
                pen = 0.0;
                chunk = rest;
            }
            let ends_line = chunk.ends_line;
            if chunk.width > width {
                self.force(&chunk, width, &mut lines, &mut line, &mut pen)?;
            } else {
                place(&mut line, &mut pen, chunk);
            }
            if ends_line {
                lines.push(std::mem::take(&mut line));
                pen = 0.0;
            }
        }
        if !line.pieces.is_empty() || lines.is_empty() {
            lines.push(line);
        }
        if self.levels().is_mixed() {
            lines.iter_mut().for_each(crate::direction::reorder);
        }
        Ok(lines)
    }

    /// Width of the longest line when nothing is broken, and of the widest chunk.
    pub(crate) fn extent(&self) -> Result<(f32, f32), RenderError> {
        let (mut longest, mut widest, mut pen) = (0.0_f32, 0.0_f32, 0.0_f32);
        for chunk in self.chunks()? {
            widest = widest.max(chunk.width);
            longest = longest.max(pen + chunk.width);
            pen = if chunk.ends_line { 0.0 } else { pen + chunk.full_width };
        }
        Ok((longest, widest))
    }

    fn push(&mut self, text: &str, style: Style, node: NodeId, look: Look) -> Result<(), RenderError> {
        let start = self.text.len();
        for character in bind(text).chars() {
            match character {
                '\n' | '\u{2028}' | '\u{2029}' => self.text.push('\n'),
                '\r' => {}
                '\t' => self.text.push(' '),
                control if control.is_control() => {
                    return Err(RenderError::ControlCharacter {
                        code: format!("U+{:04X}", u32::from(control)),
                        context: tail(&self.text),
                        block: self.block.to_string(),
                    });
                }
                other => self.text.push(other),
            }
        }
        if self.text.len() > start {
            let is_native = style.face != Face::Mono && look == Look::Plain;
            self.spans.push(Span { range: start..self.text.len(), style, node, look, is_native });
        }
        Ok(())
    }

    fn chunks(&self) -> Result<Vec<Chunk>, RenderError> {
        let mut chunks = Vec::new();
        let mut start = 0;
        for (end, opportunity) in linebreaks(&self.text) {
            let mandatory = opportunity == BreakOpportunity::Mandatory;
            if !mandatory && !self.may_break(end) {
                continue;
            }
            chunks.push(self.chunk(start..end, mandatory && end < self.text.len())?);
            start = end;
        }
        Ok(chunks)
    }

    /// A vector breaks only between metrics; so does everything monospaced: a UDI or a hash is one word.
    fn may_break(&self, at: usize) -> bool {
        let before = self.text[..at].chars().next_back().unwrap_or(' ');
        let mono =
            self.spans.iter().any(|span| span.style.face == Face::Mono && span.range.start < at && at < span.range.end);
        !mono || before == '/' || before.is_whitespace()
    }

    fn chunk(&self, range: Range<usize>, ends_line: bool) -> Result<Chunk, RenderError> {
        let mut chunk = Chunk { pieces: Vec::new(), width: 0.0, full_width: 0.0, range: range.clone(), ends_line };
        for span in &self.spans {
            let part = span.range.start.max(range.start)..span.range.end.min(range.end);
            if part.is_empty() {
                continue;
            }
            let words = self.text[part.clone()].trim_end_matches('\n');
            let is_gap = span.look == Look::Gap;
            if is_gap && part.start == span.range.start {
                chunk.full_width += GAP_PADDING;
            }
            for (run, level) in self.levels().runs(&self.text, part.start..part.start + words.len()) {
                self.add_piece(&mut chunk, span, run, level)?;
            }
            if is_gap && part.end == span.range.end {
                chunk.full_width += GAP_PADDING;
                chunk.width = chunk.full_width;
            }
        }
        Ok(chunk)
    }

    fn add_piece(&self, chunk: &mut Chunk, span: &Span, range: Range<usize>, level: u8) -> Result<(), RenderError> {
        let text = &self.text[range];
        let is_rtl = !level.is_multiple_of(2);
        let width_of = |runs: &[Shaped]| runs.iter().map(|run| run.width).sum::<f32>() * span.style.size / 1000.0;
        let runs = self.shape(span.style.face, text, is_rtl)?;
        let width = width_of(&runs);
        let words = text.trim_end_matches(' ');
        let bare =
            if words.len() == text.len() { width } else { width_of(&self.shape(span.style.face, words, is_rtl)?) };
        if !words.is_empty() {
            chunk.width = chunk.full_width + bare;
        }
        chunk.pieces.push(Piece {
            x: chunk.full_width,
            width: bare,
            style: span.style,
            node: span.node,
            look: span.look.clone(),
            runs,
            level,
            actual: is_rtl.then(|| text.into()),
        });
        chunk.full_width += width;
        Ok(())
    }

    fn levels(&self) -> &Levels {
        self.levels.get_or_init(|| Levels::of(&self.text))
    }

    /// The part of a word that fits into `room` with a hyphen, and the rest; `None` where the language does not part it.
    fn part(&self, chunk: &Chunk, room: f32) -> Result<Option<(Chunk, Chunk)>, RenderError> {
        let Some(dictionary) = self.dictionary else { return Ok(None) };
        let span =
            self.spans.iter().find(|span| span.range.start <= chunk.range.start && chunk.range.end <= span.range.end);
        let Some(span) = span.filter(|span| span.is_native) else { return Ok(None) };
        let text = &self.text[chunk.range.clone()];
        let word = text.trim_matches(|character: char| !character.is_alphanumeric());
        let Some(start) = text.find(word).map(|at| chunk.range.start + at) else { return Ok(None) };
        let hyphen = fonts().hyphen(span.style.face);
        let hyphen_width: f32 = hyphen.iter().map(|run| run.width).sum::<f32>() * span.style.size / 1000.0;
        for at in crate::hyphenation::places(word, dictionary).into_iter().rev() {
            let mut head = self.chunk(chunk.range.start..start + at, false)?;
            if head.width + hyphen_width > room {
                continue;
            }
            head.pieces.push(Piece {
                x: head.full_width,
                width: hyphen_width,
                style: span.style,
                node: span.node,
                look: span.look.clone(),
                runs: hyphen,
                level: 0,
                actual: None,
            });
            head.width = head.full_width + hyphen_width;
            head.full_width = head.width;
            let rest = self.chunk(start + at..chunk.range.end, chunk.ends_line)?;
            return Ok(Some((head, rest)));
        }
        Ok(None)
    }

    /// A word wider than the column: broken after a sign that separates parts, or else between characters.
    fn force(
        &self,
        chunk: &Chunk,
        width: f32,
        lines: &mut Vec<Line>,
        line: &mut Line,
        pen: &mut f32,
    ) -> Result<(), RenderError> {
        for part in self.split(&chunk.range, |before, _| "/.-_?&=:,;@\\+#".contains(before)) {
            let piece = self.chunk(part.clone(), false)?;
            let small = if piece.width <= width {
                vec![piece]
            } else {
                self.split(&part, |_, after| !is_combining(after) && !is_invisible(after))
                    .into_iter()
                    .map(|part| self.chunk(part, false))
                    .collect::<Result<_, _>>()?
            };
            for piece in small {
                if *pen > 0.0 && *pen + piece.width > width {
                    lines.push(std::mem::take(line));
                    *pen = 0.0;
                }
                place(line, pen, piece);
            }
        }
        Ok(())
    }

    fn split(&self, range: &Range<usize>, between: impl Fn(char, char) -> bool) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        let mut start = range.start;
        let mut before = None;
        for (offset, character) in self.text[range.clone()].char_indices() {
            let at = range.start + offset;
            if at > start && before.is_some_and(|before| between(before, character)) {
                parts.push(start..at);
                start = at;
            }
            before = Some(character);
        }
        parts.push(start..range.end);
        parts
    }

    fn shape(&self, face: Face, text: &str, is_rtl: bool) -> Result<Arc<[Shaped]>, RenderError> {
        fonts().shape(face, text, is_rtl).map_err(|character| RenderError::MissingGlyph {
            characters: named(&fonts().missing(&self.text), character),
            character,
            context: around(&self.text, character),
            block: self.block.to_string(),
        })
    }
}

/// Up to this many characters are named in a message.
const NAMED: usize = 12;

/// Characters with their numbers: `患 (U+60A3), 者 (U+8005)`.
fn named(characters: &[char], first: char) -> String {
    let characters = if characters.is_empty() { &[first] } else { characters };
    let names = characters.iter().take(NAMED).map(|character| format!("{character} (U+{:04X})", u32::from(*character)));
    let more = if characters.len() > NAMED { format!(" and {} more", characters.len() - NAMED) } else { String::new() };
    format!("{}{more}", names.collect::<Vec<_>>().join(", "))
}

fn place(line: &mut Line, pen: &mut f32, chunk: Chunk) {
    for mut piece in chunk.pieces {
        piece.x += *pen;
        line.pieces.push(piece);
    }
    if chunk.width > 0.0 {
        line.width = *pen + chunk.width;
    }
    *pen += chunk.full_width;
}

/// Links that a reader may follow without surprise.
fn check_target(target: &str, block: &str) -> Result<(), RenderError> {
    let known = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| target.starts_with(scheme));
    if known && target.is_ascii() && !target.chars().any(|character| character.is_control() || character == ' ') {
        return Ok(());
    }
    Err(RenderError::Field {
        field: format!("{block}, link target"),
        value: target.to_owned(),
        problem: "is not a link that can be followed: begin it with https://, http://, mailto: or tel:, and encode spaces and letters outside ASCII".into(),
    })
}

fn around(text: &str, character: char) -> String {
    let at = text.find(character).unwrap_or(0);
    let start = text[..at].char_indices().rev().nth(14).map_or(0, |(index, _)| index);
    text[start..].chars().take(32).map(|c| if c == '\n' { ' ' } else { c }).collect()
}

fn tail(text: &str) -> String {
    let start = text.char_indices().rev().nth(19).map_or(0, |(index, _)| index);
    text[start..].to_owned()
}
