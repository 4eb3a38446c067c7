//! What must be settled before a program starts its first thread: the variables of its environment that libraries look at
//! when they start. Nothing here may be called later, for another thread may read the environment meanwhile.

/// How the web view of Linux (WebKitGTK) draws: with a graphics card unless this is set to anything but `0`.
const DRAW_PLAINLY: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";

/// Has the web view draw with the processor alone. The page is text and lines: so it takes half the memory, and drivers
/// that leave a window blank are no matter. A person who sets the variable, to whatever value, keeps it.
pub fn draw_plainly() {
    if cfg!(target_os = "linux") && std::env::var_os(DRAW_PLAINLY).is_none() {
        std::env::set_var(DRAW_PLAINLY, "1");
    }
}
