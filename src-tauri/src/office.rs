//! What the window works with: one open desk, and the advisory that is being looked at.

mod backup;
mod sealing;

pub use sealing::{SealOutcome, SignerInput};

use crate::ipc::{Answer, IpcError};
use crate::window::lock::Lock;
use crate::window::{person, recent, second_start};
use desk::{Clock, Desk, DueList, DueOptions, FileReport, MailFile, RegisterState, RemindersDue};
use register::{HistoryReport, Mode, RegisterError};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The state of the window.
#[derive(Default)]
pub struct Office {
    desk: Mutex<Option<Desk>>,
    /// Held while what is owed is worked out.
    listing: Mutex<()>,
    /// Held while the table of disclosures is made ready.
    digesting: Mutex<()>,
    advisory: Mutex<Option<(String, Vec<u8>)>>,
    /// The mail or table that is being looked at.
    incoming: Mutex<Option<Vec<u8>>>,
    /// The files that were chosen for a letter.
    letter_files: Mutex<Vec<MailFile>>,
    /// The table of products that is being looked at, with its name.
    products: Mutex<Option<(String, Vec<u8>)>>,
    /// Whether the evidence scan is to end.
    stop_scan: AtomicBool,
    /// The rule pack that is being looked at.
    rule_pack: Mutex<Option<Vec<u8>>>,
    zone_data: Mutex<Option<Vec<u8>>>,
    /// The reminders that the window has not shown yet.
    reminders: Mutex<RemindersDue>,
    /// Whether the check of the history is to end.
    stop_check: AtomicBool,
    /// Whether the batch of seals is to end.
    stop_sealing: AtomicBool,
    /// The addresses of the keys on the token that is being looked at.
    token: Mutex<Vec<String>>,
    /// The newest check of a file.
    verified: Mutex<Option<FileReport>>,
    /// Why the register given at the start could not be opened.
    start_error: Mutex<Option<IpcError>>,
    /// The sealed file or pack that was given at the start.
    start_file: Option<PathBuf>,
    /// The lock of the idle window.
    lock: Lock,
    /// Where the program remembers what belongs to no register.
    folder: Option<PathBuf>,
    /// Backups that are under way, and what became of them.
    backups: backup::Backups,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A command that panicked leaves the register as the last transaction left it.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a file that the program is started with is one to be checked, and no register.
fn is_to_be_checked(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    matches!(ending.as_str(), "pdf" | "zip" | "jsonl")
}

impl Office {
    /// Opens what is named on the command line, if anything is: `disclosure-desk [--sample] FILE`. A register is opened; any
    /// other file is one to be checked. `None` where another window has the register open and came to the front.
    pub(crate) fn from_arguments(arguments: impl Iterator<Item = OsString>, folder: Option<&Path>) -> Option<Self> {
        let mut sample = false;
        let mut file = None;
        for argument in arguments {
            if argument == "--sample" { sample = true } else { file = Some(PathBuf::from(argument)) }
        }
        let is_checked = file.as_deref().is_some_and(is_to_be_checked);
        let start_file = if is_checked { file.take() } else { None };
        let lock = Lock::of(folder);
        let office = Self { lock, start_file, folder: folder.map(Path::to_owned), ..Self::default() };
        if let Some(file) = file {
            let outcome = if sample && !file.exists() {
                office.create(&file, true)
            } else {
                match office.try_open(&file, Mode::Write) {
                    Err(desk::Error::Register(RegisterError::InUse { .. })) if second_start::ask(folder, &file) => {
                        return None;
                    }
                    _ => office.open(&file, Mode::Write),
                }
            };
            *locked(&office.start_error) = outcome.err();
        }
        Some(office)
    }

    /// Opens a register; one that another program writes to is opened read-only. Where it can't be opened, the one that
    /// was open is open again.
    ///
    /// # Errors
    /// If it can't be opened at all.
    pub fn open(&self, path: &Path, mode: Mode) -> Answer<()> {
        match self.try_open(path, mode) {
            Err(desk::Error::Register(RegisterError::InUse { .. })) if mode == Mode::Write => {
                Ok(self.try_open(path, Mode::Read)?)
            }
            other => Ok(other?),
        }
    }

    fn try_open(&self, path: &Path, mode: Mode) -> desk::Result<()> {
        let mut current = locked(&self.desk);
        let before = current.as_ref().map(|desk| (desk.register().path().to_owned(), desk.register().mode()));
        // The register that is open gives its lock back first: it may be the same file.
        *current = None;
        match Desk::open(path, mode, &person::name(self.folder.as_deref()), Clock::System) {
            Ok(desk) => {
                recent::opened(self.folder.as_deref(), desk.register().path());
                desk.use_zones();
                *current = Some(desk);
                Ok(())
            }
            Err(error) => {
                if let Some((path, mode)) = before {
                    *current = Desk::open(&path, mode, &person::name(self.folder.as_deref()), Clock::System).ok();
                }
                Err(error)
            }
        }
    }

