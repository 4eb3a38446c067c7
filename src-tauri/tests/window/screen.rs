//! A screen of its own, with hands: keys reach the window as they do on a desk, not through the web view's driver, so that
//! the menu, which is no part of the page, can be used, and the window moved.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long a window may take to appear.
const PATIENCE: Duration = Duration::from_secs(120);

/// An X server that shows one window.
pub(crate) struct Screen {
    server: Child,
    pub(crate) name: String,
}

/// Where a window stands: its left and upper edge, its width and height, in pixels.
pub(crate) type Place = (i32, i32, i32, i32);

impl Screen {
    /// A screen; `None`, with the reason printed, where a program for it is missing.
    pub(crate) fn new() -> Option<Self> {
        for program in ["Xvfb", "xdotool"] {
            if Command::new(program).arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
                println!("skipped: {program} is not installed");
                return None;
            }
        }
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1700x1000x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        assert!(number.trim().parse::<u32>().is_ok(), "Xvfb names no display: {number:?}");
        Some(Self { server, name: format!(":{}", number.trim()) })
    }

    fn hand(&self, arguments: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").args(arguments).env("DISPLAY", &self.name).output().unwrap();
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The window, once it is shown; it has the keys then.
    pub(crate) fn window(&self) -> String {
        let begun = Instant::now();
        while begun.elapsed() < PATIENCE {
            let found = self.hand(&["search", "--onlyvisible", "--class", "disclosure-desk"]).unwrap_or_default();
            if let Some(window) = found.lines().last()
                && self.hand(&["windowfocus", window]).is_some()
            {
                return window.to_owned();
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        panic!("no window is shown");
    }

    /// Presses keys one after the other, as fast as a person would.
    pub(crate) fn press(&self, keys: &[&str]) {
        for key in keys {
            assert!(self.hand(&["key", key]).is_some(), "{key}");
            std::thread::sleep(Duration::from_millis(250));
        }
    }

    /// Moves a window, and gives it another size.
    pub(crate) fn put(&self, window: &str, place: Place) {
        let (x, y, width, height) = place;
        let text = |number: i32| number.to_string();
        self.hand(&["windowmove", "--sync", window, &text(x), &text(y)]).unwrap();
        self.hand(&["windowsize", "--sync", window, &text(width), &text(height)]).unwrap();
    }

    /// Where a window stands.
    pub(crate) fn place(&self, window: &str) -> Place {
        let told = self.hand(&["getwindowgeometry", "--shell", window]).unwrap();
        let number = |name: &str| {
            let line = told.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
            line.unwrap().parse().unwrap()
        };
        (number("X"), number("Y"), number("WIDTH"), number("HEIGHT"))
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
