//! Where the window stood, how large it was, and whether it filled the screen. At worst it opens as it did the first time.

use super::{MAIN, folder, remember, remembered};
use serde::{Deserialize, Serialize};
use std::sync::{Mutex, PoisonError};
use tauri::{
    App, Manager, Monitor, PhysicalPosition, PhysicalSize, Runtime, WebviewWindow, WebviewWindowBuilder, Window,
    WindowEvent,
};

const FILE: &str = "window.json";
/// How much of the bar by which a window is moved must lie on a screen, in pixels.
const GRASPABLE: (i32, i32) = (120, 20);
const BAR: i32 = 40;

/// The place of a window, in pixels of the screens; the size is that of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Frame {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
    maximised: bool,
}

/// The last place of the window while it did not fill the screen.
#[derive(Default)]
pub(crate) struct Seen(Mutex<Frame>);

/// Opens the window where it stood. A place that no screen shows any more is not taken.
///
/// # Errors
/// If the window can't be made.
pub(crate) fn open<R: Runtime>(app: &App<R>) -> tauri::Result<()> {
    let frame: Frame = remembered(folder(app).as_deref(), FILE);
    let Some(config) = app.config().app.windows.iter().find(|window| window.label == MAIN) else { return Ok(()) };
    let window = WebviewWindowBuilder::from_config(app.handle(), config)?.visible(false).build()?;
    app.manage(Seen(Mutex::new(frame)));
    leave_out(&window);
    // A desktop may refuse each of these; the window opens nevertheless.
    let _ = place(&window, frame);
    window.show()
}

/// What a page of text has no use for is left out of the web view: there is less to attack, and less in memory.
#[cfg(target_os = "linux")]
fn leave_out<R: Runtime>(window: &WebviewWindow<R>) {
    use webkit2gtk::{SettingsExt, WebViewExt};
    // Where it can't be set, the view has more than it needs.
    let _ = window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_media(false);
            settings.set_enable_media_stream(false);
            settings.set_enable_page_cache(false);
        }
    });
}

/// The web view is that of the system.
#[cfg(not(target_os = "linux"))]
fn leave_out<R: Runtime>(_: &WebviewWindow<R>) {}

fn place<R: Runtime>(window: &WebviewWindow<R>, frame: Frame) -> tauri::Result<()> {
    if frame.width == 0 || frame.height == 0 {
        return Ok(());
    }
    let screens: Vec<Screen> = window.available_monitors()?.iter().map(Screen::of).collect();
    if let Some(screen) = screens.iter().find(|screen| screen.shows(frame)) {
        window.set_size(PhysicalSize::new(frame.width.min(screen.width), frame.height.min(screen.height)))?;
        window.set_position(PhysicalPosition::new(frame.x, frame.y))?;
    } else if let Some(screen) = screens.first() {
        window.set_size(PhysicalSize::new(frame.width.min(screen.width), frame.height.min(screen.height)))?;
        window.center()?;
    }
    if frame.maximised { window.maximize() } else { Ok(()) }
}

/// Hears what happens to the window.
pub(crate) fn heard<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let Some(seen) = window.try_state::<Seen>() else { return };
    let mut frame = seen.0.lock().unwrap_or_else(PoisonError::into_inner);
    match event {
        WindowEvent::Resized(_) | WindowEvent::Moved(_) => {
            let filled = window.is_maximized().unwrap_or(false) || window.is_fullscreen().unwrap_or(false);
            let hidden = window.is_minimized().unwrap_or(false);
            if !filled
                && !hidden
                && let (Ok(at), Ok(size)) = (window.outer_position(), window.inner_size())
            {
                *frame = Frame { x: at.x, y: at.y, width: size.width, height: size.height, maximised: false };
            }
        }
        WindowEvent::CloseRequested { .. } => {
            frame.maximised = window.is_maximized().unwrap_or(false);
            // Without a folder for settings nothing is remembered.
            let _ = remember(folder(window).as_deref(), FILE, &*frame);
        }
        _ => {}
    }
}

#[derive(Clone, Copy, Debug)]
struct Screen {
    x: i32,
    y: i32,
    width: u32,
    height: u32,
}

impl Screen {
    fn of(monitor: &Monitor) -> Self {
        let (at, size) = (monitor.position(), monitor.size());
        Self { x: at.x, y: at.y, width: size.width, height: size.height }
    }

    /// Whether enough of the window's bar lies on it.
    fn shows(&self, frame: Frame) -> bool {
        let length = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let shared = |from: i32, size: i32, other: i32, other_size: i32| {
            from.saturating_add(size).min(other.saturating_add(other_size)).saturating_sub(from.max(other))
        };
        let across = shared(self.x, length(self.width), frame.x, length(frame.width));
        let down = shared(self.y, length(self.height), frame.y, BAR);
        across >= GRASPABLE.0 && down >= GRASPABLE.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_no_screen_shows_is_not_put_there() {
        let screen = Screen { x: 0, y: 0, width: 1920, height: 1080 };
        let at = |x, y| Frame { x, y, width: 1440, height: 900, maximised: false };
        for (frame, shown) in [
            (at(0, 0), true),
            (at(-1300, 0), true),
            (at(-1400, 0), false),
            (at(1800, 0), true),
            (at(1900, 0), false),
            (at(100, 1060), true),
            (at(100, 1075), false),
            (at(100, -30), false),
            (at(i32::MAX, i32::MIN), false),
        ] {
            assert_eq!(screen.shows(frame), shown, "{frame:?}");
        }
    }

    #[test]
    fn what_is_no_place_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), b"{\"x\": \"left\"}").unwrap();
        assert_eq!(remembered::<Frame>(Some(folder.path()), FILE), Frame::default());
        let frame = Frame { x: 5, y: 6, width: 700, height: 500, maximised: true };
        remember(Some(folder.path()), FILE, &frame).unwrap();
        assert_eq!(remembered::<Frame>(Some(folder.path()), FILE), frame);
        assert!(remember(None, FILE, &frame).is_err());
    }
}
