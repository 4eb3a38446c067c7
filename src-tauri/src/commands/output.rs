//! What leaves the desk for other programs and for inspectors, and reminders.

use crate::dialogs::{Kind, read, save_file, save_table, write};
use crate::{Answer, Office};
use chrono::NaiveDate;
use desk::{DueFilter, DueFormat, DueOptions, InspectorsReport, ListName, Period, Reminders, RemindersDue, TableForm};
use serde::Deserialize;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

/// A form in which what is owed is written.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DueFile {
    /// For calendar programs.
    Calendar,
    /// For spreadsheets, as text.
    Csv,
    /// For Excel and others.
    Workbook,
}

/// A form in which the inspector's report is written.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReportFile {
    /// A tagged PDF/A.
    Pdf,
    /// For Excel and others.
    Workbook,
}

/// Largest calendar that is read before it is written over, in bytes.
const LARGEST_CALENDAR: u64 = 32 * 1024 * 1024;
const CALENDAR: Kind<'_> = Kind { title: "Export due dates", name: "Calendar", extensions: &["ics"] };
const CSV: Kind<'_> = Kind { title: "Export what is due", name: "CSV", extensions: &["csv"] };
const WORKBOOK: Kind<'_> = Kind { title: "Export what is due", name: "Excel workbook", extensions: &["xlsx"] };
const REPORT: Kind<'_> = Kind { title: "Inspector's report", name: "PDF", extensions: &["pdf"] };
const REPORT_WORKBOOK: Kind<'_> = Kind { title: "Inspector's report", name: "Excel workbook", extensions: &["xlsx"] };

#[tauri::command(async)]
pub(crate) fn export_due<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    form: DueFile,
    filter: DueFilter,
    closed: bool,
) -> Answer<Option<String>> {
    let (kind, name, format) = match form {
        DueFile::Calendar => (CALENDAR, "due-dates.ics", DueFormat::Calendar),
        DueFile::Csv => (CSV, "due.csv", DueFormat::Csv),
        DueFile::Workbook => (WORKBOOK, "due.xlsx", DueFormat::Workbook),
    };
    let Some(path) = save_file(&app, &kind, name) else { return Ok(None) };
    let options = DueOptions { filter, closed, ..DueOptions::default() };
    // A calendar that takes the place of an earlier one says what left it since.
    let before = if format == DueFormat::Calendar && path.exists() { read(&path, LARGEST_CALENDAR).ok() } else { None };
    write(&path, &office.aside(|desk| desk.export_due_over(&options, format, before.as_deref()))?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn export_list<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    list: ListName,
    keys: Vec<String>,
    form: TableForm,
) -> Answer<Option<String>> {
    let Some(path) = save_table(&app, list.file_name(), form) else { return Ok(None) };
    write(&path, &office.aside(|desk| desk.export_list(list, Some(&keys), form))?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn inspectors_report(office: State<'_, Office>, from: NaiveDate, to: NaiveDate) -> Answer<InspectorsReport> {
    office.aside(|desk| desk.inspectors_report(Period { from, to }))
}

#[tauri::command(async)]
pub(crate) fn export_report<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    form: ReportFile,
    from: NaiveDate,
    to: NaiveDate,
) -> Answer<Option<String>> {
    let (kind, ending) = match form {
        ReportFile::Pdf => (REPORT, "pdf"),
        ReportFile::Workbook => (REPORT_WORKBOOK, "xlsx"),
    };
    let name = format!("inspectors-report-{from}-{to}.{ending}");
    let Some(path) = save_file(&app, &kind, &name) else { return Ok(None) };
    let period = Period { from, to };
    let bytes = office.aside(|desk| match form {
        ReportFile::Pdf => desk.inspectors_report_pdf(period),
        ReportFile::Workbook => desk.inspectors_report_workbook(period),
    })?;
    write(&path, &bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn reminders(office: State<'_, Office>) -> Answer<Reminders> {
    office.with(|desk| desk.reminders())
}

#[tauri::command(async)]
pub(crate) fn save_reminders(office: State<'_, Office>, reminders: Reminders) -> Answer<()> {
    office.with(|desk| desk.save_reminders(&reminders))
}

#[tauri::command(async)]
pub(crate) fn reminders_told(office: State<'_, Office>) -> Answer<RemindersDue> {
    Ok(office.reminders_told())
}
