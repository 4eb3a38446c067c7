//! A report of a vulnerability as it comes in, from receipt to the decision whether it is disclosed
//! (IEC 81001-5-1 §9.2 to §9.5).

use crate::{AttachmentId, CvssVector, DisclosureId, Finding, ProductId, ReportId, Weight};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zone::Zone;

/// A report, as typed so far. It always saves, however incomplete; [`Report::findings`] says what is missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Report {
    /// What it is about, in a line.
    pub title: String,
    /// What was reported, in the words of the reporter.
    pub text: String,
    /// From which of the sources of IEC 81001-5-1 §9.2.
    pub source: ReportSource,
    /// How it came (e-mail, web form, telephone, reference of a public source).
    pub channel: String,
    /// When it was received, UTC.
    pub received_at: DateTime<Utc>,
    /// The zone of that instant (IANA); blank means the organisation's.
    pub zone: String,
    /// Who reported it.
    pub reporter: Reporter,
    /// The products that it names, as far as they are known here.
    pub products: Vec<ProductId>,
    /// Products and versions as the reporter wrote them.
    pub products_text: String,
    /// CVE identifiers that it names.
    pub cves: Vec<String>,
    /// Investigation (§9.3).
    pub triage: Triage,
    /// Analysis (§9.4).
    pub analysis: Analysis,
    /// The decision (§9.5).
    pub decision: Option<ReportDecision>,
    /// The disclosure that was made of it.
    pub disclosure: Option<DisclosureId>,
    /// Another report of the same vulnerability.
    pub duplicate_of: Option<ReportId>,
    /// What was agreed on when it is published, oldest first; the last one stands.
    pub embargo: Vec<EmbargoAgreement>,
    /// Who else takes part, and what each may see.
    pub parties: Vec<Party>,
    /// What was promised to somebody by a day.
    pub promises: Vec<Promise>,
    /// Who is responsible.
    pub owner: String,
    /// Who stands in.
    pub deputy: String,
}

/// The seven sources that IEC 81001-5-1 §9.2 names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportSource {
    /// A tester, of the company or on its behalf.
    Tester,
    /// The supplier of a component.
    ComponentSupplier,
    /// A developer or the integrator of the product.
    Developer,
    /// A user of the product.
    #[default]
    User,
    /// An audit log.
    AuditLog,
    /// A researcher.
    Researcher,
    /// Public data, such as a database of vulnerabilities.
    PublicData,
}

impl ReportSource {
    /// All of them, in the order of the clause.
    pub const ALL: [Self; 7] = [
        Self::Tester,
        Self::ComponentSupplier,
        Self::Developer,
        Self::User,
        Self::AuditLog,
        Self::Researcher,
        Self::PublicData,
    ];

    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Tester => "Tester",
            Self::ComponentSupplier => "Supplier of a component",
            Self::Developer => "Developer",
            Self::User => "User of the product",
            Self::AuditLog => "Audit log",
            Self::Researcher => "Researcher",
            Self::PublicData => "Public data",
        }
    }
}

/// Who reported, and what they wish.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Reporter {
    /// Name; blank where they did not give one.
    pub name: String,
    /// Organisation.
    pub organisation: String,
    /// E-mail address.
    pub email: String,
    /// Language for answers, BCP 47.
    pub language: String,
    /// Whether they wish to stay anonymous.
    pub is_anonymous: bool,
    /// Whether and how they wish to be thanked in public.
    pub credit: CreditWish,
    /// The name to be thanked, where it differs.
    pub credit_name: String,
    /// Fingerprint of their OpenPGP certificate, hexadecimal; blank where there is none.
    pub openpgp: String,
    /// Anything else that they wish.
    pub wishes: String,
}

/// Whether a reporter wishes to be thanked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CreditWish {
    /// Nobody has asked yet.
    #[default]
    NotAsked,
    /// By name.
    Named,
    /// No.
    NotWished,
}

/// Investigation of a report (§9.3): each answer with who gave it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Triage {
    /// Whether it is applicable to a product of the company.
    pub applicable: Option<Judgement>,
    /// Whether it can be verified.
    pub verifiable: Option<Judgement>,
    /// Related threats.
    pub related_threats: Option<Judgement>,
}

impl Triage {
    /// When the investigation was complete, UTC.
    #[must_use]
    pub fn done_at(&self) -> Option<DateTime<Utc>> {
        let answers = [&self.applicable, &self.verifiable, &self.related_threats];
        // What does not apply needs no verification.
        if let Some(Judgement { answer: crate::YesNo::No, at, .. }) = &self.applicable {
            return Some(*at);
        }
        answers
            .into_iter()
            .map(|answer| answer.as_ref().map(|answer| answer.at))
            .collect::<Option<Vec<_>>>()?
            .into_iter()
            .max()
    }
}

