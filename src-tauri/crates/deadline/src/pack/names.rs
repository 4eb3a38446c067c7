use super::RuleError;
use super::raw::Word;
use super::source::RuleFile;
use std::collections::HashMap;

/// The words that files define and other files use: each name with its index.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(HashMap<String, u16>);

impl Names {
    pub(super) fn get(&self, name: &str) -> Option<u16> {
        self.0.get(name).copied()
    }

    /// Takes up a definition. A second one of the same name is refused: rules are superseded, never edited.
    pub(super) fn define(&mut self, file: &RuleFile, what: &str, word: &Word, index: usize) -> Result<(), RuleError> {
        let name = word.get_ref();
        let well_formed = !name.is_empty()
            && name.len() <= 64
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
        if !well_formed {
            let rule = "1 to 64 of a to z, 0 to 9, - and _";
            return Err(file.wrong(&word.span(), format!("the id {name:?} must be {rule}")));
        }
        let Ok(index) = u16::try_from(index) else {
            return Err(file.wrong(&word.span(), format!("too many entries of kind {what}")));
        };
        if self.0.contains_key(name) {
            return Err(file.wrong(&word.span(), format!("the {what} {name:?} is defined already")));
        }
        self.0.insert(name.clone(), index);
        Ok(())
    }

    /// Finds what a word points to.
    pub(super) fn find(&self, file: &RuleFile, what: &str, word: &Word) -> Result<u16, RuleError> {
        self.get(word.get_ref())
            .ok_or_else(|| file.wrong(&word.span(), format!("no {what} is called {:?}", word.get_ref())))
    }

    pub(super) fn find_all(&self, file: &RuleFile, what: &str, words: &[Word]) -> Result<Vec<u16>, RuleError> {
        words.iter().map(|word| self.find(file, what, word)).collect()
    }
}
