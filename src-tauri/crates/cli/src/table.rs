//! Tables of text for a person: aligned columns, two spaces between them, no lines and no colour.

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    heads: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    indent: usize,
    widths: Vec<usize>,
}

impl Table {
    /// A table with column heads; empty heads print no line of heads.
    pub(crate) fn new(heads: &[&'static str]) -> Self {
        Self { heads: heads.to_vec(), widths: heads.iter().map(|head| width(head)).collect(), ..Self::default() }
    }

    /// Pushed to the right.
    pub(crate) const fn indented(mut self, indent: usize) -> Self {
        self.indent = indent;
        self
    }

    /// One row.
    pub(crate) fn row<const N: usize>(&mut self, cells: [String; N]) {
        let cells = cells.map(|cell| foreign::one_line(&cell));
        for (index, cell) in cells.iter().enumerate() {
            if index == self.widths.len() {
                self.widths.push(0);
            }
            self.widths[index] = self.widths[index].max(width(cell));
        }
        self.rows.push(cells.into());
    }

    /// Whether it has no rows.
    pub(crate) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Columns as wide as those of another table, so that several stand under each other.
    pub(crate) fn align_with(&mut self, others: &[usize]) {
        for (own, other) in self.widths.iter_mut().zip(others) {
            *own = (*own).max(*other);
        }
    }

    /// The widths of its columns.
    pub(crate) fn widths(&self) -> &[usize] {
        &self.widths
    }

    /// The text, with a line feed after every line.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        if self.heads.iter().any(|head| !head.is_empty()) {
            let heads: Vec<String> = self.heads.iter().map(|head| head.to_uppercase()).collect();
            self.line(&heads, &mut text);
        }
        for row in &self.rows {
            self.line(row, &mut text);
        }
        text
    }

    fn line(&self, cells: &[String], text: &mut String) {
        let mut line = " ".repeat(self.indent);
        for (index, cell) in cells.iter().enumerate() {
            line.push_str(cell);
            let pad = self.widths[index].saturating_sub(width(cell)) + 2;
            line.push_str(&" ".repeat(pad));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
}

fn width(text: &str) -> usize {
    text.chars().count()
}

/// At most `limit` characters of one line, with an ellipsis where something was cut off.
pub(crate) fn short(text: &str, limit: usize) -> String {
    let line = foreign::one_line(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line) <= limit {
        return line;
    }
    let cut: String = line.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// Text broken into lines of at most `limit` characters, each with `indent` spaces before it.
pub(crate) fn wrap(text: &str, indent: usize, limit: usize) -> String {
    let mut out = String::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if !line.is_empty() && width(&line) + width(word) + 1 > limit.saturating_sub(indent) {
                out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        out.push_str(&format!("{}{line}\n", " ".repeat(indent)));
    }
    out
}
