//! Reading and printing CVSS vectors, strictly.
//!
//! The `cvss` crate reads more than the specification allows (v3 vectors without all base metrics, lower case) and
//! keeps "not defined" metrics when it prints. Here a vector is checked metric by metric first, so that every
//! message names the metric and its allowed values, and is printed in one canonical form.

use super::metrics::{CvssVersion, Metric, MetricGroup};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// Longest vector that is read, in bytes. The longest legal one (v4.0 with every metric) has under 250.
const MAX_LENGTH: usize = 512;

/// A complete, valid CVSS vector.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct CvssVector {
    version: CvssVersion,
    /// Value by metric, in the order of [`CvssVersion::metrics`]; `None` where not defined.
    values: Vec<Option<&'static str>>,
}

/// Why a text is no CVSS vector.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum VectorError {
    /// Nothing was typed.
    #[error("the vector is empty; expected for example CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")]
    Empty,
    /// Longer than any vector.
    #[error("the text has {0} characters; a CVSS vector has fewer than 250")]
    TooLong(usize),
    /// A version that does not exist, or not here.
    #[error(
        "“{0}” is not a CVSS version; expected CVSS:3.0, CVSS:3.1, CVSS:4.0, or a v2 vector such as AV:N/AC:L/Au:N/C:P/I:P/A:P"
    )]
    UnknownVersion(String),
    /// A part without colon.
    #[error("“{0}” is not a metric; each part is a name, a colon and a value, such as AV:N")]
    NotAMetric(String),
    /// A metric that the version does not have.
    #[error("{version} has no metric “{key}”{hint}")]
    UnknownMetric {
        /// The version.
        version: CvssVersion,
        /// What was written.
        key: String,
        /// "; did you mean …?" or empty.
        hint: String,
    },
    /// A value that the metric does not have.
    #[error("“{value}” is not a value of {name} ({key}); expected one of {allowed}{hint}")]
    UnknownValue {
        /// The metric.
        key: &'static str,
        /// Its name.
        name: &'static str,
        /// What was written.
        value: String,
        /// The allowed values.
        allowed: String,
        /// "; did you mean …?" or empty.
        hint: String,
    },
    /// The same metric twice.
    #[error("{0} stands twice in the vector")]
    Duplicate(&'static str),
    /// Base metrics that are missing.
    #[error("{version} needs every base metric; missing: {missing}")]
    Missing {
        /// The version.
        version: CvssVersion,
        /// The metrics, with commas.
        missing: String,
    },
}

impl CvssVector {
    /// The version.
    #[must_use]
    pub const fn version(&self) -> CvssVersion {
        self.version
    }

    /// The value of a metric, `None` where not defined or not a metric of this version.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&'static str> {
        let position = self.version.metrics().iter().position(|metric| metric.key == key)?;
        self.values[position]
    }

    /// Every defined metric with its value, in the order of the specification.
    pub fn defined(&self) -> impl Iterator<Item = (&'static Metric, &'static str)> + '_ {
        self.version.metrics().iter().zip(&self.values).filter_map(|(metric, value)| value.map(|value| (metric, value)))
    }

    /// Whether any metric of the group is defined.
    #[must_use]
    pub fn has(&self, group: MetricGroup) -> bool {
        self.defined().any(|(metric, _)| metric.group == group)
    }

    /// The same vector with only the metrics of the given groups.
    #[must_use]
    pub fn only(&self, groups: &[MetricGroup]) -> Self {
        let values = self
            .version
            .metrics()
            .iter()
            .zip(&self.values)
            .map(|(metric, value)| value.filter(|_| groups.contains(&metric.group)))
            .collect();
        Self { version: self.version, values }
    }
}

