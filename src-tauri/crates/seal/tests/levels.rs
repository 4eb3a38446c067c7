//! The levels B-T, B-LT and B-LTA against authorities on loopback, and what happens when they fail.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use common::authority::{Authority, Mood};
use common::{judge, notice_pdf, request};
use seal::{
    FaultCode, Level, NetworkError, Revocation, SealError, SignRequest, SignatureField, extend_pdf, seal_pdf, sign_pdf,
    verify_pdf,
};

const P256: &str = "ec -pkeyopt ec_paramgen_curve:P-256";

fn at_present(authority: &Authority) -> SignRequest {
    SignRequest { signed_at: authority.now().fixed_offset(), ..request() }
}

#[test]
fn every_level_is_reached_and_judged() {
    let authority = Authority::start();
    let identity = authority.identity("albers", P256, "x_signer");
    let tsa = authority.tsa();
    let pdf = notice_pdf();
    let mut files = Vec::new();
    for level in Level::ALL {
        let sealed = seal_pdf(&pdf, &identity, &at_present(&authority), level, authority.outside(&tsa)).unwrap();
        assert!(sealed.starts_with(&pdf));
        let report = verify_pdf(&sealed, &authority.roots(), authority.now()).unwrap();
        assert!(report.is_valid(), "{level}: {report:#?}");
        let signature = &report.signatures[0];
        assert_eq!(signature.level, level.to_string(), "{report:#?}");
        assert_eq!(signature.proven_at.is_some(), level > Level::B);
        assert_eq!(signature.time_stamps.len(), usize::from(level > Level::B));
        let revocations: Vec<Revocation> = signature.path.iter().map(|member| member.revocation).collect();
        let expected = if level >= Level::Lt {
            [Revocation::Good, Revocation::Good, Revocation::Root]
        } else {
            [Revocation::Unknown, Revocation::Unknown, Revocation::Root]
        };
        assert_eq!(revocations, expected);
        assert_eq!(report.signatures.len(), 1 + usize::from(level == Level::Lta));
        assert_eq!(report.claims.pdf_a.as_deref(), Some("PDF/A-3a"));
        assert_eq!(report.claims.pdf_ua.as_deref(), Some("PDF/UA-1"));
        files.push((level, sealed));
    }
    // Later extensions: from the signature alone to the highest level, and the highest once more.
    let extended = extend_pdf(&files[0].1, Level::Lta, authority.outside(&tsa)).unwrap();
    let again = extend_pdf(&files[3].1, Level::Lta, authority.outside(&tsa)).unwrap();
    let stamped = extend_pdf(&files[0].1, Level::T, authority.outside(&tsa)).unwrap();
    for (pdf, level, count) in [(&extended, Level::Lta, 2), (&again, Level::Lta, 3), (&stamped, Level::T, 2)] {
        let report = verify_pdf(pdf, &authority.roots(), authority.now()).unwrap();
        assert!(report.is_valid(), "{report:#?}");
        assert_eq!(report.signatures[0].level, level.to_string());
        assert_eq!(report.signatures.len(), count);
        files.push((level, pdf.clone()));
    }
    judged(&authority, &files);
}

/// veraPDF, pyHanko as the judge calls it, and pyHanko with the profile of the level.
fn judged(authority: &Authority, files: &[(Level, Vec<u8>)]) {
    let (Some(conformance), Some(signature)) = (judge("pdf-conformance"), judge("pdf-signature")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let paths: Vec<PathBuf> = files
        .iter()
        .enumerate()
        .map(|(index, (level, pdf))| {
            let path = folder.path().join(format!("{index}-{}.pdf", level.to_string().replace(' ', "-")));
            std::fs::write(&path, pdf).unwrap();
            path
        })
        .collect();
    let verdict = Command::new(&conformance).arg("3a,ua1").args(&paths).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    assert_eq!(words.matches("PASS").count(), 2 * paths.len(), "{words}");
    let verdict = Command::new(&signature).arg(authority.root_file()).args(&paths).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    assert!(verdict.status.success(), "{words}{}", String::from_utf8_lossy(&verdict.stderr));
    for (path, (level, _)) in paths.iter().zip(files) {
        if *level >= Level::Lt {
            long_term(authority, path);
        }
    }
}

/// pyHanko's validation as ETSI EN 319 102-1 describes it, with nothing but what the file holds. The time is stated, as
/// otherwise it asks anew whatever the file holds.
fn long_term(authority: &Authority, path: &Path) {
    let Some(pyhanko) = common::pyhanko("pyhanko") else { return };
    authority.close();
    let root = authority.root_file();
    let soon = (authority.now() + chrono::TimeDelta::minutes(30)).to_rfc3339();
    let output = Command::new(pyhanko)
        .args(["sign", "adesverify", "--pretty-print", "--validation-time", &soon, "--trust-replace", "--trust"])
        .args([&root, path])
        .output()
        .unwrap();
    authority.open();
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}: {words}{}", path.display(), String::from_utf8_lossy(&output.stderr));
    println!("{}", words.lines().filter(|line| line.contains("judged")).collect::<Vec<_>>().join("; "));
}

