//! The order of reading is the order of the eye: what the structure tree names next stands next on the page.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use lopdf::{Dictionary, Document, Object, ObjectId};
use notice::kind::Kinds;
use std::collections::HashMap;

/// What stands side by side may begin this much higher than what was read before it, in points.
const BESIDE: f32 = 72.0;
/// The letterhead has two columns; its order is that of the columns.
const LETTERHEAD: f32 = 720.0;

/// Height of the first text of each marked content, by page and number.
fn heights(pdf: &Document) -> HashMap<(ObjectId, i64), f32> {
    let mut found = HashMap::new();
    for page in pdf.page_iter() {
        let content = lopdf::content::Content::decode(&pdf.get_page_content(page)).unwrap();
        let mut stack: Vec<Option<i64>> = Vec::new();
        for operation in content.operations {
            match operation.operator.as_str() {
                "BDC" => {
                    let properties = operation.operands[1].as_dict().ok();
                    let own = properties.and_then(|properties| properties.get(b"MCID").ok()?.as_i64().ok());
                    stack.push(own.or(stack.last().copied().flatten()));
                }
                "EMC" => {
                    stack.pop();
                }
                "Tm" | "cm" => {
                    if let Some(id) = stack.last().copied().flatten() {
                        found.entry((page, id)).or_insert_with(|| operation.operands[5].as_float().unwrap());
                    }
                }
                _ => {}
            }
        }
    }
    found
}

/// The first marked content under a structure element.
fn first(pdf: &Document, element: &Dictionary) -> Option<(ObjectId, i64)> {
    for kid in element.get(b"K").and_then(Object::as_array).into_iter().flatten() {
        let found = match kid {
            Object::Reference(id) => first(pdf, pdf.get_dictionary(*id).unwrap()),
            Object::Dictionary(kid) if kid.has(b"MCID") => {
                Some((kid.get(b"Pg").unwrap().as_reference().unwrap(), kid.get(b"MCID").unwrap().as_i64().unwrap()))
            }
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

fn check(name: &str, bytes: &[u8]) {
    let pdf = Document::load_mem(bytes).unwrap();
    let heights = heights(&pdf);
    let pages: Vec<ObjectId> = pdf.page_iter().collect();
    let root = pdf.catalog().unwrap().get(b"StructTreeRoot").unwrap().as_reference().unwrap();
    let document = pdf.get_dictionary(root).unwrap().get(b"K").unwrap().as_reference().unwrap();
    let (mut page, mut height) = (0, f32::MAX);
    for kid in pdf.get_dictionary(document).unwrap().get(b"K").unwrap().as_array().unwrap() {
        let Some(content) = first(&pdf, pdf.get_dictionary(kid.as_reference().unwrap()).unwrap()) else { continue };
        let (next, at) = (pages.iter().position(|page| *page == content.0).unwrap(), heights[&content]);
        if next == 0 && at > LETTERHEAD {
            continue;
        }
        assert!(next >= page, "{name}: page {} is read after page {}", next + 1, page + 1);
        if next > page {
            height = f32::MAX;
        }
        assert!(at <= height + BESIDE, "{name}, page {}: at {at} after {height}", next + 1);
        (page, height) = (next, if next > page { at } else { height.min(at) });
    }
}

#[test]
fn the_tree_reads_as_the_page_does() {
    check("every block", &notice::render(&common::field_safety_notice()).unwrap().bytes);
    check("letter", &notice::render(&common::letter()).unwrap().bytes);
    for kind in Kinds::embedded().all() {
        for sample in [Sample::Tiny, Sample::Usual, Sample::Large, Sample::Awkward] {
            let document = notice::kinds::document(&matter::fill(kind, sample)).unwrap();
            check(&format!("{} {sample:?}", kind.id), &notice::render(&document).unwrap().bytes);
        }
    }
}
