//! Backups: a checked copy of the register in another place, made by hand or by itself, and a way back. A backup is a
//! register like any other; it is restored into a new file, and no file is ever overwritten.

use crate::{Clock, Desk, Error, Result};
use chrono::{DateTime, TimeDelta, Utc};
use register::{HistoryQuery, HistoryReport, Mode, Register, RegisterError, Stamp, is_abandoned, remove_copy};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use ts_rs::TS;

const PLAN: &str = "backup_plan";
const MADE: &str = "backup_made";
/// Longest time between two backups that can be asked for, in days.
const LONGEST_DAYS: u32 = 31;
/// Most backups that are kept in the folder.
const MOST_KEPT: u32 = 365;
/// What stands between the name of the register and the moment in the name of a backup.
const MARK: &str = "-backup-";
/// The moment in the name of a backup, UTC.
const MOMENT: &str = "%Y%m%dT%H%M%SZ";
/// A backup that is made each day is not put off for a day because yesterday's was made some minutes later.
const SLACK: TimeDelta = TimeDelta::hours(1);
/// After this time an unfinished backup is one that nobody is writing any more.
const ABANDONED: TimeDelta = TimeDelta::days(1);

/// How the register is backed up by itself. Kept in the register, and so in its history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct BackupPlan {
    /// The folder; empty where none was chosen.
    pub folder: String,
    /// After how many days; 0 is never.
    pub every_days: u32,
    /// How many of the backups that were made by themselves are kept; older ones are removed.
    pub keep: u32,
}

impl Default for BackupPlan {
    fn default() -> Self {
        Self { folder: String::new(), every_days: 1, keep: 30 }
    }
}

/// A backup that was made and checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupMade {
    /// The file.
    pub path: String,
    /// When, UTC.
    pub at: DateTime<Utc>,
    /// How many history entries it holds.
    #[ts(type = "number")]
    pub history_entries: i64,
    /// Hash of the newest of them.
    pub last_hash: String,
    /// Size of the file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
}

/// How the register is backed up, and when it was last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupState {
    /// How it is backed up by itself.
    pub plan: BackupPlan,
    /// The newest backup.
    pub last: Option<BackupMade>,
    /// How many changes it does not hold; all of them where there is none.
    #[ts(type = "number")]
    pub changes_since: i64,
    /// Whether the file of the newest backup is still where it was written.
    pub is_there: bool,
}

/// How a backup stands to the register that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BackupStanding {
    /// No register is open.
    NoneOpen,
    /// It is a backup of another register.
    Other,
    /// It holds what the open register holds.
    Same,
    /// The open register holds changes that it does not hold.
    Older,
    /// It holds changes that the open register does not hold.
    Newer,
    /// Both went on from a common state in different ways.
    Parted,
}

/// A backup as it is shown before it is restored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BackupView {
    /// The file.
    pub path: String,
    /// Size of the file in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Name of the organisation.
    pub organisation: String,
    /// When the newest change in it was made, UTC.
    pub changed_at: Option<DateTime<Utc>>,
    /// Who made it.
    pub changed_by: String,
    /// How many history entries it holds.
    #[ts(type = "number")]
    pub history_entries: i64,
    /// Number of disclosures, open and closed.
    #[ts(type = "number")]
    pub disclosures: i64,
    /// Number of products.
    #[ts(type = "number")]
    pub products: i64,
    /// What is wrong with it; empty where it is whole and its history is sound.
    pub faults: Vec<String>,
    /// How it stands to the register that is open.
    pub standing: BackupStanding,
    /// How many changes the open register holds that it does not hold, where one is known to follow from the other.
    #[ts(type = "number")]
    pub later: i64,
}

