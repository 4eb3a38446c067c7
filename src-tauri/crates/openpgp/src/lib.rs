//! The secure channel to reporters (RFC 9580): certificates, letters that are encrypted or signed, and `security.txt`
//! (RFC 9116).
//!
//! Private keys are only ever handled encrypted under a passphrase, which is asked for each time and never kept. What is
//! written is what GnuPG 2.2 and later read.

mod armour;
mod certificate;
mod cleartext;
mod error;
mod letter;
mod security_txt;
mod signature;

pub use certificate::{Certificate, CertificateInfo, SecretKey};
pub use cleartext::{open_signed, verify_apart};
pub use error::OpenPgpError;
pub use letter::{Opened, clear_sign, encrypt, needs_key, open_message};
pub use security_txt::{SecurityTxt, SecurityTxtFault, check_security_txt};
pub use signature::SignedBy;
