//! The law that governs at the desk: the rule pack that the register has taken, the user's own files beside it, which
//! regimes are on, and the corrections of calendars.
//!
//! A register carries every rule pack that it ever took, so that a disclosure that was closed last year still shows the
//! dates of then, also under a program that ships newer rules.

use crate::{Desk, Error, Result};
use chrono::{DateTime, NaiveDate, Utc};
use deadline::{CalendarCorrection, Calendars, PackFile, RuleError, RuleFile, RulePack};
use disclosure::AttachmentId;
use register::{DisclosureRow, Reader};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use ts_rs::TS;
use zone::ZoneData;

/// Largest file of the user's own that is read, in bytes.
const MAX_OWN_FILE: u64 = 1024 * 1024;

pub(crate) const PACKS: &str = "rule_packs";
pub(crate) const SWITCHES: &str = "regime_switches";
pub(crate) const CORRECTIONS: &str = "calendar_corrections";

/// A rule pack that the register has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TakenPack {
    /// Its version.
    pub version: String,
    /// The day of issue.
    pub issued_on: NaiveDate,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The file in the register.
    pub attachment: AttachmentId,
    /// When it was taken, UTC.
    pub taken_at: DateTime<Utc>,
    /// By whom.
    pub taken_by: String,
}

/// That a person switched a regime on or off, against what the rule pack says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RegimeSwitch {
    /// Whether it is on.
    pub on: bool,
    /// Why.
    pub reason: String,
    /// Who switched it.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// Rules and calendars, ready to be asked.
#[derive(Clone, Debug)]
pub(crate) struct Law {
    /// Version of the rule pack.
    pub(crate) version: String,
    pub(crate) rules: Arc<RulePack>,
    pub(crate) calendars: Arc<Calendars>,
    /// The time zone data.
    pub(crate) zones: &'static ZoneData,
}

/// What is added to a rule pack at this desk.
#[derive(Clone, Debug, Default)]
pub(crate) struct Additions {
    own_rules: Vec<RuleFile>,
    own_calendars: Vec<(String, String)>,
    pub(crate) switches: BTreeMap<String, RegimeSwitch>,
    pub(crate) corrections: Vec<CalendarCorrection>,
    zones: Option<&'static ZoneData>,
}

/// Every law that governed at the desk.
pub(crate) struct Laws {
    pub(crate) now: Law,
    pub(crate) packs: Vec<TakenPack>,
    pub(crate) additions: Additions,
    /// What was left out, one sentence each.
    pub(crate) warnings: Vec<String>,
    pub(crate) rule_errors: Vec<RuleError>,
    former: Mutex<HashMap<String, Law>>,
}

impl Clone for Laws {
    fn clone(&self) -> Self {
        let former = self.former.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Self {
            now: self.now.clone(),
            packs: self.packs.clone(),
            additions: self.additions.clone(),
            warnings: self.warnings.clone(),
            rule_errors: self.rule_errors.clone(),
            former: Mutex::new(former),
        }
    }
}

impl Additions {
    /// The user's own files in the folders `rules` and `calendars` beside the register, the switches and the corrections.
    fn read(register: &Path, reader: &Reader<'_>, warnings: &mut Vec<String>) -> Result<Self> {
        let beside = register.parent().unwrap_or(Path::new("."));
        let own_rules = own_files(&beside.join("rules"), warnings);
        Ok(Self {
            own_rules: own_rules.iter().map(|(name, text)| RuleFile::own(name, text)).collect(),
            own_calendars: own_files(&beside.join("calendars"), warnings),
            switches: reader.setting(SWITCHES)?,
            corrections: reader.setting(CORRECTIONS)?,
            zones: Some(crate::keep_zones::zones_of(reader, warnings)?),
        })
    }

    /// A pack with these additions. What can't be added is left out and told; it never breaks the rest.
    pub(crate) fn on(&self, pack: &PackFile) -> (Law, Vec<RuleError>, Vec<String>) {
        let (mut rules, rule_errors) = pack.rules_with(&self.own_rules);
        for (regime, switch) in &self.switches {
            rules.set_enabled(regime, switch.on);
        }
        let (mut calendars, _) = pack.calendars();
        let mut warnings = Vec::new();
        let own: Vec<(&str, &str)> =
            self.own_calendars.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let (own, errors) = Calendars::load(&own);
        warnings.extend(errors.iter().map(|error| format!("A calendar file of your own was left out: {error}")));
        own.iter().for_each(|calendar| calendars.insert(calendar.clone()));
        let (calendars, errors) = calendars.corrected(&self.corrections);
        warnings.extend(errors.iter().map(|error| format!("A correction of a calendar was left out: {error}")));
        let law = Law {
            version: pack.version.clone(),
            rules: Arc::new(rules),
            calendars: Arc::new(calendars),
            zones: self.zones.unwrap_or_else(ZoneData::shipped),
        };
        (law, rule_errors, warnings)
    }
}

