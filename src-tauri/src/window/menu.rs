//! The menu of the window. The page says what stands in it, in its words and as things are; what is chosen is told to it.

use super::MAIN;
use crate::{Answer, IpcError};
use serde::Deserialize;
use tauri::menu::{CheckMenuItemBuilder, Menu, MenuEvent, MenuItemBuilder, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Runtime};
use ts_rs::TS;

/// Most entries of all parts together.
const MOST: usize = 200;
/// Longest label, in characters.
const MAX_LABEL: usize = 200;
/// What the name of an entry begins with that edits text.
const EDIT: &str = "edit-";

/// A part of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MenuPart {
    /// Its label.
    pub label: String,
    /// Its entries.
    pub entries: Vec<MenuEntry>,
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum MenuEntry {
    /// A step: the page is told its name.
    Item {
        /// Its name.
        id: String,
        /// Its label.
        label: String,
        /// The keys that choose it, as Tauri writes them.
        keys: Option<String>,
        /// Whether it can be chosen.
        enabled: bool,
        /// Whether it is ticked; nothing where it never is.
        checked: Option<bool>,
    },
    /// A step of editing text, done where the caret stands.
    Edit {
        /// Which one.
        does: EditStep,
        /// Its label.
        label: String,
    },
    /// A line between entries.
    Line,
    /// Further entries beside it.
    Part {
        /// Its label.
        label: String,
        /// Its entries.
        entries: Vec<MenuEntry>,
    },
}

/// A step of editing text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum EditStep {
    /// Takes the last change back.
    Undo,
    /// Makes it again.
    Redo,
    /// To the clipboard, and away.
    Cut,
    /// To the clipboard.
    Copy,
    /// From the clipboard.
    Paste,
    /// All of the text.
    SelectAll,
}

impl EditStep {
    const ALL: [Self; 6] = [Self::Undo, Self::Redo, Self::Cut, Self::Copy, Self::Paste, Self::SelectAll];

    /// As the web view calls it.
    const fn command(self) -> &'static str {
        match self {
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Cut => "Cut",
            Self::Copy => "Copy",
            Self::Paste => "Paste",
            Self::SelectAll => "SelectAll",
        }
    }

    fn id(self) -> String {
        format!("{EDIT}{}", self.command())
    }
}

/// Shows a menu in the place of the one that was there.
pub(crate) fn show<R: Runtime>(app: &AppHandle<R>, parts: &[MenuPart]) -> Answer<()> {
    let count: usize = parts.iter().map(|part| count(&part.entries)).sum();
    if count > MOST {
        return Err(IpcError::state(&format!("A menu has at most {MOST} entries; this one has {count}.")));
    }
    build(app, parts).map_err(|error| IpcError::state(&format!("The menu can't be shown: {error}")))
}

fn build<R: Runtime>(app: &AppHandle<R>, parts: &[MenuPart]) -> tauri::Result<()> {
    let menu = Menu::new(app)?;
    // On a Mac the first part carries the name of the program, with what every program has there.
    #[cfg(target_os = "macos")]
    menu.append(&Submenu::with_items(
        app,
        "Disclosure Desk",
        true,
        &[
            &PredefinedMenuItem::hide(app, None)?,
            &PredefinedMenuItem::hide_others(app, None)?,
            &PredefinedMenuItem::show_all(app, None)?,
        ],
    )?)?;
    for part in parts {
        let shown = Submenu::new(app, short(&part.label), true)?;
        fill(app, &shown, &part.entries)?;
        menu.append(&shown)?;
    }
    app.set_menu(menu).map(|_| ())
}

