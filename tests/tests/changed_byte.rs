//! Every single changed byte of what leaves the desk is found.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Utc};
use desk::verify_bytes;
use proptest::prelude::*;
use std::sync::LazyLock;
use whole_route::Office;

struct Files {
    root: String,
    now: DateTime<Utc>,
    pdf: Vec<u8>,
    pack: Vec<u8>,
    history: Vec<u8>,
}

static FILES: LazyLock<Files> = LazyLock::new(|| {
    let office = Office::new(env!("CARGO_BIN_EXE_desk-under-test"));
    office.must(&["demo", "out"]);
    let read = |name: &str| std::fs::read(office.path("out").join(name)).unwrap();
    Files {
        root: String::from_utf8(read("demonstration.root.pem")).unwrap(),
        now: "2026-11-24T00:00:00Z".parse().unwrap(),
        pdf: read("VD-2026-0004-U1.pdf"),
        pack: read("VD-2026-0004_us-fda-806_cr-10wd_1.pack.zip"),
        history: read("history.jsonl"),
    }
});

/// Whether the check finds nothing wrong. That it can't even be read is found as well.
fn passes(bytes: &[u8]) -> bool {
    let roots = std::slice::from_ref(&FILES.root);
    verify_bytes("file", bytes, roots, FILES.now).is_ok_and(|report| report.verified)
}

fn changed(bytes: &[u8], position: prop::sample::Index, flip: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let index = position.index(bytes.len());
    bytes[index] ^= flip;
    bytes
}

#[test]
fn what_was_not_changed_passes() {
    assert!(passes(&FILES.pdf) && passes(&FILES.pack) && passes(&FILES.history));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_changed_byte_of_a_sealed_pdf_is_found(position: prop::sample::Index, flip in 1_u8..) {
        prop_assert!(!passes(&changed(&FILES.pdf, position, flip)));
    }

    #[test]
    fn a_changed_byte_of_a_pack_is_found(position: prop::sample::Index, flip in 1_u8..) {
        prop_assert!(!passes(&changed(&FILES.pack, position, flip)));
    }

    #[test]
    fn a_changed_byte_of_a_history_is_found(position: prop::sample::Index, flip in 1_u8..) {
        prop_assert!(!passes(&changed(&FILES.history, position, flip)));
    }

    #[test]
    fn what_is_cut_off_or_added_is_found(position: prop::sample::Index, more in prop::collection::vec(any::<u8>(), 1..40)) {
        for whole in [&FILES.pdf, &FILES.pack, &FILES.history] {
            prop_assert!(!passes(&whole[..position.index(whole.len())]));
            prop_assert!(!passes(&[whole, &more[..]].concat()));
        }
    }
}

/// The places where a hand would look for a way in: every byte of the signature's neighbourhood.
#[test]
fn every_byte_around_the_signature_counts() {
    let pdf = &FILES.pdf;
    let find = |needle: &[u8]| pdf.windows(needle.len()).rposition(|window| window == needle).unwrap();
    let range = find(b"/ByteRange[");
    let contents = find(b"/Contents<3082");
    for index in (range..range + 60).chain(contents..contents + 60).chain(pdf.len() - 60..pdf.len()) {
        for flip in [0x01, 0x20] {
            let mut bytes = pdf.clone();
            bytes[index] ^= flip;
            assert!(!passes(&bytes), "byte {index} xor {flip:#x} was not found");
        }
    }
}

#[test]
fn a_history_that_ends_early_is_found() {
    let lines: Vec<&[u8]> = FILES.history.split_inclusive(|byte| *byte == b'\n').collect();
    for end in 1..lines.len() {
        let report = verify_bytes("history.jsonl", &lines[..end].concat(), &[], FILES.now).unwrap();
        assert!(report.faults.iter().any(|fault| fault.message.contains("ends early")), "{end} lines: {report:?}");
    }
}
