//! Compliance: clauses, controlled documents, evidence, measures, the statement and the binder.

use crate::dialogs::{Kind, open_folder, save_file, write};
use crate::{Answer, Office};
use desk::{
    BinderOrder, ComplianceView, ControlledDocument, DefenceStatement, DocumentKind, DocumentSettings, DocumentView,
    EvidenceView, IssueInput, MeasureBy, MeasureSeries, PlanRow, ScopeQuestion, SecurityTxtView,
};
use disclosure::{AttachmentId, ProductId};
use serde::{Deserialize, Serialize};
use std::path::Path;
use tauri::ipc::Response;
use tauri::{AppHandle, Emitter, Runtime, State};
use ts_rs::TS;
use zeroize::Zeroizing;

const PDF: Kind<'_> = Kind { title: "Save the document", name: "PDF", extensions: &["pdf"] };
const CSV: Kind<'_> = Kind { title: "Save the measures", name: "CSV", extensions: &["csv"] };
const SVG: Kind<'_> = Kind { title: "Save the chart", name: "Picture", extensions: &["svg"] };
const ZIP: Kind<'_> = Kind { title: "Save the evidence binder", name: "Zip", extensions: &["zip"] };
const ANY: Kind<'_> = Kind { title: "Save the file", name: "Any file", extensions: &["*"] };

/// Every clause pack, and what could not be read of the user's own.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ComplianceBook {
    /// The packs.
    pub packs: Vec<ComplianceView>,
    /// What was left out, one sentence each.
    pub warnings: Vec<String>,
    /// Questions on whether the duty applies.
    pub scope: Vec<ScopeQuestion>,
}

/// A form in which measures are written.
#[derive(Clone, Copy, Debug, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MeasureFile {
    /// A table.
    Csv,
    /// A document.
    Pdf,
}

#[tauri::command(async)]
pub(crate) fn compliance(office: State<'_, Office>) -> Answer<ComplianceBook> {
    office.aside(|desk| {
        let (packs, warnings) = desk.compliance()?;
        Ok(ComplianceBook { packs, warnings, scope: desk.scope_questions()? })
    })
}

#[tauri::command(async)]
pub(crate) fn state_constraint(office: State<'_, Office>, key: String, document: String, text: String) -> Answer<()> {
    office.with(|desk| desk.state_constraint(&key, &document, &text))
}

#[tauri::command(async)]
pub(crate) fn answer_scope(office: State<'_, Office>, key: String, applies: bool, reason: String) -> Answer<()> {
    office.with(|desk| desk.answer_scope(&key, applies, &reason))
}

