//! What a command answers, and how an error travels to the window.

use desk::Code;
use disclosure::Finding;
use serde::Serialize;
use ts_rs::TS;

/// What a command answers.
pub type Answer<T> = Result<T, IpcError>;

/// An error as the window receives it: a code, a sentence, and the field where there is one.
#[derive(Clone, Debug, Serialize, TS)]
pub struct IpcError {
    /// What the window may want to tell apart.
    pub code: Code,
    /// What happened, what is safe, and what to do.
    pub message: String,
    /// The field, as a JSON Pointer.
    pub field: Option<String>,
    /// Findings that stop sealing.
    pub findings: Vec<Finding>,
}

impl From<desk::Error> for IpcError {
    fn from(error: desk::Error) -> Self {
        let (code, field, message) = (error.code(), error.field_path().map(str::to_owned), error.to_string());
        let findings = match error {
            desk::Error::Gate(findings) => findings,
            _ => Vec::new(),
        };
        Self { code, message, field, findings }
    }
}

impl IpcError {
    /// The window is locked.
    pub(crate) fn locked() -> Self {
        let message = "The window is locked; unlock it first. What you typed is kept.".to_owned();
        Self { code: Code::Locked, message, field: None, findings: Vec::new() }
    }

    /// A step that does not fit the state of the window.
    pub(crate) fn state(message: &str) -> Self {
        Self { code: Code::State, message: message.to_owned(), field: None, findings: Vec::new() }
    }
}
