//! Versions as advisories publish them, from the import to the notice: the published words or the right range, never a
//! wrong one, and a finding wherever a person must look.

use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;
use whole_route::{Office, shared_file};

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

fn case(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("cases").join(name)
}

/// The file, what a notice to users prints for the affected versions, and a part of the finding; "" for none.
const CASES: [(&str, &str, &str); 15] = [
    ("versions-00", "< 1.5.0", "is not valid vers; it was read as “<1.5.0”"),
    ("versions-02", "≥ 4.0 and < 4.6.2", "the upper end stands before the lower end"),
    ("versions-04", "< V8.1 SP2", ""),
    ("versions-06", "< 4.6.2 (all editions)", "“all editions” are kept as published"),
    ("versions-08", "≤ V03.15.00.0009", ""),
    ("versions-10", "< 2.0", ""),
    ("versions-12", "<2.0 and earlier", "contradicts itself"),
    ("versions-14", "< V3.1", ""),
    ("versions-16", "≤ 2.1 (firmware)", "“firmware” are kept as published"),
    ("versions-18", "≥ 1.0.0", "“2.0.0” is already covered"),
    ("versions-20", "none", "no version is meant"),
    ("versions-22", "all versions", "covers every version"),
    ("versions-24", "≤ 4.2", ""),
    (
        "versions-26",
        "all versions with maximum security patch",
        "“with maximum security patch” is not understood, so the published words are kept",
    ),
    ("versions-28", "all versions, not 1.1", "every version except those named"),
];

#[test]
fn what_is_published_reaches_the_notice_as_it_is_meant() {
    for (name, printed, finding) in CASES {
        let office = Office::new(PROGRAM);
        office.must(&["init"]);
        let file = case(&format!("versions/{name}.json"));
        let imported = office.must(&["import", file.to_str().unwrap()]);
        let shown = office.must(&["show", "VD-2026-0001"]).replace("\n    ", " ");
        for text in [&imported, &shown] {
            assert!(finding.is_empty() || text.contains(finding), "{name}: {finding}\n{text}");
            assert!(!finding.is_empty() || !text.contains("Versions:"), "{name}: a clear name has no finding\n{text}");
        }
        assert!(shown.contains(printed), "{name}: {printed}\n{shown}");
        office.must(&["notice", "new", "VD-2026-0001", "--kind", "users"]);
        office.must(&["export", "notice", "VD-2026-0001-U1", "notice.txt"]);
        let notice = std::fs::read_to_string(office.path("notice.txt")).unwrap();
        assert!(
            notice.replace("\n    ", " ").contains(&format!("Affected versions: {printed}\n")),
            "{name}: {printed}\n{notice}"
        );
        if printed != "all versions" {
            assert!(!notice.contains("Affected versions: all versions\n"), "{name}\n{notice}");
        }
    }
}

#[test]
fn texts_are_read_from_arguments_and_from_a_stream() {
    let office = Office::new(PROGRAM);
    let text = office.must(&["versions", "read", "All versions < V1.3", "firmware <= 2.1"]);
    assert!(
        text.starts_with("< V1.3  (vers:generic/<V1.3)\n≤ 2.1 (firmware)  (vers:generic/<=2.1)\n  Check: "),
        "{text}"
    );
    let json = office.must(&["--json", "versions", "read", "--scheme", "semantic", ">= V4.0 < V4.6.2"]);
    let value: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value["vers"], "vers:semver/>=4.0.0|<4.6.2");
    assert_eq!(value["reading"], "≥ V4.0 and < V4.6.2");

    // Each line is answered before the next one comes.
    let mut running =
        office.command(&["--json", "versions", "read"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut input, output) = (running.stdin.take().unwrap(), running.stdout.take().unwrap());
    let mut lines = std::io::BufRead::lines(std::io::BufReader::new(output));
    for (line, reading) in [("vers:all/<V4.4\n", "< V4.4"), ("5.x.x\n", "5.x.x"), ("\n", "")] {
        input.write_all(line.as_bytes()).unwrap();
        input.flush().unwrap();
        let value: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(value["reading"], reading);
        assert!(!value["findings"].as_array().unwrap().is_empty(), "{line}");
    }
    drop(input);
    assert!(lines.next().is_none());
    assert!(running.wait().unwrap().success());
}

/// Every name of the published advisories, where they are at hand: text that is not read has a finding, and little is.
#[test]
fn most_published_names_are_read() {
    let Some(path) = shared_file("samples/version-names.tsv") else { return };
    let names = std::fs::read_to_string(path).unwrap();
    let (mut clear, mut doubted, mut text) = (0, 0, 0);
    for name in names.lines().map(|line| line.splitn(3, '\t').nth(2).unwrap_or_else(|| panic!("{line:?}"))) {
        let reading = disclosure::Reading::of(name);
        match (reading.set(), reading.remarks()) {
            (Some(_), []) => clear += 1,
            (Some(_), _) => doubted += 1,
            (None, remarks) => {
                text += 1;
                assert!(!remarks.is_empty(), "{name:?} stays text without a finding");
            }
        }
    }
    let all = clear + doubted + text;
    println!("{all} names: {clear} read, {doubted} read with a finding, {text} left as text");
    assert!(text * 100 <= all * 8, "{text} of {all} names are left as text");
}
