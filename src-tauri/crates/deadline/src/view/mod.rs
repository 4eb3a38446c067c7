//! What a person sees of an obligation: its state, its dates and how they came about.

mod build;
mod cells;
mod context;
mod counting;
mod group;
mod later;
mod moved;
mod narrate;
mod obligation;
mod plain;
mod result;
mod scope_text;
mod step;
mod worked;

pub use build::{Explain, obligation, obligations, obligations_for_documents, summaries, summaries_of};
pub use group::Group;
pub use obligation::{Badge, Due, ExtendedInfo, MetInfo, Obligation, ObligationKey, StartInfo, State};
pub use plain::{explain, step_heading};
pub use step::{DayCell, DayCellKind, Step, StepKind};
