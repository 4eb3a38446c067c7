//! Disclosures, their facts, and products.

use crate::dialogs::{Kind, open_file, read, save_file, write};
use crate::{Answer, Office};
use desk::{
    DateChange, Desk, DisclosureLook, DisclosureMark, DisclosurePage, DisclosureView, FactInput, MAX_TABLE,
    ProductView, ProductsImported, ProductsPreview, RatedVector, Saved, SetField, VersionsRead,
};
use disclosure::{Cwe, DisclosureId, FactId, Product, ProductId, find_cwes};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

const PRODUCTS: Kind<'_> = Kind { title: "Import products", name: "Table", extensions: &["csv", "tsv", "txt"] };
const TEMPLATE: Kind<'_> = Kind { title: "Table to fill in", name: "CSV", extensions: &["csv"] };

/// A table of products that was chosen, and what it would bring.
#[derive(Clone, Debug, Serialize, TS)]
pub struct ChosenProducts {
    /// Name of the file.
    pub name: String,
    /// What it would bring.
    pub preview: ProductsPreview,
}

#[tauri::command(async)]
pub(crate) fn list_disclosures(
    office: State<'_, Office>,
    look: DisclosureLook,
    from: usize,
    count: usize,
) -> Answer<DisclosurePage> {
    office.make_table_ready()?;
    office.with(|desk| desk.disclosure_page(&look, from, count))
}

#[tauri::command(async)]
pub(crate) fn disclosures_found(office: State<'_, Office>, look: DisclosureLook) -> Answer<Vec<DisclosureMark>> {
    office.make_table_ready()?;
    office.with(|desk| desk.disclosures_found(&look))
}

#[tauri::command(async)]
pub(crate) fn show_disclosure(office: State<'_, Office>, id: DisclosureId) -> Answer<DisclosureView> {
    office.with(|desk| desk.show_disclosure(id))
}

#[tauri::command(async)]
pub(crate) fn new_disclosure(office: State<'_, Office>, title: String) -> Answer<DisclosureId> {
    office.with(|desk| desk.new_disclosure(&title).map(|(id, _)| id))
}

#[tauri::command(async)]
pub(crate) fn new_linked_disclosure(office: State<'_, Office>, of: DisclosureId) -> Answer<DisclosureId> {
    office.with(|desk| desk.new_linked_disclosure(of, "").map(|(id, _)| id))
}

#[tauri::command(async)]
pub(crate) fn patch_disclosure(
    office: State<'_, Office>,
    id: DisclosureId,
    revision: i64,
    patch: Vec<SetField>,
    reason: String,
) -> Answer<Saved> {
    office.with(|desk| desk.patch_disclosure(id, Some(revision), &patch, &reason))
}

#[tauri::command(async)]
pub(crate) fn add_vulnerability(office: State<'_, Office>, id: DisclosureId, revision: i64) -> Answer<Saved> {
    office.with(|desk| desk.add_vulnerability(id, revision))
}

#[tauri::command(async)]
pub(crate) fn close_disclosure(
    office: State<'_, Office>,
    id: DisclosureId,
    closed: bool,
    reason: String,
    despite_open: bool,
) -> Answer<()> {
    office.with(|desk| desk.close_disclosure(id, closed, &reason, despite_open).map(drop))
}

#[tauri::command(async)]
pub(crate) fn record_fact(office: State<'_, Office>, id: DisclosureId, input: FactInput) -> Answer<FactId> {
    office.with(|desk| desk.record_fact(id, &input))
}

#[tauri::command(async)]
pub(crate) fn preview_fact(office: State<'_, Office>, id: DisclosureId, input: FactInput) -> Answer<Vec<DateChange>> {
    office.with(|desk| desk.preview_fact(id, &input))
}

#[tauri::command(async)]
pub(crate) fn list_products(office: State<'_, Office>) -> Answer<Vec<ProductView>> {
    office.with(|desk| desk.list_products())
}

#[tauri::command(async)]
pub(crate) fn add_product(office: State<'_, Office>, product: Product) -> Answer<ProductId> {
    office.with(|desk| desk.add_product(&product))
}

#[tauri::command(async)]
pub(crate) fn save_product(office: State<'_, Office>, id: ProductId, revision: i64, product: Product) -> Answer<Saved> {
    office.with(|desk| desk.save_product(id, revision, &product, ""))
}

#[tauri::command(async)]
pub(crate) fn choose_product_table<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<ChosenProducts>> {
    let Some(path) = open_file(&app, &PRODUCTS) else { return Ok(None) };
    let bytes = read(&path, MAX_TABLE as u64)?;
    let preview = office.with(|desk| desk.preview_products(&bytes))?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    office.keep_products(name.clone(), bytes);
    Ok(Some(ChosenProducts { name, preview }))
}

#[tauri::command(async)]
pub(crate) fn import_products(office: State<'_, Office>, fingerprint: String) -> Answer<ProductsImported> {
    let (name, bytes) = office.products()?;
    office.with(|desk| desk.import_products(&name, &bytes, Some(&fingerprint)))
}

#[tauri::command(async)]
pub(crate) fn save_product_template<R: Runtime>(app: AppHandle<R>) -> Answer<Option<String>> {
    let Some(path) = save_file(&app, &TEMPLATE, "products.csv") else { return Ok(None) };
    write(&path, &Desk::product_template())?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command]
pub(crate) fn rate_vector(vector: String) -> RatedVector {
    RatedVector::of(0, &vector)
}

/// How many weaknesses are offered at once.
const OFFERED: usize = 6;

#[tauri::command]
pub(crate) fn find_weaknesses(words: String) -> Vec<Cwe> {
    find_cwes(&words, OFFERED)
}

#[tauri::command]
pub(crate) fn read_versions(versions: String) -> VersionsRead {
    VersionsRead::of(&versions)
}
