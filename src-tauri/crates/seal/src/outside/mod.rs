//! What a seal needs from outside: time stamps, and evidence about certificates.

mod gather;
mod time;

use chrono::{DateTime, Utc};

pub(crate) use gather::gather;
pub(crate) use time::stamp;

use crate::network::Network;

/// Where to turn to, and what time it is.
#[derive(Clone, Copy)]
pub struct Outside<'a> {
    /// The way there.
    pub network: &'a dyn Network,
    /// Address of the time-stamp authority, as the user set it.
    pub time_stamp_authority: &'a str,
    /// The time of this computer.
    pub now: DateTime<Utc>,
}

impl std::fmt::Debug for Outside<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Outside")
            .field("time_stamp_authority", &self.time_stamp_authority)
            .field("now", &self.now)
            .finish_non_exhaustive()
    }
}