fn fill<R: Runtime>(app: &AppHandle<R>, part: &Submenu<R>, entries: &[MenuEntry]) -> tauri::Result<()> {
    for entry in entries {
        match entry {
            MenuEntry::Line => part.append(&PredefinedMenuItem::separator(app)?)?,
            MenuEntry::Part { label, entries } => {
                let inner = Submenu::new(app, short(label), true)?;
                fill(app, &inner, entries)?;
                part.append(&inner)?;
            }
            MenuEntry::Edit { does, label } => append_edit(app, part, *does, &short(label))?,
            MenuEntry::Item { id, label, keys, enabled, checked: Some(checked) } => {
                let (label, keys) = with_keys(label, keys.as_deref());
                let item = CheckMenuItemBuilder::with_id(id, label).enabled(*enabled).checked(*checked);
                part.append(&match keys {
                    Some(keys) => item.accelerator(keys).build(app)?,
                    None => item.build(app)?,
                })?;
            }
            MenuEntry::Item { id, label, keys, enabled, checked: None } => {
                let (label, keys) = with_keys(label, keys.as_deref());
                let item = MenuItemBuilder::with_id(id, label).enabled(*enabled);
                part.append(&match keys {
                    Some(keys) => item.accelerator(keys).build(app)?,
                    None => item.build(app)?,
                })?;
            }
        }
    }
    Ok(())
}

/// The system's own entry where it does the step; else one that [`chosen`] carries out. No keys on Linux: the text takes
/// them itself.
fn append_edit<R: Runtime>(app: &AppHandle<R>, part: &Submenu<R>, does: EditStep, label: &str) -> tauri::Result<()> {
    #[cfg(not(target_os = "linux"))]
    {
        let own = match does {
            EditStep::Cut => Some(PredefinedMenuItem::cut(app, Some(label))?),
            EditStep::Copy => Some(PredefinedMenuItem::copy(app, Some(label))?),
            EditStep::Paste => Some(PredefinedMenuItem::paste(app, Some(label))?),
            EditStep::SelectAll => Some(PredefinedMenuItem::select_all(app, Some(label))?),
            EditStep::Undo if cfg!(target_os = "macos") => Some(PredefinedMenuItem::undo(app, Some(label))?),
            EditStep::Redo if cfg!(target_os = "macos") => Some(PredefinedMenuItem::redo(app, Some(label))?),
            _ => None,
        };
        if let Some(own) = own {
            return part.append(&own);
        }
    }
    part.append(&MenuItemBuilder::with_id(does.id(), label).build(app)?)
}

/// What was chosen: text is edited where the caret stands, anything else is told to the page.
pub(crate) fn chosen<R: Runtime>(app: &AppHandle<R>, event: &MenuEvent) {
    let id = event.id().0.as_str();
    match EditStep::ALL.into_iter().find(|step| step.id() == id) {
        Some(step) => edit(app, step),
        // A window that is gone hears nothing.
        None => drop(app.emit("menu", id)),
    }
}

#[cfg(target_os = "linux")]
fn edit<R: Runtime>(app: &AppHandle<R>, step: EditStep) {
    use webkit2gtk::WebViewExt;
    if let Some(window) = app.get_webview_window(MAIN) {
        // A page that is gone edits nothing.
        let _ = window.with_webview(move |view| view.inner().execute_editing_command(step.command()));
    }
}

/// Undo and redo are steps of the page itself there.
#[cfg(not(target_os = "linux"))]
fn edit<R: Runtime>(app: &AppHandle<R>, step: EditStep) {
    drop(app.emit("menu", step.command().to_lowercase()));
}

fn count(entries: &[MenuEntry]) -> usize {
    let of = |entry: &MenuEntry| match entry {
        MenuEntry::Part { entries, .. } => 1 + count(entries),
        _ => 1,
    };
    entries.iter().map(of).sum()
}

/// The label and the keys of an entry. On Linux the page hears its keys itself: they are written beside the label, and the
/// menu takes none of them away from a field.
fn with_keys<'k>(label: &str, keys: Option<&'k str>) -> (String, Option<&'k str>) {
    match keys {
        Some(keys) if cfg!(target_os = "linux") => {
            (format!("{}\u{2003}{}", short(label), keys.replace("CmdOrCtrl", "Ctrl").replace('+', " ")), None)
        }
        keys => (short(label), keys),
    }
}

/// A label as the menu shows it: an ampersand is a letter and no mark of one.
fn short(label: &str) -> String {
    label.chars().take(MAX_LABEL).collect::<String>().replace('&', "&&")
}
