//! The seal on a PDF: PAdES B-B (ETSI EN 319 142-1 6) as an incremental update with a classic cross-reference.

use chrono::{DateTime, FixedOffset};
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, StringFormat};
use sha2::{Digest, Sha256};

use crate::error::SealError;
use crate::identity::{Signer, check_signer};
use crate::pdf::{LARGEST_FILE, date, text, write_object};
use crate::{assemble, certificate};

/// What a seal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignRequest {
    /// The empty signature field that takes the seal.
    pub field_name: String,
    /// The claimed time, with its zone.
    pub signed_at: DateTime<FixedOffset>,
    /// The meaning of the signature (21 CFR 11.50): "Approved and issued as the manufacturer".
    pub reason: String,
    /// Place, or empty.
    pub location: String,
    /// Printed name of the signer (21 CFR 11.50).
    pub name: String,
}

/// The place of the byte range is written before its numbers are known: each gets this many characters.
const NUMBER_WIDTH: usize = 10;

/// Seals a PDF: the finished bytes stay as they are, and the seal follows them.
///
/// # Errors
///
/// When the file cannot be sealed, the field is missing or taken, the certificate does not hold, or the key fails.
pub fn sign_pdf(pdf: &[u8], signer: &dyn Signer, request: &SignRequest) -> Result<Vec<u8>, SealError> {
    if pdf.len() > LARGEST_FILE {
        return Err(SealError::TooLarge { size: pdf.len() });
    }
    check_request(request)?;
    check_signer(signer, request.signed_at.to_utc())?;
    let parsed = parse(pdf)?;
    let (field_id, mut field) = find_field(&parsed, &request.field_name)?;
    let signature_id = (parsed.max_id + 1, 0);
    field.set("V", Object::Reference(signature_id));

    let mut out = pdf.to_vec();
    if out.last() != Some(&b'\n') {
        out.push(b'\n');
    }
    let field_at = write_indirect(&mut out, field_id, &Object::Dictionary(field));
    let signature_at = out.len();
    let capacity = assemble::longest(signer);
    let holes = write_signature(&mut out, signature_id, request, capacity);
    write_update_end(&mut out, pdf, &parsed, &[(field_id, field_at), (signature_id, signature_at)], request)?;
    fill(&mut out, &holes, signer)?;
    Ok(out)
}

/// Places that are filled when the length of the file is known.
struct Holes {
    range: usize,
    /// The `<` of the contents.
    contents: usize,
    /// Behind the `>`.
    after: usize,
}

fn check_request(request: &SignRequest) -> Result<(), SealError> {
    for (field, value) in [("Name of the signer", &request.name), ("Meaning of the signature", &request.reason)] {
        if value.trim().is_empty() {
            return Err(SealError::Field {
                field: field.into(),
                value: value.clone(),
                problem: "is empty: a signature shows name, time and meaning (21 CFR 11.50)".into(),
            });
        }
    }
    for (field, value) in [
        ("Name of the signer", &request.name),
        ("Meaning of the signature", &request.reason),
        ("Place", &request.location),
    ] {
        if value.chars().any(char::is_control) || value.len() > 500 {
            return Err(SealError::Field {
                field: field.into(),
                value: value.clone(),
                problem: "holds control characters or is longer than 500 characters: shorten it to one line".into(),
            });
        }
    }
    Ok(())
}

fn parse(pdf: &[u8]) -> Result<Pdf, SealError> {
    let not_pdf = |detail: String| SealError::NotPdf { detail };
    if !pdf.starts_with(b"%PDF-") {
        return Err(not_pdf("it does not begin with %PDF".into()));
    }
    // The reader is not ours; should it ever panic on a broken file, that file is not a PDF that can be sealed.
    let parsed = std::panic::catch_unwind(|| Pdf::load_mem(pdf)).map_err(|_| not_pdf("it is broken".into()))?;
    let parsed = parsed.map_err(|error| match error {
        lopdf::Error::Decryption(_) | lopdf::Error::InvalidPassword => SealError::Encrypted,
        other => not_pdf(other.to_string()),
    })?;
    if parsed.is_encrypted() || parsed.was_encrypted() || parsed.trailer.has(b"Encrypt") {
        return Err(SealError::Encrypted);
    }
    let at = parsed.xref_start;
    if !pdf.get(at..).is_some_and(|rest| rest.trim_ascii_start().starts_with(b"xref")) {
        return Err(not_pdf("it has no classic cross-reference table".into()));
    }
    Ok(parsed)
}

