//! The form of a document: its fields, as far as signatures are concerned (ISO 32000-1 12.7).

use std::collections::BTreeSet;

use crate::pdf::{Dictionary, Id, Object, Pdf, Read, read_text};

/// More fields than any form has.
const MOST: usize = 20_000;

/// Deepest nesting of fields.
const DEEPEST: usize = 16;

/// A field.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) id: Id,
    /// Its full name, parts joined by points (12.7.3.2).
    pub(crate) name: String,
    pub(crate) dictionary: Dictionary,
    /// What it holds.
    pub(crate) value: Option<Object>,
    /// Annotations of it that are objects of their own.
    pub(crate) widgets: Vec<Id>,
}

/// The fields of a form.
#[derive(Debug, Default)]
pub(crate) struct Form {
    pub(crate) signatures: Vec<Field>,
    /// Fields that a person fills in: text, buttons and choices (12.7.4.2 to 12.7.4.4).
    pub(crate) entries: Vec<Field>,
    /// The full names of all fields.
    pub(crate) names: Vec<String>,
}

impl Form {
    /// Reads the form; one that is not there is empty.
    pub(crate) fn read(pdf: &Pdf<'_>) -> Read<Self> {
        let mut form = Self::default();
        let catalog = pdf.catalog()?;
        let dictionary = pdf.value(&catalog, "AcroForm")?;
        let Some(dictionary) = dictionary.as_dictionary() else { return Ok(form) };
        let fields = pdf.value(dictionary, "Fields")?;
        let mut seen = BTreeSet::new();
        for field in fields.as_array().unwrap_or_default() {
            form.walk(pdf, field, "", None, 0, &mut seen)?;
        }
        Ok(form)
    }

    fn walk(
        &mut self,
        pdf: &Pdf<'_>,
        field: &Object,
        above: &str,
        kind_above: Option<&Object>,
        depth: usize,
        seen: &mut BTreeSet<Id>,
    ) -> Read<()> {
        let Some(id) = field.as_reference() else { return Ok(()) };
        if depth > DEEPEST || self.names.len() > MOST || !seen.insert(id) {
            return Ok(());
        }
        let object = pdf.get(id)?;
        let Some(dictionary) = object.as_dictionary() else { return Ok(()) };
        let own = pdf.value(dictionary, "T")?.as_text().map(read_text).unwrap_or_default();
        let name = if above.is_empty() { own } else { format!("{above}.{own}") };
        let own_kind = pdf.value(dictionary, "FT")?;
        let kind = if matches!(*own_kind, Object::Null) { kind_above } else { Some(&*own_kind) };
        let kids = pdf.value(dictionary, "Kids")?;
        let (mut widgets, mut is_last) = (Vec::new(), true);
        for kid in kids.as_array().unwrap_or_default() {
            let below = pdf.resolve(kid)?;
            match (below.as_dictionary(), kid.as_reference()) {
                (Some(below), _) if below.has("T") => {
                    is_last = false;
                    self.walk(pdf, kid, &name, kind, depth + 1, seen)?;
                }
                (Some(_), Some(id)) => widgets.push(id),
                _ => {}
            }
        }
        self.names.push(name.clone());
        let value = dictionary.get("V").filter(|value| !matches!(value, Object::Null)).cloned();
        let read = Field { id, name, dictionary: dictionary.clone(), value, widgets };
        match kind.and_then(Object::as_name) {
            Some(b"Sig") => self.signatures.push(read),
            Some(b"Tx" | b"Btn" | b"Ch") if is_last => self.entries.push(read),
            _ => {}
        }
        Ok(())
    }
}
