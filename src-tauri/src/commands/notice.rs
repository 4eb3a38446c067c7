//! Notices: draft, preview, review, seal, send.

use crate::dialogs::{Kind, open_file, read, save_file, write};
use crate::office::SignerInput;
use crate::{Answer, Office};
use desk::{
    IdentityFile, IdentitySummary, MailOrder, NoticeForm, NoticeMails, NoticeView, Saved, SealedNotice, SendingInput,
};
use disclosure::{DisclosureId, NoticeDraft, NoticeId};
use serde::Serialize;
use tauri::ipc::Response;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;
use zeroize::Zeroizing;

const IDENTITY: Kind<'_> = Kind { title: "Signing identity", name: "PKCS#12 file", extensions: &["p12", "pfx"] };
const RECIPIENTS: Kind<'_> = Kind { title: "List of recipients", name: "CSV", extensions: &["csv", "txt"] };
const MAILS: Kind<'_> = Kind { title: "Save the drafts", name: "Zip", extensions: &["zip"] };

/// Largest list of recipients, in bytes; the use case says what is wrong with a smaller one.
const MAX_RECIPIENTS: u64 = 4 * 1024 * 1024;

/// Drafts of mails that were written into a zip.
#[derive(Serialize, TS)]
pub struct MailsWritten {
    /// The zip.
    pub file: String,
    /// What is in it.
    pub mails: NoticeMails,
}

const PDF: Kind<'_> = Kind { title: "Save the PDF", name: "PDF", extensions: &["pdf"] };

#[tauri::command(async)]
pub(crate) fn new_notice(office: State<'_, Office>, disclosure: DisclosureId, draft: NoticeDraft) -> Answer<NoticeId> {
    office.with(|desk| desk.new_notice(disclosure, &draft).map(|(id, _)| id))
}

#[tauri::command(async)]
pub(crate) fn show_notice(office: State<'_, Office>, id: NoticeId) -> Answer<NoticeView> {
    office.with(|desk| desk.show_notice(id))
}

#[tauri::command(async)]
pub(crate) fn save_notice(office: State<'_, Office>, id: NoticeId, revision: i64, draft: NoticeDraft) -> Answer<Saved> {
    office.with(|desk| desk.save_notice(id, revision, &draft))
}

#[tauri::command(async)]
pub(crate) fn preview_notice(office: State<'_, Office>, id: NoticeId, draft: Option<NoticeDraft>) -> Answer<Response> {
    office.aside(|desk| desk.preview_notice(id, draft.as_ref())).map(|preview| Response::new(preview.pdf))
}

#[tauri::command(async)]
pub(crate) fn send_to_review(office: State<'_, Office>, id: NoticeId, remark: String) -> Answer<()> {
    office.with(|desk| desk.send_to_review(id, &remark))
}

#[tauri::command(async)]
pub(crate) fn send_back(office: State<'_, Office>, id: NoticeId, reason: String) -> Answer<()> {
    office.with(|desk| desk.send_back(id, &reason))
}

#[tauri::command(async)]
pub(crate) fn approve_notice(office: State<'_, Office>, id: NoticeId, remark: String) -> Answer<()> {
    office.with(|desk| desk.approve_notice(id, &remark))
}

#[tauri::command(async)]
pub(crate) fn identities(office: State<'_, Office>) -> Answer<Vec<IdentityFile>> {
    office.with(|desk| desk.identities())
}

#[tauri::command(async)]
pub(crate) fn add_identity<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    passphrase: String,
) -> Answer<Option<IdentitySummary>> {
    let passphrase = Zeroizing::new(passphrase);
    let Some(path) = open_file(&app, &IDENTITY) else { return Ok(None) };
    office.with(|desk| desk.remember_identity(&path, &passphrase)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn new_demonstration_identity<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    name: String,
    passphrase: String,
) -> Answer<Option<IdentitySummary>> {
    let passphrase = Zeroizing::new(passphrase);
    let Some(path) = save_file(&app, &IDENTITY, "demonstration.p12") else { return Ok(None) };
    office
        .with(|desk| desk.new_demonstration_identity(&path, &name, &passphrase, seal::DemonstrationKey::P256))
        .map(Some)
}

#[tauri::command(async)]
pub(crate) fn seal_notice(
    office: State<'_, Office>,
    id: NoticeId,
    identity: String,
    passphrase: Zeroizing<String>,
    meaning: String,
) -> Answer<SealedNotice> {
    office.seal(id, &[SignerInput { identity, passphrase, meaning }], None)
}

#[tauri::command(async)]
pub(crate) fn save_notice_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: NoticeId,
) -> Answer<Option<String>> {
    let (name, bytes) = office.with(|desk| desk.notice_file(id))?;
    let Some(path) = save_file(&app, &PDF, &name) else { return Ok(None) };
    write(&path, &bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn export_notice<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: NoticeId,
    form: NoticeForm,
) -> Answer<Option<String>> {
    let (name, bytes) = office.with(|desk| desk.export_notice(id, form))?;
    let extensions = [form.suffix()];
    let kind = Kind { title: "Export the notice", name: "Notice", extensions: &extensions };
    let Some(path) = save_file(&app, &kind, &name) else { return Ok(None) };
    write(&path, &bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn draft_mails<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: NoticeId,
    hidden: bool,
) -> Answer<Option<MailsWritten>> {
    let Some(list) = open_file(&app, &RECIPIENTS) else { return Ok(None) };
    let recipients = read(&list, MAX_RECIPIENTS)?;
    let mails = office.with(|desk| desk.draft_mails(id, &MailOrder { recipients: &recipients, hidden }))?;
    let (name, zip) = office.with(|desk| desk.pack_mails(id, &mails))?;
    let Some(path) = save_file(&app, &MAILS, &name) else { return Ok(None) };
    write(&path, &zip)?;
    Ok(Some(MailsWritten { file: path.display().to_string(), mails }))
}

#[tauri::command(async)]
pub(crate) fn send_notice(office: State<'_, Office>, id: NoticeId, input: SendingInput) -> Answer<()> {
    office.with(|desk| desk.send_notice(id, &input, None))
}
