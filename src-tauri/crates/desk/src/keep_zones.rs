//! Keeping the time zone data: which version is in force, and newer data from a file. Governments change their clocks at short
//! notice, and a count of hours is wrong by one from that day on.

use crate::law::sha256;
use crate::{DateChange, Desk, Error, Result};
use chrono::{DateTime, Utc};
use disclosure::AttachmentId;
use register::Reader;
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use ts_rs::TS;
use zone::ZoneData;

const ZONES: &str = "zone_data";

/// Zone data that the register has taken from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakenZones {
    /// Version of the IANA database (`2026f`).
    pub version: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The file in the register.
    pub attachment: AttachmentId,
    /// When it was taken, UTC.
    pub taken_at: DateTime<Utc>,
    /// By whom.
    pub taken_by: String,
}

/// Which zone data is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ZoneBook {
    /// The version in force.
    pub version: String,
    /// The version that the program brings.
    pub shipped: String,
    /// Where the data in force comes from, in words.
    pub source: String,
    /// What was taken from files, oldest first.
    pub taken: Vec<TakenZones>,
}

/// What taking zone data would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ZonesPreview {
    /// Its version.
    pub version: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The version in force.
    pub in_force: String,
    /// Zones whose clock shows another time within the next five years.
    pub zones: Vec<String>,
    /// Dates of open disclosures that would change.
    pub dates: Vec<DateChange>,
}

/// The data that a register computes with: the newest of what it has taken and what the program brings. What can't be read is
/// told, and the program's own takes its place.
pub(crate) fn zones_of(reader: &Reader<'_>, warnings: &mut Vec<String>) -> Result<&'static ZoneData> {
    let taken: Vec<TakenZones> = reader.setting(ZONES)?;
    let shipped = ZoneData::shipped();
    let Some(newest) = taken.last().filter(|taken| !shipped.is_newer_than(&taken.version)) else { return Ok(shipped) };
    let read = reader.attachment(newest.attachment).map_err(Error::from).and_then(|file| kept(&file.bytes));
    Ok(read.unwrap_or_else(|error| {
        warnings.push(format!(
            "The time zone data {} in the register can't be read, so version {} of the program is in force: {error}",
            newest.version,
            shipped.version()
        ));
        shipped
    }))
}

/// Reads a file once for the life of the program.
fn kept(bytes: &[u8]) -> Result<&'static ZoneData> {
    static READ: Mutex<Vec<(String, &'static ZoneData)>> = Mutex::new(Vec::new());
    let name = sha256(bytes);
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, data)) = read.iter().find(|(known, _)| *known == name) {
        return Ok(data);
    }
    let data = ZoneData::read(bytes)?.keep();
    read.push((name, data));
    Ok(data)
}

impl Desk {
    /// From now on the program computes with the zone data of this register. A front end says so after it opened it.
    pub fn use_zones(&self) {
        zone::use_data(self.law().zones);
    }

    /// Which zone data is in force.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn zone_book(&self) -> Result<ZoneBook> {
        let taken: Vec<TakenZones> = self.register.read().setting(ZONES)?;
        let version = self.law().zones.version().to_owned();
        let file = taken.last().filter(|taken| taken.version == version && !is_shipped(self.law().zones));
        let source = file.map_or_else(
            || "the program".to_owned(),
            |file| format!("a file, taken by {} on {}", file.taken_by, file.taken_at.format("%-d %b %Y")),
        );
        Ok(ZoneBook { version, shipped: ZoneData::shipped().version().to_owned(), source, taken })
    }

    /// What taking zone data would change: the zones whose clock changes, and the dates of open disclosures.
    ///
    /// # Errors
    /// If the file is not the whole database, or not newer than the data in force; if the register can't be read.
    pub fn preview_zones(&self, bytes: &[u8]) -> Result<ZonesPreview> {
        let data = self.read_zones(bytes)?;
        let mut law = self.law().clone();
        law.zones = data;
        Ok(ZonesPreview {
            version: data.version().to_owned(),
            sha256: sha256(bytes),
            in_force: self.law().zones.version().to_owned(),
            zones: differing(self.law().zones, data, self.now()),
            dates: self.compare_law(&law)?,
        })
    }

    /// Takes zone data from a file: it is in force from now on, and kept in the register.
    ///
    /// # Errors
    /// If the file is not the whole database, or not newer than the data in force; if the register can't be written.
    pub fn take_zones(&mut self, bytes: &[u8], reason: &str) -> Result<()> {
        let data = self.read_zones(bytes)?;
        let mut taken: Vec<TakenZones> = self.register.read().setting(ZONES)?;
        let attachment = AttachmentId(self.new_id());
        taken.push(TakenZones {
            version: data.version().to_owned(),
            sha256: sha256(bytes),
            attachment,
            taken_at: self.now(),
            taken_by: self.actor.clone(),
        });
        let stamp = self.stamp(reason);
        let name = format!("time-zones-{}.zip", data.version());
        self.register.change(&stamp, |change| {
            change.add_attachment(attachment, None, &name, "application/zip", bytes)?;
            change.put_setting(ZONES, &taken).map_err(Error::from)
        })?;
        self.reread_law()?;
        self.use_zones();
        Ok(())
    }

    fn read_zones(&self, bytes: &[u8]) -> Result<&'static ZoneData> {
        let data = kept(bytes)?;
        let in_force = self.law().zones.version();
        if !data.is_newer_than(in_force) {
            return Err(Error::State(format!(
                "The time zone data {} is not newer than {in_force}, which is in force. Nothing was changed.",
                data.version()
            )));
        }
        Ok(data)
    }
}

fn is_shipped(data: &ZoneData) -> bool {
    std::ptr::eq(data, ZoneData::shipped())
}

/// The zones whose clock shows another time at some hour within the next five years.
fn differing(before: &'static ZoneData, after: &'static ZoneData, now: DateTime<Utc>) -> Vec<String> {
    let hours = || (0..5 * 366).map(move |day| now + chrono::TimeDelta::hours(24 * day));
    let clock = |data: &'static ZoneData, zone: zone::Zone| {
        zone::with_data(data, || hours().map(|at| zone.offset_of(at).local_minus_utc()).collect::<Vec<i32>>())
    };
    let names = before.names().into_iter().filter_map(|name| name.parse::<zone::Zone>().ok());
    names.filter(|zone| clock(before, *zone) != clock(after, *zone)).map(|zone| zone.name().to_owned()).collect()
}
