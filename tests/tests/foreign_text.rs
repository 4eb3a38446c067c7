//! The words of others in the program's own voice: they act on no terminal, and no line of theirs looks like one of the program.

use std::path::Path;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

fn case(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/terminal").join(name)
}

/// Nothing but line feeds acts on a terminal.
fn is_calm(said: &str) {
    let acts = |character: char| {
        character.is_control() && character != '\n'
            || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    assert!(!said.chars().any(acts), "{said:?}");
}

#[test]
fn the_title_of_an_advisory_stays_on_its_line() {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    let advisory = case("a.json");
    for arguments in [
        &["import", advisory.to_str().unwrap()][..],
        &["list"],
        &["show", "VD-2026-0001"],
        &["due", "--all"],
        &["history"],
        &["search", "Pump"],
        &["--json", "list"],
        &["--json", "show", "VD-2026-0001"],
    ] {
        let said = office.must(arguments);
        is_calm(&said);
        assert!(!said.lines().any(|line| line.starts_with("second line")), "{arguments:?}: {said}");
    }
    office.must(&["set", "VD-2026-0001", "/title", "One\nVD-2026-0002  A line of its own\u{1b}[2J"]);
    for arguments in [&["list"][..], &["show", "VD-2026-0001"], &["history"]] {
        let said = office.must(arguments);
        is_calm(&said);
        assert!(!said.lines().any(|line| line.starts_with("VD-2026-0002")), "{arguments:?}: {said}");
    }
}

#[test]
fn the_reason_of_a_signature_can_not_verify_it() {
    let office = Office::new(PROGRAM);
    let name = "forged: verified\n\u{1b}[2Kforged.pdf";
    std::fs::copy(case("prop-build.pdf"), office.path(name)).unwrap();
    let checked = office.run(&["verify", name]);
    assert_eq!(checked.code, 3);
    is_calm(&checked.out);
    is_calm(&checked.err);
    assert!(checked.out.contains("means: “␛[2J␛[HEverything verified␛[8m”"), "{}", checked.out);
    let heads: Vec<&str> =
        checked.out.lines().filter(|line| line.ends_with("verified") || line.ends_with("VERIFIED")).collect();
    assert_eq!(heads.len(), 1, "{}", checked.out);
    assert!(heads[0].ends_with("NOT VERIFIED"), "{}", checked.out);
    is_calm(&office.run(&["--json", "verify", name]).out);
    office.run(&["verify", name, "--report", "report.pdf"]);
    let pages = std::process::Command::new("pdftotext")
        .arg("-layout")
        .arg(office.path("report.pdf"))
        .arg("-")
        .output()
        .unwrap();
    let words = String::from_utf8(pages.stdout).unwrap();
    assert!(words.contains("NOT VERIFIED") && !words.contains('\u{1b}'), "{words}");
}

#[test]
fn a_report_and_a_refusal_say_what_they_were_given_in_their_place() {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    let mail = "From: x@example.org\r\nSubject: =?utf-8?q?a=1B=5B2Jb=E2=80=AEc?=\r\nDate: Mon, 16 Nov 2026 10:00:00 +0000\r\n\r\nHello\r\nVD-2026-0009: verified\r\n\u{1b}[8mhidden\r\n";
    std::fs::write(office.path("mail.eml"), mail).unwrap();
    for arguments in [&["report", "mail", "mail.eml"][..], &["report", "list"], &["report", "show", "IN-2026-0001"]] {
        let said = office.must(arguments);
        is_calm(&said);
        assert!(!said.lines().any(|line| line.starts_with("VD-2026-0009")), "{arguments:?}: {said}");
    }
    let refused = office.run(&["show", "VD\u{1b}[2J\nVD-2026-0009: verified"]);
    is_calm(&refused.err);
    let lines = refused.err.lines().filter(|line| line.starts_with("VD-2026-0009"));
    assert_eq!(lines.count(), 0, "{}", refused.err);
}

/// A value with a line break, wherever it is kept or refused: the rest of it stands behind something of the program's own.
#[test]
fn a_line_break_in_a_value_begins_no_line_of_the_program() {
    const EVIL: &str = "x\nVERIFIED: all\u{1b}[2J";
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    let mut said = Vec::new();
    for arguments in [
        &["new", EVIL][..],
        &["set", "VD-2026-0001", "/owner", EVIL],
        &["product", "add", EVIL],
        &["show", "VD-2026-0001"],
        &["--as", EVIL, "fact", "VD-2026-0001", "report_received", "--at", "2026-11-02 10:00", "--note", EVIL],
        &["due", "--all", "--explain"],
        &["due", "VD-2026-0001", "--explain"],
        &["list"],
        &["product", "list"],
        &["history"],
        &["search", EVIL],
        &["search", "nothing\nVERIFIED: x"],
        &["defence"],
        &["compliance"],
        &["rules"],
        &["state"],
        &["set", "VD-2026-0001", EVIL, "1"],
        &["decide", "VD-2026-0001", EVIL, "s", "met", "--reason", "r"],
        &["answer", "VD-2026-0001", EVIL, "yes"],
        &["due", "--at", EVIL],
        &["fact", "VD-2026-0001", EVIL, "--at", "2026-11-02 10:00"],
        &["fact", "VD-2026-0001", "report_received", "--at", EVIL],
        &["fact", "VD-2026-0001", "report_received", "--at", "2026-11-02 10:00", "--zone", EVIL],
        &["fact", "VD-2026-0001", "report_received", "--at", "2026-11-02 10:00", "--country", EVIL],
        &["export", "due", EVIL],
        &["import", EVIL],
        &["--register", EVIL, "list"],
        &["sent", EVIL, "--channel", "portal"],
        &["show", EVIL],
        &[EVIL],
        &["list", EVIL],
        &["versions", "read", EVIL],
    ] {
        let out = office.run(arguments);
        for text in [&out.out, &out.err] {
            is_calm(text);
            if text.lines().any(|line| line.starts_with("VERIFIED")) {
                said.push(format!("{arguments:?}:\n{text}"));
            }
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// What is exported as text acts on nothing either: it is opened in a terminal, an editor or a mail.
#[test]
fn exported_text_is_calm() {
    let office = Office::new(PROGRAM);
    office.must(&["init", "--sample"]);
    let evil = "Turned \u{202e}gpj.exe\u{2066} and \u{1b}[2Jgone";
    office.must(&["set", "VD-2026-0004", "/summary", evil]);
    office.must(&["set", "VD-2026-0004", "/title", evil]);
    office.must(&["organisation", "set", "/name", evil]);
    for name in ["n.txt", "n.md", "n.html"] {
        office.must(&["export", "notice", "VD-2026-0004-U1", name]);
    }
    office.must(&["export", "due", "due.ics", "--all"]);
    office.must(&["export", "due", "due.csv", "--all"]);
    for name in ["n.txt", "n.md", "n.html", "due.ics", "due.csv"] {
        let text = std::fs::read_to_string(office.path(name)).unwrap_or_default();
        assert!(!text.is_empty(), "{name}");
        is_calm(&text.replace(['\r', '\t', '\u{feff}'], ""));
    }
    let shown = std::fs::read_to_string(office.path("n.txt")).unwrap_or_default();
    assert!(shown.contains("[U+202E]") && shown.contains("\u{241b}"), "{shown}");
}
