//! Calendars: which days are working days, as data. Beyond the data there is an error, never a guess.

mod calendars;
mod day;
mod file;

pub use calendars::{CalendarError, Calendars};
pub use day::{Calendar, DayKind, Holiday};