/// Writes a backup and checks it: that the copy is whole, that its history is sound, and that every record is what the
/// history says. `tell` hears how many of how many entries are checked; `go_on` ends the work when it answers `false`.
/// Then, and where anything is wrong, no file stays. `None` where it was ended.
///
/// # Errors
/// If the target exists or can't be written; if the register can't be read or is damaged.
pub fn write_backup(
    register: &Path,
    target: &Path,
    now: DateTime<Utc>,
    go_on: impl Fn() -> bool + Send + Clone + 'static,
    tell: &mut dyn FnMut(i64, i64),
) -> Result<Option<BackupMade>> {
    let mut sound = None;
    let is_kept = Register::open(register, Mode::Read)?.back_up(target, go_on.clone(), |copy| {
        let (report, damage) = check(copy, &go_on, tell)?;
        if !report.complete && damage.is_none() {
            return Ok(false);
        }
        if let Some(fault) = damage.or_else(|| report.faults.first().map(|fault| fault.message.clone())) {
            return Err(Error::State(format!(
                "No backup was kept, for the copy was found to be unsound: {fault} Verify the history of the register."
            )));
        }
        sound = Some(report);
        Ok(true)
    })?;
    let Some(report) = sound.filter(|_| is_kept) else { return Ok(None) };
    let bytes = size(target)?;
    let path = std::path::absolute(target).unwrap_or_else(|_| target.to_owned());
    Ok(Some(BackupMade {
        path: path.display().to_string(),
        at: now,
        history_entries: report.entries,
        last_hash: report.last_hash,
        bytes,
    }))
}

/// Opens a copy, and walks through all of it: the report, and what is damaged.
fn check(
    path: &Path,
    go_on: &impl Fn() -> bool,
    tell: &mut dyn FnMut(i64, i64),
) -> Result<(HistoryReport, Option<String>)> {
    let register = Register::open(path, Mode::Read)?;
    let damage = register.condition().damage.clone().or_else(|| register.examine());
    let mut progress = |done, total| {
        tell(done, total);
        go_on()
    };
    Ok((register.read().verify_history(&mut progress)?, damage))
}

fn size(path: &Path) -> Result<u64> {
    Ok(std::fs::metadata(path).map_err(|source| Error::File { path: path.to_owned(), source })?.len())
}

/// Reads a backup: what it holds, whether it is sound, and how it stands to the register that is open. `tell` hears how
/// many of how many entries are checked; `go_on` ends the work when it answers `false`, and the answer is `None`.
///
/// # Errors
/// If there is no such file, or it is no register or a newer program's.
pub fn read_backup(
    path: &Path,
    open: Option<&Path>,
    go_on: impl Fn() -> bool,
    tell: &mut dyn FnMut(i64, i64),
) -> Result<Option<BackupView>> {
    let (report, damage) = match check(path, &go_on, tell) {
        // What can't be read to its end is shown as what it is.
        Err(Error::Register(RegisterError::DamagedPart(detail))) => (HistoryReport::default(), Some(detail)),
        other => other?,
    };
    if damage.is_none() && !report.complete {
        return Ok(None);
    }
    let mut view = BackupView {
        path: path.display().to_string(),
        bytes: size(path)?,
        organisation: String::new(),
        changed_at: None,
        changed_by: String::new(),
        history_entries: report.entries,
        disclosures: 0,
        products: 0,
        faults: damage.into_iter().chain(report.faults.into_iter().map(|fault| fault.message)).collect(),
        standing: BackupStanding::NoneOpen,
        later: 0,
    };
    let register = Register::open(path, Mode::Read)?;
    match describe(&register, open, &mut view) {
        // A damaged file tells what it can.
        Err(_) if !view.faults.is_empty() => {}
        other => other?,
    }
    Ok(Some(view))
}

fn describe(register: &Register, open: Option<&Path>, view: &mut BackupView) -> Result<()> {
    let reader = register.read();
    let newest = reader.history(&HistoryQuery::default(), None, 1)?.into_iter().next();
    view.changed_at = newest.as_ref().and_then(register::HistoryEntry::instant);
    view.changed_by = newest.map(|entry| entry.actor).unwrap_or_default();
    view.organisation = reader.setting::<disclosure::Organisation>("organisation")?.name;
    view.disclosures = reader.count_disclosures()?;
    view.products = reader.count_products()?;
    if let Some(open) = open {
        (view.standing, view.later) = compare(register, &Register::open(open, Mode::Read)?)?;
    }
    Ok(())
}

