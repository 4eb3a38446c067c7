//! Writing the document security store (ETSI EN 319 142-1 5.4.2): certificates, revocation lists and answers of OCSP.

use chrono::{DateTime, Utc};

use crate::error::SealError;
use crate::evidence::Evidence;
use crate::pdf::{Dictionary, Object, Pdf, Update};

/// Adds what the document does not hold yet; what it holds stays.
pub(crate) fn add(bytes: &[u8], evidence: &Evidence, now: DateTime<Utc>) -> Result<Vec<u8>, SealError> {
    let pdf = Pdf::read(bytes)?;
    let mut update = Update::new(&pdf)?;
    let mut catalog = pdf.catalog()?;
    let store = pdf.value(&catalog, "DSS")?;
    let mut store = store.as_dictionary().cloned().unwrap_or_default();
    store.set("Type", Object::name("DSS"));
    let kinds = [
        ("Certs", evidence.certificates.iter().map(|piece| &piece.der).collect::<Vec<_>>()),
        ("CRLs", evidence.lists.iter().map(|piece| &piece.der).collect()),
        ("OCSPs", evidence.answers.iter().map(|piece| &piece.der).collect()),
    ];
    let mut is_changed = false;
    for (key, pieces) in kinds {
        let list = pdf.value(&store, key)?;
        let mut list = list.as_array().unwrap_or_default().to_vec();
        let held: Vec<Vec<u8>> =
            list.iter().filter_map(|piece| pdf.content(pdf.resolve(piece).ok()?.as_stream()?).ok()).collect();
        let before = list.len();
        for piece in pieces.into_iter().filter(|piece| !held.contains(piece)) {
            list.push(Object::Reference(update.add_stream(Dictionary::default(), piece.clone())));
        }
        is_changed |= list.len() > before;
        if !list.is_empty() {
            store.set(key, Object::Array(list));
        }
    }
    if !is_changed {
        return Ok(bytes.to_vec());
    }
    let store = update.add(Object::Dictionary(store));
    catalog.set("DSS", Object::Reference(store));
    declare(&mut catalog);
    update.replace(pdf.catalog_id()?, Object::Dictionary(catalog));
    Ok(update.write(&now.to_rfc3339())?.0)
}

/// Says that the document uses this extension of ISO 32000-1 (7.12; ETSI TS 102 778-4 A.1).
fn declare(catalog: &mut Dictionary) {
    let extension = Dictionary::from([
        ("Type", Object::name("DeveloperExtensions")),
        ("BaseVersion", Object::name("1.7")),
        ("ExtensionLevel", Object::Integer(1)),
    ]);
    let mut extensions = match catalog.get("Extensions") {
        None => Dictionary::default(),
        Some(Object::Dictionary(extensions)) if !extensions.has("ESIC") => extensions.clone(),
        Some(_) => return,
    };
    extensions.set("ESIC", Object::Dictionary(extension));
    catalog.set("Extensions", Object::Dictionary(extensions));
}
