//! Opening the desk: a register, the rules, the calendars, and who works at it.

use crate::clock::Ids;
use crate::disclosure_table::Digest;
use crate::law::Laws;
use crate::list_due::Owed;
use crate::{Clock, Error, Result};
use chrono::{DateTime, Utc};
use deadline::{PackFile, RulePack};
use disclosure::Organisation;
use register::{Mode, Register, Stamp};
use serde::Serialize;
use std::cell::RefCell;
use std::path::Path;
use ts_rs::TS;
use zone::Zone;

/// An open desk.
pub struct Desk {
    pub(crate) register: Register,
    pub(crate) laws: Laws,
    pub(crate) clock: Clock,
    pub(crate) actor: String,
    /// What the table of disclosures is made of, as it was last read.
    pub(crate) digest: RefCell<Option<Digest>>,
    /// What was owed when that was last asked.
    pub(crate) owed: RefCell<Option<Owed>>,
    ids: Ids,
}

/// What a front end shows about the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct RegisterState {
    /// The file.
    pub path: String,
    /// Whether changes can be saved.
    pub writable: bool,
    /// The name of the organisation.
    pub organisation: String,
    /// Who works at the desk.
    pub actor: String,
    /// What a person should know about the file or the rules, one sentence each.
    pub warnings: Vec<String>,
    /// Number of history entries.
    #[ts(type = "number")]
    pub history_entries: i64,
    /// Number of disclosures, open and closed.
    #[ts(type = "number")]
    pub disclosures: i64,
    /// Number of products.
    #[ts(type = "number")]
    pub products: i64,
    /// Version of the rule pack that governs.
    pub rule_pack: String,
    /// Version of a newer one that the program brings, where there is one.
    pub newer_rule_pack: Option<String>,
    /// Version of the time zone data in force (`2026f`).
    pub zone_data: String,
    /// The organisation's zone (IANA), or UTC where none is set.
    pub zone: String,
}

impl Desk {
    /// Creates a register and opens it.
    ///
    /// # Errors
    /// If the file exists or its folder can't be written.
    pub fn create(path: &Path, actor: &str, clock: Clock) -> Result<Self> {
        let stamp = Stamp { at: clock.now(), actor: actor.to_owned(), reason: String::new() };
        let register = Register::create(path, &stamp)?;
        let mut desk = Self::around(register, path, actor, clock)?;
        desk.keep_rule_pack(&PackFile::shipped(), "the rules that the program brought")?;
        Ok(desk)
    }

    /// Opens a register.
    ///
    /// # Errors
    /// If there is no such register, or another program writes to it.
    pub fn open(path: &Path, mode: Mode, actor: &str, clock: Clock) -> Result<Self> {
        Self::around(Register::open(path, mode)?, path, actor, clock)
    }

    /// The same; while another program writes to it, waits for as long as `patience` before it refuses.
    ///
    /// # Errors
    /// As [`Desk::open`].
    pub fn open_waiting(
        path: &Path,
        mode: Mode,
        actor: &str,
        clock: Clock,
        patience: std::time::Duration,
    ) -> Result<Self> {
        Self::around(Register::open_waiting(path, mode, patience)?, path, actor, clock)
    }

