use thiserror::Error;

/// Why something of OpenPGP can't be done.
#[derive(Debug, Error)]
pub enum OpenPgpError {
    /// Larger than anything that is read here.
    #[error("{what} has {size} bytes; at most {limit} are read")]
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
        "this is no OpenPGP certificate: {0}. Expected a file that begins with -----BEGIN PGP PUBLIC KEY BLOCK-----"
    )]
    NoCertificate(String),
    /// No private key.
    #[error(
        "this is no OpenPGP private key: {0}. Expected a file that begins with -----BEGIN PGP PRIVATE KEY BLOCK-----"
    )]
    NoSecretKey(String),
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
    /// The message is encrypted to somebody else.
    #[error("the message is not encrypted to this key. Ask the sender to encrypt it to the certificate {0}")]
    OtherRecipient(String),
    /// No message, or a damaged one.
    #[error("this is no OpenPGP message that can be read: {0}")]
    Message(String),
    /// Anything else of the library.
    #[error("OpenPGP: {0}")]
    Other(String),
}

impl From<pgp::errors::Error> for OpenPgpError {
    fn from(error: pgp::errors::Error) -> Self {
        Self::Other(error.to_string())
    }
}
