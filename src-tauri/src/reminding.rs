//! Telling people in time: each minute the reminders whose time has come go to the desktop and to the window, and the
//! window's title counts what is due. What came while the program was not running is told at the next start.

use crate::Office;
use chrono::{DateTime, TimeDelta, Utc};
use desk::RemindersDue;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, Runtime};
use tauri_plugin_notification::NotificationExt;

/// The window is to be usable before the clock is looked at first.
const AT_FIRST: Duration = Duration::from_secs(3);
/// How often the clock is looked at.
const EVERY: Duration = Duration::from_secs(30);
/// Most notifications that the desktop shows at once; more are summed up in one.
const MOST_AT_ONCE: usize = 4;
/// The name of the window.
const WINDOW: &str = "main";

/// Until when the reminders of each register were told. Kept beside the program's settings: a register that is read only
/// is reminded of too.
type Told = BTreeMap<PathBuf, DateTime<Utc>>;

/// Starts to look at the clock, until the program ends.
pub(crate) fn begin<R: Runtime>(app: AppHandle<R>) {
    std::thread::spawn(move || {
        let mut watch = Watch::default();
        std::thread::sleep(AT_FIRST);
        loop {
            watch.look(&app);
            std::thread::sleep(EVERY);
        }
    });
}

/// What was seen last: nothing is worked out again while it stands.
#[derive(Default)]
struct Watch {
    register: PathBuf,
    entries: i64,
    next_at: Option<DateTime<Utc>>,
    looked_on: Option<DateTime<Utc>>,
}

impl Watch {
    fn look<R: Runtime>(&mut self, app: &AppHandle<R>) {
        let office = app.state::<Office>();
        let seen = office
            .with(|desk| Ok((desk.register().path().to_owned(), desk.register().read().history_head()?.0, desk.now())));
        let Ok((register, entries, now)) = seen else { return };
        // A day may end, and a date pass, without a reminder: the count in the title is made anew each quarter of an hour.
        let stale = self.looked_on.is_none_or(|at| now - at > TimeDelta::minutes(15));
        let is_same = self.register == register && self.entries == entries;
        if is_same && !stale && self.next_at.is_none_or(|next| next > now) {
            return;
        }
        let told_file = app.path().app_config_dir().ok().map(|folder| folder.join("reminders.json"));
        let mut told: Told = told_file.as_deref().map(read).unwrap_or_default();
        // A register that is opened here for the first time has no meantime.
        let since = told.get(&register).copied().unwrap_or(now);
        let Ok((due, on_the_desktop)) =
            office.aside(|desk| Ok((desk.reminders_due(since, now)?, desk.reminders()?.on_the_desktop)))
        else {
            return;
        };
        told.insert(register.clone(), now);
        if let Some(file) = &told_file {
            write(file, &told);
        }
        if on_the_desktop {
            show(app, &due, office.lock().is_locked());
        }
        entitle(app, &due);
        (self.register, self.entries, self.next_at, self.looked_on) = (register, entries, due.next_at, Some(now));
        if !due.reminders.is_empty() {
            office.tell(due);
            // A window that is gone hears nothing.
            let _ = app.emit("reminders", ());
        }
    }
}

fn show<R: Runtime>(app: &AppHandle<R>, due: &RemindersDue, locked: bool) {
    let notify = |title: &str, body: &str| {
        // Without a desktop that shows notifications, the window still does.
        let _ = app.notification().builder().title(title).body(body).show();
    };
    // What a locked window hides, the desktop does not tell.
    if locked {
        if !due.reminders.is_empty() {
            notify("Disclosure Desk", "Dates need attention. Unlock the window to see them.");
        }
        return;
    }
    for reminder in due.reminders.iter().take(MOST_AT_ONCE) {
        notify(&reminder.heading, &reminder.text);
    }
    if due.reminders.len() > MOST_AT_ONCE {
        let more = due.reminders.len() - MOST_AT_ONCE;
        notify("Disclosure Desk", &format!("{more} more dates need attention. Open the list of what is due."));
    }
}

/// The count of what is overdue or due today, in the title and, where the system has it, on the icon.
fn entitle<R: Runtime>(app: &AppHandle<R>, due: &RemindersDue) {
    let Some(window) = app.get_webview_window(WINDOW) else { return };
    let count = due.overdue + due.today;
    let title = if count == 0 { "Disclosure Desk".to_owned() } else { format!("({count}) Disclosure Desk") };
    // Not every system shows a count on the icon.
    let _ = window.set_title(&title);
    let _ = window.set_badge_count((count > 0).then(|| i64::try_from(count).unwrap_or(i64::MAX)));
}

fn read(file: &Path) -> Told {
    std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}

fn write(file: &Path, told: &Told) {
    // At worst a reminder is given twice.
    if let (Some(folder), Ok(bytes)) = (file.parent(), serde_json::to_vec_pretty(told)) {
        let _ = std::fs::create_dir_all(folder).and_then(|()| register::write_whole(file, &bytes));
    }
}
