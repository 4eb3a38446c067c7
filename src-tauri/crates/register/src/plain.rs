//! What SQLite says, in words for a person: no statement, no name of a table, no number of a page.

use rusqlite::{Error, ErrorCode};

/// What an error means.
pub(crate) fn plain(error: &Error) -> &'static str {
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::FileLockingProtocolFailed) => {
            "another program keeps it busy; try again in a moment"
        }
        Some(ErrorCode::SystemIoFailure) => {
            "the disk or the network drive could not read or write it; check the drive, then verify the register"
        }
        Some(ErrorCode::CannotOpen) => "the file could not be opened; check that its folder is there and may be used",
        Some(ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied) => {
            "this account may not use the file; check its permissions"
        }
        Some(ErrorCode::ReadOnly) => "it may only be read",
        Some(ErrorCode::DiskFull) => "the disk is full",
        Some(ErrorCode::OutOfMemory) => "the computer is out of memory; close other programs and try again",
        Some(ErrorCode::TooBig) => "a value is larger than a register can hold",
        Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => "its structure is damaged",
        Some(ErrorCode::SchemaChanged) => "another program changed it; open it again",
        Some(ErrorCode::OperationInterrupted | ErrorCode::OperationAborted) => "the work was stopped",
        Some(ErrorCode::ConstraintViolation) => {
            "the change does not fit what the register holds, and was not saved; verify the register"
        }
        _ => "it holds something that this program can't read; verify the register, or restore a backup",
    }
}

#[cfg(test)]
mod tests {
    use crate::RegisterError;
    use rusqlite::ffi;

    /// Every kind of error that SQLite has, with what it may say of itself.
    #[test]
    fn no_statement_and_no_code_reaches_a_person() {
        let said = "near \"GROUP\": syntax error in GROUP body FROM disclosure at page 17";
        let mut sentences = Vec::new();
        for code in (1..=27).chain([ffi::SQLITE_BUSY_SNAPSHOT, ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_CONSTRAINT_TRIGGER])
        {
            let error = rusqlite::Error::SqliteFailure(ffi::Error::new(code), Some(said.to_owned()));
            sentences.push(RegisterError::from(error).to_string());
        }
        sentences.push(RegisterError::from(rusqlite::Error::QueryReturnedNoRows).to_string());
        sentences.push(RegisterError::from(rusqlite::Error::InvalidColumnName("body".to_owned())).to_string());
        for sentence in sentences {
            for word in ["GROUP", "disclosure at", "page", "syntax", "SQL", "sqlite", "Error", "column", "row", "code"]
            {
                assert!(!sentence.contains(word), "{sentence}");
            }
            assert!(sentence.len() > 20, "{sentence}");
        }
    }
}