/// An answer with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Judgement {
    /// The answer.
    pub answer: crate::YesNo,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Who gave it.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// Analysis of a report (§9.4).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Analysis {
    /// All affected versions.
    pub affected_versions: String,
    /// Root cause.
    pub root_cause: String,
    /// CVSS vectors.
    pub vectors: Vec<String>,
    /// A ranking that is equivalent, where there is no score.
    pub ranking: String,
    /// Impact on safety and effectiveness.
    pub safety_impact: String,
    /// Related issues, other products and third parties.
    pub related: String,
    /// Who analysed.
    pub by: String,
}

impl Analysis {
    /// Whether everything that §9.4 names is there.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let ranked =
            self.vectors.iter().any(|vector| vector.parse::<CvssVector>().is_ok()) || !self.ranking.trim().is_empty();
        ranked
            && [&self.affected_versions, &self.root_cause, &self.safety_impact]
                .iter()
                .all(|text| !text.trim().is_empty())
    }
}

/// The decision about a report (§9.5). A decision not to disclose is a record with its approver.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReportDecision {
    /// What was decided.
    pub verdict: ReportVerdict,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// Who approved it; a decision not to disclose needs somebody.
    #[serde(default)]
    pub approved_by: String,
}

/// What is done with a report (§9.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportVerdict {
    /// It is fixed and disclosed under §4.1.7.
    Disclose,
    /// The intended environment is changed.
    ChangeEnvironment,
    /// It is watched.
    Monitor,
    /// It is rejected: it concerns no product, or is none.
    Reject,
}

impl ReportVerdict {
    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Disclose => "Fix and disclose",
            Self::ChangeEnvironment => "Change the intended environment",
            Self::Monitor => "Monitor",
            Self::Reject => "Reject",
        }
    }
}

/// An agreement on when a vulnerability is published. A later one takes its place; none is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EmbargoAgreement {
    /// Nothing is published before, UTC; nothing where the embargo was lifted.
    pub until: Option<DateTime<Utc>>,
    /// The zone in which the hour was agreed.
    #[ts(type = "string")]
    pub zone: Zone,
    /// With whom.
    pub with: String,
    /// Why, or why it changed.
    #[serde(default)]
    pub reason: String,
    /// Who recorded it.
    pub by: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
}

/// Somebody who takes part in the coordination.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Party {
    /// Name.
    pub name: String,
    /// Its part.
    pub role: PartyRole,
    /// E-mail address.
    pub email: String,
    /// Fingerprint of its OpenPGP certificate, hexadecimal; blank where there is none.
    pub openpgp: String,
    /// What it may see.
    pub may_see: MaySee,
    /// Number of the matter there.
    pub reference: String,
}

/// The part that somebody takes in the coordination.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PartyRole {
    /// The reporter.
    #[default]
    Reporter,
    /// CERT/CC.
    CertCc,
    /// CISA.
    Cisa,
    /// The CSIRT of a country.
    NationalCsirt,
    /// The supplier of a component.
    ComponentSupplier,
    /// Another maker that is affected.
    OtherVendor,
    /// Somebody else.
    Other,
}

/// What a party may see.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaySee {
    /// Only that there is a matter, and its dates.
    #[default]
    Dates,
    /// What will be public.
    PublicText,
    /// Restricted detail too.
    RestrictedDetail,
}

/// Something that was promised to somebody by a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Promise {
    /// What.
    pub what: String,
    /// To whom.
    pub to: String,
    /// Until when, UTC.
    pub by: DateTime<Utc>,
    /// When it was kept, UTC.
    #[serde(default)]
    pub kept_at: Option<DateTime<Utc>>,
}

/// Where a report stands: follows from what is recorded, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Received, not investigated yet.
    Received,
    /// Investigated, not analysed yet.
    Triaged,
    /// Analysed, not decided yet.
    Analysed,
    /// Decided.
    Decided,
}