/// The field of the name, in a form that is not nested deeper than any form of ours.
fn find_field(pdf: &Pdf, name: &str) -> Result<(ObjectId, Dictionary), SealError> {
    let missing = |found: String| SealError::NoField { field: name.to_owned(), found };
    let catalog = pdf.catalog().map_err(|error| SealError::NotPdf { detail: error.to_string() })?;
    let form = catalog.get(b"AcroForm").and_then(|form| pdf.dereference(form)).and_then(|(_, form)| form.as_dict());
    let fields = form
        .and_then(|form| form.get(b"Fields"))
        .and_then(|fields| pdf.dereference(fields))
        .and_then(|(_, fields)| fields.as_array());
    let fields = fields.map_err(|_| missing("it has no form".into()))?;
    let mut names = Vec::new();
    for id in fields.iter().filter_map(|field| field.as_reference().ok()) {
        let Ok(field) = pdf.get_dictionary(id) else { continue };
        let is_signature = field.get(b"FT").and_then(Object::as_name).is_ok_and(|kind| kind == b"Sig");
        let own = field.get(b"T").ok().map(read_text).unwrap_or_default();
        if is_signature && own == name {
            if field.has(b"V") {
                return Err(missing("it is sealed already".into()));
            }
            return Ok((id, field.clone()));
        }
        names.push(own);
    }
    Err(missing(if names.is_empty() { "its form is empty".into() } else { format!("it has: {}", names.join(", ")) }))
}

fn read_text(object: &Object) -> String {
    let bytes = object.as_str().unwrap_or_default();
    match bytes.strip_prefix(&[0xfe, 0xff]) {
        Some(utf16) => {
            let units: Vec<u16> = utf16.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn write_indirect(out: &mut Vec<u8>, id: ObjectId, object: &Object) -> usize {
    let at = out.len();
    out.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    write_object(out, object);
    out.extend_from_slice(b"\nendobj\n");
    at
}

/// ISO 32000-1 12.8.1, table 252, with the rules of ETSI EN 319 142-1 6.2.
fn write_signature(out: &mut Vec<u8>, id: ObjectId, request: &SignRequest, capacity: usize) -> Holes {
    out.extend_from_slice(
        format!("{} {} obj\n<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/ETSI.CAdES.detached/M", id.0, id.1).as_bytes(),
    );
    out.extend_from_slice(format!("({})", date(request.signed_at)).as_bytes());
    for (key, words) in [("/Name", &request.name), ("/Reason", &request.reason), ("/Location", &request.location)] {
        if !words.is_empty() {
            out.extend_from_slice(key.as_bytes());
            write_object(out, &text(words));
        }
    }
    out.extend_from_slice(b"/ByteRange");
    let range = out.len();
    out.extend_from_slice(&[b' '; 4 * NUMBER_WIDTH]);
    out.extend_from_slice(b"/Contents");
    let contents = out.len();
    out.push(b'<');
    out.extend_from_slice(&vec![b'0'; 2 * capacity]);
    out.push(b'>');
    let after = out.len();
    out.extend_from_slice(b">>\nendobj\n");
    Holes { range, contents, after }
}

fn write_update_end(
    out: &mut Vec<u8>,
    original: &[u8],
    pdf: &Pdf,
    objects: &[(ObjectId, usize)],
    request: &SignRequest,
) -> Result<(), SealError> {
    let start = out.len();
    out.extend_from_slice(b"xref\n");
    for (id, at) in objects {
        if *at > 9_999_999_999 {
            return Err(SealError::TooLarge { size: *at });
        }
        out.extend_from_slice(format!("{} 1\n{at:010} {:05} n \n", id.0, id.1).as_bytes());
    }
    let mut trailer = Dictionary::new();
    trailer.set("Size", i64::from(pdf.max_id) + 2);
    for key in ["Root", "Info"] {
        if let Ok(value) = pdf.trailer.get(key.as_bytes()) {
            trailer.set(key, value.clone());
        }
    }
    // ISO 32000-1 14.4: the first half stays, the second changes with the file.
    let first = pdf.trailer.get(b"ID").and_then(Object::as_array).ok().and_then(|id| id.first().cloned());
    let mut hash = Sha256::new();
    hash.update(original);
    hash.update(date(request.signed_at));
    let second = Object::String(hash.finalize()[..16].to_vec(), StringFormat::Hexadecimal);
    trailer.set("ID", vec![first.unwrap_or_else(|| second.clone()), second]);
    trailer.set("Prev", pdf.xref_start as i64);
    out.extend_from_slice(b"trailer\n");
    write_object(out, &Object::Dictionary(trailer));
    out.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
    Ok(())
}

/// Everything but the hex string is signed, its angle brackets included in the gap (ISO 32000-1 12.8.1).
fn fill(out: &mut [u8], holes: &Holes, signer: &dyn Signer) -> Result<(), SealError> {
    let range = format!("[0 {} {} {}]", holes.contents, holes.after, out.len() - holes.after);
    out[holes.range..holes.range + range.len()].copy_from_slice(range.as_bytes());
    let mut hash = Sha256::new();
    hash.update(&out[..holes.contents]);
    hash.update(&out[holes.after..]);
    let cms = assemble::signed_data(signer, &hash.finalize(), None)?;
    let hex = certificate::hex(&cms);
    let room = holes.contents + 1..holes.after - 1;
    if hex.len() > room.len() {
        return Err(SealError::Key("its signature is longer than such a key makes".into()));
    }
    out[room.start..room.start + hex.len()].copy_from_slice(hex.as_bytes());
    Ok(())
}
