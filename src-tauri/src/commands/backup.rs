//! Backups of the register, and the way back.

use super::history::Progress;
use super::register::REGISTER;
use crate::dialogs::{Kind, open_file, open_folder, save_file};
use crate::{Answer, IpcError, Office};
use desk::{BackupMade, BackupState, BackupView, RegisterState};
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime, State};
use ts_rs::TS;

const BACKUP: Kind<'_> = Kind { title: "Back up the register", ..REGISTER };
const RESTORED: Kind<'_> = Kind { title: "Where the restored register is kept", ..REGISTER };

/// What the window shows about backups.
#[derive(Clone, Debug, Serialize, TS)]
pub struct BackupBook {
    /// How the register is backed up, and when it was last.
    pub state: BackupState,
    /// Why the last backup that was to be made by itself failed.
    pub trouble: Option<IpcError>,
}

fn book(office: &Office) -> Answer<BackupBook> {
    let (state, trouble) = office.backup_state()?;
    Ok(BackupBook { state, trouble })
}

/// Tells the window how far the work is; one that is gone hears nothing.
fn teller<R: Runtime>(app: &AppHandle<R>) -> impl FnMut(i64, i64) + '_ {
    |done, total| {
        let _ = app.emit("history-progress", Progress { done, total });
    }
}

#[tauri::command(async)]
pub(crate) fn backup_book(office: State<'_, Office>) -> Answer<BackupBook> {
    book(&office)
}

#[tauri::command(async)]
pub(crate) fn plan_backups(office: State<'_, Office>, every_days: u32, keep: u32) -> Answer<BackupBook> {
    office.plan_backups(|plan| (plan.every_days, plan.keep) = (every_days, keep))?;
    book(&office)
}

#[tauri::command(async)]
pub(crate) fn choose_backup_folder<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<BackupBook>> {
    let Some(folder) = open_folder(&app, "Folder for backups") else { return Ok(None) };
    office.plan_backups(|plan| plan.folder = folder.display().to_string())?;
    book(&office).map(Some)
}

#[tauri::command(async)]
pub(crate) fn forget_backup_folder(office: State<'_, Office>) -> Answer<BackupBook> {
    office.plan_backups(|plan| plan.folder = String::new())?;
    book(&office)
}

#[tauri::command(async)]
pub(crate) fn back_up<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    elsewhere: bool,
) -> Answer<Option<BackupMade>> {
    let (name, folder) = office.backup_place()?;
    if folder.is_some() && !elsewhere {
        return office.back_up(None, teller(&app));
    }
    let Some(target) = save_file(&app, &BACKUP, &name) else { return Ok(None) };
    office.back_up(Some(&target), teller(&app))
}

#[tauri::command(async)]
pub(crate) fn stop_backup(office: State<'_, Office>) -> Answer<()> {
    office.stop_backup();
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn choose_backup<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<BackupView>> {
    let Some(path) = open_file(&app, &REGISTER) else { return Ok(None) };
    office.look_at_backup(&path, teller(&app))
}

#[tauri::command(async)]
pub(crate) fn restore_backup<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<RegisterState>> {
    office.chosen_backup()?;
    let Some(target) = save_file(&app, &RESTORED, "disclosures-restored.desk") else { return Ok(None) };
    office.restore_backup(&target)?;
    office.state().map(Some)
}
