//! Calendars: which days are working days, as data. Beyond the data there is an error, never a guess.

mod calendars;
mod correction;
mod day;
mod error;
mod file;
mod list;

pub use calendars::Calendars;
pub use correction::{CalendarCorrection, Corrected, CorrectionKind};
pub use day::{Calendar, DayKind, Holiday};
pub use error::CalendarError;
pub use list::{CalendarDay, CalendarInfo};
