//! The window itself: its menu, who works in it, the registers that were open lately, the file it was started with, and
//! its end.

use crate::window::menu::{self, MenuPart};
use crate::window::person::{self, AccountPerson};
use crate::window::recent::{self, RecentRegister};
use crate::window::{MAIN, folder};
use crate::{Answer, IpcError, Office};
use desk::{FileReport, RegisterState};
use register::Mode;
use tauri::{AppHandle, Manager, Runtime, State};

#[tauri::command(async)]
pub(crate) fn set_menu<R: Runtime>(app: AppHandle<R>, menu: Vec<MenuPart>) -> Answer<()> {
    menu::show(&app, &menu)
}

#[tauri::command(async)]
pub(crate) fn recent_registers<R: Runtime>(app: AppHandle<R>) -> Answer<Vec<RecentRegister>> {
    Ok(recent::list(folder(&app).as_deref()))
}

#[tauri::command(async)]
pub(crate) fn forget_recent<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    recent::forget(folder(&app).as_deref()).map_err(|error| IpcError::state(&format!("The list stays: {error}")))
}

#[tauri::command(async)]
pub(crate) fn open_recent<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    index: usize,
) -> Answer<RegisterState> {
    let path = recent::path(folder(&app).as_deref(), index)
        .ok_or_else(|| IpcError::state("This register is not in the list any more; choose it in the dialog."))?;
    office.open(&path, Mode::Write)?;
    office.state()
}

#[tauri::command(async)]
pub(crate) fn person<R: Runtime>(app: AppHandle<R>) -> Answer<AccountPerson> {
    Ok(AccountPerson { name: person::name(folder(&app).as_deref()), account: person::account() })
}

#[tauri::command(async)]
pub(crate) fn set_person(office: State<'_, Office>, name: String) -> Answer<()> {
    office.rename(&name)
}

#[tauri::command(async)]
pub(crate) fn verify_started(office: State<'_, Office>) -> Answer<Option<FileReport>> {
    office.verify_started()
}

#[tauri::command(async)]
pub(crate) fn quit<R: Runtime>(app: AppHandle<R>) -> Answer<()> {
    // As if the person closed it: its place is remembered, and the program ends with it.
    match app.get_webview_window(MAIN) {
        Some(window) => window.close().map_err(|error| IpcError::state(&format!("The window stays: {error}"))),
        None => Ok(()),
    }
}
