//! How seals are made: the level, the time-stamp authority that it takes from B-T on, and how long it is waited for.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use seal::{HttpNetwork, Level, Outside};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use ts_rs::TS;

/// How seals are made. Nothing is asked but what is set here, and what stands in the certificates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Sealing {
    /// The level (ETSI EN 319 142-1 6): B-B works without a network.
    pub level: Level,
    /// Address of the time-stamp authority (RFC 3161 3.4), `http://…`; blank where the level needs none.
    pub time_stamp_authority: String,
    /// How long each answer is waited for, in seconds: 1 to 300.
    pub time_out: u32,
    /// How often an address is asked that does not answer: 1 to 10.
    pub tries: u32,
    /// RSA keys sign with PSS (RFC 8017 8.1); other keys are not concerned.
    pub pss: bool,
}

impl Default for Sealing {
    fn default() -> Self {
        Self { level: Level::B, time_stamp_authority: String::new(), time_out: 10, tries: 3, pss: false }
    }
}

const SETTING: &str = "sealing";

impl Sealing {
    /// Checks that it can be used.
    ///
    /// # Errors
    /// If a level is set that takes an authority, and none is; if its address is none of plain HTTP; or a number is out
    /// of range.
    pub fn check(&self) -> Result<()> {
        let address = self.time_stamp_authority.trim();
        if self.level > Level::B && address.is_empty() {
            return Err(Error::field(
                "/time_stamp_authority",
                format!("the level {} needs a time-stamp authority; name its address, http://…", self.level),
            ));
        }
        if !address.is_empty() {
            seal::check_address(address).map_err(|error| Error::field("/time_stamp_authority", error.to_string()))?;
        }
        if !(1..=300).contains(&self.time_out) {
            return Err(Error::field(
                "/time_out",
                format!("{} seconds; wait between 1 and 300 seconds for an answer", self.time_out),
            ));
        }
        if !(1..=10).contains(&self.tries) {
            return Err(Error::field("/tries", format!("{} tries; ask between 1 and 10 times", self.tries)));
        }
        Ok(())
    }

    /// The network that it asks for.
    pub(crate) fn network(&self) -> HttpNetwork {
        HttpNetwork::new(Duration::from_secs(self.time_out.into()), self.tries as usize)
    }

    /// Where a seal turns to.
    pub(crate) fn outside<'a>(&'a self, network: &'a HttpNetwork, now: DateTime<Utc>) -> Outside<'a> {
        Outside { network, time_stamp_authority: self.time_stamp_authority.trim(), now }
    }
}

impl Desk {
    /// How seals are made.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn sealing(&self) -> Result<Sealing> {
        Ok(self.register.read().setting(SETTING)?)
    }

    /// Sets how seals are made.
    ///
    /// # Errors
    /// If it can't be used, or the register can't be written.
    pub fn set_sealing(&mut self, sealing: &Sealing) -> Result<()> {
        let mut sealing = sealing.clone();
        sealing.time_stamp_authority = sealing.time_stamp_authority.trim().to_owned();
        sealing.check()?;
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(SETTING, &sealing).map_err(Error::from))
    }
}
