//! The metrics of each CVSS version: names, values, groups and the order in which they are printed.

use serde::{Deserialize, Serialize};
use std::fmt;
use ts_rs::TS;

/// A version of the Common Vulnerability Scoring System.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
pub enum CvssVersion {
    /// CVSS v2.0 (FIRST, June 2007).
    #[serde(rename = "2.0")]
    V2,
    /// CVSS v3.0 (FIRST, June 2015).
    #[serde(rename = "3.0")]
    V30,
    /// CVSS v3.1 (FIRST, June 2019).
    #[serde(rename = "3.1")]
    V31,
    /// CVSS v4.0 (FIRST, November 2023).
    #[serde(rename = "4.0")]
    V40,
}

impl CvssVersion {
    /// The number alone: `3.1`.
    #[must_use]
    pub const fn number(self) -> &'static str {
        match self {
            Self::V2 => "2.0",
            Self::V30 => "3.0",
            Self::V31 => "3.1",
            Self::V40 => "4.0",
        }
    }

    /// The metrics in the order in which the specification prints them.
    #[must_use]
    pub const fn metrics(self) -> &'static [Metric] {
        match self {
            Self::V2 => V2,
            Self::V30 | Self::V31 => V3,
            Self::V40 => V4,
        }
    }

    /// The value that means "not defined": `ND` in v2, `X` since.
    #[must_use]
    pub const fn not_defined(self) -> &'static str {
        match self {
            Self::V2 => "ND",
            _ => "X",
        }
    }
}

impl fmt::Display for CvssVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "CVSS v{}", self.number())
    }
}

/// The group of a metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MetricGroup {
    /// Mandatory in every version.
    Base,
    /// Temporal (v2, v3.x) or Threat (v4.0).
    Threat,
    /// Environmental.
    Environmental,
    /// Supplemental (v4.0): never changes a score.
    Supplemental,
}

/// One metric of one version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Metric {
    /// Short name (`AV`).
    pub key: &'static str,
    /// Full name (`Attack Vector`).
    pub name: &'static str,
    /// Its group.
    pub group: MetricGroup,
    /// Its values as short name and full name, without "not defined".
    pub values: &'static [(&'static str, &'static str)],
}

type Values = &'static [(&'static str, &'static str)];

const fn metric(key: &'static str, name: &'static str, group: MetricGroup, values: Values) -> Metric {
    Metric { key, name, group, values }
}

use MetricGroup::{Base, Environmental, Supplemental, Threat};

const NLH: Values = &[("N", "None"), ("L", "Low"), ("H", "High")];
const NPC: Values = &[("N", "None"), ("P", "Partial"), ("C", "Complete")];
const LMH: Values = &[("L", "Low"), ("M", "Medium"), ("H", "High")];
const LH: Values = &[("L", "Low"), ("H", "High")];
const NR: Values = &[("N", "None"), ("R", "Required")];
const NALP: Values = &[("N", "Network"), ("A", "Adjacent"), ("L", "Local"), ("P", "Physical")];
const UC: Values = &[("U", "Unchanged"), ("C", "Changed")];
const UI4: Values = &[("N", "None"), ("P", "Passive"), ("A", "Active")];
const AT4: Values = &[("N", "None"), ("P", "Present")];
const SNLH: Values = &[("N", "Negligible"), ("L", "Low"), ("H", "High"), ("S", "Safety")];

// CVSS v2.0 Complete Guide, 2.1 to 2.4.
const V2: &[Metric] = &[
    metric("AV", "Access Vector", Base, &[("L", "Local"), ("A", "Adjacent Network"), ("N", "Network")]),
    metric("AC", "Access Complexity", Base, &[("H", "High"), ("M", "Medium"), ("L", "Low")]),
    metric("Au", "Authentication", Base, &[("M", "Multiple"), ("S", "Single"), ("N", "None")]),
    metric("C", "Confidentiality Impact", Base, NPC),
    metric("I", "Integrity Impact", Base, NPC),
    metric("A", "Availability Impact", Base, NPC),
    metric(
        "E",
        "Exploitability",
        Threat,
        &[("U", "Unproven"), ("POC", "Proof of concept"), ("F", "Functional"), ("H", "High")],
    ),
    metric(
        "RL",
        "Remediation Level",
        Threat,
        &[("OF", "Official fix"), ("TF", "Temporary fix"), ("W", "Workaround"), ("U", "Unavailable")],
    ),
    metric("RC", "Report Confidence", Threat, &[("UC", "Unconfirmed"), ("UR", "Uncorroborated"), ("C", "Confirmed")]),
    metric(
        "CDP",
        "Collateral Damage Potential",
        Environmental,
        &[("N", "None"), ("L", "Low"), ("LM", "Low to medium"), ("MH", "Medium to high"), ("H", "High")],
    ),
    metric("TD", "Target Distribution", Environmental, &[("N", "None"), ("L", "Low"), ("M", "Medium"), ("H", "High")]),
    metric("CR", "Confidentiality Requirement", Environmental, LMH),
    metric("IR", "Integrity Requirement", Environmental, LMH),
    metric("AR", "Availability Requirement", Environmental, LMH),
];

