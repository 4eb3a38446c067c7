//! How seals are made, keys on tokens, and sealing itself: one notice, many, and again later.

use crate::dialogs::{Kind, open_file, read, save_file, write};
use crate::{Answer, Office};
use crate::{SealOutcome, SignerInput};
use desk::{
    ApprovedNotice, ExtendedNotice, IdentitySummary, MAX_ROOT_FILE, SealedNotice, Sealing, TokenKey, TrustedRoot,
};
use disclosure::NoticeId;
use seal::Level;
use serde::Serialize;
use tauri::{AppHandle, Emitter, Runtime, State};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::history::Progress;

pub(crate) const ROOT: Kind<'_> =
    Kind { title: "Trusted root certificate", name: "Certificate", extensions: &["pem", "crt", "cer", "der"] };
const LIBRARY: Kind<'_> =
    Kind { title: "PKCS#11 library of the token", name: "Library", extensions: &["so", "dll", "dylib"] };
const SEALED: Kind<'_> = Kind { title: "Extend a sealed PDF", name: "PDF", extensions: &["pdf"] };
const EXTENDED: Kind<'_> = Kind { title: "Save the extended PDF", name: "PDF", extensions: &["pdf"] };

/// Largest PDF that is extended, in bytes.
const MAX_PDF: u64 = 512 * 1024 * 1024;

/// How seals are made, and what a check of them ends at.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SealingBook {
    /// How seals are made.
    pub sealing: Sealing,
    /// The roots that are trusted.
    pub roots: Vec<TrustedRoot>,
}

#[tauri::command(async)]
pub(crate) fn sealing_book(office: State<'_, Office>) -> Answer<SealingBook> {
    office.with(|desk| Ok(SealingBook { sealing: desk.sealing()?, roots: desk.trusted_roots()? }))
}

#[tauri::command(async)]
pub(crate) fn set_sealing(office: State<'_, Office>, sealing: Sealing) -> Answer<()> {
    office.with(|desk| desk.set_sealing(&sealing))
}

#[tauri::command(async)]
pub(crate) fn trust_roots<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<Vec<TrustedRoot>>> {
    let Some(path) = open_file(&app, &ROOT) else { return Ok(None) };
    let file = read(&path, MAX_ROOT_FILE as u64)?;
    office.with(|desk| desk.trust_roots(&file)).map(Some)
}

#[tauri::command(async)]
pub(crate) fn distrust_root(office: State<'_, Office>, fingerprint: String) -> Answer<()> {
    office.with(|desk| desk.distrust_root(&fingerprint))
}

#[tauri::command(async)]
pub(crate) fn token_keys<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<Vec<TokenKey>>> {
    let Some(library) = open_file(&app, &LIBRARY) else { return Ok(None) };
    office.look_at_token(&library).map(Some)
}

#[tauri::command(async)]
pub(crate) fn add_token_key(
    office: State<'_, Office>,
    address: String,
    pin: Zeroizing<String>,
) -> Answer<IdentitySummary> {
    office.add_token_key(&address, &pin)
}

#[tauri::command(async)]
pub(crate) fn forget_identity(office: State<'_, Office>, path: String) -> Answer<()> {
    office.with(|desk| desk.forget_identity(&path))
}

#[tauri::command(async)]
pub(crate) fn approved_notices(office: State<'_, Office>) -> Answer<Vec<ApprovedNotice>> {
    office.with(|desk| desk.approved_notices())
}

#[tauri::command(async)]
pub(crate) fn seal_notice_by(
    office: State<'_, Office>,
    id: NoticeId,
    signers: Vec<SignerInput>,
    level: Option<Level>,
) -> Answer<SealedNotice> {
    office.seal(id, &signers, level)
}

#[tauri::command(async)]
pub(crate) fn seal_notices<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    ids: Vec<NoticeId>,
    signers: Vec<SignerInput>,
    level: Option<Level>,
) -> Answer<Vec<SealOutcome>> {
    office.seal_each(&ids, &signers, level, |done, total| {
        // A window that is gone hears nothing; the batch may still end.
        let _ = app.emit("seal-progress", Progress { done, total });
    })
}

#[tauri::command(async)]
pub(crate) fn stop_sealing(office: State<'_, Office>) -> Answer<()> {
    office.stop_sealing();
    Ok(())
}

#[tauri::command(async)]
pub(crate) fn extend_notice(office: State<'_, Office>, id: NoticeId, level: Level) -> Answer<ExtendedNotice> {
    office.extend(id, level)
}

#[tauri::command(async)]
pub(crate) fn save_extended_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: NoticeId,
) -> Answer<Option<String>> {
    let file = office.with(|desk| desk.newest_file(id))?;
    let Some(path) = save_file(&app, &EXTENDED, &file.name) else { return Ok(None) };
    write(&path, &file.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn extend_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    level: Level,
) -> Answer<Option<String>> {
    let Some(sealed) = open_file(&app, &SEALED) else { return Ok(None) };
    let extended = office.extend_bytes(&read(&sealed, MAX_PDF)?, level)?;
    let stem = sealed.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let Some(path) = save_file(&app, &EXTENDED, &format!("{stem}-extended.pdf")) else { return Ok(None) };
    write(&path, &extended)?;
    Ok(Some(path.display().to_string()))
}
