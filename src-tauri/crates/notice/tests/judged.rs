//! What an independent judge (veraPDF) says of the files: PDF/A-3a and PDF/UA-1.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::path::PathBuf;
use std::process::Command;

#[test]
fn every_kind_of_block_passes_pdf_a_3a_and_pdf_ua_1() {
    let judge = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/judges/pdf-conformance");
    if !judge.exists() {
        println!("skipped: no judge at {}", judge.display());
        return;
    }
    let folder = std::env::temp_dir().join(format!("notice-judged-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("notice.pdf");
    std::fs::write(&file, notice::render(&common::field_safety_notice()).unwrap().bytes).unwrap();
    let verdict = Command::new(judge).arg("3a,ua1").arg(&file).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    std::fs::remove_dir_all(folder).unwrap();
    assert!(verdict.status.success() && !words.contains("FAIL"), "{words}");
    assert_eq!(words.matches("PASS").count(), 2, "{words}");
}
