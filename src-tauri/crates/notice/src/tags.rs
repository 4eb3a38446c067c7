//! The structure tree in the file (ISO 32000-1 14.7, ISO 14289-1 7.1).

use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, dictionary};

use crate::annotations::Added;
use crate::draw::Drawn;
use crate::error::RenderError;
use crate::finish::{fault, plain, text};
use crate::structure::{DOCUMENT, Kid, Role, Tree};

/// Writes structure elements, the parent tree, and the keys of the pages.
pub(crate) fn add(
    pdf: &mut Pdf,
    catalog: &mut Dictionary,
    drawn: &Drawn,
    tree: &Tree,
    pages: &[ObjectId],
    annotations: &[Added],
) -> Result<(), RenderError> {
    let root = pdf.new_object_id();
    let ids: Vec<ObjectId> = tree.nodes.iter().map(|_| pdf.new_object_id()).collect();
    for (index, node) in tree.nodes.iter().enumerate() {
        let mut element = dictionary! {
            "Type" => "StructElem",
            "S" => node.role.name(),
            "P" => if index == DOCUMENT { root } else { ids[node.parent] },
        };
        let mut kids: Vec<Object> = node.kids.iter().map(|kid| kid_object(*kid, &ids, pages, annotations)).collect();
        if matches!(node.kids.as_slice(), [Kid::Annotation { .. }]) {
            // A field alone stands without a list: pyHanko takes a later signature in it for one only where it does.
            kids.drain(..).for_each(|kid| element.set("K", kid));
        } else if !kids.is_empty() {
            element.set("K", kids);
        }
        if let Some(language) = &node.language {
            element.set("Lang", plain(language));
        }
        if let Some(words) = &node.alternative {
            element.set("Alt", text(words));
        }
        if let Some(attributes) = attributes(node.role) {
            element.set("A", attributes);
        }
        pdf.objects.insert(ids[index], element.into());
    }
    let mut numbers: Vec<Object> = Vec::new();
    for (index, contents) in drawn.contents.iter().enumerate() {
        let page = pdf.get_dictionary_mut(pages[index]).map_err(fault)?;
        page.set("StructParents", index as i64);
        // ISO 14289-1 7.18.3: tab order follows the structure.
        page.set("Tabs", "S");
        numbers.push((index as i64).into());
        numbers.push(contents.iter().map(|&node| Object::Reference(ids[node])).collect::<Vec<_>>().into());
    }
    for (number, annotation) in annotations.iter().enumerate() {
        numbers.push(((pages.len() + number) as i64).into());
        numbers.push(Object::Reference(ids[annotation.node]));
    }
    let parents = pdf.add_object(dictionary! { "Nums" => numbers });
    pdf.objects.insert(
        root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => ids[DOCUMENT],
            "ParentTree" => parents,
            "ParentTreeNextKey" => (pages.len() + annotations.len()) as i64,
        }
        .into(),
    );
    catalog.set("StructTreeRoot", root);
    Ok(())
}

fn kid_object(kid: Kid, ids: &[ObjectId], pages: &[ObjectId], annotations: &[Added]) -> Object {
    match kid {
        Kid::Node(node) => Object::Reference(ids[node]),
        Kid::Content { page, id } => dictionary! { "Type" => "MCR", "Pg" => pages[page], "MCID" => id }.into(),
        Kid::Annotation { page, number } => {
            dictionary! { "Type" => "OBJR", "Pg" => pages[page], "Obj" => annotations[number].object }.into()
        }
    }
}

fn attributes(role: Role) -> Option<Dictionary> {
    match role {
        Role::List(numbering) => Some(dictionary! { "O" => "List", "ListNumbering" => numbering }),
        // ISO 14289-1 7.5: a head says what it is the head of.
        Role::ColumnHead => Some(dictionary! { "O" => "Table", "Scope" => "Column" }),
        Role::Cell(columns) if columns > 1 => Some(dictionary! { "O" => "Table", "ColSpan" => columns as i64 }),
        _ => None,
    }
}
