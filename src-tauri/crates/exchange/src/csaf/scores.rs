//! CVSS scores of an advisory: the vector is kept and scored; what is published otherwise is told and kept beside it.

use super::tree::{Branch, shorten};
use super::vulnerability::{Reader, affected_products, covers};
use crate::Remark;
use disclosure::{CvssVector, CvssVersion, Scoring, Vulnerability};

impl Reader<'_> {
    pub(super) fn scores(&mut self, branch: &mut Branch, vulnerability: &mut Vulnerability, publisher: &str) {
        for mut score in branch.objects("scores") {
            let path = score.path.clone();
            let products = self.products(&mut score, vulnerability);
            if products.is_empty() && self.remarks.last().is_none_or(|remark| remark.path != path) {
                self.for_no_product(&path, "names no product");
            }
            for key in ["cvss_v2", "cvss_v3"] {
                let Some(mut cvss) = score.object(key) else { continue };
                let vector = cvss.text("vectorString");
                let stated = self.stated_score(&mut cvss);
                let severity = cvss.text("baseSeverity");
                if vector.is_empty() {
                    self.without_vector(&mut cvss, stated, &severity, vulnerability);
                    cvss.give_back(self.left);
                    continue;
                }
                let published = self.compare_score(&cvss.path, &vector, stated, &severity);
                // Every other member repeats the vector or follows from it.
                let keys: Vec<String> = cvss.keys().map(str::to_owned).collect();
                keys.iter().for_each(|key| cvss.derived(key));
                let source = published.map_or_else(
                    || publisher.to_owned(),
                    |score| format!("{publisher}, published as {score:.1}").trim_start_matches(", ").to_owned(),
                );
                let scoring = Scoring { vector, products: products.clone(), source };
                if !vulnerability.scores.contains(&scoring) {
                    vulnerability.scores.push(scoring);
                }
            }
            score.give_back(self.left);
        }
        cover_everything(vulnerability);
    }

    /// The published base score; one that is written as a text is read and told.
    fn stated_score(&mut self, cvss: &mut Branch) -> Option<f64> {
        let (path, text) = (cvss.at("baseScore"), cvss.peek("baseScore").map(str::to_owned));
        let stated = cvss.number("baseScore");
        if let Some(text) = text {
            let message = match stated {
                Some(_) => "The score is written as a text, not as a number; it was read as the number.",
                None => "The score is a text that is not a number; it was left out.",
            };
            cvss.derived("baseScore");
            self.remarks.push(Remark { path, value: shorten(&text), message: message.to_owned() });
        }
        stated
    }

    /// A base score without its vector has no place among the scores: it becomes the severity ranking.
    fn without_vector(
        &mut self,
        cvss: &mut Branch,
        stated: Option<f64>,
        severity: &str,
        vulnerability: &mut Vulnerability,
    ) {
        let (path, version) = (cvss.path.clone(), cvss.text("version"));
        let Some(stated) = stated else {
            self.remarks.push(Remark {
                path,
                value: severity.to_owned(),
                message: "The score has neither a vector nor a number that can be read; left out.".to_owned(),
            });
            return;
        };
        let words = format!("CVSS {version} base score {stated:.1} {}", severity.to_lowercase());
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !vulnerability.ranking.contains(&words) {
            let lines = format!("{}\n{words}", vulnerability.ranking);
            lines.trim().clone_into(&mut vulnerability.ranking);
        }
        self.remarks.push(Remark {
            path,
            value: format!("{stated:.1}"),
            message: "The advisory gives a base score without its vector; it is kept as the severity ranking. Ask the publisher for the vector."
                .to_owned(),
        });
    }

    /// Tells where score or severity differ from those of the vector; gives the published score where it does.
    fn compare_score(&mut self, path: &str, vector: &str, stated: Option<f64>, severity: &str) -> Option<f64> {
        let mut tell = |message: String| {
            self.remarks.push(Remark { path: path.to_owned(), value: shorten(vector), message });
        };
        let parsed = match vector.parse::<CvssVector>() {
            Ok(parsed) => parsed,
            Err(error) => {
                tell(format!("The vector can't be read: {error}. It was kept as it stands."));
                return stated;
            }
        };
        let score = parsed.base_score();
        let differs = stated.filter(|stated| (stated - score.value()).abs() > 0.049);
        if let Some(stated) = differs {
            let rounding = if parsed.version() == CvssVersion::V30 {
                " CVSS 3.0 does not say how fractions of a computer are rounded, so programs may differ by 0.1."
            } else {
                ""
            };
            tell(format!(
                "The advisory says {stated:.1}, but this vector gives {score}; the record shows {score} next to the published score.{rounding}"
            ));
        } else if !severity.is_empty() {
            let ours = parsed.rating().base_severity.to_string();
            if !ours.eq_ignore_ascii_case(severity) {
                tell(format!(
                    "The advisory says “{severity}”, but this vector is rated {ours}; the record shows {ours}."
                ));
            }
        }
        differs
    }
}

/// CSAF 2.0 has no place for CVSS v4.0: publishers refer to FIRST's calculator with the vector behind the `#`, and the
/// conversion to CSAF 2.1 reads it there.
pub(super) fn scores_in_references(vulnerability: &mut Vulnerability, publisher: &str) {
    let fragments =
        vulnerability.references.iter().filter_map(|reference| reference.url.split_once("/cvss/calculator/4"));
    let vectors: Vec<String> = fragments
        .filter_map(|(_, rest)| rest.split_once('#'))
        .filter_map(|(_, vector)| vector.parse::<CvssVector>().ok())
        .map(|vector| vector.to_string())
        .collect();
    for vector in vectors {
        if !vulnerability.scores.iter().any(|scoring| scoring.vector == vector) {
            vulnerability.scores.push(Scoring { vector, products: Vec::new(), source: publisher.to_owned() });
        }
    }
}

/// A score for every affected product needs no list.
fn cover_everything(vulnerability: &mut Vulnerability) {
    let affected = affected_products(vulnerability);
    for scoring in &mut vulnerability.scores {
        if covers(&scoring.products, &affected) {
            scoring.products.clear();
        }
    }
}
