//! `cargo xtask bench`: figures, each beside a peer or a limit where one exists.

use crate::command::{command, run, target};
use crate::{Outcome, frontend, system, tools};

/// Prints the figures.
pub(crate) fn bench() -> Outcome {
    run(&mut command("cargo", &["run", "--quiet", "--release", "--package", "whole-route", "--bin", "bench"]))?;
    println!(
        "\nThe obligations of 10 000 disclosures with all regimes, from the facts alone; limit 200 ms for the rows:"
    );
    run(&mut command("cargo", &["run", "--quiet", "--release", "--package", "deadline", "--example", "speed"]))
}

/// Prints start, navigation and memory of the window on large registers; it needs a display, or xvfb-run.
pub(crate) fn window() -> Outcome {
    system::ensure(system::BUILD)?;
    system::ensure(system::TEST)?;
    tools::ensure()?;
    frontend::build()?;
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "disclosure-desk", "--package", "whole-route", "--bins"],
    ))?;
    run(command("xvfb-run", &["--auto-servernum"]).arg(target().join("release/window-bench")))
}
