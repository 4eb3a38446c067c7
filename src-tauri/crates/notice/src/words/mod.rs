//! Wording as data: messages by language, dates, numbers and version words as the language writes them, and how far
//! each text was reviewed.

mod catalogue;
mod dates;
mod messages;
mod review;
mod versions;

pub use catalogue::{Catalogue, LanguageStatus};
pub(crate) use messages::Messages;
pub use review::{Review, ReviewState};

/// A message of a kind in the base language, for screens; without values, which print as blanks.
#[must_use]
pub fn base_text(kind: &crate::kind::Kind, key: &str) -> String {
    Messages::new(Catalogue::embedded(), kind, disclosure::BASE_LANGUAGE).text(key)
}

/// Label or choice of a field in the base language, for screens.
#[must_use]
pub fn base_field_text(key: &str) -> String {
    let kinds = crate::kind::Kinds::embedded();
    kinds.all().first().map_or_else(String::new, |kind| base_text(kind, key))
}
