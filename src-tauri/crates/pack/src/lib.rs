//! Submission packs: what is handed over to one authority for one stage.
//!
//! A pack is a folder with the notices, a cover sheet, attachments, `manifest.json`, its detached signature
//! `manifest.json.p7s` and `SHA256SUMS`. The zip stores its files uncompressed, in a fixed order and with a fixed time,
//! so that the same content gives the same bytes; a check makes the zip again and compares every byte.

mod archive;
mod check;
mod error;
mod ical;
mod manifest;
mod recipients;
mod sheet;

pub use archive::{Files, MAX_FILES, MAX_SIZE, read_zip, write_package, write_zip};
pub use check::{Fault, check};
pub use error::PackError;
pub use ical::{CalendarDate, KnownDate, read_calendar, write_calendar};
pub use manifest::{Listed, Manifest, PackFile, Role, checksums, file_name_is_safe};
pub use recipients::{MAX_RECIPIENT_FILE, MAX_RECIPIENTS, Recipient, read_recipients};
pub use sheet::{Cell, Sheet, SheetColumn, sheet_column, write_csv, write_xlsx};

/// Name of the manifest.
pub const MANIFEST: &str = "manifest.json";
/// Name of the manifest's detached CMS signature.
pub const SIGNATURE: &str = "manifest.json.p7s";
/// Name of the checksums, in the format of `sha256sum`.
pub const CHECKSUMS: &str = "SHA256SUMS";
