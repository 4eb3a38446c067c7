//! Disclosure Desk on the command line. Every command is one use case of the crate `desk`; this crate reads
//! arguments and writes tables or JSON, and decides nothing.

mod answer;
mod arguments;
mod commands;
mod failure;
mod office;
mod passphrase;
mod pointer;
mod table;

use answer::Answer;
use arguments::Arguments;
use clap::Parser;
use failure::Failure;
use std::io::Write;
use std::process::ExitCode;

/// Does what the command line asks, and gives the exit code.
#[must_use]
pub fn run() -> ExitCode {
    let wants_json = std::env::args_os().any(|argument| argument == "--json");
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) if wants_json && error.use_stderr() => return refuse(&Failure::of_arguments(&error), true),
        Err(error) => {
            let code = u8::from(error.use_stderr()) * failure::WRONG_USE;
            // Where the reader of the help is gone, there is nobody left to tell.
            if code == 0 {
                let _ = error.print();
            } else {
                // What was typed is told on one line.
                let shown = std::env::args_os().map(|argument| foreign::one_line(&argument.to_string_lossy()));
                let error = Arguments::try_parse_from(shown).err().unwrap_or(error);
                let _ = std::io::stderr().lock().write_all(foreign::visible(&error.to_string()).as_bytes());
            }
            return ExitCode::from(code);
        }
    };
    let json = arguments.common.json;
    match guarded(|| commands::run(arguments)) {
        Ok(answer) => print(&answer, json),
        Err(failure) => refuse(&failure, json),
    }
}

/// Does some work; where the program itself fails, that is told in a sentence instead of its own words.
fn guarded(work: impl FnOnce() -> Result<Answer, Failure>) -> Result<Answer, Failure> {
    // Who looks for the fault asks for its trace; nobody else is shown where in the program it was.
    if std::env::var_os("RUST_BACKTRACE").is_none() {
        std::panic::set_hook(Box::new(|_| {}));
    }
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|_| Err(Failure::unexpected()))
}

/// Writes an answer. A reader that went away (`desk list | head -1`) has had what it wanted.
fn print(answer: &Answer, json: bool) -> ExitCode {
    if answer.is_written {
        return ExitCode::from(answer.exit);
    }
    let text = if json { foreign::json(&answer.json_text()) } else { foreign::visible(&answer.text) };
    match write_whole(&text) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("desk: the answer could not be written: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::from(answer.exit),
    }
}

fn write_whole(text: &str) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    if !text.is_empty() && !text.ends_with('\n') {
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// Only the first line stands at the left: a line break in a value that is repeated begins no line of the program's own.
fn indented(text: &str) -> String {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().to_owned();
    lines.fold(first, |mut all, line| {
        let margin = if line.is_empty() || line.starts_with(' ') { "" } else { "  " };
        all.push('\n');
        all.push_str(margin);
        all.push_str(line);
        all
    })
}

fn refuse(failure: &Failure, json: bool) -> ExitCode {
    let text =
        if json { foreign::json(&failure.json_text()) } else { indented(&foreign::visible(&failure.to_string())) };
    // Nothing is left to do where standard error is closed as well.
    let _ = writeln!(std::io::stderr().lock(), "{text}");
    ExitCode::from(failure.exit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_of_the_program_is_told_in_a_sentence() {
        let refused = guarded(|| panic!("index out of bounds at src/lib.rs:1")).unwrap_err();
        let said = format!("{refused}{}", refused.json_text());
        assert!(said.contains("unexpected fault") && said.contains("saved"), "{said}");
        assert!(!said.contains("bounds") && !said.contains("src/"), "{said}");
        assert_eq!(refused.exit, failure::FAILED);
    }
}
