//! The name of a kind of document. What a kind says is data of the crate `notice`; here it is only named.

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;
use thiserror::Error;
use ts_rs::TS;

/// The document that a notice is, by the name of its kind: `user_notice`, `fda_806_report`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct NoticeKind(Cow<'static, str>);

/// Why a text is no name of a kind.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error(
    "“{0}” is no name of a kind of document; expected 2 to 48 lower-case letters, digits and underscores, beginning with a letter"
)]
pub struct NoticeKindError(String);

impl NoticeKind {
    /// Urgent security notice to product users (IEC 81001-5-1 §4.1.7).
    pub const USER_NOTICE: Self = Self(Cow::Borrowed("user_notice"));
    /// Notification of one stage to an authority, for regimes that have no kind of their own.
    pub const AUTHORITY_NOTIFICATION: Self = Self(Cow::Borrowed("authority_notification"));
    /// Report of a correction or removal to the FDA (21 CFR 806.10(c)).
    pub const FDA_806_REPORT: Self = Self(Cow::Borrowed("fda_806_report"));
    /// Internal record of the whole disclosure with its history.
    pub const DISCLOSURE_RECORD: Self = Self(Cow::Borrowed("disclosure_record"));
    /// Cover sheet of a pack.
    pub const COVER_SHEET: Self = Self(Cow::Borrowed("cover_sheet"));

    /// The name, if it is formed like one. Whether such a kind exists is for the data of the kinds to say.
    ///
    /// # Errors
    /// If it is not formed like a name.
    pub fn parse(text: &str) -> Result<Self, NoticeKindError> {
        let sound = (2..=48).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
        if sound {
            Ok(Self(Cow::Owned(text.to_owned())))
        } else {
            Err(NoticeKindError(text.chars().take(60).collect()))
        }
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for NoticeKind {
    fn default() -> Self {
        Self::USER_NOTICE
    }
}

impl fmt::Display for NoticeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for NoticeKind {
    type Err = NoticeKindError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for NoticeKind {
    type Error = NoticeKindError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<NoticeKind> for String {
    fn from(kind: NoticeKind) -> Self {
        kind.0.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::NoticeKind;

    #[test]
    fn names_are_checked_and_keep_their_serialised_form() {
        for name in ["user_notice", "fda_806_report", "eu_mir"] {
            let kind = NoticeKind::parse(name).unwrap();
            assert_eq!(serde_json::to_string(&kind).unwrap(), format!("\"{name}\""));
            assert_eq!(serde_json::from_str::<NoticeKind>(&format!("\"{name}\"")).unwrap(), kind);
        }
        for wrong in ["", "x", "User", "a b", "../x", "9a", &"a".repeat(49)] {
            assert!(NoticeKind::parse(wrong).is_err(), "{wrong}");
        }
    }
}