impl fmt::Display for CvssVector {
    /// The canonical form: the order of the specification, without metrics that are not defined.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = if self.version == CvssVersion::V2 {
            ""
        } else {
            write!(f, "CVSS:{}", self.version.number())?;
            "/"
        };
        for (metric, value) in self.defined() {
            write!(f, "{separator}{}:{value}", metric.key)?;
            separator = "/";
        }
        Ok(())
    }
}

impl FromStr for CvssVector {
    type Err = VectorError;

    /// Reads a vector. Brackets around it, spaces at its ends and a lower-case prefix are forgiven; metrics and
    /// values are case-sensitive, as every version's specification has them.
    fn from_str(text: &str) -> Result<Self, VectorError> {
        let text = text.trim().trim_start_matches('(').trim_end_matches(')').trim();
        if text.is_empty() {
            return Err(VectorError::Empty);
        }
        if text.len() > MAX_LENGTH {
            return Err(VectorError::TooLong(text.chars().count()));
        }
        let (version, rest) = split_prefix(text)?;
        let metrics = version.metrics();
        let mut values: Vec<Option<&'static str>> = vec![None; metrics.len()];
        let mut seen = vec![false; metrics.len()];
        for part in rest.split('/').filter(|part| !part.is_empty()) {
            let (key, value) = part.split_once(':').ok_or_else(|| VectorError::NotAMetric(part.to_owned()))?;
            let Some(position) = metrics.iter().position(|metric| metric.key == key) else {
                let hint = metrics
                    .iter()
                    .find(|metric| metric.key.eq_ignore_ascii_case(key))
                    .map_or_else(String::new, |metric| format!("; did you mean {}?", metric.key));
                return Err(VectorError::UnknownMetric { version, key: key.to_owned(), hint });
            };
            let metric = &metrics[position];
            if std::mem::replace(&mut seen[position], true) {
                return Err(VectorError::Duplicate(metric.key));
            }
            values[position] = read_value(version, metric, value)?;
        }
        let missing: Vec<&str> = metrics
            .iter()
            .zip(&values)
            .filter(|(metric, value)| metric.group == MetricGroup::Base && value.is_none())
            .map(|(metric, _)| metric.key)
            .collect();
        if !missing.is_empty() {
            return Err(VectorError::Missing { version, missing: missing.join(", ") });
        }
        Ok(Self { version, values })
    }
}

fn split_prefix(text: &str) -> Result<(CvssVersion, &str), VectorError> {
    let has_prefix = text.get(..5).is_some_and(|start| start.eq_ignore_ascii_case("CVSS:"));
    if !has_prefix {
        return if text.contains(':') {
            Ok((CvssVersion::V2, text))
        } else {
            Err(VectorError::UnknownVersion(text.to_owned()))
        };
    }
    let (prefix, rest) = text.split_once('/').unwrap_or((text, ""));
    let version = match &prefix[5..] {
        "2.0" => CvssVersion::V2,
        "3.0" => CvssVersion::V30,
        "3.1" => CvssVersion::V31,
        "4.0" => CvssVersion::V40,
        _ => return Err(VectorError::UnknownVersion(prefix.to_owned())),
    };
    Ok((version, rest))
}

fn read_value(version: CvssVersion, metric: &'static Metric, value: &str) -> Result<Option<&'static str>, VectorError> {
    if let Some((known, _)) = metric.values.iter().find(|(known, _)| *known == value) {
        return Ok(Some(known));
    }
    if value == version.not_defined() && metric.group != MetricGroup::Base {
        return Ok(None);
    }
    let allowed: Vec<&str> = metric.values.iter().map(|(known, _)| *known).collect();
    let hint = allowed
        .iter()
        .find(|known| known.eq_ignore_ascii_case(value))
        .map_or_else(String::new, |known| format!("; did you mean {}:{known}?", metric.key));
    Err(VectorError::UnknownValue {
        key: metric.key,
        name: metric.name,
        value: value.to_owned(),
        allowed: allowed.join(", "),
        hint,
    })
}

impl Serialize for CvssVector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for CvssVector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
