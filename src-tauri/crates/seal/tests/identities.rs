//! Identities as openssl writes them, and every way in which they can be unfit.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::path::Path;

use chrono::{TimeDelta, Utc};
use common::{PASSPHRASE, document, now, openssl, p256, request, rsa3072};
use seal::{
    Certificate, Identity, IdentityError, KeyKind, Signer, sign_detached, sign_pdf, verify_detached, verify_pdf,
};

/// A root and a certificate below it, made by openssl at the real present.
fn make(folder: &Path, key: &[&str], export: &[&str]) -> (Vec<u8>, String) {
    openssl(
        folder,
        &[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-keyout",
            "root.key",
            "-out",
            "root.pem",
            "-days",
            "3650",
            "-subj",
            "/CN=Test root",
            "-addext",
            "basicConstraints=critical,CA:TRUE",
            "-addext",
            "keyUsage=critical,keyCertSign,cRLSign",
        ],
    );
    let mut request = vec![
        "req",
        "-new",
        "-nodes",
        "-keyout",
        "leaf.key",
        "-out",
        "leaf.csr",
        "-subj",
        "/O=Nordlicht/CN=Miriam Albers",
    ];
    request.extend_from_slice(key);
    openssl(folder, &request);
    std::fs::write(
        folder.join("ext"),
        "basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n",
    )
    .unwrap();
    openssl(
        folder,
        &[
            "x509",
            "-req",
            "-in",
            "leaf.csr",
            "-CA",
            "root.pem",
            "-CAkey",
            "root.key",
            "-CAcreateserial",
            "-out",
            "leaf.pem",
            "-days",
            "700",
            "-extfile",
            "ext",
        ],
    );
    let mut arguments = vec![
        "pkcs12",
        "-export",
        "-inkey",
        "leaf.key",
        "-in",
        "leaf.pem",
        "-certfile",
        "root.pem",
        "-out",
        "id.p12",
        "-passout",
        "pass:secret",
    ];
    arguments.extend_from_slice(export);
    openssl(folder, &arguments);
    (std::fs::read(folder.join("id.p12")).unwrap(), std::fs::read_to_string(folder.join("root.pem")).unwrap())
}

/// An instant inside the validity that openssl gave.
fn present(root: &str) -> chrono::DateTime<Utc> {
    Certificate::from_pem(root)[0].describe().valid_from + TimeDelta::days(2)
}