#[test]
fn authorities_that_fail_are_named_and_leave_nothing_half_done() {
    let authority = Authority::start();
    let identity = authority.identity("albers", P256, "x_signer");
    let (tsa, pdf) = (authority.tsa(), notice_pdf());
    let seal =
        |level, address: &str| seal_pdf(&pdf, &identity, &at_present(&authority), level, authority.outside(address));
    authority.set_mood("/tsa", Mood::Status(503, 2));
    seal(Level::T, &tsa).unwrap();
    authority.set_mood("/tsa", Mood::Status(503, 3));
    let error = seal(Level::T, &tsa).unwrap_err();
    assert!(error.to_string().contains("did not answer after 3 tries: HTTP status 503"), "{error}");
    authority.set_mood("/tsa", Mood::Status(404, 1));
    assert!(matches!(seal(Level::T, &tsa), Err(SealError::Network(NetworkError::Refused { status: 404, .. }))));
    authority.set_mood("/tsa", Mood::Redirect(format!("{}/tsa-moved", authority.host)));
    assert!(matches!(seal(Level::T, &tsa), Err(SealError::Network(NetworkError::Refused { .. }))));
    authority.set_mood("/tsa", Mood::Redirect("https://127.0.0.1/tsa".into()));
    assert!(matches!(seal(Level::T, &tsa), Err(SealError::Network(NetworkError::Address { .. }))));
    authority.set_mood("/tsa", Mood::Redirect(tsa.clone()));
    assert!(matches!(seal(Level::T, &tsa), Err(SealError::Network(NetworkError::Address { .. }))));
    authority.set_mood("/tsa", Mood::Body(vec![0x30; 300 << 10]));
    assert!(matches!(seal(Level::T, &tsa), Err(SealError::Network(NetworkError::TooLarge { .. }))));
    authority.set_mood("/tsa", Mood::Body(b"hello".to_vec()));
    let error = seal(Level::T, &tsa).unwrap_err();
    assert!(error.to_string().contains("its answer can't be read"), "{error}");
    // An answer to another question.
    authority.set_mood("/tsa", Mood::Answer);
    seal(Level::T, &tsa).unwrap();
    let other = std::fs::read(authority.path().join("answer.tsr")).unwrap();
    authority.set_mood("/tsa", Mood::Body(other));
    let request = SignRequest { reason: "Something else".into(), ..at_present(&authority) };
    let error = seal_pdf(&pdf, &identity, &request, Level::T, authority.outside(&tsa)).map(|sealed| sealed.len());
    let error = error.unwrap_err();
    assert!(error.to_string().contains("it is about something else"), "{error}");
    for address in ["ftp://127.0.0.1/tsa", "http://127.0.0.1/ tsa", "tsa"] {
        assert!(matches!(seal(Level::T, address), Err(SealError::Network(NetworkError::Address { .. }))), "{address}");
    }
    authority.set_mood("/tsa", Mood::Answer);
    // No OCSP: the list will do. Neither: the certificate and both places are named.
    authority.set_mood("/ocsp", Mood::Status(500, 99));
    seal(Level::Lt, &tsa).unwrap();
    authority.set_mood("/issuing.crl", Mood::Status(404, 99));
    let error = seal(Level::Lt, &tsa).unwrap_err().to_string();
    assert!(error.contains("albers") && error.contains("/ocsp") && error.contains("/issuing.crl"), "{error}");
}

