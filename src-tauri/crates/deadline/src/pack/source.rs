use std::ops::Range;
use thiserror::Error;

/// The largest rule file that is read: far above any real one, far below what would stall the program.
pub const LARGEST_RULE_FILE: usize = 512 * 1024;

/// A rule file, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// Its name, for messages.
    pub name: String,
    /// Its content.
    pub text: String,
    /// Whether the user wrote it. Its regimes then carry the badge "Own rule".
    pub own: bool,
}

/// Why a rule file was left out. The others are read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RuleError {
    /// It is larger than [`LARGEST_RULE_FILE`].
    #[error("{file}: {bytes} bytes is more than the {LARGEST_RULE_FILE} that a rule file may have")]
    TooLarge {
        /// The file.
        file: String,
        /// Its size.
        bytes: usize,
    },
    /// It is not TOML, or not of this shape.
    #[error("{file}:{line}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// It is well formed, but says something that cannot be.
    #[error("{file}:{line}: {message}")]
    Meaning {
        /// The file.
        file: String,
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
}

impl RuleError {
    /// The file that it is about.
    #[must_use]
    pub fn file(&self) -> &str {
        match self {
            Self::TooLarge { file, .. } | Self::Syntax { file, .. } | Self::Meaning { file, .. } => file,
        }
    }

    /// The line, from 1, where it has one.
    #[must_use]
    pub const fn line(&self) -> Option<usize> {
        match self {
            Self::TooLarge { .. } => None,
            Self::Syntax { line, .. } | Self::Meaning { line, .. } => Some(*line),
        }
    }
}

impl RuleFile {
    /// A file that ships with the program.
    #[must_use]
    pub fn shipped(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), own: false }
    }

    /// A file of the user's own.
    #[must_use]
    pub fn own(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), text: text.to_owned(), own: true }
    }

    /// Reads the file, after its size.
    pub(super) fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T, RuleError> {
        if self.text.len() > LARGEST_RULE_FILE {
            return Err(RuleError::TooLarge { file: self.name.clone(), bytes: self.text.len() });
        }
        toml::from_str(&self.text).map_err(|error| RuleError::Syntax {
            file: self.name.clone(),
            line: error.span().map_or(1, |span| self.line(&span)),
            message: error.message().to_owned(),
        })
    }

    pub(super) fn wrong(&self, span: &Range<usize>, message: String) -> RuleError {
        RuleError::Meaning { file: self.name.clone(), line: self.line(span), message }
    }

    fn line(&self, span: &Range<usize>) -> usize {
        let end = span.start.min(self.text.len());
        1 + self.text.as_bytes()[..end].iter().filter(|byte| **byte == b'\n').count()
    }
}
