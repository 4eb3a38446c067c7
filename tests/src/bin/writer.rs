//! Writes to a register in a loop and prints the number of each change that was committed, until it is killed.

#![expect(clippy::unwrap_used, reason = "a test program stops at the first surprise")]

use desk::{Clock, Desk, SetField};
use register::Mode;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

fn main() {
    let path = PathBuf::from(std::env::args_os().nth(1).unwrap());
    let mut desk = Desk::open(&path, Mode::Write, "Writer", Clock::System).unwrap();
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
