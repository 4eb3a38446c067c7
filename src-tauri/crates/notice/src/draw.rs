//! From marks to printpdf operations, with every stretch marked as content or as artifact.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use printpdf::{
    Codepoint, Color, DictItem, FontId, LineDashPattern, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, Pt,
    RawImage, RawImageData, RawImageFormat, Rect, Rgb, TextItem, TextMatrix, XObject, XObjectId, XObjectTransform,
};

use crate::direction::language_of;
use crate::fonts::{Face, Shaped, fonts};
use crate::marks::Mark;
use crate::pages::Page;
use crate::picture::Picture;
use crate::structure::{Kid, NodeId, Tree};
use crate::style::{self, Colour, PAGE_HEIGHT, PAGE_WIDTH, Style};

/// Pages as printpdf draws them, and what lopdf must still add to them.
pub(crate) struct Drawn {
    pub(crate) document: PdfDocument,
    /// For each page, the node of each marked content, by its number.
    pub(crate) contents: Vec<Vec<NodeId>>,
    pub(crate) annotations: Vec<Annotation>,
}

/// A link or the signature field.
pub(crate) struct Annotation {
    pub(crate) page: usize,
    pub(crate) node: NodeId,
    /// Left, bottom, right, top in the coordinates of the file.
    pub(crate) rect: [f32; 4],
    pub(crate) kind: AnnotationKind,
}

pub(crate) enum AnnotationKind {
    Link { target: Arc<str>, words: Arc<str> },
    Field(usize),
}

/// Draws the pages. The appearances of the signature fields are drawn as last pages, so that their glyphs are in the
/// same subset; the caller takes them out again.
pub(crate) fn draw(pages: Vec<Page>, appearances: Vec<Vec<Mark>>, tree: &mut Tree) -> Drawn {
    let mut document = PdfDocument::new("");
    for face in Face::DESIGN {
        document.resources.fonts.map.insert(FontId(face.id().to_owned()), fonts().pdf(face).clone());
    }
    let mut drawn = Drawn { document, contents: Vec::new(), annotations: Vec::new() };
    for (index, page) in pages.into_iter().enumerate() {
        let mut pen = Pen::new(index, PAGE_HEIGHT);
        for mark in page.marks {
            pen.mark(mark, tree, &mut drawn.annotations);
        }
        for picture in std::mem::take(&mut pen.pictures) {
            let pixels = RawImage {
                pixels: RawImageData::U8(picture.pixels.clone()),
                width: picture.width as usize,
                height: picture.height as usize,
                data_format: RawImageFormat::RGB8,
                tag: Vec::new(),
            };
            let id = XObjectId(picture.name.clone());
            drawn.document.resources.xobjects.map.entry(id).or_insert_with(|| XObject::Image(pixels));
        }
        drawn.add_faces(&pen.faces);
        let (ops, contents) = pen.finish();
        drawn.contents.push(contents);
        drawn.document.pages.push(pdf_page(PAGE_WIDTH, PAGE_HEIGHT, ops));
    }
    for marks in appearances {
        let mut pen = Pen::new(usize::MAX, style::FIELD_HEIGHT);
        pen.unmarked = true;
        for mark in marks {
            pen.mark(mark, tree, &mut drawn.annotations);
        }
        drawn.add_faces(&pen.faces);
        let (ops, _) = pen.finish();
        drawn.document.pages.push(pdf_page(style::FIELD_WIDTH, style::FIELD_HEIGHT, ops));
    }
    drawn
}

impl Drawn {
    fn add_faces(&mut self, faces: &BTreeSet<Face>) {
        let fonts_of = &mut self.document.resources.fonts.map;
        for face in faces {
            fonts_of.entry(FontId(face.id().to_owned())).or_insert_with(|| fonts().pdf(*face).clone());
        }
    }
}

fn pdf_page(width: f32, height: f32, ops: Vec<Op>) -> PdfPage {
    let area = Rect::from_wh(Pt(width), Pt(height));
    PdfPage { media_box: area.clone(), trim_box: area.clone(), crop_box: area, ops }
}

