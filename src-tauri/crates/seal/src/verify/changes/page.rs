//! Pages: only the annotations of new, unseen signature fields may be added to them.

use std::collections::BTreeSet;

use super::Comparison;
use crate::pdf::{Broken, Id, Object, Pdf};

/// More pages than any document that is checked.
const MOST: usize = 100_000;

impl Comparison<'_> {
    /// Looks at the pages that were touched.
    pub(super) fn compare_pages(&mut self) -> Result<(), Broken> {
        if self.touched.is_subset(&self.explained) {
            return Ok(());
        }
        let fields: BTreeSet<Id> = self.new_form.signatures.iter().map(|field| field.id).collect();
        for page in pages(self.old)? {
            let (before, after) = (self.old.get(page)?, self.new.get(page)?);
            let (Some(before), Some(after)) = (before.as_dictionary(), after.as_dictionary()) else { continue };
            let list = match before.get("Annots") {
                Some(Object::Reference(list)) => self.touched.contains(list),
                _ => false,
            };
            if !list && !self.touched.contains(&page) {
                continue;
            }
            if before.differing(after).iter().any(|key| key != "Annots") {
                continue;
            }
            let appended = self.appended(before.get("Annots"), after.get("Annots"))?;
            // Each must be a field that was found to be new and unseen.
            let is_fields = appended.is_some_and(|appended| {
                appended.iter().all(|annotation| {
                    annotation
                        .as_reference()
                        .is_some_and(|id| fields.contains(&id) && self.is_new(id) && self.explained.contains(&id))
                })
            });
            if is_fields {
                self.explained.insert(page);
            } else {
                self.forbid("the annotations of a page");
            }
        }
        Ok(())
    }
}

/// Every page (ISO 32000-1 7.7.3).
fn pages(pdf: &Pdf<'_>) -> Result<Vec<Id>, Broken> {
    let catalog = pdf.catalog()?;
    let mut waiting: Vec<Id> = catalog.get("Pages").and_then(Object::as_reference).into_iter().collect();
    let (mut pages, mut seen) = (Vec::new(), BTreeSet::new());
    while let Some(id) = waiting.pop() {
        if !seen.insert(id) || seen.len() > MOST {
            continue;
        }
        let node = pdf.get(id)?;
        let Some(node) = node.as_dictionary() else { continue };
        if node.is_name("Type", "Page") {
            pages.push(id);
            continue;
        }
        let kids = pdf.value(node, "Kids")?;
        waiting.extend(kids.as_array().unwrap_or_default().iter().filter_map(Object::as_reference));
    }
    Ok(pages)
}
