//! Nothing that was reported as saved is lost when the program is killed at any point.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use desk::{Clock, Desk};
use register::{HistoryQuery, Mode, Register};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
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
        let mut out = child.stdout.take().unwrap();
        let mut said = [0_u8; 1];
        // The loop has begun when the first change is reported; every third kill falls into the opening instead.
        if round % 3 != 0 {
            out.read_exact(&mut said).unwrap();
        }
        std::thread::sleep(Duration::from_micros(1000 + next(&mut random) % 39_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let mut text = Vec::new();
        out.read_to_end(&mut text).unwrap();
        let text = if round % 3 == 0 { text } else { [&said[..], &text].concat() };
        let text = String::from_utf8(text).unwrap();
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

/// Runs the command line until it ends or the time is over; whether it ended by itself, well.
fn run_for(arguments: &[&str], time: Duration) -> bool {
    let mut child = Command::new(env!("CARGO_BIN_EXE_desk-under-test"))
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::inherit())
        .spawn()
        .unwrap();
    std::thread::sleep(time);
    let ended = child.try_wait().unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    ended.is_some_and(|status| status.success())
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
    let make = ["backup", backup.as_str(), "--register", register.as_str()];
    let started = Instant::now();
    assert!(Command::new(env!("CARGO_BIN_EXE_desk-under-test")).args(make).status().unwrap().success());
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap();
    let (mut random, mut finished, mut killed) = (0x9E37_79B9_7F4A_7C15_u64, 0, 0);
    for round in 0..60 {
        let arguments = match round % 2 {
            0 => ["backup", &copy, "--register", &register],
            _ => ["restore", &backup, &copy, "--json"],
        };
        let is_done = run_for(&arguments, Duration::from_micros(next(&mut random) % (whole + whole / 4)));
        if Path::new(&copy).exists() {
            finished += 1;
            let made = Register::open(Path::new(&copy), Mode::Read).unwrap();
            assert_eq!(made.examine(), None, "round {round}");
            let report = made.read().verify_history(&mut |_, _| true).unwrap();
            assert_eq!(report.faults, [], "round {round}");
            let newest = made.read().history(&HistoryQuery::default(), None, 1).unwrap().remove(0);
            assert_eq!(newest.action == "restored from a backup", round % 2 == 1, "round {round}");
            drop(made);
            register::remove_copy(Path::new(&copy));
        } else {
            killed += 1;
            assert!(!is_done, "round {round}: it ended well, and nothing is there");
        }
    }
    println!("{finished} finished, {killed} killed before the end");
    assert!(killed > 10, "{killed}");
    // What a killed one left keeps none from being made.
    assert!(
        Command::new(env!("CARGO_BIN_EXE_desk-under-test"))
            .args(["backup", &copy, "--register", &register])
            .status()
            .unwrap()
            .success()
    );
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
    let work = tempfile::tempdir().unwrap();
    let path = work.path().join("register.desk");
    let fresh = || {
        for file in std::fs::read_dir(work.path()).unwrap() {
            std::fs::remove_file(file.unwrap().path()).unwrap();
        }
        std::fs::copy(&older, &path).unwrap();
    };
    let is_whole = |register: &Register| {
        assert_eq!(register.examine(), None);
        assert_eq!(register.read().disclosures().unwrap().len(), RECORDS);
    };
    fresh();
    let started = Instant::now();
    is_whole(&Register::open(&path, Mode::Write).unwrap());
    let whole = u64::try_from(started.elapsed().as_micros()).unwrap();
    let (mut random, mut before, mut after, mut copies) = (0x9E37_79B9_7F4A_7C15_u64, 0, 0, 0);
    for round in 0..40 {
        fresh();
        let mut child = Command::new(env!("CARGO_BIN_EXE_writer")).arg(&path).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_micros(next(&mut random) % (whole + whole / 2)));
        child.kill().unwrap();
        child.wait().unwrap();
        for file in std::fs::read_dir(work.path()).unwrap().map(|file| file.unwrap().path()) {
            let name = file.file_name().unwrap().to_str().unwrap().to_owned();
            if name.contains(".backup-format-2-") && !name.contains(".part") {
                copies += 1;
                is_whole(&Register::open(&file, Mode::Read).unwrap());
            }
        }
        let register = Register::open(&path, Mode::Write).unwrap();
        if register.condition().migrated_from_copy.is_some() {
            before += 1;
        } else {
            after += 1;
        }
        is_whole(&register);
        if round % 8 == 0 {
            assert_eq!(register.read().verify_history(&mut |_, _| true).unwrap().faults, []);
        }
    }
    println!("{before} killed before the end of a migration, {after} after it; {copies} copies");
    assert!(before > 5, "{before}");
}
