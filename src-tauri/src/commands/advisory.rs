//! Importing advisories.

use crate::dialogs::{Kind, open_file, read};
use crate::{Answer, Office};
use desk::{ImportOutcome, ImportPreview};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

const ADVISORY: Kind<'_> = Kind { title: "Import a CSAF advisory", name: "CSAF 2.0 advisory", extensions: &["json"] };

/// An advisory that was chosen, and what importing it would do.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenAdvisory {
    /// File name.
    pub name: String,
    /// What importing it would do.
    pub preview: ImportPreview,
}

#[tauri::command(async)]
pub(crate) fn choose_advisory<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<ChosenAdvisory>> {
    let Some(path) = open_file(&app, &ADVISORY) else { return Ok(None) };
    let bytes = read(&path, desk::MAX_ADVISORY as u64)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let preview = office.with(|desk| desk.preview_import(&bytes))?;
    office.keep_advisory(name.clone(), bytes);
    Ok(Some(ChosenAdvisory { name, preview }))
}

#[tauri::command(async)]
pub(crate) fn import_advisory(office: State<'_, Office>) -> Answer<ImportOutcome> {
    let (name, bytes) = office.take_advisory()?;
    office.with(|desk| desk.import_advisory(&name, &bytes))
}
