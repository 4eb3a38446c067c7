//! Why something of OpenPGP can't be done, in words for a person: what the library says of packets and bytes is for its
//! developers.

use pgp::errors::Error;
use thiserror::Error;

/// What is told of a file that ends early or is not as it was written.
pub(crate) const DAMAGED: &str = "it is damaged or cut off";
const UNSUPPORTED: &str = "it uses a method of OpenPGP that is not supported here";
const CHANGED: &str = "it was changed or damaged after it was encrypted";

/// Why something of OpenPGP can't be done.
#[derive(Debug, Error)]
pub enum OpenPgpError {
    /// Larger than anything that is read here.
    #[error("{what} is too large: {size} bytes; at most {limit} are read")]
    TooLarge {
        /// What.
        what: &'static str,
        /// Its size.
        size: usize,
        /// The limit.
        limit: usize,
    },
    /// No certificate.
    #[error(
        "this is not an OpenPGP certificate that can be used: {0}. Choose a file that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----"
    )]
    NoCertificate(&'static str),
    /// No private key.
    #[error(
        "this is not an OpenPGP private key that can be used: {0}. Choose a file that begins with -----BEGIN PGP PRIVATE KEY BLOCK-----"
    )]
    NoSecretKey(&'static str),
    /// A private key that lies open.
    #[error(
        "this private key is not protected by a passphrase. Protect it first (gpg --edit-key, then passwd), so that it is never kept in the open"
    )]
    Unprotected,
    /// The passphrase opens nothing.
    #[error("the passphrase does not open this private key")]
    WrongPassphrase,
    /// A passphrase that is none.
    #[error("the passphrase is too short; take at least 12 characters")]
    ShortPassphrase,
    /// A certificate that nothing can be encrypted to.
    #[error("nothing can be encrypted to the certificate of {0}: it has no valid key for that, or has expired")]
    CannotEncrypt(String),
    /// The message is encrypted, and no key was given.
    #[error("the message is encrypted; give the passphrase of the organisation’s key")]
    NeedsKey,
    /// The message is encrypted to somebody else.
    #[error("the message is not encrypted to this key. Ask the sender to encrypt it to the certificate {0}")]
    OtherRecipient(String),
    /// The message is encrypted with a password instead of to a key.
    #[error(
        "the message is encrypted with a password, not to a key, and can't be opened here. Ask the sender to encrypt it to the certificate {0}, or decrypt it with another program and receive the decrypted text"
    )]
    ByPassword(String),
    /// The message is encrypted by the old method that does not notice changes.
    #[error(
        "the message is encrypted by an old method that does not detect changes, and is not opened here. Ask the sender to encrypt it with a current program to the certificate {0}"
    )]
    NoIntegrity(String),
    /// No message, or a damaged one.
    #[error(
        "this OpenPGP message can't be read: {0}. Ask the sender to send it again, or decrypt it with another program and receive the decrypted text"
    )]
    Message(&'static str),
    /// No signature, or a damaged one.
    #[error("the OpenPGP signature can't be read: {0}")]
    Signature(&'static str),
    /// Something could not be written.
    #[error("OpenPGP could not be written with this key: {0}")]
    Write(&'static str),
}

/// What an error of the library means to a person.
pub(crate) fn reason(error: &Error) -> &'static str {
    match error {
        Error::Unsupported { .. } | Error::Unimplemented { .. } => UNSUPPORTED,
        Error::MdcError | Error::Aead { .. } => CHANGED,
        Error::NoMatchingPacket { .. } => "nothing of the kind is in it",
        Error::TooManyPackets => "there is more than one in it",
        Error::InvalidArmorWrappers => "its first or last line is missing or damaged",
        Error::InvalidChecksum => "its check sum does not fit; it was changed or damaged on the way",
        // The library says of some methods only in its words that it lacks them.
        error if error.to_string().to_lowercase().contains("unsupported") => UNSUPPORTED,
        _ => DAMAGED,
    }
}

impl From<Error> for OpenPgpError {
    fn from(error: Error) -> Self {
        Self::Write(reason(&error))
    }
}
