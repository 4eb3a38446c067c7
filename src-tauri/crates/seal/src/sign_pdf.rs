//! The seal on a PDF: PAdES (ETSI EN 319 142-1 6) as an incremental update.

use chrono::{DateTime, FixedOffset};

use crate::cms::{self, Claim, Stamp};
use crate::error::SealError;
use crate::field::{self, SignatureField};
use crate::identity::{Signer, check_signer};
use crate::pdf::{Dictionary, LARGEST_FILE, Object, Pdf, Update, date, text};

/// What a seal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignRequest {
    /// Where the seal goes.
    pub field: SignatureField,
    /// The claimed time, with its zone.
    pub signed_at: DateTime<FixedOffset>,
    /// The meaning of the signature (21 CFR 11.50): "Approved and issued as the manufacturer".
    pub reason: String,
    /// Place, or empty.
    pub location: String,
    /// Printed name of the signer (21 CFR 11.50).
    pub name: String,
}

/// Seals a PDF with PAdES B-B: the finished bytes stay as they are, and the seal follows them. A document may be sealed
/// several times, for example by author and approver, each in a field of its own.
///
/// # Errors
///
/// When the file cannot be sealed, the field is missing or taken, the certificate does not hold, or the key fails.
pub fn sign_pdf(pdf: &[u8], signer: &dyn Signer, request: &SignRequest) -> Result<Vec<u8>, SealError> {
    sign(pdf, signer, request, None, 0)
}

/// Seals a PDF, with a time stamp over the signature where `stamp` gives one; `room` is kept for it.
pub(crate) fn sign(
    pdf: &[u8],
    signer: &dyn Signer,
    request: &SignRequest,
    stamp: Option<Stamp<'_>>,
    room: usize,
) -> Result<Vec<u8>, SealError> {
    if pdf.len() > LARGEST_FILE {
        return Err(SealError::TooLarge { size: pdf.len() });
    }
    check_request(request)?;
    check_signer(signer, request.signed_at.to_utc())?;
    let parsed = Pdf::read(pdf)?;
    let mut update = Update::new(&parsed)?;
    let signature = update.add_signature(signature_dictionary(request), cms::longest(signer) + room);
    field::place(&parsed, &mut update, &request.field, signature, &tooltip(request), false)?;
    let (mut out, holes) = update.write(&date(request.signed_at))?;
    let Some(holes) = holes else { return Err(SealError::Key("it left no place for the signature".into())) };
    holes.write_range(&mut out);
    let digest = cms::hash(signer).digest(&holes.signed(&out));
    let signature = cms::signed_data(signer, &digest, Claim::default(), stamp)?;
    holes.fill(&mut out, &signature).map_err(|room| SealError::Room { room, needed: signature.len() })?;
    Ok(out)
}

/// ISO 32000-1 12.8.1, table 252, with the rules of ETSI EN 319 142-1 6.2.
fn signature_dictionary(request: &SignRequest) -> Dictionary {
    let mut dictionary = Dictionary::from([
        ("Type", Object::name("Sig")),
        ("Filter", Object::name("Adobe.PPKLite")),
        ("SubFilter", Object::name("ETSI.CAdES.detached")),
        ("M", Object::Text(date(request.signed_at).into_bytes())),
    ]);
    for (key, words) in [("Name", &request.name), ("Reason", &request.reason), ("Location", &request.location)] {
        if !words.is_empty() {
            dictionary.set(key, text(words));
        }
    }
    dictionary
}

/// What is read out for a field that is made with its signature (ISO 14289-1 7.18.4).
fn tooltip(request: &SignRequest) -> String {
    format!("Electronic signature of {}: {}", request.name, request.reason)
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
        ("Name of the signature field", &request.field.name().to_owned()),
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
