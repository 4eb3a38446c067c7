//! The window itself: where it stands, its menu, who works in it, what was open lately, and a second start.

pub(crate) mod frame;
pub mod lock;
pub mod menu;
pub(crate) mod paper;
pub mod person;
pub mod recent;
pub(crate) mod second_start;

use std::path::{Path, PathBuf};
use tauri::{Manager, Runtime};

/// The name of the window.
pub(crate) const MAIN: &str = "main";

/// The folder of what the program remembers on this computer; nothing of it belongs to a register.
pub(crate) fn folder<R: Runtime>(app: &impl Manager<R>) -> Option<PathBuf> {
    app.path().app_config_dir().ok()
}

/// Reads something that is remembered; what can't be read is forgotten.
pub(crate) fn remembered<T: serde::de::DeserializeOwned + Default>(folder: Option<&Path>, name: &str) -> T {
    let bytes = folder.and_then(|folder| std::fs::read(folder.join(name)).ok());
    bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

/// Remembers something, the whole file or nothing.
///
/// # Errors
/// If the folder can't be written.
pub(crate) fn remember<T: serde::Serialize>(folder: Option<&Path>, name: &str, value: &T) -> std::io::Result<()> {
    let folder = folder.ok_or_else(|| std::io::Error::other("this computer names no folder for settings"))?;
    std::fs::create_dir_all(folder)?;
    register::write_whole(&folder.join(name), &serde_json::to_vec_pretty(value)?)
}
