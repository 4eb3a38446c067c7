//! Nothing that was reported as saved is lost when the program is killed at any point.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use desk::{Clock, Desk};
use register::{HistoryQuery, Mode, Register};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use whole_route::in_the_second_format;

const KILLS: u64 = 200;

/// The next of a row of numbers that look random and are the same each time.
fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

#[test]
fn what_was_reported_as_saved_is_there_after_every_kill() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("killed.desk");
    let mut desk = Desk::create(&path, "Writer", Clock::System).unwrap();
    desk.new_disclosure("Killed while it is written").unwrap();
    drop(desk);
    let (mut random, mut reported_in_all, mut recovered) = (0x9E37_79B9_7F4A_7C15_u64, 0, 0);
    for round in 0..KILLS {
        let mut child = Command::new(env!("CARGO_BIN_EXE_writer"))
            .arg(&path)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        // So many changes are reported first; every third kill falls into the opening instead.
        if round % 3 != 0 {
            for _ in 0..=next(&mut random) % 3 {
                assert!(out.read_line(&mut text).unwrap() > 0, "round {round}: the writer ended by itself");
            }
        }
        // Where in the next change it falls differs; nothing that is asserted depends on it.
        std::thread::sleep(Duration::from_micros(next(&mut random) % 9_000));
        child.kill().unwrap();
        child.wait().unwrap();
        out.read_to_string(&mut text).unwrap();
        // Only whole lines: the last may be cut off by the kill.
        let last: Option<i64> = text.rsplit_once('\n').and_then(|(lines, _)| lines.lines().last()?.parse().ok());
        reported_in_all += text.matches('\n').count();

        let register = Register::open(&path, Mode::Write).unwrap();
        recovered += usize::from(register.condition().recovered);
        let entries = register.read().history_head().unwrap().0;
        if let Some(last) = last {
            assert!(entries >= last, "round {round}: {last} was reported, {entries} are there");
            let summary = register.read().disclosure_named("VD-2026-0001").unwrap().disclosure.summary;
            assert!(
                summary.as_str().starts_with(&format!("{entries} ")),
                "round {round}: the record is of another change"
            );
        }
        if round % 20 == 19 || round + 1 == KILLS {
            let report = register.read().verify_history(&mut |_, _| true).unwrap();
            assert_eq!(report.faults, [], "round {round}");
            assert_eq!(register.examine(), None, "round {round}");
        }
    }
    println!("{KILLS} kills, {reported_in_all} changes reported, {recovered} times a register was left open");
    assert!(reported_in_all > 100, "{reported_in_all}");
}

/// Runs the writer to its end; how many points its work has.
fn points(arguments: &[&str]) -> u64 {
    let output = Command::new(env!("CARGO_BIN_EXE_writer")).args(arguments).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    said.trim().strip_prefix("end ").unwrap().parse().unwrap()
}

/// Runs the writer and kills it at a point of its work.
fn kill_at(arguments: &[&str], point: u64) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_writer"))
        .args(arguments)
        .arg(point.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut said).unwrap();
    assert_eq!(said, "stopped\n", "{arguments:?} did not come to point {point}");
    child.kill().unwrap();
    child.wait().unwrap();
}

/// So many points, spread over the work, with the first and the last.
fn spread(points: u64, kills: u64) -> impl Iterator<Item = u64> {
    assert!(points >= kills, "only {points} points");
    (0..kills).map(move |kill| 1 + kill * (points - 1) / (kills - 1))
}

#[test]
fn a_killed_backup_or_restore_leaves_no_unfinished_register() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (register, backup, copy) = (path("register.desk"), path("backup.desk"), path("copy.desk"));
    let mut desk = Desk::create(Path::new(&register), "Writer", Clock::System).unwrap();
    for number in 0..150 {
        desk.new_disclosure(&format!("{number} {}", "x".repeat(5_000))).unwrap();
    }
    drop(desk);
    let order = ["backup", backup.as_str(), "--register", register.as_str()];
    assert!(Command::new(env!("CARGO_BIN_EXE_desk-under-test")).args(order).status().unwrap().success());
    for (work, restored) in [(["backup", &register, &copy], false), (["restore", &backup, &copy], true)] {
        let points = points(&work);
        let made = Register::open(Path::new(&copy), Mode::Read).unwrap();
        assert_eq!(made.examine(), None);
        assert_eq!(made.read().verify_history(&mut |_, _| true).unwrap().faults, []);
        let newest = made.read().history(&HistoryQuery::default(), None, 1).unwrap().remove(0);
        assert_eq!(newest.action == "restored from a backup", restored);
        drop(made);
        register::remove_copy(Path::new(&copy));
        for point in spread(points, 30) {
            kill_at(&work, point);
            assert!(!Path::new(&copy).exists(), "{work:?} killed at point {point} of {points}");
        }
        println!("{}: 30 kills at {points} points", work[0]);
    }
    // What a killed one left keeps none from being made.
    let again = ["backup", &copy, "--register", &register];
    assert!(Command::new(env!("CARGO_BIN_EXE_desk-under-test")).args(again).status().unwrap().success());
    assert!(!Path::new(&format!("{copy}.part")).exists());
}

#[test]
fn a_killed_migration_leaves_the_register_and_its_copy_whole() {
    const RECORDS: usize = 200;
    let folder = tempfile::tempdir().unwrap();
    let (newest, older) = (folder.path().join("newest.desk"), folder.path().join("older.desk"));
    let mut desk = Desk::create(&newest, "Writer", Clock::System).unwrap();
    for number in 0..RECORDS {
        desk.new_disclosure(&format!("{number} {}", "x".repeat(5_000))).unwrap();
    }
    drop(desk);
    in_the_second_format(&newest, &older);
    let folder_of_work = tempfile::tempdir().unwrap();
    let path = folder_of_work.path().join("register.desk");
    let fresh = || {
        for file in std::fs::read_dir(folder_of_work.path()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        std::fs::copy(&older, &path).unwrap();
    };
    let is_whole = |register: &Register| {
        assert_eq!(register.examine(), None);
        assert_eq!(register.read().disclosures().unwrap().len(), RECORDS);
    };
    let work = ["migrate", path.to_str().unwrap()];
    fresh();
    let points = points(&work);
    is_whole(&Register::open(&path, Mode::Write).unwrap());
    let (mut before, mut copies) = (0, 0);
    for (round, point) in spread(points, 40).enumerate() {
        fresh();
        kill_at(&work, point);
        for file in std::fs::read_dir(folder_of_work.path()).unwrap().map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            if name.contains(".backup-format-2-") && !name.contains(".part") {
                copies += 1;
                is_whole(&Register::open(&file, Mode::Read).unwrap());
            }
        }
        let register = Register::open(&path, Mode::Write).unwrap();
        before += usize::from(register.condition().migrated_from_copy.is_some());
        is_whole(&register);
        if round % 8 == 0 {
            assert_eq!(register.read().verify_history(&mut |_, _| true).unwrap().faults, []);
        }
    }
    println!("40 kills at {points} points: {before} before the end of a migration; {copies} copies");
    // The first point lies before everything, the last one behind it; the copy is made in between.
    assert!(before > 1 && before < 40 && copies > 1, "{before} before the end, {copies} copies");
}
