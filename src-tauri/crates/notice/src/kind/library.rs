//! All kinds and fields: those that came with the program, read once.

use super::validate::validate;
use super::{Field, Kind};
use disclosure::NoticeKind;
use serde::Deserialize;
use std::sync::OnceLock;
use thiserror::Error;

/// The kinds and the fields of forms.
#[derive(Debug, Default)]
pub struct Kinds {
    kinds: Vec<Kind>,
    fields: Vec<Field>,
}

/// What is wrong with a file of a kind or of fields.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}: {problem}")]
pub struct KindsError {
    /// The file.
    pub file: String,
    /// What is wrong and what would be right.
    pub problem: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FieldFile {
    field: Vec<Field>,
}

/// Largest file that is read, in bytes.
const MAX_FILE: usize = 256 * 1024;

impl Kinds {
    /// The kinds that came with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &read_embedded().0
    }

    /// What of the kinds that came with the program could not be read; a test holds that it is nothing.
    #[must_use]
    pub fn errors() -> &'static [KindsError] {
        &read_embedded().1
    }

    /// Reads files of kinds and of fields; what can't be used is left out and told.
    #[must_use]
    pub fn read(kinds: &[(&str, &str)], fields: &[(&str, &str)]) -> (Self, Vec<KindsError>) {
        let mut read = Self::default();
        let mut errors = Vec::new();
        for (file, text) in fields {
            match parse::<FieldFile>(file, text) {
                Ok(found) => read.fields.extend(found.field),
                Err(error) => errors.push(error),
            }
        }
        for (file, text) in kinds {
            match parse::<Kind>(file, text) {
                Ok(kind) => match validate(&kind, &read) {
                    None => read.kinds.push(kind),
                    Some(problem) => errors.push(KindsError { file: (*file).to_owned(), problem }),
                },
                Err(error) => errors.push(error),
            }
        }
        read.kinds.sort_by_key(|kind| kind.order);
        (read, errors)
    }

    /// All kinds, in their order.
    #[must_use]
    pub fn all(&self) -> &[Kind] {
        &self.kinds
    }

    /// The kind of a name.
    #[must_use]
    pub fn get(&self, id: &NoticeKind) -> Option<&Kind> {
        self.kinds.iter().find(|kind| &kind.id == id)
    }

    /// The kind of a name, as text.
    #[must_use]
    pub fn named(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id.as_str() == id)
    }

    /// The kinds that answer a stage, the closest first.
    #[must_use]
    pub fn for_stage(&self, regime: &str, stage: &str) -> Vec<&Kind> {
        let mut found: Vec<(usize, &Kind)> =
            self.kinds.iter().filter_map(|kind| Some((kind.closeness(regime, stage)?, kind))).collect();
        found.sort_by_key(|(closeness, kind)| (std::cmp::Reverse(*closeness), kind.order));
        found.into_iter().map(|(_, kind)| kind).collect()
    }

    /// All fields of forms.
    #[must_use]
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The field of a name.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// The fields of forms that a kind prints.
    #[must_use]
    pub fn fields_of(&self, kind: &Kind) -> Vec<&Field> {
        kind.names().into_iter().filter_map(|name| self.field(name.strip_prefix("form.")?)).collect()
    }

    /// Every message that a kind names, with the labels and choices of its rows.
    pub(crate) fn keys_of(&self, kind: &Kind) -> Vec<String> {
        super::validate::keys(kind, self)
    }
}

fn read_embedded() -> &'static (Kinds, Vec<KindsError>) {
    static KINDS: OnceLock<(Kinds, Vec<KindsError>)> = OnceLock::new();
    KINDS.get_or_init(|| Kinds::read(crate::embedded::KINDS, crate::embedded::FIELDS))
}

fn parse<T: for<'de> Deserialize<'de>>(file: &str, text: &str) -> Result<T, KindsError> {
    if text.len() > MAX_FILE {
        let problem = format!("{} bytes; a file of at most {MAX_FILE} is read", text.len());
        return Err(KindsError { file: file.to_owned(), problem });
    }
    toml::from_str(text).map_err(|error| KindsError { file: file.to_owned(), problem: error.to_string() })
}
