//! Time zones. The law counts in local time, and governments change it at short notice, so the data is not compiled into the
//! rules: it is TZif (RFC 9636) that is read at run time. The IANA database that ships with the program can be replaced by a
//! newer one from a file.

mod data;
mod file;
mod offset;
mod zone;

pub use data::{ZoneData, in_force, is_in_force, use_data, with_data};
pub use file::{LARGEST_FILE, ZoneFileError};
pub use offset::ZoneOffset;
pub use zone::{UnknownZone, Zone, ZoneChange, names};