    /// Another desk at the same register, for reading only, that knows the same law: what takes long is worked out there,
    /// and nobody who works here has to wait for it.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn beside(&self) -> Result<Self> {
        let register = Register::open(self.register.path(), Mode::Read)?;
        let desk = Self::knowing(self.laws.clone(), register, &self.actor, self.clock)?;
        *desk.digest.borrow_mut() = self.digest.borrow().clone();
        Ok(desk)
    }

    fn around(register: Register, path: &Path, actor: &str, clock: Clock) -> Result<Self> {
        Self::knowing(Laws::read(path, &register.read())?, register, actor, clock)
    }

    fn knowing(laws: Laws, register: Register, actor: &str, clock: Clock) -> Result<Self> {
        let ids = Ids::beside(clock, register.read().history_head()?.0);
        Ok(Self {
            register,
            laws,
            clock,
            actor: actor.to_owned(),
            digest: RefCell::default(),
            owed: RefCell::default(),
            ids,
        })
    }

    /// Now, UTC.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    /// Who works at the desk.
    #[must_use]
    pub fn actor(&self) -> &str {
        &self.actor
    }

    /// Another name for who works at the desk; from now on the history names them so. The change of the name itself
    /// stands in the history, with the account under which the program runs.
    ///
    /// # Errors
    /// If the name is blank or too long; if the register can't be written.
    pub fn rename_actor(&mut self, name: &str, account: &str) -> Result<()> {
        let name = check_name(name)?;
        if name == self.actor {
            return Ok(());
        }
        let reason = format!("{} is now named {name}; account {account}", self.actor);
        let stamp = Stamp { actor: name.clone(), ..self.stamp(&reason) };
        if self.register.mode() == Mode::Write {
            self.register.change(&stamp, |change| change.note_register("person renamed").map_err(Error::from))?;
        }
        self.actor = name;
        Ok(())
    }

    /// The register, for reading.
    #[must_use]
    pub const fn register(&self) -> &Register {
        &self.register
    }

    /// The rules that govern now.
    #[must_use]
    pub fn rules(&self) -> &RulePack {
        &self.law().rules
    }

    /// The organisation.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn organisation(&self) -> Result<Organisation> {
        Ok(self.register.read().setting("organisation")?)
    }

    /// Saves the organisation.
    ///
    /// # Errors
    /// If its zone or colour is none; if the register can't be written.
    pub fn save_organisation(&mut self, organisation: &Organisation) -> Result<()> {
        self.check_organisation(organisation)?;
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting("organisation", organisation).map_err(Error::from))
    }

    pub(crate) fn check_organisation(&self, organisation: &Organisation) -> Result<()> {
        if !organisation.zone.is_empty() {
            parse_zone("/zone", &organisation.zone)?;
        }
        let colour = organisation.colour.as_str();
        let sound =
            colour.len() == 7 && colour.starts_with('#') && colour[1..].bytes().all(|byte| byte.is_ascii_hexdigit());
        if !colour.is_empty() && !sound {
            return Err(Error::field(
                "/colour",
                format!("“{colour}” is not a colour; expected # and six hexadecimal digits, such as #173f63"),
            ));
        }
        Ok(())
    }

    /// The organisation's zone; UTC where none is set.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn zone(&self) -> Result<Zone> {
        Ok(self.organisation()?.zone.parse().unwrap_or(Zone::UTC))
    }

    /// What a front end shows about the register.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn state(&self) -> Result<RegisterState> {
        let condition = self.register.condition();
        let mut warnings = Vec::new();
        if let Some(damage) = &condition.damage {
            warnings.push(format!(
                "The register is damaged and open read-only: {damage}. Restore a backup, or export what can be read."
            ));
        } else if self.register.mode() == Mode::Read {
            warnings.push("The register is open read-only.".to_owned());
        }
        if condition.recovered {
            warnings.push("The program ended without closing the register last time. It was checked and is sound; nothing that was saved is lost.".to_owned());
        }
        if let Some(copy) = &condition.migrated_from_copy {
            warnings.push(format!(
                "The register was brought to the newest format. The copy made before is {}.",
                copy.display()
            ));
        }
        warnings
            .extend(self.laws.rule_errors.iter().map(|error| format!("A rule file of your own was left out: {error}")));
        warnings.extend(self.laws.warnings.iter().cloned());
        warnings.extend(self.clock_behind()?);
        warnings.extend(self.parted_copies());
        let organisation = self.organisation()?;
        if let Some(fault) = crate::check_notice::wrong_srn(&organisation) {
            warnings.push(format!(
                "The SRN of the organisation is wrong: {fault} Correct it under Settings; it prints on notices."
            ));
        }
        let reader = self.register.read();
        Ok(RegisterState {
            path: self.register.path().display().to_string(),
            writable: self.register.mode() == Mode::Write,
            zone: if organisation.zone.is_empty() { "UTC".to_owned() } else { organisation.zone },
            organisation: organisation.name,
            actor: self.actor.clone(),
            warnings,
            history_entries: reader.history_head()?.0,
            disclosures: reader.count_disclosures()?,
            products: reader.count_products()?,
            rule_pack: self.law().version.clone(),
            zone_data: self.law().zones.version().to_owned(),
            newer_rule_pack: self.newer_pack().map(|pack| pack.version),
        })
    }

    pub(crate) fn new_id(&self) -> uuid::Uuid {
        self.ids.new_id(self.now())
    }

    pub(crate) fn stamp(&self, reason: &str) -> Stamp {
        Stamp { at: self.now(), actor: self.actor.clone(), reason: reason.trim().to_owned() }
    }
}

/// Longest name of a person, in characters.
const LONGEST_NAME: usize = 100;

/// The name of a person as the history writes it.
///
/// # Errors
/// If it is blank, too long, or has signs that no name has.
pub fn check_name(name: &str) -> Result<String> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = name.chars().count();
    if name.is_empty() {
        return Err(Error::field("/name", "a name is needed: the history names who made a change".to_owned()));
    }
    if length > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Error::field(
            "/name",
            format!("this is no name; expected at most {LONGEST_NAME} characters of text, found {length}"),
        ));
    }
    Ok(name)
}

pub(crate) fn parse_zone(field: &str, text: &str) -> Result<Zone> {
    Zone::named(text).map_err(|_| {
        Error::field(
            field,
            format!("“{text}” is not a time zone; expected an IANA name, such as Europe/Berlin or America/New_York"),
        )
    })
}
