//! A zone by its name. It is a number into a table of names, so that it is copied like one.

use crate::ZoneData;
use crate::data::in_force;
use crate::offset::ZoneOffset;
use chrono::{DateTime, Datelike, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike};
use jiff::civil;
use jiff::tz::AmbiguousOffset;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{OnceLock, PoisonError, RwLock};
use thiserror::Error;

/// Most names of zones that one program meets.
pub(crate) const MOST_NAMES: usize = 2048;

/// A time zone of the IANA database. What its clock shows follows from the data in force.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Zone(u16);

/// A change of the clock of a zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneChange {
    /// From when on, UTC.
    pub at: DateTime<chrono::Utc>,
    /// Seconds east of UTC.
    pub seconds: i32,
    /// What it is called: `CET`, `EDT`, `+03`.
    pub abbreviation: String,
}

/// No zone has this name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no time zone is called {0:?}")]
pub struct UnknownZone(pub String);

struct Names {
    all: Vec<&'static str>,
    numbers: HashMap<&'static str, u16>,
}

fn table() -> &'static RwLock<Names> {
    static TABLE: OnceLock<RwLock<Names>> = OnceLock::new();
    TABLE.get_or_init(|| RwLock::new(Names { all: vec!["UTC"], numbers: HashMap::from([("UTC", 0)]) }))
}

/// The names of all zones of the data in force, in the order of the alphabet.
#[must_use]
pub fn names() -> Vec<&'static str> {
    in_force().names()
}

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(0);

    /// The zone of a name that a person typed: letters may be of either case.
    ///
    /// # Errors
    /// If the data in force has no such zone.
    pub fn named(name: &str) -> Result<Self, UnknownZone> {
        let unknown = || UnknownZone(name.to_owned());
        let canonical = in_force().canonical(name.trim()).ok_or_else(unknown)?;
        Self::numbered(canonical).ok_or_else(unknown)
    }

    fn numbered(canonical: &str) -> Option<Self> {
        let known = table().read().unwrap_or_else(PoisonError::into_inner).numbers.get(canonical).copied();
        if let Some(number) = known {
            return Some(Self(number));
        }
        let mut names = table().write().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = names.numbers.get(canonical) {
            return Some(Self(*number));
        }
        if names.all.len() >= MOST_NAMES {
            return None;
        }
        let number = u16::try_from(names.all.len()).ok()?;
        let name: &'static str = Box::leak(canonical.to_owned().into_boxed_str());
        names.all.push(name);
        names.numbers.insert(name, number);
        Some(Self(number))
    }

    /// Its name (`Europe/Berlin`).
    #[must_use]
    pub fn name(self) -> &'static str {
        let names = table().read().unwrap_or_else(PoisonError::into_inner);
        names.all.get(self.index()).copied().unwrap_or("UTC")
    }

    /// Its number: small, and the same as long as the program runs.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The changes of its clock between two instants, the state at the first one before them.
    #[must_use]
    pub fn changes(self, from: DateTime<chrono::Utc>, until: DateTime<chrono::Utc>) -> Vec<ZoneChange> {
        let change = |at: DateTime<chrono::Utc>| {
            let offset = self.offset_at(at.timestamp());
            ZoneChange { at, seconds: offset.fix().local_minus_utc(), abbreviation: offset.abbreviation().to_owned() }
        };
        let mut changes = vec![change(from)];
        let zone = in_force().time_zone(self);
        if let Ok(first) = jiff::Timestamp::from_second(from.timestamp()) {
            for next in zone.following(first) {
                let Some(at) = DateTime::from_timestamp(next.timestamp().as_second(), 0) else { break };
                if at >= until {
                    break;
                }
                changes.push(change(at));
            }
        }
        changes
    }

    fn offset_at(self, seconds: i64) -> ZoneOffset {
        let seconds = seconds.clamp(EARLIEST, LATEST);
        let zone = in_force().time_zone(self);
        let Ok(at) = jiff::Timestamp::from_second(seconds) else { return ZoneOffset::utc(self) };
        let info = zone.to_offset_info(at);
        ZoneOffset::new(self, info.offset().seconds(), info.abbreviation())
    }
}

/// The first and last second for which a zone is asked; beyond them its clock goes on as at the edge.
const EARLIEST: i64 = -300_000_000_000;
const LATEST: i64 = 253_000_000_000;

impl FromStr for Zone {
    type Err = UnknownZone;

    /// The zone of a name exactly as the database writes it. A record may name one that the data in force has lost; it is known
    /// as long as the data that ships has it.
    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let is_known = |data: &ZoneData| data.canonical(name) == Some(name);
        if !is_known(in_force()) && !is_known(ZoneData::shipped()) {
            return Err(UnknownZone(name.to_owned()));
        }
        Self::numbered(name).ok_or_else(|| UnknownZone(name.to_owned()))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Serialize for Zone {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        name.parse().map_err(serde::de::Error::custom)
    }
}

impl TimeZone for Zone {
    type Offset = ZoneOffset;

    fn from_offset(offset: &ZoneOffset) -> Self {
        offset.zone()
    }

    fn offset_from_local_date(&self, local: &NaiveDate) -> MappedLocalTime<ZoneOffset> {
        self.offset_from_local_datetime(&local.and_time(chrono::NaiveTime::MIN))
    }

    fn offset_from_local_datetime(&self, local: &NaiveDateTime) -> MappedLocalTime<ZoneOffset> {
        let at_offset = |seconds: i32| self.offset_at(local.and_utc().timestamp() - i64::from(seconds));
        let Some(civil) = civil_of(local) else {
            return MappedLocalTime::Single(at_offset(0));
        };
        match in_force().time_zone(*self).to_ambiguous_timestamp(civil).offset() {
            AmbiguousOffset::Unambiguous { offset } => MappedLocalTime::Single(at_offset(offset.seconds())),
            AmbiguousOffset::Gap { .. } => MappedLocalTime::None,
            AmbiguousOffset::Fold { before, after } => {
                MappedLocalTime::Ambiguous(at_offset(before.seconds()), at_offset(after.seconds()))
            }
        }
    }

    fn offset_from_utc_date(&self, utc: &NaiveDate) -> ZoneOffset {
        self.offset_from_utc_datetime(&utc.and_time(chrono::NaiveTime::MIN))
    }

    fn offset_from_utc_datetime(&self, utc: &NaiveDateTime) -> ZoneOffset {
        self.offset_at(utc.and_utc().timestamp())
    }
}

/// A local time as the library takes it, without its fraction of a second; nothing for a year that no zone is asked for.
fn civil_of(local: &NaiveDateTime) -> Option<civil::DateTime> {
    let small = |number: u32| i8::try_from(number).ok();
    let year = i16::try_from(local.year()).ok().filter(|year| (-7500..9980).contains(year))?;
    // A leap second is read as the second before it.
    let (hour, minute, second) = (local.hour(), local.minute(), local.second().min(59));
    civil::DateTime::new(
        year,
        small(local.month())?,
        small(local.day())?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        0,
    )
    .ok()
}

impl Zone {
    /// The offset from UTC at an instant.
    #[must_use]
    pub fn offset_of(self, at: DateTime<chrono::Utc>) -> FixedOffset {
        self.offset_at(at.timestamp()).fix()
    }
}
