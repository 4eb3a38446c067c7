//! A report that comes encrypted, and the letter that thanks for it, with GnuPG on the other side.

use super::driver::Window;
use super::{PASSPHRASE, appears};
use std::path::Path;
use std::process::Command;

/// GnuPG as the reporter uses it.
fn gpg(home: &Path, arguments: &[&str]) -> Vec<u8> {
    let output = Command::new("gpg")
        .args(["--batch", "--yes", "--quiet", "--pinentry-mode", "loopback", "--trust-model", "always"])
        .args(arguments)
        .env("GNUPGHOME", home)
        .current_dir(home)
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// A mail that a mail program encrypted with GnuPG to the key of the desk, with the reporter's key inside.
fn encrypted(home: &Path, ours: &Path) -> Vec<u8> {
    gpg(home, &["--import", ours.to_str().unwrap()]);
    gpg(
        home,
        &["--passphrase", "", "--quick-generate-key", "Rena <rena@research.example>", "default", "default", "never"],
    );
    let key = String::from_utf8(gpg(home, &["--armor", "--export", "rena@research.example"])).unwrap();
    let inside = format!(
        "Content-Type: multipart/mixed; boundary=\"in\"\r\n\r\n--in\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
         The service account of the Perfusa IV 300 has the password admin.\r\n--in\r\n\
         Content-Type: application/pgp-keys; name=\"rena.asc\"\r\n\
         Content-Disposition: attachment; filename=\"rena.asc\"\r\n\r\n{key}\r\n--in--\r\n"
    );
    std::fs::write(home.join("inside.eml"), inside).unwrap();
    // Our certificate is the one that was imported, and not the reporter's own.
    let listed = String::from_utf8(gpg(home, &["--list-keys", "--with-colons", "Nordlicht"])).unwrap();
    let ours = listed.lines().find_map(|line| line.strip_prefix("fpr:")).unwrap().trim_matches(':').to_owned();
    let sent = ["--armor", "--sign", "--encrypt", "--recipient", &ours, "--output", "-", "inside.eml"];
    let armour = String::from_utf8(gpg(home, &sent)).unwrap();
    format!(
        "From: Rena Fiktiv <rena@research.example>\r\nTo: psirt@nordlicht.example\r\n\
         Subject: Password in the Perfusa IV 300\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=\"out\"\r\n\r\n\
         --out\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n\r\n\
         --out\r\nContent-Type: application/octet-stream; name=\"encrypted.asc\"\r\n\r\n{armour}\r\n--out--\r\n"
    )
    .into_bytes()
}

/// From the key of the desk to the disclosure and the letter of thanks.
pub(crate) async fn from_mail_to_thanks(window: &Window) {
    window.click("nav-compliance").await;
    window.reads("constraint-iec-81001-5-1/4.1.7/authorities", "et").await;
    window.look("compliance").await;
    window.click("tab-documents").await;
    window.fill("channel-passphrase", PASSPHRASE).await;
    window.click("make-key").await;
    window.find("own-fingerprint").await;
    // A comma that begins the next language is not taken away under the hand; it is saved as it is typed.
    window.fill("policy-languages", "de, en").await;
    window.reads("save-state", "All changes saved").await;
    let ours = window.file("ours.asc");
    window.answer(&ours);
    window.click("save-certificate").await;
    appears(&ours).await;
    let home = tempfile::tempdir().unwrap();
    let mail = window.file("report.eml");
    std::fs::write(&mail, encrypted(home.path(), &ours)).unwrap();

    window.click("nav-intake").await;
    window.answer(&mail);
    window.click("receive-mail").await;
    // A wrong passphrase is said at the field, and nothing is lost.
    window.fill("mail-passphrase", "wrong").await;
    window.click("mail-submit").await;
    window.reads("mail-dialog", "passphrase").await;
    window.fill("mail-passphrase", PASSPHRASE).await;
    window.click("mail-submit").await;
    window.reads("mail-text", "password admin").await;
    window.look("mail").await;
    window.click("mail-submit").await;
    window.reads("report-words", "password admin").await;

    for question in ["applicable", "verifiable", "related_threats"] {
        window.fill(&format!("judge-{question}-reason"), "Tried on version 2.8.").await;
        window.click(&format!("judge-{question}")).await;
        window.find(&format!("judged-{question}")).await;
    }
    for (field, text) in [
        ("analysis-versions", ">= 2.0 and < 2.9"),
        ("analysis-ranking", "High"),
        ("analysis-cause", "The account was made for production."),
        ("analysis-safety", "A changed dose limit is possible."),
    ] {
        window.fill(field, text).await;
    }
    window.reads("save-state", "All changes saved").await;
    let until = (desk::Clock::System.now() + chrono::TimeDelta::days(30)).format("%Y-%m-%d 10:00").to_string();
    window.fill("embargo-until", &until).await;
    window.click("agree-embargo").await;
    window.reads("report", "Not before").await;
    window.fill("verdict-reason", "Severe, and in the field.").await;
    window.click("decide-report").await;
    window.reads("decided", "Severe, and in the field.").await;
    window.look("report-decided").await;

    window.click("write-letter").await;
    window.choose("letter-purpose", "credit").await;
    window.reads("letter-dialog", "Letter about").await;
    window.click("letter-encrypt").await;
    window.fill("letter-passphrase", PASSPHRASE).await;
    let letter = window.file("thanks.eml");
    window.answer(&letter);
    window.look("letter").await;
    window.click("letter-submit").await;
    appears(&letter).await;
    let text = std::fs::read_to_string(&letter).unwrap();
    let start = text.find("-----BEGIN PGP MESSAGE-----").unwrap();
    std::fs::write(home.path().join("thanks.asc"), &text[start..]).unwrap();
    let read = String::from_utf8(gpg(home.path(), &["--decrypt", "thanks.asc"])).unwrap();
    assert!(read.contains("text/plain") && read.contains("Rena"), "{read}");

    window.click("nav-disclosures").await;
    window.click_text("disclosure-row", "Password in the Perfusa").await;
    window.reads("of-report", "IN-2026-0004").await;
}

/// What was sealed elsewhere is checked, and what is no such file is said to be none.
pub(crate) async fn files_are_checked(window: &Window) {
    window.click("nav-verify").await;
    let letter = window.file("letter.txt");
    std::fs::write(&letter, "no seal").unwrap();
    window.answer(&letter);
    window.click("verify-file").await;
    window.reads("main", "nothing was checked").await;
    window.look("verify").await;
}
