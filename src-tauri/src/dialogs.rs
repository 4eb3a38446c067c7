//! Files are chosen in native dialogs that Rust opens: the page never names a path.

use crate::ipc::{Answer, IpcError};
use desk::{Code, TableForm};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Runtime};
use tauri_plugin_dialog::DialogExt;

/// A kind of file for a dialog.
pub(crate) struct Kind<'a> {
    pub(crate) title: &'static str,
    pub(crate) name: &'static str,
    pub(crate) extensions: &'a [&'static str],
}

/// Asks for a file to read; `None` if the person changed their mind.
pub(crate) fn open_file<R: Runtime>(app: &AppHandle<R>, kind: &Kind<'_>) -> Option<PathBuf> {
    if let Some(answer) = scripted() {
        return answer;
    }
    let chosen =
        app.dialog().file().set_title(kind.title).add_filter(kind.name, kind.extensions).blocking_pick_file()?;
    chosen.into_path().ok()
}

/// Asks for files to read.
pub(crate) fn open_files<R: Runtime>(app: &AppHandle<R>, kind: &Kind<'_>) -> Option<Vec<PathBuf>> {
    if let Some(answer) = scripted() {
        return answer.map(|path| vec![path]);
    }
    let dialog = app.dialog().file().set_title(kind.title).add_filter(kind.name, kind.extensions);
    Some(dialog.blocking_pick_files()?.into_iter().filter_map(|path| path.into_path().ok()).collect())
}

/// Asks for a folder to read.
pub(crate) fn open_folder<R: Runtime>(app: &AppHandle<R>, title: &str) -> Option<PathBuf> {
    if let Some(answer) = scripted() {
        return answer;
    }
    app.dialog().file().set_title(title).blocking_pick_folder()?.into_path().ok()
}

/// Asks where to write a file.
pub(crate) fn save_file<R: Runtime>(app: &AppHandle<R>, kind: &Kind<'_>, name: &str) -> Option<PathBuf> {
    if let Some(answer) = scripted() {
        return answer;
    }
    let chosen = app
        .dialog()
        .file()
        .set_title(kind.title)
        .add_filter(kind.name, kind.extensions)
        .set_file_name(name)
        .blocking_save_file()?;
    chosen.into_path().ok()
}

/// Asks where to write a table.
pub(crate) fn save_table<R: Runtime>(app: &AppHandle<R>, name: &str, form: TableForm) -> Option<PathBuf> {
    let kind = match form {
        TableForm::Csv => Kind { title: "Export the list", name: "CSV", extensions: &["csv"] },
        TableForm::Workbook => Kind { title: "Export the list", name: "Excel workbook", extensions: &["xlsx"] },
    };
    save_file(app, &kind, &format!("{name}.{}", form.ending()))
}

/// In debug builds a test answers the dialogs: the file that `DISCLOSURE_DESK_ANSWERS` names holds one path a line, and
/// each dialog takes the first.
#[cfg(debug_assertions)]
fn scripted() -> Option<Option<PathBuf>> {
    let script = std::env::var_os("DISCLOSURE_DESK_ANSWERS")?;
    let text = std::fs::read_to_string(&script).ok()?;
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    std::fs::write(&script, rest).ok()?;
    Some((!first.trim().is_empty()).then(|| PathBuf::from(first.trim())))
}

#[cfg(not(debug_assertions))]
const fn scripted() -> Option<Option<PathBuf>> {
    None
}

/// Reads a file of limited size.
pub(crate) fn read(path: &Path, limit: u64) -> Answer<Vec<u8>> {
    let error = |message: String| IpcError { code: Code::BadFile, message, field: None, findings: Vec::new() };
    let size = std::fs::metadata(path).map_err(|source| error(format!("{}: {source}", path.display())))?.len();
    if size > limit {
        return Err(error(format!(
            "{} has {size} bytes; at most {limit} bytes are read here. Nothing was changed.",
            path.display()
        )));
    }
    std::fs::read(path).map_err(|source| error(format!("{}: {source}", path.display())))
}

/// Writes a file.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Answer<()> {
    register::write_whole(path, bytes).map_err(|source| IpcError {
        code: Code::Other,
        message: format!("{} was not written: {source}", path.display()),
        field: None,
        findings: Vec::new(),
    })
}
