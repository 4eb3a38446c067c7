//! Keys on a token, with SoftHSM in the place of one.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod common;

use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::{DateTime, Utc};
use common::authority::Authority;
use common::{notice_pdf, request};
use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::object::{Attribute, CertificateType, KeyType, ObjectClass};
use cryptoki::session::UserType;
use cryptoki::types::AuthPin;
use seal::{
    Certificate, IdentityError, KeyKind, SignRequest, Signer, TokenAddress, TokenIdentity, sign_detached, sign_pdf,
    token_identities, verify_detached, verify_pdf,
};

const PIN: &str = "123456";
const KEYS: [(&str, &str); 3] = [
    ("rsa", "rsa:2048"),
    ("p256", "ec -pkeyopt ec_paramgen_curve:P-256"),
    ("p384", "ec -pkeyopt ec_paramgen_curve:P-384"),
];

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
fn keys_on_a_token_sign() {
    let Some(module) = module() else { return };
    let authority = Authority::start();
    let folder = authority.path();
    std::fs::create_dir(folder.join("tokens")).unwrap();
    let settings = folder.join("softhsm2.conf");
    let tokens = folder.join("tokens");
    std::fs::write(&settings, format!("directories.tokendir = {}\nobjectstore.backend = file\n", tokens.display()))
        .unwrap();
    let run = |program: &Path, arguments: &[&str]| {
        let output =
            Command::new(program).current_dir(folder).env("SOFTHSM2_CONF", &settings).args(arguments).output().unwrap();
        let words = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
        assert!(output.status.success(), "{arguments:?}: {words}");
        words
    };
    let utility = Path::new("softhsm2-util");
    run(utility, &["--init-token", "--free", "--label", "Sealing card", "--pin", PIN, "--so-pin", "87654321"]);
    for (index, (name, kind)) in KEYS.iter().enumerate() {
        authority.pkcs12(name, kind, "x_signer");
        let (key, id) = (format!("{name}.key"), format!("0{index}"));
        run(utility, &["--import", &key, "--token", "Sealing card", "--label", name, "--id", &id, "--pin", PIN]);
        common::openssl(
            folder,
            &["x509", "-in", &format!("{name}.pem"), "-outform", "DER", "-out", &format!("{name}.der")],
        );
    }
    common::openssl(folder, &["rsa", "-in", "rsa.key", "-traditional", "-outform", "DER", "-out", "rsa.pkcs1"]);
    std::fs::write(folder.join("now.txt"), authority.now().to_rfc3339()).unwrap();
    std::fs::write(folder.join("module.txt"), module.to_str().unwrap()).unwrap();
    let own = std::env::current_exe().unwrap();
    let words = run(&own, &["--exact", "with_the_token", "--ignored", "--nocapture"]);
    assert!(words.contains("1 passed"), "{words}");
}

#[test]
#[ignore = "run by keys_on_a_token_sign, in the folder of the token"]
fn with_the_token() {
    let read = |name: &str| std::fs::read_to_string(name).unwrap();
    let module = PathBuf::from(read("module.txt"));
    let now: DateTime<Utc> = read("now.txt").parse().unwrap();
    let roots = Certificate::from_pem(&read("root.pem"));
    put_certificates(&module);
    let entries = token_identities(&module).unwrap();
    assert_eq!(entries.len(), 6, "{entries:#?}");
    let request = SignRequest { signed_at: now.fixed_offset(), ..request() };
    for (name, kind) in [
        ("rsa", KeyKind::Rsa { bits: 2048 }),
        ("p256", KeyKind::P256),
        ("p384", KeyKind::P384),
        ("always", KeyKind::Rsa { bits: 2048 }),
    ] {
        let address = TokenAddress {
            module: module.clone(),
            token: Some("Sealing card".into()),
            object: Some(name.into()),
            ..TokenAddress::default()
        };
        let again: TokenAddress = address.to_string().parse().unwrap();
        assert_eq!(again, address);
        let identity = TokenIdentity::open(&address, PIN, now).unwrap();
        assert_eq!(identity.kind(), kind);
        assert_eq!(identity.certificates().len(), 3, "those above it are on the token as well");
        let pdf = sign_pdf(&notice_pdf(), &identity, &request).unwrap();
        let report = verify_pdf(&pdf, &roots, now).unwrap();
        assert!(report.is_valid(), "{report:#?}");
        assert_eq!(report.signatures[0].signer, if name == "always" { "rsa" } else { name });
        if name == "rsa" {
            let identity = identity.with_pss();
            assert_eq!(identity.kind(), KeyKind::RsaPss { bits: 2048 });
            let cms = sign_detached(b"data", &identity, now).unwrap();
            assert!(verify_detached(b"data", &cms, &roots, now).unwrap().is_valid());
        }
    }
    let address = |text: &str| text.replace("MODULE", module.to_str().unwrap()).parse::<TokenAddress>().unwrap();
    let open = |text: &str, pin: &str| TokenIdentity::open(&address(text), pin, now).unwrap_err();
    let wrong = open("pkcs11:token=Sealing%20card;object=rsa?module-path=MODULE", "000000");
    assert_eq!(wrong, IdentityError::WrongPassphrase);
    assert!(matches!(open("pkcs11:token=Other?module-path=MODULE", PIN), IdentityError::NoToken { .. }));
    assert!(matches!(open("pkcs11:token=Sealing%20card?module-path=MODULE", PIN), IdentityError::SeveralKeys { .. }));
    assert!(matches!(
        TokenIdentity::open(&"pkcs11:?module-path=/nowhere.so".parse().unwrap(), PIN, now),
        Err(IdentityError::TokenModule { .. })
    ));
    let late = TokenIdentity::open(
        &address("pkcs11:object=p256?module-path=MODULE"),
        PIN,
        now + chrono::TimeDelta::days(2_000),
    );
    assert!(matches!(late, Err(IdentityError::Expired { .. })), "{late:?}");
}

