//! Keys on tokens and cards (PKCS#11): they sign where they are and never leave.

mod address;
mod identity;
mod module;

pub use address::TokenAddress;
pub use identity::TokenIdentity;
pub use module::{TokenEntry, token_identities};