/// How a backup stands to a register, and how many changes the register has that it has not.
fn compare(backup: &Register, open: &Register) -> Result<(BackupStanding, i64)> {
    let (backup, open) = (backup.read(), open.read());
    if backup.register_id()? != open.register_id()? {
        return Ok((BackupStanding::Other, 0));
    }
    let ((of_backup, _), (of_open, _)) = (backup.history_head()?, open.history_head()?);
    let common = of_backup.min(of_open);
    if backup.history_entry(common)?.hash != open.history_entry(common)?.hash {
        return Ok((BackupStanding::Parted, 0));
    }
    // The entry that tells of the backup is no change that it lacks.
    let is_noted = of_open > common && {
        let next = open.history_entry(common + 1)?;
        next.subject == "setting" && next.subject_id == MADE
    };
    Ok(match of_open - of_backup - i64::from(is_noted) {
        0 => (BackupStanding::Same, 0),
        later if later > 0 => (BackupStanding::Older, later),
        _ => (BackupStanding::Newer, 0),
    })
}

/// Restores a backup into a new file, and says so in its history. The backup and the register that is open stay as they
/// are.
///
/// # Errors
/// If the backup is damaged or its history is not sound; if the target exists or can't be written.
pub fn restore_backup(backup: &Path, target: &Path, actor: &str, clock: &Clock) -> Result<()> {
    restore_backup_while(backup, target, actor, clock, || true)
}

/// As [`restore_backup`]; `go_on` is asked again and again, and nothing is restored where it answers `false`.
///
/// # Errors
/// As [`restore_backup`].
pub fn restore_backup_while(
    backup: &Path,
    target: &Path,
    actor: &str,
    clock: &Clock,
    go_on: impl Fn() -> bool + Send + Clone + 'static,
) -> Result<()> {
    let refuse = |fault: &str| {
        Err(Error::State(format!(
            "The backup was not restored, for it is not sound: {fault} Choose an older backup. The file itself can still be opened, and its history verified."
        )))
    };
    if target.exists() {
        return Err(RegisterError::Exists(target.to_owned()).into());
    }
    let (report, damage) = check(backup, &go_on, &mut |_, _| {})?;
    if !report.complete && damage.is_none() {
        return Ok(());
    }
    if let Some(fault) = damage.or_else(|| report.faults.first().map(|fault| fault.message.clone())) {
        return refuse(&fault);
    }
    let name = backup.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let reason = format!("{name}, with {} history entries", report.entries);
    let stamp = Stamp { at: clock.now(), actor: actor.to_owned(), reason };
    Register::open(backup, Mode::Read)?.back_up(target, go_on.clone(), |copy| {
        if !go_on() {
            return Ok(false);
        }
        let noted = Register::open(copy, Mode::Write).and_then(|mut register| {
            // The backup of an older format is there still: no further copy of it is needed.
            if let Some(older) = &register.condition().migrated_from_copy {
                remove_copy(older);
            }
            register.change(&stamp, |change| change.note_register("restored from a backup"))
        });
        match noted {
            Err(RegisterError::DiskFull) => Err(Error::from(RegisterError::NoRoom(target.to_owned()))),
            other => Ok(other.map(|()| true)?),
        }
    })?;
    Ok(())
}

