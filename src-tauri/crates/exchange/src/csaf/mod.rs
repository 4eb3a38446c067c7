//! CSAF 2.0 (OASIS Standard, 18 November 2022) to a disclosure draft.
//!
//! The whole file is read as a tree from which each value is taken once; what nobody took is listed as not carried
//! over. So nothing can be dropped silently, whatever a publisher puts into a document.

mod json;
mod products;
mod scores;
mod tree;
mod vulnerability;

use crate::{CsafError, Remark};
use chrono::{DateTime, Utc};
use disclosure::{
    AdvisoryRevision, AdvisorySource, Disclosure, Discovery, KnownProduct, Note, ProductId, PublicText, Tlp,
};
use products::ProductTree;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};
use tree::{Branch, Left};
use ts_rs::TS;
use uuid::Uuid;
use vulnerability::{Reader, position};

/// Largest file that is read, in bytes.
pub const MAX_SIZE: usize = 16 * 1024 * 1024;
const MAX_VULNERABILITIES: usize = 2_000;

/// An advisory as a disclosure draft.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Import {
    /// The draft.
    pub disclosure: Disclosure,
    /// Products that the register does not have yet.
    pub new_products: Vec<KnownProduct>,
    /// What was not carried over, and what needs a second look.
    pub remarks: Vec<Remark>,
}

