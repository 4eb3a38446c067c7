//! History, search and checks.

use super::sealing::ROOT;
use crate::dialogs::{Kind, open_file, read, save_file, save_table, write};
use crate::{Answer, Office};
use desk::{
    FileReport, HistoryFilter, HistoryPage, MAX_ROOT_FILE, RestoreInput, RestorePreview, Saved, StateComparison,
    TableForm,
};
use register::{HistoryReport, Hit};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Emitter, Runtime, State};
use ts_rs::TS;

const HISTORY: Kind<'_> = Kind { title: "Export the history", name: "History", extensions: &["jsonl"] };
const ANY: Kind<'_> = Kind {
    title: "Check a file",
    name: "Sealed PDF, pack, history or register",
    extensions: &["pdf", "zip", "jsonl", "desk"],
};
const VERIFICATION: Kind<'_> = Kind { title: "Verification report", name: "PDF", extensions: &["pdf"] };
const VERIFICATION_JSON: Kind<'_> = Kind { title: "Verification report", name: "JSON", extensions: &["json"] };
const VERIFICATION_TEXT: Kind<'_> = Kind { title: "Verification report", name: "Text", extensions: &["txt"] };

/// A form in which the report of a check is written.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerificationFile {
    /// A tagged PDF/A.
    Pdf,
    /// For programs.
    Json,
    /// Plain text.
    Text,
}

/// How far a long piece of work is.
#[derive(Clone, Copy, Debug, Serialize, TS)]
pub struct Progress {
    /// Done.
    #[ts(type = "number")]
    pub done: i64,
    /// Of how many.
    #[ts(type = "number")]
    pub total: i64,
}

#[tauri::command(async)]
pub(crate) fn list_history(
    office: State<'_, Office>,
    filter: HistoryFilter,
    before: Option<i64>,
    limit: usize,
) -> Answer<HistoryPage> {
    office.with(|desk| desk.list_history(&filter, before, limit))
}

#[tauri::command(async)]
pub(crate) fn export_history_list<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    filter: HistoryFilter,
    form: TableForm,
) -> Answer<Option<String>> {
    let Some(path) = save_table(&app, "history", form) else { return Ok(None) };
    write(&path, &office.aside(|desk| desk.export_history_list(&filter, form))?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn compare_states(office: State<'_, Office>, entry: i64, with: Option<i64>) -> Answer<StateComparison> {
    office.with(|desk| desk.compare_states(entry, with))
}

#[tauri::command(async)]
pub(crate) fn preview_restore(office: State<'_, Office>, entry: i64) -> Answer<RestorePreview> {
    office.with(|desk| desk.preview_restore(entry))
}

#[tauri::command(async)]
pub(crate) fn restore_state(office: State<'_, Office>, input: RestoreInput) -> Answer<Saved> {
    office.with(|desk| desk.restore_state(&input))
}

#[tauri::command(async)]
pub(crate) fn verify_history<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<HistoryReport> {
    office.check_history(|done, total| {
        // A window that is gone hears nothing; the check may still end.
        let _ = app.emit("history-progress", Progress { done, total });
    })
}

#[tauri::command(async)]
pub(crate) fn stop_verification(office: State<'_, Office>) -> Answer<()> {
    office.stop_check();
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn export_history<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<String>> {
    let Some(path) = save_file(&app, &HISTORY, "history.jsonl") else { return Ok(None) };
    office.aside(|desk| desk.export_history(&path))?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn verify_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    with_root: bool,
) -> Answer<Option<FileReport>> {
    let Some(path) = open_file(&app, &ANY) else { return Ok(None) };
    let root = if with_root { open_file(&app, &ROOT) } else { None };
    let root = root.map(|path| read(&path, MAX_ROOT_FILE as u64)).transpose()?;
    office.verify(&path, root.as_deref()).map(Some)
}

#[tauri::command(async)]
pub(crate) fn verify_dropped(office: State<'_, Office>, name: String, bytes: Vec<u8>) -> Answer<FileReport> {
    office.verify_dropped(&name, &bytes)
}

#[tauri::command(async)]
pub(crate) fn save_verification<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    form: VerificationFile,
) -> Answer<Option<String>> {
    let report = office.verified()?;
    let kind = match form {
        VerificationFile::Pdf => VERIFICATION,
        VerificationFile::Json => VERIFICATION_JSON,
        VerificationFile::Text => VERIFICATION_TEXT,
    };
    let name = format!("{}-verification.{}", report.name, kind.extensions[0]);
    let Some(path) = save_file(&app, &kind, &name) else { return Ok(None) };
    write(&path, &office.verification(&report, form)?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn search(office: State<'_, Office>, question: String) -> Answer<Vec<Hit>> {
    office.with(|desk| desk.search(&question, 50))
}
