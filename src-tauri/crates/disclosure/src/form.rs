//! What a form of an authority asks for and the record has no field of its own for: marketing status, numbers of
//! devices, consignees, codes. Which fields there are is data of the crate `notice`; here their values are kept.

use crate::{ProductId, PublicText};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// Longest value of a form field that is kept, in characters.
pub const MAX_FORM_TEXT: usize = 20_000;
/// Most values that one set of form fields keeps.
pub const MAX_FORM_FIELDS: usize = 500;

/// The value of one form field. Which of them a field takes says its declaration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(untagged)]
pub enum FormValue {
    /// Yes or no.
    YesNo(bool),
    /// A count: devices, patients, consignees.
    Count(u32),
    /// A text, a day (`2026-12-18`), an instant with its offset, a choice by its name.
    Text(String),
    /// Several texts, countries or codes.
    List(Vec<String>),
    /// Not known yet, with the day by which it is given and why it is not known (21 CFR 806.10(c)(13)).
    ToFollow {
        /// The day.
        to_follow: NaiveDate,
        /// Why.
        #[serde(default)]
        reason: PublicText,
    },
}

/// Values by the name of the field (`us.marketing_number`).
pub type FormFields = BTreeMap<String, FormValue>;

/// Values of one product by the name of the field.
pub type ProductForms = BTreeMap<ProductId, FormFields>;

impl FormValue {
    /// Whether nothing but white space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(|item| item.trim().is_empty()),
            Self::YesNo(_) | Self::Count(_) | Self::ToFollow { .. } => false,
        }
    }

    /// Its length in characters.
    #[must_use]
    pub fn length(&self) -> usize {
        match self {
            Self::Text(text) => text.chars().count(),
            Self::List(items) => items.iter().map(|item| item.chars().count()).sum(),
            Self::ToFollow { reason, .. } => reason.0.chars().count(),
            Self::YesNo(_) | Self::Count(_) => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::FormValue;

    #[test]
    fn each_value_is_read_as_what_it_is() {
        for text in [
            "true",
            "1480",
            "\"K000000\"",
            "[\"DE\",\"AT\"]",
            "{\"to_follow\":\"2026-12-18\",\"reason\":\"The investigation goes on.\"}",
        ] {
            let value: FormValue = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
        assert!(serde_json::from_str::<FormValue>("-1").is_err());
        assert!(serde_json::from_str::<FormValue>("{\"to_follow\":\"soon\"}").is_err());
    }
}