/// One letter of the correspondence, in or out. Added, never edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// Whether it came in or went out.
    pub direction: Direction,
    /// When it was sent or received, UTC.
    pub at: DateTime<Utc>,
    /// Who wrote it.
    pub from: String,
    /// To whom.
    pub to: String,
    /// How it went, where the program neither wrote nor received it: telephone, portal, a mail sent elsewhere.
    #[serde(default)]
    pub channel: String,
    /// Subject.
    pub subject: String,
    /// The text. Never HTML: what a mail holds of it is shown as text.
    pub text: String,
    /// What it was written for, where a template was used.
    #[serde(default)]
    pub purpose: Option<LetterPurpose>,
    /// The mail itself, as it came or as it was written.
    #[serde(default)]
    pub mail: Option<AttachmentId>,
    /// Files that came with it: name and file.
    #[serde(default)]
    pub files: Vec<LetterFile>,
    /// What is known of its protection.
    #[serde(default)]
    pub protection: Protection,
    /// Who recorded it.
    pub recorded_by: String,
}

/// A file of a letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LetterFile {
    /// Its name.
    pub name: String,
    /// Its media type, as the sender says.
    pub media_type: String,
    /// The file.
    pub file: AttachmentId,
}

/// In or out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "LetterDirection")]
pub enum Direction {
    /// It came in.
    In,
    /// It went out.
    Out,
}

/// What a letter is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LetterPurpose {
    /// That the report was received (ISO/IEC 29147).
    Acknowledge,
    /// Questions.
    Ask,
    /// How it stands.
    Status,
    /// A proposal of an embargo.
    Embargo,
    /// That it is published now.
    Release,
    /// Thanks, with the credit as it will stand.
    Credit,
    /// That there is a matter: the first letter to somebody else who takes part.
    Inform,
}

impl LetterPurpose {
    /// Those of a letter to the reporter, in the order in which they are used.
    pub const TO_REPORTER: [Self; 6] =
        [Self::Acknowledge, Self::Ask, Self::Status, Self::Embargo, Self::Release, Self::Credit];
    /// Those of a letter to another party, in the order in which they are used.
    pub const TO_PARTY: [Self; 5] = [Self::Inform, Self::Ask, Self::Status, Self::Embargo, Self::Release];

    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Acknowledge => "Acknowledgement",
            Self::Ask => "Questions",
            Self::Status => "Status",
            Self::Embargo => "Proposal of an embargo",
            Self::Release => "Publication",
            Self::Credit => "Credit",
            Self::Inform => "First word of the matter",
        }
    }
}

/// Whether a letter was encrypted and signed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Protection {
    /// It was encrypted.
    pub encrypted: bool,
    /// Fingerprint of the certificate whose signature holds; blank where there is none.
    pub signed_by: String,
    /// What to know of the signature, in words.
    pub note: String,
    /// What the signature is worth.
    pub signature: SignatureState,
}

/// What the signature of a letter is worth. That one can't be checked says nothing against the letter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SignatureState {
    /// There is none.
    #[default]
    None,
    /// It was made with a certificate that is known here, and fits.
    Good,
    /// It was made with a certificate that is known here, and does not fit this text: it was changed afterwards.
    DoesNotFit,
    /// It was made with a key that is not known here.
    UnknownKey,
    /// It can't be checked here.
    NotChecked,
}

impl SignatureState {
    /// In words.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Good => "good",
            Self::DoesNotFit => "does not fit this text",
            Self::UnknownKey => "unknown key",
            Self::NotChecked => "not checked",
        }
    }
}

impl Report {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> ReportState {
        if self.decision.is_some() {
            ReportState::Decided
        } else if self.triage.done_at().is_none() {
            ReportState::Received
        } else if self.analysis.is_complete() {
            ReportState::Analysed
        } else {
            ReportState::Triaged
        }
    }

    /// The embargo that stands.
    #[must_use]
    pub fn embargoed_until(&self) -> Option<(DateTime<Utc>, Zone)> {
        let last = self.embargo.last()?;
        last.until.map(|until| (until, last.zone))
    }

