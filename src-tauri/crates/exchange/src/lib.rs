//! What comes in: advisories, read into a disclosure draft, and carrying a newer version of one into an edited record;
//! mails, in and out; and tables of reports and products.

mod csaf;
mod encoding;
mod error;
mod html;
mod mail;
mod merge;
mod product_table;
mod report_table;
mod spreadsheet;
mod table;
mod write_mail;

pub use csaf::{Import, MAX_SIZE, read_csaf};
pub use encoding::Encoding;
pub use error::CsafError;
pub use html::html_to_text;
pub use mail::{MAX_MAIL, Mail, MailError, MailFile, Protected, read_mail};
pub use merge::{Kept, Merge, merge};
pub use product_table::{
    ProductColumn, ProductTable, TableMarket, TableProduct, TableVersion, product_template, read_product_table,
};
pub use report_table::{ReportTable, TableReport, read_report_table};
pub use table::{MAX_TABLE, TableError, TableFault};
pub use write_mail::{MailDraftError, OutgoingMail, mail_content, write_encrypted_mail, write_mail};

use serde::Serialize;
use ts_rs::TS;

/// Something that a person should look at after an import: a value that could not be carried over, or one that was
/// read in a way that needs a second look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Remark {
    /// Where in the advisory, as a JSON Pointer; `*` stands for every element of a list.
    pub path: String,
    /// What stands there, shortened.
    pub value: String,
    /// What was done with it.
    pub message: String,
}
