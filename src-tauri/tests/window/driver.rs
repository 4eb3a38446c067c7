//! The real window under WebKitWebDriver: start it, find things, click, type, look.

use super::screen::Screen;
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// How long anything on the page may take to appear.
const PATIENCE: Duration = Duration::from_secs(120);
/// How often something is asked for before it is given up: on a slow or busy machine far longer than anything takes.
const TRIES: usize = 600;

/// A window with a folder of its own, and the driver behind it.
pub(crate) struct Window {
    folder: TempDir,
    client: Client,
    driver: Child,
}

/// What is missing to drive a window; `None` if all is there.
pub(crate) fn what_is_missing() -> Option<&'static str> {
    let answers = |program: &str| {
        Command::new(program).arg("--help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
    };
    if std::env::var_os("DISPLAY").is_none() {
        Some("there is no display")
    } else if !answers("tauri-driver") {
        Some("tauri-driver is not installed")
    } else if !Path::new("/usr/bin/WebKitWebDriver").exists() {
        Some("WebKitWebDriver is not installed")
    } else {
        None
    }
}

/// The program under test: the one that was built with the test, or the one that `DISCLOSURE_DESK_BINARY` names, such as
/// the installed one.
fn program() -> PathBuf {
    std::env::var_os("DISCLOSURE_DESK_BINARY")
        .map_or_else(|| env!("CARGO_BIN_EXE_disclosure-desk").into(), PathBuf::from)
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Gives a program folders of its own.
fn at_home<'c>(command: &'c mut Command, folder: &Path) -> &'c mut Command {
    let homes = [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_CACHE_HOME", "cache")];
    command.envs(homes.map(|(name, part)| (name, folder.join(part))))
}

/// A stand-in for what the system opens files with: it writes down their names. The search path that begins with it.
fn reader_of_pdfs(folder: &Path) -> std::ffi::OsString {
    use std::os::unix::fs::PermissionsExt;
    let programs = folder.join("programs");
    std::fs::create_dir(&programs).unwrap();
    let opens = programs.join("xdg-open");
    std::fs::write(&opens, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", folder.join("opened").display()))
        .unwrap();
    std::fs::set_permissions(&opens, std::fs::Permissions::from_mode(0o755)).unwrap();
    let before = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(programs).chain(std::env::split_paths(&before))).unwrap()
}

/// The program on a screen, without a driver, with the folders of an earlier window.
pub(crate) fn started(screen: &Screen, folder: &TempDir) -> Child {
    let mut command = Command::new(program());
    at_home(&mut command, folder.path()).env("DISPLAY", &screen.name).spawn().unwrap()
}

impl Window {
    /// A window whose pictures can be taken: drawn plainly, as people have it, the web view answers the driver's question
    /// for one only until its first change.
    pub(crate) async fn open(arguments: &[&str]) -> Self {
        Self::drawn(arguments, &[("WEBKIT_DISABLE_DMABUF_RENDERER", "0")]).await
    }

    /// A window as people have it; no picture of it can be taken.
    pub(crate) async fn open_plainly(arguments: &[&str]) -> Self {
        Self::drawn(arguments, &[]).await
    }

    /// A window as people have it, on a screen of its own.
    pub(crate) async fn open_on(screen: &Screen, arguments: &[&str]) -> Self {
        Self::drawn(arguments, &[("DISPLAY", &screen.name)]).await
    }

