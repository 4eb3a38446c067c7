//! The structure tree with its text, as assistive technology meets it.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

/// Indented roles with attributes and text.
pub fn dump(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).unwrap();
    let texts: HashMap<(ObjectId, i64), String> = pdf.page_iter().flat_map(|page| page_texts(&pdf, page)).collect();
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let kid = pdf.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
    let mut out = String::new();
    element(&pdf, kid, 0, &texts, &mut out);
    out
}

/// The information dictionary and the keys of the catalogue.
pub fn metadata(bytes: &[u8]) -> String {
    let pdf = Document::load_mem(bytes).unwrap();
    let info = pdf.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let mut out = String::new();
    for (key, value) in pdf.get_dictionary(info).unwrap() {
        writeln!(out, "{}: {}", String::from_utf8_lossy(key), words(value)).unwrap();
    }
    for (key, _) in pdf.catalog().unwrap() {
        writeln!(out, "/{}", String::from_utf8_lossy(key)).unwrap();
    }
    out
}

fn element(pdf: &Document, id: ObjectId, depth: usize, texts: &HashMap<(ObjectId, i64), String>, out: &mut String) {
    let node = pdf.get_dictionary(id).unwrap();
    let mut line = String::from_utf8_lossy(node.get(b"S").unwrap().as_name().unwrap()).into_owned();
    for key in ["Lang", "Alt"] {
        if let Ok(value) = node.get(key.as_bytes()) {
            write!(line, " {key}={}", words(value)).unwrap();
        }
    }
    if let Ok(attributes) = node.get(b"A").and_then(Object::as_dict) {
        for (key, value) in attributes.iter().filter(|(key, _)| *key != b"O") {
            write!(line, " {}={}", String::from_utf8_lossy(key), words(value)).unwrap();
        }
    }
    let mut inner = String::new();
    let mut text = String::new();
    for kid in kids(node) {
        match kid {
            Object::Reference(kid) => element(pdf, *kid, depth + 1, texts, &mut inner),
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                text.push_str(
                    texts.get(&(page, kid.get(b"MCID").unwrap().as_i64().unwrap())).map_or("?", String::as_str),
                );
            }
            _ => text.push_str("(annotation)"),
        }
    }
    let text = if text.is_empty() { text } else { format!(": {}", text.trim_end()) };
    writeln!(out, "{}{line}{text}", "  ".repeat(depth)).unwrap();
    out.push_str(&inner);
}

/// What stands below an element: a list, or one thing alone.
fn kids(node: &Dictionary) -> &[Object] {
    match node.get(b"K") {
        Ok(Object::Array(kids)) => kids,
        Ok(kid) => std::slice::from_ref(kid),
        Err(_) => &[],
    }
}

fn words(object: &Object) -> String {
    match object {
        Object::Name(name) => String::from_utf8_lossy(name).into_owned(),
        Object::Integer(value) => value.to_string(),
        Object::String(bytes, _) => match bytes.strip_prefix(&[0xfe, 0xff]) {
            Some(utf16) => String::from_utf16_lossy(
                &utf16.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect::<Vec<_>>(),
            ),
            None => String::from_utf8_lossy(bytes).into_owned(),
        },
        other => format!("{other:?}"),
    }
}

fn page_texts(pdf: &Document, page: ObjectId) -> Vec<((ObjectId, i64), String)> {
    let fonts: BTreeMap<Vec<u8>, HashMap<u16, String>> =
        pdf.get_page_fonts(page).unwrap().into_iter().map(|(name, font)| (name, to_unicode(pdf, font))).collect();
    let content = Content::decode(&pdf.get_page_content(page)).unwrap();
    let mut found: Vec<((ObjectId, i64), String)> = Vec::new();
    // For each open stretch: whether it is content, and whether its text was given as such.
    let (mut font, mut open) = (None, Vec::<(bool, bool)>::new());
    for operation in content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                let properties = operation.operands[1].as_dict().unwrap();
                let outer = open.last().is_some_and(|(content, _)| *content);
                let id = properties.get(b"MCID").ok().and_then(|id| id.as_i64().ok());
                found.extend(id.map(|id| ((page, id), String::new())));
                let actual = properties.get(b"ActualText").ok().filter(|_| outer);
                if let Some(actual) = actual {
                    found.last_mut().unwrap().1.push_str(&words(actual));
                }
                open.push((id.is_some() || outer, actual.is_some()));
            }
            "EMC" => {
                open.pop();
            }
            "Tf" => font = fonts.get(operation.operands[0].as_name().unwrap()),
            "TJ" if open.last() == Some(&(true, false)) => {
                for part in operation.operands[0].as_array().unwrap() {
                    if let Object::String(bytes, _) = part {
                        for code in bytes.chunks(2) {
                            let code = u16::from_be_bytes([code[0], code[1]]);
                            found
                                .last_mut()
                                .unwrap()
                                .1
                                .push_str(font.unwrap().get(&code).map_or("\u{fffd}", String::as_str));
                        }
                    }
                }
            }
            _ => {}
        }
    }
    found
}

fn to_unicode(pdf: &Document, font: &Dictionary) -> HashMap<u16, String> {
    let stream = pdf.get_object(font.get(b"ToUnicode").unwrap().as_reference().unwrap()).unwrap().as_stream().unwrap();
    let map = String::from_utf8(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())).unwrap();
    let hex = |text: &str| {
        text.trim_matches(['<', '>'])
            .as_bytes()
            .chunks(4)
            .map(|part| u16::from_str_radix(std::str::from_utf8(part).unwrap(), 16).unwrap())
            .collect::<Vec<u16>>()
    };
    let mut found = HashMap::new();
    let mut section = "";
    for line in map.lines() {
        let parts: Vec<&str> = line.split_whitespace().collect();
        match parts[..] {
            [_, "beginbfchar"] => section = "char",
            [_, "beginbfrange"] => section = "range",
            ["endbfchar" | "endbfrange"] => section = "",
            [code, value] if section == "char" => {
                found.insert(hex(code)[0], String::from_utf16_lossy(&hex(value)));
            }
            [from, to, value] if section == "range" => {
                for (offset, code) in (hex(from)[0]..=hex(to)[0]).enumerate() {
                    let mut value = hex(value);
                    *value.last_mut().unwrap() += offset as u16;
                    found.insert(code, String::from_utf16_lossy(&value));
                }
            }
            _ => {}
        }
    }
    found
}
