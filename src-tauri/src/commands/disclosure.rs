//! Disclosures, their facts, and products.

use crate::{Answer, Office};
use desk::{
    DateChange, DisclosureSummary, DisclosureView, FactInput, ProductView, RatedVector, Saved, SetField, VersionsRead,
};
use disclosure::{DisclosureId, FactId, Product, ProductId};
use tauri::State;

#[tauri::command(async)]
pub(crate) fn list_disclosures(office: State<'_, Office>) -> Answer<Vec<DisclosureSummary>> {
    office.with(|desk| desk.list_disclosures())
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
) -> Answer<()> {
    office.with(|desk| desk.close_disclosure(id, closed, &reason))
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

#[tauri::command]
pub(crate) fn rate_vector(vector: String) -> RatedVector {
    RatedVector::of(0, &vector)
}

#[tauri::command]
pub(crate) fn read_versions(versions: String) -> VersionsRead {
    VersionsRead::of(&versions)
}
