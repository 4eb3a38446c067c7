//! From slabs to pages, and what stands on every page: letterhead, running head, footer.

use std::sync::Arc;

use crate::Position;
use crate::document::{Document, Letterhead};
use crate::error::RenderError;
use crate::inline::Flow;
use crate::marks::{Mark, Slab, line_marks};
use crate::structure::{DOCUMENT, Role, Tree};
use crate::style::{self, BOTTOM, COLUMN, Colour, LATER_TOP, LEFT, Style, TOP};

/// The logo is at most this tall: the mark of 27 pt, and a little for those that are taller than wide.
const LOGO_HEIGHT: f32 = 34.0;
/// The logo is at most this wide.
const LOGO_WIDTH: f32 = 120.0;
/// Lines of an address in a window.
const MOST_ADDRESS_LINES: usize = 9;

/// The marks of one page, at their places.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(crate) marks: Vec<Mark>,
}

/// Breaks slabs into pages; `top` is where content begins on the first.
pub(crate) fn paginate(slabs: Vec<Slab>, top: f32, positions: &mut [Position]) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    let mut y = top;
    let mut at_top = true;
    let ends = clump_ends(&slabs);
    let mut group_end = 0;
    for (index, slab) in slabs.into_iter().enumerate() {
        let starts_clump = index >= group_end;
        if starts_clump {
            group_end = ends[index].0;
        }
        // A clump that fits no page at all is broken where it must be.
        let needed = if starts_clump && ends[index].1 <= BOTTOM - LATER_TOP { ends[index].1 } else { slab.height };
        let before = if at_top { 0.0 } else { slab.before };
        if !at_top && (slab.break_before || y + before + needed > BOTTOM) {
            pages.push(Page::default());
            y = LATER_TOP;
            at_top = true;
        }
        let before = if at_top { 0.0 } else { slab.before };
        let page = pages.len();
        let Some(marks) = pages.last_mut().map(|page| &mut page.marks) else { continue };
        if let (true, Some(head)) = (at_top, &slab.head) {
            for mark in head.marks.iter().cloned().filter_map(Mark::into_furniture) {
                push(marks, mark, y);
            }
            y += head.height;
        }
        y += before;
        if let Some(position) = slab.begins.and_then(|begins| positions.get_mut(begins)) {
            (position.page, position.top) = (page, y as u32);
        }
        for mark in slab.marks {
            push(marks, mark, y);
        }
        y += slab.height;
        at_top = at_top && slab.height == 0.0;
    }
    pages
}

/// For each slab, where its clump ends and how tall the clump is from there.
fn clump_ends(slabs: &[Slab]) -> Vec<(usize, f32)> {
    let mut ends = vec![(0, 0.0); slabs.len()];
    for index in (0..slabs.len()).rev() {
        let slab = &slabs[index];
        ends[index] = match slabs.get(index + 1) {
            Some(next) if slab.keep_next && !next.break_before => {
                let (end, height) = ends[index + 1];
                (end, slab.height + next.before + height)
            }
            _ => (index + 1, slab.height),
        };
    }
    ends
}

fn push(marks: &mut Vec<Mark>, mut mark: Mark, y: f32) {
    mark.shift(0.0, y);
    marks.push(mark);
}

