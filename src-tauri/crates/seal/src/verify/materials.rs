//! What the signatures of a file bring along, for whoever gathers what is missing.

use chrono::{DateTime, Utc};

use super::MOST_SIGNATURES;
use super::contents;
use super::find::{self, Found};
use crate::certificate::Certificate;
use crate::cms::{Binding, Rules, Signed, Time, check_signer};
use crate::oids;
use crate::path;
use crate::pdf::Pdf;
use crate::time_stamp::Token;

/// A certificate that signed something, with what travelled along.
pub(crate) struct Material {
    pub(crate) leaf: Certificate,
    pub(crate) carried: Vec<Certificate>,
    /// The earliest time that a time stamp over it states.
    pub(crate) proof: Option<DateTime<Utc>>,
}

/// The signers of every signature, and the authorities of every time stamp.
pub(crate) fn materials(bytes: &[u8]) -> Vec<Material> {
    let found = find::signatures(bytes, MOST_SIGNATURES);
    let mut archives: Vec<(usize, DateTime<Utc>)> = Vec::new();
    let mut materials = Vec::new();
    for signature in found.iter().rev() {
        let end = signature.end.unwrap_or_default();
        let later = archives.iter().filter(|(covered, _)| *covered > end).map(|(_, at)| *at).min();
        if signature.is_time_stamp() {
            let Some(token) = token(bytes, signature) else { continue };
            if let Some(at) = token.info.as_ref().map(|info| info.at) {
                archives.push((end, at));
            }
            push(&mut materials, token, later);
        } else {
            approval(bytes, signature, later, &mut materials);
        }
    }
    materials
}

fn token(bytes: &[u8], signature: &Found) -> Option<Token> {
    let parts = signature.signed(bytes)?;
    let der = contents::read(signature.digits(bytes)).ok()?;
    Some(Token::read(&der, &|hash| hash.digest(&parts)))
}

fn push(materials: &mut Vec<Material>, token: Token, later: Option<DateTime<Utc>>) {
    // A time stamp states its own time; a later one only makes it certain.
    let proof = later.or_else(|| token.info.as_ref().map(|info| info.at));
    if let Some(leaf) = token.leaf {
        materials.push(Material { leaf, carried: token.carried, proof });
    }
}

fn approval(bytes: &[u8], signature: &Found, later: Option<DateTime<Utc>>, materials: &mut Vec<Material>) {
    let Some(parts) = signature.signed(bytes) else { return };
    let Ok(signed) = contents::read(signature.digits(bytes)).and_then(|der| Signed::read(&der)) else { return };
    let rules = Rules { content_type: oids::DATA, time: Time::Anywhere, binding: Binding::Optional };
    let checked = check_signer(&signed, &|hash| hash.digest(&parts), rules);
    let mut proof = later;
    for der in &checked.stamps {
        let token = Token::read(der, &|hash| hash.digest(&[&checked.signature]));
        let at = token.info.as_ref().map(|info| info.at);
        proof = proof.into_iter().chain(at).min();
        push(materials, token, later);
    }
    if let Some(leaf) = checked.leaf {
        materials.push(Material { leaf, carried: signed.certificates, proof });
    }
}

/// The certificates at the top of every path in a sealed file: those that somebody who checks it has to trust.
#[must_use]
pub fn anchors(pdf: &[u8]) -> Vec<Certificate> {
    let store = Pdf::read(pdf).map(|pdf| super::read_store(&pdf)).unwrap_or_default();
    let mut anchors: Vec<Certificate> = Vec::new();
    for material in materials(pdf) {
        let pool = [material.carried, store.certificates.clone()].concat();
        let top = path::find(&material.leaf, &pool, &[]).members.pop();
        anchors.extend(top.filter(|top| !anchors.contains(top)));
    }
    anchors
}
