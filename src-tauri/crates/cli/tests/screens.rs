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
    // What is not met or not in order is told by the code 3, with the answer.
    let is_answer = output.status.success() || output.status.code() == Some(3) && output.stderr.is_empty();
    assert!(is_answer, "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    // The time zone data is renewed several times a year.
    String::from_utf8(output.stdout).unwrap().replace(zone::ZoneData::shipped().version(), "2026f")
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
        "report",
        "report new",
        "report mail",
        "report judge",
        "report decide",
        "report letter",
        "report embargo",
        "channel",
        "document issue",
        "document publish",
        "compliance",
        "defence",
        "binder",
        "scan",
        "measures",
        "scope",
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
    let folder = sample();
    insta::assert_snapshot!(desk(&folder, &["history", "VD-2026-0002", "--limit", "4"]));
    let part =
        ["history", "--by", "Tomas Lindqvist", "--words", "EXPLOIT", "--from", "2026-11-20", "--to", "2026-11-22"];
    insta::assert_snapshot!("the_history_of_a_person_in_words", desk(&folder, &part));
    assert_eq!(desk(&folder, &["history", "--words", "no such words anywhere"]), "");
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

/// The same command without what differs from one sample to the next: identifiers, hashes and places.
fn told(folder: &TempDir, arguments: &[&str]) -> String {
    let text = desk(folder, arguments).replace(&folder.path().display().to_string(), "FOLDER");
    let is_hash = |word: &str| word.len() >= 32 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let words = text.split_inclusive(|sign: char| !sign.is_ascii_alphanumeric());
    words
        .map(|word| {
            let bare = word.trim_end_matches(|sign: char| !sign.is_ascii_alphanumeric());
            if is_hash(bare) { word.replace(bare, "HASH") } else { word.to_owned() }
        })
        .collect()
}

#[test]
fn the_reports_and_one_of_them() {
    let folder = sample();
    insta::assert_snapshot!("the_reports", told(&folder, &["report", "list"]));
    insta::assert_snapshot!("one_report", told(&folder, &["report", "show", "IN-2026-0001"]));
}

#[test]
fn a_report_from_receipt_to_a_decision_and_its_letter() {
    let folder = sample();
    let mut said = desk(
        &folder,
        &[
            "report",
            "new",
            "Token in a log",
            "--text",
            "A session token is written to a log file.",
            "--source",
            "researcher",
            "--name",
            "Sample Finder",
            "--email",
            "finder@finder.example",
        ],
    );
    let number = "IN-2026-0004";
    assert!(said.contains(number), "{said}");
    for (question, answer) in [("applicable", "yes"), ("verifiable", "yes"), ("related-threats", "no")] {
        said.push_str(&desk(&folder, &["report", "judge", number, question, answer, "--reason", "Tried on 2.3."]));
    }
    said.push_str(&desk(&folder, &["report", "letter", number, "acknowledge", "--out", "letter.eml"]));
    said.push_str(&desk(
        &folder,
        &[
            "report",
            "decide",
            number,
            "monitor",
            "--reason",
            "No version in the field has it.",
            "--approved-by",
            "Dr. Miriam Albers",
        ],
    ));
    insta::assert_snapshot!(said);
    let letter = std::fs::read_to_string(folder.path().join("letter.eml")).unwrap();
    assert!(letter.contains("To: ") && letter.contains("finder@finder.example") && letter.contains("X-Unsent: 1"));
}

#[test]
fn compliance_of_the_sample() {
    let folder = sample();
    insta::assert_snapshot!("compliance", told(&folder, &["compliance", "--pack", "iec-81001-5-1"]));
    insta::assert_snapshot!("defence", told(&folder, &["defence"]));
    insta::assert_snapshot!("measures", told(&folder, &["measures", "--by", "authority"]));
    insta::assert_snapshot!("scope", told(&folder, &["scope"]));
    insta::assert_snapshot!("documents", told(&folder, &["document", "list"]));
}

/// Every PDF of a folder is PDF/A-3a and PDF/UA-1 by the judgement of others, where they are at hand.
fn conforms(folder: &std::path::Path) {
    fn collect(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                collect(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "pdf") {
                found.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(folder, &mut files);
    for name in ["Policy", "Procedure", "Communication-Plan", "Statement", "Compliance", "Inspectors-Report"] {
        assert!(files.iter().any(|file| file.to_string_lossy().contains(name)), "no {name} in {files:#?}");
    }
    let judge = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/judges/pdf-conformance");
    if !judge.exists() {
        println!("skipped: the judge of PDF conformance is not there");
        return;
    }
    let verdict = Command::new(judge).arg("3a,ua1").args(&files).output().unwrap();
    let words = String::from_utf8_lossy(&verdict.stdout).into_owned();
    assert_eq!(words.matches("PASS").count(), 2 * files.len(), "{words}");
}

#[test]
fn a_binder_is_checked_by_others_and_one_changed_byte_is_found() {
    let folder = sample();
    sealed(&folder);
    desk(&folder, &["binder", "out", "--identity", "a.p12", "--passphrase-file", "pass.txt"]);
    let zip = std::fs::read_dir(folder.path().join("out")).unwrap().next().unwrap().unwrap().path();
    let name = zip.file_name().unwrap().to_str().unwrap();
    assert_eq!(name, "Evidence-Binder_Nordlicht_Medizintechnik_GmbH_20261123.zip");
    let run = |program: &str, arguments: &[&str], inside: &std::path::Path| {
        let output = Command::new(program).args(arguments).current_dir(inside).output().unwrap();
        assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    };
    let out = zip.parent().unwrap();
    zip::ZipArchive::new(std::fs::File::open(&zip).unwrap()).unwrap().extract(out).unwrap();
    let inside = zip.with_extension("");
    run("sha256sum", &["--quiet", "-c", "SHA256SUMS"], &inside);
    let cms = ["cms", "-verify", "-binary", "-inform", "DER", "-in", "manifest.json.p7s", "-content", "manifest.json"];
    run("openssl", &[&cms[..], &["-noverify", "-out", "said.json"]].concat(), &inside);
    for file in
        ["INDEX.md", "01-Statement.pdf", "02-Compliance.pdf", "04-Inspectors-Report.pdf", "06-Register-Extract.csv"]
    {
        assert!(inside.join(file).exists(), "{file}");
    }
    conforms(&inside);
    let checked = |file: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_desk"))
            .args(["verify", file, "--root", "a.root.pem"])
            .current_dir(folder.path())
            .env_clear()
            .env("DESK_NOW", "2026-11-23T13:20:00Z")
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let (code, said) = checked(&format!("out/{name}"));
    assert!(said.contains("Evidence binder of Nordlicht Medizintechnik GmbH"), "{said}");
    assert_eq!(code, Some(0), "{said}");
    let mut bytes = std::fs::read(&zip).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(folder.path().join("changed.zip"), bytes).unwrap();
    let (code, said) = checked("changed.zip");
    assert_ne!(code, Some(0), "{said}");
}

#[test]
fn a_record_beside_itself_and_back() {
    let folder = sample();
    desk(&folder, &["set", "VD-2026-0004", "/title", "A title that is wrong"]);
    let entry = |step: usize| {
        let json: serde_json::Value =
            serde_json::from_str(&desk(&folder, &["history", "VD-2026-0004", "--json"])).unwrap();
        let entries = json["entries"].as_array().unwrap();
        let of_record = entries.iter().filter(|entry| entry["subject"] == "disclosure");
        of_record.map(|entry| entry["sequence"].to_string()).nth(step).unwrap()
    };
    let before = entry(1);
    let mut said = desk(&folder, &["history", "compare", &before]);
    said.push_str(&desk(&folder, &["history", "restore", &before, "--preview"]));
    said.push_str(&desk(&folder, &["history", "restore", &before, "--reason", "The title was right."]));
    insta::assert_snapshot!(said);
    desk(&folder, &["history", "--verify"]);
    desk(&folder, &["history", "--words", "title", "--table", "history.csv"]);
    let table = std::fs::read_to_string(folder.path().join("history.csv")).unwrap();
    assert!(table.contains("The title was right."), "{table}");
}

#[test]
fn products_from_a_table_and_back() {
    let folder = sample();
    desk(&folder, &["products", "template", "template.csv"]);
    let table =
        "Product;Model;Version;Country;Legal status\nVentura V 10;V-10;1.0;DE;MDR\nPerfusa IV 300;;9.9;UK;MDR\n";
    std::fs::write(folder.path().join("products.csv"), table).unwrap();
    let mut said = desk(&folder, &["products", "import", "products.csv", "--preview"]);
    std::fs::write(folder.path().join("products.csv"), table.replace(";UK;", ";GB;")).unwrap();
    said.push_str(&desk(&folder, &["products", "import", "products.csv", "--preview"]));
    said.push_str(&desk(&folder, &["products", "import", "products.csv"]));
    desk(&folder, &["export", "list", "products", "out.csv"]);
    said.push_str(&desk(&folder, &["products", "import", "out.csv", "--preview"]));
    insta::assert_snapshot!(said);
    desk(&folder, &["export", "list", "letters", "letters.xlsx", "--report", "IN-2026-0001"]);
}
