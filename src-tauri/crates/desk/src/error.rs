//! One error for the front ends: what failed, a code, and the field where there is one.

use disclosure::Finding;
use serde::Serialize;
use thiserror::Error;
use ts_rs::TS;

/// What failed in a use case.
#[derive(Debug, Error)]
pub enum Error {
    /// The register.
    #[error(transparent)]
    Register(#[from] register::RegisterError),
    /// An advisory.
    #[error(transparent)]
    Advisory(#[from] exchange::CsafError),
    /// Drawing a notice.
    #[error(transparent)]
    Render(#[from] notice::RenderError),
    /// A signing identity.
    #[error(transparent)]
    Identity(#[from] seal::IdentityError),
    /// The identity of one of several signers.
    #[error("signer {number}: {source}")]
    Signer {
        /// Which one, counted from 1.
        number: usize,
        /// JSON Pointer of the field: `/signers/0/passphrase`.
        field: String,
        /// What is wrong with it.
        source: seal::IdentityError,
    },
    /// Sealing.
    #[error(transparent)]
    Seal(#[from] seal::SealError),
    /// Checking a sealed file.
    #[error(transparent)]
    Verify(#[from] seal::VerifyError),
    /// A pack.
    #[error(transparent)]
    Pack(#[from] pack::PackError),
    /// A local time that does not exist, or exists twice.
    #[error(transparent)]
    LocalTime(#[from] deadline::LocalTimeError),
    /// A rule pack.
    #[error(transparent)]
    RulePack(#[from] deadline::PackFileError),
    /// Time zone data.
    #[error(transparent)]
    Zones(#[from] zone::ZoneFileError),
    /// A calendar, or a correction of one.
    #[error(transparent)]
    Calendar(#[from] deadline::CalendarError),
    /// A mail.
    #[error(transparent)]
    Mail(#[from] exchange::MailError),
    /// The draft of a mail.
    #[error(transparent)]
    MailDraft(#[from] exchange::MailDraftError),
    /// A table of reports.
    #[error(transparent)]
    Table(#[from] exchange::TableError),
    /// The evidence scan.
    #[error(transparent)]
    Scan(#[from] evidence::ScanError),
    /// Rules of the evidence scan.
    #[error(transparent)]
    ScanRules(#[from] evidence::RulesError),
    /// OpenPGP.
    #[error(transparent)]
    OpenPgp(#[from] openpgp::OpenPgpError),
    /// A value that a field can't take.
    #[error("{field}: {message}")]
    Field {
        /// JSON Pointer of the field.
        field: String,
        /// What is wrong with the value, and what would be right.
        message: String,
    },
    /// Findings that stop sealing.
    #[error("{} stop{} this notice from being sealed:\n{}", count(.0.len()), if .0.len() == 1 { "s" } else { "" }, list(.0))]
    Gate(Vec<Finding>),
    /// A disclosure is to be closed, and obligations are open.
    #[error("{number} has {} that {} not met:\n  {}\nRecord what was done, or close the disclosure despite them: Due then goes on to list them", obligations(.open.len()), if .open.len() == 1 { "is" } else { "are" }, .open.join("\n  "))]
    StillOwed {
        /// Its number.
        number: String,
        /// What is open, one line each.
        open: Vec<String>,
    },
    /// A step that does not fit the state of a notice.
    #[error("{0}")]
    State(String),
    /// No regime or stage of this name.
    #[error("the rule pack has no {what} “{name}”; it has {known}")]
    Unknown {
        /// What was asked for.
        what: &'static str,
        /// Its name.
        name: String,
        /// What there is.
        known: String,
    },
    /// A file outside of the register.
    #[error("{}: {source}", foreign::one_line(&.path.display().to_string()))]
    File {
        /// The file.
        path: std::path::PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// A value that should be JSON.
    #[error("this is not sound JSON: {0}")]
    Json(#[from] serde_json::Error),
}

fn obligations(open: usize) -> String {
    if open == 1 { "1 obligation".to_owned() } else { format!("{open} obligations") }
}

fn count(findings: usize) -> String {
    if findings == 1 { "1 finding".to_owned() } else { format!("{findings} findings") }
}

fn list(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(|finding| format!("  {}: {} {}", finding.path, finding.message, finding.way_out))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What a front end may want to tell apart. A code exists only if one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A field holds a value that it can't take.
    Field,
    /// Somebody else saved the record in between.
    Conflict,
    /// Another program writes to the register.
    InUse,
    /// The register is open read-only.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// The passphrase is wrong.
    WrongPassphrase,
    /// The signing identity can't be used.
    Identity,
    /// Findings stop sealing.
    Gate,
    /// Obligations are open.
    StillOwed,
    /// The step does not fit the state.
    State,
    /// There is no such record.
    NotFound,
    /// A file can't be read as what it should be.
    BadFile,
    /// The register is damaged, newer, or none.
    Register,
    /// The window is locked.
    Locked,
    /// Anything else.
    Other,
}

impl Code {
    /// Every code, so that a test can walk over the wording of each.
    pub const ALL: [Self; 15] = [
        Self::Field,
        Self::Conflict,
        Self::InUse,
        Self::ReadOnly,
        Self::DiskFull,
        Self::WrongPassphrase,
        Self::Identity,
        Self::Gate,
        Self::StillOwed,
        Self::State,
        Self::NotFound,
        Self::BadFile,
        Self::Register,
        Self::Locked,
        Self::Other,
    ];
}

impl Error {
    /// A value that a field can't take.
    pub(crate) fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self::Field { field: field.into(), message: message.into() }
    }

    /// The code for the front end.
    #[must_use]
    pub const fn code(&self) -> Code {
        use register::RegisterError as R;
        match self {
            Self::Field { .. }
            | Self::LocalTime(_)
            | Self::Calendar(_)
            | Self::MailDraft(exchange::MailDraftError::Address(_)) => Code::Field,
            Self::Register(R::Conflict { .. }) => Code::Conflict,
            Self::Register(R::InUse { .. }) => Code::InUse,
            Self::Register(R::ReadOnly | R::NotWritable { .. }) => Code::ReadOnly,
            Self::Register(R::DiskFull | R::NoRoom(_)) => Code::DiskFull,
            Self::Register(R::NoSuchRecord { .. }) | Self::Unknown { .. } => Code::NotFound,
            Self::Register(R::Sealed(_)) | Self::State(_) => Code::State,
            Self::Register(_) => Code::Register,
            Self::Identity(seal::IdentityError::WrongPassphrase)
            | Self::Signer { source: seal::IdentityError::WrongPassphrase, .. }
            | Self::OpenPgp(openpgp::OpenPgpError::WrongPassphrase) => Code::WrongPassphrase,
            Self::Identity(_) | Self::Signer { .. } => Code::Identity,
            Self::Gate(_) => Code::Gate,
            Self::StillOwed { .. } => Code::StillOwed,
            Self::Advisory(_)
            | Self::Verify(_)
            | Self::Pack(_)
            | Self::Json(_)
            | Self::RulePack(_)
            | Self::Zones(_)
            | Self::Mail(_)
            | Self::Table(_)
            | Self::Scan(_)
            | Self::ScanRules(_)
            | Self::OpenPgp(_) => Code::BadFile,
            Self::Render(_) | Self::Seal(_) | Self::File { .. } | Self::MailDraft(_) => Code::Other,
        }
    }

    /// The field that the error is about, as a JSON Pointer.
    #[must_use]
    pub fn field_path(&self) -> Option<&str> {
        match self {
            Self::Field { field, .. } | Self::Signer { field, .. } => Some(field),
            Self::Identity(seal::IdentityError::WrongPassphrase)
            | Self::OpenPgp(openpgp::OpenPgpError::WrongPassphrase | openpgp::OpenPgpError::ShortPassphrase) => {
                Some("/passphrase")
            }
            _ => None,
        }
    }

    /// The same about another field, where it is about one.
    pub(crate) fn at_field(self, field: &str) -> Self {
        match self {
            Self::Field { message, .. } => Self::field(field, message),
            Self::LocalTime(error) => Self::field(field, error.to_string()),
            other => other,
        }
    }

    /// The same about one of several signers, counted from 0, where it is about an identity.
    pub(crate) fn of_signer(self, index: usize) -> Self {
        match self {
            Self::Identity(source) => {
                let is_secret = matches!(source, seal::IdentityError::WrongPassphrase);
                let name = if is_secret { "passphrase" } else { "identity" };
                Self::Signer { number: index + 1, field: format!("/signers/{index}/{name}"), source }
            }
            other => other,
        }
    }

    /// The message without the field.
    pub(crate) fn bare_message(&self) -> String {
        match self {
            Self::Field { message, .. } => message.clone(),
            other => other.to_string(),
        }
    }
}
