//! What earlier versions wrote stays good: a register with its files, a pack, sealed PDFs, a history, a binder and a backup. Each
//! version's set lies in `earlier/`, never changed again. `WRITE_EARLIER=NAME` writes the set of the program as it is, before a release.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../../src-tauri/crates/seal/tests/common/authority.rs"]
mod authority;

use authority::Authority;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");
const NUMBER: &str = "VD-2026-0004";
/// Levels of the sealed notices of a set.
const LEVELS: [&str; 3] = ["B-B", "B-T", "B-LTA"];

fn openssl(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn sets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("earlier")
}

/// Writes a set: three notices to users sealed at three levels, a pack, and a further notice that is approved and not sealed.
fn write(folder: &Path) {
    let (office, authority) = (Office::new(PROGRAM), Authority::start());
    office.must(&["init", "--sample", "register.desk"]);
    let desk = |arguments: &[&str]| office.must(&[arguments, &["--register", "register.desk"]].concat());
    let number = |text: &str| serde_json::from_str::<Value>(text).unwrap()["number"].as_str().unwrap().to_owned();
    desk(&["set", NUMBER, "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"]);
    desk(&["identity", "new", "demonstration.p12", "--name", "Dr. Miriam Albers"]);
    authority.pkcs12("albers", "ec -pkeyopt ec_paramgen_curve:P-256", "x_signer");
    std::fs::copy(authority.path().join("albers.p12"), office.path("albers.p12")).unwrap();
    std::fs::copy(authority.root_file(), office.path("root.pem")).unwrap();
    std::fs::write(office.path("secret"), "secret\n").unwrap();
    std::fs::write(office.path("demonstration"), whole_route::PASSPHRASE).unwrap();

    let users = format!("{NUMBER}-U1");
    let shown: Value = serde_json::from_str(&desk(&["--json", "notice", "show", &users])).unwrap();
    let use_statement = shown["draft"]["use_statement"].as_str().unwrap();
    let mut notices = vec![users];
    while notices.len() < LEVELS.len() + 1 {
        let notice = number(&desk(&["--json", "notice", "new", NUMBER, "--kind", "users"]));
        desk(&["notice", "set", &notice, "/use_statement", use_statement]);
        notices.push(notice);
    }
    notices.push(format!("{NUMBER}-CR1"));
    for notice in &notices {
        desk(&["notice", "review", notice]);
        desk(&["notice", "approve", notice]);
    }
    let seal = |notice: &str, out: &str, identity: &str, secret: &str| {
        desk(&["seal", notice, "--identity", identity, "--passphrase-file", secret, "--out", out]);
    };
    for (notice, level) in notices.iter().zip(LEVELS) {
        desk(&["sealing", "set", "--level", level, "--tsa", &authority.tsa(), "--tries", "1"]);
        seal(notice, &format!("{level}.pdf"), "albers.p12", "secret");
    }
    desk(&["sealing", "set", "--level", "B-B"]);
    seal(&notices[LEVELS.len() + 1], "authority.pdf", "demonstration.p12", "demonstration");
    let stage = ["--regime", "us-fda-806", "--stage", "cr-10wd"];
    let signing = ["--identity", "demonstration.p12", "--passphrase-file", "demonstration"];
    desk(&[&["pack", "build", NUMBER, "--out", "outbox"][..], &stage, &signing].concat());
    desk(&[&["binder", "binder"][..], &signing].concat());
    desk(&["export", "history", "history.jsonl"]);
    desk(&["backup", "backup.desk"]);

    std::fs::create_dir_all(folder).unwrap();
    let only = |folder: &str| std::fs::read_dir(office.path(folder)).unwrap().next().unwrap().unwrap().path();
    let mut roots = std::fs::read_to_string(office.roots()).unwrap();
    roots.push_str(&std::fs::read_to_string(office.path("root.pem")).unwrap());
    std::fs::write(folder.join("roots.pem"), roots).unwrap();
    std::fs::copy(only("outbox"), folder.join("pack.zip")).unwrap();
    std::fs::copy(only("binder"), folder.join("binder.zip")).unwrap();
    // It is checked as of the next day, for ever: a signature without a time stamp ends with its certificate.
    let next_day = desk::Clock::System.now() + chrono::TimeDelta::days(1);
    std::fs::write(folder.join("checked-at.txt"), next_day.format("%Y-%m-%dT%H:%M:%SZ").to_string()).unwrap();
    std::fs::write(folder.join("approved.txt"), format!("{}\n", notices[LEVELS.len()])).unwrap();
    let names = LEVELS.map(|level| format!("{level}.pdf"));
    let others = ["register.desk", "backup.desk", "history.jsonl", "authority.pdf"].map(str::to_owned);
    for name in names.iter().chain(&others) {
        std::fs::copy(office.path(name), folder.join(name)).unwrap();
    }
}

