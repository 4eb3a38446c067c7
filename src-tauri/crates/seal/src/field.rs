//! Where a signature goes: an empty field that the document has, or a new one that nobody sees.

use crate::error::SealError;
use crate::form::Form;
use crate::pdf::{Dictionary, Id, Object, Pdf, Update, text};
use crate::permission::Permission;

/// Where a signature goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignatureField {
    /// The empty signature field of this name, made when the document was rendered.
    Empty(String),
    /// A new field of this name that shows nothing on any page: it may follow other signatures.
    Unseen(String),
    /// The empty field of this name where the document has one, else a new one that shows nothing.
    Either(String),
}

impl SignatureField {
    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Empty(name) | Self::Unseen(name) | Self::Either(name) => name,
        }
    }

    /// Whether the document has the field, so that it is filled rather than made.
    fn is_there(&self, form: &Form) -> bool {
        match self {
            Self::Empty(_) => true,
            Self::Unseen(_) => false,
            Self::Either(name) => form.signatures.iter().any(|field| field.name == *name),
        }
    }
}

/// Puts a signature or time stamp into its field.
pub(crate) fn place(
    pdf: &Pdf<'_>,
    update: &mut Update<'_>,
    field: &SignatureField,
    signature: Id,
    tooltip: &str,
    is_time_stamp: bool,
) -> Result<(), SealError> {
    let form = Form::read(pdf)?;
    let (name, is_there) = (field.name(), field.is_there(&form));
    for signed in &form.signatures {
        let Some(value) = signed.value.as_ref() else { continue };
        let value = pdf.resolve(value)?;
        let Some(dictionary) = value.as_dictionary() else { continue };
        let permission = Permission::read(pdf, dictionary, &signed.dictionary)?;
        let is_allowed =
            if is_there { permission.allows_filling(name) } else { is_time_stamp || permission.allows_signatures() };
        if !is_allowed {
            return Err(SealError::Forbidden { field: signed.name.clone() });
        }
    }
    if is_there { fill(update, &form, name, signature) } else { add(pdf, update, &form, name, signature, tooltip) }
}

fn fill(update: &mut Update<'_>, form: &Form, name: &str, signature: Id) -> Result<(), SealError> {
    let missing = |found: String| SealError::NoField { field: name.to_owned(), found };
    if form.names.is_empty() {
        return Err(missing("it has no form".into()));
    }
    let Some(field) = form.signatures.iter().find(|field| field.name == name) else {
        return Err(missing(format!("it has: {}", form.names.join(", "))));
    };
    if field.value.is_some() {
        return Err(missing("it is sealed already".into()));
    }
    let mut dictionary = field.dictionary.clone();
    dictionary.set("V", Object::Reference(signature));
    update.replace(field.id, Object::Dictionary(dictionary));
    Ok(())
}

/// A field without an area, outside of the page, so that PDF/UA asks for no place in the structure (ISO 14289-1 7.18.1).
fn add(
    pdf: &Pdf<'_>,
    update: &mut Update<'_>,
    form: &Form,
    name: &str,
    signature: Id,
    tooltip: &str,
) -> Result<(), SealError> {
    if name.is_empty() || name.contains('.') || form.names.iter().any(|known| known == name) {
        return Err(SealError::Field {
            field: "Name of the signature field".into(),
            value: name.to_owned(),
            problem: "is taken, empty, or holds a full stop: choose another name".into(),
        });
    }
    let (page_id, page) = first_page(pdf)?;
    let corner = || Object::Integer(-20);
    let field = update.add(Object::Dictionary(Dictionary::from([
        ("Type", Object::name("Annot")),
        ("Subtype", Object::name("Widget")),
        ("FT", Object::name("Sig")),
        ("T", text(name)),
        ("TU", text(tooltip)),
        // Print and Locked.
        ("F", Object::Integer(132)),
        ("Rect", Object::Array(vec![corner(), corner(), corner(), corner()])),
        ("P", Object::Reference(page_id)),
        ("V", Object::Reference(signature)),
    ])));
    append(pdf, update, page_id, page, "Annots", field)?;
    let catalog_id = pdf.catalog_id()?;
    let mut catalog = pdf.catalog()?;
    match catalog.get("AcroForm").cloned() {
        Some(Object::Reference(id)) => {
            let form = pdf.get(id)?;
            let mut form = form.as_dictionary().cloned().unwrap_or_default();
            form.set("SigFlags", Object::Integer(3));
            append(pdf, update, id, form, "Fields", field)
        }
        value => {
            let mut form = value.as_ref().and_then(Object::as_dictionary).cloned().unwrap_or_default();
            form.set("SigFlags", Object::Integer(3));
            match form.get("Fields").cloned() {
                Some(Object::Reference(list)) => {
                    update.replace(list, Object::Array(with(pdf.get(list)?.as_array(), field)));
                }
                fields => {
                    form.set("Fields", Object::Array(with(fields.as_ref().and_then(Object::as_array), field)));
                }
            }
            catalog.set("AcroForm", Object::Dictionary(form));
            update.replace(catalog_id, Object::Dictionary(catalog));
            Ok(())
        }
    }
}

/// Appends to a list of a dictionary, wherever the list stands.
fn append(
    pdf: &Pdf<'_>,
    update: &mut Update<'_>,
    owner: Id,
    mut dictionary: Dictionary,
    key: &str,
    item: Id,
) -> Result<(), SealError> {
    match dictionary.get(key).cloned() {
        Some(Object::Reference(list)) => {
            update.replace(list, Object::Array(with(pdf.get(list)?.as_array(), item)));
            if key == "Fields" {
                update.replace(owner, Object::Dictionary(dictionary));
            }
        }
        list => {
            dictionary.set(key, Object::Array(with(list.as_ref().and_then(Object::as_array), item)));
            update.replace(owner, Object::Dictionary(dictionary));
        }
    }
    Ok(())
}

fn with(list: Option<&[Object]>, item: Id) -> Vec<Object> {
    let mut items = list.unwrap_or_default().to_vec();
    items.push(Object::Reference(item));
    items
}

/// The first page (ISO 32000-1 7.7.3).
fn first_page(pdf: &Pdf<'_>) -> Result<(Id, Dictionary), SealError> {
    let missing = || SealError::NotPdf { detail: "it has no page".into() };
    let mut next = pdf.catalog()?.get("Pages").and_then(Object::as_reference);
    for _ in 0..32 {
        let id = next.ok_or_else(missing)?;
        let node = pdf.get(id)?;
        let node = node.as_dictionary().ok_or_else(missing)?;
        if node.is_name("Type", "Page") {
            return Ok((id, node.clone()));
        }
        let kids = pdf.value(node, "Kids")?;
        next = kids.as_array().and_then(<[Object]>::first).and_then(Object::as_reference);
    }
    Err(missing())
}
