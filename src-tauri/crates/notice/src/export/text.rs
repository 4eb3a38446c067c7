//! Plain text, for mails: lines of at most 76 characters, headings underlined.

use super::numbering::Numbering;
use crate::document::{Block, Document, FormRow, Inline, Pair, SeverityPanel, SignatureBlock, Table};

/// Longest line, in characters; a longer word stays whole (RFC 5322 section 2.1.1 recommends at most 78).
const WIDTH: usize = 76;

/// The document as plain text.
#[must_use]
pub fn to_text(document: &Document) -> String {
    let mut writer = Writer { out: String::new(), numbers: Numbering::new(document.words.is_letter) };
    let head = &document.letterhead;
    let lines = std::iter::once(&head.organisation).chain(&head.address_lines);
    let lines: Vec<&str> = lines.map(String::as_str).filter(|line| !line.trim().is_empty()).collect();
    if !lines.is_empty() {
        writer.out.push_str(&format!("{}\n\n", lines.join("\n")));
    }
    if let Some(state) = &document.state {
        writer.out.push_str(&format!("{state}\n\n"));
    }
    document.blocks.iter().for_each(|block| writer.block(block));
    if let Some(signature) = &document.signature {
        writer.signature(signature);
    }
    let mut out = writer.out.trim_end().to_owned();
    out.push('\n');
    out
}

struct Writer {
    out: String,
    numbers: Numbering,
}

impl Writer {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Title { text } => self.underlined(text, '='),
            Block::Subtitle { text } => self.wrapped(text, "", ""),
            Block::ReferenceBlock { pairs } | Block::KeyValues { pairs, .. } => self.pairs(pairs),
            Block::Heading { level, text, .. } => {
                let line = format!("{}{text}", self.numbers.next(*level));
                self.underlined(&line, if *level <= 1 { '-' } else { '.' });
            }
            Block::Paragraph { content, .. } | Block::Note { content } => self.wrapped(&inline(content), "", ""),
            Block::Callout { content, .. } => self.wrapped(&inline(content), "! ", "! "),
            Block::Steps { items, .. } => {
                for (index, item) in items.iter().enumerate() {
                    let number = format!("{}. ", index + 1);
                    let indent = " ".repeat(number.len());
                    self.lines(&inline(item), &number, &indent);
                }
                self.out.push('\n');
            }
            Block::Bullets { items, .. } => {
                items.iter().for_each(|item| self.lines(&inline(item), "- ", "  "));
                self.out.push('\n');
            }
            Block::Table(table) => self.table(table),
            Block::Severity(panel) => self.severity(panel),
            Block::Form { rows, .. } => self.form(rows),
            Block::Figure { image, caption } => {
                self.wrapped(&format!("[{}] {caption}", image.alternative.trim()), "", "");
            }
            Block::Signature(signature) => self.signature(signature),
            Block::PageBreak => {}
        }
    }

    fn underlined(&mut self, text: &str, line: char) {
        let text = text.trim();
        let length = text.chars().count().min(WIDTH);
        self.out.push_str(&format!("{text}\n{}\n\n", line.to_string().repeat(length)));
    }

    fn wrapped(&mut self, text: &str, first: &str, rest: &str) {
        self.lines(text, first, rest);
        self.out.push('\n');
    }

    fn lines(&mut self, text: &str, first: &str, rest: &str) {
        let mut prefix = first;
        for line in text.lines() {
            let (mut out, mut width) = (prefix.to_owned(), prefix.chars().count());
            let mut is_first = true;
            for word in line.split_whitespace() {
                let length = word.chars().count();
                if !is_first && width + 1 + length > WIDTH {
                    self.out.push_str(&format!("{}\n", out.trim_end()));
                    (out, width, is_first) = (rest.to_owned(), rest.chars().count(), true);
                }
                if !is_first {
                    out.push(' ');
                    width += 1;
                }
                out.push_str(word);
                width += length;
                is_first = false;
            }
            self.out.push_str(&format!("{}\n", out.trim_end()));
            prefix = rest;
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        for pair in pairs {
            self.lines(&format!("{}: {}", pair.label, inline(&pair.value).replace('\n', ", ")), "", "  ");
        }
        self.out.push('\n');
    }

    /// A row is a list of its cells under their heads: columns do not survive a mail.
    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.wrapped(caption, "", "");
        }
        for row in &table.rows {
            let mut lead = "- ";
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let value = inline(cell).replace('\n', ", ");
                if value.trim().is_empty() {
                    continue;
                }
                let head = column.head.trim();
                let line = if head.is_empty() { value } else { format!("{head}: {value}") };
                self.lines(&line, lead, "    ");
                lead = "  ";
            }
            row.vectors.iter().for_each(|vector| self.lines(vector, "  ", "    "));
        }
        self.out.push('\n');
    }

    fn severity(&mut self, panel: &SeverityPanel) {
        for score in &panel.scores {
            let number = if score.score.trim().is_empty() { String::new() } else { format!("{} ", score.score) };
            self.lines(&format!("{number}{} ({})", score.word, score.standard), "", "  ");
            if !score.vector.trim().is_empty() {
                self.lines(&score.vector, "  ", "  ");
            }
        }
        self.wrapped(&panel.about, "", "");
    }

    fn form(&mut self, rows: &[FormRow]) {
        for row in rows {
            match row {
                FormRow::Tick { text } => self.lines(text, "[ ] ", "    "),
                FormRow::Lines { label, count } => {
                    self.lines(&format!("{label}:"), "", "");
                    (0..*count).for_each(|_| self.out.push_str(&format!("{}\n", "_".repeat(WIDTH))));
                }
                FormRow::Given { label, value } => self.lines(&format!("{label}: {}", inline(value)), "", "  "),
            }
        }
        self.out.push('\n');
    }

    fn signature(&mut self, signature: &SignatureBlock) {
        for line in [&signature.place_and_date, &signature.name, &signature.function] {
            if !line.trim().is_empty() {
                self.lines(line, "", "");
            }
        }
        self.out.push('\n');
    }
}

/// Inlines as one text; a break is a line end, a link shows its target where the words do not.
pub(super) fn inline(content: &[Inline]) -> String {
    let mut out = String::new();
    for piece in content {
        match piece {
            Inline::Text { text } | Inline::Strong { text } | Inline::Mono { text } | Inline::Foreign { text, .. } => {
                out.push_str(text);
            }
            Inline::Gap { text } => out.push_str(&format!("[{text}]")),
            Inline::Link { text, target } => {
                out.push_str(text);
                let bare = target.trim_start_matches("mailto:").trim_start_matches("tel:");
                if !text.contains(bare) && target.starts_with("http") {
                    out.push_str(&format!(" <{target}>"));
                }
            }
            Inline::Break => out.push('\n'),
        }
    }
    out
}
