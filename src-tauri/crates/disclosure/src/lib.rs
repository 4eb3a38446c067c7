//! The nouns of a vulnerability disclosure, and the check of what IEC 81001-5-1 §4.1.7 asks for.
//!
//! Nothing here reads a clock, a file or a database. A draft holds what a person typed, right or wrong;
//! [`check()`] tells everything that is missing or malformed, each finding with its field and its clause.

mod assessment;
mod assignment;
mod check;
mod cwe;
mod decision;
mod disclosure;
mod email;
mod fact;
mod finding;
mod form;
mod ids;
mod market;
mod notice_draft;
mod notice_kind;
mod organisation;
mod pack_record;
mod product;
mod report;
mod severity;
mod text;
mod translation;
mod versions;
mod vulnerability;

pub use assessment::{Answer, Assessment, YesNo};
pub use assignment::Assignment;
pub use check::{
    Completeness, Gate, Products, check, check_product, completeness, cve_is_valid, cwe_is_valid, gate,
    gtin_check_digit_is_right, srn_fault,
};
pub use cwe::{CWE_VERSION, cwe_name, find_cwes};
pub use decision::{Decision, FollowUp, Verdict};
pub use disclosure::{
    AdvisoryRevision, AdvisorySource, Disclosure, Discovery, Embargo, RiskControl, SafetyAssessment, ToFollow,
};
pub use email::{AddressFault, ascii_address, ascii_domain};
pub use fact::{Evidence, Fact, Knower, standing, withdrawn_by};
pub use finding::{Element, Finding, Weight};
pub use form::{FormFields, FormValue, MAX_FORM_FIELDS, MAX_FORM_TEXT, ProductForms};
pub use ids::{
    AttachmentId, DecisionId, DisclosureId, FactId, LetterId, NoticeId, PackId, ProductId, ReportId, VulnerabilityId,
};
pub use market::{CompanyRole, CountryCode, EU_MEMBER_STATES, LegalStatus, Market};
pub use notice_draft::{
    Approval, Figure, FurtherSignatory, NoticeDraft, NoticeState, SealExtension, SealRecord, SealSignature, Sending,
};
pub use notice_kind::{NoticeKind, NoticeKindError};
pub use organisation::{Organisation, Person, Signatory};
pub use pack_record::PackRecord;
pub use product::{ItemClass, KnownProduct, Product, ProductVersion, VersionScheme};
pub use report::{
    Analysis, CreditWish, Direction, EmbargoAgreement, Judgement, Letter, LetterFile, LetterPurpose, MaySee, Party,
    PartyRole, Promise, Protection, Report, ReportDecision, ReportSource, ReportState, ReportVerdict, Reporter,
    SignatureState, Triage,
};
pub use severity::{CvssVector, CvssVersion, Metric, MetricGroup, Rating, Score, Severity, VectorError};
pub use text::{Audience, PublicText, RestrictedText, Tlp};
pub use translation::{BASE_LANGUAGE, Translation, Translations, is_base_language, translated};
pub use versions::{Bound, MAX_VERSION_SPANS, MAX_VERSIONS_LENGTH, Reading, Remark, Span, VersionOrder, VersionSet};
pub use vulnerability::{
    AffectedStatement, AffectedStatus, Credit, Cwe, Exploitation, ExploitationStatus, Note, Reference, Resolution,
    ResolutionKind, Scoring, Vulnerability,
};
