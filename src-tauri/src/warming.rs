//! What the first screens need is made ready while the window opens, so that they stand there at once.

use crate::Office;
use desk::{DueFilter, DueOptions};
use std::time::Duration;
use tauri::{AppHandle, Manager, Runtime};

/// How many rows of what is due the window asks for first.
const DUE_ROWS: usize = 300;
/// The window is to be usable before the next screen is made ready.
const NEXT: Duration = Duration::from_secs(1);

/// Makes ready what is due, and then the table of disclosures. What fails here fails again, and is told, when the window
/// asks for it.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let office = app.state::<Office>();
        let first = DueOptions { filter: DueFilter::default(), limit: Some(DUE_ROWS), ..DueOptions::default() };
        if office.list_due(&first).is_ok() {
            std::thread::sleep(NEXT);
            let _ = office.make_table_ready();
        }
    });
}
