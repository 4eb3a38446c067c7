//! The clock: the only place that reads the time.

use chrono::{DateTime, Utc};
use std::sync::atomic::{AtomicU64, Ordering};
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
}

/// Where identifiers come from: random ones beside the computer's clock, a count beside a fixed one, so that a sample
/// made twice is the same.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    counted: Option<AtomicU64>,
}

impl Ids {
    /// `entries` is how many entries the history has: two programs under the same fixed clock, one after the other, then
    /// count from different numbers.
    pub(crate) fn beside(clock: Clock, entries: i64) -> Self {
        let first = u64::try_from(entries).unwrap_or_default() << 16;
        Self { counted: matches!(clock, Clock::Fixed(_)).then(|| AtomicU64::new(first)) }
    }

    /// A new identifier, UUID version 7: its order is that of time.
    pub(crate) fn new_id(&self, now: DateTime<Utc>) -> Uuid {
        match &self.counted {
            None => {
                let seconds = u64::try_from(now.timestamp()).unwrap_or_default();
                Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, now.timestamp_subsec_nanos()))
            }
            Some(counter) => {
                let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
                let mut random = [0_u8; 10];
                random[2..].copy_from_slice(&counter.fetch_add(1, Ordering::Relaxed).to_be_bytes());
                uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
            }
        }
    }
}
