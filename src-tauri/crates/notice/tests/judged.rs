//! What an independent judge (veraPDF) says of the files: PDF/A-3a and PDF/UA-1.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use common::matter::{self, Sample};
use notice::Document;
use notice::kind::Kinds;
use std::path::PathBuf;
use std::process::Command;

#[test]
fn every_document_passes_pdf_a_3a_and_pdf_ua_1() {
    let judge = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/judges/pdf-conformance");
    if !judge.exists() {
        println!("skipped: no judge at {}", judge.display());
        return;
    }
    let of = |content: &notice::content::Content| notice::kinds::document(content).unwrap();
    let mut documents: Vec<(String, Document)> = vec![
        ("every-block".into(), common::field_safety_notice()),
        ("user-final".into(), of(&matter::user_notice(false))),
        ("record".into(), of(&matter::disclosure_record(40))),
        ("bare".into(), common::empty()),
        ("letter".into(), common::letter()),
    ];
    for kind in Kinds::embedded().all() {
        for (name, sample) in [("tiny", Sample::Tiny), ("large", Sample::Large), ("awkward", Sample::Awkward)] {
            documents.push((format!("{}-{name}", kind.id), of(&matter::fill(kind, sample))));
        }
    }
    documents.extend(matter::in_languages().into_iter().map(|(name, content)| (name, of(&content))));
    let folder = std::env::temp_dir().join(format!("notice-judged-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let files: Vec<PathBuf> = documents
        .iter()
        .map(|(name, document)| {
            let file = folder.join(format!("{name}.pdf"));
            std::fs::write(&file, notice::render(document).unwrap().bytes).unwrap();
            file
        })
        .collect();
    let verdict = Command::new(judge).arg("3a,ua1").args(&files).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    std::fs::remove_dir_all(folder).unwrap();
    assert!(verdict.status.success(), "{words}");
    assert_eq!(words.matches("PASS").count(), 2 * files.len(), "{words}");
}
