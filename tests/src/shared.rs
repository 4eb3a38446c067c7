//! What lies beside the checkout on some machines, and is done without on others.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A file or folder in `shared` beside the checkout; says so where there is none.
#[must_use]
pub fn shared_file(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared").join(name);
    if path.exists() {
        return Some(path);
    }
    println!("skipped: {name} is not beside this checkout");
    None
}

/// The real advisories, in the order of their names; none where they are not there.
#[must_use]
pub fn real_advisories() -> Vec<PathBuf> {
    let Some(folder) = shared_file("samples/icsma") else { return Vec::new() };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    files.sort();
    files
}

/// Calls a foreign judge once with all files; gives what it said, or nothing where it is not there.
///
/// # Panics
/// If it can't be started, or its verdict is that a file does not conform.
pub fn judge(name: &str, arguments: &[&str], files: &[PathBuf]) -> Option<String> {
    let program = shared_file(&format!("judges/{name}"))?;
    let output = Command::new(program).args(arguments).args(files).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{name} says:\n{said}");
    println!("{name} accepts {} files", files.len());
    Some(said)
}