impl Desk {
    /// How the register is backed up, and when it was last.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn backup_state(&self) -> Result<BackupState> {
        let reader = self.register.read();
        let plan: Option<BackupPlan> = reader.setting(PLAN)?;
        let last: Option<BackupMade> = reader.setting(MADE)?;
        let entries = reader.history_head()?.0;
        // The entry that tells of the backup is no change that would be lost.
        let changes_since = last.as_ref().map_or(entries, |made| (entries - made.history_entries - 1).max(0));
        let is_there = last.as_ref().is_some_and(|made| Path::new(&made.path).is_file());
        Ok(BackupState { plan: plan.unwrap_or_default(), last, changes_since, is_there })
    }

    /// Saves how the register is backed up by itself.
    ///
    /// # Errors
    /// If a number is too large, or none is to be kept; if the register can't be written.
    pub fn save_backup_plan(&mut self, plan: &BackupPlan) -> Result<()> {
        if plan.every_days > LONGEST_DAYS {
            return Err(Error::field(
                "/every_days",
                format!("{} is too long; expected 0 for never, or at most {LONGEST_DAYS} days", plan.every_days),
            ));
        }
        if plan.keep == 0 || plan.keep > MOST_KEPT {
            return Err(Error::field(
                "/keep",
                format!("{} can't be kept; expected a number from 1 to {MOST_KEPT}", plan.keep),
            ));
        }
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.put_setting(PLAN, plan).map_err(Error::from))
    }

    /// Where the next backup goes, if it is time for one: a folder is chosen, the last backup is old enough, and
    /// something has changed since.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn backup_due(&self) -> Result<Option<PathBuf>> {
        let state = self.backup_state()?;
        let is_writable = self.register.mode() == Mode::Write && self.register.condition().damage.is_none();
        if !is_writable || state.plan.folder.is_empty() || state.plan.every_days == 0 {
            return Ok(None);
        }
        let wait = TimeDelta::days(i64::from(state.plan.every_days)) - SLACK;
        let is_old = state.last.as_ref().is_none_or(|made| self.now() - made.at >= wait);
        let is_due = is_old && (state.changes_since > 0 || !state.is_there);
        Ok(is_due.then(|| Path::new(&state.plan.folder).join(self.backup_name())))
    }

    /// The name that a backup made now is given: `disclosures-backup-20261123T132000Z.desk`.
    #[must_use]
    pub fn backup_name(&self) -> String {
        format!("{}{MARK}{}.desk", stem(self.register.path()), self.now().format(MOMENT))
    }

    /// Puts a backup into the history.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn note_backup(&mut self, made: &BackupMade, reason: &str) -> Result<()> {
        let stamp = self.stamp(reason);
        self.register.change(&stamp, |change| change.put_setting(MADE, made).map_err(Error::from))
    }

    /// The backups in the folder of the plan that are more than are to be kept, the oldest first. Only files that bear
    /// the name of a backup made by itself and are copies of this very register are named; and with them what is left of
    /// backups that were interrupted a day ago or longer.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn backups_to_remove(&self) -> Result<Vec<PathBuf>> {
        let plan = self.backup_state()?.plan;
        if plan.folder.is_empty() {
            return Ok(Vec::new());
        }
        let (id, stem) = (self.register.read().register_id()?, stem(self.register.path()));
        let entries = std::fs::read_dir(&plan.folder).into_iter().flatten().filter_map(std::result::Result::ok);
        let (mut named, mut unfinished) = (Vec::new(), Vec::new());
        for path in entries.map(|entry| entry.path()) {
            match moment_in_name(&path, &stem) {
                Some((_, true)) => named.push(path),
                Some((at, false)) if self.now() - at >= ABANDONED || is_abandoned(&path) => unfinished.push(path),
                _ => {}
            }
        }
        let is_ours = |path: &PathBuf| {
            let copy = Register::open(path, Mode::Read).ok();
            copy.and_then(|copy| copy.read().register_id().ok()).is_some_and(|found| found == id)
        };
        named.retain(is_ours);
        // The moment in the name puts them in order.
        named.sort();
        named.truncate(named.len().saturating_sub(usize::try_from(plan.keep).unwrap_or(usize::MAX)));
        named.extend(unfinished);
        Ok(named)
    }
}

/// Removes backups that [`Desk::backups_to_remove`] named; those that can't be removed stay.
pub fn remove_backups(backups: &[PathBuf]) {
    for path in backups {
        remove_copy(path);
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// When a backup of a register was made, by its name, UTC, and whether it was finished; `None` for another file.
fn moment_in_name(path: &Path, stem: &str) -> Option<(DateTime<Utc>, bool)> {
    let name = path.file_name()?.to_string_lossy();
    let rest = name.strip_prefix(stem)?.strip_prefix(MARK)?;
    let finished = rest.strip_suffix(".desk");
    let moment = finished.or_else(|| rest.strip_suffix(".desk.part"))?;
    let at = chrono::NaiveDateTime::parse_from_str(moment, MOMENT).ok()?;
    Some((at.and_utc(), finished.is_some()))
}
