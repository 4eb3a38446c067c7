//! What can go wrong with identities, seals and their checking; each error says the way out.

use thiserror::Error;

/// Why a signing identity cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum IdentityError {
    /// Larger than any identity.
    #[error("The file is {size} bytes; a signing identity has at most 1 MiB. Choose the .p12 or .pfx file.")]
    TooLarge {
        /// Its size.
        size: usize,
    },
    /// Not PKCS#12 (RFC 7292).
    #[error(
        "The file is not a PKCS#12 signing identity ({detail}). Choose the .p12 or .pfx file that your certificate authority gave you."
    )]
    NotPkcs12 {
        /// What the reader says.
        detail: String,
    },
    /// The integrity check of the file failed with this passphrase.
    #[error("The passphrase does not open this identity. Check capitals and keyboard layout, and try again.")]
    WrongPassphrase,
    /// Certificates only.
    #[error("The file holds no private key. Export the identity together with its key.")]
    NoKey,
    /// A key, but no certificate of it.
    #[error("The file holds a private key but not its certificate. Export the identity together with its certificate.")]
    NoCertificate,
    /// More than one identity in the file.
    #[error("The file holds {count} private keys ({names}). Export one identity to a file of its own.")]
    SeveralKeys {
        /// How many.
        count: usize,
        /// Their subjects.
        names: String,
    },
    /// The certificate has run out.
    #[error("The certificate of “{subject}” expired on {expired_on}. Get a new one before you seal.")]
    Expired {
        /// Whose.
        subject: String,
        /// Last day of validity, UTC.
        expired_on: String,
    },
    /// The certificate does not hold yet.
    #[error(
        "The certificate of “{subject}” is valid from {valid_from}. Wait until then, or correct the clock of this computer."
    )]
    NotYetValid {
        /// Whose.
        subject: String,
        /// First instant of validity, UTC.
        valid_from: String,
    },
    /// Neither RSA of 2048 to 4096 bits nor P-256 nor P-384.
    #[error(
        "The key is {kind}; seals are made with RSA of 2048 to 4096 bits or with ECDSA on P-256 or P-384. Ask for such a certificate."
    )]
    UnsupportedKey {
        /// What it is.
        kind: String,
    },
    /// The key and the certificate are not a pair.
    #[error("The private key does not belong to the certificate of “{subject}”. Export the identity anew.")]
    KeyMismatch {
        /// Whose.
        subject: String,
    },
    /// The certificate may not be used for signatures (RFC 5280 4.2.1.3).
    #[error("The certificate of “{subject}” does not allow signatures (key usage). Use a signing certificate.")]
    NotForSigning {
        /// Whose.
        subject: String,
    },
    /// Not an address of a token's key.
    #[error("The address {address:?} does not name a key on a token: {problem}.")]
    TokenAddress {
        /// The address.
        address: String,
        /// What is wrong, and the way out.
        problem: String,
    },
    /// The library of a token can't be used.
    #[error(
        "The token's library {path} can't be used: {detail}. Install the software that came with the token, and name its PKCS#11 library."
    )]
    TokenModule {
        /// Its path.
        path: String,
        /// Why.
        detail: String,
    },
    /// No such token.
    #[error("No token fits {wanted}; {found}. Connect the token or card.")]
    NoToken {
        /// What was looked for.
        wanted: String,
        /// What there is.
        found: String,
    },
    /// No such key on the token.
    #[error("The token holds no certificate with a private key that fits {wanted}; it holds: {found}.")]
    NoTokenKey {
        /// What was looked for.
        wanted: String,
        /// What there is.
        found: String,
    },
    /// Too many wrong PINs.
    #[error("The token is locked after too many wrong PINs. Unlock it with the software that came with it.")]
    TokenLocked,
    /// The token does not do what it is asked.
    #[error("The token does not work: {detail}. Connect it anew, and try again.")]
    Token {
        /// What it says.
        detail: String,
    },
    /// A fault of the cryptographic library.
    #[error("The demonstration identity could not be made: {0}.")]
    Generation(String),
}

