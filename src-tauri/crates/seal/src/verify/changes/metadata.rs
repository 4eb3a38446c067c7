//! Metadata: only the dates of the last change and the program that made it may differ (XMP, ISO 16684-1).
//!
//! Programs write the same metadata in different ways, as elements or as attributes; what is compared are the
//! properties, each with its path of names and its value.

use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::{Comparison, Kind};
use crate::pdf::{Broken, Id};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const XMP_META: &str = "adobe:ns:meta/";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What changes whenever a file is written (ISO 16684-1 8.4; ISO 32000-1 14.3.2).
const UPKEEP: [&str; 4] = [
    "/http://ns.adobe.com/xap/1.0/ ModifyDate",
    "/http://ns.adobe.com/xap/1.0/ MetadataDate",
    "/http://ns.adobe.com/pdf/1.3/ Producer",
    "/http://ns.adobe.com/xap/1.0/mm/ InstanceID",
];

/// Deepest nesting, and most properties.
const DEEPEST: usize = 64;
const MOST: usize = 20_000;

impl Comparison<'_> {
    pub(super) fn compare_metadata(&mut self, id: Id) -> Result<(), Broken> {
        let (before, after) = (self.old.get(id)?, self.new.get(id)?);
        let (Some(before), Some(after)) = (before.as_stream(), after.as_stream()) else { return Ok(()) };
        let is_xml = after.dictionary.is_name("Subtype", "XML") && after.dictionary.is_name("Type", "Metadata");
        let before = properties(&String::from_utf8_lossy(&self.old.content(before)?));
        let after = properties(&String::from_utf8_lossy(&self.new.content(after)?));
        if is_xml && before.is_some() && before == after {
            self.explained.insert(id);
            self.allow(Kind::Upkeep, "the dates of the metadata, and the program that wrote them");
        }
        Ok(())
    }
}

/// Every property but those that change whenever a file is written, in order; none where the metadata can't be read.
fn properties(xmp: &str) -> Option<Vec<(String, String)>> {
    let mut reader = NsReader::from_str(xmp);
    let (mut found, mut path, mut text) = (Vec::new(), Vec::<Option<String>>::new(), String::new());
    // For each element that is open, how many properties there were when it began.
    let mut counts = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => {
                path.push(name(&reader, &element));
                counts.push(found.len());
                attributes(&reader, &element, &path, &mut found)?;
                text.clear();
            }
            Event::Empty(element) => {
                path.push(name(&reader, &element));
                let before = found.len();
                attributes(&reader, &element, &path, &mut found)?;
                if found.len() == before && path.last().is_some_and(Option::is_some) {
                    found.push((joined(&path), String::new()));
                }
                path.pop();
            }
            Event::End(_) => {
                let is_empty = counts.pop() == Some(found.len()) && path.last().is_some_and(Option::is_some);
                if is_empty || !text.trim().is_empty() {
                    found.push((joined(&path), text.trim().to_owned()));
                }
                text.clear();
                path.pop();
            }
            Event::Text(part) => text.push_str(&part),
            Event::CData(part) => text.push_str(&part),
            Event::GeneralRef(entity) => {
                let is_plain = entity.starts_with('#') || matches!(&*entity, "amp" | "lt" | "gt" | "quot" | "apos");
                if !is_plain {
                    return None;
                }
                text.push_str(&format!("&{};", &*entity));
            }
            Event::DocType(_) => return None,
            Event::Eof => break,
            _ => {}
        }
        if path.len() > DEEPEST || found.len() > MOST {
            return None;
        }
    }
    found.retain(|(path, _)| !UPKEEP.contains(&path.as_str()));
    found.sort();
    path.is_empty().then_some(found)
}

/// Namespace and name; nothing for what only holds others together.
fn name(reader: &NsReader<&[u8]>, element: &BytesStart<'_>) -> Option<String> {
    let (namespace, local) = reader.resolver().resolve_element(element.name());
    full(&namespace, local.as_ref())
}

fn full(namespace: &ResolveResult<'_>, local: &str) -> Option<String> {
    let namespace = match namespace {
        ResolveResult::Bound(namespace) => namespace.as_ref().to_owned(),
        ResolveResult::Unbound => String::new(),
        ResolveResult::Unknown(prefix) => format!("unknown {prefix:?}"),
    };
    (namespace != RDF && namespace != XMP_META).then(|| format!("{namespace} {local}"))
}

fn attributes(
    reader: &NsReader<&[u8]>,
    element: &BytesStart<'_>,
    path: &[Option<String>],
    found: &mut Vec<(String, String)>,
) -> Option<()> {
    for attribute in element.attributes() {
        let attribute = attribute.ok()?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let is_resource = matches!(&namespace, ResolveResult::Bound(namespace) if namespace.as_ref() == RDF)
            && local.as_ref() == "resource";
        let is_language = matches!(&namespace, ResolveResult::Bound(namespace) if namespace.as_ref() == XML);
        let value = attribute.value.trim().to_owned();
        if is_resource {
            found.push((joined(path), value));
        } else if let Some(name) = full(&namespace, local.as_ref()).filter(|_| !is_language) {
            found.push((format!("{}/{name}", joined(path)), value));
        }
    }
    Some(())
}

fn joined(path: &[Option<String>]) -> String {
    path.iter().flatten().map(|name| format!("/{name}")).collect()
}

#[cfg(test)]
mod tests {
    use super::properties;

    const HEAD: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">"#;

    fn of(body: &str) -> Option<Vec<(String, String)>> {
        properties(&format!("{HEAD}{body}</rdf:RDF></x:xmpmeta>"))
    }

    #[test]
    fn the_same_properties_are_the_same_however_they_are_written() {
        let elements =
            of("<rdf:Description><dc:title>A &amp; B</dc:title><xmp:ModifyDate>1</xmp:ModifyDate></rdf:Description>");
        let attributes = of(r#"<rdf:Description dc:title="A &amp; B" xmp:ModifyDate="2"/>"#);
        assert_eq!(elements, attributes);
        assert_eq!(elements.map(|found| found.len()), Some(1));
        assert_ne!(of("<rdf:Description><dc:title>C</dc:title></rdf:Description>"), attributes);
        assert_ne!(of("<dc:title/>"), of("<dc:subject/>"));
        assert_eq!(of("<dc:title/>"), of("<dc:title></dc:title>"));
        assert_ne!(of("<rdf:Description><dc:subject>A &amp; B</dc:subject></rdf:Description>"), attributes);
    }

    #[test]
    fn what_can_hide_something_is_not_read() {
        assert_eq!(of("<dc:title>&hidden;</dc:title>"), None);
        assert_eq!(properties("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), None);
        assert_eq!(of("<dc:title>"), None);
    }
}
