//! What lopdf adds to the drawn pages: structure, annotations, attachments, metadata, a fixed identity.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, StringFormat, dictionary};
use printpdf::PdfSaveOptions;
use sha2::{Digest, Sha256};

use crate::Position;
use crate::document::Document;
use crate::draw::Drawn;
use crate::error::RenderError;
use crate::structure::Tree;
use crate::{annotations, attachments, metadata, outline, tags};

/// Completes the file and writes it.
pub(crate) fn finish(
    document: &Document,
    drawn: &Drawn,
    tree: &Tree,
    positions: &[Position],
    field_names: &[String],
) -> Result<Vec<u8>, RenderError> {
    let mut warnings = Vec::new();
    let options = PdfSaveOptions { image_optimization: None, ..PdfSaveOptions::default() };
    let mut pdf = drawn.document.to_lopdf_document(&options, &mut warnings);
    let mut pages: Vec<ObjectId> = pdf.page_iter().collect();
    let appearances = take_appearances(&mut pdf, &mut pages, drawn.contents.len())?;
    let fields: Vec<(String, ObjectId)> = field_names.iter().cloned().zip(appearances).collect();
    let mut catalog = Dictionary::new();
    catalog.set("Type", "Catalog");
    catalog.set("Version", "1.7");
    catalog.set("Pages", root(&pdf)?.get(b"Pages").map_err(fault)?.clone());
    catalog.set("Lang", plain(&document.meta.language));
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    // ISO 14289-1 7.1: the title, not the file name, in the title bar.
    catalog.set("ViewerPreferences", dictionary! { "DisplayDocTitle" => true });
    catalog.set("PageLabels", dictionary! { "Nums" => vec![0.into(), dictionary! { "S" => "D" }.into()] });
    let annotations = annotations::add(&mut pdf, &mut catalog, document, drawn, tree, &pages, &fields)?;
    tags::add(&mut pdf, &mut catalog, drawn, tree, &pages, &annotations)?;
    outline::add(&mut pdf, &mut catalog, document, positions, &pages);
    attachments::add(&mut pdf, &mut catalog, &document.attachments);
    metadata::add(&mut pdf, &mut catalog, document)?;
    let catalog = pdf.add_object(catalog);
    pdf.trailer.set("Root", catalog);
    pdf.version = "1.7".into();
    pdf.prune_objects();
    pdf.compress();
    set_identity(&mut pdf);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|error| RenderError::Pdf(error.to_string()))?;
    Ok(bytes)
}

/// Text that may hold any character, as ISO 32000-1 7.9.2.2 wants it.
pub(crate) fn text(words: &str) -> Object {
    if words.is_ascii() {
        return plain(words);
    }
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

/// Text of ASCII only.
pub(crate) fn plain(words: &str) -> Object {
    Object::String(words.as_bytes().to_vec(), StringFormat::Literal)
}

#[expect(clippy::needless_pass_by_value, reason = "it is passed to map_err as it is")]
pub(crate) fn fault(error: lopdf::Error) -> RenderError {
    RenderError::Pdf(error.to_string())
}

fn root(pdf: &Pdf) -> Result<&Dictionary, RenderError> {
    pdf.catalog().map_err(fault)
}

/// The last pages, where there are more than were laid out, are the appearances of the signature fields: they become
/// form XObjects.
fn take_appearances(pdf: &mut Pdf, pages: &mut Vec<ObjectId>, count: usize) -> Result<Vec<ObjectId>, RenderError> {
    let mut taken = Vec::new();
    for page_id in pages.split_off(count.min(pages.len())) {
        let page = pdf.get_dictionary(page_id).map_err(fault)?.clone();
        let contents = page.get(b"Contents").and_then(Object::as_reference).map_err(fault)?;
        let parent = page.get(b"Parent").and_then(Object::as_reference).map_err(fault)?;
        let resources = page.get(b"Resources").and_then(Object::as_reference).map_err(fault)?;
        let fonts = pdf.get_dictionary(resources).map_err(fault)?.get(b"Font").map_err(fault)?.clone();
        let stream = pdf.get_object_mut(contents).and_then(Object::as_stream_mut).map_err(fault)?;
        stream.dict.set("Type", "XObject");
        stream.dict.set("Subtype", "Form");
        stream.dict.set("BBox", page.get(b"MediaBox").map_err(fault)?.clone());
        stream.dict.set("Resources", dictionary! { "Font" => fonts });
        pdf.objects.remove(&page_id);
        let tree = pdf.get_dictionary_mut(parent).map_err(fault)?;
        tree.set("Count", count as i64);
        tree.set("Kids", pages.iter().map(|&id| Object::Reference(id)).collect::<Vec<_>>());
        taken.push(contents);
    }
    Ok(taken)
}

/// A fixed identity from the content: the same document gives the same bytes.
fn set_identity(pdf: &mut Pdf) {
    let mut hash = Sha256::new();
    for (id, object) in &pdf.objects {
        hash.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) => {
                hash.update(format!("{:?}", stream.dict));
                hash.update(&stream.content);
            }
            other => hash.update(format!("{other:?}")),
        }
    }
    let id = Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}