/// The state and the letterhead of page 1, as content; and where the text begins under them.
pub(crate) fn letterhead(document: &Document, tree: &mut Tree) -> Result<(Vec<Mark>, f32), RenderError> {
    let name: Arc<str> = "Letterhead".into();
    let mut marks = Vec::new();
    let letterhead = &document.letterhead;
    let colour = brand(letterhead)?;
    let mut y = TOP;
    let mut entries: Vec<(&str, Style)> = vec![(&letterhead.organisation, Style { colour, ..style::ORGANISATION })];
    let lines = letterhead.address_lines.iter().chain(&letterhead.registration);
    entries.extend(lines.map(|line| (line.as_str(), style::LETTERHEAD)));
    let (logo_width, logo_bottom) = logo(letterhead, tree, &mut marks)?;
    for (words, look) in entries {
        let node = tree.add(DOCUMENT, Role::Paragraph);
        for line in Flow::plain(words, look, node, &name)?.lines(COLUMN * 0.6 - logo_width)? {
            marks.extend(line_marks(&line, LEFT + logo_width, y, look));
            y += look.leading;
        }
    }
    y = y.max(logo_bottom);
    let mut right = TOP + 1.5;
    for words in &letterhead.contact_lines {
        let node = tree.add(DOCUMENT, Role::Paragraph);
        for line in Flow::plain(words, style::LETTERHEAD, node, &name)?.lines(COLUMN * 0.38)? {
            marks.extend(line_marks(&line, LEFT + COLUMN - line.width, right, style::LETTERHEAD));
            right += style::LETTERHEAD.leading;
        }
    }
    let rule = y.max(right) + 8.0;
    marks.push(Mark::Bar { x: LEFT, y: rule, width: COLUMN, height: 1.25, colour });
    if let Some(state) = &document.state {
        let node = tree.add(DOCUMENT, Role::Paragraph);
        marks.extend(right_aligned(state, style::FOOTER, 16.0, Some(node))?);
    }
    let top = rule + 1.25 + 15.0;
    match &letterhead.window {
        None => Ok((marks, top)),
        Some(window) => {
            let bottom = address(window, top, tree, &mut marks)?;
            Ok((marks, bottom))
        }
    }
}

/// The logo at the left; how far it moves the words, and where it ends.
fn logo(letterhead: &Letterhead, tree: &mut Tree, marks: &mut Vec<Mark>) -> Result<(f32, f32), RenderError> {
    let Some(logo) = &letterhead.logo else { return Ok((0.0, 0.0)) };
    let picture = crate::picture::read_picture(&logo.bytes, "Logo")?;
    let ratio = picture.width as f32 / picture.height as f32;
    let (mut width, mut height) = (LOGO_HEIGHT * ratio, LOGO_HEIGHT);
    if width > LOGO_WIDTH {
        (width, height) = (LOGO_WIDTH, LOGO_WIDTH / ratio);
    }
    let node = tree.add(DOCUMENT, Role::Figure);
    let words = if logo.alternative.trim().is_empty() { &letterhead.organisation } else { &logo.alternative };
    tree.nodes[node].alternative = Some(words.clone());
    marks.push(Mark::Picture { x: LEFT, y: TOP, width, height, node: Some(node), picture });
    Ok((width + 10.0, TOP + height))
}

/// The address in the window of the envelope; the text begins under the first fold.
fn address(
    window: &crate::document::AddressWindow,
    top: f32,
    tree: &mut Tree,
    marks: &mut Vec<Mark>,
) -> Result<f32, RenderError> {
    let name: Arc<str> = "Address".into();
    let refuse = |value: &str, problem: &str| RenderError::Field {
        field: "Recipient".into(),
        value: value.to_owned(),
        problem: problem.to_owned(),
    };
    if window.lines.len() > MOST_ADDRESS_LINES {
        return Err(refuse(&window.lines.join(" / "), "has too many lines: at most nine fit into the window"));
    }
    if top > style::WINDOW_SENDER {
        return Err(refuse("", "has no room: shorten the letterhead so that it ends above the window of the envelope"));
    }
    let sender = tree.add(DOCUMENT, Role::Paragraph);
    let lines = Flow::plain(&window.sender_line, style::SENDER_LINE, sender, &name)?.lines(style::WINDOW_WIDTH)?;
    // A long return address grows upwards; the recipient's place is fixed.
    for (index, line) in lines.iter().rev().take(2).rev().enumerate() {
        let up = (lines.len().min(2) - 1 - index) as f32 * style::SENDER_LINE.leading;
        marks.extend(line_marks(line, LEFT, style::WINDOW_SENDER - up, style::SENDER_LINE));
    }
    let mut y = style::WINDOW_ADDRESS;
    for words in &window.lines {
        let node = tree.add(DOCUMENT, Role::Paragraph);
        for line in Flow::plain(words, style::ADDRESS, node, &name)?.lines(style::WINDOW_WIDTH)? {
            if y + style::ADDRESS.leading > style::WINDOW_BOTTOM {
                return Err(refuse(
                    &window.lines.join(" / "),
                    "does not fit into the window of the envelope: shorten it",
                ));
            }
            marks.extend(line_marks(&line, LEFT, y, style::ADDRESS));
            y += style::ADDRESS.leading;
        }
    }
    Ok(style::WINDOW_BOTTOM + 14.0)
}

