//! Mails as they come in, at the command line: what is read, what is said to be there unread, and what a signature is
//! worth.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::path::{Path, PathBuf};
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");
const GOOD: &str = "Signature: good, by Rena <rena@research.example> (";
const CHANGED: &str = "Signature: does not fit this text";

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// A register that knows the certificates of both invented people.
fn office() -> Office {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init"]);
    for name in ["openpgp/rena.asc", "openpgp/rena-gnupg.asc"] {
        office.must(&["channel", "add", case(name).to_str().unwrap()]);
    }
    office
}

/// Reads a mail, and receives it too: what is said must be the same.
fn read(office: &Office, file: &Path) -> String {
    let file = file.to_str().unwrap();
    let preview = office.must(&["report", "mail", file, "--preview"]);
    let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let received = office.must(&["report", "mail", file]);
    let number = received.split_whitespace().nth(1).unwrap().trim_end_matches(':').to_owned();
    let shown = office.must(&["report", "show", &number]);
    format!("{}\n--- received\n{}\n--- shown\n{}", squeezed(&preview), squeezed(&received), squeezed(&shown))
}

/// Each file with what must be said of it, and what must not.
const CASES: [(&str, &[&str], &[&str]); 18] = [
    ("mail/iso2022jp.eml", &["From Rena Example <rena@research.example>", "輸液ポンプの脆弱性"], &["$B"]),
    (
        "mail/html-table.eml",
        &["4.6.2 | 9.8 | 443", "4.6 | 29.8 | 443", "here <https://poc.example/x.py>"],
        &["4.6.29.8"],
    ),
    (
        "mail/bom.eml",
        &[
            "From Rena Example <rena@research.example>",
            "Subject: Hole in the pump",
            "bom body",
            "Fri 20 Nov 2026, 08:40 UTC",
        ],
        &["has no date"],
    ),
    ("mail/smime-enveloped.eml", &["encrypted S/MIME message, which can't be opened here"], &[]),
    ("mail/smime-enveloped-whole.eml", &["encrypted S/MIME message, which can't be opened here"], &[]),
    ("mail/smime-opaque.eml", &["The password is admin.", "Signature: not checked", "S/MIME"], &["MIID"]),
    ("mail/smime-opaque-streamed.eml", &["The password is admin.", "Signature: not checked", "S/MIME"], &[]),
    ("mail/smime-detached.eml", &["The password is admin.", "Signature: not checked", "S/MIME"], &["smime.p7s"]),
    (
        "mail/tnef.eml",
        &["“winmail.dat”, a package of Outlook, is damaged and was not read", "no text that can be read"],
        &[],
    ),
    ("mail/tnef-whole.eml", &["Gerät 4.6.2 | 9.8", "proof für a.py"], &["was not read"]),
    ("mail/list-wrapper.eml", &["The password is admin.", "from Rena <rena@research.example>", "list footer"], &[]),
    ("mail/locked-zip.eml", &["“proof.zip” is encrypted as a ZIP file with a password; it was not opened"], &[]),
    ("openpgp/clearsigned.eml", &[GOOD, "The password is admin. Gerät.", "Good signature of Rena"], &["does not fit"]),
    ("openpgp/clearsigned-changed.eml", &[CHANGED, "The password is guest."], &["not known", "Good signature"]),
    ("openpgp/mime-signed.eml", &[GOOD, "The password is admin.", "(signature: good)"], &["does not fit"]),
    ("openpgp/mime-signed-changed.eml", &[CHANGED, "(signature: does not fit this text)"], &["not known", "good"]),
    (
        "openpgp/mime-signed-in-list.eml",
        &[
            GOOD,
            "Not covered by the signature: “list footer”.",
            "The signature does not cover the following text.] list footer",
        ],
        &["does not fit"],
    ),
    (
        "openpgp/clearsigned-latin1.eml",
        &[
            "Signature: good, by Rena Fiktiv <rena.gnupg@research.example> (",
            "Gerät: das Passwort ist admin.",
            "- Straße",
            "Not covered by the signature: “Hello all,”, “--…”",
        ],
        &["does not fit"],
    ),
];

#[test]
fn each_mail_says_what_it_holds() {
    let office = office();
    for (file, words, never) in CASES {
        let said = read(&office, &case(file));
        for word in words {
            assert!(said.contains(word), "{file}: “{word}” is not in\n{said}");
        }
        for word in never {
            assert!(!said.contains(word), "{file}: “{word}” is in\n{said}");
        }
    }
}

#[test]
fn without_the_certificate_a_signature_is_of_an_unknown_key() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init"]);
    for file in ["openpgp/clearsigned.eml", "openpgp/clearsigned-changed.eml", "openpgp/mime-signed-changed.eml"] {
        let said = read(&office, &case(file));
        assert!(said.contains("Signature: unknown key"), "{file}: {said}");
        assert!(said.contains("BB345753393E2F05F7497401622B8D7C7B750FE9"), "{file}: {said}");
    }
    let plain = read(&office, &case("mail/bom.eml"));
    assert!(plain.contains("Signature: none"), "{plain}");
}

