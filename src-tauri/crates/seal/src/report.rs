//! What a check found, in words for those who answer for the document.

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::certificate::CertificateDescription;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// What kind, for the program.
    pub code: FaultCode,
    /// What it means, for the reader.
    pub message: String,
}

/// Kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The signed bytes are not those that were signed.
    Changed,
    /// Something was added behind the signature that must not be.
    Added,
    /// The signature itself is damaged or not in the strict form that allows no silent change.
    Damaged,
    /// The signature does not stand where a signature of the document must.
    Misplaced,
    /// The signature was not made with the key of the certificate.
    WrongKey,
    /// The certificate leads to none of the trusted roots.
    Untrusted,
    /// A certificate did not hold at the time of the signature.
    NotValidThen,
    /// A certificate was revoked.
    Revoked,
    /// The claimed time is missing, in the future, or contradicts a time stamp.
    ClaimedTime,
    /// The certificate has run out, and nothing proves that the signature is older.
    NoProofOfTime,
    /// A time stamp is wrong.
    TimeStamp,
    /// More than this program can check.
    Unsupported,
}

/// What a signature is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignatureKind {
    /// A person or organisation approves the document.
    Approval,
    /// The author certifies it and says which changes may follow (ISO 32000-1 12.8.2.2).
    Certification,
    /// An authority states that the document was there at a time (ISO 32000-2 12.8.5).
    TimeStamp,
}

/// Whether a certificate was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Revocation {
    /// It was not.
    Good,
    /// It was, at the time of the signature or before.
    Revoked,
    /// It was later; a time stamp proves that the signature is older.
    RevokedLater,
    /// The file does not say.
    Unknown,
    /// A trusted root: nobody could revoke it.
    Root,
}

/// One certificate of a path, and whether it was revoked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PathMember {
    /// The certificate.
    pub certificate: CertificateDescription,
    /// Whether it was revoked at the time of the signature.
    pub revocation: Revocation,
    /// `OCSP` or `CRL`, where one says it.
    pub source: Option<String>,
    /// As of when the source says it.
    pub source_at: Option<DateTime<Utc>>,
    /// Since when it is revoked.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// A time stamp over a signature, or over the whole document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimeStampReport {
    /// Common name of the authority.
    pub authority: String,
    /// The time that it states.
    pub at: Option<DateTime<Utc>>,
    /// It is about this signature, and was made with the key of its certificate.
    pub is_intact: bool,
    /// The certificate leads to a trusted root, and held when the stamp was made.
    pub is_trusted: bool,
    /// From the authority's certificate to the root.
    pub path: Vec<PathMember>,
}

/// One thing that a later version of the file changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// The version that changed it; the first version of a file is 1.
    pub version: usize,
    /// What, in words.
    pub what: String,
    /// Whether it may change after a signature.
    pub is_allowed: bool,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignatureReport {
    /// What it is for.
    pub kind: SignatureKind,
    /// Name of the signature field; empty for a signature beside a file.
    pub field: String,
    /// Common name in the certificate.
    pub signer: String,
    /// The certificate, when it could be read.
    pub certificate: Option<CertificateDescription>,
    /// The time that the signer claims.
    pub claimed_at: Option<DateTime<FixedOffset>>,
    /// The earliest time at which a trusted time stamp proves the signature to have been there.
    pub proven_at: Option<DateTime<Utc>>,
    /// The meaning of the signature, as written into it.
    pub reason: Option<String>,
    /// The place, as written into it.
    pub location: Option<String>,
    /// The printed name, as written into it.
    pub name: Option<String>,
    /// `RSA 3072, SHA-256`.
    pub method: String,
    /// The signed bytes are unchanged and were signed with the key of the certificate.
    pub is_intact: bool,
    /// The signature covers the file to its last byte.
    pub covers_whole_file: bool,
    /// The version of the file that the signature covers; the first is 1, and 0 is none.
    pub version: usize,
    /// The certificate leads to a trusted root and held at the time of the signature.
    pub is_trusted: bool,
    /// `PAdES B-B` to `PAdES B-LTA`, `CAdES B-B`, `PDF signature`, `Document time stamp`.
    pub level: String,
    /// From the signer's certificate to the root.
    pub path: Vec<PathMember>,
    /// The time stamps over the signature itself.
    pub time_stamps: Vec<TimeStampReport>,
    /// What was changed after it.
    pub changes: Vec<Change>,
    /// What is worth knowing and not wrong.
    pub notes: Vec<String>,
    /// What is wrong; empty when all is well.
    pub faults: Vec<Fault>,
}

/// What the document says about its own form; a claim, which other programs check.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Claims {
    /// `PDF/A-3a`, where it claims a part of ISO 19005.
    pub pdf_a: Option<String>,
    /// `PDF/UA-1`, where it claims ISO 14289.
    pub pdf_ua: Option<String>,
}

/// All signatures of a PDF, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PdfReport {
    /// The signatures, time stamps over the document among them.
    pub signatures: Vec<SignatureReport>,
    /// How many versions of the document the file holds, as far as they could be told apart.
    pub versions: usize,
    /// What it claims to conform to.
    pub claims: Claims,
    /// What is wrong with the file as a whole.
    pub faults: Vec<Fault>,
}

impl SignatureReport {
    /// Nothing is wrong.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty() && self.is_intact && self.is_trusted
    }

    pub(crate) fn blank(level: &str) -> Self {
        Self {
            kind: SignatureKind::Approval,
            field: String::new(),
            signer: String::new(),
            certificate: None,
            claimed_at: None,
            proven_at: None,
            reason: None,
            location: None,
            name: None,
            method: String::new(),
            is_intact: false,
            covers_whole_file: true,
            version: 0,
            is_trusted: false,
            level: level.to_owned(),
            path: Vec::new(),
            time_stamps: Vec::new(),
            changes: Vec::new(),
            notes: Vec::new(),
            faults: Vec::new(),
        }
    }

    pub(crate) fn fault(&mut self, code: FaultCode, message: impl Into<String>) {
        self.faults.push(Fault { code, message: message.into() });
    }
}

impl PdfReport {
    /// Every signature is in order, and nothing but what may follow a signature follows one.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let all_valid = self.signatures.iter().all(SignatureReport::is_valid);
        self.faults.is_empty() && !self.signatures.is_empty() && all_valid
    }

    /// All faults, those of the file first.
    pub fn all_faults(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().chain(self.signatures.iter().flat_map(|signature| &signature.faults))
    }
}
