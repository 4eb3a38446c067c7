//! Scores: a panel for the most severe, and a table with vectors.

use super::Draft;
use crate::content::Vulnerability;
use crate::document::{Block, Column, Inline, PanelScore, Row, SeverityPanel, Table, strong, text};

impl Draft<'_> {
    /// Scores with their vectors; one column a standard.
    pub(super) fn severity(&mut self, with_panel: bool) {
        let vulnerabilities = &self.content.vulnerabilities;
        if with_panel && let Some(panel) = self.panel() {
            self.blocks.push(Block::Severity(panel));
        }
        // The panel of a single vulnerability says all that the table would.
        let alone =
            with_panel && vulnerabilities.len() == 1 && vulnerabilities.iter().any(|one| !one.scores.is_empty());
        if alone || vulnerabilities.is_empty() {
            return;
        }
        let mut standards: Vec<&str> = Vec::new();
        for score in vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.scores) {
            if !standards.contains(&score.standard.as_str()) {
                standards.push(&score.standard);
            }
        }
        standards.sort_unstable();
        let mut columns = vec![self.column("vulnerability-and-vectors", false)];
        if standards.is_empty() {
            columns.push(self.column("severity", true));
        }
        columns.extend(standards.iter().map(|standard| Column {
            head: self.standard(standard),
            share: None,
            no_wrap: true,
        }));
        let rows = vulnerabilities.iter().map(|vulnerability| self.severity_row(vulnerability, &standards));
        let table = Table { caption: None, columns, rows: rows.collect(), anchor: Some("severity.table".into()) };
        self.blocks.push(Block::Table(table));
    }

    fn severity_row(&self, vulnerability: &Vulnerability, standards: &[&str]) -> Row {
        let mut cells = vec![self.name_of(vulnerability)];
        if vulnerability.scores.is_empty() {
            cells.push(vec![self.stated(&vulnerability.score_follows, "what-score")]);
            cells.extend(standards.iter().skip(1).map(|_| Vec::new()));
        } else {
            cells.extend(standards.iter().map(|standard| {
                let scores: Vec<_> = vulnerability.scores.iter().filter(|score| score.standard == **standard).collect();
                let mut cell = Vec::new();
                if scores.is_empty() {
                    cell.push(text(self.words.text("not-scored")));
                }
                for (index, score) in scores.iter().enumerate() {
                    if index > 0 {
                        cell.push(Inline::Break);
                    }
                    cell.push(strong(self.words.score(&score.score)));
                    cell.push(text(format!(" {}", self.severity_word(&score.word))));
                }
                cell
            }));
        }
        let vectors = vulnerability.scores.iter().map(|score| score.vector.clone());
        Row { cells, vectors: vectors.filter(|vector| !vector.is_empty()).collect() }
    }

    fn name_of(&self, vulnerability: &Vulnerability) -> Vec<Inline> {
        if vulnerability.title.is_empty() {
            return vec![strong(&vulnerability.id)];
        }
        match self.own(&vulnerability.title) {
            Inline::Text { text: title } => vec![strong(&vulnerability.id), text(format!("  {title}"))],
            foreign => vec![strong(&vulnerability.id), text("  "), foreign],
        }
    }

    pub(super) fn standard(&self, standard: &str) -> String {
        if standard.is_empty() { self.words.text("other-ranking") } else { standard.to_owned() }
    }

    pub(super) fn severity_word(&self, word: &str) -> String {
        let key = format!("severity-{word}");
        if self.words.has(&key) { self.words.text(&key) } else { word.to_owned() }
    }

    /// The most severe of all by the newest standard that each has; standards do not compare.
    fn panel(&self) -> Option<SeverityPanel> {
        let number = |score: &str| score.parse::<f32>().unwrap_or(-1.0);
        let of = |one: &Vulnerability| {
            let newest =
                one.scores.iter().filter(|score| !score.score.is_empty()).max_by(|a, b| a.standard.cmp(&b.standard));
            newest.or(one.scores.first()).map(|score| number(&score.score))
        };
        let mut worst: Option<(f32, &Vulnerability)> = None;
        for one in &self.content.vulnerabilities {
            if let Some(score) = of(one)
                && worst.is_none_or(|(most, _)| score > most)
            {
                worst = Some((score, one));
            }
        }
        let (_, worst) = worst?;
        let scores = worst.scores.iter().take(3).map(|score| PanelScore {
            score: self.words.score(&score.score),
            word: self.severity_word(&score.word),
            standard: self.standard(&score.standard),
            vector: score.vector.clone(),
            bars: match score.word.as_str() {
                "low" => 1,
                "medium" => 2,
                "high" => 3,
                "critical" => 4,
                _ => 0,
            },
        });
        let about = if worst.title.is_empty() { worst.id.clone() } else { format!("{}  {}", worst.id, worst.title) };
        let about = if self.content.vulnerabilities.len() > 1 {
            self.words.counted("most-severe-of", self.content.vulnerabilities.len() as u64, &[("about", &about)])
        } else {
            about
        };
        Some(SeverityPanel { scores: scores.collect(), about })
    }
}
