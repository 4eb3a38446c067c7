//! Backups by themselves: each minute it is looked whether one is due. The window hears when one was made or failed.

use crate::Office;
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, Runtime};

/// How often it is looked.
const EVERY: Duration = Duration::from_mins(1);
/// How long it is waited after one failed.
const AFTER_TROUBLE: Duration = Duration::from_mins(15);
/// The program is to be usable before it copies.
const AT_FIRST: Duration = Duration::from_secs(20);

/// Starts to look, until the program ends.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        std::thread::sleep(AT_FIRST);
        loop {
            let office = app.state::<Office>();
            if office.back_up_by_itself() {
                // A window that is gone hears nothing.
                let _ = app.emit("backup", ());
            }
            std::thread::sleep(if office.is_backup_failing() { AFTER_TROUBLE } else { EVERY });
        }
    });
}