/// Everything in a set verifies, the register is brought to the newest format and works on, and its approval still counts.
fn check(set: &Path) {
    let office = Office::new(PROGRAM).at(&std::fs::read_to_string(set.join("checked-at.txt")).unwrap());
    for entry in std::fs::read_dir(set).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, office.path(path.file_name().unwrap().to_str().unwrap())).unwrap();
    }
    let mut files = vec!["register.desk", "backup.desk", "history.jsonl", "pack.zip", "binder.zip", "authority.pdf"];
    let pdfs = LEVELS.map(|level| format!("{level}.pdf"));
    files.extend(pdfs.iter().map(String::as_str));
    for file in files {
        let outcome = office.run(&["verify", file, "--root", "roots.pem"]);
        assert_eq!(outcome.code, 0, "{}: {file}\n{}{}", set.display(), outcome.out, outcome.err);
    }
    let told = office.must(&["verify", "B-LTA.pdf", "--root", "roots.pem"]);
    assert!(told.contains("PAdES B-LTA"), "{told}");

    // What the register said is what it says, before and after it was brought to the newest format.
    let register = ["--register", "register.desk"];
    let shown = |name: &str| {
        let mut shown = office.json(&["show", NUMBER, "--register", name]);
        shown["disclosure"].take()
    };
    let before = shown("register.desk");
    let approved = std::fs::read_to_string(office.path("approved.txt")).unwrap();
    let identity = ["--identity", "new.p12"];
    office.must(&["identity", "new", "new.p12", "--name", "Dr. Miriam Albers", "--register", "register.desk"]);
    let sealed = office.run(&[&["seal", approved.trim(), "--out", "sealed.pdf"][..], &identity, &register].concat());
    assert_eq!(sealed.code, 0, "the approval does not count any more: {}", sealed.err);
    office.must(&["verify", "sealed.pdf", "--root", "new.root.pem"]);
    assert_eq!(shown("register.desk"), before);
    office.must(&[&["due", "--all"][..], &register].concat());
    office.must(&[&["history", "--verify"][..], &register].concat());
    office.must(&["verify", "register.desk"]);
    // The backup is restored, and goes on.
    office.must(&["restore", "backup.desk", "restored.desk"]);
    office.must(&["new", "A further matter", "--register", "restored.desk"]);
    office.must(&["history", "--verify", "--register", "restored.desk"]);
}

#[test]
fn what_earlier_versions_wrote_opens_verifies_and_works_on() {
    let mut sets: Vec<PathBuf> = std::fs::read_dir(sets()).unwrap().map(|entry| entry.unwrap().path()).collect();
    sets.sort();
    assert!(!sets.is_empty());
    sets.iter().for_each(|set| check(set));
}

#[test]
fn what_this_version_writes_can_be_kept() {
    match std::env::var("WRITE_EARLIER") {
        Ok(name) => write(&sets().join(name)),
        Err(_) => {
            let folder = tempfile::tempdir().unwrap();
            write(folder.path());
            check(folder.path());
        }
    }
}
