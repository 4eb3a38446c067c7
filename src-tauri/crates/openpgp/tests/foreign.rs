//! What other programs write, as files: OpenPGP.js 5 (AEAD packets as GnuPG 2.3 and later write them) and GnuPG 2.2.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use openpgp::{Certificate, SecretKey, SignedBy, needs_key, open_message};

const PASSPHRASE: &str = "correct horse battery";
const OCB: &str = include_str!("fixtures/ocb.asc");
const EAX: &str = include_str!("fixtures/eax.asc");
const BZIP2: &str = include_str!("fixtures/bzip2.asc");
const SIGNED_ONLY: &str = include_str!("fixtures/signed-only.asc");
const BY_PASSWORD: &str = include_str!("fixtures/by-password.asc");

fn ours() -> SecretKey {
    SecretKey::read(include_bytes!("fixtures/ours.key.asc")).unwrap()
}

fn known() -> [Certificate; 2] {
    [
        Certificate::read(include_bytes!("fixtures/rena.asc")).unwrap(),
        Certificate::read(include_bytes!("fixtures/rena-gnupg.asc")).unwrap(),
    ]
}

/// As mail programs leave armour: blanks behind its lines, and text before and after it.
fn battered(armour: &str) -> String {
    let lines: Vec<&str> = armour.lines().collect();
    format!("{} \t\r\nA footer of the list\r\n", lines.join("\u{a0} \r\n"))
}

#[test]
fn what_others_encrypt_is_opened_and_its_signature_checked() {
    let [by_js, by_gnupg] = known().map(|certificate| SignedBy::Known(certificate.fingerprint()));
    for (name, armour, text, signer) in
        [("OCB", OCB, "The password is admin.\r\n", &by_js), ("bzip2", BZIP2, "Das Passwort ist admin.\n", &by_gnupg)]
    {
        for bytes in [armour.to_owned(), battered(armour)] {
            assert!(matches!(needs_key(bytes.as_bytes()), Ok(true)), "{name}: {bytes}");
            let opened = open_message(bytes.as_bytes(), Some((&ours(), PASSPHRASE)), &known());
            let opened = opened.unwrap_or_else(|error| unreachable!("{name}: {error}"));
            assert_eq!(String::from_utf8(opened.content).unwrap(), text, "{name}");
            assert_eq!(&opened.signed_by, signer, "{name}");
            assert!(opened.was_encrypted, "{name}");
        }
    }
}

#[test]
fn what_is_signed_alone_needs_no_key() {
    assert!(!needs_key(SIGNED_ONLY.as_bytes()).unwrap());
    let opened = open_message(SIGNED_ONLY.as_bytes(), None, &known()).unwrap();
    assert_eq!(opened.content, b"Das Passwort ist admin.\n");
    assert_eq!(opened.signed_by, SignedBy::Known(known()[1].fingerprint()));
    assert!(!opened.was_encrypted);
}

#[test]
fn a_refusal_says_what_to_do_and_nothing_of_packets() {
    let cut = &OCB[..OCB.len() - 200];
    let body_changed = {
        // One sign in the middle of the base64, which the check sum of the armour notices, or the cipher.
        let at = OCB.len() - 120;
        let other = if OCB.as_bytes()[at] == b'A' { "B" } else { "A" };
        format!("{}{other}{}", &OCB[..at], &OCB[at + 1..])
    };
    for (name, bytes, words) in [
        ("by password", BY_PASSWORD.to_owned(), "encrypted with a password"),
        ("cut off", cut.to_owned(), "can't be read"),
        ("changed", body_changed, "can't be read"),
        ("no message", "hello".to_owned(), "can't be read"),
        // GnuPG reads EAX from other programs, but never writes it.
        ("EAX", EAX.to_owned(), "a method of OpenPGP that is not supported here"),
        ("empty", String::new(), "can't be read"),
        ("binary", "\u{85}\u{0}\u{1}".to_owned(), "can't be read"),
    ] {
        let error = open_message(bytes.as_bytes(), Some((&ours(), PASSPHRASE)), &known()).unwrap_err().to_string();
        assert!(error.contains(words), "{name}: {error}");
        assert_plain(name, &error);
    }
    for (name, bytes) in [("hello", b"hello".as_slice()), ("armour", b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nabc\n")]
    {
        assert_plain(name, &Certificate::read(bytes).unwrap_err().to_string());
        assert_plain(name, &SecretKey::read(bytes).unwrap_err().to_string());
    }
}

/// A sentence for a person: no number of a byte, no type of the library.
fn assert_plain(name: &str, sentence: &str) {
    let fingerprint = ours().certificate().fingerprint();
    let rest = sentence.replace(&fingerprint, "");
    assert!(!rest.bytes().any(|byte| byte.is_ascii_digit()), "{name}: {sentence}");
    for word in ["packet", "Packet", "Error", "byte", "{", "nom", "tag", "IO"] {
        assert!(!rest.contains(word), "{name}: {sentence}");
    }
}

#[test]
fn a_key_made_here_asks_others_for_current_algorithms() {
    let key = SecretKey::generate("A <a@a.example>", PASSPHRASE, "2026-11-20T00:00:00Z".parse().unwrap()).unwrap();
    let armour = key.certificate().to_armour().unwrap();
    assert!(Certificate::read(armour.as_bytes()).is_ok());
    // The subpackets of preferences (RFC 9580 sections 5.2.3.14 to 5.2.3.17) are there.
    let text = format!("{:?}", key.certificate());
    assert!(text.contains("PreferredHashAlgorithms") && text.contains("PreferredSymmetricAlgorithms"), "{text}");
}
