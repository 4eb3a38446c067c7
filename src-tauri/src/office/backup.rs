//! Backups without keeping anybody from working: the copy is read from the file, and the desk is held only to say that it
//! was made.

use super::{Office, locked};
use crate::{Answer, IpcError};
use desk::{BackupMade, BackupPlan, BackupState, BackupView, Clock, read_backup, remove_backups, write_backup};
use register::Mode;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Backups that are under way, and what became of them.
#[derive(Default)]
pub(super) struct Backups {
    /// Whether the backup that a person began is to end.
    stop: Arc<AtomicBool>,
    /// Why the last one that was to be made by itself failed.
    trouble: Mutex<Option<IpcError>>,
    /// One is made at a time: a person may ask for one while one makes itself.
    at_work: Mutex<()>,
    /// The backup that is being looked at.
    chosen: Mutex<Option<PathBuf>>,
}

impl Office {
    /// How the register is backed up, and why the last backup that was to be made by itself failed.
    pub(crate) fn backup_state(&self) -> Answer<(BackupState, Option<IpcError>)> {
        Ok((self.with(|desk| desk.backup_state())?, locked(&self.backups.trouble).clone()))
    }

    /// A sentence for the window where backups fail.
    pub(super) fn backup_warning(&self) -> Option<String> {
        let trouble = locked(&self.backups.trouble);
        trouble.as_ref().map(|error| format!("The automatic backup failed: {} It is tried again.", error.message))
    }

    /// Changes how the register is backed up by itself.
    pub(crate) fn plan_backups(&self, change: impl FnOnce(&mut BackupPlan)) -> Answer<()> {
        self.with(|desk| {
            let mut plan = desk.backup_state()?.plan;
            change(&mut plan);
            desk.save_backup_plan(&plan)
        })?;
        // What failed may have been mended.
        *locked(&self.backups.trouble) = None;
        Ok(())
    }

    /// The name that a backup made now is given, and the folder of the plan where there is one.
    pub(crate) fn backup_place(&self) -> Answer<(String, Option<PathBuf>)> {
        self.with(|desk| {
            let folder = desk.backup_state()?.plan.folder;
            Ok((desk.backup_name(), (!folder.is_empty()).then(|| PathBuf::from(folder))))
        })
    }

    /// Makes a backup, in a file or, without one, in the folder of the plan. `tell` hears how many of how many entries are
    /// checked. `None` where it was ended.
    ///
    /// # Errors
    /// If no register is open; if the file exists or can't be written.
    pub fn back_up(&self, target: Option<&Path>, mut tell: impl FnMut(i64, i64)) -> Answer<Option<BackupMade>> {
        let stop = self.backups.stop.clone();
        stop.store(false, Ordering::Relaxed);
        let _alone = locked(&self.backups.at_work);
        let target = match target {
            Some(target) => target.to_owned(),
            None => self.free_place()?,
        };
        let made = self.copied(&target, move || !stop.load(Ordering::Relaxed), &mut tell, "")?;
        if made.is_some() {
            *locked(&self.backups.trouble) = None;
        }
        Ok(made)
    }

    /// A file in the folder of the plan that is not there yet: the moment in its name may be that of one just made.
    fn free_place(&self) -> Answer<PathBuf> {
        loop {
            let (name, folder) = self.backup_place()?;
            let folder = folder.ok_or_else(|| IpcError::state("Choose a folder for backups first."))?;
            let target = folder.join(name);
            if !target.exists() {
                return Ok(target);
            }
            std::thread::sleep(Duration::from_millis(300));
        }
    }

    /// Ends what [`Office::back_up`] and [`Office::look_at_backup`] began.
    pub(crate) fn stop_backup(&self) {
        self.backups.stop.store(true, Ordering::Relaxed);
    }

    fn copied(
        &self,
        target: &Path,
        go_on: impl Fn() -> bool + Send + Clone + 'static,
        tell: &mut dyn FnMut(i64, i64),
        reason: &str,
    ) -> desk::Result<Option<BackupMade>> {
        let (path, now, is_writable) = self.at_desk(|desk| {
            let register = desk.register();
            Ok((register.path().to_owned(), desk.now(), register.mode() == Mode::Write))
        })?;
        let Some(made) = write_backup(&path, target, now, go_on, tell)? else { return Ok(None) };
        self.at_desk(|desk| {
            // Another register may have been opened meanwhile: the note belongs to the one that was copied.
            if is_writable && desk.register().path() == path {
                desk.note_backup(&made, reason)?;
            }
            Ok(())
        })?;
        Ok(Some(made))
    }

    /// Makes the backup that is due by itself, if one is, and removes what is more than is to be kept. Whether the window
    /// has something new to show.
    pub(crate) fn back_up_by_itself(&self) -> bool {
        let _alone = locked(&self.backups.at_work);
        let Ok(Some(target)) = self.at_desk(|desk| desk.backup_due()) else { return false };
        let outcome = self.copied(&target, || true, &mut |_, _| {}, "automatic").and_then(|made| {
            if made.is_some() {
                remove_backups(&self.at_desk(|desk| desk.backups_to_remove())?);
            }
            Ok(())
        });
        *locked(&self.backups.trouble) = outcome.err().map(IpcError::from);
        true
    }

    /// Whether the last backup by itself failed.
    pub(crate) fn is_backup_failing(&self) -> bool {
        locked(&self.backups.trouble).is_some()
    }

    /// Reads a backup, and keeps it as the one that is looked at. `None` where it was ended.
    ///
    /// # Errors
    /// If it is no register.
    pub fn look_at_backup(&self, path: &Path, mut tell: impl FnMut(i64, i64)) -> Answer<Option<BackupView>> {
        let open = self.with(|desk| Ok(desk.register().path().to_owned())).ok();
        let stop = &self.backups.stop;
        stop.store(false, Ordering::Relaxed);
        let view = read_backup(path, open.as_deref(), || !stop.load(Ordering::Relaxed), &mut tell)?;
        *locked(&self.backups.chosen) = view.is_some().then(|| path.to_owned());
        Ok(view)
    }

    /// The backup that is looked at.
    pub(crate) fn chosen_backup(&self) -> Answer<PathBuf> {
        locked(&self.backups.chosen)
            .clone()
            .ok_or_else(|| IpcError::state("Choose the backup again: it is not looked at any more."))
    }

    /// Restores the backup that is looked at into a new file, and opens that.
    ///
    /// # Errors
    /// If the backup is unsound; if the file exists or can't be written.
    pub fn restore_backup(&self, target: &Path) -> Answer<()> {
        let backup = self.chosen_backup()?;
        let actor = crate::window::person::name(self.folder.as_deref());
        desk::restore_backup(&backup, target, &actor, &Clock::System)?;
        self.open(target, Mode::Write)?;
        *locked(&self.backups.chosen) = None;
        Ok(())
    }
}
