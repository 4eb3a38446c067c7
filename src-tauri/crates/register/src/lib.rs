//! The register: one SQLite file that holds products, disclosures, facts, decisions, notices, packs and their history.
//!
//! Every change goes through [`Change`], which writes the record, its search row and its history entry in one
//! transaction. The history is append-only and hash-chained; [`history`] describes its canonical form, [`export`] the file.

mod change;
mod diff;
mod error;
pub mod export;
mod file;
pub mod history;
mod lock;
mod migration;
mod open;
mod parting;
mod plain;
mod search;
mod stamp;
mod table;
mod verify;

pub use change::Change;
pub use diff::{FieldChange, apply, diff};
pub use error::RegisterError;
pub use export::verify_export;
pub use file::{IsRegister, create_private, is_abandoned, remove_unfinished, write_whole, write_whole_with};
pub use history::{HistoryEntry, HistoryQuery};
pub use open::{Condition, Mode, Register, Tell, remove_copy};
pub use parting::{Kinship, Parting};
pub use search::Hit;
pub use stamp::{Stamp, instant_text};
pub use table::attachment::{Attachment, AttachmentEntry};
pub use table::disclosure::DisclosureRow;
pub use table::letter::LetterRow;
pub use table::notice::{NoticeRecord, NoticeRow};
pub use table::pack::PackRow;
pub use table::product::ProductRow;
pub use table::report::ReportRow;
pub use verify::{HistoryFault, HistoryReport};

/// Reading the register. Every method is one question.
pub struct Reader<'c> {
    pub(crate) connection: &'c rusqlite::Connection,
}
