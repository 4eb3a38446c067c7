//! `cargo xtask test`: everything that CI runs.

use crate::Outcome;
use crate::command::{command, run};
use crate::{bundle, frontend, system, tools};
use std::time::Instant;

/// A step: its name and its work.
type Step = (&'static str, fn() -> Outcome);

const STEPS: &[Step] = &[
    ("system packages", || system::ensure(system::BUILD).and_then(|()| system::ensure(system::TEST))),
    ("tools", tools::ensure),
    ("formatting", || cargo(&["fmt", "--all", "--check"])),
    ("spelling", || run(&mut command("typos", &[]))),
    ("unused dependencies", || run(&mut command("cargo-machete", &["--skip-target-dir"]))),
    ("licences and duplicates", || run(&mut command("cargo-deny", &["check", "licenses", "bans", "sources"]))),
    ("interface: build", frontend::build),
    ("interface: types", || frontend::npm(&["run", "check"])),
    ("interface: lint", || frontend::npm(&["run", "lint"])),
    ("interface: unused code", || frontend::npm(&["run", "knip"])),
    ("interface: unit tests", || frontend::npm(&["run", "test"])),
    ("interface: every screen, with axe", || frontend::npm(&["run", "e2e"])),
    ("lints", || cargo(&["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"])),
    ("tests", || {
        run(&mut command("xvfb-run", &["--auto-servernum", "cargo", "nextest", "run", "--workspace", "--no-fail-fast"]))
    }),
    ("package: installed, driven, removed", bundle::test),
    ("documentation tests", || cargo(&["test", "--doc", "--workspace", "--quiet"])),
];

fn cargo(arguments: &[&str]) -> Outcome {
    run(&mut command("cargo", arguments))
}

/// Runs every step, and stops at the first that fails.
pub(crate) fn test() -> Outcome {
    let mut times = Vec::new();
    for (name, step) in STEPS {
        println!("\n== {name}");
        let started = Instant::now();
        let outcome = step();
        let seconds = started.elapsed().as_secs();
        println!("== {name}: {seconds} s");
        outcome.map_err(|error| format!("{name}: {error}"))?;
        times.push((name, seconds));
    }
    println!("\nAll steps passed. Seconds:");
    times.iter().for_each(|(name, time)| println!("{time:>6}  {name}"));
    Ok(())
}

/// Writes the interface's types and sample answers anew.
pub(crate) fn bindings() -> Outcome {
    run(command("cargo", &["nextest", "run", "--package", "disclosure-desk", "--test", "bindings"])
        .env("UPDATE_BINDINGS", "1"))
}
