//! A quick check in process, of every kind with every sample: PDF/A-3a and PDF/UA-1. The judge proper is in `judged.rs`.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use notice::kind::Kinds;
use page_validation::{ValidationOptions, ValidationProfile, validate_pdf_bytes};

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
        for profile in [ValidationProfile::PdfA3a, ValidationProfile::PdfUa1] {
            let report = validate_pdf_bytes(bytes, &ValidationOptions::default().profile(profile)).unwrap();
            // It takes a last byte 0x0D of compressed data for a part of the line end before `endstream`; qpdf and veraPDF
            // count it right.
            let failures = report.failures.iter().filter(|failure| !failure.rule_id.contains(":6.1.7.1"));
            let failures: Vec<String> = failures.map(ToString::to_string).collect();
            assert_eq!(failures, [] as [String; 0], "{name}, {profile:?}");
        }
    }
}
