//! `cargo xtask bench --window`: start, navigation and memory of the real window on large registers.
//!
//! The program is driven through WebKitWebDriver, which takes time of its own; so the page's own clock is read, and the
//! start is counted from the start of the process as the kernel recorded it.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a measurement stops at the first surprise")]

#[path = "../bench/fill.rs"]
mod fill;
mod processes;

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::net::{TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// What is there once a screen can be used: its address, and what to look for.
const SCREENS: &[(&str, &str)] = &[
    ("/disclosures", "[data-testid=disclosure-row]"),
    ("/", "[data-testid=due-row]"),
    ("/products", "[data-testid=product-row]"),
    ("/history", "[data-testid=history-event]"),
    ("/verify", "[data-testid=drop-zone]"),
    ("/intake", "main h1"),
    ("/settings", "main input"),
];
/// How often each screen is opened; the median counts. The web view refuses more than a hundred changes of the address in
/// half a minute, and each round takes two.
const ROUNDS: usize = 7;
/// Limits: start and navigation in milliseconds, memory in MB.
const LIMITS: (f64, f64, u64) = (1000.0, 100.0, 280);

/// Waits in the page until an element is there and was painted, and says when that was, by the page's clock.
const PAINTED: &str = "const [css, done] = arguments; const look = () => document.querySelector(css) ? requestAnimationFrame(() => setTimeout(() => done(performance.now()))) : requestAnimationFrame(look); look();";

/// Follows a link of the side bar; how long it took until the screen could be used.
const NAVIGATED: &str = "const [href, css, done] = arguments; const start = performance.now(); const link = document.querySelector(`nav a[href=\"${href}\"], aside a[href=\"${href}\"]`); if (!link) { done(`no link to ${href}`); return; } link.click(); const look = () => location.pathname === href && document.querySelector(css) ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))) : requestAnimationFrame(look); requestAnimationFrame(look);";

struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = Command::new("kill").args(["-TERM", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}

/// What was measured on one register.
#[derive(Debug, Default)]
struct Measured {
    start: f64,
    screens: Vec<(&'static str, f64)>,
    memory: Vec<(String, u64)>,
}

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let program = std::env::current_exe().unwrap().with_file_name("disclosure-desk");
    let mut within = true;
    // What the web view takes of itself, to tell apart what the register adds.
    let empty = runtime.block_on(empty(&program, folder.path()));
    println!("memory of the window without a register, all processes: {} MB", empty / 1_000_000);
    for (count, is_limited) in [(10_000, true), (100_000, false)] {
        let register = folder.path().join(format!("{count}.desk"));
        eprintln!("making a register of {count} disclosures…");
        fill::fill(&register, count, true);
        let measured = runtime.block_on(measure(&program, &register, folder.path()));
        within &= print(count, is_limited, &measured);
    }
    if !within {
        println!("\nA figure is beyond its limit.");
    }
}

/// Memory of the window that has no register open.
async fn empty(program: &Path, folder: &Path) -> u64 {
    let (driver, client) = open(program, None, folder).await;
    client.execute_async(PAINTED, vec!["main".into()]).await.unwrap();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let memory = processes::memory(program).iter().map(|(_, size)| size).sum();
    client.close().await.unwrap();
    drop(driver);
    memory
}

async fn measure(program: &Path, register: &Path, folder: &Path) -> Measured {
    let mut measured = Measured::default();
    // The first start reads the program and its libraries from the disk; the second is what a person sees each day.
    let mut starts = Vec::new();
    for _ in 0..4 {
        // The driver ends the program without letting it close the register; a start that finds one left open checks it
        // first, which is not what a person sees each day.
        while register::Register::open(register, register::Mode::Write).is_err() {
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let (driver, client) = open(program, Some(register), folder).await;
        let painted = client.execute_async(PAINTED, vec!["[data-testid=due-row]".into()]).await.unwrap();
        let origin = client.execute("return performance.timeOrigin;", vec![]).await.unwrap();
        let process = processes::started(program).unwrap();
        starts.push(number(&origin) + number(&painted) - process);
        if starts.len() == 4 {
            for (href, css) in SCREENS {
                let mut times = Vec::new();
                for _ in 0..ROUNDS {
                    let took = client.execute_async(NAVIGATED, vec![(*href).into(), (*css).into()]).await.unwrap();
                    assert!(took.is_number(), "{href}: {took}");
                    times.push(number(&took));
                    away(&client, href).await;
                }
                times.sort_by(f64::total_cmp);
                measured.screens.push((href, times[times.len() / 2]));
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
            measured.memory = processes::memory(program);
        }
        client.close().await.unwrap();
        drop(driver);
    }
    starts[1..].sort_by(f64::total_cmp);
    measured.start = starts[2];
    measured
}

/// Goes to another screen, so that the next round begins anew.
async fn away(client: &Client, href: &str) {
    let (other, css) = if href == "/verify" { SCREENS[0] } else { ("/verify", "[data-testid=drop-zone]") };
    client.execute_async(NAVIGATED, vec![other.into(), css.into()]).await.unwrap();
}

async fn open(program: &Path, register: Option<&Path>, folder: &Path) -> (Driver, Client) {
    let port = || TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let (port, native_port) = (port(), port());
    let driver = Command::new("tauri-driver")
        .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
        .env("XDG_DATA_HOME", folder.join("data"))
        .env("XDG_CONFIG_HOME", folder.join("config"))
        .env("XDG_CACHE_HOME", folder.join("cache"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .unwrap();
    let driver = Driver(driver);
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let mut capabilities = Capabilities::new();
    capabilities.insert(
        "tauri:options".to_owned(),
        json!({ "application": program, "args": register.into_iter().collect::<Vec<_>>() }),
    );
    capabilities.insert("browserName".to_owned(), "wry".into());
    // The driver answers a little before the one behind it is ready.
    for _ in 0..20 {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.clone());
        if let Ok(client) = builder.connect(&format!("http://127.0.0.1:{port}")).await {
            return (driver, client);
        }
        tokio::time::sleep(Duration::from_millis(250)).await;
    }
    panic!("the window could not be driven");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

fn print(count: u64, is_limited: bool, measured: &Measured) -> bool {
    let (start_limit, navigation_limit, memory_limit) = LIMITS;
    let mut within = true;
    let mut row = |what: &str, figure: String, is_within: bool, limit: String| {
        let verdict = if !is_limited {
            String::new()
        } else if is_within {
            format!("within {limit}")
        } else {
            within = false;
            format!("BEYOND {limit}")
        };
        println!("{what:44} {figure:>12}  {verdict}");
    };
    println!("\nregister of {count} disclosures");
    let start = measured.start;
    row("start to usable", format!("{start:.0} ms"), start <= start_limit, format!("{start_limit:.0} ms"));
    for (href, time) in &measured.screens {
        let is_within = *time <= navigation_limit;
        row(&format!("to {href}"), format!("{time:.0} ms"), is_within, format!("{navigation_limit:.0} ms"));
    }
    let total: u64 = measured.memory.iter().map(|(_, size)| size).sum::<u64>() / 1_000_000;
    for (name, size) in &measured.memory {
        println!("{:44} {:>12}", format!("  memory of {name}"), format!("{} MB", size / 1_000_000));
    }
    row(
        "memory, proportional, all processes",
        format!("{total} MB"),
        total <= memory_limit,
        format!("{memory_limit} MB"),
    );
    within
}
