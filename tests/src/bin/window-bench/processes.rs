//! The processes of a running window, as Linux shows them under `/proc`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Ticks of `/proc/*/stat` in a second; fixed in the interface of the kernel on every common machine.
const TICKS: f64 = 100.0;

/// Fields of `/proc/PID/stat` after the name: parent and start.
fn stat(pid: u32) -> Option<(u32, f64)> {
    let text = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    let rest: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    Some((rest.get(1)?.parse().ok()?, rest.get(19)?.parse().ok()?))
}

fn all() -> Vec<u32> {
    let entries = fs::read_dir("/proc").into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect()
}

fn of(program: &Path) -> Option<u32> {
    let runs = |pid: &u32| fs::read_link(format!("/proc/{pid}/exe")).is_ok_and(|exe| exe == program);
    // The window itself, not a thread or child that carries the same program.
    all().into_iter().filter(runs).min()
}

/// When the program was started, in milliseconds since 1970; exact to a hundredth of a second.
#[expect(clippy::disallowed_methods, reason = "a measurement reads the clock")]
pub(crate) fn started(program: &Path) -> Option<f64> {
    let (_, ticks) = stat(of(program)?)?;
    let up: f64 = fs::read_to_string("/proc/uptime").ok()?.split_whitespace().next()?.parse().ok()?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs_f64();
    Some((now - up + ticks / TICKS) * 1000.0)
}

/// Proportional memory (PSS) in bytes of the program and of every process that it started, by name.
pub(crate) fn memory(program: &Path) -> Vec<(String, u64)> {
    let Some(root) = of(program) else { return Vec::new() };
    let parents: BTreeMap<u32, u32> =
        all().into_iter().filter_map(|pid| stat(pid).map(|(parent, _)| (pid, parent))).collect();
    let mut family = BTreeSet::from([root]);
    loop {
        let more: Vec<u32> = parents
            .iter()
            .filter(|(pid, parent)| family.contains(parent) && !family.contains(pid))
            .map(|(pid, _)| *pid)
            .collect();
        if more.is_empty() {
            break;
        }
        family.extend(more);
    }
    let mut sizes = BTreeMap::new();
    for pid in family {
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default().trim().to_owned();
        let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let kilobytes: u64 = rollup
            .lines()
            .find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse().ok())
            .unwrap_or_default();
        *sizes.entry(name).or_insert(0) += kilobytes * 1024;
    }
    sizes.into_iter().collect()
}
