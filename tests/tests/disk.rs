//! A full disk and a folder that can't be written. Both need a file system of their own, which takes the right to mount
//! one; where that is missing the tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use desk::{Clock, Desk};
use register::{Mode, Register};
use std::path::{Path, PathBuf};
use std::process::Command;
use whole_route::{Office, in_the_second_format};

const PROGRAM: &str = env!("CARGO_BIN_EXE_desk-under-test");

/// A small file system in memory, taken away at the end.
struct Disk(PathBuf);

impl Disk {
    fn of(size: &str, at: &Path) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let options = format!("size={size}");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", &options, "tmpfs"]).arg(at).output();
        if mounted.is_ok_and(|output| output.status.success()) {
            return Some(Self(at.to_owned()));
        }
        println!("skipped: a file system can't be mounted here");
        None
    }

    fn set_read_only(&self) {
        let status = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).status().unwrap();
        assert!(status.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_costs_the_change_and_nothing_before_it() {
    let office = Office::new(PROGRAM);
    let Some(disk) = Disk::of("6m", &office.path("disk")) else { return };
    let register = disk.0.join("full.desk");
    let register = register.to_str().unwrap();
    office.must(&["init", "--sample", register]);
    let head = || office.json(&["history", "--limit", "1", "--register", register])["entries"][0].clone();
    let text = "x".repeat(60_000);
    let (mut saved, mut refused) = (0, None);
    for _ in 0..100 {
        let before = head();
        let outcome =
            office.run(&["set", "VD-2026-0004", "/summary", &format!("{saved} {text}"), "--register", register]);
        if outcome.code == 0 {
            saved += 1;
            continue;
        }
        assert_eq!(head()["hash"], before["hash"], "the refused change left something");
        refused = Some(outcome);
        break;
    }
    let refused = refused.unwrap();
    assert_eq!(refused.code, 1, "{}", refused.err);
    assert!(refused.err.contains("the disk is full"), "{}", refused.err);
    assert!(saved > 0, "{}", refused.err);
    let shown = office.json(&["show", "VD-2026-0004", "--register", register]);
    let summary = shown["disclosure"]["summary"].as_str().unwrap();
    assert!(summary.starts_with(&format!("{} x", saved - 1)), "the last saved change is gone");
    office.must(&["history", "--verify", "--register", register]);
    // An export to the full disk says so too.
    let export = office.run(&[
        "export",
        "disclosure",
        "VD-2026-0004",
        disk.0.join("out.json").to_str().unwrap(),
        "--register",
        register,
    ]);
    if export.code != 0 {
        assert!(export.err.contains("the disk is full"), "{}", export.err);
    }
}

#[test]
fn a_copy_that_does_not_fit_leaves_nothing_on_the_disk() {
    let office = Office::new(PROGRAM);
    let Some(disk) = Disk::of("256k", &office.path("disk")) else { return };
    let path = |name: &str| office.path(name).to_str().unwrap().to_owned();
    let (register, backup) = (path("sample.desk"), path("backup.desk"));
    office.must(&["init", "--sample", &register]);
    office.must(&["backup", &backup, "--register", &register]);
    for arguments in
        [&["backup", "disk/backup.desk", "--register", &register][..], &["restore", &backup, "disk/new.desk"]]
    {
        let outcome = office.run(arguments);
        assert_eq!(outcome.code, 1, "{}", outcome.err);
        assert!(outcome.err.contains("was not written: the disk is full"), "{}", outcome.err);
        let left: Vec<_> = std::fs::read_dir(&disk.0).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    office.must(&["history", "--verify", "--register", &register]);
}

/// A register of an older format, on disks from one that has room for nothing more to one that has enough.
#[test]
fn a_register_that_can_not_be_brought_up_to_date_stays_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let (newest, older) = (folder.path().join("newest.desk"), folder.path().join("older.desk"));
    let mut desk = Desk::create(&newest, "Writer", Clock::System).unwrap();
    for number in 0..100 {
        desk.new_disclosure(&format!("{number} {}", "x".repeat(2_000))).unwrap();
    }
    drop(desk);
    in_the_second_format(&newest, &older);
    let size = std::fs::metadata(&older).unwrap().len();
    let (mut refused, mut migrated) = (0, 0);
    for eighths in 9..48 {
        let Some(disk) = Disk::of(&(size * eighths / 8).to_string(), &folder.path().join("disk")) else { return };
        let path = disk.0.join("register.desk");
        std::fs::copy(&older, &path).unwrap();
        match Register::open(&path, Mode::Write) {
            Ok(register) => {
                migrated += 1;
                assert_eq!(register.examine(), None);
                assert_eq!(register.read().disclosures().unwrap().len(), 100);
                assert!(register.condition().migrated_from_copy.as_ref().is_some_and(|copy| copy.exists()));
            }
            Err(error) => {
                refused += 1;
                assert!(error.to_string().contains("disk is full"), "{eighths}/8: {error}");
                let register = Register::open(&path, Mode::Read).unwrap();
                assert_eq!(register.examine(), None);
                assert_eq!(register.read().disclosures().unwrap().len(), 100);
                assert_eq!(register.read().verify_history(&mut |_, _| true).unwrap().faults, []);
                let names = std::fs::read_dir(&disk.0).unwrap().map(|file| file.unwrap().file_name());
                assert!(names.into_iter().all(|name| !name.to_string_lossy().contains(".part")));
            }
        }
    }
    println!("{refused} refused, {migrated} migrated");
    assert!(refused > 5 && migrated > 5, "{refused} refused, {migrated} migrated");
}

#[test]
fn a_read_only_folder_can_be_read() {
    let office = Office::new(PROGRAM);
    let Some(disk) = Disk::of("8m", &office.path("disk")) else { return };
    let register = disk.0.join("sample.desk");
    let register = register.to_str().unwrap();
    office.must(&["init", "--sample", register]);
    disk.set_read_only();
    let listed = office.must(&["list", "--register", register]);
    assert!(listed.contains("VD-2026-0004"), "{listed}");
    office.must(&["due", "--register", register]);
    office.must(&["history", "--verify", "--register", register]);
    office.must(&["verify", register]);
    for arguments in [&["new", "x"][..], &["init", "disk/new.desk"], &["close", "VD-2026-0004"]] {
        let outcome = office.run(&[arguments, &["--register", register]].concat());
        assert_eq!(outcome.code, 1, "{}", outcome.err);
        assert!(outcome.err.contains("Choose a folder where you may write"), "{}", outcome.err);
    }
    let export = office.run(&["export", "history", "disk/history.jsonl", "--register", register]);
    assert!(export.err.contains("read-only"), "{}", export.err);
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let office = Office::new(PROGRAM);
    office.must(&["init", "--sample"]);
    for command in ["list", "due --explain", "--help", "rules"] {
        let line = format!("\"$0\" {command} | head -c 1; test ${{PIPESTATUS[0]}} -eq 0");
        let output = Command::new("bash").args(["-c", &line, PROGRAM]).current_dir(office.folder()).output().unwrap();
        let err = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !err.contains("panicked"), "{command}: {err}");
    }
}
