//! Reports, letters and the secure channel.

use crate::dialogs::{Kind, open_file, open_files, read, save_file, write};
use crate::{Answer, Office};
use desk::{
    CertificateView, ChannelView, EmbargoInput, IntakeTargets, JudgementInput, LetterInput, LetterText, LetterWish,
    MAX_LETTER_FILE, MailFile, MailPreview, PromiseInput, Received, ReportDecided, ReportDecisionInput, ReportInput,
    ReportSummary, ReportView, Saved, SetField, TablePreview,
};
use disclosure::{AttachmentId, ReportId};
use tauri::{AppHandle, Runtime, State};
use zeroize::Zeroizing;

const MAIL: Kind<'_> = Kind { title: "Receive a mail", name: "Mail", extensions: &["eml"] };
const DRAFT: Kind<'_> = Kind { title: "Save the draft", name: "Mail", extensions: &["eml"] };
const TABLE: Kind<'_> = Kind { title: "Receive reports from a table", name: "CSV", extensions: &["csv", "tsv", "txt"] };
const ADVISORY: Kind<'_> =
    Kind { title: "Receive an advisory as a report", name: "CSAF 2.0 advisory", extensions: &["json"] };
const ANY: Kind<'_> = Kind { title: "Save the file", name: "Any file", extensions: &["*"] };
const ANY_TO_READ: Kind<'_> = Kind { title: "Files for the letter", name: "Any file", extensions: &["*"] };
const KEY: Kind<'_> = Kind { title: "OpenPGP key", name: "OpenPGP", extensions: &["asc", "pgp", "gpg", "key"] };
/// Largest key file, in bytes.
const MAX_KEY: u64 = 1024 * 1024;

#[tauri::command(async)]
pub(crate) fn list_reports(office: State<'_, Office>) -> Answer<Vec<ReportSummary>> {
    office.with(|desk| desk.list_reports())
}

#[tauri::command(async)]
pub(crate) fn show_report(office: State<'_, Office>, name: String) -> Answer<ReportView> {
    office.with(|desk| desk.show_report(&name))
}

#[tauri::command(async)]
pub(crate) fn receive_report(office: State<'_, Office>, input: ReportInput) -> Answer<Received> {
    office.with(|desk| desk.receive_report(&input))
}

#[tauri::command(async)]
pub(crate) fn choose_mail<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<MailPreview>> {
    let Some(path) = open_file(&app, &MAIL) else { return Ok(None) };
    look_at_mail(&office, read(&path, desk::MAX_MAIL as u64)?).map(Some)
}

#[tauri::command(async)]
pub(crate) fn take_mail(office: State<'_, Office>, bytes: Vec<u8>) -> Answer<MailPreview> {
    look_at_mail(&office, bytes)
}

fn look_at_mail(office: &Office, bytes: Vec<u8>) -> Answer<MailPreview> {
    let preview = office.with(|desk| desk.preview_mail(&bytes, None))?;
    office.keep_incoming(bytes);
    Ok(preview)
}

#[tauri::command(async)]
pub(crate) fn open_mail(office: State<'_, Office>, passphrase: String) -> Answer<MailPreview> {
    let passphrase = Zeroizing::new(passphrase);
    let bytes = office.incoming()?;
    office.with(|desk| desk.preview_mail(&bytes, Some(&passphrase)))
}

#[tauri::command(async)]
pub(crate) fn receive_mail(
    office: State<'_, Office>,
    passphrase: Option<String>,
    about: Option<String>,
) -> Answer<Received> {
    let passphrase = passphrase.map(Zeroizing::new);
    let bytes = office.incoming()?;
    office.with(|desk| desk.receive_mail(&bytes, passphrase.as_ref().map(|text| text.as_str()), about.as_deref()))
}

#[tauri::command(async)]
pub(crate) fn choose_report_table<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<TablePreview>> {
    let Some(path) = open_file(&app, &TABLE) else { return Ok(None) };
    let bytes = read(&path, desk::MAX_TABLE as u64)?;
    let preview = office.with(|desk| desk.preview_report_table(&bytes))?;
    office.keep_incoming(bytes);
    Ok(Some(preview))
}

#[tauri::command(async)]
pub(crate) fn receive_report_table(office: State<'_, Office>) -> Answer<Vec<Received>> {
    let bytes = office.incoming()?;
    office.with(|desk| desk.receive_report_table(&bytes))
}

