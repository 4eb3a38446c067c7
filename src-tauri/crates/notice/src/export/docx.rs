//! The text as a Word document (ECMA-376): real headings, lists and tables, for people who must edit it.

mod package;
mod text;

use crate::document::{Block, Document, FormRow, Image, Pair, SeverityPanel, SignatureBlock, Table};
use package::Package;
use text::{run, runs};

/// The files of a Word document by name, in order: to be put into one zip.
#[must_use]
pub fn to_docx(document: &Document) -> Vec<(String, Vec<u8>)> {
    let mut writer = Writer { out: String::new(), package: Package::default(), document };
    writer.letterhead();
    document.blocks.iter().for_each(|block| writer.block(block));
    if let Some(signature) = &document.signature {
        writer.signature(signature);
    }
    let Writer { out, package, .. } = writer;
    package.files(document, &out)
}

struct Writer<'d> {
    out: String,
    package: Package,
    document: &'d Document,
}

impl Writer<'_> {
    fn letterhead(&mut self) {
        let head = &self.document.letterhead;
        let rest = head.address_lines.iter().chain(&head.registration).chain(&head.contact_lines);
        let lines: Vec<String> = rest.filter(|line| !line.trim().is_empty()).cloned().collect();
        if !head.organisation.trim().is_empty() {
            self.paragraph("Letterhead", &run(&head.organisation, "<w:b/>"));
            lines.iter().for_each(|line| self.paragraph("Letterhead", &run(line, "")));
        }
        if let Some(state) = &self.document.state {
            self.paragraph("Note", &run(state, "<w:b/>"));
        }
        if let Some(window) = &head.window {
            window.lines.iter().for_each(|line| self.paragraph("Address", &run(line, "")));
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Title { text } => self.paragraph("Title", &run(text, "")),
            Block::Subtitle { text } => self.paragraph("Subtitle", &run(text, "")),
            Block::ReferenceBlock { pairs } | Block::KeyValues { pairs, .. } => self.pairs(pairs),
            Block::Heading { level, text, clause, .. } => self.heading(*level, text, clause.as_deref()),
            Block::Paragraph { content, language, .. } => {
                let content = runs(content, language.as_deref(), &mut self.package);
                self.paragraph("Normal", &content);
            }
            Block::Note { content } => {
                let content = runs(content, None, &mut self.package);
                self.paragraph("Note", &content);
            }
            Block::Callout { content, .. } => {
                let content = runs(content, None, &mut self.package);
                self.paragraph("Callout", &content);
            }
            Block::Steps { items, .. } => {
                let list = self.package.new_list();
                items.iter().for_each(|item| self.item("ListNumber", list, item));
            }
            Block::Bullets { items, .. } => {
                items.iter().for_each(|item| self.item("ListBullet", package::BULLETS, item));
            }
            Block::Table(table) => self.table(table),
            Block::Severity(panel) => self.severity(panel),
            Block::Form { rows, .. } => rows.iter().for_each(|row| self.form_row(row)),
            Block::Figure { image, caption } => self.figure(image, caption),
            Block::Signature(signature) => self.signature(signature),
            Block::PageBreak => self.out.push_str("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"),
        }
    }

    fn paragraph(&mut self, style: &str, content: &str) {
        self.out.push_str(&format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>{content}</w:p>"));
    }

    /// Word numbers the headings itself.
    fn heading(&mut self, level: u8, text: &str, clause: Option<&str>) {
        let mut content = run(text, "");
        if let Some(clause) = clause {
            content.push_str(&run(&format!("  {clause}"), "<w:b w:val=\"0\"/><w:sz w:val=\"16\"/>"));
        }
        self.paragraph(if level <= 1 { "Heading1" } else { "Heading2" }, &content);
    }

    fn item(&mut self, style: &str, list: usize, item: &[crate::document::Inline]) {
        let content = runs(item, None, &mut self.package);
        self.out.push_str(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{content}</w:p>"
        ));
    }

    /// Labels and values as a table of two columns without lines.
    fn pairs(&mut self, pairs: &[Pair]) {
        let rows: Vec<String> = pairs
            .iter()
            .map(|pair| {
                let value = runs(&pair.value, None, &mut self.package);
                let label = run(&pair.label, "<w:color w:val=\"555555\"/>");
                format!("<w:tr>{}{}</w:tr>", cell(2700, "", &label), cell(6300, "", &value))
            })
            .collect();
        self.out.push_str(&format!("{}{}</w:tbl><w:p/>", table_head("Plain", &[2700, 6300], false), rows.concat()));
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.paragraph("Caption", &run(caption, ""));
        }
        let count = table.columns.len().max(1);
        let widths = vec![WIDTH / count; count];
        let heads: String = table
            .columns
            .iter()
            .zip(&widths)
            .map(|(column, width)| cell(*width, "", &run(&column.head, "<w:b/>")))
            .collect();
        let mut rows = format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>");
        for row in &table.rows {
            let cells: String = row
                .cells
                .iter()
                .zip(&widths)
                .map(|(content, width)| cell(*width, "", &runs(content, None, &mut self.package)))
                .collect();
            rows.push_str(&format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"));
            if !row.vectors.is_empty() {
                let vectors: Vec<String> = row.vectors.iter().map(|vector| run(vector, MONO)).collect();
                let span = format!("<w:gridSpan w:val=\"{count}\"/>");
                rows.push_str(&format!("<w:tr>{}</w:tr>", cell(WIDTH, &span, &vectors.join("<w:r><w:br/></w:r>"))));
            }
        }
        self.out.push_str(&format!("{}{rows}</w:tbl><w:p/>", table_head("Grid", &widths, true)));
    }

    fn severity(&mut self, panel: &SeverityPanel) {
        for score in &panel.scores {
            let mut content = run(format!("{} {}", score.score, score.word).trim(), "<w:b/><w:sz w:val=\"28\"/>");
            content.push_str(&run(&format!("  {}", score.standard), ""));
            self.paragraph("Callout", &content);
            if !score.vector.trim().is_empty() {
                self.paragraph("Callout", &run(&score.vector, MONO));
            }
        }
        self.paragraph("Callout", &run(&panel.about, ""));
    }

    fn form_row(&mut self, row: &FormRow) {
        match row {
            FormRow::Tick { text } => self.paragraph("Normal", &run(&format!("\u{2610} {text}"), "")),
            FormRow::Lines { label, count } => {
                self.paragraph("Normal", &run(label, ""));
                (0..*count).for_each(|_| self.paragraph("Line", ""));
            }
            FormRow::Given { label, value } => {
                let value = runs(value, None, &mut self.package);
                self.paragraph("Normal", &format!("{}{value}", run(&format!("{label}: "), "")));
            }
        }
    }

    fn figure(&mut self, image: &Image, caption: &str) {
        match self.package.picture(image) {
            Some(drawing) => self.paragraph("Normal", &drawing),
            None => self.paragraph("Normal", &run(&format!("[{}]", image.alternative.trim()), "")),
        }
        if !caption.trim().is_empty() {
            self.paragraph("Caption", &run(caption, ""));
        }
    }

    fn signature(&mut self, block: &SignatureBlock) {
        let lines = [&block.place_and_date, &block.name, &block.function];
        for line in lines.into_iter().filter(|line| !line.trim().is_empty()) {
            self.paragraph("Normal", &run(line, ""));
        }
    }
}

/// Width of the text, in twentieths of a point.
const WIDTH: usize = 9000;
const MONO: &str =
    "<w:rFonts w:ascii=\"Noto Sans Mono\" w:hAnsi=\"Noto Sans Mono\" w:cs=\"Noto Sans Mono\"/><w:sz w:val=\"17\"/>";

fn table_head(style: &str, widths: &[usize], has_head: bool) -> String {
    let columns: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let look = if has_head { "1" } else { "0" };
    format!(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"{style}\"/><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblLook w:firstRow=\"{look}\"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>"
    )
}

fn cell(width: usize, properties: &str, content: &str) -> String {
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{properties}</w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr>{content}</w:p></w:tc>"
    )
}

#[cfg(test)]
mod tests {
    use super::text::escape;

    #[test]
    fn what_xml_cannot_hold_is_left_out() {
        assert_eq!(escape("<b>\u{7}&\"\n\u{fffe}x"), "&lt;b&gt;&amp;&quot;\nx");
    }
}