    /// What is missing or malformed. Nothing of it keeps the report from being saved.
    #[must_use]
    pub fn findings(&self) -> Vec<Finding> {
        let mut findings = Vec::new();
        let mut find = |path: &str, weight, message: &str, way_out: &str, clause: &str| {
            findings.push(Finding {
                path: path.to_owned(),
                element: None,
                missing: false,
                vulnerability: None,
                product: None,
                weight,
                message: message.to_owned(),
                way_out: way_out.to_owned(),
                clause: clause.to_owned(),
            });
        };
        if self.title.trim().is_empty() {
            find(
                "/title",
                Weight::Note,
                "The report has no title.",
                "Say in a line what it is about.",
                "IEC 81001-5-1 9.2",
            );
        }
        if self.text.trim().is_empty() {
            find(
                "/text",
                Weight::Note,
                "What was reported is not recorded.",
                "Paste the words of the reporter.",
                "IEC 81001-5-1 9.2",
            );
        }
        let email = self.reporter.email.trim();
        if !email.is_empty() && !email.contains('@') {
            find(
                "/reporter/email",
                Weight::Note,
                "This is not an e-mail address.",
                "Expected for example name@example.org.",
                "",
            );
        }
        for (index, cve) in self.cves.iter().enumerate() {
            if !crate::cve_is_valid(cve) {
                find(
                    &format!("/cves/{index}"),
                    Weight::Note,
                    &format!("“{cve}” is not a CVE identifier."),
                    "Expected for example CVE-2026-12345.",
                    "",
                );
            }
        }
        for (index, vector) in self.analysis.vectors.iter().enumerate() {
            if let Err(error) = vector.parse::<CvssVector>() {
                find(
                    &format!("/analysis/vectors/{index}"),
                    Weight::Note,
                    &error.to_string(),
                    "Expected CVSS:3.1/… or CVSS:4.0/….",
                    "IEC 81001-5-1 9.4",
                );
            }
        }
        let triaged = self.triage.done_at().is_some();
        if triaged && !self.analysis.is_complete() && self.decision.is_none() {
            for (path, text, what) in [
                ("/analysis/affected_versions", &self.analysis.affected_versions, "All affected versions are"),
                ("/analysis/root_cause", &self.analysis.root_cause, "The root cause is"),
                ("/analysis/safety_impact", &self.analysis.safety_impact, "The impact on safety and effectiveness is"),
            ] {
                if text.trim().is_empty() {
                    find(
                        path,
                        Weight::Note,
                        &format!("{what} not recorded."),
                        "The decision rests on it.",
                        "IEC 81001-5-1 9.4",
                    );
                }
            }
        }
        if let Some(decision) = &self.decision {
            if decision.verdict != ReportVerdict::Disclose && decision.approved_by.trim().is_empty() {
                find(
                    "/decision/approved_by",
                    Weight::Stops,
                    "Nobody approved the decision not to disclose.",
                    "Name who did.",
                    "IEC 81001-5-1 9.5",
                );
            }
            if decision.reason.trim().is_empty() {
                find(
                    "/decision/reason",
                    Weight::Stops,
                    "The decision has no reason.",
                    "Say why, from impact and acceptable residual risk.",
                    "IEC 81001-5-1 9.5",
                );
            }
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::YesNo;

    fn judged(answer: YesNo, at: &str) -> Option<Judgement> {
        Some(Judgement { answer, reason: String::new(), by: "Jana".into(), at: at.parse().unwrap() })
    }

    #[test]
    fn the_state_follows_from_what_is_recorded() {
        let mut report = Report::default();
        assert_eq!(report.state(), ReportState::Received);
        report.triage.applicable = judged(YesNo::Yes, "2026-11-20T10:00:00Z");
        report.triage.verifiable = judged(YesNo::Yes, "2026-11-20T12:00:00Z");
        assert_eq!(report.state(), ReportState::Received, "related threats are not looked at");
        report.triage.related_threats = judged(YesNo::No, "2026-11-20T11:00:00Z");
        assert_eq!(report.triage.done_at(), "2026-11-20T12:00:00Z".parse().ok());
        assert_eq!(report.state(), ReportState::Triaged);
        report.analysis = Analysis {
            affected_versions: "< 2.1".into(),
            root_cause: "a default password".into(),
            safety_impact: "none found".into(),
            vectors: vec!["CVSS:3.1/AV:N".into()],
            ..Analysis::default()
        };
        assert_eq!(report.state(), ReportState::Triaged, "the vector is none");
        report.analysis.ranking = "high".into();
        assert_eq!(report.state(), ReportState::Analysed);
    }

    #[test]
    fn what_does_not_apply_is_triaged_at_once() {
        let triage = Triage { applicable: judged(YesNo::No, "2026-11-20T10:00:00Z"), ..Triage::default() };
        assert!(triage.done_at().is_some());
    }

    #[test]
    fn a_decision_not_to_disclose_wants_an_approver() {
        let decision = ReportDecision {
            verdict: ReportVerdict::Monitor,
            reason: "residual risk is acceptable".into(),
            by: "Jana".into(),
            at: DateTime::UNIX_EPOCH,
            approved_by: " ".into(),
        };
        let report = Report { title: "t".into(), text: "t".into(), decision: Some(decision), ..Report::default() };
        let paths: Vec<String> = report.findings().into_iter().map(|finding| finding.path).collect();
        assert_eq!(paths, ["/decision/approved_by"]);
    }
}
