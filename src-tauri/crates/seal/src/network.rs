//! The way out: one small trait, so that everything else can be tested without a network.

use thiserror::Error;

/// One question to one address.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// An address that the user set or that stands in a certificate.
    pub address: &'a str,
    /// What is sent, and of which media type; nothing where something is only fetched.
    pub question: Option<(&'static str, &'a [u8])>,
    /// The largest answer that is taken.
    pub largest: usize,
}

/// Asks time-stamp authorities, OCSP responders and places of revocation lists.
pub trait Network {
    /// Asks, and gives the body of the answer.
    ///
    /// # Errors
    ///
    /// When there is no answer in time, none of success, or one that is too large.
    fn call(&self, call: &Call<'_>) -> Result<Vec<u8>, NetworkError>;
}

/// Why a question was not answered.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NetworkError {
    /// Not an address of plain HTTP.
    #[error(
        "The address {address:?} can't be asked: {problem}. Time stamps, OCSP and revocation lists are signed and fetched over http://; check the address."
    )]
    Address {
        /// The address.
        address: String,
        /// What is wrong with it.
        problem: String,
    },
    /// No connection, or none in time.
    #[error(
        "{address} did not answer after {tries} tries: {detail}. Check the connection and the address, and try again."
    )]
    NoAnswer {
        /// The address.
        address: String,
        /// How often it was asked.
        tries: usize,
        /// What went wrong the last time.
        detail: String,
    },
    /// It answered that it does not.
    #[error("{address} refused to answer (HTTP status {status}). Check the address, or ask its operator.")]
    Refused {
        /// The address.
        address: String,
        /// Status of RFC 9110 15.
        status: u16,
    },
    /// Larger than any answer.
    #[error("{address} answered with more than {largest} bytes; nothing of it was used. Check the address.")]
    TooLarge {
        /// The address.
        address: String,
        /// The limit.
        largest: usize,
    },
}
