//! Files inside the document (ISO 19005-3 6.8 and Annex E).

use lopdf::{Dictionary, Document as Pdf, Object, Stream, dictionary};

use crate::document::{Attachment, Relationship};
use crate::finish::{plain, text};
use crate::metadata::pdf_date;

/// Embeds the files and names them to the reader.
pub(crate) fn add(pdf: &mut Pdf, catalog: &mut Dictionary, attachments: &[Attachment]) {
    if attachments.is_empty() {
        return;
    }
    let mut names: Vec<(Vec<u8>, Object)> = Vec::new();
    let mut associated = Vec::new();
    for attachment in attachments {
        let stream = Stream::new(
            dictionary! {
                "Type" => "EmbeddedFile",
                "Subtype" => Object::Name(attachment.media_type.as_bytes().to_vec()),
                "Params" => dictionary! {
                    "Size" => attachment.bytes.len() as i64,
                    "ModDate" => plain(&pdf_date(attachment.modified_at)),
                },
            },
            attachment.bytes.clone(),
        );
        let file = pdf.add_object(stream);
        let relationship = match attachment.relationship {
            Relationship::Source => "Source",
            Relationship::Data => "Data",
            Relationship::Alternative => "Alternative",
            Relationship::Supplement => "Supplement",
            Relationship::Unspecified => "Unspecified",
        };
        let specification = pdf.add_object(dictionary! {
            "Type" => "Filespec",
            "F" => text(&attachment.name),
            "UF" => text(&attachment.name),
            "Desc" => text(&attachment.description),
            "AFRelationship" => relationship,
            "EF" => dictionary! { "F" => file, "UF" => file },
        });
        names.push((attachment.name.as_bytes().to_vec(), specification.into()));
        associated.push(specification.into());
    }
    // A name tree is sorted by its keys (ISO 32000-1 7.9.6).
    names.sort_by(|one, other| one.0.cmp(&other.0));
    let names: Vec<Object> =
        names.into_iter().flat_map(|(name, file)| [text(&String::from_utf8_lossy(&name)), file]).collect();
    catalog.set("Names", dictionary! { "EmbeddedFiles" => dictionary! { "Names" => names } });
    catalog.set("AF", Object::Array(associated));
}
