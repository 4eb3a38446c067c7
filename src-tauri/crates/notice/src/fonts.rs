//! The faces, parsed once, and the shaping of words with them. What the three faces of the design lack comes from
//! three more: Hebrew, Arabic and pictograms, in one weight each.
//!
//! harfrust is used directly rather than through parley: the tables need the widths of unbreakable words,
//! vectors break only after a slash, and the advances must be those that printpdf writes to `/W`.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use harfrust::{Buffer, Direction, Font, Script, ShapeOptions, ShapePlan, ShaperFont};
use printpdf::{ParsedFont, PdfFont};

/// A face of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Bold,
    Mono,
    Hebrew,
    Arabic,
    Emoji,
}

/// A glyph and how far the next one moves closer, in thousandths of an em, as `TJ` wants it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glyph {
    pub(crate) id: u16,
    pub(crate) adjust: f32,
    /// The characters it stands for, for `ToUnicode`: more than one for a ligature.
    pub(crate) text: Box<str>,
}

/// A word, or a part of it, in one face on one line; glyphs stand in the order of the page, left to right.
#[derive(Debug, PartialEq)]
pub(crate) struct Shaped {
    pub(crate) face: Face,
    pub(crate) glyphs: Vec<Glyph>,
    /// Width in thousandths of an em.
    pub(crate) width: f32,
    /// How far right of the pen and above the line its first glyph stands, in thousandths of an em: marks.
    pub(crate) lift: (f32, f32),
}

/// The faces.
pub(crate) struct Fonts {
    faces: [OnceLock<Loaded>; 6],
    words: Mutex<Words>,
}

/// Words that were shaped before.
type Words = HashMap<(Face, Direction, Box<str>), Arc<[Shaped]>>;

/// How a script is shaped in a direction.
type Plans = HashMap<(Direction, Option<Script>), Arc<ShapePlan>>;

struct Loaded {
    font: Font,
    /// Advances as printpdf writes them to `/W`: truncated to whole thousandths.
    advances: Vec<f32>,
    pdf: PdfFont,
    plans: Mutex<Plans>,
}

/// The live preview types the same words again and again; beyond this many the cache starts afresh.
const WORDS_KEPT: usize = 20_000;

impl Face {
    /// Six capitals: printpdf takes the subset tag (ISO 32000-1 9.6.4) from the identifier, and a fixed one is
    /// what makes the file the same each time.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Regular => "NOTREG",
            Self::Bold => "NOTBLD",
            Self::Mono => "NOTMON",
            Self::Hebrew => "NOTHEB",
            Self::Arabic => "NOTARA",
            Self::Emoji => "NOTEMO",
        }
    }

    /// The faces of the design; a document always names them.
    pub(crate) const DESIGN: [Self; 3] = [Self::Regular, Self::Bold, Self::Mono];
    /// Where a character comes from that the face of the design lacks, in order.
    const FALLBACK: [Self; 5] = [Self::Mono, Self::Regular, Self::Hebrew, Self::Arabic, Self::Emoji];

    fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => include_bytes!("../fonts/NotoSans-Regular.ttf"),
            Self::Bold => include_bytes!("../fonts/NotoSans-Bold.ttf"),
            Self::Mono => include_bytes!("../fonts/NotoSansMono-Regular.ttf"),
            Self::Hebrew => include_bytes!("../fonts/NotoSansHebrew-Regular.ttf"),
            Self::Arabic => include_bytes!("../fonts/NotoSansArabic-Regular.ttf"),
            Self::Emoji => include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
        }
    }
}

/// The fonts, each parsed at first use.
pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| Fonts { faces: Default::default(), words: Mutex::default() })
}

impl Fonts {
    /// The face as printpdf takes it.
    pub(crate) fn pdf(&self, face: Face) -> &PdfFont {
        &self.loaded(face).pdf
    }

