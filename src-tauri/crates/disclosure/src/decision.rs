//! Human decisions about obligations. Obligations are derived; only these are stored beside them.

use crate::{CountryCode, DecisionId, DisclosureId, NoticeId, PackId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A decision about one regime, or one stage of it, for one disclosure. Append-only: the newest one governs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Decision {
    /// Its identifier.
    pub id: DecisionId,
    /// The disclosure.
    pub disclosure: DisclosureId,
    /// The regime, as the rule pack names it (`eu-mdr-art87`).
    pub regime: String,
    /// The stage; `None` means the whole regime.
    pub stage: Option<String>,
    /// The country, where the regime has one obligation per country; `None` means all of them.
    pub place: Option<CountryCode>,
    /// What was decided.
    pub verdict: Verdict,
    /// Why. Never empty: a decision not to report is a record too.
    pub reason: String,
    /// Who decided.
    pub decided_by: String,
    /// When, UTC.
    pub decided_at: DateTime<Utc>,
}

/// What was decided about an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// It applies, although the product and the assessment alone would not say so.
    Applies,
    /// Not certain: reported anyway (MDR Art. 87(7)).
    Uncertain,
    /// It does not apply.
    NotApplicable,
    /// It applied, and the authority released the company from it.
    Waived,
    /// The authority gave more time.
    Extended {
        /// The new due instant, UTC.
        until: DateTime<Utc>,
    },
    /// It was done.
    Met {
        /// When, UTC.
        at: DateTime<Utc>,
        /// By which notice.
        notice: Option<NoticeId>,
        /// In which pack.
        pack: Option<PackId>,
        /// The authority's receipt: a reference or the name of a file.
        receipt: String,
    },
    /// An earlier decision is taken back; what the rules say governs again.
    Withdrawn,
}

/// An element that a sealed notice declared "not known yet, to follow by DATE". It becomes an obligation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUp {
    /// What is to follow, in words (`Affected versions of CVE-2026-90418`).
    pub what: String,
    /// The regime and stage of the notice that promised it.
    pub regime: String,
    /// The stage.
    pub stage: String,
    /// The country, where the notice went to one.
    pub place: Option<CountryCode>,
    /// The promised day, in the authority's zone.
    pub by: chrono::NaiveDate,
    /// The notice that promised it.
    pub notice: NoticeId,
}
