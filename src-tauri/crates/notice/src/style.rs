//! Sizes, colours and the geometry of the page, in points.

use crate::fonts::Face;

/// A4.
pub(crate) const PAGE_WIDTH: f32 = 595.28;
/// A4.
pub(crate) const PAGE_HEIGHT: f32 = 841.89;
/// 23 mm.
pub(crate) const LEFT: f32 = 65.2;
/// 167 mm.
pub(crate) const COLUMN: f32 = 473.39;
/// 15 mm.
pub(crate) const TOP: f32 = 42.52;
/// 22.5 mm from the lower edge.
pub(crate) const BOTTOM: f32 = PAGE_HEIGHT - 63.78;
/// Where content begins on pages with a running head.
pub(crate) const LATER_TOP: f32 = TOP + 32.5;
/// Rule above the footer.
pub(crate) const FOOTER_RULE: f32 = PAGE_HEIGHT - 43.0;
/// Top of the return address in the window of an envelope: 45 mm plus 12.7 mm (DIN 5008 form B).
pub(crate) const WINDOW_SENDER: f32 = 156.0;
/// Top of the address: 62.7 mm.
pub(crate) const WINDOW_ADDRESS: f32 = 169.0;
/// Lower edge of the window field and the first fold: 98.5 mm.
pub(crate) const WINDOW_BOTTOM: f32 = 284.0;
/// Width of the address field: 80 mm.
pub(crate) const WINDOW_WIDTH: f32 = 226.8;
/// The signature field: 214 by 68 pt.
pub(crate) const FIELD_WIDTH: f32 = 214.0;
/// The signature field: 214 by 68 pt.
pub(crate) const FIELD_HEIGHT: f32 = 68.0;

/// A colour of the document; everything but the letterhead prints well in grey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour(pub(crate) u8, pub(crate) u8, pub(crate) u8);

/// Text.
pub(crate) const INK: Colour = Colour(0x14, 0x17, 0x1a);
/// Labels, captions, vectors, furniture.
pub(crate) const SECOND_INK: Colour = Colour(0x4a, 0x51, 0x59);
/// Hairlines.
pub(crate) const RULE: Colour = Colour(0xb8, 0xbe, 0xc5);
/// Letterhead when the organisation has set none.
pub(crate) const BRAND: Colour = Colour(0x17, 0x3f, 0x63);

/// Look of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) face: Face,
    pub(crate) size: f32,
    pub(crate) leading: f32,
    pub(crate) colour: Colour,
}

const fn style(face: Face, size: f32, leading: f32, colour: Colour) -> Style {
    Style { face, size, leading, colour }
}

pub(crate) const TITLE: Style = style(Face::Bold, 20.0, 25.0, INK);
pub(crate) const SUBTITLE: Style = style(Face::Regular, 11.5, 15.5, INK);
pub(crate) const HEADING: Style = style(Face::Bold, 11.5, 15.0, INK);
pub(crate) const SUBHEADING: Style = style(Face::Bold, 9.5, 13.5, INK);
pub(crate) const TEXT: Style = style(Face::Regular, 9.5, 13.5, INK);
/// Running text of a letter.
pub(crate) const LETTER: Style = style(Face::Regular, 11.0, 16.0, INK);
pub(crate) const CLAUSE: Style = style(Face::Regular, 7.5, 10.0, SECOND_INK);
/// Subject line of a letter.
pub(crate) const LETTER_TITLE: Style = style(Face::Bold, 13.0, 18.0, INK);
/// The address in the window of an envelope.
pub(crate) const ADDRESS: Style = style(Face::Regular, 10.5, 13.5, INK);
pub(crate) const SENDER_LINE: Style = style(Face::Regular, 6.5, 9.0, SECOND_INK);
pub(crate) const REFERENCE: Style = style(Face::Regular, 9.0, 13.5, INK);
pub(crate) const LABEL: Style = style(Face::Regular, 9.0, 13.5, SECOND_INK);
pub(crate) const CELL: Style = style(Face::Regular, 8.5, 11.5, INK);
pub(crate) const TABLE_HEAD: Style = style(Face::Bold, 8.5, 11.5, INK);
pub(crate) const CAPTION: Style = style(Face::Regular, 8.5, 11.5, SECOND_INK);
pub(crate) const VECTOR: Style = style(Face::Mono, 7.25, 10.0, SECOND_INK);
pub(crate) const ORGANISATION: Style = style(Face::Bold, 11.5, 14.0, BRAND);
pub(crate) const LETTERHEAD: Style = style(Face::Regular, 8.0, 10.5, SECOND_INK);
pub(crate) const RUNNING: Style = style(Face::Regular, 8.0, 11.0, SECOND_INK);
pub(crate) const FOOTER: Style = style(Face::Regular, 7.5, 10.0, SECOND_INK);
pub(crate) const FIELD_TEXT: Style = style(Face::Regular, 8.0, 11.0, SECOND_INK);

/// Monospaced text stands a little smaller inside running text, or it would shout.
pub(crate) const MONO_RATIO: f32 = 0.9;
/// Room on both sides of the words in the dashed box of a declared gap.
pub(crate) const GAP_PADDING: f32 = 3.0;

/// Distance of the first baseline from the top of a line: the face's ascent and descent centred in the leading.
pub(crate) fn baseline(style: Style) -> f32 {
    // Noto Sans: ascent 1069, descent 293 of 1000.
    (style.leading - style.size * 1.362) / 2.0 + style.size * 1.069
}
