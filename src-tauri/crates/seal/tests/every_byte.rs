//! The promise of the seal: no byte changes unseen. And: no bytes bring the check down.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::sync::OnceLock;

use common::authority::Authority;
use common::{Set, notice_pdf, now, p256, request, rsa3072};
use proptest::prelude::*;
use seal::{Certificate, Identity, Level, SignRequest, seal_pdf, sign_detached, sign_pdf, verify_detached, verify_pdf};

fn sealed(set: &Set) -> Vec<u8> {
    sign_pdf(&notice_pdf(), &set.identity, &request()).unwrap()
}

fn sealed_p256() -> &'static [u8] {
    static PDF: OnceLock<Vec<u8>> = OnceLock::new();
    PDF.get_or_init(|| sealed(p256()))
}

fn is_valid(pdf: &[u8], roots: &[Certificate]) -> bool {
    verify_pdf(pdf, roots, now()).is_ok_and(|report| report.is_valid())
}

/// Every byte of the part that the seal added, signature and padding included: there the hash does not help.
#[test]
fn every_byte_of_the_signature_counts() {
    let pdf = sealed_p256();
    let start = pdf.windows(10).position(|window| window == b"/ByteRange").unwrap() - 200;
    let mut changed = pdf.to_vec();
    for at in start..pdf.len() {
        for flip in [0x01, 0x20, 0x04] {
            changed[at] ^= flip;
            assert!(!is_valid(&changed, &p256().roots), "byte {at} of {} xor {flip:#x} was not found", pdf.len());
            changed[at] ^= flip;
        }
    }
}

/// The highest level ends with a time stamp over all that comes before it: there, too, no byte changes unseen. One byte
/// of many is changed, each time other bits.
#[test]
fn the_bytes_of_an_archived_file_count() {
    let authority = Authority::start();
    let identity = authority.identity("albers", "ec -pkeyopt ec_paramgen_curve:P-256", "x_signer");
    let tsa = authority.tsa();
    let request = SignRequest { signed_at: authority.now().fixed_offset(), ..request() };
    let (roots, now) = (authority.roots(), authority.now());
    let pdf = seal_pdf(&notice_pdf(), &identity, &request, Level::Lta, authority.outside(&tsa)).unwrap();
    assert!(verify_pdf(&pdf, &roots, now).unwrap().is_valid());
    let mut changed = pdf.clone();
    for at in (0..pdf.len()).step_by(61) {
        changed[at] ^= 1 << (at % 8);
        let found = verify_pdf(&changed, &roots, now).is_ok_and(|report| report.is_valid());
        assert!(!found, "byte {at} of {} was not found", pdf.len());
        changed[at] = pdf[at];
    }
    // Evidence alone is signed by nobody but those who made it: a change in it is found, or means nothing.
    let pdf = seal_pdf(&notice_pdf(), &identity, &request, Level::Lt, authority.outside(&tsa)).unwrap();
    let report = verify_pdf(&pdf, &roots, now).unwrap();
    let signed = pdf.len() - 5_000;
    let mut changed = pdf.clone();
    for at in (signed..pdf.len()).step_by(7) {
        changed[at] ^= 1 << (at % 7);
        if let Ok(after) = verify_pdf(&changed, &roots, now) {
            let is_less = after.signatures[0].level != report.signatures[0].level;
            assert!(!after.is_valid() || is_less || after == report, "byte {at} of {}: {after:#?}", pdf.len());
        }
        changed[at] = pdf[at];
    }
}

#[test]
fn every_byte_of_a_detached_signature_counts() {
    let data = br#"{"files":[]}"#;
    for set in [p256(), rsa3072()] {
        let cms = sign_detached(data, &set.identity, now()).unwrap();
        let valid = |cms: &[u8]| verify_detached(data, cms, &set.roots, now()).is_ok_and(|report| report.is_valid());
        assert!(valid(&cms));
        let mut changed = cms.clone();
        for at in 0..cms.len() {
            for flip in [0x01, 0x80, 0x10] {
                changed[at] ^= flip;
                assert!(!valid(&changed), "byte {at} of {} xor {flip:#x} was not found", cms.len());
                changed[at] ^= flip;
            }
        }
        assert!(!valid(&[cms.as_slice(), b"\0"].concat()));
        assert!(!verify_detached(b"other", &cms, &set.roots, now()).unwrap().is_valid());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_changed_byte_is_found(at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let mut pdf = sealed_p256().to_vec();
        let at = at.index(pdf.len());
        prop_assume!(pdf[at] != value);
        pdf[at] = value;
        prop_assert!(!is_valid(&pdf, &p256().roots), "byte {at} set to {value}");
    }

    #[test]
    fn inserted_removed_and_cut_bytes_are_found(at in any::<prop::sample::Index>(), kind in 0..3, value in any::<u8>()) {
        let mut pdf = sealed_p256().to_vec();
        let at = at.index(pdf.len());
        match kind {
            0 => pdf.insert(at, value),
            1 => { pdf.remove(at); }
            _ => pdf.truncate(at),
        }
        prop_assert!(!is_valid(&pdf, &p256().roots));
    }

    #[test]
    fn random_bytes_bring_nothing_down(mut bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let roots = &p256().roots;
        let _ = verify_pdf(&bytes, roots, now());
        let _ = verify_detached(b"data", &bytes, roots, now());
        let _ = Identity::from_pkcs12(&bytes, "x", now());
        let _ = Certificate::from_der(&bytes);
        let _ = Certificate::from_pem(&String::from_utf8_lossy(&bytes));
        bytes.splice(0..0, *b"%PDF-1.7 /ByteRange [0 30 40 50]");
        let _ = verify_pdf(&bytes, roots, now());
        let _ = sign_pdf(&bytes, &p256().identity, &request());
    }

    #[test]
    fn broken_documents_bring_the_seal_not_down(at in any::<prop::sample::Index>(), value in any::<u8>()) {
        let mut pdf = notice_pdf();
        let at = at.index(pdf.len());
        pdf[at] = value;
        let _ = sign_pdf(&pdf, &p256().identity, &request());
    }
}
