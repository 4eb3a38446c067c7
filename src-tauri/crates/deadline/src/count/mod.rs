//! Counting: from a start instant, a span and a rule to the last day and the instant at which it ends.

mod days;
mod hours;
mod period;
mod readings;

pub use period::{Counted, NoCount, Period, Zones};
pub use readings::Readings;
pub(crate) use readings::{Stricter, safe_readings};