    /// Creates a register, with the sample in it where that is wanted.
    ///
    /// # Errors
    /// If the file exists or can't be written.
    pub fn create(&self, path: &Path, sample: bool) -> Answer<()> {
        let mut created = Desk::create(path, &person::name(self.folder.as_deref()), Clock::System)?;
        if sample {
            let now = created.now();
            created.fill_sample(now)?;
        }
        recent::opened(self.folder.as_deref(), created.register().path());
        *locked(&self.desk) = Some(created);
        Ok(())
    }

    /// What the window shows about the open register.
    ///
    /// # Errors
    /// If none is open, or it can't be read.
    pub fn state(&self) -> Answer<RegisterState> {
        let mut state = self.with(|desk| desk.state())?;
        state.warnings.extend(self.backup_warning());
        Ok(state)
    }

    /// Who works here has another name from now on.
    pub(crate) fn rename(&self, name: &str) -> Answer<()> {
        let name = desk::check_name(name)?;
        if self.is_open() {
            self.with(|desk| desk.rename_actor(&name, &person::account()))?;
        }
        person::keep(self.folder.as_deref(), &name).map_err(|error| {
            IpcError::state(&format!("The name counts until the program ends; it was not kept: {error}"))
        })
    }

    /// The lock of the idle window.
    pub(crate) const fn lock(&self) -> &Lock {
        &self.lock
    }

    /// Name of the file that was given at the start to be checked.
    pub(crate) fn started_with(&self) -> Option<String> {
        let name = self.start_file.as_deref().and_then(Path::file_name);
        name.map(|name| name.to_string_lossy().into_owned())
    }

    /// Checks the file that was given at the start.
    pub(crate) fn verify_started(&self) -> Answer<Option<FileReport>> {
        self.start_file.as_deref().map(|path| self.verify(path, None)).transpose()
    }

    /// Runs one use case.
    ///
    /// # Errors
    /// If no register is open; whatever the use case returns.
    pub fn with<T>(&self, work: impl FnOnce(&mut Desk) -> desk::Result<T>) -> Answer<T> {
        Ok(self.at_desk(work)?)
    }

    fn at_desk<T>(&self, work: impl FnOnce(&mut Desk) -> desk::Result<T>) -> desk::Result<T> {
        let mut current = locked(&self.desk);
        let none = || desk::Error::State("No register is open. Create one, or open one.".to_owned());
        work(current.as_mut().ok_or_else(none)?)
    }

    /// What is owed, worked out without keeping anybody from working in the register.
    ///
    /// # Errors
    /// If no register is open, or it can't be read.
    pub fn list_due(&self, options: &DueOptions) -> Answer<DueList> {
        // Who asks for the same at the same time waits for the one answer.
        let _turn = locked(&self.listing);
        if let Some(known) = self.with(|desk| desk.known_due(options))? {
            return Ok(known);
        }
        let owed = self.aside(|desk| desk.work_out_due(options))?;
        self.with(|desk| Ok(desk.adopt_due(owed)))
    }

    /// Makes ready what the table of disclosures needs, without keeping anybody from working in the register.
    ///
    /// # Errors
    /// If no register is open, or it can't be read.
    pub fn make_table_ready(&self) -> Answer<()> {
        let _turn = locked(&self.digesting);
        if !self.with(|desk| Ok(desk.lacks_digest()))? {
            return Ok(());
        }
        let digest = self.aside(|desk| desk.make_digest())?;
        self.with(|desk| {
            desk.adopt_digest(digest);
            Ok(())
        })
    }

    /// Runs a use case that only reads, beside the desk: nobody who works there has to wait for it.
    ///
    /// # Errors
    /// If no register is open; whatever the use case returns.
    pub fn aside<T>(&self, work: impl FnOnce(&Desk) -> desk::Result<T>) -> Answer<T> {
        match self.with(|desk| Ok(desk.beside().ok()))? {
            Some(reader) => Ok(work(&reader)?),
            // A file that was moved while it is open can't be opened once more.
            None => self.with(|desk| work(desk)),
        }
    }

    /// Checks the history of the open register without keeping anybody from working in it. `tell` hears how many of how
    /// many entries are done.
    ///
    /// # Errors
    /// If no register is open, or it can't be read.
    pub fn check_history(&self, mut tell: impl FnMut(i64, i64)) -> Answer<HistoryReport> {
        let path = self.with(|desk| Ok(desk.register().path().to_owned()))?;
        self.stop_check.store(false, Ordering::Relaxed);
        Ok(desk::verify_history_of(&path, &mut |done, total| {
            tell(done, total);
            !self.stop_check.load(Ordering::Relaxed)
        })?)
    }

