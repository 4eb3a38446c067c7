//! `cargo xtask run | test | bindings | bench | zones | bundle`. It installs what is missing, and says so first.

mod bench;
mod bundle;
mod command;
mod frontend;
mod licences;
mod run;
mod system;
mod test;
mod tools;

use std::process::ExitCode;

/// What a command ends with.
type Outcome = Result<(), String>;

const HELP: &str = "\
cargo xtask run        install what is missing, build, and open the window on a sample register;
                       without a display: the whole route on the sample, into target/demo
cargo xtask test       everything that CI runs
cargo xtask bindings   write the interface's types and sample answers anew from Rust
cargo xtask bench      print the figures; with --window: start, navigation and memory of the window
cargo xtask zones      say whether the time zone data is behind the newest release (asks a registry)
cargo xtask bundle     build the packages that people install (.deb and .rpm here); with --test: install the
                       Debian package of the test binaries, drive its window, and remove it again";

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let outcome = match arguments.next().as_deref() {
        Some("run") => run::run(arguments.collect()),
        Some("test") => test::test(),
        Some("bindings") => test::bindings(),
        Some("bench") => match arguments.next().as_deref() {
            None => bench::bench(),
            Some("--window") => bench::window(),
            Some(other) => Err(format!("bench: “{other}” is not known; there is --window")),
        },
        Some("zones") => tools::zones(),
        Some("bundle") => match arguments.next().as_deref() {
            None => bundle::bundle(),
            Some("--test") => bundle::test(),
            Some(other) => Err(format!("bundle: “{other}” is not known; there is --test")),
        },
        _ => {
            println!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("\nxtask: {message}");
            ExitCode::FAILURE
        }
    }
}