    async fn drawn(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let answers = folder.path().join("answers");
        std::fs::write(&answers, "").unwrap();
        let (port, native_port) = (free_port(), free_port());
        let mut command = Command::new("tauri-driver");
        let reader = reader_of_pdfs(folder.path());
        at_home(&mut command, folder.path())
            .env("PATH", reader)
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .env("DISCLOSURE_DESK_ANSWERS", &answers)
            .env("USER", "Jana Petersen")
            .envs(variables.iter().copied())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // The driver starts the program; only a group of their own ends both.
            .process_group(0);
        let driver = command.spawn().unwrap();
        let mut capabilities = fantoccini::wd::Capabilities::new();
        let options = serde_json::json!({ "application": program(), "args": arguments });
        capabilities.insert("tauri:options".to_owned(), options);
        capabilities.insert("browserName".to_owned(), "wry".into());
        let url = format!("http://127.0.0.1:{port}");
        for _ in 0..TRIES {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        // The driver answers a little before the one behind it is ready.
        let mut client = None;
        for _ in 0..TRIES {
            let mut builder = ClientBuilder::new(HttpConnector::new());
            match builder.capabilities(capabilities.clone()).connect(&url).await {
                Ok(connected) => {
                    client = Some(connected);
                    break;
                }
                Err(error) => println!("not connected yet: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        Self { folder, client: client.unwrap(), driver }
    }

    /// A file in the folder of this window.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The next native dialog answers with this file.
    pub(crate) fn answer(&self, file: &Path) {
        let answers = self.file("answers");
        let mut text = std::fs::read_to_string(&answers).unwrap();
        text.push_str(&format!("{}\n", file.display()));
        std::fs::write(answers, text).unwrap();
    }

    /// The element with a test id, once it is there.
    pub(crate) async fn find(&self, id: &str) -> Element {
        let css = format!("[data-testid=\"{id}\"]");
        let found = self.client.wait().at_most(PATIENCE).for_element(Locator::Css(&css)).await;
        match found {
            Ok(element) => element,
            Err(error) => {
                self.look("missing").await;
                let page = self.client.find(Locator::Css("body")).await.unwrap().text().await.unwrap_or_default();
                panic!("nothing with the test id {id} ({error}); the page reads:\n{page}");
            }
        }
    }

    pub(crate) async fn click(&self, id: &str) {
        let mut last = String::new();
        // A list that is redrawn between finding and clicking takes the element away.
        for _ in 0..TRIES {
            match self.find(id).await.click().await {
                Ok(()) => return,
                Err(error) => last = error.to_string(),
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.look("unclickable").await;
        panic!("{id} can't be clicked: {last}");
    }

    /// Clicks the first link inside, or else the whole, of the element of a list that reads something.
    pub(crate) async fn click_text(&self, id: &str, text: &str) {
        self.find(id).await;
        let script = "const found = [...document.querySelectorAll(`[data-testid=\"${arguments[0]}\"]`)].find((row) => row.textContent.includes(arguments[1])); if (!found) return false; (found.querySelector('a') ?? found).click(); return true;";
        for _ in 0..TRIES {
            let clicked = self.client.execute(script, vec![id.into(), text.into()]).await.unwrap();
            if clicked == serde_json::Value::Bool(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.look("unfound").await;
        panic!("no {id} reads {text:?}");
    }

    /// Types into a field in place of what stands there, and sees that it stands there then.
    pub(crate) async fn fill(&self, id: &str, text: &str) {
        let read = "return document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.value ?? '';";
        let has_focus = "return document.activeElement?.dataset.testid === arguments[0];";
        for _ in 0..TRIES {
            let element = self.find(id).await;
            let _ = element.click().await;
            tokio::time::sleep(Duration::from_millis(150)).await;
            let focused = self.client.execute(has_focus, vec![id.into()]).await.unwrap();
            // Element Clear fires no input event in WebKitWebDriver: Ctrl+A, Delete.
            if focused == serde_json::Value::Bool(true) && element.send_keys("\u{e009}a\u{e000}\u{e017}").await.is_ok()
            {
                let _ = element.send_keys(text).await;
            }
            let found = self.client.execute(read, vec![id.into()]).await.unwrap();
            if found == text {
                return;
            }
        }
        self.look("unfilled").await;
        panic!("{id} does not take {text:?}");
    }

    /// Waits until an element has the focus.
    pub(crate) async fn has_focus(&self, id: &str) {
        let script = "return document.activeElement?.dataset.testid ?? document.activeElement?.ariaLabel;";
        let mut found = serde_json::Value::Null;
        for _ in 0..TRIES {
            found = self.client.execute(script, vec![]).await.unwrap();
            if found == id {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("{found} has the focus, not {id}");
    }

    /// Chooses an entry of a list by its value.
    pub(crate) async fn choose(&self, id: &str, value: &str) {
        self.find(id).await;
        let script = "const list = document.querySelector(`[data-testid=\"${arguments[0]}\"]`); list.value = arguments[1]; list.dispatchEvent(new Event('change', { bubbles: true })); return list.value;";
        let chosen = self.client.execute(script, vec![id.into(), value.into()]).await.unwrap();
        assert_eq!(chosen, serde_json::Value::from(value), "{id} has no entry {value}");
    }

    /// The first entry of a form that says that it is missing: its label, and the test id that its field now has.
    pub(crate) async fn missing_entry(&self, number: usize) -> Option<(String, String)> {
        let script = "const entry = [...document.querySelectorAll('[data-testid=form-entry]')].find((entry) => entry.textContent.includes('Missing:')); const field = entry?.querySelector('[data-testid^=form-field]'); if (!field) return null; field.dataset.testid = arguments[0]; return entry.querySelector('label').textContent + ' ' + field.tagName;";
        let name = format!("form-field-{number}");
        let label = self.client.execute(script, vec![name.clone().into()]).await.unwrap();
        Some((label.as_str()?.to_owned(), name))
    }

    /// Waits until an element reads something; what is cut off on the screen counts.
    pub(crate) async fn reads(&self, id: &str, text: &str) {
        self.find(id).await;
        let script = "return document.querySelector(`[data-testid=\"${arguments[0]}\"]`)?.textContent ?? '';";
        let mut found = serde_json::Value::Null;
        for _ in 0..TRIES {
            found = self.client.execute(script, vec![id.into()]).await.unwrap();
            if found.as_str().is_some_and(|found| found.contains(text)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        self.look("unread").await;
        panic!("{id} reads {found}, not {text:?}");
    }

    /// A picture of the window once nothing moves, kept in the target folder for a person to look at.
    pub(crate) async fn look(&self, name: &str) {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("window");
        std::fs::create_dir_all(&folder).unwrap();
        if let Ok(png) = self.client.screenshot().await {
            std::fs::write(folder.join(format!("{name}.png")), png).unwrap();
        }
    }

    /// The file that was handed to the system to be opened, if that happens within some seconds.
    pub(crate) async fn opened_by_now(&self) -> Option<PathBuf> {
        for _ in 0..50 {
            if let Ok(text) = std::fs::read_to_string(self.file("opened"))
                && let Some(line) = text.lines().last()
            {
                return Some(line.into());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        None
    }

    /// Waits until the program has ended by itself, and leaves its folders.
    pub(crate) async fn ended(mut self) -> TempDir {
        let mut is_there = true;
        for _ in 0..TRIES {
            is_there = self.client.execute("return 1;", vec![]).await.is_ok();
            if !is_there {
                break;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        assert!(!is_there, "the program goes on");
        let empty = tempfile::tempdir().unwrap();
        std::mem::replace(&mut self.folder, empty)
    }

    pub(crate) async fn close(self) {
        let _ = self.client.clone().close().await;
        drop(self);
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.driver.wait();
    }
}
