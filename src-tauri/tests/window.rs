//! The main job in the real window: from an empty register to a sealed notice and a pack.

#![cfg(target_os = "linux")]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "window/driver.rs"]
mod driver;

use driver::{Window, what_is_missing};

/// Runs a test in a window, or says why it can't.
fn in_window<F: Future<Output = ()>>(work: impl FnOnce() -> F) {
    if let Some(reason) = what_is_missing() {
        println!("skipped: {reason}");
        return;
    }
    tokio::runtime::Runtime::new().unwrap().block_on(work());
}

#[test]
fn the_window_opens() {
    in_window(|| async {
        let window = Window::open(&[]).await;
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        window.look("start").await;
        window.close().await;
    });
}