/// Draws one page and keeps track of what is open in its content stream.
struct Pen {
    page: usize,
    height: f32,
    ops: Vec<Op>,
    contents: Vec<NodeId>,
    open: Open,
    in_text: bool,
    colour: Option<Colour>,
    font: Option<(Face, f32)>,
    /// The faces that were used.
    faces: BTreeSet<Face>,
    /// An appearance stream has no structure of its own.
    unmarked: bool,
    /// What was drawn, to be put into the file.
    pictures: Vec<Arc<Picture>>,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Artifact,
    Content(NodeId),
}

impl Pen {
    fn new(page: usize, height: f32) -> Self {
        Self {
            page,
            height,
            ops: Vec::new(),
            contents: Vec::new(),
            open: Open::Nothing,
            in_text: false,
            colour: None,
            font: None,
            faces: BTreeSet::new(),
            unmarked: false,
            pictures: Vec::new(),
        }
    }

    fn mark(&mut self, mark: Mark, tree: &mut Tree, annotations: &mut Vec<Annotation>) {
        match mark {
            Mark::Text { x, y, style, node, runs, actual } => {
                self.switch(node.map_or(Open::Artifact, Open::Content), tree);
                self.text(x, y, style, &runs, actual.as_deref().filter(|_| node.is_some() && !self.unmarked));
            }
            Mark::Bar { x, y, width, height, colour } => {
                self.switch(Open::Artifact, tree);
                self.end_text();
                self.fill(colour);
                self.rectangle(x, y, width, height, PaintMode::Fill);
            }
            Mark::Box { x, y, width, height, dashed } => {
                self.switch(Open::Artifact, tree);
                self.end_text();
                let dash = if dashed { LineDashPattern::new(0.0, &[2.0, 1.5]) } else { LineDashPattern::solid() };
                let colour = if dashed { style::INK } else { style::SECOND_INK };
                self.ops.push(Op::SetLineDashPattern { dash });
                self.ops.push(Op::SetOutlineColor { col: rgb(colour) });
                self.ops.push(Op::SetOutlineThickness { pt: Pt(0.75) });
                self.rectangle(x, y, width, height, PaintMode::Stroke);
            }
            Mark::Picture { x, y, width, height, node, picture } => {
                self.switch(node.map_or(Open::Artifact, Open::Content), tree);
                self.end_text();
                self.picture(&picture, [x, y, width, height]);
                self.pictures.push(picture);
            }
            Mark::Node(node) => tree.join(node),
            Mark::Link { x, y, width, height, node, target, words } => {
                self.annotate(tree, annotations, node, [x, y, width, height], AnnotationKind::Link { target, words });
            }
            Mark::Field { x, y, node, field } => {
                self.annotate(
                    tree,
                    annotations,
                    node,
                    [x, y, style::FIELD_WIDTH, style::FIELD_HEIGHT],
                    AnnotationKind::Field(field),
                );
            }
        }
    }

    fn annotate(
        &mut self,
        tree: &mut Tree,
        annotations: &mut Vec<Annotation>,
        node: NodeId,
        area: [f32; 4],
        kind: AnnotationKind,
    ) {
        let [x, y, width, height] = area;
        tree.put(node, Kid::Annotation { page: self.page, number: annotations.len() });
        let rect = [round(x), round(self.height - y - height), round(x + width), round(self.height - y)];
        annotations.push(Annotation { page: self.page, node, rect, kind });
    }

