//! Products, versions, severity and vulnerabilities.

use super::Draft;
use super::value::{paragraphs, version_sets};
use crate::content::{AffectedProduct, Stated};
use crate::document::{Block, Column, Inline, Row, Table, text};

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
