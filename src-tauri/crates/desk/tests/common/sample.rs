//! The sample register under a fixed clock.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

use chrono::{DateTime, Utc};
use desk::{Clock, Desk};
use tempfile::TempDir;

/// The moment at which the sample stands.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T13:20:00Z".parse().unwrap()
}

/// An empty register under that clock, in a folder of its own.
pub fn empty() -> (TempDir, Desk) {
    let folder = tempfile::tempdir().unwrap();
    let desk = Desk::create(&folder.path().join("sample.desk"), "Jana Petersen", Clock::Fixed(now())).unwrap();
    (folder, desk)
}

/// The sample, in a folder of its own.
pub fn sample() -> (TempDir, Desk) {
    let (folder, mut desk) = empty();
    desk.fill_sample(now()).unwrap();
    (folder, desk)
}
