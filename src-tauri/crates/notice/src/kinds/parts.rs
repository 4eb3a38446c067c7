//! What the documents have in common.

use crate::content::{AffectedProduct, Contact, Frame, SIGNATURE_FIELD, Stated, Vulnerability};
use crate::document::{
    Block, Column, Document, Inline, Meta, Pair, Row, SignatureBlock, Table, Words, gap, link, mono, strong, text,
};
use crate::messages::Messages;

/// A document under construction.
pub(super) struct Draft<'a> {
    pub(super) words: &'a Messages,
    pub(super) blocks: Vec<Block>,
}

impl Draft<'_> {
    /// A numbered section.
    pub(super) fn section(&mut self, key: &str) {
        let words = self.words.text(key);
        self.blocks.push(Block::heading(1, words, key));
    }

    /// Paragraphs of a value; a gap when it is not known.
    pub(super) fn paragraphs(&mut self, value: &Stated, what: &str) {
        match value {
            Stated::Known(words) if !words.trim().is_empty() => {
                for paragraph in paragraphs(words) {
                    self.blocks.push(Block::paragraph(vec![text(paragraph)]));
                }
            }
            other => self.blocks.push(Block::paragraph(self.inlines(other, what))),
        }
    }

    /// A value inside a line.
    pub(super) fn inlines(&self, value: &Stated, what: &str) -> Vec<Inline> {
        vec![match value {
            Stated::Known(words) if !words.trim().is_empty() => text(words.trim()),
            Stated::ToFollow(on) => gap(self.words.with("to-follow", &[("date", &self.words.date(*on))])),
            Stated::Known(_) | Stated::Missing => gap(self.words.with("missing", &[("what", &self.words.text(what))])),
        }]
    }

    /// Label and value; empty values are left out.
    pub(super) fn pair(&self, key: &str, value: &str) -> Option<Pair> {
        (!value.trim().is_empty()).then(|| Pair { label: self.words.text(key), value: vec![text(value.trim())] })
    }

    /// Affected products and versions.
    pub(super) fn affected(&mut self, products: &[AffectedProduct], anchor: &str) {
        if products.is_empty() {
            let nothing = gap(self.words.text("no-affected"));
            self.blocks.push(Block::paragraph(vec![nothing]));
            return;
        }
        let has_udi = products.iter().any(|product| !product.udi.is_empty());
        let mut columns = vec![column(&self.words.text("device"), false)];
        if has_udi {
            columns.push(column(&self.words.text("udi"), true));
        }
        // A single version or range never wraps; a long list of versions must.
        let is_short = products
            .iter()
            .all(|product| !matches!(&product.versions, Stated::Known(words) if words.chars().count() > 28));
        columns.push(column(&self.words.text("affected-versions"), is_short));
        columns.push(column(&self.words.text("fixed-in"), false));
        let rows = products.iter().map(|product| {
            let mut cells = vec![vec![text(&product.name)]];
            if has_udi {
                cells.push(vec![text(&product.udi)]);
            }
            cells.push(self.inlines(&product.versions, "what-versions"));
            cells.push(self.inlines(&product.fixed_in, "what-fix"));
            Row { cells, vectors: Vec::new() }
        });
        let table = Table { caption: None, columns, rows: rows.collect(), anchor: Some(format!("{anchor}.table")) };
        self.blocks.push(Block::Table(table));
    }

    /// Scores with their vectors; one column a standard.
    pub(super) fn severity(&mut self, vulnerabilities: &[Vulnerability]) {
        let mut standards: Vec<&str> = Vec::new();
        for score in vulnerabilities.iter().flat_map(|vulnerability| &vulnerability.scores) {
            if !standards.contains(&score.standard.as_str()) {
                standards.push(&score.standard);
            }
        }
        standards.sort_unstable();
        let mut columns = vec![column(&self.words.text("vulnerability-and-vectors"), false)];
        if standards.is_empty() {
            columns.push(column(&self.words.text("severity"), true));
        }
        columns.extend(standards.iter().map(|standard| column(standard, true)));
        let rows = vulnerabilities.iter().map(|vulnerability| {
            let mut cells = vec![vec![strong(&vulnerability.id), text(format!("  {}", vulnerability.title))]];
            if vulnerability.scores.is_empty() {
                cells.push(self.inlines(&Stated::Missing, "what-score"));
                cells.extend(standards.iter().skip(1).map(|_| Vec::new()));
            } else {
                cells.extend(standards.iter().map(|standard| {
                    let scores: Vec<_> =
                        vulnerability.scores.iter().filter(|score| score.standard == **standard).collect();
                    let mut cell = Vec::new();
                    if scores.is_empty() {
                        cell.push(text(self.words.text("not-scored")));
                    }
                    for (index, score) in scores.iter().enumerate() {
                        if index > 0 {
                            cell.push(Inline::Break);
                        }
                        cell.push(strong(&score.score));
                        cell.push(text(format!(" {}", score.word)));
                    }
                    cell
                }));
            }
            let vectors = vulnerability
                .scores
                .iter()
                .filter(|score| !score.vector.is_empty())
                .map(|score| score.vector.clone())
                .collect();
            Row { cells, vectors }
        });
        let table = Table { caption: None, columns, rows: rows.collect(), anchor: Some("severity.table".into()) };
        self.blocks.push(Block::Table(table));
    }

    /// Each vulnerability with all that is stated of it.
    pub(super) fn vulnerabilities(&mut self, vulnerabilities: &[Vulnerability]) {
        for vulnerability in vulnerabilities {
            let anchor = format!("vulnerability.{}", vulnerability.id);
            self.blocks.push(Block::heading(2, format!("{}  {}", vulnerability.id, vulnerability.title), &anchor));
            self.paragraphs(&vulnerability.description, "what-description");
            let mut pairs = Vec::new();
            pairs.extend(self.pair("weakness", &vulnerability.weakness));
            for (key, value, what) in [
                ("affected", &vulnerability.affected, "what-versions"),
                ("exploitation", &vulnerability.exploitation, "what-exploitation"),
                ("resolution", &vulnerability.resolution, "what-resolution"),
            ] {
                pairs.push(Pair { label: self.words.text(key), value: self.inlines(value, what) });
            }
            for score in &vulnerability.scores {
                let mut value = vec![strong(&score.score), text(format!(" {}", score.word))];
                if !score.vector.is_empty() {
                    value.extend([Inline::Break, mono(&score.vector)]);
                }
                pairs.push(Pair { label: score.standard.clone(), value });
            }
            if vulnerability.scores.is_empty() {
                pairs.push(Pair {
                    label: self.words.text("severity"),
                    value: self.inlines(&Stated::Missing, "what-score"),
                });
            }
            self.blocks.push(Block::KeyValues { pairs, anchor: None });
        }
    }

    /// Whom to ask.
    pub(super) fn contact(&mut self, contact: &Contact, frame: &Frame) {
        let mut pairs = Vec::new();
        pairs.extend(self.pair("contact", &contact.name));
        pairs.extend(self.pair("telephone", &contact.telephone));
        if !contact.email.is_empty() {
            let value = vec![link(&contact.email, format!("mailto:{}", contact.email))];
            pairs.push(Pair { label: self.words.text("email"), value });
        }
        if !contact.web.is_empty() {
            pairs.push(Pair { label: self.words.text("web"), value: vec![link(&contact.web, &contact.web)] });
        }
        pairs.extend(self.pair("postal", &contact.postal));
        let names: Vec<&str> = frame.attachments.iter().map(|attachment| attachment.description.as_str()).collect();
        pairs.extend(self.pair("machine-readable", &names.join(", ")));
        if pairs.is_empty() {
            let missing = self.inlines(&Stated::Missing, "contact");
            self.blocks.push(Block::paragraph(missing));
        } else {
            self.blocks.push(Block::KeyValues { pairs, anchor: None });
        }
    }

    /// What the signature covers and what is attached.
    pub(super) fn about(&mut self, frame: &Frame) {
        self.section("about");
        let mut words = self.words.text("about-signature");
        if !frame.attachments.is_empty() {
            let names: Vec<String> = frame
                .attachments
                .iter()
                .map(|attachment| format!("{} ({})", attachment.name, attachment.description))
                .collect();
            words = format!("{words} {}", self.words.with("about-attachments", &[("names", &names.join(", "))]));
        }
        self.blocks.push(Block::paragraph(vec![text(words)]));
    }

    /// The finished document.
    pub(super) fn document(self, frame: &Frame, title: String, subject: String) -> Document {
        let words = self.words;
        Document {
            meta: Meta {
                title,
                reference: frame.reference.clone(),
                language: frame.language.clone(),
                version: frame.version.clone(),
                subject,
                organisation: frame.letterhead.organisation.clone(),
                keywords: Vec::new(),
                issued_at: frame.issued_at,
            },
            letterhead: frame.letterhead.clone(),
            state: frame.is_draft.then(|| words.text("draft")),
            blocks: self.blocks,
            signature: signature(frame, words),
            attachments: frame.attachments.clone(),
            words: Words {
                page_of: words.text("page-of"),
                version: words.text("version"),
                link_to: words.text("link-to"),
            },
        }
    }
}

/// A column of a table.
pub(super) fn column(head: &str, no_wrap: bool) -> Column {
    Column { head: head.to_owned(), share: None, no_wrap }
}

/// Paragraphs are parted by blank lines; a single line break is a space.
pub(super) fn paragraphs(words: &str) -> Vec<String> {
    let normal = words.replace("\r\n", "\n");
    let parts = normal.split("\n\n").map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "));
    parts.filter(|part| !part.is_empty()).collect()
}

fn signature(frame: &Frame, words: &Messages) -> Option<SignatureBlock> {
    let signatory = frame.signatory.as_ref()?;
    let field_lines = match &frame.seal {
        Some(seal) => {
            vec![signatory.name.clone(), seal.meaning.clone(), words.moment(&seal.moment), seal.level.clone()]
        }
        None => vec![words.text("signature-field"), words.text("signature-empty")],
    };
    Some(SignatureBlock {
        field_name: SIGNATURE_FIELD.into(),
        tooltip: words.with("signature-of", &[("name", &signatory.name)]),
        place_and_date: format!("{}, {}", signatory.place, words.date(frame.issued_on)),
        name: signatory.name.clone(),
        function: signatory.function.clone(),
        field_lines,
    })
}
