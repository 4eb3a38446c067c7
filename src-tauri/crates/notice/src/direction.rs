//! Text that runs from right to left inside a line (Unicode UAX 9). The document itself runs from left to right.

use crate::inline::Line;
use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// Depth of embedding of each byte of a text; nothing where all of it runs from left to right.
#[derive(Debug, Default)]
pub(crate) struct Levels(Vec<Level>);

impl Levels {
    /// Reads a text.
    pub(crate) fn of(text: &str) -> Self {
        let is_rtl = |character: char| {
            character >= '\u{590}' && matches!(bidi_class(character), BidiClass::R | BidiClass::AL | BidiClass::RLI)
        };
        if !text.chars().any(is_rtl) {
            return Self::default();
        }
        Self(BidiInfo::new(text, Some(Level::ltr())).levels)
    }

    /// Whether some of it runs from right to left.
    pub(crate) fn is_mixed(&self) -> bool {
        !self.0.is_empty()
    }

    /// The stretches of a range that run in one direction. A space at the end of a stretch from right to left stands by
    /// itself: at the end of a line it belongs to the line.
    pub(crate) fn runs(&self, text: &str, range: Range<usize>) -> Vec<(Range<usize>, u8)> {
        if self.0.is_empty() || range.is_empty() {
            return vec![(range, 0)];
        }
        let mut runs: Vec<(Range<usize>, u8)> = Vec::new();
        for (offset, character) in text[range.clone()].char_indices() {
            let at = range.start + offset;
            let end = at + character.len_utf8();
            let level = self.0.get(at).map_or(0, Level::number);
            match runs.last_mut() {
                Some((run, known)) if *known == level => run.end = end,
                _ => runs.push((at..end, level)),
            }
        }
        runs.into_iter().flat_map(|(run, level)| split(text, run, level)).collect()
    }
}

fn split(text: &str, run: Range<usize>, level: u8) -> Vec<(Range<usize>, u8)> {
    let words = run.start + text[run.clone()].trim_end_matches(' ').len();
    if level.is_multiple_of(2) || words == run.start || words == run.end {
        return vec![(run, level)];
    }
    vec![(run.start..words, level), (words..run.end, level)]
}

/// The language of a script that runs from right to left, where the document says none: of several, the most spoken.
pub(crate) fn language_of(text: &str) -> &'static str {
    let of = |character: char| match character {
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => Some("he-IL"),
        '\u{700}'..='\u{74f}' => Some("syr-SY"),
        '\u{780}'..='\u{7bf}' => Some("dv-MV"),
        '\u{7c0}'..='\u{7ff}' => Some("nqo-GN"),
        '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => Some("ar-SA"),
        _ => None,
    };
    text.chars().find_map(of).unwrap_or("ar-SA")
}

/// Puts the pieces of a line where the eye expects them; their order stays that of reading.
pub(crate) fn reorder(line: &mut Line) {
    let Some(first) = line.pieces.first() else { return };
    let (mut pen, count) = (first.x, line.pieces.len());
    let mut levels: Vec<Level> =
        line.pieces.iter().map(|piece| Level::new(piece.level).unwrap_or_else(|_| Level::ltr())).collect();
    for (level, piece) in levels.iter_mut().zip(&line.pieces).rev() {
        if piece.width > 0.0 {
            break;
        }
        *level = Level::ltr();
    }
    let end_of = |index: usize| {
        let piece = &line.pieces[index];
        let own = piece.runs.iter().map(|run| run.width).sum::<f32>() * piece.style.size / 1000.0;
        line.pieces.get(index + 1).map_or(piece.x + own, |next| next.x)
    };
    let widths: Vec<f32> = (0..count).map(|index| end_of(index) - line.pieces[index].x).collect();
    for index in BidiInfo::reorder_visual(&levels) {
        line.pieces[index].x = pen;
        pen += widths[index];
    }
}

#[cfg(test)]
mod tests {
    use super::Levels;

    #[test]
    fn a_name_inside_a_sentence_runs_from_right_to_left() {
        assert!(!Levels::of("Ärzte, Ελλάδα, България").is_mixed());
        let text = "Dr. רחל לוי, 42 mg";
        let levels = Levels::of(text);
        assert!(levels.is_mixed());
        let runs: Vec<(&str, u8)> =
            levels.runs(text, 0..text.len()).into_iter().map(|(run, level)| (&text[run], level)).collect();
        assert_eq!(runs, [("Dr. ", 0), ("רחל לוי,", 1), (" ", 1), ("42", 2), (" mg", 0)]);
        let word = levels.runs(text, 4..11);
        assert_eq!(word, [(4..10, 1), (10..11, 1)], "the space of a word stands by itself");
    }
}
