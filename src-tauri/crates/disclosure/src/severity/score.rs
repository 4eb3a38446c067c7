//! Scores, severity and nomenclature, computed with the `cvss` crate and corrected where its rounding differs.

use super::metrics::{CvssVersion, MetricGroup};
use super::vector::CvssVector;
use serde::{Deserialize, Serialize, Serializer};
use std::fmt;
use ts_rs::TS;

/// A score from 0.0 to 10.0, held in tenths so that it is exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "number")]
pub struct Score(u8);

impl Score {
    /// The score nearest to `value`, within 0.0 and 10.0.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=100 first")]
    pub fn nearest(value: f64) -> Self {
        Self((value * 10.0).round().clamp(0.0, 100.0) as u8)
    }

    /// In tenths: 75 for 7.5.
    #[must_use]
    pub const fn tenths(self) -> u8 {
        self.0
    }

    /// As a number.
    #[must_use]
    pub fn value(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0 / 10, self.0 % 10)
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_f64(self.value())
    }
}

/// The qualitative severity rating scale (v3.1 specification section 5, v4.0 section 6; for v2 the bands of the NVD).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// 0.0
    None,
    /// 0.1 to 3.9
    Low,
    /// 4.0 to 6.9
    Medium,
    /// 7.0 to 8.9, with v2 to 10.0
    High,
    /// 9.0 to 10.0
    Critical,
}

impl Severity {
    const fn of(version: CvssVersion, score: Score) -> Self {
        match (version, score.0) {
            (CvssVersion::V2, 0..=39) => Self::Low,
            (CvssVersion::V2, 40..=69) => Self::Medium,
            (CvssVersion::V2, _) => Self::High,
            (_, 0) => Self::None,
            (_, 1..=39) => Self::Low,
            (_, 40..=69) => Self::Medium,
            (_, 70..=89) => Self::High,
            _ => Self::Critical,
        }
    }

    /// The word, as the standards print it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Everything that a vector says as numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Rating {
    /// The version.
    pub version: CvssVersion,
    /// The vector in its canonical form.
    pub vector: String,
    /// Base score.
    pub base: Score,
    /// Severity of the base score.
    pub base_severity: Severity,
    /// Temporal (v2, v3.x) or threat (v4.0) score; `None` where no such metric is defined.
    pub threat: Option<Score>,
    /// Environmental score; `None` where no such metric is defined. In v4.0 it includes the threat metrics.
    pub environmental: Option<Score>,
    /// The score that all defined metrics give together.
    pub overall: Score,
    /// Severity of that score.
    pub overall_severity: Severity,
    /// Which groups the score rests on: `CVSS-B`, `CVSS-BT`, `CVSS-BE`, `CVSS-BTE` in v4.0; empty before.
    pub nomenclature: String,
}

impl CvssVector {
    /// Scores and severity of this vector.
    #[must_use]
    pub fn rating(&self) -> Rating {
        let version = self.version();
        let has_threat = self.has(MetricGroup::Threat);
        let has_environment = self.has(MetricGroup::Environmental);
        let base = self.base_score();
        let threat = has_threat.then(|| self.threat_score(base));
        let environmental = has_environment.then(|| self.environmental_score());
        let overall = environmental.or(threat).unwrap_or(base);
        let nomenclature = match (version, has_threat, has_environment) {
            (CvssVersion::V40, false, false) => "CVSS-B",
            (CvssVersion::V40, true, false) => "CVSS-BT",
            (CvssVersion::V40, false, true) => "CVSS-BE",
            (CvssVersion::V40, true, true) => "CVSS-BTE",
            _ => "",
        };
        Rating {
            version,
            vector: self.to_string(),
            base,
            base_severity: Severity::of(version, base),
            threat,
            environmental,
            overall,
            overall_severity: Severity::of(version, overall),
            nomenclature: nomenclature.to_owned(),
        }
    }

    /// Base score: the base metrics alone.
    #[must_use]
    pub fn base_score(&self) -> Score {
        Score::nearest(match self.only(&[MetricGroup::Base]).parsed() {
            cvss::Cvss::CvssV20(vector) => vector.score().value(),
            cvss::Cvss::CvssV30(vector) | cvss::Cvss::CvssV31(vector) => vector.base_score().value(),
            cvss::Cvss::CvssV40(vector) => vector.score().value(),
            _ => 0.0,
        })
    }

    fn threat_score(&self, base: Score) -> Score {
        match self.only(&[MetricGroup::Base, MetricGroup::Threat]).parsed() {
            cvss::Cvss::CvssV20(vector) => Score::nearest(vector.temporal_score().value()),
            cvss::Cvss::CvssV40(vector) => Score::nearest(vector.score().value()),
            _ => self.weigh(base),
        }
    }

    fn environmental_score(&self) -> Score {
        let groups = [MetricGroup::Base, MetricGroup::Threat, MetricGroup::Environmental];
        match self.only(&groups).parsed() {
            cvss::Cvss::CvssV20(vector) => Score::nearest(vector.environmental_score().value()),
            cvss::Cvss::CvssV40(vector) => Score::nearest(vector.score().value()),
            _ => {
                // The inner round-up is right in the crate; the outer one, over the temporal weights, is done here.
                let inner = match self.only(&[MetricGroup::Base, MetricGroup::Environmental]).parsed() {
                    cvss::Cvss::CvssV30(vector) | cvss::Cvss::CvssV31(vector) => vector.environmental_score().value(),
                    _ => 0.0,
                };
                self.weigh(Score::nearest(inner))
            }
        }
    }

    /// `score` × E × RL × RC, rounded up as the version says, in integers: v3.0 section 8.1 rounds up to the next
    /// tenth, v3.1 appendix A first rounds to five decimals. In binary floating point 4.6 becomes 4.7.
    fn weigh(&self, score: Score) -> Score {
        let weight = |key: &str| -> u64 {
            match (key, self.value(key)) {
                ("E", Some("U")) => 91,
                ("E", Some("P")) => 94,
                ("E", Some("F")) => 97,
                ("RL", Some("O")) => 95,
                ("RL", Some("T")) => 96,
                ("RL", Some("W")) => 97,
                ("RC", Some("U")) => 92,
                ("RC", Some("R")) => 96,
                _ => 100,
            }
        };
        // In units of 10⁻⁷ of a score point.
        let product = u64::from(score.tenths()) * weight("E") * weight("RL") * weight("RC");
        let exact = match self.version() {
            CvssVersion::V31 => (product + 50) / 100 * 100,
            _ => product,
        };
        let tenths = exact.div_ceil(1_000_000).min(100);
        Score(u8::try_from(tenths).unwrap_or(100))
    }

    /// The same vector in the `cvss` crate's types.
    #[expect(
        clippy::expect_used,
        reason = "every metric and value was checked against the same specification; a test feeds all of them to the crate"
    )]
    fn parsed(&self) -> cvss::Cvss {
        self.to_string().parse().expect("a checked vector is read by the cvss crate")
    }
}
