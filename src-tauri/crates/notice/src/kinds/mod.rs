//! The three documents: from content to blocks, with the wording of a language.

mod authority_notice;
mod disclosure_record;
mod parts;
mod user_notice;

pub use authority_notice::authority_notice;
pub use disclosure_record::disclosure_record;
pub use user_notice::user_notice;
