//! Creating and opening a register.

use crate::change::Change;
use crate::file::{create_private, remove_abandoned};
use crate::lock::{WriterLock, why};
use crate::migration;
use crate::plain::plain;
use crate::table::setting::REGISTER_ID;
use crate::{Reader, RegisterError, Stamp};
use rusqlite::{Connection, OpenFlags};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How a register is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Reading and writing; one program at a time.
    Write,
    /// Reading only.
    Read,
}

/// What was found when the register was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition {
    /// The copy that was made before a migration.
    pub migrated_from_copy: Option<PathBuf>,
    /// The last program that wrote ended without closing it; the file was checked and is sound.
    pub recovered: bool,
    /// The file is damaged; it is open read-only.
    pub damage: Option<String>,
}

/// An open register.
#[derive(Debug)]
pub struct Register {
    connection: Connection,
    path: PathBuf,
    mode: Mode,
    condition: Condition,
    _lock: Option<WriterLock>,
}

impl Register {
    /// Creates a new register, with its first history entry.
    ///
    /// # Errors
    /// If a file is there already, or the folder can't be written.
    pub fn create(path: &Path, stamp: &Stamp) -> Result<Self, RegisterError> {
        if path.exists() {
            return Err(RegisterError::Exists(path.to_owned()));
        }
        let lock = WriterLock::take(path, Duration::ZERO)?;
        // SQLite gives its files next to the register the permissions of the register.
        create_private(path)
            .map_err(|error| RegisterError::NotWritable { path: path.to_owned(), detail: why(&error) })?;
        let connection = Connection::open(path).map_err(|error| not_writable(path, &error))?;
        connection
            .pragma_update(None, "application_id", migration::APPLICATION_ID)
            .map_err(|error| not_writable(path, &error))?;
        let mut register = Self::prepare(connection, path, Mode::Write, Condition::default(), Some(lock))?;
        migration::migrate(&mut register.connection, path, &(Arc::new(|| {}) as Tell))?;
        let id = uuid_text(path, stamp);
        register.change(stamp, |change| {
            change.put_setting_raw(REGISTER_ID, &serde_json::Value::String(id))?;
            change.note_register("register created")
        })?;
        Ok(register)
    }

    /// Opens a register. A damaged one is opened read-only, and [`Register::condition`] says so.
    ///
    /// # Errors
    /// If there is no such file, it is no register, it is newer than this program, or another program writes to it.
    pub fn open(path: &Path, mode: Mode) -> Result<Self, RegisterError> {
        Self::open_telling(path, mode, Duration::ZERO, &(Arc::new(|| {}) as Tell))
    }