#[tauri::command(async)]
pub(crate) fn receive_advisory<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<Received>> {
    let Some(path) = open_file(&app, &ADVISORY) else { return Ok(None) };
    let bytes = read(&path, desk::MAX_ADVISORY as u64)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    office.with(|desk| desk.receive_advisory(&name, &bytes)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn patch_report(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    patch: Vec<SetField>,
    reason: String,
) -> Answer<Saved> {
    office.with(|desk| desk.patch_report(id, revision, &patch, &reason))
}

#[tauri::command(async)]
pub(crate) fn judge_report(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    input: JudgementInput,
) -> Answer<Saved> {
    office.with(|desk| desk.judge_report(id, revision, &input))
}

#[tauri::command(async)]
pub(crate) fn decide_report(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    input: ReportDecisionInput,
) -> Answer<ReportDecided> {
    office.with(|desk| desk.decide_report(id, revision, &input))
}

#[tauri::command(async)]
pub(crate) fn mark_duplicate(
    office: State<'_, Office>,
    id: ReportId,
    of: Option<String>,
    reason: String,
) -> Answer<Saved> {
    office.with(|desk| desk.mark_duplicate(id, of.as_deref(), &reason))
}

#[tauri::command(async)]
pub(crate) fn agree_embargo(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    input: EmbargoInput,
) -> Answer<Saved> {
    office.with(|desk| desk.agree_embargo(id, revision, &input))
}

#[tauri::command(async)]
pub(crate) fn promise(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    input: PromiseInput,
) -> Answer<Saved> {
    office.with(|desk| desk.promise(id, revision, &input))
}

#[tauri::command(async)]
pub(crate) fn keep_promise(
    office: State<'_, Office>,
    id: ReportId,
    revision: Option<i64>,
    index: usize,
) -> Answer<Saved> {
    office.with(|desk| desk.keep_promise(id, revision, index))
}

#[tauri::command(async)]
pub(crate) fn letter_text(office: State<'_, Office>, report: String, wish: LetterWish) -> Answer<LetterText> {
    office.with(|desk| desk.letter_text(&report, &wish))
}

/// Files for a letter, chosen by the person; those that were chosen before are put away.
#[tauri::command(async)]
pub(crate) fn choose_letter_files<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<Vec<String>>> {
    let Some(paths) = open_files(&app, &ANY_TO_READ) else { return Ok(None) };
    let files = paths
        .iter()
        .map(|path| Ok(MailFile::named(path, read(path, MAX_LETTER_FILE)?)))
        .collect::<Answer<Vec<MailFile>>>()?;
    desk::check_files(&files)?;
    let names = files.iter().map(|file| file.name.clone()).collect();
    office.keep_letter_files(files);
    Ok(Some(names))
}

#[tauri::command(async)]
pub(crate) fn write_letter<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    report: String,
    letter: LetterText,
    with_files: bool,
    encrypt: bool,
    passphrase: Option<String>,
) -> Answer<Option<String>> {
    let passphrase = passphrase.map(Zeroizing::new);
    // Asked first, so that nothing is recorded as written where the person changes their mind.
    let Some(path) = save_file(&app, &DRAFT, "letter.eml") else { return Ok(None) };
    let passphrase = passphrase.as_ref().map(|text| text.as_str());
    let files = office.letter_files(with_files);
    let file = office.with(|desk| {
        let written = desk.write_letter(&report, &letter, encrypt, passphrase, &files)?;
        desk.letter_file(&report, written.attachment)
    })?;
    write(&path, &file.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn record_letter(
    office: State<'_, Office>,
    report: String,
    input: LetterInput,
    with_files: bool,
) -> Answer<()> {
    let files = office.letter_files(with_files);
    office.with(|desk| desk.record_letter(&report, &input, &files))
}

#[tauri::command(async)]
pub(crate) fn save_letter_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    report: String,
    file: AttachmentId,
) -> Answer<Option<String>> {
    let file = office.with(|desk| desk.letter_file(&report, file))?;
    let Some(path) = save_file(&app, &ANY, &file.name) else { return Ok(None) };
    write(&path, &file.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn intake_targets(office: State<'_, Office>) -> Answer<IntakeTargets> {
    office.with(|desk| desk.intake_targets())
}

#[tauri::command(async)]
pub(crate) fn save_intake_targets(office: State<'_, Office>, targets: IntakeTargets) -> Answer<()> {
    office.with(|desk| desk.save_intake_targets(&targets))
}

#[tauri::command(async)]
pub(crate) fn channel(office: State<'_, Office>) -> Answer<ChannelView> {
    office.with(|desk| desk.channel())
}

#[tauri::command(async)]
pub(crate) fn make_channel_key(office: State<'_, Office>, passphrase: String) -> Answer<CertificateView> {
    let passphrase = Zeroizing::new(passphrase);
    office.with(|desk| desk.make_channel_key(&passphrase))
}

#[tauri::command(async)]
pub(crate) fn import_channel_key<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    passphrase: String,
) -> Answer<Option<CertificateView>> {
    let passphrase = Zeroizing::new(passphrase);
    let Some(path) = open_file(&app, &KEY) else { return Ok(None) };
    let bytes = Zeroizing::new(read(&path, MAX_KEY)?);
    office.with(|desk| desk.import_channel_key(&bytes, &passphrase)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn add_certificate<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<CertificateView>> {
    let Some(path) = open_file(&app, &KEY) else { return Ok(None) };
    let bytes = read(&path, MAX_KEY)?;
    office.with(|desk| desk.add_certificate(&bytes)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn save_certificate<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<String>> {
    let channel = office.with(|desk| desk.channel())?;
    let Some(own) = channel.own else { return Ok(None) };
    let Some(path) = save_file(&app, &KEY, "product-security.asc") else { return Ok(None) };
    write(&path, own.armour.as_bytes())?;
    Ok(Some(path.display().to_string()))
}
