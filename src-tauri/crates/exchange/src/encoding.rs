//! How the text of a table is encoded: told by its mark or its form, else by which reading makes words.

use crate::table::TableError;
use encoding_rs::{MACINTOSH, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use serde::Serialize;
use std::fmt;
use ts_rs::TS;

/// How the text of a table is encoded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub enum Encoding {
    /// UTF-8, with or without its mark.
    #[default]
    #[serde(rename = "UTF-8")]
    Utf8,
    /// UTF-16 with its mark, as spreadsheets save “Unicode text”.
    #[serde(rename = "UTF-16")]
    Utf16,
    /// Windows-1252, as spreadsheets of western Europe save a plain CSV.
    #[serde(rename = "Windows-1252")]
    Windows1252,
    /// Windows-1250, the same in central Europe.
    #[serde(rename = "Windows-1250")]
    Windows1250,
    /// Mac OS Roman, as Excel on a Mac saves a plain CSV.
    #[serde(rename = "Macintosh")]
    Macintosh,
}

impl Encoding {
    /// Every encoding that is read.
    pub const ALL: [Self; 5] = [Self::Utf8, Self::Utf16, Self::Windows1252, Self::Windows1250, Self::Macintosh];

    /// As a person reads it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252",
            Self::Windows1250 => "Windows-1250",
            Self::Macintosh => "Macintosh",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Letters beside ASCII that the languages of an encoding write.
const WESTERN: [&str; 6] = ["äöüß", "àâæçéèêëîïôœùûüÿ", "áéíñóúü¿¡ºª", "àèéìíòóù", "áâãàçéêíóôõú", "åäöæøé"];
const CENTRAL: [&str; 6] = ["ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "čćđšž", "ăâîşţ"];
/// How much of the text is looked at, in characters beside ASCII.
const LOOKED_AT: usize = 4_000;

/// The text, and how it was read. `told` is what a person says; it is taken as it is.
pub(crate) fn decode(bytes: &[u8], told: Option<Encoding>) -> Result<(String, Encoding), TableError> {
    if let Some(encoding) = told {
        return read(bytes, encoding).map(|text| (text, encoding)).ok_or(TableError::NotInEncoding(encoding));
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return read(bytes, Encoding::Utf16).map(|text| (text, Encoding::Utf16)).ok_or(TableError::Encoding);
    }
    if let Some(text) = read(bytes, Encoding::Utf8) {
        return Ok((text, Encoding::Utf8));
    }
    // Excel on a Mac ends its lines in a carriage return alone.
    let mac_lines = bytes.contains(&b'\r') && !bytes.contains(&b'\n');
    let candidates = [
        (Encoding::Windows1252, WESTERN.as_slice(), 0),
        (Encoding::Windows1250, CENTRAL.as_slice(), 0),
        (Encoding::Macintosh, WESTERN.as_slice(), if mac_lines { 2 } else { -1 }),
    ];
    let mut best: Option<(i32, String, Encoding)> = None;
    for (encoding, languages, ahead) in candidates {
        let Some(text) = read(bytes, encoding) else { continue };
        let likely = languages.iter().map(|letters| likelihood(&text, letters)).max().unwrap_or_default() + ahead;
        if best.as_ref().is_none_or(|(known, ..)| likely > *known) {
            best = Some((likely, text, encoding));
        }
    }
    match best {
        Some((likely, text, encoding)) if likely >= 0 => Ok((text, encoding)),
        _ => Err(TableError::Encoding),
    }
}

/// Decodes without guessing; `None` where a byte stands for no character, or a character is a NUL.
fn read(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let text = match encoding {
        Encoding::Utf8 => std::str::from_utf8(bytes).ok()?.to_owned(),
        Encoding::Utf16 if bytes.starts_with(&[0xFE, 0xFF]) => whole(UTF_16BE, bytes)?,
        Encoding::Utf16 => whole(UTF_16LE, bytes)?,
        Encoding::Windows1252 => whole(WINDOWS_1252, bytes)?,
        Encoding::Windows1250 => whole(WINDOWS_1250, bytes)?,
        Encoding::Macintosh => whole(MACINTOSH, bytes)?,
    };
    // The bytes that an encoding leaves open are read as control characters, which no table holds.
    let sound = !text.chars().any(|character| character == '\0' || ('\u{80}'..'\u{a0}').contains(&character));
    sound.then_some(text)
}

fn whole(encoding: &'static encoding_rs::Encoding, bytes: &[u8]) -> Option<String> {
    let (text, faulty) = encoding.decode_with_bom_removal(bytes);
    (!faulty).then(|| text.into_owned())
}

/// Whether the text makes words of a language: for each letter of it one, against each that no word holds.
fn likelihood(text: &str, letters: &str) -> i32 {
    let characters: Vec<char> = text.chars().collect();
    let at = |index: Option<usize>| index.and_then(|index| characters.get(index)).copied().unwrap_or(' ');
    let mut likely = 0;
    let others = characters.iter().enumerate().filter(|(_, character)| !character.is_ascii());
    for (index, character) in others.take(LOOKED_AT) {
        let (before, after) = (at(index.checked_sub(1)), at(Some(index + 1)));
        let lower: String = character.to_lowercase().collect();
        let inside = before.is_alphabetic() && after.is_alphabetic();
        let capital_inside = character.is_uppercase() && before.is_lowercase()
            || character.is_uppercase() && before.is_alphabetic() && after.is_lowercase();
        let alone = !before.is_alphabetic() && !after.is_alphabetic();
        likely += if capital_inside {
            -3
        } else if *character == '€' && !inside {
            1
        } else if alone && character.is_alphabetic() {
            -1
        } else if letters.contains(&lower) {
            2
        } else if character.is_alphabetic() {
            -1
        } else if inside || before.is_alphabetic() && !"®™°’“”„–—…€".contains(*character) {
            -3
        } else {
            0
        };
    }
    likely
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoding_is_told_by_the_words_that_it_makes() {
        for (text, encoding) in [
            ("Müller Geräte, Größe S", Encoding::Windows1252),
            ("Études de très près, Genève", Encoding::Windows1252),
            ("Señal, versión, ¿qué?", Encoding::Windows1252),
            ("Blodtryksmåler, sår, køb", Encoding::Windows1252),
            ("Pompa infuzyjna, średnia, łóżko", Encoding::Windows1250),
            ("Příliš žluťoučký kůň", Encoding::Windows1250),
            ("Vérnyomásmérő készülék, tűszúrás", Encoding::Windows1250),
            ("Müller Geräte, Größe S", Encoding::Macintosh),
            ("Schlauchüberwacher für Säuglinge", Encoding::Macintosh),
            ("Pompe à perfusion, réglée très près", Encoding::Macintosh),
            ("Preis in €, „Größe“ – 5 °C", Encoding::Windows1252),
        ] {
            let with = match encoding {
                Encoding::Windows1250 => WINDOWS_1250,
                Encoding::Macintosh => MACINTOSH,
                _ => WINDOWS_1252,
            };
            let bytes =
                if encoding == Encoding::Macintosh { from_macintosh(text) } else { with.encode(text).0.into_owned() };
            assert_eq!(decode(&bytes, None), Ok((text.to_owned(), encoding)));
            assert_eq!(decode(&bytes, Some(encoding)), Ok((text.to_owned(), encoding)));
        }
    }

    /// The library decodes this encoding; to encode it, each byte is tried.
    fn from_macintosh(text: &str) -> Vec<u8> {
        let byte_of = |character: char| {
            (0..=255_u8).find(|byte| MACINTOSH.decode_without_bom_handling(&[*byte]).0.starts_with(character))
        };
        text.chars().map(|character| byte_of(character).unwrap()).collect()
    }

    #[test]
    fn what_is_told_is_taken_or_refused() {
        assert_eq!(decode(b"Ger\xe4t", Some(Encoding::Macintosh)).unwrap().0, "Ger‰t");
        assert_eq!(decode(b"Ger\xe4t", Some(Encoding::Utf8)), Err(TableError::NotInEncoding(Encoding::Utf8)));
        assert_eq!(decode(b"\xff\xfea\0;\0b\0", None), Ok(("a;b".to_owned(), Encoding::Utf16)));
        assert_eq!(decode(b"a\0b", None), Err(TableError::Encoding));
    }
}
