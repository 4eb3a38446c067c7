//! The register and the organisation.

use crate::dialogs::{Kind, open_file, save_file};
use crate::{Answer, IpcError, Office};
use desk::RegisterState;
use disclosure::Organisation;
use register::Mode;
use serde::Serialize;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, Runtime, State};
use ts_rs::TS;

pub(super) const REGISTER: Kind<'_> =
    Kind { title: "Register", name: "Register of Disclosure Desk", extensions: &["desk"] };

/// What the window shows before anything else.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Start {
    /// The open register.
    pub register: Option<RegisterState>,
    /// Why the register given at the start could not be opened.
    pub error: Option<IpcError>,
    /// Whether the window is locked; then it is told nothing else.
    pub locked: bool,
    /// Name of the sealed file or pack that the program was started with.
    pub file: Option<String>,
    /// Version of the program.
    pub version: String,
}

#[tauri::command(async)]
pub(crate) fn start(office: State<'_, Office>) -> Answer<Start> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    if office.lock().is_locked() {
        return Ok(Start { register: None, error: None, locked: true, file: None, version });
    }
    let register = if office.is_open() { Some(office.state()?) } else { None };
    Ok(Start { register, error: office.take_start_error(), locked: false, file: office.started_with(), version })
}

#[tauri::command(async)]
pub(crate) fn register_state(office: State<'_, Office>) -> Answer<RegisterState> {
    office.state()
}

/// Opens the register again, for writing: another program may have closed it since.
#[tauri::command(async)]
pub(crate) fn reopen_register(office: State<'_, Office>) -> Answer<RegisterState> {
    let path = PathBuf::from(office.state()?.path);
    office.open(&path, Mode::Write)?;
    office.state()
}

#[tauri::command(async)]
pub(crate) fn open_register<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<RegisterState>> {
    let Some(path) = open_file(&app, &REGISTER) else { return Ok(None) };
    office.open(&path, Mode::Write)?;
    office.state().map(Some)
}

#[tauri::command(async)]
pub(crate) fn create_register<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<RegisterState>> {
    let Some(path) = save_file(&app, &REGISTER, "disclosures.desk") else { return Ok(None) };
    office.create(&path, false)?;
    office.state().map(Some)
}

#[tauri::command(async)]
pub(crate) fn open_sample<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<RegisterState> {
    let folder = app.path().app_data_dir().map_err(|error| IpcError::state(&error.to_string()))?;
    std::fs::create_dir_all(&folder).map_err(|error| IpcError::state(&format!("{}: {error}", folder.display())))?;
    let path = folder.join("sample.desk");
    if path.exists() {
        office.open(&path, Mode::Write)?;
    } else {
        office.create(&path, true)?;
    }
    office.state()
}

#[tauri::command(async)]
pub(crate) fn organisation(office: State<'_, Office>) -> Answer<Organisation> {
    office.with(|desk| desk.organisation())
}

#[tauri::command(async)]
pub(crate) fn save_organisation(office: State<'_, Office>, organisation: Organisation) -> Answer<()> {
    office.with(|desk| desk.save_organisation(&organisation))
}