#[tauri::command(async)]
pub(crate) fn save_compliance<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<String>> {
    let Some(path) = save_file(&app, &PDF, "compliance.pdf") else { return Ok(None) };
    write(&path, &office.aside(|desk| desk.compliance_pdf())?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn defence(office: State<'_, Office>, product: Option<ProductId>) -> Answer<DefenceStatement> {
    office.with(|desk| desk.defence(product))
}

#[tauri::command(async)]
pub(crate) fn save_defence<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    product: Option<ProductId>,
) -> Answer<Option<String>> {
    let Some(path) = save_file(&app, &PDF, "statement.pdf") else { return Ok(None) };
    write(&path, &office.with(|desk| desk.defence_pdf(product))?)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn build_binder<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    identity: String,
    passphrase: String,
) -> Answer<Option<String>> {
    let passphrase = Zeroizing::new(passphrase);
    let order = BinderOrder { period: None, identity: Path::new(&identity), passphrase: &passphrase };
    let built = office.with(|desk| desk.build_binder(&order))?;
    let Some(path) = save_file(&app, &ZIP, &built.file_name) else { return Ok(None) };
    write(&path, &built.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn documents(office: State<'_, Office>) -> Answer<Vec<DocumentView>> {
    office.with(|desk| desk.documents())
}

#[tauri::command(async)]
pub(crate) fn document_settings(office: State<'_, Office>) -> Answer<DocumentSettings> {
    office.with(|desk| desk.document_settings())
}

#[tauri::command(async)]
pub(crate) fn save_document_settings(office: State<'_, Office>, settings: DocumentSettings) -> Answer<()> {
    office.with(|desk| desk.save_document_settings(&settings))
}

#[tauri::command(async)]
pub(crate) fn preview_document(office: State<'_, Office>, kind: DocumentKind) -> Answer<Response> {
    Ok(Response::new(office.with(|desk| desk.preview_document(kind))?))
}

#[tauri::command(async)]
pub(crate) fn show_security_txt(office: State<'_, Office>) -> Answer<SecurityTxtView> {
    office.with(|desk| desk.show_security_txt())
}

#[tauri::command(async)]
pub(crate) fn plan_rows(office: State<'_, Office>) -> Answer<Vec<PlanRow>> {
    office.with(|desk| desk.plan_rows())
}

#[tauri::command(async)]
pub(crate) fn issue_document(
    office: State<'_, Office>,
    kind: DocumentKind,
    input: IssueInput,
) -> Answer<ControlledDocument> {
    office.with(|desk| desk.issue_document(kind, &input))
}

#[tauri::command(async)]
pub(crate) fn publish_document(
    office: State<'_, Office>,
    kind: DocumentKind,
    revision: u32,
    place: String,
    at: String,
) -> Answer<()> {
    office.with(|desk| desk.publish_document(kind, revision, &place, &at))
}

#[tauri::command(async)]
pub(crate) fn save_document_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    file: AttachmentId,
) -> Answer<Option<String>> {
    let file = office.with(|desk| desk.document_file(file))?;
    let Some(path) = save_file(&app, &ANY, &file.name) else { return Ok(None) };
    write(&path, &file.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn measures(office: State<'_, Office>, by: MeasureBy) -> Answer<Vec<MeasureSeries>> {
    office.aside(|desk| desk.measures(by))
}

#[tauri::command(async)]
pub(crate) fn save_measures<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    form: MeasureFile,
) -> Answer<Option<String>> {
    let (kind, name) = match form {
        MeasureFile::Csv => (CSV, "measures.csv"),
        MeasureFile::Pdf => (PDF, "measures.pdf"),
    };
    let Some(path) = save_file(&app, &kind, name) else { return Ok(None) };
    let bytes = office.aside(|desk| match form {
        MeasureFile::Csv => desk.measures_csv(),
        MeasureFile::Pdf => desk.measures_pdf(),
    })?;
    write(&path, &bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn save_chart<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    by: MeasureBy,
    index: usize,
) -> Answer<Option<String>> {
    let series = office.aside(|desk| desk.measures(by))?;
    let Some(chart) = series.get(index) else { return Ok(None) };
    let name = format!("{}.svg", chart.title.to_lowercase().replace(' ', "-"));
    let Some(path) = save_file(&app, &SVG, &name) else { return Ok(None) };
    write(&path, chart.svg.as_bytes())?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn evidence(office: State<'_, Office>) -> Answer<EvidenceView> {
    office.with(|desk| desk.evidence())
}

#[tauri::command(async)]
pub(crate) fn save_evidence_patterns(office: State<'_, Office>, patterns: Vec<String>) -> Answer<()> {
    office.with(|desk| desk.save_evidence_patterns(&patterns))
}

#[tauri::command(async)]
pub(crate) fn scan_folder<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<EvidenceView>> {
    let Some(folder) = open_folder(&app, "Folder of quality documents") else { return Ok(None) };
    let ready = office.with(|desk| desk.ready_to_scan())?;
    office.begin_scan();
    // The register stays free meanwhile; a window that is gone hears nothing.
    let found = ready.scan(&folder, &mut |done, of| {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let _ = app.emit("scan-progress", super::history::Progress { done: count(done), total: count(of) });
        !office.is_scan_stopped()
    })?;
    if found.is_cancelled {
        return Ok(None);
    }
    office.with(|desk| {
        desk.keep_scan(&folder, &found)?;
        desk.evidence().map(Some)
    })
}

#[tauri::command(async)]
pub(crate) fn stop_scan(office: State<'_, Office>) -> Answer<()> {
    office.stop_scan();
    Ok(())
}
