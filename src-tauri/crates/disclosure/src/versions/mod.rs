//! Affected versions: reading, comparing, printing.
//!
//! [`Reading::of`] takes a text as a person typed it or an advisory published it. What is understood for certain is a
//! [`VersionSet`]; what is not stays text, so that a notice shows the published words and never a wrong set. Each doubt
//! is a [`Remark`].

mod canonical;
mod combine;
mod constraints;
mod dates;
mod doubt;
mod foreign;
mod item;
mod lexer;
mod name;
mod natural;
mod phrases;
mod reading;
mod relation;
mod remark;
mod scheme;
mod set;
mod set_phrases;
#[cfg(test)]
mod tests;
mod wildcard;

pub use reading::Reading;
pub use remark::Remark;
pub use scheme::VersionOrder;
pub use set::{Bound, Span, VersionSet};

/// Longest text that is read as a set of versions, in bytes.
pub const MAX_VERSIONS_LENGTH: usize = 4096;
/// Most single versions and ranges that one text may name.
pub const MAX_VERSION_SPANS: usize = 256;
