//! `cargo xtask bench`: figures, each beside a peer or a limit where one exists.

use crate::Outcome;
use crate::command::{command, run};

/// Prints the figures.
pub(crate) fn bench() -> Outcome {
    run(&mut command("cargo", &["run", "--quiet", "--release", "--package", "whole-route", "--bin", "bench"]))?;
    println!(
        "\nThe obligations of 10 000 disclosures with all regimes, from the facts alone; limit 200 ms for the rows:"
    );
    run(&mut command("cargo", &["run", "--quiet", "--release", "--package", "deadline", "--example", "speed"]))
}
