//! Which authority must be told by when, and why.
//!
//! Facts, rules and calendars go in, obligations come out. Nothing here reads a clock, a file or a database, and
//! nothing is stored: the same input gives the same dates. Regimes, counting rules, kinds of fact and questions are
//! data (`rules/*.toml`, described in `rules/README.md`); so are the public holidays (`calendars/*.toml`).
//!
//! [`rows`] is cheap and says what is owed. [`Obligation`] is the view of one row, and [`obligations`] gives all of
//! them with a step-by-step explanation.

pub mod calendar;
pub mod count;
mod embedded;
mod engine;
pub mod pack;
pub mod time;
mod view;

pub use calendar::{
    Calendar, CalendarCorrection, CalendarDay, CalendarError, CalendarInfo, Calendars, Corrected, CorrectionKind,
};
pub use engine::{Matter, Row, Standing, TimeState, rows};
pub use pack::{PackChange, PackChangeKind, PackFile, PackFileError, RuleError, RuleFile, RulePack};
pub use time::{LocalTimeError, local_instant};
pub use view::{
    Badge, DayCell, DayCellKind, Due, Explain, ExtendedInfo, Group, MetInfo, Obligation, ObligationKey, StartInfo,
    State, Step, StepKind, explain, obligation, obligations, obligations_for_documents, step_heading, summaries,
    summaries_of,
};
