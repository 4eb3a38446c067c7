//! Vulnerabilities: each with everything about it, or in brief.

use super::Draft;
use super::value::version_sets;
use crate::content::{Resolution, Stated, Vulnerability};
use crate::document::{Block, Inline, Pair, link, mono, strong, text};

impl Draft<'_> {
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
            // A date ends with a full stop in some languages.
            lead.push_str(if words.ends_with('.') { " " } else { ". " });
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
}
