//! What the whole-route tests share: running the command line as a person would, and finding what is there only on
//! some machines (real advisories, foreign judges).

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

pub mod fuzzed;
mod office;
mod older;
mod shared;

pub use office::{Office, Outcome, PASSPHRASE, part_of_zip};
pub use older::in_the_second_format;
pub use shared::{judge, real_advisories, shared_file};
