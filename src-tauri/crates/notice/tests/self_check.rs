//! A quick check in process, of every kind with every sample: PDF/A-3a and PDF/UA-1. The judge proper is in `judged.rs`.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use notice::kind::Kinds;

#[test]
fn every_kind_passes_the_check_in_process() {
    let mut files = vec![
        ("every block".to_owned(), notice::render(&common::field_safety_notice()).unwrap().bytes),
        ("letter".to_owned(), notice::render(&common::letter()).unwrap().bytes),
    ];
    for kind in Kinds::embedded().all() {
        for sample in [Sample::Tiny, Sample::Usual, Sample::Awkward] {
            let document = notice::kinds::document(&matter::fill(kind, sample)).unwrap();
            files.push((format!("{} {sample:?}", kind.id), notice::render(&document).unwrap().bytes));
        }
    }
    check(&files);
}

#[test]
fn every_kind_passes_in_each_sort_of_script() {
    let mut files = Vec::new();
    // The judge proper looks at the large ones too.
    for (name, content) in matter::in_languages().into_iter().filter(|(name, _)| !name.contains("Large")) {
        files.push((name, notice::render(&notice::kinds::document(&content).unwrap()).unwrap().bytes));
    }
    check(&files);
}

fn check(files: &[(String, Vec<u8>)]) {
    for (name, bytes) in files {
        assert_eq!(notice::check_conformance(bytes), Ok(()), "{name}");
    }
}

#[test]
fn what_does_not_conform_is_named() {
    let sound = notice::render(&common::letter()).unwrap().bytes;
    let broken = |from: &str, to: &str| {
        assert_eq!(from.len(), to.len());
        let mut bytes = sound.clone();
        // Everywhere: the first may be a name that nothing depends on.
        let places = sound.windows(from.len()).enumerate().filter(|(_, window)| *window == from.as_bytes());
        places.for_each(|(at, _)| bytes[at..at + from.len()].copy_from_slice(to.as_bytes()));
        assert_ne!(bytes, sound, "{from} is in the file");
        let outcome = notice::check_conformance(&bytes);
        outcome.expect_err(from).to_string()
    };
    for (from, to, clause) in [
        ("<pdfaid:part>3", "<pdfaid:part>9", "ISO 19005-3"),
        ("<pdfuaid:part>1", "<pdfuaid:part>7", "ISO 14289-1"),
        ("/StructTreeRoot", "/StructTreeRogt", "ISO 14289-1"),
    ] {
        let said = broken(from, to);
        assert!(said.contains(clause) && said.contains("not sealed"), "{from}: {said}");
    }
    assert!(notice::check_conformance(b"hello").is_err());
}
