//! HTML as text: rows of a table keep their cells apart, links keep their targets, and what is never shown is left out.
//!
//! Nothing is fetched or run. The reader takes any text and needs no more than one pass over it.

mod tags;

use tags::{Tag, after_element, attribute, decoded, next_tag};

/// How deeply cells are nested before they are read as running text.
const MAX_CELLS: usize = 40;
/// The longest target of a link that is shown, in characters.
const MAX_TARGET: usize = 2_000;
/// Elements whose content is never shown.
const HIDDEN: [&str; 7] = ["script", "style", "title", "template", "noscript", "svg", "object"];
/// Elements that begin and end a line.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "pre",
    "section",
    "ul",
];

/// The text of an HTML page.
#[must_use]
pub fn html_to_text(html: &str) -> String {
    let mut page = Page::default();
    let mut rest = html;
    // Behind the last sign that could end a tag there is none.
    let behind_tags = html.len() - html.rfind('>').map_or(0, |last| last + 1);
    while let Some(start) = rest.find('<') {
        if rest.len() <= behind_tags {
            break;
        }
        page.words(&rest[..start]);
        rest = &rest[start..];
        let Some((tag, after)) = next_tag(rest) else {
            // A sign that opens no tag is a sign.
            page.words("<");
            rest = &rest[1..];
            continue;
        };
        rest = after;
        let Tag::Element { name, closes, attributes } = tag else { continue };
        if !closes && HIDDEN.contains(&name.as_str()) {
            rest = after_element(rest, &name);
        } else {
            page.element(&name, closes, attributes);
        }
    }
    page.words(rest);
    page.finish()
}

/// A text that is being put together, and the rows that are open in it.
#[derive(Default)]
struct Page {
    text: String,
    /// Texts of outer cells, each with the cells of its row so far.
    open: Vec<Open>,
    tables: Vec<Table>,
    link: Option<Link>,
    is_preformatted: bool,
    has_space: bool,
}

/// A table that is open.
#[derive(Clone, Copy)]
struct Table {
    /// How many rows were open around it.
    rows: usize,
    /// Whether a row of it had several cells with words: then the place of a lone cell says something.
    is_grid: bool,
}

/// What stood before a row began, and its cells.
#[derive(Default)]
struct Open {
    before: String,
    cells: Vec<String>,
    in_cell: bool,
}

struct Link {
    target: String,
    from: usize,
    depth: usize,
}

impl Page {
    fn words(&mut self, raw: &str) {
        if raw.is_empty() {
            return;
        }
        let text = decoded(raw);
        if self.is_preformatted {
            self.text.push_str(&text.replace("\r\n", "\n"));
            return;
        }
        for character in text.chars() {
            // A no-break space keeps words apart as any other.
            if character.is_whitespace() {
                self.has_space = true;
                continue;
            }
            if self.has_space && !self.text.is_empty() && !self.text.ends_with(['\n', ' ']) {
                self.text.push(' ');
            }
            self.has_space = false;
            self.text.push(character);
        }
    }

    fn element(&mut self, name: &str, closes: bool, attributes: &str) {
        match name {
            "br" => self.line(),
            "td" | "th" => self.cell(closes),
            "tr" if closes => self.end_row(),
            "tr" => self.begin_row(),
            "table" => self.table(closes),
            "tbody" | "thead" | "tfoot" => self.end_rows(),
            "a" => {
                self.end_link();
                if !closes {
                    self.begin_link(attributes);
                }
            }
            "img" | "area" if !closes => {
                if let Some(words) = attribute(attributes, "alt").filter(|words| !words.trim().is_empty()) {
                    self.words(&format!(" [{}] ", words.replace('<', "").trim()));
                }
            }
            "p" => self.paragraph(),
            "li" if !closes => {
                self.break_line();
                self.text.push_str("- ");
            }
            _ if BLOCKS.contains(&name) => {
                self.break_line();
                if name == "pre" {
                    self.is_preformatted = !closes;
                }
            }
            _ => {}
        }
    }

