//! The shell around [`desk`]: windows, dialogs and commands. Each command is a doorway to one use case.

pub mod commands;
mod dialogs;
mod ipc;
mod office;
mod reminding;

pub use ipc::{Answer, IpcError};
pub use office::{Office, SealOutcome, SignerInput};

include!("command_names.rs");

/// Opens the window and runs until it is closed.
///
/// # Errors
/// If the window can't be opened, for example without a display.
pub fn run() -> Result<(), tauri::Error> {
    let office = Office::from_arguments(std::env::args_os().skip(1));
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .manage(office)
        .setup(|app| {
            reminding::begin(app.handle().clone());
            Ok(())
        })
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())
}
