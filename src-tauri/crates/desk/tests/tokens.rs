//! A notice that a key on a token seals, with SoftHSM in the place of one.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod common;

use common::{Office, office};
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::object::{Attribute, CertificateType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;
use desk::{Code, SealOrder, token_keys};
use seal::Level;
use std::path::{Path, PathBuf};
use std::process::Command;

const PIN: &str = "123456";

fn module() -> Option<PathBuf> {
    let places = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so"];
    let found = places.into_iter().map(PathBuf::from).find(|place| place.exists());
    if found.is_none() {
        println!("skipped: no SoftHSM (Debian: softhsm2)");
    }
    found
}

/// SoftHSM learns where its tokens are from the environment, which only a process of its own can be given.
#[test]
fn a_key_on_a_token_seals() {
    if module().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let tokens = folder.path().join("tokens");
    std::fs::create_dir(&tokens).unwrap();
    let settings = folder.path().join("softhsm2.conf");
    std::fs::write(&settings, format!("directories.tokendir = {}\nobjectstore.backend = file\n", tokens.display()))
        .unwrap();
    let output = Command::new(std::env::current_exe().unwrap())
        .env("SOFTHSM2_CONF", &settings)
        .args(["--exact", "with_the_token", "--ignored", "--nocapture"])
        .output()
        .unwrap();
    let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success() && words.contains("1 passed"), "{words}");
}

fn run(folder: &Path, program: &str, arguments: &[&str]) {
    let output = Command::new(program).current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Puts the key and the certificates on a token.
fn fill_token(office: &Office, module: &Path) {
    let folder = office.authority.path();
    run(folder, "softhsm2-util", &["--init-token", "--free", "--label", "Card", "--pin", PIN, "--so-pin", "87654321"]);
    run(
        folder,
        "softhsm2-util",
        &["--import", "albers.key", "--token", "Card", "--label", "albers", "--id", "01", "--pin", PIN],
    );
    let library = Pkcs11::new(module).unwrap();
    library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)).unwrap();
    let session = library.open_rw_session(library.get_slots_with_token().unwrap()[0]).unwrap();
    session.login(UserType::User, Some(&AuthPin::new(PIN.into()))).unwrap();
    for (name, id) in [("albers", 1), ("issuing", 0x77), ("root", 0x78)] {
        let der = format!("{name}.der");
        common::openssl(folder, &["x509", "-in", &format!("{name}.pem"), "-outform", "DER", "-out", &der]);
        let certificate = [
            Attribute::Class(ObjectClass::CERTIFICATE),
            Attribute::CertificateType(CertificateType::X_509),
            Attribute::Token(true),
            Attribute::Private(false),
            Attribute::Subject(vec![0x30, 0]),
            Attribute::Label(name.as_bytes().to_vec()),
            Attribute::Id(vec![id]),
            Attribute::Value(std::fs::read(folder.join(&der)).unwrap()),
        ];
        session.create_object(&certificate).unwrap();
    }
}

#[test]
#[ignore = "run by a_key_on_a_token_seals, with a token of its own"]
fn with_the_token() {
    let module = module().unwrap();
    let mut office = office();
    fill_token(&office, &module);
    let ids = office.approved(2);
    office.set(Level::T);
    office.trust();
    let keys = token_keys(&module).unwrap();
    let key = keys.iter().find(|key| key.subject.contains("albers")).unwrap();
    let place = Path::new(&key.address);
    assert_eq!(office.desk.remember_identity(place, "000000").unwrap_err().code(), Code::WrongPassphrase);
    office.desk.remember_identity(place, PIN).unwrap();
    assert_eq!(office.desk.remembered_identity(&key.address).unwrap().subject, key.subject);
    let order = SealOrder { identity: place, passphrase: PIN, meaning: "" };
    let signers = office.desk.open_signers(&[order], None).unwrap();
    for outcome in office.desk.seal_notices(&ids, &signers, &mut |_| true) {
        assert!(matches!(outcome, seal::Outcome::Done(_)), "{outcome:?}");
    }
    for id in ids {
        let path = office.write("sealed.pdf", &office.desk.sealed_file(id).unwrap().bytes);
        let report = office.desk.verify_file(&path, &[]).unwrap();
        assert!(report.verified, "{report:#?}");
        assert_eq!(report.pdfs[0].report.signatures[0].level, "PAdES B-T");
    }
    office.desk.forget_identity(&key.address).unwrap();
    assert!(office.desk.remembered_identity(&key.address).is_err());
}
