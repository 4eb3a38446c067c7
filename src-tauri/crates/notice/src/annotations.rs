//! Links and the signature field.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

use crate::document::Document;
use crate::draw::{AnnotationKind, Drawn};
use crate::error::RenderError;
use crate::finish::{fault, plain, text};
use crate::structure::{NodeId, Tree};

/// An annotation in the file.
pub(crate) struct Added {
    pub(crate) object: ObjectId,
    pub(crate) node: NodeId,
}

/// Writes the annotations and the form.
pub(crate) fn add(
    pdf: &mut Pdf,
    catalog: &mut Dictionary,
    document: &Document,
    drawn: &Drawn,
    tree: &Tree,
    pages: &[ObjectId],
    fields: &[(String, ObjectId)],
) -> Result<Vec<Added>, RenderError> {
    let mut added = Vec::new();
    let mut form: Vec<Object> = Vec::new();
    let mut of_page: Vec<Vec<Object>> = vec![Vec::new(); pages.len()];
    for (number, annotation) in drawn.annotations.iter().enumerate() {
        let mut entry = dictionary! {
            "Type" => "Annot",
            "Rect" => annotation.rect.iter().map(|&value| Object::Real(value)).collect::<Vec<_>>(),
            "P" => pages[annotation.page],
            "StructParent" => (pages.len() + number) as i64,
        };
        match &annotation.kind {
            AnnotationKind::Link { target, words } => {
                entry.set("Subtype", "Link");
                // Printed; ISO 19005-3 6.3.2 and 6.3.3.
                entry.set("F", 4);
                entry.set("Border", vec![0.into(), 0.into(), 0.into()]);
                // ISO 14289-1 7.18.5: a link says in words where it leads.
                entry.set("Contents", text(&format!("{} {words}", document.words.link_to)));
                entry.set("A", dictionary! { "Type" => "Action", "S" => "URI", "URI" => plain(target) });
            }
            AnnotationKind::Field(field) => {
                let name = fields.get(*field).map(|(name, _)| name.as_str()).unwrap_or_default();
                entry.set("Subtype", "Widget");
                entry.set("FT", "Sig");
                entry.set("T", text(name));
                // ISO 14289-1 7.18.4: what is read out for the field.
                entry.set("TU", text(tree.nodes[annotation.node].alternative.as_deref().unwrap_or(name)));
                // Print and Locked.
                entry.set("F", 132);
                if let Some((_, appearance)) = fields.get(*field) {
                    entry.set("AP", dictionary! { "N" => *appearance });
                }
            }
        }
        let object = pdf.add_object(entry);
        of_page[annotation.page].push(object.into());
        if matches!(annotation.kind, AnnotationKind::Field(_)) {
            form.push(object.into());
        }
        added.push(Added { object, node: annotation.node });
    }
    if !form.is_empty() {
        // SignaturesExist and AppendOnly: set now, so that the seal changes nothing but the field.
        catalog.set("AcroForm", dictionary! { "Fields" => form, "SigFlags" => 3 });
    }
    for (page, annotations) in pages.iter().zip(of_page) {
        let page = pdf.get_dictionary_mut(*page).map_err(fault)?;
        if annotations.is_empty() {
            page.remove(b"Annots");
        } else {
            page.set("Annots", annotations);
        }
    }
    Ok(added)
}
