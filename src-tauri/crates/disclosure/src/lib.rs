//! The nouns of a vulnerability disclosure, and the check of what IEC 81001-5-1 §4.1.7 asks for.
//!
//! Nothing here reads a clock, a file or a database. A draft holds what a person typed, right or wrong;
//! [`check()`] tells everything that is missing or malformed, each finding with its field and its clause.

mod assessment;
mod decision;
mod fact;
mod ids;
mod market;
mod product;

pub use assessment::{Answer, Assessment, YesNo};
pub use decision::{Decision, FollowUp, Verdict};
pub use fact::{Evidence, Fact, Knower, standing};
pub use ids::{
    AttachmentId, DecisionId, DisclosureId, FactId, NoticeId, PackId, ProductId, VulnerabilityId,
};
pub use market::{CompanyRole, CountryCode, EU_MEMBER_STATES, LegalStatus, Market};
pub use product::{ItemClass, KnownProduct, Product, ProductVersion, VersionScheme};