fn session(module: &Path) -> (Pkcs11, cryptoki::session::Session) {
    let library = Pkcs11::new(module).unwrap();
    let _ = library.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK));
    let slot = library.get_slots_with_token().unwrap()[0];
    let session = library.open_rw_session(slot).unwrap();
    session.login(UserType::User, Some(&AuthPin::new(PIN.into()))).unwrap();
    (library, session)
}

/// The certificates of the keys, and those above them.
fn put_certificates(module: &Path) {
    let (_library, session) = session(module);
    let ids = KEYS.iter().enumerate().map(|(index, (name, _))| (*name, vec![u8::try_from(index).unwrap()]));
    for (name, id) in ids.chain([("issuing", vec![0x77]), ("root", vec![0x78]), ("always", vec![0x55])]) {
        let der = std::fs::read(format!("{}.der", name.replace("always", "rsa"))).unwrap();
        session
            .create_object(&[
                Attribute::Class(ObjectClass::CERTIFICATE),
                Attribute::CertificateType(CertificateType::X_509),
                Attribute::Token(true),
                Attribute::Private(false),
                Attribute::Subject(vec![0x30, 0]),
                Attribute::Label(name.as_bytes().to_vec()),
                Attribute::Id(id),
                Attribute::Value(der),
            ])
            .unwrap();
    }
    // A key that asks for its PIN before each signature, from its numbers (RFC 8017 A.1.2).
    let numbers = integers(&std::fs::read("rsa.pkcs1").unwrap());
    session
        .create_object(&[
            Attribute::Class(ObjectClass::PRIVATE_KEY),
            Attribute::KeyType(KeyType::RSA),
            Attribute::Token(true),
            Attribute::Private(true),
            Attribute::Sensitive(true),
            Attribute::Sign(true),
            Attribute::AlwaysAuthenticate(true),
            Attribute::Label(b"always".to_vec()),
            Attribute::Id(vec![0x55]),
            Attribute::Modulus(numbers[1].clone()),
            Attribute::PublicExponent(numbers[2].clone()),
            Attribute::PrivateExponent(numbers[3].clone()),
            Attribute::Prime1(numbers[4].clone()),
            Attribute::Prime2(numbers[5].clone()),
            Attribute::Exponent1(numbers[6].clone()),
            Attribute::Exponent2(numbers[7].clone()),
            Attribute::Coefficient(numbers[8].clone()),
        ])
        .unwrap();
}

/// The numbers in a DER sequence of numbers, without the zeros before them.
fn integers(der: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &der[4..];
    let mut found = Vec::new();
    while let [2, first, tail @ ..] = rest {
        let (length, tail) = match first {
            0x81 => (usize::from(tail[0]), &tail[1..]),
            0x82 => (usize::from(tail[0]) * 256 + usize::from(tail[1]), &tail[2..]),
            short => (usize::from(*short), tail),
        };
        let zeros = tail[..length].iter().take_while(|&&byte| byte == 0).count();
        found.push(tail[zeros..length].to_vec());
        rest = &tail[length..];
    }
    found
}
