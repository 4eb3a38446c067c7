//! Seals on PDFs: made, judged, changed.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;
#[path = "../../notice/tests/common/mod.rs"]
mod documents;

use std::process::Command;

use common::{Set, judge, notice_pdf, now, p256, request, rsa3072};
use documents::matter;
use notice::kinds::document;
use seal::{FaultCode, SealError, SignatureField, VerifyError, sign_pdf, verify_pdf};

fn sealed(set: &Set) -> Vec<u8> {
    sign_pdf(&notice_pdf(), &set.identity, &request()).unwrap()
}

#[test]
fn a_seal_is_valid_and_says_who_when_and_why() {
    for set in [p256(), rsa3072()] {
        let pdf = sealed(set);
        assert!(pdf.starts_with(&notice_pdf()), "a seal follows the bytes it seals");
        let report = verify_pdf(&pdf, &set.roots, now()).unwrap();
        assert!(report.is_valid(), "{report:#?}");
        let signature = &report.signatures[0];
        assert_eq!(signature.signer, "Dr. Miriam Albers");
        assert_eq!(signature.claimed_at, Some(common::signed_at()));
        assert_eq!(signature.reason.as_deref(), Some("Approved and issued as the manufacturer (Größe)"));
        assert_eq!(signature.location.as_deref(), Some("Musterstadt"));
        assert!(signature.certificate.as_ref().unwrap().is_demonstration);
    }
}

#[test]
fn the_judges_accept_every_document() {
    let (Some(conformance), Some(signature)) = (judge("pdf-conformance"), judge("pdf-signature")) else { return };
    let folder = tempfile::tempdir().unwrap();
    for (key, set) in [("p256", p256()), ("rsa3072", rsa3072())] {
        let root = folder.path().join("root.pem");
        std::fs::write(&root, &set.root_pem).unwrap();
        let mut files = Vec::new();
        for (kind, document) in [
            ("short", common::document()),
            ("user", document(&matter::user_notice(false)).unwrap()),
            ("authority", document(&matter::authority_notice()).unwrap()),
            ("record", document(&matter::disclosure_record(20)).unwrap()),
        ] {
            let file = folder.path().join(format!("{kind}-{key}.pdf"));
            let pdf = notice::render(&document).unwrap().bytes;
            std::fs::write(&file, sign_pdf(&pdf, &set.identity, &request()).unwrap()).unwrap();
            files.push(file);
        }
        let verdict = Command::new(&conformance).arg("3a,ua1").args(&files).output().unwrap();
        let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
        assert_eq!(words.matches("PASS").count(), 2 * files.len(), "{words}");
        let verdict = Command::new(&signature).arg(&root).args(&files).output().unwrap();
        let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
        assert!(verdict.status.success(), "{words}{}", String::from_utf8_lossy(&verdict.stderr));
        assert_eq!(words.matches("The signature covers the entire file.").count(), files.len(), "{words}");
    }
}

