//! Works on a register until it is killed. `writer PATH` changes it in a loop and prints the number of each change that was committed.
//! `writer migrate PATH`, `writer backup PATH TARGET` and `writer restore BACKUP TARGET` do one thing; with a number at the end they
//! stop at that point of their work, say so, and wait there. Points are counted by the work, so they are the same on any machine.

#![expect(clippy::unwrap_used, reason = "a test program stops at the first surprise")]

use desk::{Clock, Desk, SetField};
use register::{Mode, Register, Tell};
use serde_json::json;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let stop = arguments.last().and_then(|last| last.parse().ok()).unwrap_or(0);
    let points = Points { passed: Arc::default(), stop };
    match arguments.as_slice() {
        ["migrate", path, ..] => {
            let point = points.clone();
            let tell: Tell = Arc::new(move || {
                point.pass();
            });
            Register::open_telling(Path::new(path), Mode::Write, std::time::Duration::ZERO, &tell).unwrap();
        }
        ["backup", path, target, ..] => {
            let point = points.clone();
            let go_on = move || point.pass();
            desk::write_backup(Path::new(path), Path::new(target), Clock::System.now(), go_on, &mut |_, _| {}).unwrap();
        }
        ["restore", backup, target, ..] => {
            let point = points.clone();
            let go_on = move || point.pass();
            desk::restore_backup_while(Path::new(backup), Path::new(target), "Writer", &Clock::System, go_on).unwrap();
        }
        [path] => write_in_a_loop(Path::new(path)),
        _ => std::process::exit(2),
    }
    println!("end {}", points.passed.load(Ordering::SeqCst));
}

/// Points of the work that were passed, and the one at which it stops.
#[derive(Clone)]
struct Points {
    passed: Arc<AtomicU64>,
    stop: u64,
}

impl Points {
    fn pass(&self) -> bool {
        if self.passed.fetch_add(1, Ordering::SeqCst) + 1 == self.stop {
            println!("stopped");
            std::io::stdout().flush().unwrap();
            loop {
                std::thread::park();
            }
        }
        true
    }
}

fn write_in_a_loop(path: &Path) {
    let mut desk = Desk::open(path, Mode::Write, "Writer", Clock::System).unwrap();
    let id = desk.register().read().disclosure_named("VD-2026-0001").unwrap().id;
    let mut number = desk.register().read().history_head().unwrap().0;
    let mut out = std::io::stdout().lock();
    loop {
        number += 1;
        // Every change is of another size, so that kills fall into all parts of a transaction.
        let text = format!("{number} {}", "x".repeat(usize::try_from(number * 7919 % 40_000).unwrap()));
        let patch = [SetField::Replace { path: "/summary".into(), value: json!(text) }];
        desk.patch_disclosure(id, None, &patch, "loop").unwrap();
        writeln!(out, "{number}").unwrap();
        out.flush().unwrap();
    }
}
