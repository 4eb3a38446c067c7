//! Local time without guesses, and how instants are worded.

mod day_end;
mod left;
mod local;
mod wording;

pub use day_end::{day_end, day_of, day_start};
pub use left::{TimeLeft, time_left};
pub use local::{LocalTimeError, local_instant};
pub use wording::{Years, format_day, format_instant};
