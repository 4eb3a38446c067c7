//! What the controlled documents are made from.

use super::DocumentKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(super) const SETTING: &str = "document_settings";

/// What the documents are made from. A blank text means the words that come with the program.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DocumentSettings {
    /// The policy.
    pub policy: CvdPolicy,
    /// `security.txt`.
    pub security_txt: SecurityTxtSettings,
    /// The procedure.
    pub procedure: ProcedureSettings,
    /// The plan: who owns what.
    pub plan_id: String,
    /// Owners of rows of the plan, where it is not the owner of the procedure.
    pub plan_owners: Vec<PlanOwner>,
}

/// The coordinated vulnerability disclosure policy (ISO/IEC 29147).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct CvdPolicy {
    /// Document ID.
    pub document_id: String,
    /// Where it is published: an `https:` address.
    pub address: String,
    /// Which products and services it covers.
    pub scope: String,
    /// What is out of scope, one entry each.
    pub out_of_scope: Vec<String>,
    /// E-mail address for reports; blank means the product security contact of the organisation.
    pub email: String,
    /// Web form for reports: an `https:` address; blank where there is none.
    pub web_form: String,
    /// What a report should hold, one entry each.
    pub what_to_send: Vec<String>,
    /// What those who report in good faith can rely on.
    pub safe_harbour: String,
    /// What is asked of them meanwhile.
    pub expectations: String,
    /// How the publication is coordinated, and with whom.
    pub coordination: String,
    /// How many days until publication are usual.
    pub publication_days: Option<u32>,
    /// How those who report are thanked.
    pub credit: String,
    /// Languages in which reports are read, BCP 47.
    pub languages: Vec<String>,
}

/// `security.txt` beyond what the policy says already.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct SecurityTxtSettings {
    /// Where the file stands: `https://…/.well-known/security.txt`.
    pub canonical: String,
    /// Where the OpenPGP certificate is found: an `https:` address.
    pub encryption: String,
    /// Where those who reported are thanked.
    pub acknowledgments: String,
    /// Where the CSAF provider is described: `https://…/provider-metadata.json`.
    pub csaf: String,
    /// For how many days it holds from its issue; at most a year.
    pub valid_days: Option<u32>,
}

/// The disclosure procedure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ProcedureSettings {
    /// Document ID.
    pub document_id: String,
    /// Who owns it: name and function.
    pub owner: String,
    /// What it covers beyond the products in the register.
    pub scope: String,
    /// Within how many days from the decision users are told, as the company sets itself (§4.1.7 names no number).
    pub users_told_days: Option<u32>,
    /// For how many years records are kept.
    pub retention_years: Option<u32>,
    /// Further documents that belong to it, one entry each.
    pub related: Vec<String>,
}

/// Who owns a row of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct PlanOwner {
    /// The regime.
    pub regime: String,
    /// The stage.
    pub stage: String,
    /// Who.
    pub owner: String,
}

impl DocumentSettings {
    /// The document ID of a kind; one of its own where none is set.
    #[must_use]
    pub fn document_id(&self, kind: DocumentKind) -> String {
        let (set, other) = match kind {
            DocumentKind::Policy => (&self.policy.document_id, "POL-CVD"),
            DocumentKind::SecurityTxt => return "security.txt".to_owned(),
            DocumentKind::Procedure => (&self.procedure.document_id, "SOP-VD"),
            DocumentKind::Plan => (&self.plan_id, "PLN-VD"),
        };
        if set.trim().is_empty() { other.to_owned() } else { set.trim().to_owned() }
    }
}
