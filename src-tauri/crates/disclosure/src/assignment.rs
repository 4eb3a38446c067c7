//! Who does what: the people responsible for single obligations.

use crate::CountryCode;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who is responsible for one stage of a regime, or for all of it, where that is not the owner of the disclosure.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The regime, as the rule pack names it.
    pub regime: String,
    /// The stage; `None` means all stages.
    #[serde(default)]
    pub stage: Option<String>,
    /// The country, where the regime has one obligation per country; `None` means all of them.
    #[serde(default)]
    pub place: Option<CountryCode>,
    /// Who is responsible.
    pub owner: String,
    /// Who stands in.
    #[serde(default)]
    pub deputy: String,
}

impl Assignment {
    /// Whether it is about that obligation.
    #[must_use]
    pub fn covers(&self, regime: &str, stage: &str, place: Option<&CountryCode>) -> bool {
        self.regime == regime
            && self.stage.as_deref().is_none_or(|own| own == stage)
            && (self.place.is_none() || self.place.as_ref() == place)
    }

    /// How closely it names its obligations: that of a stage comes before that of a regime.
    #[must_use]
    pub const fn closeness(&self) -> u8 {
        2 * self.stage.is_some() as u8 + self.place.is_some() as u8
    }
}