/// Why a document could not be sealed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SealError {
    /// Beyond the limit.
    #[error("The file is {size} bytes; seals are made on files of up to 100 MB. Make the attachments smaller.")]
    TooLarge {
        /// Its size.
        size: usize,
    },
    /// Cannot be read.
    #[error("The file is not a PDF that can be sealed: {detail}. Render the document again.")]
    NotPdf {
        /// Why.
        detail: String,
    },
    /// Encrypted.
    #[error("The PDF is encrypted. Remove its protection, or render the document again.")]
    Encrypted,
    /// No such signature field.
    #[error(
        "The PDF has no empty signature field \u{201c}{field}\u{201d} ({found}). Render the document with a signature block."
    )]
    NoField {
        /// The field asked for.
        field: String,
        /// What there is.
        found: String,
    },
    /// A signature that is there allows no other.
    #[error(
        "The signature in the field \u{201c}{field}\u{201d} allows no further signature. Seal the document before it is certified."
    )]
    Forbidden {
        /// The field that holds it.
        field: String,
    },
    /// Something in the request cannot be written.
    #[error("{field}: {value:?} {problem}")]
    Field {
        /// The field.
        field: String,
        /// Its value.
        value: String,
        /// What is wrong and the way out.
        problem: String,
    },
    /// The identity cannot be used at this instant.
    #[error(transparent)]
    Identity(#[from] IdentityError),
    /// The network did not answer.
    #[error(transparent)]
    Network(#[from] crate::network::NetworkError),
    /// The time-stamp authority gave no time stamp that can be used.
    #[error(
        "{address} gave no usable time stamp: {problem}. Choose another time-stamp authority, or ask its operator."
    )]
    TimeStamp {
        /// The authority's address.
        address: String,
        /// Why.
        problem: String,
    },
    /// It can't be found out whether a certificate was revoked.
    #[error("Whether the certificate of “{subject}” was revoked can't be found out: {problem}.")]
    Evidence {
        /// Whose.
        subject: String,
        /// Why, and the way out.
        problem: String,
    },
    /// A certificate was revoked.
    #[error("The certificate of “{subject}” was revoked on {since}. Get a new one before you seal.")]
    Revoked {
        /// Whose.
        subject: String,
        /// Since when.
        since: String,
    },
    /// A file that should be extended is not in order.
    #[error("The file can't be extended: {0} Take the sealed file as it was written.")]
    NotSound(String),
    /// A signature is larger than the place that was kept for it.
    #[error(
        "The signature takes {needed} bytes, but {room} were kept for it. Try again; ask for support if it stays so."
    )]
    Room {
        /// What was kept.
        room: usize,
        /// What it takes.
        needed: usize,
    },
    /// The key did not sign.
    #[error("The key did not sign: {0}. Connect the token, or choose another identity.")]
    Key(String),
}

impl SealError {
    /// Whether it will meet other documents as well: it is about the key, the network or an authority, not about the
    /// document.
    #[must_use]
    pub const fn is_general(&self) -> bool {
        matches!(
            self,
            Self::Identity(_)
                | Self::Key(_)
                | Self::Network(_)
                | Self::TimeStamp { .. }
                | Self::Evidence { .. }
                | Self::Revoked { .. }
        )
    }
}

/// Why a file could not even be checked. A file that was checked and found wanting is a report with faults.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum VerifyError {
    /// Beyond the limit.
    #[error("The file is {size} bytes; files of up to 100 MB are checked.")]
    TooLarge {
        /// Its size.
        size: usize,
    },
    /// Not a PDF at all.
    #[error("The file is not a PDF: it does not begin with %PDF.")]
    NotPdf,
    /// Nothing to check.
    #[error("The PDF carries no electronic signature.")]
    NoSignature,
    /// More than anyone signs.
    #[error("The PDF claims {count} signatures; up to 64 are checked.")]
    TooManySignatures {
        /// How many.
        count: usize,
    },
}
