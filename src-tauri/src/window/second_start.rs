//! A second start with the register that a window has open already: that window comes to the front, and the second one ends.
//!
//! The two meet in files, not over a bus that a desktop may lack: the second leaves a request in the folder of the
//! program's settings, the first takes it away and comes forward. Nobody takes it where the writer is no window of this
//! person, or hangs: then the register opens read-only, as ever.

use super::{MAIN, folder};
use crate::Office;
use register::Mode;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, Runtime, UserAttentionType};

/// How often a window looks for requests.
const EVERY: Duration = Duration::from_millis(400);
/// How long a second start waits for an answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// Asks the window that has the register open to come to the front; tells whether it does.
pub(crate) fn ask(folder: Option<&Path>, register: &Path) -> bool {
    let Some(request) = folder.map(|folder| request_for(folder, register)) else { return false };
    let left = request.parent().is_some_and(|parent| std::fs::create_dir_all(parent).is_ok())
        && std::fs::write(&request, std::process::id().to_string()).is_ok();
    let asked = Instant::now();
    while left && asked.elapsed() < PATIENCE {
        if !request.exists() {
            return true;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    // Nobody took it: it must not call somebody else later.
    let _ = std::fs::remove_file(&request);
    false
}

/// Looks for requests until the program ends.
pub(crate) fn watch<R: Runtime>(app: AppHandle<R>) {
    let Some(folder) = folder(&app) else { return };
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(EVERY);
            let office = app.state::<Office>();
            let open = office.with(|desk| Ok((desk.register().path().to_owned(), desk.register().mode())));
            if let Ok((path, Mode::Write)) = open
                && std::fs::remove_file(request_for(&folder, &path)).is_ok()
            {
                come_forward(&app);
            }
        }
    });
}

/// Brings the window to the front.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    let Some(window) = app.get_webview_window(MAIN) else { return };
    // Where a desktop does not let a program come forward by itself, it asks for attention.
    let _ = window.unminimize();
    let _ = window.show();
    let _ = window.set_focus();
    let _ = window.request_user_attention(Some(UserAttentionType::Informational));
}

/// The request for one register, whatever way its path was written.
fn request_for(folder: &Path, register: &Path) -> PathBuf {
    let path = std::fs::canonicalize(register).unwrap_or_else(|_| register.to_owned());
    folder.join("requests").join(desk::sha256_text(path.display().to_string().as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_that_nobody_takes_is_withdrawn_and_one_that_is_taken_is_answered() {
        let folder = tempfile::tempdir().unwrap();
        let register = folder.path().join("a.desk");
        std::fs::write(&register, b"").unwrap();
        assert!(!ask(Some(folder.path()), &register));
        assert!(!request_for(folder.path(), &register).exists());
        assert!(!ask(None, &register));

        let request = request_for(folder.path(), &register);
        let taker = std::thread::spawn(move || {
            let began = Instant::now();
            while began.elapsed() < PATIENCE && std::fs::remove_file(&request).is_err() {
                std::thread::sleep(Duration::from_millis(10));
            }
        });
        assert!(ask(Some(folder.path()), &folder.path().join(".").join("a.desk")));
        taker.join().unwrap();
    }
}