    /// Shapes a word that runs in one direction. A character that the face lacks is taken from another.
    /// The error is the first character that no face has.
    pub(crate) fn shape(&self, face: Face, word: &str, is_rtl: bool) -> Result<Arc<[Shaped]>, char> {
        let direction = if is_rtl { Direction::RightToLeft } else { Direction::LeftToRight };
        let key = (face, direction, Box::<str>::from(word));
        if let Some(known) = lock(&self.words).get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut runs: Vec<Vec<Shaped>> = Vec::new();
        for (run_face, run) in self.runs(face, word)? {
            runs.push(self.loaded(run_face).shape(run_face, &run, direction)?);
        }
        if is_rtl {
            runs.reverse();
        }
        let shaped: Arc<[Shaped]> = runs.into_iter().flatten().collect();
        let mut words = lock(&self.words);
        if words.len() >= WORDS_KEPT {
            words.clear();
        }
        words.insert(key, Arc::clone(&shaped));
        Ok(shaped)
    }

    /// The characters of a text that no face has, each once.
    pub(crate) fn missing(&self, text: &str) -> Vec<char> {
        let mut found: Vec<char> = Vec::new();
        for character in text.chars().filter(|&character| !is_invisible(character) && !character.is_control()) {
            if !found.contains(&character) && self.face_for(Face::Regular, character, Face::Regular).is_none() {
                found.push(character);
            }
        }
        found
    }

    /// A word parted where the face changes, and where letters must not join.
    fn runs(&self, face: Face, word: &str) -> Result<Vec<(Face, String)>, char> {
        const NON_JOINER: char = '\u{200c}';
        let mut runs: Vec<(Face, String)> = Vec::new();
        let mut is_parted = true;
        for character in word.chars() {
            is_parted |= character == NON_JOINER;
            if is_invisible(character) {
                continue;
            }
            let current = runs.last().map_or(face, |(face, _)| *face);
            let wanted = self.face_for(face, character, current).ok_or(character)?;
            match runs.last_mut() {
                Some((current, run)) if *current == wanted && !is_parted => run.push(character),
                _ => runs.push((wanted, character.to_string())),
            }
            is_parted = false;
        }
        Ok(runs)
    }

    /// The hyphen of a parted word. It has a glyph of its own, which reads back as a soft hyphen, so that a search finds
    /// the whole word (ISO 32000-1 14.8.2.2.3).
    pub(crate) fn hyphen(&self, face: Face) -> Arc<[Shaped]> {
        const SOFT: u32 = 0xad;
        let face = if face == Face::Mono { Face::Regular } else { face };
        let loaded = self.loaded(face);
        let id = ShaperFont::new(&loaded.font).nominal_glyph(SOFT).map_or(0, |glyph| glyph.to_u32());
        let id = u16::try_from(id).unwrap_or(0);
        let width = loaded.advances.get(usize::from(id)).copied().unwrap_or(0.0);
        let glyph = Glyph { id, adjust: 0.0, text: "\u{ad}".into() };
        Arc::from(vec![Shaped { face, glyphs: vec![glyph], width, lift: (0.0, 0.0) }])
    }

    fn loaded(&self, face: Face) -> &Loaded {
        self.faces[face as usize].get_or_init(|| load(face.bytes()))
    }

    /// A combining mark stays with the face of its base where that face has it.
    fn face_for(&self, face: Face, character: char, current: Face) -> Option<Face> {
        let first = if is_combining(character) { [current, face] } else { [face, face] };
        first.into_iter().chain(Face::FALLBACK).find(|&candidate| self.loaded(candidate).has(character))
    }
}

impl Loaded {
    fn has(&self, character: char) -> bool {
        ShaperFont::new(&self.font).nominal_glyph(u32::from(character)).is_some_and(|glyph| glyph.to_u32() != 0)
    }

    fn shape(&self, face: Face, text: &str, direction: Direction) -> Result<Vec<Shaped>, char> {
        let font = ShaperFont::new(&self.font);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(direction);
        let script = buffer.script();
        buffer.set_language(None);
        let plan = Arc::clone(
            lock(&self.plans)
                .entry((direction, script))
                .or_insert_with(|| Arc::new(ShapePlan::new(&self.font, direction, script, None, &[]))),
        );
        let first = text.chars().next().unwrap_or(' ');
        harfrust::shape(&font, &mut buffer, ShapeOptions::new().plan(Some(&plan))).map_err(|_| first)?;
        self.collect(face, text, &buffer)
    }

