//! Every kind of document, small, large and awkward, in a language of each script, sealed at the levels, before the
//! judges. The awkward ones take one level in turn; `DESK_JUDGE_ALL=1` takes every document through every level.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;
#[path = "../../notice/tests/common/mod.rs"]
mod documents;

use common::authority::Authority;
use common::{judge, request};
use documents::matter::{self, Sample};
use notice::content::Content;
use notice::kind::Kinds;
use seal::{Level, SignRequest, SignatureField, seal_pdf, verify_pdf};
use std::path::PathBuf;
use std::process::Command;

/// The judges take their files in portions: a line of a command has its limit.
const AT_ONCE: usize = 200;

fn contents() -> Vec<(String, Content)> {
    let mut all = Vec::new();
    for kind in Kinds::embedded().all() {
        for (name, sample) in [("tiny", Sample::Tiny), ("large", Sample::Large), ("awkward", Sample::Awkward)] {
            all.push((format!("{}-{name}", kind.id), matter::fill(kind, sample)));
        }
    }
    all.extend(matter::in_languages());
    all
}

#[test]
fn every_kind_passes_at_its_level() {
    let (Some(conformance), Some(signature)) = (judge("pdf-conformance"), judge("pdf-signature")) else {
        println!("skipped: the judges are not there");
        return;
    };
    let everything = std::env::var_os("DESK_JUDGE_ALL").is_some();
    let authority = Authority::start();
    let identity = authority.identity("albers", "ec -pkeyopt ec_paramgen_curve:P-256", "x_signer");
    let tsa = authority.tsa();
    let folder = tempfile::tempdir().unwrap();
    let mut files: Vec<PathBuf> = Vec::new();
    let wanted = |name: &str| everything || name.to_lowercase().contains("awkward");
    let contents = contents().into_iter().filter(|(name, _)| wanted(name));
    for (index, (name, content)) in contents.enumerate() {
        let pdf = notice::render(&notice::kinds::document(&content).unwrap()).unwrap().bytes;
        let levels = if everything { Level::ALL.to_vec() } else { vec![Level::ALL[index % Level::ALL.len()]] };
        for level in levels {
            let order = SignRequest {
                field: SignatureField::Either("seal".into()),
                signed_at: authority.now().fixed_offset(),
                ..request()
            };
            let sealed = seal_pdf(&pdf, &identity, &order, level, authority.outside(&tsa)).unwrap();
            let report = verify_pdf(&sealed, &authority.roots(), authority.now()).unwrap();
            assert!(
                report.is_valid() && report.signatures[0].level == level.to_string(),
                "{name} {level}: {report:#?}"
            );
            let file = folder.path().join(format!("{name}-{}.pdf", level.to_string().replace(' ', "-")));
            std::fs::write(&file, sealed).unwrap();
            files.push(file);
        }
    }
    for portion in files.chunks(AT_ONCE) {
        let verdict = Command::new(&conformance).arg("3a,ua1").args(portion).output().unwrap();
        let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
        let failed: Vec<&str> = words.lines().filter(|line| !line.contains("PASS")).collect();
        assert_eq!(words.matches("PASS").count(), 2 * portion.len(), "{failed:#?}");
        let verdict = Command::new(&signature).arg(authority.root_file()).args(portion).output().unwrap();
        let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
        assert!(verdict.status.success(), "{words}{}", String::from_utf8_lossy(&verdict.stderr));
    }
    println!("{} sealed documents were judged", files.len());
}
