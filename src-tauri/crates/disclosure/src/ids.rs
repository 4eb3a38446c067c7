//! Identifiers: UUID version 7 newtypes, one per noun, so that a product can't be passed for a notice.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use ts_rs::TS;
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

id! {
    /// A product on the market.
    ProductId,
    /// One matter that is disclosed as a whole.
    DisclosureId,
    /// One vulnerability inside a disclosure.
    VulnerabilityId,
    /// Something that happened.
    FactId,
    /// A human decision about an obligation.
    DecisionId,
    /// A document for one audience in one language.
    NoticeId,
    /// The folder and zip handed to one authority.
    PackId,
    /// A file kept in the register.
    AttachmentId,
    /// A report of a vulnerability as it came in.
    ReportId,
    /// One letter of the correspondence about a report.
    LetterId,
}
