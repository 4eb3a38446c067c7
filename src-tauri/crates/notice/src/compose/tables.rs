//! Products, versions, severity and vulnerabilities.

use super::Draft;
use super::value::{paragraphs, version_sets};
use crate::content::{AffectedProduct, Resolution, Stated, Vulnerability};
use crate::document::{Block, Column, Inline, Pair, PanelScore, Row, SeverityPanel, Table, link, mono, strong, text};

/// A version text up to this length never wraps.
const SHORT_VERSIONS: usize = 28;

impl Draft<'_> {
    /// Affected products and versions.
    pub(super) fn affected(&mut self, anchor: Option<&str>) {
        let products = &self.content.affected;
        if products.is_empty() {
            let nothing = crate::document::gap(self.words.text("no-affected"));
            self.blocks.push(Block::paragraph(vec![nothing]));
            return;
        }
        let has_udi = products.iter().any(|product| !product.udi.is_empty());
        let mut columns = vec![self.column("device", false)];
        if has_udi {
            columns.push(self.column("udi", true));
        }
        let versions: Vec<Vec<Inline>> =
            products.iter().map(|product| vec![self.version_words(&product.versions)]).collect();
        // A single version or range never wraps; a long list of versions must.
        let is_short = versions.iter().flatten().all(|inline| match inline {
            Inline::Text { text } => text.chars().count() <= SHORT_VERSIONS,
            _ => true,
        });
        columns.push(self.column("affected-versions", is_short));
        columns.push(self.column("fixed-in", false));
        let rows = products.iter().zip(versions).map(|(product, versions)| {
            let mut cells = vec![vec![text(&product.name)]];
            if has_udi {
                cells.push(vec![text(&product.udi)]);
            }
            cells.push(versions);
            cells.push(self.fixed_in(product));
            Row { cells, vectors: Vec::new() }
        });
        let anchor = format!("{}.table", anchor.unwrap_or(&self.section));
        let table = Table { caption: None, columns, rows: rows.collect(), anchor: Some(anchor) };
        self.blocks.push(Block::Table(table));
    }

    /// Sets of versions, one a line in the record, as the language writes them.
    fn version_words(&self, versions: &Stated) -> Inline {
        match versions {
            Stated::Known(typed) if !typed.trim().is_empty() => text(version_sets(typed, self.words)),
            other => self.stated(other, "what-versions"),
        }
    }

    fn fixed_in(&self, product: &AffectedProduct) -> Vec<Inline> {
        if product.fixed_in.is_empty() {
            return vec![self.stated(&product.fix_follows, "what-fix")];
        }
        let parts = product.fixed_in.iter().map(|fix| {
            let date = fix.on.map(|on| self.words.date(on)).unwrap_or_default();
            let key = match (fix.version.is_empty(), fix.on.is_some()) {
                (true, true) => "dated",
                (true, false) => "bare",
                (false, true) => "version-dated",
                (false, false) => "version",
            };
            let key = format!("fixed-{}-{key}", fix.kind.replace('_', "-"));
            self.words.with(&key, &[("version", &fix.version), ("date", &date)])
        });
        vec![text(parts.collect::<Vec<_>>().join("; "))]
    }

    pub(super) fn not_affected(&mut self) {
        for entry in &self.content.not_affected {
            let versions = if entry.versions.is_empty() { String::new() } else { self.words.versions(&entry.versions) };
            let key = if versions.is_empty() { "not-affected" } else { "not-affected-versions" };
            let line = self.words.with(key, &[("product", &entry.product), ("versions", &versions)]);
            let mut content = vec![text(line)];
            if !entry.reason.trim().is_empty() {
                content = vec![text(format!("{}: ", content_text(&content))), self.own(&entry.reason)];
            }
            self.blocks.push(Block::Note { content });
        }
    }

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

    fn standard(&self, standard: &str) -> String {
        if standard.is_empty() { self.words.text("other-ranking") } else { standard.to_owned() }
    }

    fn severity_word(&self, word: &str) -> String {
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

    /// Each vulnerability with everything about it.
    pub(super) fn vulnerabilities(&mut self) {
        let content = self.content;
        if content.vulnerabilities.is_empty() {
            let missing = self.missing("what-description");
            self.blocks.push(Block::paragraph(vec![missing]));
        }
        for vulnerability in &content.vulnerabilities {
            let heading = format!("{}  {}", vulnerability.id, vulnerability.title);
            let anchor = format!("vulnerability.{}", vulnerability.id);
            self.blocks.push(Block::heading(2, heading.trim(), &anchor));
            self.described(&vulnerability.description);
            if !vulnerability.restricted.trim().is_empty() {
                let lead = strong(format!("{} ", self.words.text("restricted-detail")));
                self.blocks
                    .push(Block::Callout { content: vec![lead, text(vulnerability.restricted.trim())], anchor: None });
            }
            let pairs = self.vulnerability_pairs(vulnerability);
            self.blocks.push(Block::KeyValues { pairs, anchor: None });
        }
    }

    fn vulnerability_pairs(&self, vulnerability: &Vulnerability) -> Vec<Pair> {
        let mut pairs = Vec::new();
        pairs.extend(self.pair("weakness", &vulnerability.weakness));
        pairs.push(Pair { label: self.words.text("affected"), value: self.affected_words(vulnerability) });
        pairs.push(Pair { label: self.words.text("exploitation"), value: self.exploitation(vulnerability) });
        pairs.push(Pair { label: self.words.text("resolution"), value: self.resolutions(vulnerability) });
        for score in &vulnerability.scores {
            let mut value =
                vec![strong(self.words.score(&score.score)), text(format!(" {}", self.severity_word(&score.word)))];
            if !score.vector.is_empty() {
                value.extend([Inline::Break, mono(&score.vector)]);
            }
            pairs.push(Pair { label: self.standard(&score.standard), value });
        }
        if vulnerability.scores.is_empty() {
            let value = vec![self.stated(&vulnerability.score_follows, "what-score")];
            pairs.push(Pair { label: self.words.text("severity"), value });
        }
        pairs.extend(self.pair("credit", &vulnerability.credits.join("; ")));
        for (words, address) in &vulnerability.references {
            let shown = if words.trim().is_empty() { address } else { words };
            let followable = ["https://", "http://"].iter().any(|scheme| address.starts_with(scheme))
                && address.is_ascii()
                && !address.contains(' ');
            let value =
                if followable { vec![link(shown, address)] } else { vec![text(format!("{shown} {address}").trim())] };
            pairs.push(Pair { label: self.words.text("more"), value });
        }
        pairs
    }

    fn affected_words(&self, vulnerability: &Vulnerability) -> Vec<Inline> {
        if vulnerability.affected.is_empty() {
            return vec![self.stated(&vulnerability.affected_follows, "what-versions")];
        }
        let lines = vulnerability
            .affected
            .iter()
            .map(|entry| format!("{}: {}", entry.product, version_sets(&entry.versions, self.words)));
        vec![text(lines.collect::<Vec<_>>().join("; "))]
    }

    pub(super) fn exploitation(&self, vulnerability: &Vulnerability) -> Vec<Inline> {
        let key = format!("exploitation-{}", vulnerability.exploitation.status.replace('_', "-"));
        let mut inlines = vec![text(self.words.text(&key))];
        if !vulnerability.exploitation.detail.trim().is_empty() {
            inlines.extend([text(" "), self.own(&vulnerability.exploitation.detail)]);
        }
        inlines
    }

    /// The resolutions, one after the other.
    fn resolutions(&self, vulnerability: &Vulnerability) -> Vec<Inline> {
        if vulnerability.resolutions.is_empty() {
            return vec![self.stated(&vulnerability.resolution_follows, "what-resolution")];
        }
        let mut inlines = Vec::new();
        for (index, resolution) in vulnerability.resolutions.iter().enumerate() {
            if index > 0 {
                inlines.push(text(" "));
            }
            inlines.extend(self.resolution(resolution));
        }
        inlines
    }

    /// The label says "Resolution" before it; only what is not a fix names its kind again.
    fn resolution(&self, resolution: &Resolution) -> Vec<Inline> {
        let mut lead = String::new();
        if resolution.kind != "fix" {
            lead = format!("{}: ", self.words.text(&format!("resolution-{}", resolution.kind.replace('_', "-"))));
        }
        if !resolution.version.is_empty() {
            let date = resolution.on.map(|on| self.words.date(on)).unwrap_or_default();
            let key = if resolution.on.is_some() { "resolution-version-dated" } else { "resolution-version" };
            let words = self.words.with(key, &[("version", &resolution.version), ("date", &date)]);
            lead.push_str(&words);
            lead.push_str(". ");
        }
        let mut inlines = Vec::new();
        let details = resolution.details.trim();
        if details.is_empty() {
            inlines.push(text(lead.trim_end()));
        } else {
            match self.own(details) {
                Inline::Text { text: details } => inlines.push(text(format!("{lead}{details}"))),
                foreign => {
                    if !lead.is_empty() {
                        inlines.push(text(lead));
                    }
                    inlines.push(foreign);
                }
            }
        }
        if !resolution.url.trim().is_empty() {
            inlines.push(text(format!(" ({})", resolution.url.trim())));
        }
        inlines
    }

    fn described(&mut self, description: &Stated) {
        match description {
            Stated::Known(words) if !words.trim().is_empty() => {
                for inlines in self.own_paragraphs(words) {
                    self.blocks.push(Block::paragraph(inlines));
                }
            }
            other => {
                let gap = self.stated(other, "what-description");
                self.blocks.push(Block::paragraph(vec![gap]));
            }
        }
    }

    /// Each vulnerability in a paragraph, with its resolution.
    pub(super) fn vulnerabilities_in_brief(&mut self) {
        let content = self.content;
        for vulnerability in &content.vulnerabilities {
            let name = format!("{}  {}", vulnerability.id, vulnerability.title.trim_end_matches('.'));
            let mut line = vec![strong(format!("{}.", name.trim())), text(" ")];
            match &vulnerability.description {
                Stated::Known(description) if !description.trim().is_empty() => {
                    let mut parts = self.own_paragraphs(description).into_iter();
                    line.extend(parts.next().unwrap_or_default());
                    self.blocks.push(Block::paragraph(line));
                    self.blocks.extend(parts.map(Block::paragraph));
                }
                other => {
                    line.push(self.stated(other, "what-description"));
                    self.blocks.push(Block::paragraph(line));
                }
            }
            let mut resolution = vec![text(format!("{}: ", self.words.text("resolution")))];
            resolution.extend(self.resolutions(vulnerability));
            self.blocks.push(Block::paragraph(resolution));
        }
    }

    pub(super) fn column(&self, key: &str, no_wrap: bool) -> Column {
        Column { head: self.words.text(key), share: None, no_wrap }
    }
}

fn content_text(content: &[Inline]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text { text } => paragraphs(text).join(" "),
            _ => String::new(),
        })
        .collect()
}
