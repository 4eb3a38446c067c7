//! The shell around [`desk`]: windows, dialogs and commands. Each command is a doorway to one use case.

mod backing_up;
pub mod commands;
mod dialogs;
mod ipc;
mod office;
mod reminding;
mod warming;
pub mod window;

pub use ipc::{Answer, IpcError};
pub use office::{Office, SealOutcome, SignerInput};

use tauri::Manager;

include!("command_names.rs");

/// Opens the window and runs until it is closed.
///
/// # Errors
/// If the window can't be opened, for example without a display.
pub fn run() -> Result<(), tauri::Error> {
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .plugin(tauri_plugin_opener::init())
        .setup(|app| {
            let folder = window::folder(app);
            let arguments = std::env::args_os().skip(1);
            match Office::from_arguments(arguments, folder.as_deref()) {
                Some(office) => app.manage(office),
                // The window that has the register open came to the front.
                None => std::process::exit(0),
            };
            warming::begin(app.handle().clone());
            window::paper::clear(app.path().app_cache_dir().ok().as_deref());
            window::frame::open(app)?;
            reminding::begin(app.handle().clone());
            backing_up::begin(app.handle().clone());
            window::second_start::watch(app.handle().clone());
            Ok(())
        })
        .on_window_event(window::frame::heard)
        .on_menu_event(|app, event| window::menu::chosen(app, &event))
        .invoke_handler(commands::handler())
        .run(tauri::generate_context!())
}
