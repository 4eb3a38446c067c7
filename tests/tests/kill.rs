//! Nothing that was reported as saved is lost when the program is killed at any point.

use desk::{Clock, Desk};
use register::{Mode, Register};
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::Duration;

const KILLS: u64 = 200;

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
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        std::thread::sleep(Duration::from_micros(1000 + random % 39_000));
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