// CVSS v3.1 specification, section 6, table 15.
const V3: &[Metric] = &[
    metric("AV", "Attack Vector", Base, NALP),
    metric("AC", "Attack Complexity", Base, LH),
    metric("PR", "Privileges Required", Base, NLH),
    metric("UI", "User Interaction", Base, NR),
    metric("S", "Scope", Base, UC),
    metric("C", "Confidentiality", Base, NLH),
    metric("I", "Integrity", Base, NLH),
    metric("A", "Availability", Base, NLH),
    metric(
        "E",
        "Exploit Code Maturity",
        Threat,
        &[("U", "Unproven"), ("P", "Proof of concept"), ("F", "Functional"), ("H", "High")],
    ),
    metric(
        "RL",
        "Remediation Level",
        Threat,
        &[("O", "Official fix"), ("T", "Temporary fix"), ("W", "Workaround"), ("U", "Unavailable")],
    ),
    metric("RC", "Report Confidence", Threat, &[("U", "Unknown"), ("R", "Reasonable"), ("C", "Confirmed")]),
    metric("CR", "Confidentiality Requirement", Environmental, LMH),
    metric("IR", "Integrity Requirement", Environmental, LMH),
    metric("AR", "Availability Requirement", Environmental, LMH),
    metric("MAV", "Modified Attack Vector", Environmental, NALP),
    metric("MAC", "Modified Attack Complexity", Environmental, LH),
    metric("MPR", "Modified Privileges Required", Environmental, NLH),
    metric("MUI", "Modified User Interaction", Environmental, NR),
    metric("MS", "Modified Scope", Environmental, UC),
    metric("MC", "Modified Confidentiality", Environmental, NLH),
    metric("MI", "Modified Integrity", Environmental, NLH),
    metric("MA", "Modified Availability", Environmental, NLH),
];

// CVSS v4.0 specification, section 7, table 23.
const V4: &[Metric] = &[
    metric("AV", "Attack Vector", Base, NALP),
    metric("AC", "Attack Complexity", Base, LH),
    metric("AT", "Attack Requirements", Base, AT4),
    metric("PR", "Privileges Required", Base, NLH),
    metric("UI", "User Interaction", Base, UI4),
    metric("VC", "Vulnerable System Confidentiality", Base, NLH),
    metric("VI", "Vulnerable System Integrity", Base, NLH),
    metric("VA", "Vulnerable System Availability", Base, NLH),
    metric("SC", "Subsequent System Confidentiality", Base, NLH),
    metric("SI", "Subsequent System Integrity", Base, NLH),
    metric("SA", "Subsequent System Availability", Base, NLH),
    metric("E", "Exploit Maturity", Threat, &[("A", "Attacked"), ("P", "Proof of concept"), ("U", "Unreported")]),
    metric("CR", "Confidentiality Requirement", Environmental, LMH),
    metric("IR", "Integrity Requirement", Environmental, LMH),
    metric("AR", "Availability Requirement", Environmental, LMH),
    metric("MAV", "Modified Attack Vector", Environmental, NALP),
    metric("MAC", "Modified Attack Complexity", Environmental, LH),
    metric("MAT", "Modified Attack Requirements", Environmental, AT4),
    metric("MPR", "Modified Privileges Required", Environmental, NLH),
    metric("MUI", "Modified User Interaction", Environmental, UI4),
    metric("MVC", "Modified Vulnerable System Confidentiality", Environmental, NLH),
    metric("MVI", "Modified Vulnerable System Integrity", Environmental, NLH),
    metric("MVA", "Modified Vulnerable System Availability", Environmental, NLH),
    metric(
        "MSC",
        "Modified Subsequent System Confidentiality",
        Environmental,
        &[("N", "Negligible"), ("L", "Low"), ("H", "High")],
    ),
    metric("MSI", "Modified Subsequent System Integrity", Environmental, SNLH),
    metric("MSA", "Modified Subsequent System Availability", Environmental, SNLH),
    metric("S", "Safety", Supplemental, &[("N", "Negligible"), ("P", "Present")]),
    metric("AU", "Automatable", Supplemental, &[("N", "No"), ("Y", "Yes")]),
    metric("R", "Recovery", Supplemental, &[("A", "Automatic"), ("U", "User"), ("I", "Irrecoverable")]),
    metric("V", "Value Density", Supplemental, &[("D", "Diffuse"), ("C", "Concentrated")]),
    metric("RE", "Vulnerability Response Effort", Supplemental, &[("L", "Low"), ("M", "Moderate"), ("H", "High")]),
    metric(
        "U",
        "Provider Urgency",
        Supplemental,
        &[("Clear", "Clear"), ("Green", "Green"), ("Amber", "Amber"), ("Red", "Red")],
    ),
];