#[test]
fn a_mail_encrypted_in_any_shape_is_opened_whole() {
    let office = Office::new(PROGRAM).at("2026-11-23T13:20:00Z");
    office.must(&["init"]);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/crates/openpgp/tests/fixtures");
    std::fs::write(office.path("passphrase.txt"), "correct horse battery\n").unwrap();
    office.must(&[
        "channel",
        "import",
        fixtures.join("ours.key.asc").to_str().unwrap(),
        "--passphrase-file",
        "passphrase.txt",
    ]);
    for name in ["rena.asc", "rena-gnupg.asc"] {
        office.must(&["channel", "add", fixtures.join(name).to_str().unwrap()]);
    }
    let armour = std::fs::read_to_string(fixtures.join("ocb.asc")).unwrap();
    let signed_only = std::fs::read_to_string(fixtures.join("signed-only.asc")).unwrap();
    let head = "From: Rena <rena@research.example>\nTo: psirt@nordlicht.example\nSubject: hole\nDate: Fri, 20 Nov 2026 09:40:00 +0100\nMIME-Version: 1.0\n";
    let octets = "Content-Type: application/octet-stream; name=encrypted.asc\n\n";
    let shapes = [
        (
            "PGP/MIME",
            format!(
                "Content-Type: multipart/encrypted; boundary=b; protocol=\"application/pgp-encrypted\"\n\n--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--b\n{octets}{armour}\n--b--\n"
            ),
        ),
        (
            "as Exchange rewrites it",
            format!(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: application/pgp-encrypted; name=\"PGPMIME version identification\"\nContent-Disposition: attachment\n\nVersion: 1\n\n--b\n{octets}{armour}\n--b--\n"
            ),
        ),
        (
            "a file alone",
            format!(
                "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n\n--b\nContent-Type: application/octet-stream; name=mail.asc\n\n{armour}\n--b--\n"
            ),
        ),
        (
            "in the text",
            format!("Content-Type: text/plain\n\nDear team,\n\n{}\n-- \nRena\n", armour.replace('\n', " \n")),
        ),
    ];
    for (name, body) in &shapes {
        std::fs::write(office.path("mail.eml"), format!("{head}{body}")).unwrap();
        let said = office.must(&["report", "mail", "mail.eml", "--preview", "--passphrase-file", "passphrase.txt"]);
        assert!(said.contains("The password is admin."), "{name}: {said}");
        assert!(said.contains("Signature: good, by Rena Fiktiv"), "{name}: {said}");
        assert!(!said.contains("BEGIN PGP"), "{name}: {said}");
        let closed = office.must(&["report", "mail", "mail.eml", "--preview"]);
        assert!(closed.contains("Encrypted: give --passphrase-file"), "{name}: {closed}");
    }
    // Words next to an encrypted message stay, and are told apart from it.
    let said = office.must(&["report", "mail", "mail.eml", "--preview", "--passphrase-file", "passphrase.txt"]);
    assert!(said.contains("[The following text was not encrypted.]\nDear team,"), "{said}");
    // What is only signed needs no key.
    std::fs::write(office.path("mail.eml"), format!("{head}\n{signed_only}")).unwrap();
    let said = office.must(&["report", "mail", "mail.eml", "--preview"]);
    assert!(said.contains("Das Passwort ist admin.") && said.contains("Signature: good"), "{said}");
}

#[test]
fn drafts_for_a_list_name_each_recipient_as_typed() {
    let office = Office::new(PROGRAM);
    office.must(&["demo", "out"]);
    for (list, lines) in [
        (
            "quotes.csv",
            ["=?utf-8?B?QsO8cm8gMTUiIE1vbml0b3Is?= Haus 2\r\n <a@klinik.example>", "<b@spital.example>"].as_slice(),
        ),
        ("idn.csv", &["To: Klinikum\r\n <einkauf@xn--krankenhaus-kln-ltb.example>"]),
    ] {
        let file = case(&format!("recipients/{list}"));
        office.must(&[
            "export",
            "mails",
            "VD-2026-0004-U1",
            file.to_str().unwrap(),
            list,
            "--register",
            "out/sample.desk",
        ]);
        let mut drafts: Vec<PathBuf> =
            std::fs::read_dir(office.path(list)).unwrap().map(|entry| entry.unwrap().path()).collect();
        drafts.sort();
        assert_eq!(drafts.len(), lines.len());
        for (draft, line) in drafts.iter().zip(lines) {
            let bytes = std::fs::read(draft).unwrap();
            assert!(bytes.is_ascii() && String::from_utf8_lossy(&bytes).contains(line), "{line}");
        }
    }
    // What can mislead a reader is refused, with its line, and nothing is written.
    for (address, words) in [
        (
            "a\u{200b}@klinik.example",
            "line 2: the e-mail address “a@klinik.example” contains an invisible character (U+200B)",
        ),
        ("a＠klinik.example", "line 2: the e-mail address “a＠klinik.example” contains the full-width character “＠”"),
        ("jörg@klinik.example", "line 2: the e-mail address “jörg@klinik.example” has letters other than a to z"),
    ] {
        std::fs::write(office.path("list.csv"), format!("name,email\nA,{address}\n")).unwrap();
        let outcome =
            office.run(&["export", "mails", "VD-2026-0004-U1", "list.csv", "refused", "--register", "out/sample.desk"]);
        assert!(outcome.code != 0 && outcome.err.contains(words), "{}", outcome.err);
        assert!(!office.path("refused").exists());
    }
}
