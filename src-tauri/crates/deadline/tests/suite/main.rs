//! The tests of the engine: worked cases, laws, explanations, rule files, calendars and wording.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests")]

mod calendars;
mod cases;
mod explanations;
mod laws;
mod matter;
mod rule_files;
mod time;
mod worldwide;
