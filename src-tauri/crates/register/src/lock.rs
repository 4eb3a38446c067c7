//! One writer: a lock file beside the register, held by the operating system, so that a crash frees it.

use crate::RegisterError;
use crate::file::private_options;
use crate::open::beside;
use std::fs::{File, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::Duration;

/// How long lies between two tries to take the lock.
const STEP: Duration = Duration::from_millis(50);

/// The right to write, as long as it lives.
#[derive(Debug)]
pub(crate) struct WriterLock {
    file: File,
    /// Whether the last writer ended without closing the register.
    pub(crate) unclean: bool,
}

/// Why a file beside the register can't be made, in words.
pub(crate) fn why(error: &std::io::Error) -> String {
    use std::io::ErrorKind as Kind;
    match error.kind() {
        Kind::NotFound => "its folder does not exist".to_owned(),
        Kind::PermissionDenied => "you may not write in its folder".to_owned(),
        Kind::ReadOnlyFilesystem => "its disk is read-only".to_owned(),
        Kind::StorageFull => "the disk is full".to_owned(),
        _ => "the disk or the network drive does not answer as it should".to_owned(),
    }
}

impl WriterLock {
    /// Takes the lock; while another program has it, waits for as long as `patience`.
    pub(crate) fn take(register: &Path, patience: Duration) -> Result<Self, RegisterError> {
        let mut waited = Duration::ZERO;
        loop {
            match Self::try_take(register) {
                Err(RegisterError::InUse { .. }) if waited < patience => {
                    std::thread::sleep(STEP);
                    waited += STEP;
                }
                other => return other,
            }
        }
    }

    fn try_take(register: &Path) -> Result<Self, RegisterError> {
        let path = beside(register, ".lock");
        let mut file = private_options()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| RegisterError::NotWritable { path: register.to_owned(), detail: why(&error) })?;
        let mut text = String::new();
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let _ = Read::by_ref(&mut file).take(200).read_to_string(&mut text);
                let holder = if text.trim().is_empty() { "unknown program".to_owned() } else { text.trim().to_owned() };
                return Err(RegisterError::InUse { path: register.to_owned(), holder });
            }
            Err(TryLockError::Error(error)) => {
                return Err(RegisterError::NotWritable { path, detail: why(&error) });
            }
        }
        let _ = Read::by_ref(&mut file).take(200).read_to_string(&mut text);
        let unclean = !text.trim().is_empty();
        let mut lock = Self { file, unclean };
        lock.write(&format!("process {}", std::process::id()));
        Ok(lock)
    }

    /// The text only tells a second program who writes; the lock holds without it.
    fn write(&mut self, text: &str) {
        let _ = self.file.set_len(0);
        let _ = self.file.seek(SeekFrom::Start(0));
        let _ = self.file.write_all(text.as_bytes());
        let _ = self.file.flush();
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        self.write("");
        let _ = self.file.unlock();
    }
}
