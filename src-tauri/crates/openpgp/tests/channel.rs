//! The secure channel, with itself and with GnuPG.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use chrono::{DateTime, TimeDelta, Utc};
use openpgp::{
    Certificate, OpenPgpError, SecretKey, SecurityTxt, SignedBy, check_security_txt, clear_sign, encrypt, open_message,
    open_signed, verify_apart,
};
use std::path::Path;
use std::process::Command;

const PASSPHRASE: &str = "correct horse battery";

fn now() -> DateTime<Utc> {
    "2026-11-23T13:20:00Z".parse().unwrap()
}

fn key(name: &str) -> SecretKey {
    SecretKey::generate(name, PASSPHRASE, now() - TimeDelta::days(1)).unwrap()
}

#[test]
fn what_is_encrypted_is_opened_and_its_signature_checked() {
    let (ours, theirs) = (key("Nordlicht PSIRT <psirt@nordlicht.example>"), key("Rena <rena@research.example>"));
    let sealed = encrypt(b"The password is admin.", &[ours.certificate()], Some((&theirs, PASSPHRASE)), now()).unwrap();
    assert!(sealed.starts_with("-----BEGIN PGP MESSAGE-----") && !sealed.contains("admin"));
    let known = [ours.certificate(), theirs.certificate()];
    let opened = open_message(sealed.as_bytes(), Some((&ours, PASSPHRASE)), &known).unwrap();
    assert_eq!(opened.content, b"The password is admin.");
    assert_eq!(opened.signed_by, SignedBy::Known(theirs.certificate().fingerprint()));
    let opened = open_message(sealed.as_bytes(), Some((&ours, PASSPHRASE)), &known[..1]).unwrap();
    assert_eq!(opened.signed_by, SignedBy::Unknown(theirs.certificate().fingerprint()));
    let unsigned = encrypt(b"x", &[ours.certificate()], None, now()).unwrap();
    let opened = open_message(unsigned.as_bytes(), Some((&ours, PASSPHRASE)), &known).unwrap();
    assert_eq!(opened.signed_by, SignedBy::Nobody);
}

