//! What is fuzzed: every reader of foreign bytes, with the laws that hold for any input. The targets in `fuzz/` and the
//! short run in `tests/fuzzed.rs` call the same functions.

use chrono::{DateTime, Utc};
use deadline::{RuleFile, RulePack};
use disclosure::{CvssVector, Reading, VersionOrder, VersionScheme};
use std::path::Path;
use uuid::Uuid;

/// A target: its name, and the function that takes any bytes.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 14] = [
    ("csaf", csaf),
    ("cvss", cvss),
    ("versions", versions),
    ("verify_pdf", verify_pdf),
    ("read_content", read_content),
    ("pkcs12", pkcs12),
    ("pack_zip", pack_zip),
    ("rules_toml", rules_toml),
    ("mail", mail),
    ("openpgp", openpgp),
    ("report_table", report_table),
    ("product_table", product_table),
    ("clause_pack", clause_pack),
    ("evidence", evidence),
];

/// An advisory is read or refused, and the same bytes are read the same way.
///
/// # Panics
/// If a law is broken.
pub fn csaf(data: &[u8]) {
    let read = || {
        let mut number = 0_u128;
        exchange::read_csaf(data, &[], &mut || {
            number += 1;
            Uuid::from_u128(number)
        })
    };
    if let Ok(import) = read() {
        assert_eq!(import.disclosure, read().unwrap().disclosure);
        // What was imported can be stored and read again.
        let stored = serde_json::to_value(&import.disclosure).unwrap();
        assert_eq!(import.disclosure, serde_json::from_value(stored).unwrap());
    }
}

/// A vector is read or refused; what is printed is read as the same vector, with scores between 0 and 10.
///
/// # Panics
/// If a law is broken.
pub fn cvss(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let Ok(vector) = text.parse::<CvssVector>() else { return };
    let score: f64 = vector.rating().base.to_string().parse().unwrap();
    assert!((0.0..=10.0).contains(&score), "{text}: {score}");
    let printed = vector.to_string();
    assert_eq!(printed.parse::<CvssVector>().unwrap().to_string(), printed, "{text}");
}

/// A text of versions is read, or stays text with a remark. What is printed is read as the same; the canonical `vers:` is
/// read back as a set that holds the same versions, and written again as it stands.
///
/// # Panics
/// If a law is broken.
pub fn versions(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let reading = Reading::of(text);
    let Some(set) = reading.set() else {
        assert!(!reading.remarks().is_empty(), "{text:?} stays text without a remark");
        return;
    };
    let printed = reading.to_string();
    let again = Reading::of(&printed);
    assert_eq!(again.to_string(), printed, "{text:?}");
    assert!(again.set().is_none_or(|again| again == set), "{text:?} prints as {printed:?}: {again:?}");
    for scheme in [VersionScheme::Numeric, VersionScheme::Semantic, VersionScheme::Vendor] {
        let order = VersionOrder::without_list(scheme);
        let Some(vers) = reading.to_vers(Some(order)) else { continue };
        let written = Reading::of(&vers);
        let Some(back) = written.set() else {
            // A name with a sign of its own can be written, and is not taken apart again.
            assert!(vers.contains('%'), "{text:?} is written as {vers:?}: {:?}", written.remarks());
            continue;
        };
        assert_eq!(written.to_vers(None).as_ref(), Some(&vers), "{text:?}");
        // A maker's own scheme compares by spelling alone; where the scheme reads every name, both sets hold the same.
        if scheme == VersionScheme::Vendor || !set.named().all(|name| order.reads(name)) {
            continue;
        }
        for version in set.named().chain(["0", "1", "1.5", "2.0.0", "999"]) {
            let (before, after) = (set.contains(version, order), back.contains(version, order));
            assert!(before.is_none() || after.is_none() || before == after, "{version:?} in {text:?} and {vers:?}");
        }
    }
}

/// A PDF is checked or refused; without a trusted root it is never valid.
///
/// # Panics
/// If a law is broken.
pub fn verify_pdf(data: &[u8]) {
    if let Ok(report) = seal::verify_pdf(data, &[], DateTime::UNIX_EPOCH) {
        assert!(!report.is_valid(), "valid without a root");
    }
}

/// A pack is checked or refused.
pub fn pack_zip(data: &[u8]) {
    // Faults and refusals are both answers; only a panic is none.
    let _ = pack::check(data);
    let _ = desk::verify_bytes("pack.zip", data, &[], DateTime::UNIX_EPOCH);
}

