//! How the window is drawn on Linux. The page is text and lines: drawn by the processor it takes half the memory that it
//! takes with a graphics card, and drivers that leave a window blank are no matter.

use std::ffi::OsString;

/// The web view looks at it when it starts (WebKitGTK, environment variables).
const PLAIN: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Starts the program again in its place, with the web view told to draw plainly; does nothing where that is settled. A
/// person who sets the variable, to whatever value, keeps it.
#[cfg(target_os = "linux")]
pub fn draw(arguments: impl Iterator<Item = OsString>) {
    use std::os::unix::process::CommandExt;
    if std::env::var_os(PLAIN).is_some() {
        return;
    }
    // Where the program can't be started again, it goes on and is drawn as usual.
    if let Ok(program) = std::env::current_exe() {
        let _ = std::process::Command::new(program).args(arguments).env(PLAIN, "1").exec();
    }
}

/// The window is drawn as the system does it.
#[cfg(not(target_os = "linux"))]
pub fn draw(_: impl Iterator<Item = OsString>) {}
