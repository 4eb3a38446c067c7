//! What a check found, in words for those who answer for the document.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use crate::certificate::CertificateDescription;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What kind, for the program.
    pub code: FaultCode,
    /// What it means, for the reader.
    pub message: String,
}

/// Kinds of fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FaultCode {
    /// The signed bytes are not those that were signed.
    Changed,
    /// Bytes were added behind the signature.
    Added,
    /// The signature itself is damaged or not in the strict form that allows no silent change.
    Damaged,
    /// The signature was not made with the key of the certificate.
    WrongKey,
    /// The certificate leads to none of the trusted roots.
    Untrusted,
    /// A certificate did not hold at the claimed time.
    NotValidThen,
    /// The claimed time is missing, or in the future.
    ClaimedTime,
    /// More than this program can check.
    Unsupported,
}

/// One signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureReport {
    /// Common name in the certificate.
    pub signer: String,
    /// The certificate, when it could be read.
    pub certificate: Option<CertificateDescription>,
    /// The time that the signer claims; no time stamp confirms it.
    pub claimed_at: Option<DateTime<FixedOffset>>,
    /// The meaning of the signature, as written into it.
    pub reason: Option<String>,
    /// The place, as written into it.
    pub location: Option<String>,
    /// The printed name, as written into it.
    pub name: Option<String>,
    /// The signed bytes are unchanged and were signed with the key of the certificate.
    pub is_intact: bool,
    /// The signature covers the file to its last byte.
    pub covers_whole_file: bool,
    /// The certificate leads to a trusted root and held at the claimed time.
    pub is_trusted: bool,
    /// `PAdES B-B`, `CAdES B-B`.
    pub level: String,
    /// What is wrong; empty when all is well.
    pub faults: Vec<Fault>,
}

/// All signatures of a PDF, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PdfReport {
    /// The signatures.
    pub signatures: Vec<SignatureReport>,
    /// What is wrong with the file as a whole.
    pub faults: Vec<Fault>,
}

impl SignatureReport {
    /// Nothing is wrong.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.faults.is_empty() && self.is_intact && self.is_trusted && self.covers_whole_file
    }

    pub(crate) fn blank(level: &str) -> Self {
        Self {
            signer: String::new(),
            certificate: None,
            claimed_at: None,
            reason: None,
            location: None,
            name: None,
            is_intact: false,
            covers_whole_file: true,
            is_trusted: false,
            level: level.to_owned(),
            faults: Vec::new(),
        }
    }

    pub(crate) fn fault(&mut self, code: FaultCode, message: impl Into<String>) {
        self.faults.push(Fault { code, message: message.into() });
    }
}

impl PdfReport {
    /// Every signature is in order, and the last covers the whole file.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        let last_covers = self.signatures.last().is_some_and(|signature| signature.covers_whole_file);
        let all_sound = self
            .signatures
            .iter()
            .all(|signature| signature.faults.is_empty() && signature.is_intact && signature.is_trusted);
        self.faults.is_empty() && last_covers && all_sound
    }

    /// All faults, those of the file first.
    pub fn all_faults(&self) -> impl Iterator<Item = &Fault> {
        self.faults.iter().chain(self.signatures.iter().flat_map(|signature| &signature.faults))
    }
}