#[test]
fn identities_of_openssl_open_and_seal() {
    for (key, export, kind) in [
        (vec!["-newkey", "rsa:2048"], vec![], KeyKind::Rsa { bits: 2048 }),
        (vec!["-newkey", "rsa:2048"], vec!["-legacy"], KeyKind::Rsa { bits: 2048 }),
        (vec!["-newkey", "rsa:4096"], vec![], KeyKind::Rsa { bits: 4096 }),
        (
            vec!["-newkey", "rsa-pss", "-pkeyopt", "rsa_keygen_bits:2048", "-sigopt", "rsa_pss_saltlen:32"],
            vec![],
            KeyKind::RsaPss { bits: 2048 },
        ),
        (vec!["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], vec![], KeyKind::P256),
        (vec!["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"], vec![], KeyKind::P384),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (pkcs12, root) = make(folder.path(), &key, &export);
        let at = present(&root);
        let identity = Identity::from_pkcs12(&pkcs12, "secret", at).unwrap();
        assert_eq!(identity.kind(), kind, "{export:?}");
        assert_eq!(identity.describe().common_name, "Miriam Albers");
        let mut document = document();
        document.meta.issued_at = at;
        let mut request = request();
        request.signed_at = at.fixed_offset();
        let pdf = sign_pdf(&notice::render(&document).unwrap().bytes, &identity, &request).unwrap();
        let report = verify_pdf(&pdf, &Certificate::from_pem(&root), at).unwrap();
        assert!(report.is_valid(), "{report:#?}");
    }
}

#[test]
fn openssl_accepts_every_kind_of_key() {
    let pss = |identity: Identity| identity.with_pss();
    let plain = |identity: Identity| identity;
    for (key, change, kind) in [
        (vec!["-newkey", "rsa:3072"], plain as fn(Identity) -> Identity, KeyKind::Rsa { bits: 3072 }),
        (vec!["-newkey", "rsa:2048"], pss, KeyKind::RsaPss { bits: 2048 }),
        (vec!["-newkey", "rsa-pss", "-pkeyopt", "rsa_keygen_bits:2048"], plain, KeyKind::RsaPss { bits: 2048 }),
        (vec!["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-384"], plain, KeyKind::P384),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let (pkcs12, root) = make(folder.path(), &key, &[]);
        let at = present(&root);
        let identity = change(Identity::from_pkcs12(&pkcs12, "secret", at).unwrap());
        assert_eq!(identity.kind(), kind);
        let data = b"data".as_slice();
        let cms = sign_detached(data, &identity, at).unwrap();
        assert_eq!(cms, sign_detached(data, &identity, at).unwrap(), "the same input gives the same bytes");
        let report = verify_detached(data, &cms, &Certificate::from_pem(&root), at).unwrap();
        assert!(report.is_valid(), "{report:#?}");
        assert!(!verify_detached(b"date", &cms, &Certificate::from_pem(&root), at).unwrap().is_valid());
        std::fs::write(folder.path().join("data"), data).unwrap();
        std::fs::write(folder.path().join("cms"), &cms).unwrap();
        let at = at.timestamp().to_string();
        let call =
            "cms -verify -inform DER -in cms -content data -CAfile root.pem -purpose any -binary -out out -attime";
        let mut arguments: Vec<&str> = call.split(' ').collect();
        arguments.push(&at);
        openssl(folder.path(), &arguments);
    }
}

#[test]
fn openssl_accepts_a_detached_signature() {
    for set in [p256(), rsa3072()] {
        let folder = tempfile::tempdir().unwrap();
        let data = br#"{"manifest":[1,2,3]}"#;
        let cms = sign_detached(data, &set.identity, now()).unwrap();
        assert!(verify_detached(data, &cms, &set.roots, now()).unwrap().is_valid());
        for (name, bytes) in
            [("manifest.json", &data[..]), ("manifest.p7s", &cms), ("root.pem", set.root_pem.as_bytes())]
        {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        let at = now().timestamp().to_string();
        openssl(
            folder.path(),
            &[
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                "manifest.p7s",
                "-content",
                "manifest.json",
                "-CAfile",
                "root.pem",
                "-purpose",
                "any",
                "-binary",
                "-attime",
                &at,
                "-out",
                "out",
            ],
        );
        assert_eq!(std::fs::read(folder.path().join("out")).unwrap(), data);
    }
}

#[test]
fn a_wrong_passphrase_is_told_from_a_wrong_file() {
    let set = p256();
    assert_eq!(Identity::from_pkcs12(&set.pkcs12, "wrong", now()).unwrap_err(), IdentityError::WrongPassphrase);
    assert_eq!(Identity::from_pkcs12(&set.pkcs12, "", now()).unwrap_err(), IdentityError::WrongPassphrase);
    let folder = tempfile::tempdir().unwrap();
    for export in [vec![], vec!["-legacy"]] {
        let (pkcs12, _) = make(folder.path(), &["-newkey", "rsa:2048"], &export);
        assert_eq!(Identity::from_pkcs12(&pkcs12, "wrong", now()).unwrap_err(), IdentityError::WrongPassphrase);
    }
    assert!(matches!(Identity::from_pkcs12(b"hello", PASSPHRASE, now()), Err(IdentityError::NotPkcs12 { .. })));
    assert_eq!(
        Identity::from_pkcs12(&vec![0; 2 << 20], PASSPHRASE, now()).unwrap_err(),
        IdentityError::TooLarge { size: 2 << 20 }
    );
}

#[test]
fn validity_is_checked_with_dates() {
    let set = p256();
    let late = Identity::from_pkcs12(&set.pkcs12, PASSPHRASE, now() + TimeDelta::days(1100)).unwrap_err();
    assert_eq!(
        late.to_string(),
        "The certificate of “Dr. Miriam Albers” expired on 19 November 2029, 12:00 UTC. Get a new one before you seal."
    );
    let early = Identity::from_pkcs12(&set.pkcs12, PASSPHRASE, now() - TimeDelta::days(2)).unwrap_err();
    assert_eq!(
        early.to_string(),
        "The certificate of “Dr. Miriam Albers” is valid from 19 November 2026, 12:00 UTC. Wait until then, or correct the clock of this computer."
    );
}

#[test]
fn unfit_keys_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (small, root) = make(folder.path(), &["-newkey", "rsa:1024"], &[]);
    let error = Identity::from_pkcs12(&small, "secret", present(&root)).unwrap_err();
    assert_eq!(error, IdentityError::UnsupportedKey { kind: "RSA of 1024 bits".into() });
    let (other, root) = make(folder.path(), &["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-521"], &[]);
    let error = Identity::from_pkcs12(&other, "secret", present(&root)).unwrap_err();
    assert!(matches!(error, IdentityError::UnsupportedKey { .. }));
    openssl(
        folder.path(),
        &["pkcs12", "-export", "-nokeys", "-in", "leaf.pem", "-out", "none.p12", "-passout", "pass:secret"],
    );
    let none = std::fs::read(folder.path().join("none.p12")).unwrap();
    assert_eq!(Identity::from_pkcs12(&none, "secret", present(&root)).unwrap_err(), IdentityError::NoKey);
}

#[test]
fn certificates_that_issue_each_other_end_the_chain() {
    let folder = tempfile::tempdir().unwrap();
    let at = present(&make(folder.path(), &["-newkey", "rsa:2048"], &[]).1);
    let run = |arguments: &str| openssl(folder.path(), &arguments.split(' ').collect::<Vec<_>>());
    // A second authority that the root issued, and the root's name again, issued by that authority.
    run("req -new -nodes -newkey rsa:2048 -keyout second.key -out second.csr -subj /CN=Second");
    run("x509 -req -in second.csr -CA root.pem -CAkey root.key -CAcreateserial -out second.pem -days 700 -extfile ext");
    std::fs::write(folder.path().join("again.cnf"), "[req]\nprompt=no\ndistinguished_name=d\n[d]\nCN=Test root\n")
        .unwrap();
    run("req -new -key root.key -out again.csr -config again.cnf");
    run(
        "x509 -req -in again.csr -CA second.pem -CAkey second.key -CAcreateserial -out again.pem -days 700 -extfile ext",
    );
    let both = ["second.pem", "again.pem"].map(|name| std::fs::read_to_string(folder.path().join(name)).unwrap());
    std::fs::write(folder.path().join("both.pem"), both.concat()).unwrap();
    run("pkcs12 -export -inkey leaf.key -in leaf.pem -certfile both.pem -out loop.p12 -passout pass:secret");
    let pkcs12 = std::fs::read(folder.path().join("loop.p12")).unwrap();
    let identity = Identity::from_pkcs12(&pkcs12, "secret", at).unwrap();
    let names: Vec<_> = identity.certificates().iter().map(|certificate| certificate.describe().common_name).collect();
    assert_eq!(names, ["Miriam Albers", "Test root", "Second"]);
}

#[test]
fn a_file_that_asks_for_endless_work_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (pkcs12, root) = make(folder.path(), &["-newkey", "rsa:2048"], &["-iter", "1000001"]);
    let error = Identity::from_pkcs12(&pkcs12, "secret", present(&root)).unwrap_err();
    assert!(error.to_string().contains("more than 1,000,000 rounds"), "{error}");
}

#[test]
fn a_key_needs_its_certificate_and_stands_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (_, root) = make(folder.path(), &["-newkey", "rsa:2048"], &[]);
    openssl(
        folder.path(),
        &["pkcs12", "-export", "-nocerts", "-inkey", "leaf.key", "-out", "bare.p12", "-passout", "pass:secret"],
    );
    let bare = std::fs::read(folder.path().join("bare.p12")).unwrap();
    assert_eq!(Identity::from_pkcs12(&bare, "secret", present(&root)).unwrap_err(), IdentityError::NoCertificate);
}
