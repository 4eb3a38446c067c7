//! Signatures of RFC 5652: put together, read, and checked.

mod assemble;
mod signed;
mod signer;

pub(crate) use assemble::{Claim, Stamp, hash, longest, signed_data};
pub(crate) use signed::{LARGEST, Signed};
pub(crate) use signer::{Binding, Checked, Rules, Time, check_signer};
