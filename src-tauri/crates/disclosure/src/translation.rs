//! The company's own text in other languages. English is the base.

use crate::PublicText;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Language of the base texts.
pub const BASE_LANGUAGE: &str = "en";

/// One text in another language. It belongs to the exact base text, not to a place in the record: when the base text
/// changes, the translation no longer counts, and where lists are sorted anew it stays with its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Translation {
    /// The base text.
    pub source: PublicText,
    /// The same in the other language.
    pub text: PublicText,
    /// Who translated or checked it.
    pub by: String,
}

/// Translations by language (BCP 47).
pub type Translations = BTreeMap<String, Vec<Translation>>;

/// The translation of a base text, where there is one that is not blank.
#[must_use]
pub fn translated<'t>(translations: &'t Translations, language: &str, source: &str) -> Option<&'t str> {
    let of_language = translations.get(language)?;
    let wanted = source.trim();
    let found = of_language.iter().find(|entry| entry.source.0.trim() == wanted && !entry.text.is_blank());
    found.map(|entry| entry.text.0.trim())
}

/// Whether a language is the base, whatever its region (`en-GB`).
#[must_use]
pub fn is_base_language(language: &str) -> bool {
    language.split('-').next().is_some_and(|first| first.eq_ignore_ascii_case(BASE_LANGUAGE)) || language.is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Translation, Translations, is_base_language, translated};

    #[test]
    fn a_changed_base_text_has_no_translation() {
        let entry = Translation { source: "Stop. ".into(), text: "Halt.".into(), by: String::new() };
        let translations = Translations::from([("de".to_owned(), vec![entry])]);
        assert_eq!(translated(&translations, "de", "Stop."), Some("Halt."));
        assert_eq!(translated(&translations, "de", "Stop now."), None);
        assert_eq!(translated(&translations, "fr", "Stop."), None);
        assert!(is_base_language("en-GB") && is_base_language("") && !is_base_language("el"));
    }
}
