//! Bookmarks: the numbered headings, those of level 2 under their section.

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

use crate::Position;
use crate::document::Document;
use crate::finish::text;
use crate::style::PAGE_HEIGHT;

/// Writes the outline.
pub(crate) fn add(
    pdf: &mut Pdf,
    catalog: &mut Dictionary,
    document: &Document,
    positions: &[Position],
    pages: &[ObjectId],
) {
    let headings: Vec<&Position> = positions.iter().filter(|position| position.level > 0).collect();
    if headings.is_empty() {
        return;
    }
    let root = pdf.new_object_id();
    let title = pdf.new_object_id();
    let ids: Vec<ObjectId> = headings.iter().map(|_| pdf.new_object_id()).collect();
    let parent_of = |index: usize| {
        let above = (0..index).rev().find(|&above| headings[above].level < headings[index].level);
        above.map_or(title, |above| ids[above])
    };
    for (index, heading) in headings.iter().enumerate() {
        let parent = parent_of(index);
        let siblings: Vec<usize> = (0..headings.len()).filter(|&other| parent_of(other) == parent).collect();
        let place = siblings.iter().position(|&other| other == index).unwrap_or(0);
        let mut entry = entry(&heading.heading, parent, pages, heading);
        if place > 0 {
            entry.set("Prev", ids[siblings[place - 1]]);
        }
        if let Some(&next) = siblings.get(place + 1) {
            entry.set("Next", ids[next]);
        }
        let children: Vec<usize> = (0..headings.len()).filter(|&other| parent_of(other) == ids[index]).collect();
        if let (Some(&first), Some(&last)) = (children.first(), children.last()) {
            entry.set("First", ids[first]);
            entry.set("Last", ids[last]);
            // Closed: only the sections are shown at first.
            entry.set("Count", -(children.len() as i64));
        }
        pdf.objects.insert(ids[index], entry.into());
    }
    let top: Vec<usize> = (0..headings.len()).filter(|&index| parent_of(index) == title).collect();
    let start = Position { anchor: String::new(), heading: String::new(), level: 1, page: 1, top: 0 };
    let mut entry = entry(&document.meta.title, root, pages, &start);
    if let (Some(&first), Some(&last)) = (top.first(), top.last()) {
        entry.set("First", ids[first]);
        entry.set("Last", ids[last]);
        entry.set("Count", top.len() as i64);
    }
    pdf.objects.insert(title, entry.into());
    let outlines =
        dictionary! { "Type" => "Outlines", "First" => title, "Last" => title, "Count" => (top.len() + 1) as i64 };
    pdf.objects.insert(root, outlines.into());
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
}

fn entry(words: &str, parent: ObjectId, pages: &[ObjectId], position: &Position) -> Dictionary {
    let page = pages.get(position.page.saturating_sub(1)).or(pages.first()).copied().unwrap_or_default();
    let top = PAGE_HEIGHT.floor() as i64 - i64::from(position.top) + 6;
    let destination: Vec<Object> = vec![page.into(), "XYZ".into(), Object::Null, top.into(), Object::Null];
    dictionary! { "Title" => text(words), "Parent" => parent, "Dest" => destination }
}
