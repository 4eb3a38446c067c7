//! `desk`: Disclosure Desk on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run()
}
