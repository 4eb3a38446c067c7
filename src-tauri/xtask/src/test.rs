//! `cargo xtask test`: everything that CI runs.

use crate::Outcome;
use crate::command::{command, lint, linted_cargo, run};
use crate::{bundle, frontend, system, tools};
use std::time::Instant;

/// A step: its name and its work.
type Step = (&'static str, fn() -> Outcome);

const STEPS: &[Step] = &[
    ("system packages", || system::ensure(system::BUILD).and_then(|()| system::ensure(system::TEST))),
    ("tools", tools::ensure),
    ("formatting", || run(&mut command("cargo", &["fmt", "--all", "--check"]))),
    ("spelling", || run(&mut command("typos", &[]))),
    ("unused dependencies", || run(&mut command("cargo-machete", &["--skip-target-dir"]))),
    ("licences and duplicates", || run(&mut command("cargo-deny", &["check", "licenses", "bans", "sources"]))),
    ("interface: build", frontend::build),
    ("interface: types", || frontend::npm(&["run", "check"])),
    ("interface: lint", || frontend::npm(&["run", "lint"])),
    ("interface: unused code", || frontend::npm(&["run", "knip"])),
    ("interface: unit tests", || frontend::npm(&["run", "test"])),
    ("interface: every screen, with axe", || frontend::npm(&["run", "e2e"])),
    ("build, with lints", || run(&mut linted_cargo(&["nextest", "run", "--workspace", "--no-run"]))),
    ("tests", || {
        let mut tests = command("xvfb-run", &["--auto-servernum", "cargo", "nextest", "run", "--workspace"]);
        // The window is driven from the package.
        tests.args(["--no-fail-fast", "--filterset", "not binary(window)"]);
        lint(&mut tests);
        run(&mut tests)
    }),
    ("package: installed, its window driven, removed", bundle::test),
    ("documentation tests", || run(&mut linted_cargo(&["test", "--doc", "--workspace", "--quiet"]))),
];

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
