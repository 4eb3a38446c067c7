//! What a person reads: the help texts, and the lists on the sample.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::process::Command;
use tempfile::TempDir;

fn desk(folder: &TempDir, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_desk"))
        .args(arguments)
        .current_dir(folder.path())
        .env_clear()
        .env("DESK_AS", "Jana Petersen")
        .env("DESK_NOW", "2026-11-23T13:20:00Z")
        .env("COLUMNS", "100")
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn sample() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    desk(&folder, &["init", "--sample"]);
    folder
}

#[test]
fn help_of_the_program() {
    insta::assert_snapshot!(desk(&tempfile::tempdir().unwrap(), &["--help"]));
}

#[test]
fn help_of_the_commands() {
    let folder = tempfile::tempdir().unwrap();
    let mut text = String::new();
    for command in [
        "init",
        "import",
        "set",
        "fact",
        "answer",
        "decide",
        "due",
        "notice new",
        "seal",
        "extend",
        "sealing set",
        "identity new",
        "pack build",
        "sent",
        "verify",
        "history",
    ] {
        let mut arguments: Vec<&str> = command.split(' ').collect();
        arguments.push("--help");
        text.push_str(&format!("$ desk {command} --help\n{}\n", desk(&folder, &arguments)));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn the_disclosures() {
    insta::assert_snapshot!(desk(&sample(), &["list", "--all"]));
}

#[test]
fn one_disclosure() {
    insta::assert_snapshot!(desk(&sample(), &["show", "VD-2026-0004"]));
}

#[test]
fn what_is_due() {
    let folder = sample();
    insta::assert_snapshot!(desk(&folder, &["due"]));
    insta::assert_snapshot!("what_is_due_explained", desk(&folder, &["due", "VD-2026-0004", "--explain"]));
}

#[test]
fn the_history() {
    insta::assert_snapshot!(desk(&sample(), &["history", "VD-2026-0002", "--limit", "4"]));
}

#[test]
fn a_notice_and_what_stops_it() {
    insta::assert_snapshot!(desk(&sample(), &["notice", "show", "VD-2026-0004-U1"]));
}

/// Seals the notice to users of the sample and tells its number.
fn sealed(folder: &TempDir) -> String {
    std::fs::write(folder.path().join("pass.txt"), "correct horse battery\n").unwrap();
    desk(folder, &["identity", "new", "a.p12", "--name", "Dr. Miriam Albers", "--passphrase-file", "pass.txt"]);
    let number = "VD-2026-0004-U1".to_owned();
    desk(folder, &["set", "VD-2026-0004", "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"]);
    desk(folder, &["notice", "set", &number, "/subtitle", "Perfusa IV 300"]);
    desk(folder, &["notice", "review", &number]);
    desk(folder, &["notice", "approve", &number]);
    desk(folder, &["seal", &number, "--identity", "a.p12", "--passphrase-file", "pass.txt"]);
    number
}

#[test]
fn a_notice_leaves_in_every_form_and_by_mail() {
    let folder = sample();
    let number = sealed(&folder);
    for (file, start) in [
        ("n.pdf", b"%PDF-1.7".as_slice()),
        ("n.docx", b"PK"),
        ("n.zip", b"PK"),
        ("n.html", b"<!doctype html>"),
        ("n.txt", b""),
        ("n.md", b""),
    ] {
        desk(&folder, &["export", "notice", &number, file]);
        let bytes = std::fs::read(folder.path().join(file)).unwrap();
        assert!(bytes.len() > 500 && bytes.starts_with(start), "{file}");
    }
    desk(&folder, &["export", "notice", &number, "as-text", "--format", "txt"]);
    std::fs::write(
        folder.path().join("list.csv"),
        "name,email,language\nKlinik Nord,it@nord.example,de\nSpital Süd,it@sued.example,\n",
    )
    .unwrap();
    let said = desk(&folder, &["export", "mails", &number, "list.csv", "mails"]);
    insta::assert_snapshot!(said.replace(&number, "NUMBER"));
    let mails: Vec<String> = std::fs::read_dir(folder.path().join("mails"))
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    assert_eq!(mails.len(), 2);
    assert!(mails.iter().all(|mail| mail.contains("X-Unsent: 1") && mail.contains("application/pdf")));
    desk(&folder, &["export", "mails", &number, "list.csv", "hidden", "--bcc"]);
    assert_eq!(std::fs::read_dir(folder.path().join("hidden")).unwrap().count(), 1);
}
