//! A folder with a register, and the command line working on it.

use serde_json::Value;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// The passphrase of every identity in these tests.
pub const PASSPHRASE: &str = "correct horse battery";

/// A folder with a register.
#[derive(Debug)]
pub struct Office {
    program: PathBuf,
    folder: TempDir,
    now: Option<String>,
}

/// What a command answered.
#[derive(Debug)]
pub struct Outcome {
    /// Exit code.
    pub code: i32,
    /// Standard output.
    pub out: String,
    /// Standard error.
    pub err: String,
}

impl Office {
    /// An empty folder. `program` is `env!("CARGO_BIN_EXE_desk-under-test")`.
    ///
    /// # Panics
    /// If there is no place for temporary files.
    #[must_use]
    pub fn new(program: &str) -> Self {
        Self { program: program.into(), folder: tempfile::tempdir().unwrap(), now: None }
    }

    /// The same at a fixed instant.
    #[must_use]
    pub fn at(mut self, now: &str) -> Self {
        self.now = Some(now.to_owned());
        self
    }

    /// A path in the folder.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The command, ready to be changed before it runs.
    #[must_use]
    pub fn command<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .env("DESK_AS", "Jana Petersen")
            .env("DESK_PASSPHRASE", PASSPHRASE)
            .stdin(Stdio::null());
        if let Some(now) = &self.now {
            command.env("DESK_NOW", now);
        }
        command
    }

    /// Runs a command.
    ///
    /// # Panics
    /// If it can't be started, or was ended by a signal.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Outcome {
        Outcome::of(&mut self.command(arguments))
    }

    /// Runs a command that must succeed, and gives its text.
    ///
    /// # Panics
    /// If it fails.
    pub fn must<S: AsRef<OsStr> + std::fmt::Debug>(&self, arguments: &[S]) -> String {
        let outcome = self.run(arguments);
        assert_eq!(outcome.code, 0, "desk {arguments:?}\n{}{}", outcome.out, outcome.err);
        outcome.out
    }

    /// Runs a command that must succeed, and gives its JSON.
    ///
    /// # Panics
    /// If it fails, or does not answer in JSON.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let text = self.must(&[&["--json"], arguments].concat());
        serde_json::from_str(&text).unwrap()
    }

    /// Number and hash of the newest history entry: what any change would move.
    ///
    /// # Panics
    /// If the register can't be read.
    #[must_use]
    pub fn head(&self) -> String {
        self.json(&["history", "--limit", "1"])["entries"][0]["hash"].to_string()
    }

    /// Sends a notice through review and approval.
    ///
    /// # Panics
    /// If a step fails.
    pub fn approve(&self, notice: &str) {
        self.must(&["notice", "review", notice]);
        self.must(&["notice", "approve", notice]);
    }

    /// The root certificates of all identities that were made here, in one file.
    ///
    /// # Panics
    /// If one can't be read.
    #[must_use]
    pub fn roots(&self) -> PathBuf {
        let mut all = String::new();
        for entry in std::fs::read_dir(self.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.to_string_lossy().ends_with(".root.pem") {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
        let path = self.path("roots.pem");
        std::fs::write(&path, all).unwrap();
        path
    }
}

impl Outcome {
    /// Runs a command to its end.
    ///
    /// # Panics
    /// If it can't be started, or was ended by a signal.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// A part of a zip, such as a Word file, as text.
///
/// # Panics
/// If it is no zip, or there is no such part.
#[must_use]
pub fn part_of_zip(zip: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(zip)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}
