//! CVSS: strict vectors, exact scores, severity words.

mod metrics;
mod score;
#[cfg(test)]
mod tests;
mod vector;

pub use metrics::{CvssVersion, Metric, MetricGroup};
pub use score::{Rating, Score, Severity};
pub use vector::{CvssVector, VectorError};
