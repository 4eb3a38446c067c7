//! Files as the command line leaves them: for their owner alone, whole or not there; and how it waits for another writer.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use register::{Mode, Register};
use std::path::Path;
use whole_route::Office;

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// Every file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all
}

#[cfg(unix)]
#[test]
fn every_file_is_its_owners() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new(PROGRAM);
    office.must(&["demo", "out"]);
    let register = ["--register", "out/sample.desk"];
    for arguments in [
        ["export", "due", "due.ics"].as_slice(),
        &["export", "due", "due.xlsx"],
        &["export", "list", "disclosures", "list.csv"],
        &["export", "history", "history.jsonl"],
        &["export", "disclosure", "VD-2026-0004", "matter.json"],
        &["export", "notice", "VD-2026-0004-U1", "notice.docx"],
        &["export", "report", "report.pdf", "--from", "2026-01-01", "--to", "2026-12-31"],
        &["backup", "backup.desk"],
        &["restore", "backup.desk", "restored.desk"],
    ] {
        office.must(&[arguments, register.as_slice()].concat());
    }
    // While a writer has the register open, its write-ahead files are there.
    let open = Register::open(&office.path("restored.desk"), Mode::Write).unwrap();
    let all = files(office.folder());
    assert!(all.len() > 20 && all.iter().any(|path| path.to_string_lossy().ends_with(".desk-wal")), "{all:?}");
    for path in all {
        let mode = std::fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
        assert!(!path.to_string_lossy().ends_with(".part"), "{}", path.display());
    }
    drop(open);
}

#[test]
fn a_new_register_is_where_the_variable_says() {
    let office = Office::new(PROGRAM);
    let out = whole_route::Outcome::of(office.command(&["init"]).env("DESK_REGISTER", "mine.desk"));
    assert_eq!(out.code, 0, "{}", out.err);
    assert!(office.path("mine.desk").exists() && !office.path("disclosures.desk").exists());
    let out = whole_route::Outcome::of(office.command(&["init", "named.desk"]).env("DESK_REGISTER", "mine.desk"));
    assert!(out.code == 0 && office.path("named.desk").exists(), "{}", out.err);
}

#[test]
fn a_command_waits_for_another_writer_and_then_says_who_it_is() {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    let path = office.path("disclosures.desk");
    let writer = Register::open(&path, Mode::Write).unwrap();
    // It is refused only after the time in which another command ends.
    let refused = office.run(&["new", "Open service port"]);
    assert_eq!(refused.code, 4, "{}", refused.err);
    assert!(refused.err.contains("open for writing in another window or program"), "{}", refused.err);
    // Where the other one ends meanwhile, the command goes on: however long its start takes, the lock is free by then, or
    // it waits for it.
    let mut waiting = office.command(&["new", "Open service port"]);
    let waiting = waiting.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped()).spawn().unwrap();
    drop(writer);
    let output = waiting.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn what_a_killed_program_left_goes_at_the_next_start() {
    let office = Office::new(PROGRAM);
    office.must(&["init"]);
    let left = ["disclosures.desk.part", "disclosures.desk.backup-format-2-1.part", "due.csv.desk-4711.part"];
    let others = ["film.part", "other.desk.part"];
    left.iter().chain(&others).for_each(|name| std::fs::write(office.path(name), "half").unwrap());
    office.must(&["new", "Open service port"]);
    assert!(left.iter().all(|name| !office.path(name).exists()), "{:?}", files(office.folder()));
    assert!(others.iter().all(|name| office.path(name).exists()));
}

/// Whatever is written, `--force` or not: the record is no place for it.
#[test]
fn nothing_is_written_over_a_register() {
    let office = Office::new(PROGRAM);
    office.must(&["demo", "out"]);
    let register = "out/sample.desk";
    std::fs::copy(office.path(register), office.path("other.desk")).unwrap();
    let open = Register::open(&office.path("other.desk"), Mode::Write).unwrap();
    for target in [register, "other.desk", "other.desk-wal", "other.desk.lock"] {
        let before = std::fs::read(office.path(target)).unwrap();
        for arguments in [
            ["export", "history", target].as_slice(),
            &["export", "disclosure", "VD-2026-0004", target],
            &["export", "due", target, "--all"],
            &["product", "template", target],
            &["document", "preview", "policy", target],
        ] {
            let out = office.run(&[arguments, &["--force", "--register", register]].concat());
            assert!(out.code != 0, "{arguments:?}");
            assert!(std::fs::read(office.path(target)).unwrap() == before, "{arguments:?} wrote into {target}");
        }
    }
    drop(open);
    let out = office.run(&["export", "history", register, "--force", "--register", register]);
    assert!(out.err.contains("never overwritten"), "{}", out.err);
}