/// A rule file of the user's own is taken or left out; it never breaks the rules that are there.
///
/// # Panics
/// If a law is broken.
pub fn rules_toml(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (rules, _) = RulePack::with_own(&[RuleFile::own("own.toml", text)]);
    assert!(rules.regimes().iter().any(|regime| regime.id == "us-fda-806"), "the product's own rules are gone");
}

/// The content that a PDF carries is read or refused.
pub fn read_content(data: &[u8]) {
    let _ = notice::read_content(data);
}

/// No bytes open as an identity unless they are one.
///
/// # Panics
/// If a law is broken.
pub fn pkcs12(data: &[u8]) {
    for passphrase in ["", "fuzzing the reader"] {
        if let Ok(identity) = seal::Identity::from_pkcs12(data, passphrase, now()) {
            assert!(!identity.describe().subject.is_empty(), "an identity without a name");
        }
    }
}

/// A mail is read or refused, and what is read stays within its limits.
///
/// # Panics
/// If a law is broken.
pub fn mail(data: &[u8]) {
    let Ok(mail) = exchange::read_mail(data) else { return };
    let _ = mail.opened(data);
    let size: usize = mail.files.iter().map(|file| file.bytes.len()).sum();
    // Rich text in a package of Outlook is compressed, nine times at most; in UTF-8 a sign has up to three bytes.
    assert!(size <= data.len().max(64) * 27, "{} bytes hold {size}", data.len());
    // Nothing comes in without a word: a mail without a text says why.
    let is_sealed = matches!(mail.protected, Some(exchange::Protected::Encrypted(_)));
    assert!(!mail.text.is_empty() || is_sealed || !mail.remarks.is_empty(), "an empty report without a remark");
}

/// Keys, letters and signatures are read or refused; what is read as a certificate is written as the same one.
///
/// # Panics
/// If a law is broken.
pub fn openpgp(data: &[u8]) {
    if let Ok(certificate) = openpgp::Certificate::read(data) {
        let armour = certificate.to_armour().unwrap();
        let again = openpgp::Certificate::read(armour.as_bytes()).unwrap();
        assert_eq!(certificate.fingerprint(), again.fingerprint());
        let _ = certificate.info(now());
    }
    let _ = openpgp::SecretKey::read(data);
    let _ = openpgp::verify_apart(&[b"text"], data, &[]);
    let _ = openpgp::needs_key(data);
    if let Ok(opened) = openpgp::open_message(data, None, &[]) {
        assert!(!matches!(opened.signed_by, openpgp::SignedBy::Known(_)), "known without a certificate");
    }
    if let Ok(opened) = openpgp::open_signed(data, &[]) {
        assert!(!matches!(opened.signed_by, openpgp::SignedBy::Known(_)), "known without a certificate");
    }
}

/// A table of reports is read, with its faults, or refused.
pub fn report_table(data: &[u8]) {
    let _ = exchange::read_report_table(data, None);
}

/// A table of products is read, with its faults, or refused; the same bytes are read the same way, and a fault names a line
/// of the file.
///
/// # Panics
/// If a law is broken.
pub fn product_table(data: &[u8]) {
    let Ok(table) = exchange::read_product_table(data, None) else { return };
    let lines = u64::try_from(data.iter().filter(|byte| **byte == b'\n' || **byte == b'\r').count() + 1).unwrap();
    assert!(table.faults.iter().all(|fault| (1..=lines).contains(&fault.line)), "{:?}", table.faults);
    assert_eq!(Ok(table), exchange::read_product_table(data, None));
}

/// A clause pack of the user's own is taken or refused.
pub fn clause_pack(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let _ = desk::check_clause_pack("own.toml", text);
}

/// A quality document of any kind is read or skipped with its reason.
///
/// # Panics
/// If a law is broken.
pub fn evidence(data: &[u8]) {
    for name in ["a.docx", "a.xlsx", "a.pdf", "a.eml", "a.html", "a.txt"] {
        if let Ok(file) = evidence::read_bytes(Path::new(name), data) {
            assert!(file.pages.iter().all(|page| !page.text.trim().is_empty()), "{name}: an empty page");
        }
    }
}

fn now() -> DateTime<Utc> {
    DateTime::UNIX_EPOCH
}
