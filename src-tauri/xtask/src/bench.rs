//! `cargo xtask bench`: figures, each beside a peer or a limit where one exists.

use crate::Outcome;
use crate::command::{command, run};

/// Prints the figures.
pub(crate) fn bench() -> Outcome {
    run(&mut command("cargo", &["run", "--quiet", "--release", "--package", "whole-route", "--bin", "bench"]))
}
