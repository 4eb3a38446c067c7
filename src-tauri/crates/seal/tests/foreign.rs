//! Files that pyHanko signed: all of them are found in order, and what should not follow a signature is found.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::path::Path;
use std::process::Command;

use common::authority::Authority;
use common::notice_pdf;
use seal::{SealError, SignRequest, SignatureField, SignatureReport, sign_pdf, verify_pdf};

const P256: &str = "ec -pkeyopt ec_paramgen_curve:P-256";

#[test]
fn what_pyhanko_signs_is_found_in_order() {
    let Some(python) = common::pyhanko("python") else { return };
    let authority = Authority::start();
    for (name, kind) in [("author", P256), ("approver", "ec -pkeyopt ec_paramgen_curve:P-384"), ("rsa", "rsa:2048")] {
        authority.pkcs12(name, kind, "x_signer");
    }
    let folder = tempfile::tempdir().unwrap();
    let notice = folder.path().join("notice.in");
    std::fs::write(&notice, notice_pdf()).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pyhanko/sign.py");
    let output = Command::new(python)
        .arg(script)
        .arg(authority.path())
        .arg(&authority.host)
        .args([&notice, folder.path()])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut files: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|end| end == "pdf"));
    files.sort();
    let mut wrong = Vec::new();
    for file in &files {
        let name = file.file_stem().unwrap().to_str().unwrap();
        let report = verify_pdf(&std::fs::read(file).unwrap(), &authority.roots(), authority.now()).unwrap();
        let levels: Vec<&str> = report.signatures.iter().map(|signature| signature.level.as_str()).collect();
        let faults: Vec<&str> = report.all_faults().map(|fault| fault.message.as_str()).collect();
        println!("{name}: {levels:?} {faults:#?}");
        if report.is_valid() == name.starts_with("bad-") {
            wrong.push(name.to_owned());
        }
        if name.starts_with("bad-") {
            // What was signed is as it was; what came after it is named, and is not allowed.
            let is_told = |signature: &SignatureReport| signature.changes.iter().any(|change| !change.is_allowed);
            assert!(report.signatures[0].is_intact && report.signatures.iter().any(is_told), "{name}: {report:#?}");
        }
    }
    // What certifies and closes a document takes time stamps, but no further signature.
    let identity = common::p256();
    for name in ["certified-closed", "certified-closed-stamped"] {
        let closed = std::fs::read(folder.path().join(format!("{name}.pdf"))).unwrap();
        let request = SignRequest { field: SignatureField::Unseen("more".into()), ..common::request() };
        let refused = sign_pdf(&closed, &identity.identity, &request).map(|sealed| sealed.len());
        assert!(matches!(refused, Err(SealError::Forbidden { .. })), "{refused:?}");
    }
    assert!(files.len() > 25, "{}", files.len());
    assert!(wrong.is_empty(), "{wrong:?}");
}
