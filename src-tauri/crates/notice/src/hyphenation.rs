//! Where a word may be parted, by the dictionary of its language. English is not hyphenated.

use hypher::Lang;

/// Words shorter than this are never parted.
const SHORTEST: usize = 7;

/// The dictionary of a language; `None` where words are not parted.
pub(crate) fn dictionary(language: &str) -> Option<Lang> {
    let code: [u8; 2] = language.get(..2)?.to_ascii_lowercase().as_bytes().try_into().ok()?;
    let is_whole = language.len() == 2 || language.as_bytes().get(2) == Some(&b'-');
    let code = if &code == b"nb" || &code == b"nn" { *b"no" } else { code };
    if is_whole && code != *b"en" { Lang::from_iso(code) } else { None }
}

/// Byte offsets at which a word may be parted. Names, numbers and codes are not words: nothing with a digit, a sign or
/// a capital after its first letter is parted.
pub(crate) fn places(word: &str, language: Lang) -> Vec<usize> {
    let mut letters = word.chars();
    let _ = letters.next();
    let is_word = word.chars().all(char::is_alphabetic) && !letters.any(char::is_uppercase);
    if !is_word || word.chars().count() < SHORTEST {
        return Vec::new();
    }
    let mut at = 0;
    let mut places: Vec<usize> = hypher::hyphenate(word, language)
        .map(|syllable| {
            at += syllable.len();
            at
        })
        .collect();
    places.pop();
    places
}

#[cfg(test)]
mod tests {
    use super::{dictionary, places};

    #[test]
    fn german_is_parted_and_english_is_not() {
        let german = dictionary("de-AT").unwrap();
        let word = "Sicherheitsmitteilung";
        let parts: Vec<&str> = places(word, german).iter().map(|&at| &word[..at]).collect();
        assert!(parts.contains(&"Sicherheits"), "{parts:?}");
        assert!(dictionary("en-GB").is_none() && dictionary("xx").is_none() && dictionary("").is_none());
        for word in ["CVE-2026-1", "PERFUSA", "WM2kabel", "kurz"] {
            assert_eq!(places(word, german), [] as [usize; 0], "{word}");
        }
        assert!(!places("уязвимостта", dictionary("bg").unwrap()).is_empty());
        assert!(dictionary("el").is_some());
    }
}
