//! The files around the text: styles, lists, links, pictures, properties.

use super::text::escape;
use crate::document::{Document, Image};

/// The list of bullets; numbered lists begin after it, each with a number of its own so that each counts from 1.
pub(super) const BULLETS: usize = 2;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const STYLES: &str = include_str!("styles.xml");

/// What the text refers to.
pub(super) struct Package {
    /// Type, target, and whether it is outside.
    relations: Vec<(&'static str, String, bool)>,
    pictures: Vec<Vec<u8>>,
    lists: usize,
}

impl Default for Package {
    fn default() -> Self {
        let own = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")];
        let relations = own.map(|(kind, target)| (kind, target.to_owned(), false)).to_vec();
        Self { relations, pictures: Vec::new(), lists: 0 }
    }
}

impl Package {
    /// A numbered list.
    pub(super) fn new_list(&mut self) -> usize {
        self.lists += 1;
        BULLETS + self.lists
    }

    /// A link, by the name that the text uses.
    pub(super) fn link(&mut self, target: &str) -> String {
        self.relate("hyperlink", target.to_owned(), true)
    }

    /// A picture as a drawing; `None` where it is no PNG.
    pub(super) fn picture(&mut self, image: &Image) -> Option<String> {
        /// Widest picture, in English metric units: 15 cm.
        const WIDEST: u64 = 5_400_000;
        let side = |at: usize| Some(u64::from(u32::from_be_bytes(image.bytes.get(at..at + 4)?.try_into().ok()?)));
        if !image.bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            return None;
        }
        let (width, height) = (side(16)?.max(1), side(20)?.max(1));
        // 96 pixels an inch, 914,400 units an inch.
        let wide = (width * 9525).min(WIDEST);
        let high = wide * height / width;
        self.pictures.push(image.bytes.clone());
        let number = self.pictures.len();
        let id = self.relate("image", format!("media/image{number}.png"), false);
        let words = escape(&image.alternative);
        Some(format!(
            "<w:r><w:drawing><wp:inline><wp:extent cx=\"{wide}\" cy=\"{high}\"/><wp:docPr id=\"{number}\" name=\"image{number}\" descr=\"{words}\"/><a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"image{number}.png\" descr=\"{words}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"{id}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{wide}\" cy=\"{high}\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ))
    }

    fn relate(&mut self, kind: &'static str, target: String, is_outside: bool) -> String {
        self.relations.push((kind, target, is_outside));
        format!("rId{}", self.relations.len())
    }

    /// All files, the text among them.
    pub(super) fn files(self, document: &Document, body: &str) -> Vec<(String, Vec<u8>)> {
        let language = escape(&document.meta.language);
        let mut files = vec![
            ("[Content_Types].xml".to_owned(), content_types()),
            ("_rels/.rels".to_owned(), package_relations()),
            ("docProps/core.xml".to_owned(), properties(document)),
            ("word/document.xml".to_owned(), text(body)),
            (
                "word/styles.xml".to_owned(),
                STYLES
                    .replace("LANGUAGE", &language)
                    .replace("SUBHEADINGNUMBERS", &numbers(document, 1))
                    .replace("HEADINGNUMBERS", &numbers(document, 0)),
            ),
            ("word/numbering.xml".to_owned(), self.numbering()),
            (
                "word/settings.xml".to_owned(),
                format!("{HEAD}<w:settings xmlns:w=\"{WORD}\"><w:themeFontLang w:val=\"{language}\"/></w:settings>"),
            ),
            ("word/_rels/document.xml.rels".to_owned(), self.relation_file()),
        ]
        .into_iter()
        .map(|(name, text)| (name, text.into_bytes()))
        .collect::<Vec<_>>();
        for (index, picture) in self.pictures.into_iter().enumerate() {
            files.push((format!("word/media/image{}.png", index + 1), picture));
        }
        files
    }

    fn relation_file(&self) -> String {
        let relations = self.relations.iter().enumerate().map(|(index, (kind, target, is_outside))| {
            let mode = if *is_outside { " TargetMode=\"External\"" } else { "" };
            format!(
                "<Relationship Id=\"rId{}\" Type=\"{OFFICE}/{kind}\" Target=\"{}\"{mode}/>",
                index + 1,
                escape(target)
            )
        });
        let relations: String = relations.collect();
        format!("{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}</Relationships>")
    }

    /// Headings, bullets, and one list for each block of steps.
    fn numbering(&self) -> String {
        let level = |number: u8, format: &str, text: &str, style: &str, indent: u16| {
            let style = if style.is_empty() { String::new() } else { format!("<w:pStyle w:val=\"{style}\"/>") };
            format!(
                "<w:lvl w:ilvl=\"{number}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{text}\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/></w:pPr></w:lvl>"
            )
        };
        let lists = [
            format!("{}{}", level(0, "decimal", "%1", "Heading1", 567), level(1, "decimal", "%1.%2", "Heading2", 567)),
            level(0, "bullet", "\u{2022}", "", 397),
            level(0, "decimal", "%1.", "", 397),
        ];
        let kinds = ["multilevel", "singleLevel", "singleLevel"];
        let abstracts: String = lists
            .iter()
            .zip(kinds)
            .enumerate()
            .map(|(index, (levels, kind))| {
                format!("<w:abstractNum w:abstractNumId=\"{index}\"><w:multiLevelType w:val=\"{kind}\"/>{levels}</w:abstractNum>")
            })
            .collect();
        let steps = (1..=self.lists).map(|list| {
            format!(
                "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"2\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>",
                BULLETS + list
            )
        });
        let steps: String = steps.collect();
        format!(
            "{HEAD}<w:numbering xmlns:w=\"{WORD}\">{abstracts}<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"{BULLETS}\"><w:abstractNumId w:val=\"1\"/></w:num>{steps}</w:numbering>"
        )
    }
}

/// A letter prints its headings without numbers.
fn numbers(document: &Document, level: u8) -> String {
    if document.words.is_letter {
        return String::new();
    }
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr>")
}

fn text(body: &str) -> String {
    // A4 with 2.5 cm at each side.
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>"
    )
}

fn content_types() -> String {
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let parts: String =
        [("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings")]
            .map(|(name, kind)| format!("<Override PartName=\"/word/{name}.xml\" ContentType=\"{word}.{kind}+xml\"/>"))
            .concat();
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"png\" ContentType=\"image/png\"/>{parts}<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    )
}

fn package_relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/><Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn properties(document: &Document) -> String {
    let meta = &document.meta;
    let at = meta.issued_at.format("%Y-%m-%dT%H:%M:%SZ");
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title><dc:subject>{}</dc:subject><dc:creator>{}</dc:creator><dc:identifier>{}</dc:identifier><dc:language>{}</dc:language><dcterms:created xsi:type=\"dcterms:W3CDTF\">{at}</dcterms:created></cp:coreProperties>",
        escape(&meta.title),
        escape(&meta.subject),
        escape(&meta.organisation),
        escape(&meta.reference),
        escape(&meta.language),
    )
}