#[test]
fn a_revoked_certificate_seals_nothing_and_is_told_later() {
    let authority = Authority::start();
    let identity = authority.identity("albers", P256, "x_signer");
    let (tsa, pdf) = (authority.tsa(), notice_pdf());
    let plain = sign_pdf(&pdf, &identity, &at_present(&authority)).unwrap();
    let stamped = seal_pdf(&pdf, &identity, &at_present(&authority), Level::T, authority.outside(&tsa)).unwrap();
    std::thread::sleep(std::time::Duration::from_millis(2_100));
    authority.revoke("albers", "issuing");
    let error = seal_pdf(&pdf, &identity, &at_present(&authority), Level::Lt, authority.outside(&tsa))
        .map(|sealed| sealed.len())
        .unwrap_err();
    assert!(matches!(error, SealError::Revoked { .. }), "{error}");
    assert!(matches!(extend_pdf(&plain, Level::Lt, authority.outside(&tsa)), Err(SealError::Revoked { .. })));
    // The time stamp proves that the seal is older.
    let extended = extend_pdf(&stamped, Level::Lta, authority.outside(&tsa)).unwrap();
    let report = verify_pdf(&extended, &authority.roots(), authority.now()).unwrap();
    assert!(report.is_valid(), "{report:#?}");
    assert_eq!(report.signatures[0].path[0].revocation, Revocation::RevokedLater);
}

#[test]
fn revocation_lists_do_where_there_is_no_ocsp() {
    let authority = Authority::start();
    let identity = authority.identity("list", "rsa:2048", "x_list");
    let tsa = authority.tsa();
    let sealed =
        seal_pdf(&notice_pdf(), &identity, &at_present(&authority), Level::Lt, authority.outside(&tsa)).unwrap();
    let report = verify_pdf(&sealed, &authority.roots(), authority.now()).unwrap();
    assert!(report.is_valid(), "{report:#?}");
    assert_eq!(report.signatures[0].path[0].source.as_deref(), Some("CRL"));
    // Ten years later the file alone still tells.
    let later = authority.now() + chrono::TimeDelta::days(500);
    assert!(verify_pdf(&sealed, &authority.roots(), later).unwrap().is_valid());
}

#[test]
fn what_has_run_out_needs_a_proof_of_time() {
    let authority = Authority::start();
    let identity = authority.identity("albers", P256, "x_signer");
    let tsa = authority.tsa();
    let late = authority.now() + chrono::TimeDelta::days(1_000);
    let plain = sign_pdf(&notice_pdf(), &identity, &at_present(&authority)).unwrap();
    let report = verify_pdf(&plain, &authority.roots(), late).unwrap();
    assert_eq!(report.signatures[0].faults[0].code, FaultCode::NoProofOfTime);
    // The time stamp's own certificate has run out too: only a later time stamp could have kept it.
    let stamped =
        seal_pdf(&notice_pdf(), &identity, &at_present(&authority), Level::Lta, authority.outside(&tsa)).unwrap();
    let report = verify_pdf(&stamped, &authority.roots(), late).unwrap();
    assert!(!report.is_valid());
    let before = authority.now() + chrono::TimeDelta::days(800);
    assert!(verify_pdf(&stamped, &authority.roots(), before).unwrap().is_valid());
}

#[test]
fn several_signatures_reach_the_highest_level_together() {
    let authority = Authority::start();
    let author = authority.identity("author", P256, "x_signer");
    let approver = authority.identity("approver", "ec -pkeyopt ec_paramgen_curve:P-384", "x_signer");
    let tsa = authority.tsa();
    let first = seal_pdf(&notice_pdf(), &author, &at_present(&authority), Level::T, authority.outside(&tsa)).unwrap();
    let second = SignRequest { field: SignatureField::Unseen("approval".into()), ..at_present(&authority) };
    let both = seal_pdf(&first, &approver, &second, Level::Lta, authority.outside(&tsa)).unwrap();
    let report = verify_pdf(&both, &authority.roots(), authority.now()).unwrap();
    assert!(report.is_valid(), "{report:#?}");
    let levels: Vec<&str> = report.signatures.iter().map(|signature| signature.level.as_str()).collect();
    assert_eq!(levels, ["PAdES B-LTA", "PAdES B-LTA", "Document time stamp"]);
    judged(&authority, &[(Level::Lta, both)]);
}
