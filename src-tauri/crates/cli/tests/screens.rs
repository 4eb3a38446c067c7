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
