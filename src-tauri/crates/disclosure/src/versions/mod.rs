//! Affected versions: reading, comparing, printing.

mod parse;
mod scheme;
mod set;
#[cfg(test)]
mod tests;

pub use parse::VersionError;
pub use scheme::VersionOrder;
pub use set::{Bound, Span, VersionSet};
