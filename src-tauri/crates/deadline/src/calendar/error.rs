use chrono::NaiveDate;
use thiserror::Error;

/// Why a calendar file or a correction was left out.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// The file cannot be read.
    #[error("{file}: {message}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, with the line.
        message: String,
    },
    /// No calendar has that id.
    #[error("{on} cannot be corrected in {calendar:?}: no calendar has this id. There are {known}.")]
    UnknownCalendar {
        /// The id that was named.
        calendar: String,
        /// The day.
        on: NaiveDate,
        /// The ids that there are.
        known: String,
    },
    /// The day lies outside of the years of the calendar.
    #[error(
        "{on} cannot be corrected in {calendar:?}: the calendar holds the years {first_year} to {last_year}, and a correction must lie within them."
    )]
    OutsideYears {
        /// The calendar.
        calendar: String,
        /// The day.
        on: NaiveDate,
        /// First year of the data.
        first_year: i32,
        /// Last year of the data.
        last_year: i32,
    },
    /// The day already is a holiday of that name.
    #[error(
        "{on} cannot be corrected in {calendar:?}: it already is the holiday {name:?}. Give it another name, or make it a working day."
    )]
    AlreadyHoliday {
        /// The calendar.
        calendar: String,
        /// The day.
        on: NaiveDate,
        /// The holiday.
        name: String,
    },
    /// The day already is a working day.
    #[error(
        "{on} cannot be corrected in {calendar:?}: it already is a working day. Only a holiday or a weekend day can become one."
    )]
    AlreadyWorkingDay {
        /// The calendar.
        calendar: String,
        /// The day.
        on: NaiveDate,
    },
    /// A correction lacks what explanations must name.
    #[error("{on} cannot be corrected in {calendar:?}: a correction needs a {what}.")]
    Incomplete {
        /// The calendar.
        calendar: String,
        /// The day.
        on: NaiveDate,
        /// What is missing: "name" or "reason".
        what: &'static str,
    },
}
