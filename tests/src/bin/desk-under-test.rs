//! The command line, as the package `cli` builds it.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
