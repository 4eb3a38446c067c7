//! Bad input, one row each: the message names the value and the way out, and the register is as it was before.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

use chrono::{DateTime, Utc};
use seal::{DemonstrationKey, demonstration_identity};
use serde_json::Value;
use whole_route::{Office, PASSPHRASE};

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// Arguments, exit code, code of the error, and what the message must hold.
type Case<'a> = (&'a [&'a str], i32, &'a str, &'a str);

/// A sample register, and files to go wrong with.
fn office() -> Office {
    let office = Office::new(PROGRAM);
    office.must(&["init", "--sample"]);
    let write = |name: &str, bytes: &[u8]| std::fs::write(office.path(name), bytes).unwrap();
    write("cut.json", br#"{"document": {"csaf_version": "2.0", "title": "Cut o"#);
    write("other.json", br#"{"title": "no advisory"}"#);
    write("csaf21.json", br#"{"document": {"csaf_version": "2.1"}}"#);
    write("hollow.json", br#"{"document": {"csaf_version": "2.0"}}"#);
    write("brackets.json", "[".repeat(200_000).as_bytes());
    write("deep.json", deep_tree().as_bytes());
    write("empty.json", b"");
    write("latin1.json", b"{\"document\": \"M\xFCnchen\"}");
    write("notes.txt", b"Nothing to check in here.");
    write("patch.json", br#"{"op": "replace"}"#);
    write("strange-patch.json", br#"[{"op": "replace", "path": "/titel", "value": "x"}]"#);
    write("good-patch.json", br#"[{"op": "replace", "path": "/title", "value": "x"}]"#);
    let big = std::fs::File::create(office.path("big.json")).unwrap();
    big.set_len(50 * 1024 * 1024).unwrap();
    for (name, at) in [("expired", "2019-01-01T00:00:00Z"), ("future", "2035-01-01T00:00:00Z")] {
        let at: DateTime<Utc> = at.parse().unwrap();
        let made =
            demonstration_identity("Dr. Miriam Albers", PASSPHRASE, DemonstrationKey::P256, at, [7; 32]).unwrap();
        write(&format!("{name}.p12"), &made.pkcs12);
    }
    let now: DateTime<Utc> = "2026-11-20T00:00:00Z".parse().unwrap();
    let made =
        demonstration_identity("Dr. Miriam Albers", "another one", DemonstrationKey::P256, now, [9; 32]).unwrap();
    write("other.p12", &made.pkcs12);
    office
}

fn deep_tree() -> String {
    let open = r#"{"category": "product_family", "name": "x", "branches": ["#;
    format!(
        r#"{{"document": {{"csaf_version": "2.0", "title": "t", "publisher": {{"name": "n", "namespace": "https://e.invalid", "category": "vendor"}}, "tracking": {{"id": "1", "version": "1", "status": "final", "initial_release_date": "2026-01-01T00:00:00Z", "current_release_date": "2026-01-01T00:00:00Z", "revision_history": []}}}}, "product_tree": {{"branches": [{}{}]}}}}"#,
        open.repeat(40),
        "]}".repeat(40)
    )
}

fn check(office: &Office, cases: &[Case<'_>]) {
    let before = office.head();
    for (arguments, exit, code, expected) in cases {
        let outcome = office.run(&[&["--json"], *arguments].concat());
        let shown = format!("desk {arguments:?}\n{}{}", outcome.out, outcome.err);
        assert_eq!(outcome.code, *exit, "{shown}");
        let error: Value = serde_json::from_str(&outcome.err).unwrap_or_else(|_| panic!("no JSON: {shown}"));
        assert_eq!(error["error"]["code"], *code, "{shown}");
        let message = error["error"]["message"].as_str().unwrap();
        assert!(message.contains(expected), "expected “{expected}”: {shown}");
        assert!(!message.contains("os error") && !message.contains("panicked"), "{shown}");
        assert_eq!(office.head(), before, "something changed: {shown}");
    }
    office.must(&["history", "--verify"]);
}

#[test]
fn broken_advisories_are_refused() {
    let office = office();
    check(
        &office,
        &[
            (&["import", "cut.json"], 1, "bad_file", "cut.json: the file is not sound JSON: EOF while parsing"),
            (&["import", "empty.json"], 1, "bad_file", "not sound JSON"),
            (&["import", "latin1.json"], 1, "bad_file", "not sound JSON"),
            (&["import", "other.json"], 1, "bad_file", "/document/csaf_version is missing"),
            (&["import", "csaf21.json"], 1, "bad_file", "the file is CSAF 2.1; CSAF 2.0 can be imported"),
            (&["import", "hollow.json"], 1, "bad_file", "mandatory in CSAF 2.0"),
            (&["import", "brackets.json"], 1, "bad_file", "not sound JSON: recursion limit exceeded"),
            (&["import", "deep.json"], 1, "bad_file", "nested deeper than 30 levels"),
            (&["import", "big.json"], 1, "bad_file", "an advisory larger than"),
            (&["import", "nowhere.json"], 1, "other", "nowhere.json does not exist; check the name"),
            (&["import", "."], 1, "other", "is a folder; a file is needed"),
            (&["import", "--preview", "cut.json"], 1, "bad_file", "not sound JSON"),
        ],
    );
    let several = office.run(&["import", "cut.json", "other.json"]);
    assert_eq!(several.code, 1, "{}", several.out);
    assert!(several.out.contains("2 of 2 files not imported"), "{}", several.out);
}

#[test]
fn values_that_can_not_be_are_refused() {
    let office = office();
    let fact = ["fact", "VD-2026-0004", "awareness_aev", "--at"];
    let with = |rest: &[&'static str]| [&fact[..], rest].concat();
    let gap = with(&["2026-03-29 02:30", "--zone", "Europe/Berlin"]);
    let fold = with(&["2026-10-25 02:30", "--zone", "Europe/Berlin"]);
    let cases: [Case<'_>; 24] = [
        (&gap, 1, "field", "did not exist"),
        (&fold, 1, "field", "happened twice"),
        (
            &with(&["yesterday"]),
            1,
            "field",
            "“yesterday” is not a date and time; expected for example 2026-11-20 09:40",
        ),
        (&with(&["2026-02-30 10:00"]), 1, "field", "“2026-02-30 10:00” is not a date and time"),
        (&with(&["2026-11-20 09:40", "--zone", "Europe/Atlantis"]), 1, "field", "“Europe/Atlantis” is not a time zone"),
        (&with(&["2026-11-20 09:40", "--country", "Germany"]), 1, "field", "“Germany” is not a country code"),
        (
            &["fact", "VD-2026-0004", "it_rained", "--at", "2026-11-20 09:40"],
            1,
            "not_found",
            "has no kind of fact “it_rained”; it has",
        ),
        (&["answer", "VD-2026-0004", "why", "yes"], 1, "not_found", "has no question “why”; it has"),
        (
            &["answer", "VD-2026-0004", "death", "perhaps"],
            2,
            "usage",
            "[possible values: yes, no, uncertain, withdraw]",
        ),
        (&["decide", "VD-2026-0004", "moon", "applies", "--reason", "r"], 1, "not_found", "no regime “moon”; it has"),
        (
            &["decide", "VD-2026-0004", "us-fda-806", "x", "met", "--reason", "r"],
            1,
            "not_found",
            "no stage “us-fda-806 x”; it has",
        ),
        (
            &["decide", "VD-2026-0004", "us-fda-806", "maybe", "--reason", "r"],
            2,
            "usage",
            "“maybe” is no verdict; expected applies",
        ),
        (&["decide", "VD-2026-0004", "us-fda-806", "extended", "--reason", "r"], 2, "usage", "--until INSTANT"),
        (
            &["decide", "VD-2026-0004", "us-fda-806", "applies", "--reason", " "],
            1,
            "field",
            "a decision needs a reason",
        ),
        (&["set", "VD-2026-0004", "/tlp", "PURPLE"], 1, "field", "/tlp: “PURPLE” does not fit here"),
        (&["set", "VD-2026-0004", "/titel", "x"], 1, "field", "unknown field `titel`"),
        (&["set", "VD-2026-0004", "/vulnerabilities/9/title", "x"], 1, "field", "nothing at /vulnerabilities/9"),
        (&["set", "VD-2026-0099", "/title", "x"], 1, "not_found", "there is no disclosure VD-2026-0099; “desk list”"),
        (&["edit", "VD-2026-0004", "--patch", "patch.json"], 1, "bad_file", "patch.json is no JSON Patch"),
        (&["edit", "VD-2026-0004", "--patch", "strange-patch.json"], 1, "field", "unknown field `titel`"),
        (
            &["edit", "VD-2026-0004", "--patch", "good-patch.json", "--revision", "1"],
            4,
            "conflict",
            "nothing was overwritten",
        ),
        (&["organisation", "set", "/zone", "Europe/Atlantis"], 1, "field", "“Europe/Atlantis” is not a time zone"),
        (&["organisation", "set", "/colour", "blue"], 1, "field", "“blue” is not a colour"),
        (&["due", "--at", "soon"], 1, "field", "“soon” is not a date and time"),
    ];
    check(&office, &cases);
}

#[test]
fn a_draft_holds_what_was_typed_and_the_gate_names_it() {
    let office = office();
    for (path, value) in [
        ("/vulnerabilities/0/scores/0/vector", "CVSS:9.9/AV:N"),
        ("/vulnerabilities/0/affected/0/versions", ">= 5.0 and < 4.0"),
        ("/vulnerabilities/0/cve", "CVE-1"),
    ] {
        office.must(&["set", "VD-2026-0004", path, value]);
    }
    office.must(&["notice", "review", "VD-2026-0004-U1"]);
    let refused = office.run(&["--json", "notice", "approve", "VD-2026-0004-U1"]);
    assert_eq!(refused.code, 5, "{}", refused.err);
    let error: Value = serde_json::from_str(&refused.err).unwrap();
    let found = error["error"]["findings"].to_string();
    for (path, value) in
        [("/scores/0/vector", "CVSS:9.9"), ("/affected/0/versions", "≥ 5.0 and < 4.0"), ("/cve", "CVE-1")]
    {
        assert!(found.contains(path) && found.contains(value), "{path} {value}: {found}");
    }
}

#[test]
fn identities_that_do_not_fit_seal_nothing() {
    let office = office();
    let range = ["set", "VD-2026-0004", "/vulnerabilities/1/affected/1/versions", ">= 2.0 and < 2.9"];
    office.must(&range);
    let early = office.run(&["seal", "VD-2026-0004-U1", "--identity", "other.p12"]);
    assert!(early.err.contains("must be approved before it is sealed"), "{}", early.err);
    office.approve("VD-2026-0004-U1");
    let seal = ["seal", "VD-2026-0004-U1", "--out", "sealed.pdf"];
    let with = |rest: &[&'static str]| [&seal[..], rest].concat();
    check(
        &office,
        &[
            (&with(&["--identity", "other.p12"]), 1, "wrong_passphrase", "The passphrase does not open this identity"),
            (&with(&["--identity", "expired.p12"]), 1, "identity", "expired on 31 December 2021"),
            (&with(&["--identity", "future.p12"]), 1, "identity", "is valid from 31 December 2034"),
            (&with(&["--identity", "notes.txt"]), 1, "identity", "not a PKCS#12 signing identity"),
            (&with(&["--identity", "big.json"]), 1, "identity", "a signing identity has at most 1 MiB"),
            (&with(&["--identity", "nowhere.p12"]), 1, "other", "nowhere.p12 does not exist"),
            (&seal, 2, "usage", "no identity is remembered"),
            (
                &["seal", "VD-2026-0004-U9", "--identity", "other.p12"],
                1,
                "not_found",
                "there is no notice VD-2026-0004-U9",
            ),
        ],
    );
    assert!(!office.path("sealed.pdf").exists());
}

#[test]
fn registers_that_can_not_be_used_are_named() {
    let office = office();
    std::fs::copy(office.path("disclosures.desk"), office.path("newer.desk")).unwrap();
    let newer = rusqlite::Connection::open(office.path("newer.desk")).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    drop(newer);
    let mut damaged = std::fs::read(office.path("disclosures.desk")).unwrap();
    damaged.truncate(3000);
    std::fs::write(office.path("damaged.desk"), damaged).unwrap();
    check(
        &office,
        &[
            (
                &["list", "--register", "notes.txt"],
                1,
                "register",
                "is not a register of Disclosure Desk; nothing was changed",
            ),
            (&["list", "--register", "newer.desk"], 1, "register", "written by a newer version"),
            (&["new", "x", "--register", "newer.desk"], 1, "register", "install the newer version"),
            (&["list", "--register", "nowhere.desk"], 1, "register", "there is no register at nowhere.desk"),
            (&["init"], 1, "register", "exists already; choose another name"),
            (
                &["init", "no/such/folder.desk"],
                1,
                "read_only",
                "no/such/folder.desk can't be written: its folder does not exist",
            ),
            (&["backup", "notes.txt"], 1, "register", "exists already"),
            (&["backup", "no/such/copy.desk"], 1, "read_only", "copy.desk can't be written"),
            (&["restore", "notes.txt", "restored.desk"], 1, "register", "is not a register"),
            (&["restore", "nowhere.desk", "restored.desk"], 1, "register", "there is no register at nowhere.desk"),
            (
                &["export", "history", "notes.txt"],
                1,
                "other",
                "was not overwritten; choose another name, or add --force",
            ),
            (&["verify", "notes.txt"], 1, "field", "neither a PDF, nor a pack"),
            (&["verify", "nowhere.pdf"], 1, "other", "nowhere.pdf does not exist"),
        ],
    );
    let damaged = office.run(&["list", "--register", "damaged.desk"]);
    assert_eq!(damaged.code, 1);
    assert!(damaged.err.contains("damaged"), "{}", damaged.err);
    let held =
        desk::Desk::open(&office.path("disclosures.desk"), register::Mode::Write, "Somebody else", desk::Clock::System);
    let refused = office.run(&["new", "while somebody writes"]);
    assert_eq!(refused.code, 4, "{}", refused.err);
    assert!(refused.err.contains("is open for writing in another window or program (process "), "{}", refused.err);
    // Reading goes on meanwhile.
    office.must(&["list"]);
    drop(held);
    office.must(&["new", "afterwards"]);
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let office = Office::new(PROGRAM);
    let outcome = office.run(&["list"]);
    assert_eq!(outcome.code, 1);
    assert!(outcome.err.contains("make one with “desk init disclosures.desk”"), "{}", outcome.err);
    let nameless = office.command(&["init"]).env_remove("DESK_AS").output().unwrap();
    assert_eq!(nameless.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&nameless.stderr).contains("--as \"First Last\""));
}