    /// The same; while another program writes to it, waits for as long as `patience` before it refuses.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_waiting(path: &Path, mode: Mode, patience: Duration) -> Result<Self, RegisterError> {
        Self::open_telling(path, mode, patience, &(Arc::new(|| {}) as Tell))
    }

    /// As [`Register::open_waiting`]; `tell` is called again and again while an older format is brought to the newest one. The
    /// calls are counted by the work that was done, never by the clock.
    ///
    /// # Errors
    /// As [`Register::open`].
    pub fn open_telling(path: &Path, mode: Mode, patience: Duration, tell: &Tell) -> Result<Self, RegisterError> {
        check_header(path)?;
        let lock = match mode {
            Mode::Write => Some(WriterLock::take(path, patience)?),
            Mode::Read => None,
        };
        if lock.is_some() {
            remove_leftovers(path);
        }
        let mut condition = Condition::default();
        let connection = open_connection(path, mode)?;
        let found = match identify(&connection, path) {
            Err(RegisterError::DamagedPart(detail)) => return Self::damaged(path, &detail),
            Err(RegisterError::Sqlite(error)) => {
                return Self::damaged(path, plain(&error));
            }
            other => other?,
        };
        if found > migration::NEWEST {
            return Err(RegisterError::Newer { path: path.to_owned(), found, known: migration::NEWEST });
        }
        if lock.as_ref().is_some_and(|lock| lock.unclean) {
            match quick_check(&connection) {
                None => condition.recovered = true,
                Some(damage) => return Self::damaged(path, &damage),
            }
        }
        let mut register = Self::prepare(connection, path, mode, condition, lock)?;
        if mode == Mode::Write {
            register.condition.migrated_from_copy = migration::migrate(&mut register.connection, path, tell)?;
        }
        Ok(register)
    }

    fn damaged(path: &Path, detail: &str) -> Result<Self, RegisterError> {
        let connection = open_connection(path, Mode::Read)?;
        let condition = Condition { damage: Some(detail.to_owned()), ..Condition::default() };
        Self::prepare(connection, path, Mode::Read, condition, None)
    }

    fn prepare(
        connection: Connection,
        path: &Path,
        mode: Mode,
        condition: Condition,
        lock: Option<WriterLock>,
    ) -> Result<Self, RegisterError> {
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.set_prepared_statement_cache_capacity(64);
        if mode == Mode::Write {
            connection.pragma_update(None, "journal_mode", "WAL").map_err(|error| not_writable(path, &error))?;
            connection.pragma_update(None, "synchronous", "FULL")?;
            connection.pragma_update(None, "foreign_keys", "ON")?;
            // Records hold embargoed detail: what is replaced is overwritten in the file.
            connection.pragma_update(None, "secure_delete", "FAST")?;
        }
        connection.pragma_update(None, "trusted_schema", "OFF")?;
        Ok(Self { connection, path: path.to_owned(), mode, condition, _lock: lock })
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How it is open.
    #[must_use]
    pub const fn mode(&self) -> Mode {
        self.mode
    }

    /// What was found when it was opened.
    #[must_use]
    pub const fn condition(&self) -> &Condition {
        &self.condition
    }

    /// For reading.
    #[must_use]
    pub const fn read(&self) -> Reader<'_> {
        Reader { connection: &self.connection }
    }

    /// Runs one transaction: all of its changes and their history entries are saved together, or none is.
    ///
    /// # Errors
    /// Whatever `work` returns; if the register is read-only; if it can't be written.
    pub fn change<T, E: From<RegisterError>>(
        &mut self,
        stamp: &Stamp,
        work: impl FnOnce(&Change<'_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if self.mode == Mode::Read {
            return Err(RegisterError::ReadOnly.into());
        }
        let transaction = self
            .connection
            .transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)
            .map_err(RegisterError::from)?;
        let value = work(&Change::new(&transaction, stamp))?;
        transaction.commit().map_err(RegisterError::from)?;
        Ok(value)
    }

    /// Writes a consistent copy to `target`, the whole file or none, also while another program writes to the register.
    /// `go_on` is asked now and then; when it answers `false`, nothing is written. The copy is laid beside the target
    /// first and handed to `finish`; it takes its place, whole, when that answers `true`. So a file of this name is
    /// never an unfinished one, whenever the program is killed. Whether the copy was written.
    ///
    /// # Errors
    /// If the target exists or can't be written; if the register can't be read; whatever `finish` returns.
    pub fn back_up<E: From<RegisterError>>(
        &self,
        target: &Path,
        go_on: impl Fn() -> bool + Send + 'static,
        finish: impl FnOnce(&Path) -> Result<bool, E>,
    ) -> Result<bool, E> {
        if target.exists() {
            return Err(RegisterError::Exists(target.to_owned()).into());
        }
        whole(target, |part| Ok(self.copy_to(part, target, go_on)? && finish(part)?))
    }

    fn copy_to(
        &self,
        part: &Path,
        target: &Path,
        go_on: impl Fn() -> bool + Send + 'static,
    ) -> Result<bool, RegisterError> {
        self.connection.progress_handler(STEPS_BETWEEN_QUESTIONS, Some(move || !go_on()))?;
        let outcome = migration::copy(&self.connection, part);
        self.connection.progress_handler(0, None::<fn() -> bool>)?;
        match outcome {
            Ok(()) => Ok(true),
            Err(RegisterError::DiskFull) => Err(RegisterError::NoRoom(target.to_owned())),
            Err(RegisterError::Sqlite(error)) => match error.sqlite_error_code() {
                Some(rusqlite::ErrorCode::OperationInterrupted) => Ok(false),
                Some(rusqlite::ErrorCode::CannotOpen) => {
                    Err(RegisterError::NotWritable { path: target.to_owned(), detail: plain(&error).to_owned() })
                }
                _ => Err(error.into()),
            },
            Err(other) => Err(other),
        }
    }

    /// Looks for damage in the whole file; `None` means that none was found.
    #[must_use]
    pub fn examine(&self) -> Option<String> {
        quick_check(&self.connection)
    }
}

/// What hears that work goes on.
pub type Tell = Arc<dyn Fn() + Send + Sync>;

/// How many steps of SQLite lie between two questions whether to go on: far less than a thousandth of a second.
pub(crate) const STEPS_BETWEEN_QUESTIONS: i32 = 200;

/// The file beside a register whose name ends with `end`.
pub(crate) fn beside(register: &Path, end: &str) -> PathBuf {
    let mut name = register.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Removes a copy of a register that nobody has open, with what stood beside it while it was; what is not there is no
/// matter.
pub fn remove_copy(path: &Path) {
    for end in ["", "-wal", "-shm", "-journal", ".lock"] {
        let _ = std::fs::remove_file(beside(path, end));
    }
}

/// Writes a copy beside its place, where it is removed unless it is finished: no unfinished one bears the name.
pub(crate) fn whole<E: From<RegisterError>>(
    target: &Path,
    write: impl FnOnce(&Path) -> Result<bool, E>,
) -> Result<bool, E> {
    let part = beside(target, ".part");
    // What an interrupted copy left.
    remove_copy(&part);
    // SQLite takes an empty file for a new one. The lock tells a later start that somebody writes it.
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::StorageFull => RegisterError::NoRoom(target.to_owned()),
        _ => RegisterError::NotWritable { path: target.to_owned(), detail: why(&source) },
    };
    let held = create_private(&part).map_err(failed)?;
    let _ = held.try_lock();
    let outcome = write(&part).and_then(|is_kept| {
        if is_kept {
            keep(&part, target)?;
        }
        Ok(is_kept)
    });
    remove_copy(&part);
    outcome
}