    /// Opens what the next operation belongs to; everything is either content or artifact (ISO 14289-1 7.1).
    fn switch(&mut self, wanted: Open, tree: &mut Tree) {
        if self.open == wanted || self.unmarked {
            return;
        }
        self.close();
        match wanted {
            Open::Nothing => {}
            Open::Artifact => self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Artifact".into(),
                properties: DictItem::Dict { map: BTreeMap::new() },
            }),
            Open::Content(node) => {
                let id = self.contents.len() as i64;
                self.contents.push(node);
                tree.put(node, Kid::Content { page: self.page, id });
                let tag = tree.nodes[node].role.name().to_owned();
                let properties = DictItem::Dict { map: BTreeMap::from([("MCID".to_owned(), DictItem::Int(id))]) };
                self.ops.push(Op::BeginMarkedContentWithProperties { tag, properties });
            }
        }
        self.open = wanted;
    }

    /// `actual` is the text in the order of reading, where the glyphs stand in another (ISO 32000-1 14.9.4).
    fn text(&mut self, x: f32, y: f32, style: Style, runs: &[Shaped], actual: Option<&str>) {
        if !self.in_text {
            self.ops.push(Op::StartTextSection);
            self.in_text = true;
            self.font = None;
        }
        self.fill(style.colour);
        if let Some(actual) = actual {
            let utf16 = std::iter::once(0xfeff).chain(actual.encode_utf16()).flat_map(u16::to_be_bytes).collect();
            let text = DictItem::String { data: utf16, literal: false };
            // A reader aloud needs the language of another script (ISO 14289-1 section 7.2).
            let language = DictItem::String { data: language_of(actual).as_bytes().to_vec(), literal: true };
            self.ops.push(Op::BeginMarkedContentWithProperties {
                tag: "Span".into(),
                properties: DictItem::Dict {
                    map: BTreeMap::from([("ActualText".to_owned(), text), ("Lang".to_owned(), language)]),
                },
            });
        }
        let mut x = x;
        for run in runs {
            self.faces.insert(run.face);
            if self.font != Some((run.face, style.size)) {
                self.font = Some((run.face, style.size));
                let font = PdfFontHandle::External(FontId(run.face.id().to_owned()));
                self.ops.push(Op::SetFont { font, size: Pt(style.size) });
            }
            self.ops.push(Op::SetTextMatrix {
                matrix: TextMatrix::Raw([
                    1.0,
                    0.0,
                    0.0,
                    1.0,
                    round(x + run.lift.0 * style.size / 1000.0),
                    round(self.height - y + run.lift.1 * style.size / 1000.0),
                ]),
            });
            let glyphs = run
                .glyphs
                .iter()
                .map(|glyph| Codepoint::with_cid(glyph.id, glyph.adjust, glyph.text.to_string()))
                .collect();
            self.ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
            x += run.width * style.size / 1000.0;
        }
        if actual.is_some() {
            self.ops.push(Op::EndMarkedContentWithProperties);
        }
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, mode: PaintMode) {
        let mut area = Rect::from_wh(Pt(round(width)), Pt(round(height)));
        (area.x, area.y) = (Pt(round(x)), Pt(round(self.height - y - height)));
        area.mode = Some(mode);
        self.ops.push(Op::DrawRectangle { rectangle: area });
    }

    fn picture(&mut self, picture: &Picture, [x, y, width, height]: [f32; 4]) {
        let transform = XObjectTransform {
            translate_x: Some(Pt(round(x))),
            translate_y: Some(Pt(round(self.height - y - height))),
            scale_x: Some(round(width)),
            scale_y: Some(round(height)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id: XObjectId(picture.name.clone()), transform });
    }

    fn fill(&mut self, colour: Colour) {
        if self.colour != Some(colour) {
            self.colour = Some(colour);
            self.ops.push(Op::SetFillColor { col: rgb(colour) });
        }
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.ops.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn close(&mut self) {
        self.end_text();
        if self.open != Open::Nothing {
            self.ops.push(Op::EndMarkedContentWithProperties);
            self.open = Open::Nothing;
        }
    }

    fn finish(mut self) -> (Vec<Op>, Vec<NodeId>) {
        self.close();
        (self.ops, self.contents)
    }
}

fn rgb(colour: Colour) -> Color {
    let channel = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(Rgb { r: channel(colour.0), g: channel(colour.1), b: channel(colour.2), icc_profile: None })
}

/// Hundredths of a point: finer than any printer, and short in the file.
fn round(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
