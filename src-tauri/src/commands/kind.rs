//! Kinds of document, the fields of their forms, and what keeps a notice in step with the record.

use crate::dialogs::{Kind, open_file, read};
use crate::{Answer, Office};
use desk::{FieldView, KindView, LanguageView};
use disclosure::{AttachmentId, DisclosureId, NoticeId, NoticeKind};
use serde::Serialize;
use tauri::ipc::Response;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

const PICTURE: Kind<'_> = Kind { title: "Picture", name: "PNG or SVG", extensions: &["png", "svg"] };

/// Largest picture file, in bytes.
const MAX_PICTURE: u64 = 8 * 1024 * 1024;

/// What the documents can be: it does not change while the program runs.
#[derive(Serialize, TS)]
pub struct KindBook {
    /// The kinds that can be started, in order.
    pub kinds: Vec<KindView>,
    /// The fields of their forms.
    pub fields: Vec<FieldView>,
    /// The languages that there is wording for.
    pub languages: Vec<LanguageView>,
}

#[tauri::command(async)]
pub(crate) fn kind_book(office: State<'_, Office>) -> Answer<KindBook> {
    office.with(|desk| {
        Ok(KindBook { kinds: desk.notice_kinds(), fields: desk.form_fields(), languages: desk.notice_languages() })
    })
}

#[tauri::command(async)]
pub(crate) fn kinds_for_stage(office: State<'_, Office>, regime: String, stage: String) -> Answer<Vec<NoticeKind>> {
    office.with(|desk| Ok(desk.kinds_for_stage(&regime, &stage)))
}

#[tauri::command(async)]
pub(crate) fn update_notice(office: State<'_, Office>, id: NoticeId) -> Answer<()> {
    office.with(|desk| desk.update_notice(id))
}

#[tauri::command(async)]
pub(crate) fn supersede_notice(office: State<'_, Office>, id: NoticeId) -> Answer<NoticeId> {
    office.with(|desk| desk.supersede_notice(id).map(|(id, _)| id))
}

#[tauri::command(async)]
pub(crate) fn add_picture<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    disclosure: DisclosureId,
) -> Answer<Option<AttachmentId>> {
    let Some((name, bytes)) = choose_picture(&app)? else { return Ok(None) };
    office.with(|desk| desk.add_picture(disclosure, &name, &bytes)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn choose_logo<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<bool> {
    let Some((name, bytes)) = choose_picture(&app)? else { return Ok(false) };
    office.with(|desk| desk.set_logo(Some((&name, &bytes))))?;
    Ok(true)
}

#[tauri::command(async)]
pub(crate) fn remove_logo(office: State<'_, Office>) -> Answer<()> {
    office.with(|desk| desk.set_logo(None))
}

#[tauri::command(async)]
pub(crate) fn picture(office: State<'_, Office>, id: AttachmentId) -> Answer<Response> {
    office.with(|desk| desk.picture(id)).map(Response::new)
}

fn choose_picture<R: Runtime>(app: &AppHandle<R>) -> Answer<Option<(String, Vec<u8>)>> {
    let Some(path) = open_file(app, &PICTURE) else { return Ok(None) };
    let bytes = read(&path, MAX_PICTURE)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Ok(Some((name, bytes)))
}
