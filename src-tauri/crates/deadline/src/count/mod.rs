//! Counting: from a start instant, a span and a rule to the last day and the instant at which it ends.

mod days;
mod hours;
mod period;
mod readings;

pub use period::{Counted, NoCount, Period, Variant, Zones};
pub(crate) use readings::{StricterBy, safe_readings};