#[test]
fn author_and_approver_seal_one_document() {
    let (author, approver) = (p256(), rsa3072());
    let roots = [author.roots.clone(), approver.roots.clone()].concat();
    let first = sign_pdf(&notice_pdf(), &author.identity, &request()).unwrap();
    let mut second = request();
    second.field = SignatureField::Unseen("approval".into());
    second.reason = "Reviewed and approved".into();
    let both = sign_pdf(&first, &approver.identity, &second).unwrap();
    assert!(both.starts_with(&first));
    let report = verify_pdf(&both, &roots, now()).unwrap();
    assert!(report.is_valid(), "{report:#?}");
    let said: Vec<_> = report
        .signatures
        .iter()
        .map(|one| (one.field.as_str(), one.version, one.covers_whole_file, one.reason.as_deref().unwrap_or_default()))
        .collect();
    assert_eq!(
        said,
        [
            ("seal", 2, false, "Approved and issued as the manufacturer (Größe)"),
            ("approval", 3, true, "Reviewed and approved")
        ]
    );
    assert_eq!(
        report.signatures[0].changes[0].what,
        "a signature was added, in the new field \u{201c}approval\u{201d}"
    );
    assert!(report.signatures[0].changes[0].is_allowed);
    let taken = sign_pdf(&both, &approver.identity, &second).unwrap_err();
    assert!(taken.to_string().contains("choose another name"), "{taken}");
    let (Some(conformance), Some(signature)) = (judge("pdf-conformance"), judge("pdf-signature")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let (file, root) = (folder.path().join("both.pdf"), folder.path().join("root.pem"));
    std::fs::write(&file, &both).unwrap();
    // Both demonstration roots bear the same name; the judge takes one, so each signature is checked alone.
    std::fs::write(&root, format!("{}{}", author.root_pem, approver.root_pem)).unwrap();
    let verdict = Command::new(&conformance).arg("3a,ua1").arg(&file).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    assert_eq!(words.matches("PASS").count(), 2, "{words}");
    let verdict = Command::new(&signature).arg(&root).arg(&file).output().unwrap();
    println!("{}", String::from_utf8_lossy(&verdict.stdout));
}

#[test]
fn bytes_at_the_end_are_found() {
    let mut pdf = sealed(p256());
    pdf.extend_from_slice(b"\n% 12 bytes\n");
    let report = verify_pdf(&pdf, &p256().roots, now()).unwrap();
    assert!(!report.is_valid());
    assert_eq!(report.faults[0].code, FaultCode::Added);
    assert_eq!(
        report.faults[0].message,
        "The file was changed after it was signed: 12 bytes were added at the end. Only what stands before them is signed."
    );
}

#[test]
fn an_unknown_root_is_named() {
    let report = verify_pdf(&sealed(p256()), &[], now()).unwrap();
    assert!(!report.is_valid());
    assert!(report.signatures[0].is_intact);
    assert_eq!(report.signatures[0].faults[0].code, FaultCode::Untrusted);
}

#[test]
fn a_time_in_the_future_is_a_fault() {
    let report = verify_pdf(&sealed(p256()), &p256().roots, now() - chrono::TimeDelta::days(2)).unwrap();
    assert_eq!(report.signatures[0].faults[0].code, FaultCode::ClaimedTime);
}

#[test]
fn what_cannot_be_sealed_says_why() {
    let identity = &p256().identity;
    let pdf = notice_pdf();
    let mut other = request();
    other.field = SignatureField::Empty("approval".into());
    assert_eq!(
        sign_pdf(&pdf, identity, &other).unwrap_err().to_string(),
        "The PDF has no empty signature field \u{201c}approval\u{201d} (it has: seal). Render the document with a signature block."
    );
    assert!(matches!(sign_pdf(&sealed(p256()), identity, &request()), Err(SealError::NoField { .. })));
    assert!(matches!(sign_pdf(b"%PDF-1.7\nbroken", identity, &request()), Err(SealError::NotPdf { .. })));
    assert!(matches!(sign_pdf(&pdf[..pdf.len() / 2], identity, &request()), Err(SealError::NotPdf { .. })));
    assert!(matches!(sign_pdf(b"PK\x03\x04", identity, &request()), Err(SealError::NotPdf { .. })));
    let mut nameless = request();
    nameless.name = " ".into();
    assert!(matches!(sign_pdf(&pdf, identity, &nameless), Err(SealError::Field { .. })));
    let mut late = request();
    late.signed_at += chrono::TimeDelta::days(4000);
    assert!(matches!(sign_pdf(&pdf, identity, &late), Err(SealError::Identity(_))));
}

#[test]
fn an_encrypted_pdf_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("in.pdf"), notice_pdf()).unwrap();
    let run = Command::new("qpdf")
        .current_dir(folder.path())
        .args(["--encrypt", "", "owner", "256", "--", "in.pdf", "out.pdf"])
        .status();
    if !run.is_ok_and(|status| status.success()) {
        println!("skipped: no qpdf");
        return;
    }
    let pdf = std::fs::read(folder.path().join("out.pdf")).unwrap();
    let error = sign_pdf(&pdf, &p256().identity, &request()).unwrap_err();
    assert!(matches!(error, SealError::Encrypted | SealError::NotPdf { .. }), "{error}");
}

#[test]
fn what_carries_no_signature_cannot_be_checked() {
    assert_eq!(verify_pdf(&notice_pdf(), &[], now()), Err(VerifyError::NoSignature));
    assert_eq!(verify_pdf(b"hello", &[], now()), Err(VerifyError::NotPdf));
}
