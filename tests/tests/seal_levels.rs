//! Seals through the command line as a person makes them: settings, several signers, many notices at once, extension,
//! and checks, against authorities on loopback. What comes out is given to judges that are not ours.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "../../src-tauri/crates/seal/tests/common/authority.rs"]
mod authority;

use authority::{Authority, Mood};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use whole_route::{Office, judge};

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");
const P256: &str = "ec -pkeyopt ec_paramgen_curve:P-256";
const NUMBER: &str = "VD-2026-0004";

fn openssl(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output().unwrap();
    assert!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The sample, two people with keys of an authority, and the authorities.
struct Desk {
    office: Office,
    authority: Authority,
}

impl Desk {
    fn new() -> Self {
        let (office, authority) = (Office::new(PROGRAM), Authority::start());
        office.must(&["init", "--sample"]);
        let range = [NUMBER, "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"];
        office.must(&[&["set"], range.as_slice()].concat());
        for (name, kind) in [("albers", P256), ("petersen", "rsa:2048")] {
            authority.pkcs12(name, kind, "x_signer");
            std::fs::copy(authority.path().join(format!("{name}.p12")), office.path(&format!("{name}.p12"))).unwrap();
        }
        std::fs::copy(authority.root_file(), office.path("root.pem")).unwrap();
        std::fs::write(office.path("secret"), "secret\n").unwrap();
        Self { office, authority }
    }

    fn set(&self, level: &str) -> Value {
        self.office.json(&["sealing", "set", "--level", level, "--tsa", &self.authority.tsa(), "--tries", "1"])
    }

    /// Approved notices to users, so many.
    fn approved(&self, count: usize) -> Vec<String> {
        let first = format!("{NUMBER}-U1");
        let draft = self.office.json(&["notice", "show", &first])["draft"]["use_statement"].clone();
        let mut notices = vec![first];
        while notices.len() < count {
            let made = self.office.json(&["notice", "new", NUMBER, "--kind", "users"]);
            let notice = made["number"].as_str().unwrap().to_owned();
            self.office.must(&["notice", "set", &notice, "/use_statement", draft.as_str().unwrap()]);
            notices.push(notice);
        }
        notices.iter().for_each(|notice| self.office.approve(notice));
        notices
    }

    fn state(&self, notice: &str) -> String {
        self.office.json(&["notice", "show", notice])["summary"]["state"].as_str().unwrap().to_owned()
    }

    fn judged(&self, files: &[PathBuf]) {
        judge("pdf-conformance", &["3a,ua1"], files);
        judge("pdf-signature", &[self.authority.root_file().to_str().unwrap()], files);
    }
}

/// How each signature of one checked file is told.
fn signatures(checked: &Value) -> Vec<(String, String)> {
    let all = checked[0]["pdfs"][0]["report"]["signatures"].as_array().unwrap();
    let word = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    all.iter().map(|one| (word(one, "level"), word(one, "reason"))).collect()
}

#[test]
fn two_people_seal_at_the_level_that_is_set_and_the_file_is_extended() {
    let desk = Desk::new();
    let office = &desk.office;
    assert_eq!(office.json(&["sealing", "show"])["sealing"]["level"], "B-B");
    assert_eq!(desk.set("B-LT")["level"], "B-LT");
    assert_eq!(office.json(&["sealing", "trust", "root.pem"]).as_array().unwrap().len(), 1);
    assert_eq!(office.json(&["sealing", "show"])["roots"].as_array().unwrap().len(), 1);
    let notice = format!("{NUMBER}-U1");
    let second = r#"{"signatory": {"name": "Jana Petersen"}, "meaning": "Authorship"}"#;
    office.must(&["notice", "set", &notice, "/further_signatories/-", second]);
    office.approve(&notice);
    let first = ["seal", &notice, "--identity", "albers.p12", "--passphrase-file", "secret", "--out", "both.pdf"];
    let refused = office.run(&first);
    assert!(refused.code != 0 && refused.err.contains("Jana Petersen"), "{}", refused.err);
    assert!(!office.path("both.pdf").exists());
    let sealed = office.json(&[&first[..], &["--identity", "petersen.p12"]].concat());
    assert_eq!(sealed["level"], "PAdES B-LT");

    let checked = office.json(&["verify", "both.pdf", "--root", "root.pem"]);
    let told = signatures(&checked);
    let expected = [("PAdES B-LT", "Approval and responsibility"), ("PAdES B-LT", "Authorship")];
    assert_eq!(told, expected.map(|(level, reason)| (level.to_owned(), reason.to_owned())));
    // Of the register, then as any other file.
    let extended = office.json(&["extend", &notice, "--out", "extended.pdf"]);
    assert_eq!(extended["level"], "PAdES B-LTA");
    assert_eq!(office.run(&["extend", "extended.pdf"]).code, 2);
    office.must(&["extend", "extended.pdf", "--level", "B-LTA", "--out", "again.pdf"]);
    let checked = office.json(&["verify", "again.pdf", "--root", "root.pem"]);
    assert_eq!(signatures(&checked).len(), 4, "{checked:#}");
    assert_eq!(signatures(&checked)[0].0, "PAdES B-LTA");
    let files = ["both.pdf", "extended.pdf", "again.pdf"].map(|name| office.path(name));
    let [both, extended, again] = files.each_ref().map(|path| std::fs::read(path).unwrap());
    assert!(extended.starts_with(&both) && again.starts_with(&extended));
    desk.judged(&files);
    office.must(&["history", "--verify"]);
}

#[test]
fn a_check_is_told_in_words_as_data_and_on_pages() {
    let desk = Desk::new();
    let office = &desk.office;
    desk.set("B-LTA");
    let notice = desk.approved(1).remove(0);
    office.must(&["seal", &notice, "--identity", "albers.p12", "--passphrase-file", "secret", "--out", "sealed.pdf"]);
    let mut bytes = std::fs::read(office.path("sealed.pdf")).unwrap();
    let place = bytes.len() / 3;
    bytes[place] ^= 1;
    std::fs::write(office.path("changed.pdf"), bytes).unwrap();
    std::fs::write(office.path("nothing.pdf"), "%PDF-1.7\nnothing\n").unwrap();

    let untrusted = office.run(&["verify", "sealed.pdf"]);
    assert_eq!(untrusted.code, 3);
    assert!(untrusted.out.contains("--root"), "{}", untrusted.out);
    let sound = office.must(&["verify", "sealed.pdf", "--root", "root.pem"]);
    assert!(sound.contains("albers") && sound.contains("PAdES B-LTA") && sound.contains("PDF/A-3a"), "{sound}");
    let order = ["verify", "sealed.pdf", "changed.pdf", "nothing.pdf", "--root", "root.pem", "--report", "report.pdf"];
    let outcome = office.run(&order);
    assert_eq!(outcome.code, 3, "{}{}", outcome.out, outcome.err);
    assert!(outcome.out.contains("changed.pdf: NOT VERIFIED"), "{}", outcome.out);
    assert!(outcome.out.contains("nothing.pdf: NOT VERIFIED"), "{}", outcome.out);
    judge("pdf-conformance", &["3a,ua1"], &[office.path("report.pdf")]);
    let pages = Command::new("pdftotext").arg("-layout").arg(office.path("report.pdf")).arg("-").output().unwrap();
    let words = String::from_utf8(pages.stdout).unwrap();
    for expected in ["Verification report", "sealed.pdf", "changed.pdf", "NOT VERIFIED", "PAdES B-LTA"] {
        assert!(words.contains(expected), "{expected}: {words}");
    }
    // What is there is not written over, and nothing is checked first.
    assert_eq!(office.run(&order).code, 1);
    // The roots of a register count where it is named.
    office.must(&["sealing", "trust", "root.pem"]);
    office.must(&["verify", "sealed.pdf", "--register", "disclosures.desk"]);
    let root = office.json(&["sealing", "show"])["roots"][0]["fingerprint"].as_str().unwrap().to_owned();
    office.must(&["sealing", "distrust", &root]);
    assert_eq!(office.run(&["verify", "sealed.pdf", "--register", "disclosures.desk"]).code, 3);
}

#[test]
fn many_notices_are_sealed_with_one_passphrase() {
    let desk = Desk::new();
    let office = &desk.office;
    desk.set("B-T");
    let notices = desk.approved(4);
    office.must(&["notice", "send-back", &notices[3], "--reason", "a word is missing"]);
    let mut order = vec!["--json", "seal"];
    order.extend(notices.iter().map(String::as_str));
    order.extend(["--identity", "albers.p12", "--passphrase-file", "secret", "--out", "sealed"]);
    let outcome = office.run(&order);
    assert_eq!(outcome.code, 1, "{}{}", outcome.out, outcome.err);
    let rows: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!(rows[2]["sealed"]["level"], "PAdES B-T", "{rows:#}");
    assert_eq!((&rows[3]["notice"], &rows[3]["sealed"]), (&Value::from(notices[3].as_str()), &Value::Null));
    assert!(rows[3]["error"]["message"].is_string(), "{rows:#}");
    let files: Vec<PathBuf> = notices[..3].iter().map(|notice| office.path(&format!("sealed/{notice}.pdf"))).collect();
    desk.judged(&files);
    assert_eq!(desk.state(&notices[3]), "draft");
    // An authority that is gone leaves the rest approved.
    office.approve(&notices[3]);
    desk.authority.set_mood("/tsa", Mood::Status(404, usize::MAX));
    let all = ["seal", "--all", "--identity", "albers.p12", "--passphrase-file", "secret"];
    let outcome = office.run(&all);
    assert!(outcome.code == 1 && outcome.out.contains("0 of 1 sealed"), "{}{}", outcome.out, outcome.err);
    assert_eq!(desk.state(&notices[3]), "approved");
    desk.authority.set_mood("/tsa", Mood::Answer);
    assert!(office.must(&all).contains("1 of 1 sealed"));
    assert!(office.must(&all).contains("No notice is approved"));
}

#[test]
fn a_batch_that_is_killed_leaves_each_notice_sealed_or_as_it_was() {
    let desk = Desk::new();
    let office = &desk.office;
    desk.set("B-T");
    let notices = desk.approved(8);
    let order = ["seal", "--all", "--identity", "albers.p12", "--passphrase-file", "secret"];
    let mut child = office.command(&order).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let stamped = || desk.authority.asked.lock().unwrap().iter().filter(|path| *path == "/tsa").count();
    let begun = Instant::now();
    while stamped() < 3 && begun.elapsed() < Duration::from_secs(120) {
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let (mut sealed, mut waiting) = (0, 0);
    for notice in &notices {
        let file = format!("{notice}.pdf");
        let saved = office.run(&["export", "notice", notice, &file]);
        match desk.state(notice).as_str() {
            "sealed" => {
                sealed += 1;
                assert_eq!(saved.code, 0, "{}", saved.err);
                office.must(&["verify", &file, "--root", "root.pem"]);
            }
            state => {
                waiting += 1;
                assert_eq!(state, "approved", "{notice}");
            }
        }
    }
    assert!(sealed >= 2 && waiting >= 1, "{sealed} sealed, {waiting} approved");
    office.must(&["history", "--verify"]);
    office.must(&order);
    notices.iter().for_each(|notice| assert_eq!(desk.state(notice), "sealed"));
}

#[test]
fn what_can_not_work_is_refused_with_the_way_out() {
    let desk = Desk::new();
    let office = &desk.office;
    let refused = |arguments: &[&str], words: &str| {
        let outcome = office.run(arguments);
        assert!(outcome.code != 0 && outcome.err.contains(words), "{arguments:?}: {}{}", outcome.out, outcome.err);
    };
    refused(&["sealing", "set", "--level", "B-T"], "time-stamp authority");
    refused(&["sealing", "set", "--level", "B-X"], "B-X");
    refused(&["sealing", "set", "--tsa", "tsa.example"], "http://");
    refused(&["sealing", "set", "--time-out", "0"], "time");
    refused(&["sealing", "trust", "secret"], "certificate");
    refused(&["sealing", "tokens", "root.pem"], "root.pem");
    refused(&["extend", &format!("{NUMBER}-U1")], "sealed");
    let notice = desk.approved(1).remove(0);
    refused(&["seal", &notice, "--identity", "albers.p12", "--passphrase-file", "root.pem"], "passphrase");
    let twice = ["seal", &notice, "--identity", "albers.p12", "--meaning", "Review", "--meaning", "Release"];
    refused(&twice, "2 meanings for 1 identities");
    refused(&["seal"], "--all");
    assert_eq!(desk.state(&notice), "approved");
}