/// Removes what a copy left that was interrupted, of a register that this program alone writes to.
fn remove_leftovers(register: &Path) {
    let Some((folder, name)) = register.parent().zip(register.file_name().map(|name| name.to_string_lossy())) else {
        return;
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    crate::remove_unfinished(folder);
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let found = entry.file_name().to_string_lossy().into_owned();
        let of_ours = found
            .strip_prefix(name.as_ref())
            .is_some_and(|rest| rest == ".part" || (rest.starts_with(".backup-format-") && rest.ends_with(".part")));
        if of_ours && remove_abandoned(&entry.path()) {
            remove_copy(&entry.path());
        }
    }
}

/// Puts a finished copy on the disk and in its place.
fn keep(part: &Path, target: &Path) -> Result<(), RegisterError> {
    let failed = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::StorageFull => RegisterError::NoRoom(target.to_owned()),
        _ => RegisterError::File { path: target.to_owned(), source },
    };
    // What was written to the copy must stand in the file itself: only that is moved.
    if std::fs::metadata(beside(part, "-wal")).is_ok_and(|log| log.len() > 0) {
        return Err(RegisterError::NotWritable {
            path: target.to_owned(),
            detail: "the copy could not be closed".to_owned(),
        });
    }
    let on_disk = std::fs::OpenOptions::new().write(true).open(part).and_then(|file| file.sync_all());
    on_disk.and_then(|()| std::fs::rename(part, target)).map_err(failed)
}

fn uuid_text(path: &Path, stamp: &Stamp) -> String {
    use sha2::{Digest, Sha256};
    let mut digest = Sha256::new();
    digest.update(path.as_os_str().as_encoded_bytes());
    digest.update(stamp.at.timestamp_nanos_opt().unwrap_or_default().to_be_bytes());
    digest.update(std::process::id().to_be_bytes());
    let bytes: [u8; 32] = digest.finalize().into();
    let mut half = [0_u8; 16];
    half.copy_from_slice(&bytes[..16]);
    uuid::Builder::from_custom_bytes(half).into_uuid().to_string()
}

fn check_header(path: &Path) -> Result<(), RegisterError> {
    let mut header = [0_u8; 16];
    let mut file = match std::fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(RegisterError::NotFound(path.to_owned()));
        }
        Err(source) => return Err(RegisterError::File { path: path.to_owned(), source }),
    };
    let read = file.read(&mut header).map_err(|source| RegisterError::File { path: path.to_owned(), source })?;
    if read < 16 || &header != b"SQLite format 3\0" {
        return Err(RegisterError::NotARegister(path.to_owned()));
    }
    Ok(())
}

fn open_connection(path: &Path, mode: Mode) -> Result<Connection, RegisterError> {
    let flags = match mode {
        Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    } | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(|error| not_writable(path, &error))?;
    if mode == Mode::Read
        && connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).is_err()
    {
        // In a folder that can't be written SQLite can't make its shared-memory file; nobody else writes there either.
        let mut uri = String::from("file:");
        for byte in path.as_os_str().as_encoded_bytes() {
            match byte {
                b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'/' | b'.' | b'-' | b'_' | b'~' => {
                    uri.push(char::from(*byte));
                }
                _ => {
                    uri.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        if let Ok(immutable) =
            Connection::open_with_flags(format!("{uri}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI)
        {
            return Ok(immutable);
        }
    }
    Ok(connection)
}

fn identify(connection: &Connection, path: &Path) -> Result<i64, RegisterError> {
    let id: i64 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if id != migration::APPLICATION_ID {
        return Err(RegisterError::NotARegister(path.to_owned()));
    }
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0))?;
    migration::version(connection)
}

fn quick_check(connection: &Connection) -> Option<String> {
    match connection.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0)) {
        Ok(answer) if answer == "ok" => None,
        // What SQLite found is told by number of page.
        Ok(_) => Some("its structure is damaged".to_owned()),
        Err(error) => Some(plain(&error).to_owned()),
    }
}

fn not_writable(path: &Path, error: &rusqlite::Error) -> RegisterError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => RegisterError::DiskFull,
        _ => RegisterError::NotWritable { path: path.to_owned(), detail: plain(error).to_owned() },
    }
}