impl Laws {
    /// Reads what governs in a register.
    pub(crate) fn read(path: &Path, reader: &Reader<'_>) -> Result<Self> {
        let mut warnings = Vec::new();
        let additions = Additions::read(path, reader, &mut warnings)?;
        let packs: Vec<TakenPack> = reader.setting(PACKS)?;
        let pack = match packs.last() {
            Some(taken) => pack_of(reader, taken).unwrap_or_else(|error| {
                warnings.push(format!(
                    "The rule pack {} in the register can't be read, so the one of the program governs: {error}",
                    taken.version
                ));
                PackFile::shipped()
            }),
            None => PackFile::shipped(),
        };
        let (now, rule_errors, more) = additions.on(&pack);
        warnings.extend(more);
        Ok(Self { now, packs, additions, warnings, rule_errors, former: Mutex::default() })
    }

    /// The pack that governed at an instant: before the first one was taken, the first one.
    fn pack_at(&self, at: DateTime<Utc>) -> Option<&TakenPack> {
        self.packs.iter().rev().find(|pack| pack.taken_at <= at).or_else(|| self.packs.first())
    }

    fn at(&self, reader: &Reader<'_>, at: DateTime<Utc>) -> Result<Law> {
        let Some(taken) = self.pack_at(at).filter(|taken| taken.version != self.now.version) else {
            return Ok(self.now.clone());
        };
        let mut former = self.former.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(law) = former.get(&taken.version) {
            return Ok(law.clone());
        }
        let (law, _, _) = self.additions.on(&pack_of(reader, taken)?);
        former.insert(taken.version.clone(), law.clone());
        Ok(law)
    }
}

/// The pack file that was taken. The shipped one need not be read from the register again.
fn pack_of(reader: &Reader<'_>, taken: &TakenPack) -> Result<PackFile> {
    let shipped = PackFile::shipped();
    if taken.version == shipped.version && taken.sha256 == sha256(&shipped.to_bytes()) {
        return Ok(shipped);
    }
    let file = reader.attachment(taken.attachment)?;
    PackFile::read(&file.bytes).map_err(Error::from)
}

pub(crate) fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    hex::encode(Sha256::digest(bytes))
}

/// The TOML files of a folder, by name. One that can't be read is told.
fn own_files(folder: &Path, warnings: &mut Vec<String>) -> Vec<(String, String)> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "toml")) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let size = std::fs::metadata(path).map_or(0, |data| data.len());
        if size > MAX_OWN_FILE {
            warnings.push(format!("{} was left out: {size} bytes is more than {MAX_OWN_FILE}.", path.display()));
            continue;
        }
        match std::fs::read_to_string(path) {
            Ok(text) => files.push((name, text)),
            Err(error) => warnings.push(format!("{} was left out: {error}.", path.display())),
        }
    }
    files
}

impl Desk {
    /// The law that governs a disclosure at an instant: of a closed one that of the day when it was closed, of the past
    /// that of then.
    ///
    /// # Errors
    /// If the register can't be read.
    pub(crate) fn law_of(&self, row: &DisclosureRow, past: Option<DateTime<Utc>>) -> Result<Law> {
        match (row.closed_at, past) {
            (None, None) => Ok(self.laws.now.clone()),
            (closed_at, past) => {
                let at = closed_at.into_iter().chain(past).min().unwrap_or_else(|| self.now());
                self.laws.at(&self.register.read(), at)
            }
        }
    }

    /// The law of now.
    pub(crate) fn law(&self) -> &Law {
        &self.laws.now
    }

    /// Reads the law again, after a setting of it changed.
    pub(crate) fn reread_law(&mut self) -> Result<()> {
        self.laws = Laws::read(self.register.path(), &self.register.read())?;
        Ok(())
    }
}
