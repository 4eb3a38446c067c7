//! Rules and calendars.

use crate::dialogs::{Kind, open_file, read};
use crate::{Answer, Office};
use chrono::NaiveDate;
use deadline::{CalendarCorrection, CalendarDay, CalendarInfo};
use desk::{CorrectionInput, DateChange, Desk, PackPreview, RuleBook, ZoneBook, ZoneClock, ZonesPreview};
use serde::Serialize;
use tauri::{AppHandle, Runtime, State};
use ts_rs::TS;

const RULE_PACK: Kind<'_> = Kind { title: "Rule pack", name: "Rule pack", extensions: &["json"] };
const LARGEST_PACK: u64 = deadline::pack::LARGEST_PACK_FILE as u64;

const ZONE_DATA: Kind<'_> = Kind { title: "Time zone data", name: "Time zone data", extensions: &["whl", "zip"] };
const LARGEST_ZONE_DATA: u64 = zone::LARGEST_FILE as u64;

/// The calendars, and what people corrected in them.
#[derive(Clone, Debug, Serialize, TS)]
pub struct CalendarBook {
    /// The calendars, by name.
    pub calendars: Vec<CalendarInfo>,
    /// The corrections, oldest first.
    pub corrections: Vec<CalendarCorrection>,
}

#[tauri::command(async)]
pub(crate) fn rule_book(office: State<'_, Office>) -> Answer<RuleBook> {
    office.with(|desk| Ok(desk.rule_book()))
}

#[tauri::command(async)]
pub(crate) fn reread_rules(office: State<'_, Office>) -> Answer<RuleBook> {
    office.with(Desk::reread_rules)
}

#[tauri::command(async)]
pub(crate) fn preview_switch(office: State<'_, Office>, regime: String, on: bool) -> Answer<Vec<DateChange>> {
    office.with(|desk| desk.preview_switch(&regime, on))
}

#[tauri::command(async)]
pub(crate) fn switch_regime(office: State<'_, Office>, regime: String, on: bool, reason: String) -> Answer<()> {
    office.with(|desk| desk.switch_regime(&regime, on, &reason))
}

#[tauri::command(async)]
pub(crate) fn choose_rule_pack<R: Runtime>(
    app: AppHandle<R>,
    office: State<'_, Office>,
) -> Answer<Option<PackPreview>> {
    let Some(path) = open_file(&app, &RULE_PACK) else { return Ok(None) };
    let bytes = read(&path, LARGEST_PACK)?;
    let preview = office.with(|desk| desk.preview_rule_pack(&bytes))?;
    office.keep_rule_pack(bytes);
    Ok(Some(preview))
}

#[tauri::command(async)]
pub(crate) fn program_rule_pack(office: State<'_, Office>) -> Answer<PackPreview> {
    let bytes = Desk::program_pack();
    let preview = office.with(|desk| desk.preview_rule_pack(&bytes))?;
    office.keep_rule_pack(bytes);
    Ok(preview)
}

#[tauri::command(async)]
pub(crate) fn take_rule_pack(office: State<'_, Office>, reason: String) -> Answer<()> {
    let bytes = office.take_rule_pack()?;
    office.with(|desk| desk.take_rule_pack(&bytes, &reason))
}

#[tauri::command(async)]
pub(crate) fn zone_names() -> Vec<&'static str> {
    zone::names()
}

#[tauri::command(async)]
pub(crate) fn zone_clocks(office: State<'_, Office>, zones: Vec<String>) -> Answer<Vec<ZoneClock>> {
    office.with(|desk| desk.zone_clocks(&zones))
}

#[tauri::command(async)]
pub(crate) fn zone_book(office: State<'_, Office>) -> Answer<ZoneBook> {
    office.with(|desk| desk.zone_book())
}

#[tauri::command(async)]
pub(crate) fn choose_zones<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>) -> Answer<Option<ZonesPreview>> {
    let Some(path) = open_file(&app, &ZONE_DATA) else { return Ok(None) };
    let bytes = read(&path, LARGEST_ZONE_DATA)?;
    let preview = office.with(|desk| desk.preview_zones(&bytes))?;
    office.keep_zone_data(bytes);
    Ok(Some(preview))
}

#[tauri::command(async)]
pub(crate) fn take_zones(office: State<'_, Office>, reason: String) -> Answer<()> {
    let bytes = office.take_zone_data()?;
    office.with(|desk| desk.take_zones(&bytes, &reason))
}

#[tauri::command(async)]
pub(crate) fn calendar_book(office: State<'_, Office>) -> Answer<CalendarBook> {
    office.with(|desk| {
        Ok(CalendarBook { calendars: desk.list_calendars(), corrections: desk.calendar_corrections().to_vec() })
    })
}

#[tauri::command(async)]
pub(crate) fn calendar_days(office: State<'_, Office>, calendar: String, year: i32) -> Answer<Vec<CalendarDay>> {
    office.with(|desk| desk.calendar_days(&calendar, year))
}

#[tauri::command(async)]
pub(crate) fn preview_correction(office: State<'_, Office>, input: CorrectionInput) -> Answer<Vec<DateChange>> {
    office.with(|desk| desk.preview_correction(&input))
}

#[tauri::command(async)]
pub(crate) fn correct_calendar(office: State<'_, Office>, input: CorrectionInput) -> Answer<()> {
    office.with(|desk| desk.correct_calendar(&input))
}

#[tauri::command(async)]
pub(crate) fn withdraw_correction(
    office: State<'_, Office>,
    calendar: String,
    on: NaiveDate,
    reason: String,
) -> Answer<()> {
    office.with(|desk| desk.withdraw_correction(&calendar, on, &reason))
}
