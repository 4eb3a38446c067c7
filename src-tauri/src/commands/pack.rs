//! Packs.

use crate::dialogs::{Kind, open_file, read, save_file, write};
use crate::{Answer, Office};
use desk::{BuiltPack, MAX_RECEIPT, PackOrder, SendingInput};
use disclosure::{CountryCode, DisclosureId, PackId};
use std::path::Path;
use tauri::{AppHandle, Runtime, State};
use zeroize::Zeroizing;

const ZIP: Kind<'_> = Kind { title: "Save the pack", name: "Pack", extensions: &["zip"] };
const RECEIPT: Kind<'_> = Kind { title: "Receipt", name: "Any file", extensions: &["*"] };

#[tauri::command(async)]
pub(crate) fn build_pack(
    office: State<'_, Office>,
    disclosure: DisclosureId,
    regime: String,
    stage: String,
    place: Option<CountryCode>,
    identity: String,
    passphrase: String,
) -> Answer<BuiltPack> {
    let passphrase = Zeroizing::new(passphrase);
    let order = PackOrder {
        regime: &regime,
        stage: &stage,
        place: place.as_ref(),
        attachments: &[],
        identity: Path::new(&identity),
        passphrase: &passphrase,
    };
    office.with(|desk| {
        desk.remembered_identity(&identity)?;
        desk.build_pack(disclosure, &order)
    })
}

#[tauri::command(async)]
pub(crate) fn save_pack_file<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: PackId,
) -> Answer<Option<String>> {
    let file = office.with(|desk| desk.pack_file(&id.to_string()))?;
    let Some(path) = save_file(&app, &ZIP, &file.name) else { return Ok(None) };
    write(&path, &file.bytes)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
pub(crate) fn send_pack<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
    id: PackId,
    input: SendingInput,
    with_receipt: bool,
) -> Answer<()> {
    let file = if with_receipt { open_file(&app, &RECEIPT) } else { None };
    let bytes = file.as_deref().map(|path| read(path, MAX_RECEIPT as u64)).transpose()?;
    let name =
        file.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let receipt = bytes.as_deref().map(|bytes| (name.as_str(), bytes));
    office.with(|desk| desk.send_pack(&id.to_string(), &input, receipt).map(|_| ()))
}