    /// Ends the line.
    fn line(&mut self) {
        while self.text.ends_with(' ') {
            self.text.pop();
        }
        self.text.push('\n');
        self.has_space = false;
    }

    /// Ends the line if something stands on it.
    fn break_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.line();
        }
        self.has_space = false;
    }

    fn paragraph(&mut self) {
        self.break_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn table(&mut self, closes: bool) {
        self.end_link();
        if closes {
            self.end_rows();
            self.tables.pop();
        } else if self.tables.len() < MAX_CELLS {
            self.tables.push(Table { rows: self.open.len(), is_grid: false });
        }
        self.break_line();
    }

    /// Ends what is open of the innermost table: a row that was never closed ends where the next one begins.
    fn end_rows(&mut self) {
        while self.open.len() > self.tables.last().map_or(0, |table| table.rows) {
            self.end_row();
        }
    }

    fn begin_row(&mut self) {
        self.end_rows();
        self.end_link();
        if self.open.len() < MAX_CELLS {
            self.break_line();
            self.open.push(Open { before: std::mem::take(&mut self.text), ..Open::default() });
        }
    }

    fn cell(&mut self, closes: bool) {
        self.end_link();
        let Some(open) = self.open.last_mut() else {
            // A cell outside of any row: kept apart all the same.
            self.has_space = true;
            return;
        };
        if open.in_cell || !self.text.trim().is_empty() {
            open.cells.push(std::mem::take(&mut self.text));
        }
        open.in_cell = !closes;
        self.has_space = false;
    }

    fn end_row(&mut self) {
        self.end_link();
        let Some(mut open) = self.open.pop() else { return };
        if open.in_cell || !self.text.trim().is_empty() {
            open.cells.push(std::mem::take(&mut self.text));
        }
        let filled = open.cells.iter().filter(|cell| !cell.trim().is_empty()).count();
        self.text = open.before;
        if filled == 0 {
            return;
        }
        self.break_line();
        let is_grid = self.tables.last().is_some_and(|table| table.is_grid);
        if let Some(table) = self.tables.last_mut() {
            table.is_grid |= filled > 1;
        }
        if filled == 1 && !is_grid {
            // A table that only places something on the page.
            let cell = open.cells.iter().find(|cell| !cell.trim().is_empty());
            self.text.push_str(cell.map_or("", |cell| cell.trim()));
        } else {
            let one_line = |cell: &String| cell.split_whitespace().collect::<Vec<_>>().join(" ");
            self.text.push_str(open.cells.iter().map(one_line).collect::<Vec<_>>().join(" | ").trim());
        }
        self.line();
    }

    fn begin_link(&mut self, attributes: &str) {
        let target: String =
            attribute(attributes, "href").unwrap_or_default().trim().chars().take(MAX_TARGET).collect();
        if !target.is_empty() && !target.starts_with('#') {
            self.link = Some(Link { target, from: self.text.len(), depth: self.open.len() });
        }
    }

    /// Writes the target of a link behind its words, unless they are the target.
    fn end_link(&mut self) {
        let Some(Link { target, from, depth }) = self.link.take() else { return };
        let words = if depth == self.open.len() { self.text.get(from..).unwrap_or_default().trim() } else { "" };
        let plain = target.strip_prefix("mailto:").unwrap_or(&target);
        if words == target || words == plain || words.trim_end_matches('/') == target.trim_end_matches('/') {
            return;
        }
        let gap = if self.text.is_empty() || self.text.ends_with(['\n', ' ']) { "" } else { " " };
        self.text.push_str(&format!("{gap}<{target}>"));
    }

    fn finish(mut self) -> String {
        self.end_link();
        while !self.open.is_empty() {
            self.end_row();
        }
        let lines: Vec<&str> = self.text.lines().map(str::trim_end).collect();
        let mut text = String::with_capacity(self.text.len());
        let mut blank = 0;
        for line in lines {
            blank = if line.is_empty() { blank + 1 } else { 0 };
            if blank < 2 {
                text.push_str(line);
                text.push('\n');
            }
        }
        text.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_page_is_what_a_person_reads() {
        let cases = [
            (
                "<table><tr><th>Version</th><th>CVSS</th></tr><tr><td>4.6.2</td><td>9.8</td></tr><tr><td>4.6</td><td>29.8</td></tr></table><p>Proof: <a href=\"https://poc.example/x.py\">here</a></p>",
                "Version | CVSS\n4.6.2 | 9.8\n4.6 | 29.8\n\nProof: here <https://poc.example/x.py>",
            ),
            // Cells and rows that are never closed, and an empty cell that keeps its place.
            ("<TABLE><TR><TD>a<TD>b<TR><TD><TD>d</TABLE>x", "a | b\n| d\nx"),
            ("<table><tr><td><div>one</div><div>two</div></td><td>3</td></tr></table>", "one two | 3"),
            // A table that only places the mail on the page keeps its lines.
            ("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\n\ntwo"),
            ("<table><tr><td>out<table><tr><td>1</td><td>2</td></tr></table></td></tr></table>", "out\n1 | 2"),
            ("<td>4.6.2</td><td>9.8</td>", "4.6.2 9.8"),
            ("x<a href='mailto:a@b.example'>a@b.example</a>", "xa@b.example"),
            ("<a href=https://a.example/>https://a.example</a>", "https://a.example"),
            (
                "<a href=\"https://a.example/?a=1&amp;b=2\"><img src=x alt='Report'></a>",
                "[Report] <https://a.example/?a=1&b=2>",
            ),
            ("<a href='#top'>up</a> <a>none</a> <a href=\"x>y\">z</a>", "up none z <x>y>"),
            ("<a href='https://a.example'>never closed", "never closed <https://a.example>"),
            ("a<br>b<br/>c<p>d</p>e", "a\nb\nc\n\nd\n\ne"),
            ("<ul><li>one</li><li>two</ul>", "- one\n- two"),
            ("<pre>a  b\n  c</pre>d", "a  b\n  c\nd"),
            ("&lt;script&gt; &uuml;&#252;&#xfc;&euro; &unknown; & &amp;amp;", "<script> üüü€ &unknown; & &amp;"),
            ("a&nbsp;b&#0;c&#27;[31m", "a bc[31m"),
            ("<title>t</title><style>p{}</style><script>if(a<b)x()</SCRIPT >shown", "shown"),
            ("<!-- <p>no</p> -->yes<!doctype html><?xml x?>", "yes"),
            ("1 < 2 and 3 > 2 <", "1 < 2 and 3 > 2 <"),
            ("<p title=\"never closed>text", "text"),
            ("", ""),
        ];
        for (html, text) in cases {
            assert_eq!(html_to_text(html), text, "{html}");
        }
    }

    #[test]
    fn deep_pages_are_read_in_a_moment() {
        let deep = "<table><tr><td>".repeat(20_000);
        assert_eq!(html_to_text(&format!("{deep}x")), "x");
        let quotes = "<a \"".repeat(20_000);
        assert_eq!(html_to_text(&quotes).len(), quotes.trim().len());
        assert_eq!(html_to_text(&format!("{quotes}>x")), "x");
    }

    proptest! {
        #[test]
        fn any_text_is_read(html in "(<[a-z/! \"'=>]{0,9}|&[a-z#0-9]{0,5};?|[a-zü \n]{0,6}|<t[dr]>|</t[dr]>|<a href=x>|</a>){0,40}") {
            let text = html_to_text(&html);
            prop_assert!(!text.chars().any(|character| character.is_control() && character != '\n' && character != '\t'));
        }
    }
}