    /// Ends the check of the history.
    pub fn stop_check(&self) {
        self.stop_check.store(true, Ordering::Relaxed);
    }

    /// Keeps the mail or table that is being looked at.
    pub(crate) fn keep_incoming(&self, bytes: Vec<u8>) {
        *locked(&self.incoming) = Some(bytes);
    }

    /// The mail or table that is being looked at; it stays, so that a wrong passphrase loses nothing.
    pub(crate) fn incoming(&self) -> Answer<Vec<u8>> {
        locked(&self.incoming).clone().ok_or_else(|| IpcError::state("Choose the file again: it is not open any more."))
    }

    /// Keeps the files that were chosen for a letter.
    pub(crate) fn keep_letter_files(&self, files: Vec<MailFile>) {
        *locked(&self.letter_files) = files;
    }

    /// The files that were chosen for a letter, where it has any. They stay, so that a refused letter loses nothing.
    pub(crate) fn letter_files(&self, wanted: bool) -> Vec<MailFile> {
        if wanted { locked(&self.letter_files).clone() } else { Vec::new() }
    }

    /// Keeps the table of products that is being looked at, with its name.
    pub(crate) fn keep_products(&self, name: String, bytes: Vec<u8>) {
        *locked(&self.products) = Some((name, bytes));
    }

    /// The table of products that is being looked at; it stays until another one is chosen.
    pub(crate) fn products(&self) -> Answer<(String, Vec<u8>)> {
        locked(&self.products)
            .clone()
            .ok_or_else(|| IpcError::state("Choose the table again: it is not open any more."))
    }

    /// Begins an evidence scan.
    pub(crate) fn begin_scan(&self) {
        self.stop_scan.store(false, Ordering::Relaxed);
    }

    /// Ends the evidence scan.
    pub(crate) fn stop_scan(&self) {
        self.stop_scan.store(true, Ordering::Relaxed);
    }

    /// Whether the evidence scan is to end.
    pub(crate) fn is_scan_stopped(&self) -> bool {
        self.stop_scan.load(Ordering::Relaxed)
    }

    /// Whether a register is open.
    #[must_use]
    pub fn is_open(&self) -> bool {
        locked(&self.desk).is_some()
    }

    /// Why the register given at the start could not be opened; told once.
    #[must_use]
    pub fn take_start_error(&self) -> Option<IpcError> {
        locked(&self.start_error).take()
    }

    /// Keeps the time zone data that is being looked at.
    pub fn keep_zone_data(&self, bytes: Vec<u8>) {
        *locked(&self.zone_data) = Some(bytes);
    }

    /// The time zone data that is being looked at.
    ///
    /// # Errors
    /// If none is.
    pub fn take_zone_data(&self) -> Answer<Vec<u8>> {
        locked(&self.zone_data)
            .take()
            .ok_or_else(|| IpcError::state("Choose the file with the time zone data again; it was taken or put away."))
    }

    /// Keeps the rule pack that is being looked at.
    pub fn keep_rule_pack(&self, bytes: Vec<u8>) {
        *locked(&self.rule_pack) = Some(bytes);
    }

    /// The rule pack that is being looked at.
    ///
    /// # Errors
    /// If none is.
    pub fn take_rule_pack(&self) -> Answer<Vec<u8>> {
        locked(&self.rule_pack)
            .take()
            .ok_or_else(|| IpcError::state("Choose the rule pack again; it was taken or put away."))
    }

    /// Keeps reminders until the window shows them.
    pub fn tell(&self, due: RemindersDue) {
        let mut kept = locked(&self.reminders);
        let is_new = |old: &desk::Reminder| due.reminders.iter().all(|new| !new.replaces(old));
        kept.reminders.retain(is_new);
        let older = std::mem::replace(&mut *kept, due).reminders;
        kept.reminders.extend(older);
    }

    /// The reminders that the window has not shown yet; asked for once.
    #[must_use]
    pub fn reminders_told(&self) -> RemindersDue {
        std::mem::take(&mut locked(&self.reminders))
    }

    /// Keeps the advisory that is being looked at.
    pub fn keep_advisory(&self, name: String, bytes: Vec<u8>) {
        *locked(&self.advisory) = Some((name, bytes));
    }

    /// The advisory that is being looked at.
    ///
    /// # Errors
    /// If none is.
    pub fn take_advisory(&self) -> Answer<(String, Vec<u8>)> {
        locked(&self.advisory)
            .take()
            .ok_or_else(|| IpcError::state("Choose the advisory again; it was imported or put away."))
    }
}
