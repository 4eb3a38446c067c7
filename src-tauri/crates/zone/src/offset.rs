//! The offset of a zone at one instant, with its abbreviation.

use crate::Zone;
use chrono::{FixedOffset, Offset};
use std::fmt;

/// Longest abbreviation that is kept, in bytes; POSIX wants at least 3, the database holds at most 6.
const LONGEST: usize = 10;

/// What the clock of a zone is ahead of UTC at an instant, and what that is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ZoneOffset {
    zone: Zone,
    fixed: FixedOffset,
    name: [u8; LONGEST],
    length: u8,
}

impl ZoneOffset {
    pub(crate) fn new(zone: Zone, seconds: i32, abbreviation: &str) -> Self {
        let Some(fixed) = FixedOffset::east_opt(seconds) else { return Self::utc(zone) };
        let mut name = [0; LONGEST];
        let short: Vec<u8> = abbreviation.bytes().filter(u8::is_ascii_graphic).take(LONGEST).collect();
        name[..short.len()].copy_from_slice(&short);
        Self { zone, fixed, name, length: u8::try_from(short.len()).unwrap_or_default() }
    }

    pub(crate) fn utc(zone: Zone) -> Self {
        let mut name = [0; LONGEST];
        name[..3].copy_from_slice(b"UTC");
        Self { zone, fixed: chrono::Utc.fix(), name, length: 3 }
    }

    pub(crate) const fn zone(&self) -> Zone {
        self.zone
    }

    /// What it is called: `CET`, `EDT`, `+03`.
    #[must_use]
    pub fn abbreviation(&self) -> &str {
        std::str::from_utf8(&self.name[..usize::from(self.length)]).unwrap_or_default()
    }
}

impl Offset for ZoneOffset {
    fn fix(&self) -> FixedOffset {
        self.fixed
    }
}

impl fmt::Display for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.abbreviation())
    }
}

impl fmt::Debug for ZoneOffset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.abbreviation())
    }
}
