//! Why a command failed: one sentence with the way out, a code, and the exit code.

use desk::Code;
use disclosure::Finding;
use serde_json::{Value, json};
use std::fmt;

/// The command line itself is wrong.
pub(crate) const WRONG_USE: u8 = 2;
/// A check found faults.
pub(crate) const FAULTS: u8 = 3;
/// Anything else.
pub(crate) const FAILED: u8 = 1;
const CONFLICT: u8 = 4;
const GATE: u8 = 5;

/// Why a command failed.
#[derive(Debug)]
pub(crate) struct Failure {
    /// For a program.
    pub(crate) code: String,
    /// For a person: what, and the way out.
    pub(crate) message: String,
    /// JSON Pointer of the field.
    pub(crate) field: Option<String>,
    /// What stops a seal.
    pub(crate) findings: Vec<Finding>,
    /// Exit code.
    pub(crate) exit: u8,
}

impl Failure {
    /// A wrong use of the command line.
    pub(crate) fn wrong_use(message: impl Into<String>) -> Self {
        Self { code: "usage".into(), message: message.into(), field: None, findings: Vec::new(), exit: WRONG_USE }
    }

    /// The same with other words.
    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.message = message;
        self
    }

    /// The same with something said before it.
    pub(crate) fn with_context(self, context: &str) -> Self {
        let message = format!("{context}: {}", self.message);
        self.with_message(message)
    }

    /// What clap says about the arguments.
    pub(crate) fn of_arguments(error: &clap::Error) -> Self {
        let text = error.to_string();
        Self::wrong_use(text.trim().trim_start_matches("error: "))
    }

    /// A file that is there already.
    pub(crate) fn exists(path: &std::path::Path) -> Self {
        Self {
            code: "other".into(),
            message: format!(
                "{} exists already and was not overwritten; choose another name, or add --force",
                foreign::one_line(&path.display().to_string())
            ),
            field: None,
            findings: Vec::new(),
            exit: FAILED,
        }
    }

    /// A fault of the program itself.
    pub(crate) fn unexpected() -> Self {
        Self {
            code: "other".into(),
            message: "the program met an unexpected fault and stopped this command. Every change that it had reported as saved is saved; nothing else was changed. Check the register with “desk verify FILE”, and report the command and the version (“desk --version”) to the maker of the program".into(),
            field: None,
            findings: Vec::new(),
            exit: FAILED,
        }
    }

    /// A file that can't be read or written.
    pub(crate) fn file(path: &std::path::Path, source: std::io::Error) -> Self {
        desk::Error::File { path: path.to_owned(), source }.into()
    }

    /// The error as one JSON document.
    pub(crate) fn json(&self) -> Value {
        json!({ "error": {
            "code": self.code,
            "message": self.message,
            "field": self.field,
            "findings": self.findings,
        } })
    }

    /// The JSON document, indented.
    pub(crate) fn json_text(&self) -> String {
        format!("{:#}", self.json())
    }
}

impl From<desk::Error> for Failure {
    fn from(error: desk::Error) -> Self {
        let code = error.code();
        let exit = match code {
            Code::Conflict | Code::InUse => CONFLICT,
            Code::Gate => GATE,
            _ => FAILED,
        };
        let mut message = error.to_string();
        let field = error.field_path().filter(|field| !field.is_empty()).map(str::to_owned);
        if let desk::Error::Field { field, message: sentence } = &error
            && field.is_empty()
        {
            message.clone_from(sentence);
        }
        if let desk::Error::File { path, source } = &error {
            message = file_sentence(path, source);
        }
        message.push_str(way_out(&error));
        let findings = if let desk::Error::Gate(findings) = error { findings } else { Vec::new() };
        let code = serde_json::to_value(code).ok().and_then(|code| code.as_str().map(str::to_owned));
        Self { code: code.unwrap_or_default(), message, field, findings, exit }
    }
}

impl From<register::RegisterError> for Failure {
    fn from(error: register::RegisterError) -> Self {
        desk::Error::from(error).into()
    }
}

fn file_sentence(path: &std::path::Path, source: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    let path = foreign::one_line(&path.display().to_string());
    match source.kind() {
        _ if source.get_ref().is_some_and(|inner| inner.is::<register::IsRegister>()) => {
            format!("{path} is a register or belongs to one, and is never overwritten; choose another name")
        }
        Kind::NotFound => format!("{path} does not exist; check the name and the folder"),
        Kind::PermissionDenied => format!("{path} may not be read or written by you; choose another file or folder"),
        Kind::ReadOnlyFilesystem => format!("{path} lies on a disk that is read-only; choose another folder"),
        Kind::StorageFull => format!("the disk is full; {path} was not written. Free some space and try again"),
        Kind::IsADirectory => format!("{path} is a folder; a file is needed"),
        Kind::AlreadyExists => format!("{path} exists already and was not overwritten; choose another name"),
        Kind::InvalidData => format!("{path} does not hold what it should; choose another file"),
        Kind::NotADirectory => format!("a part of {path} is a file where a folder is needed; check the name"),
        _ => format!("{path} could not be read or written ({}); check the disk and try again", io_words(source)),
    }
}

/// What the system says, without its number.
fn io_words(source: &std::io::Error) -> String {
    let text = source.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

/// What the command line can do about it, where the error itself does not say.
fn way_out(error: &desk::Error) -> &'static str {
    use register::RegisterError as R;
    match error {
        desk::Error::Register(R::NoSuchRecord { what: "disclosure", .. }) => "; “desk list” shows what there is",
        desk::Error::Register(R::NoSuchRecord { what: "notice", .. }) => {
            "; “desk notice list” shows what there is, and “desk show NUMBER” those of one disclosure"
        }
        desk::Error::Register(R::NoSuchRecord { what: "pack", .. }) => {
            "; “desk show NUMBER” shows the packs of a disclosure"
        }
        _ => "",
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "desk: {}", self.message)
    }
}