/// Reads a CSAF 2.0 document. Products that `known` has already, by name and maker, are reused.
///
/// # Errors
/// If the file is too large, is not JSON, is not CSAF 2.0, or lacks a field without which it can't be named.
pub fn read_csaf(bytes: &[u8], known: &[KnownProduct], new_id: &mut dyn FnMut() -> Uuid) -> Result<Import, CsafError> {
    if bytes.len() > MAX_SIZE {
        return Err(CsafError::TooLarge { size: bytes.len(), limit: MAX_SIZE });
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let mut remarks = Vec::new();
    let Value::Object(map) = json::read(bytes, &mut remarks)? else { return Err(CsafError::NotCsaf) };
    let mut root = Branch::root(map);
    let mut left = Left::default();
    let mut document = root.object("document").ok_or(CsafError::NotCsaf)?;
    match document.text("csaf_version").as_str() {
        "2.0" => {}
        "" => return Err(CsafError::NotCsaf),
        other => return Err(CsafError::Version(other.to_owned())),
    }
    let mut source = read_source(&mut document, &mut remarks, &mut left)?;
    source.sha256 = hex::encode(Sha256::digest(bytes));
    let tree = ProductTree::read(root.object("product_tree"), &mut remarks, &mut left)?;
    let branches = root.objects("vulnerabilities");
    if branches.len() > MAX_VULNERABILITIES {
        return Err(CsafError::TooMany { what: "vulnerabilities", limit: MAX_VULNERABILITIES });
    }
    let mut disclosure = read_document(&mut document, &mut left);
    let mut reader = Reader { tree: &tree, remarks: &mut remarks, left: &mut left };
    disclosure.vulnerabilities =
        branches.into_iter().map(|branch| reader.read(branch, &source.publisher, new_id)).collect();
    disclosure.source = Some(source);
    document.give_back(&mut left);
    root.give_back(&mut left);
    let (ids, new_products) = tree.identify(known, new_id);
    name_products(&mut disclosure, &ids);
    let used = disclosure.products();
    remarks.extend(new_products.iter().filter(|product| !used.contains(&product.id)).map(|product| Remark {
        path: "/product_tree".to_owned(),
        value: product.product.name.clone(),
        message: "No vulnerability has a status for this product; it is added to the products.".to_owned(),
    }));
    remarks.extend(left.into_remarks());
    Ok(Import { disclosure, new_products, remarks })
}

fn read_source(document: &mut Branch, remarks: &mut Vec<Remark>, left: &mut Left) -> Result<AdvisorySource, CsafError> {
    let mut source =
        AdvisorySource { format: "CSAF 2.0".to_owned(), language: document.text("lang"), ..AdvisorySource::default() };
    if let Some(mut publisher) = document.object("publisher") {
        source.publisher = publisher.text("name");
        source.namespace = publisher.text("namespace");
        source.publisher_category = publisher.text("category");
        source.contact = publisher.text("contact_details");
        let authority = publisher.text("issuing_authority");
        if !authority.is_empty() {
            source.contact = format!("{}\n{authority}", source.contact).trim().to_owned();
        }
        publisher.give_back(left);
    }
    let mut tracking = document
        .object("tracking")
        .ok_or_else(|| CsafError::Field { path: "/document/tracking".to_owned(), expected: "an object" })?;
    source.tracking_id = tracking.text("id");
    if source.tracking_id.is_empty() {
        return Err(CsafError::Field { path: "/document/tracking/id".to_owned(), expected: "a text" });
    }
    source.version = tracking.text("version");
    source.status = tracking.text("status");
    source.aliases = tracking.texts("aliases");
    source.initial_release_at = instant(&mut tracking, "initial_release_date", remarks);
    source.current_release_at = instant(&mut tracking, "current_release_date", remarks);
    for mut revision in tracking.objects("revision_history") {
        let at = instant(&mut revision, "date", remarks);
        source.revisions.push(AdvisoryRevision {
            number: revision.text("number"),
            at,
            summary: revision.text("summary"),
        });
        revision.derived("legacy_version");
        revision.give_back(left);
    }
    source.revisions.sort_by_key(|revision| revision.at);
    if let Some(mut generator) = tracking.object("generator") {
        generator.derived("date");
        if let Some(mut engine) = generator.object("engine") {
            source.generator = format!("{} {}", engine.text("name"), engine.text("version")).trim().to_owned();
            engine.give_back(left);
        }
        generator.give_back(left);
    }
    tracking.give_back(left);
    Ok(source)
}

fn instant(branch: &mut Branch, key: &str, remarks: &mut Vec<Remark>) -> Option<DateTime<Utc>> {
    let path = branch.at(key);
    let text = branch.text(key);
    match DateTime::parse_from_rfc3339(&text) {
        Ok(at) => Some(at.with_timezone(&Utc)),
        Err(_) if text.is_empty() => None,
        Err(_) => {
            remarks.push(Remark {
                path,
                value: text,
                message: "Not a date-time with a zone (RFC 3339); left out.".to_owned(),
            });
            None
        }
    }
}

fn read_document(document: &mut Branch, left: &mut Left) -> Disclosure {
    let mut notes = vulnerability::read_notes(document, left);
    let summary = match notes.iter().position(|note| note.category == "summary") {
        Some(position) => notes.remove(position).text,
        None => PublicText::default(),
    };
    if let Some(mut severity) = document.object("aggregate_severity") {
        notes.push(Note {
            category: "other".to_owned(),
            title: "Severity of the whole advisory".to_owned(),
            text: PublicText(severity.text("text")),
        });
        severity.derived("namespace");
        severity.give_back(left);
    }
    // The profile decides what a document must hold, and the source language how it came about: neither is content.
    document.derived("category");
    document.derived("source_lang");
    let mut tlp = Tlp::Clear;
    let mut distribution_text = String::new();
    if let Some(mut distribution) = document.object("distribution") {
        distribution_text = distribution.text("text");
        if let Some(mut label) = distribution.object("tlp") {
            tlp = read_tlp(&label.text("label"), &distribution_text);
            label.derived("url");
            label.give_back(left);
        }
        distribution.give_back(left);
    }
    if !distribution_text.is_empty() {
        notes.push(Note {
            category: "other".to_owned(),
            title: "Distribution".to_owned(),
            text: PublicText(distribution_text),
        });
    }
    Disclosure {
        title: document.text("title"),
        summary,
        tlp,
        discovery: Discovery { credits: vulnerability::read_credits(document, left), ..Discovery::default() },
        references: vulnerability::read_references(document, left),
        notes,
        ..Disclosure::default()
    }
}

/// TLP 1 of CSAF 2.0; its `RED` with this distribution text stands for AMBER+STRICT (CSAF 2.1, conversion).
fn read_tlp(label: &str, distribution: &str) -> Tlp {
    match label {
        "WHITE" | "CLEAR" => Tlp::Clear,
        "GREEN" => Tlp::Green,
        "RED" if distribution.contains("AMBER+STRICT") => Tlp::AmberStrict,
        "RED" => Tlp::Red,
        _ => Tlp::Amber,
    }
}

/// Puts identifiers in the place of positions in the product tree.
fn name_products(disclosure: &mut Disclosure, ids: &[ProductId]) {
    let real = |id: ProductId| ids.get(position(id)).copied();
    for vulnerability in &mut disclosure.vulnerabilities {
        for statement in &mut vulnerability.affected {
            statement.product = statement.product.and_then(real);
        }
        for scoring in &mut vulnerability.scores {
            scoring.products = scoring.products.iter().copied().filter_map(real).collect();
        }
        for resolution in &mut vulnerability.resolutions {
            resolution.products = resolution.products.iter().copied().filter_map(real).collect();
        }
    }
}
