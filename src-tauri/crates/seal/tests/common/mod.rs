//! Identities and documents for the tests. Keys are made anew each time: none is kept in the repository.
#![allow(
    dead_code,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test file uses a part"
)]

pub mod authority;
pub mod craft;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset, TimeZone, Utc};
use notice::document::{Block, Document, Letterhead, Meta, SignatureBlock, Words, text};
use seal::{Certificate, DemonstrationKey, Identity, SignRequest, SignatureField, demonstration_identity};

pub const PASSPHRASE: &str = "correct horse 7 Größe";

/// The instant of all tests; in the past, because the judges have only the real clock.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 20, 12, 0, 0).unwrap()
}

/// The claimed time of all seals.
pub fn signed_at() -> DateTime<FixedOffset> {
    FixedOffset::east_opt(3600).unwrap().with_ymd_and_hms(2026, 11, 20, 10, 30, 0).unwrap()
}

/// An identity with the roots to trust it by.
pub struct Set {
    pub pkcs12: Vec<u8>,
    pub root_pem: String,
    pub identity: Identity,
    pub roots: Vec<Certificate>,
}

/// P-256, made once.
pub fn p256() -> &'static Set {
    static SET: OnceLock<Set> = OnceLock::new();
    SET.get_or_init(|| demonstration(DemonstrationKey::P256))
}

/// RSA with 3072 bits, made once.
pub fn rsa3072() -> &'static Set {
    static SET: OnceLock<Set> = OnceLock::new();
    SET.get_or_init(|| demonstration(DemonstrationKey::Rsa3072))
}

fn demonstration(key: DemonstrationKey) -> Set {
    let made = demonstration_identity("Dr. Miriam Albers", PASSPHRASE, key, now(), [7; 32]).unwrap();
    let identity = Identity::from_pkcs12(&made.pkcs12, PASSPHRASE, now()).unwrap();
    let roots = Certificate::from_pem(&made.root_pem);
    Set { pkcs12: made.pkcs12, root_pem: made.root_pem, identity, roots }
}

/// A notice with an empty signature field.
pub fn notice_pdf() -> Vec<u8> {
    notice::render(&document()).unwrap().bytes
}

/// The document of `notice_pdf`.
pub fn document() -> Document {
    Document {
        meta: Meta {
            title: "Urgent Field Safety Notice".into(),
            reference: "FSN-2026-0014-01".into(),
            language: "en".into(),
            version: "3".into(),
            subject: "Cybersecurity correction".into(),
            organisation: "Nordlicht Medizintechnik GmbH".into(),
            keywords: vec![],
            issued_at: now(),
        },
        letterhead: Letterhead { organisation: "Nordlicht Medizintechnik GmbH".into(), ..Letterhead::default() },
        state: None,
        blocks: vec![
            Block::Title { text: "Urgent Field Safety Notice".into() },
            Block::heading(1, "Why you receive this notice", "reason"),
            Block::paragraph(vec![text(
                "Three vulnerabilities allow a person with access to the hospital network to read pump data.",
            )]),
        ],
        signature: Some(SignatureBlock {
            field_name: "seal".into(),
            tooltip: "Electronic signature of Dr. Miriam Albers".into(),
            place_and_date: "Musterstadt, 20 November 2026".into(),
            name: "Dr. Miriam Albers".into(),
            function: "Person responsible for regulatory compliance".into(),
            field_lines: vec![
                "Dr. Miriam Albers".into(),
                "Approved and issued as the manufacturer".into(),
                "20 November 2026, 10:30 CET (09:30 UTC)".into(),
                "PAdES B-B".into(),
            ],
        }),
        attachments: vec![],
        words: Words::default(),
    }
}

/// What the seal says.
pub fn request() -> SignRequest {
    SignRequest {
        field: SignatureField::Empty("seal".into()),
        signed_at: signed_at(),
        reason: "Approved and issued as the manufacturer (Größe)".into(),
        location: "Musterstadt".into(),
        name: "Dr. Miriam Albers".into(),
    }
}

/// Runs openssl; the test fails when it does.
pub fn openssl(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// One of the judges beside the repository, when they are there.
pub fn judge(name: &str) -> Option<PathBuf> {
    let judge = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/judges").join(name);
    if judge.exists() {
        return Some(judge);
    }
    println!("skipped: no judge at {}", judge.display());
    None
}

/// A program of the environment into which the judge installs pyHanko, when it is there.
pub fn pyhanko(program: &str) -> Option<PathBuf> {
    let cache = std::env::var_os("JUDGES_CACHE").map(PathBuf::from);
    let cache = cache.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/judges")));
    let program = cache?.join("pyhanko/bin").join(program);
    if program.exists() {
        return Some(program);
    }
    println!("skipped: no pyHanko at {}", program.display());
    None
}
