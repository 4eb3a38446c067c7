//! From a matter to the rows of what is owed. Cheap: no text is made before somebody asks for it.

mod condition;
mod dates;
mod facts;
mod judge;
mod matter;
mod places;
mod promise;
mod row;
mod rows;
mod ruling;
mod scope;

pub(crate) use condition::{Answers, Known, Truth};
pub(crate) use dates::{period, safe_spans};
pub(crate) use facts::{Because, Ledger, StartPoint, Where};
pub use matter::Matter;
pub(crate) use row::{Met, OutsideReason};
pub use row::{Row, Standing, TimeState};
pub use rows::rows;
pub(crate) use scope::{Fit, Scope};
