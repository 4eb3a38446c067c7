//! The clock: the only place that reads the time.

use chrono::{DateTime, Utc};
use uuid::{NoContext, Timestamp, Uuid};

/// Where the time comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// One instant, for samples and tests that must give the same bytes.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// Now, UTC, in whole milliseconds, as the register writes it.
    #[must_use]
    pub fn now(self) -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
        let now = match self {
            Self::System => Utc::now(),
            Self::Fixed(at) => at,
        };
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }

    /// A new identifier, UUID version 7: its order is that of time.
    #[must_use]
    pub fn new_id(self) -> Uuid {
        let now = self.now();
        let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
        Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
    }
}