/// Running heads, states and footers; artifacts of the page.
pub(crate) fn furnish(document: &Document, pages: &mut [Page]) -> Result<(), RenderError> {
    let colour = brand(&document.letterhead)?;
    let meta = &document.meta;
    let count = pages.len();
    let footer = [
        meta.reference.clone(),
        meta.language.to_uppercase(),
        document.words.version.replace("{version}", &meta.version),
        meta.title.clone(),
    ];
    let footer: Vec<String> = footer.into_iter().filter(|part| !part.trim().is_empty()).collect();
    for (index, page) in pages.iter_mut().enumerate() {
        if index > 0 {
            if let Some(state) = &document.state {
                page.marks.extend(right_aligned(state, style::FOOTER, 16.0, None)?);
            }
            let look = Style { face: crate::fonts::Face::Bold, colour, ..style::RUNNING };
            let title = if meta.reference.is_empty() {
                meta.title.clone()
            } else {
                format!("{}, {}", meta.title, meta.reference)
            };
            let right = right_aligned(&title, style::RUNNING, TOP - 3.0, None)?;
            page.marks.extend(left_aligned(&meta.organisation, look, TOP - 3.0, COLUMN * 0.45)?);
            page.marks.extend(right);
            page.marks.push(Mark::Bar { x: LEFT, y: TOP + 13.0, width: COLUMN, height: 0.5, colour: style::RULE });
        }
        page.marks.push(Mark::Bar { x: LEFT, y: style::FOOTER_RULE, width: COLUMN, height: 0.5, colour: style::RULE });
        let y = style::FOOTER_RULE + 5.5;
        page.marks.extend(left_aligned(&footer.join(" · "), style::FOOTER, y, COLUMN * 0.8)?);
        let number =
            document.words.page_of.replace("{page}", &(index + 1).to_string()).replace("{pages}", &count.to_string());
        page.marks.extend(right_aligned(&number, style::FOOTER, y, None)?);
    }
    Ok(())
}

fn left_aligned(words: &str, look: Style, y: f32, width: f32) -> Result<Vec<Mark>, RenderError> {
    let lines = Flow::plain(words, look, DOCUMENT, &"Head and foot of the page".into())?.lines(width)?;
    let marks = lines.first().map(|line| line_marks(line, LEFT, y, look)).unwrap_or_default();
    Ok(marks.into_iter().filter_map(Mark::into_furniture).collect())
}

fn right_aligned(words: &str, look: Style, y: f32, node: Option<usize>) -> Result<Vec<Mark>, RenderError> {
    let lines = Flow::plain(words, look, node.unwrap_or(DOCUMENT), &"Head and foot of the page".into())?
        .lines(COLUMN * 0.55)?;
    let marks = lines.first().map(|line| line_marks(line, LEFT + COLUMN - line.width, y, look)).unwrap_or_default();
    Ok(if node.is_some() { marks } else { marks.into_iter().filter_map(Mark::into_furniture).collect() })
}

/// The organisation's colour; it must be legible on white (WCAG 2.2 1.4.3: 4.5 to 1).
fn brand(letterhead: &Letterhead) -> Result<Colour, RenderError> {
    let Some(text) = letterhead.colour.as_deref() else { return Ok(style::BRAND) };
    let problem = |problem: &str| RenderError::Field {
        field: "Letterhead colour".into(),
        value: text.to_owned(),
        problem: problem.to_owned(),
    };
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii());
    let value = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let value =
        value.ok_or_else(|| problem("is not a colour: write # and six hexadecimal digits, for example #173f63"))?;
    let [_, red, green, blue] = value.to_be_bytes();
    let contrast = 1.05 / (luminance(red, green, blue) + 0.05);
    if contrast < 4.5 {
        return Err(problem("is too light to read on white paper (contrast under 4.5): choose a darker one"));
    }
    Ok(Colour(red, green, blue))
}

/// WCAG 2.2, relative luminance.
fn luminance(red: u8, green: u8, blue: u8) -> f32 {
    let linear = |channel: u8| {
        let value = f32::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
