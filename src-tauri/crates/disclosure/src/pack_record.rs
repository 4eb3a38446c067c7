//! The record of a pack that was built for one authority and stage.

use crate::{AttachmentId, CountryCode, NoticeId, Sending};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackRecord {
    /// The regime, as the rule pack names it.
    pub regime: String,
    /// The stage.
    pub stage: String,
    /// The country, where the regime has one authority per country.
    pub place: Option<CountryCode>,
    /// The sealed notices inside.
    pub notices: Vec<NoticeId>,
    /// Name of the zip.
    pub file_name: String,
    /// The zip in the register.
    pub attachment: AttachmentId,
    /// SHA-256 of the zip, hexadecimal.
    pub sha256: String,
    /// When it was built, UTC.
    pub built_at: DateTime<Utc>,
    /// Who built it.
    pub built_by: String,
    /// When and how it was handed over.
    pub sendings: Vec<Sending>,
}