#[test]
fn what_can_not_be_opened_says_why() {
    let (ours, theirs) = (key("A <a@a.example>"), key("B <b@b.example>"));
    let sealed = encrypt(b"x", &[theirs.certificate()], None, now()).unwrap();
    let open = |bytes: &[u8], passphrase: &str| open_message(bytes, Some((&ours, passphrase)), &[]).unwrap_err();
    assert!(matches!(open(sealed.as_bytes(), PASSPHRASE), OpenPgpError::OtherRecipient(_)));
    assert!(matches!(open(sealed.as_bytes(), "wrong wrong wrong"), OpenPgpError::WrongPassphrase));
    assert!(matches!(open(b"hello", PASSPHRASE), OpenPgpError::Message(_)));
    assert!(matches!(SecretKey::generate("A", "short", now()).unwrap_err(), OpenPgpError::ShortPassphrase));
    assert!(matches!(Certificate::read(b"hello").unwrap_err(), OpenPgpError::NoCertificate(_)));
    assert!(matches!(
        SecretKey::read(b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n").unwrap_err(),
        OpenPgpError::NoSecretKey(_)
    ));
}

#[test]
fn a_key_is_read_back_and_stays_encrypted() {
    let made = key("Nordlicht PSIRT <psirt@nordlicht.example>");
    let armour = made.to_armour().unwrap();
    let read = SecretKey::read(armour.as_bytes()).unwrap();
    assert!(read.unlock(PASSPHRASE).is_ok() && read.unlock("another passphrase").is_err());
    let info = Certificate::read(made.certificate().to_armour().unwrap().as_bytes()).unwrap().info(now());
    assert_eq!(info.user_ids, ["Nordlicht PSIRT <psirt@nordlicht.example>"]);
    assert_eq!(info.created_at, now() - TimeDelta::days(1));
    assert!(info.can_encrypt && !info.is_revoked && info.fingerprint.len() == 40);
}

#[test]
fn a_signed_text_is_checked() {
    let ours = key("Nordlicht PSIRT <psirt@nordlicht.example>");
    let text = "Contact: mailto:psirt@nordlicht.example\nExpires: 2027-06-01T00:00:00Z\n";
    let signed = clear_sign(text, &ours, PASSPHRASE).unwrap();
    let known = [ours.certificate()];
    let fingerprint = ours.certificate().fingerprint();
    let state = |text: &str, known: &[Certificate]| open_signed(text.as_bytes(), known).unwrap().signed_by;
    assert_eq!(state(&signed, &known), SignedBy::Known(fingerprint.clone()));
    assert_eq!(state(&signed.replace("psirt@", "evil@"), &known), SignedBy::Changed(fingerprint.clone()));
    let other = [key("B <b@b.example>").certificate()];
    assert_eq!(state(&signed, &other), SignedBy::Unknown(fingerprint.clone()));
    // Blanks that mail programs leave behind lines belong to neither text nor armour.
    let blanks = signed.lines().map(|line| format!("{line} \t\r\n")).collect::<String>();
    assert_eq!(state(&blanks, &known), SignedBy::Known(fingerprint));
}

/// GnuPG in a folder of its own, or why it can't be asked.
struct Gpg(tempfile::TempDir);

impl Gpg {
    fn new() -> Option<Self> {
        if Command::new("gpg").arg("--version").output().is_err() {
            println!("skipped: GnuPG is not installed");
            return None;
        }
        Some(Self(tempfile::tempdir().unwrap()))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Vec<u8> {
        let output = Command::new("gpg")
            .args(["--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--trust-model", "always"])
            .args(arguments)
            .env("GNUPGHOME", self.path())
            .current_dir(self.path())
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.path().join(name), bytes).unwrap();
    }
}

#[test]
fn gnupg_reads_what_is_written_and_the_other_way_round() {
    let Some(gpg) = Gpg::new() else { return };
    let ours = SecretKey::generate(
        "Nordlicht PSIRT <psirt@nordlicht.example>",
        PASSPHRASE,
        DateTime::from_timestamp(1_760_000_000, 0).unwrap(),
    )
    .unwrap();
    gpg.write("ours.asc", ours.certificate().to_armour().unwrap().as_bytes());
    gpg.run(&["--import", "ours.asc"]);
    gpg.run(&[
        "--passphrase",
        "",
        "--quick-generate-key",
        "Rena <rena@research.example>",
        "default",
        "default",
        "never",
    ]);
    // A report: encrypted to us and signed by GnuPG.
    gpg.write("report.txt", "Das Passwort ist admin.\n".as_bytes());
    let report = gpg.run(&[
        "--armor",
        "--sign",
        "--encrypt",
        "--recipient",
        "psirt@nordlicht.example",
        "--output",
        "-",
        "report.txt",
    ]);
    let theirs = Certificate::read(&gpg.run(&["--armor", "--export", "rena@research.example"])).unwrap();
    let opened = open_message(&report, Some((&ours, PASSPHRASE)), std::slice::from_ref(&theirs)).unwrap();
    assert_eq!(opened.content, "Das Passwort ist admin.\n".as_bytes());
    assert_eq!(opened.signed_by, SignedBy::Known(theirs.fingerprint()));
    // Our answer: encrypted to the reporter and signed by us.
    let at: DateTime<Utc> = theirs.info(now()).created_at + TimeDelta::minutes(1);
    let answer = encrypt(b"Thank you.", std::slice::from_ref(&theirs), Some((&ours, PASSPHRASE)), at).unwrap();
    gpg.write("answer.asc", answer.as_bytes());
    assert_eq!(gpg.run(&["--decrypt", "answer.asc"]), b"Thank you.");
    // A signature apart, and a text that is signed in itself.
    let apart = gpg.run(&["--armor", "--detach-sign", "--output", "-", "report.txt"]);
    let content = "Das Passwort ist admin.\n".as_bytes();
    assert_eq!(
        verify_apart(&[content], &apart, std::slice::from_ref(&theirs)).unwrap(),
        SignedBy::Known(theirs.fingerprint())
    );
    assert_eq!(
        verify_apart(&[b"other"], &apart, std::slice::from_ref(&theirs)).unwrap(),
        SignedBy::Changed(theirs.fingerprint())
    );
    // A hash that is too weak for the key: that can't be checked, and says nothing against the text.
    gpg.run(&[
        "--passphrase",
        "",
        "--quick-generate-key",
        "Short <short@research.example>",
        "ed25519",
        "sign",
        "never",
    ]);
    let short = Certificate::read(&gpg.run(&["--armor", "--export", "short@research.example"])).unwrap();
    for (hash, is_checked) in [("SHA1", false), ("SHA224", false), ("SHA256", true)] {
        let order = ["--digest-algo", hash, "--local-user", "short@research.example"];
        let apart = gpg.run(&[&order[..], &["--armor", "--detach-sign", "--output", "-", "report.txt"]].concat());
        let signed_by = verify_apart(&[content], &apart, std::slice::from_ref(&short)).unwrap();
        if is_checked {
            assert_eq!(signed_by, SignedBy::Known(short.fingerprint()), "{hash}");
        } else {
            assert!(
                matches!(signed_by, SignedBy::NotChecked(why) if why.contains("too weak")),
                "{hash}: {signed_by:?}"
            );
        }
    }
    let text = SecurityTxt {
        contact: vec!["mailto:psirt@nordlicht.example".into()],
        expires: Some(now()),
        ..SecurityTxt::default()
    };
    gpg.write("security.txt", clear_sign(&text.to_text(), &ours, PASSPHRASE).unwrap().as_bytes());
    gpg.run(&["--verify", "security.txt"]);
}

#[test]
fn security_txt_is_checked_field_by_field() {
    let file = SecurityTxt {
        contact: vec!["psirt@nordlicht.example".into(), "mailto:psirt@nordlicht.example".into(), "https://x y".into()],
        expires: Some(now() - TimeDelta::days(1)),
        encryption: vec!["http://nordlicht.example/key.asc".into()],
        preferred_languages: vec!["en".into(), "german!".into()],
        canonical: vec!["https://nordlicht.example/.well-known/security.txt".into()],
        policy: vec!["https://nordlicht.example/policy".into()],
        ..SecurityTxt::default()
    };
    let lines = |file: &SecurityTxt| {
        let line = |fault: &openpgp::SecurityTxtFault| {
            format!(
                "{} {} {} ({})",
                if fault.stops { "stops" } else { "note" },
                fault.path,
                fault.message,
                fault.section
            )
        };
        check_security_txt(file, now()).iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!(format!("{}\n\n{}\n\n{}", lines(&file), lines(&SecurityTxt::default()), file.to_text()));
}

#[test]
fn a_line_break_in_a_value_begins_no_field() {
    let file = SecurityTxt {
        contact: vec!["mailto:psirt@nordlicht.example\nContact: mailto:else@nordlicht.example".into()],
        policy: vec!["https://nordlicht.example/\r\nHiring: https://nordlicht.example/jobs".into()],
        preferred_languages: vec!["en\nCanonical: x".into()],
        ..SecurityTxt::default()
    };
    let text = file.to_text();
    let fields: Vec<&str> = text.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(fields, ["Contact", "Policy", "Preferred-Languages"], "{text}");
}