    fn collect(&self, face: Face, text: &str, buffer: &Buffer) -> Result<Vec<Shaped>, char> {
        let scale = 1000.0 / f32::from(self.font.units_per_em());
        let infos = buffer.glyph_infos();
        let mut runs: Vec<Shaped> = Vec::new();
        for (index, (info, position)) in infos.iter().zip(buffer.glyph_positions()).enumerate() {
            let start = info.cluster as usize;
            let end = infos
                .iter()
                .map(|other| other.cluster as usize)
                .filter(|&other| other > start)
                .min()
                .unwrap_or(text.len());
            let cluster = text.get(start..end).unwrap_or_default();
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            if id == 0 {
                return Err(cluster.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            let natural = self.advances.get(usize::from(id)).copied().unwrap_or(0.0);
            let advance = (position.x_advance as f32 * scale).round();
            let offset = (position.x_offset as f32 * scale).round();
            let rise = (position.y_offset as f32 * scale).round();
            let text = unicode_of(infos, index, cluster);
            match runs.last_mut() {
                Some(run) if run.lift.1 == 0.0 && rise == 0.0 => {
                    // A mark is moved over its base by the glyph before it, and the pen moved back after it.
                    if offset != 0.0
                        && let Some(before) = run.glyphs.last_mut()
                    {
                        before.adjust -= offset;
                    }
                    run.glyphs.push(Glyph { id, adjust: natural - advance + offset, text });
                    run.width += advance;
                }
                // What stands above or below the line is drawn by itself, and so is what follows it.
                _ => runs.push(Shaped {
                    face,
                    glyphs: vec![Glyph { id, adjust: natural - advance + offset, text }],
                    width: advance,
                    lift: (offset, rise),
                }),
            }
        }
        Ok(runs)
    }
}

/// What `ToUnicode` says for a glyph: its cluster, shared out where several glyphs make one cluster. No glyph is
/// left without a value (ISO 14289-1 7.21.7).
fn unicode_of(infos: &[harfrust::GlyphInfo], index: usize, cluster: &str) -> Box<str> {
    let own = infos[index].cluster;
    let first = infos.iter().position(|info| info.cluster == own).unwrap_or(index);
    let count = infos.iter().filter(|info| info.cluster == own).count();
    if cluster == "\u{a0}" || cluster == "\u{202f}" {
        // One glyph may serve several kinds of space, and readers search for the plain one.
        return " ".into();
    }
    if count <= 1 {
        return cluster.into();
    }
    let place = index - first;
    let share: String = if place + 1 == count {
        cluster.chars().skip(place).collect()
    } else {
        cluster.chars().skip(place).take(1).collect()
    };
    if share.is_empty() { "\u{200b}".into() } else { share.into() }
}

#[expect(clippy::expect_used, reason = "the fonts are compiled in and every test parses them")]
fn load(bytes: &'static [u8]) -> Loaded {
    let font = Font::new(bytes, 0).expect("the compiled-in font parses");
    let mut warnings = Vec::new();
    let parsed = ParsedFont::from_bytes(bytes, 0, &mut warnings).expect("the compiled-in font parses");
    let scale = 1000.0 / f32::from(font.units_per_em());
    let metrics = ShaperFont::new(&font);
    let advances =
        (0..font.num_glyphs()).map(|id| (metrics.glyph_h_advance(id.into()) as f32 * scale).trunc()).collect();
    Loaded { font: font.clone(), advances, pdf: PdfFont::new(parsed), plans: Mutex::default() }
}

/// A poisoned lock only means that another thread panicked while it held a cache; the cache itself is whole.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// A text of somebody else's as a document can print it: a character that no face has, or that would print nothing, is
/// spelt out as `[U+4E2D]`.
#[must_use]
pub fn printable(text: &str) -> String {
    let fonts = fonts();
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        let prints = [Face::Regular, Face::Bold, Face::Mono]
            .into_iter()
            .all(|face| fonts.face_for(face, character, face).is_some());
        if prints && !character.is_control() && !is_invisible(character) && !is_combining(character) {
            out.push(character);
        } else {
            out.push_str(&format!("[U+{:04X}]", u32::from(character)));
        }
    }
    out
}

/// Format characters that print nothing; they are left out rather than drawn as an empty glyph.
pub(crate) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}

/// Combining marks, which must not be parted from their base.
pub(crate) fn is_combining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}' | '\u{fe20}'..='\u{fe2f}')
}
