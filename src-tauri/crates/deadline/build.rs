//! Lists the rule files and calendars, so that a new one is embedded without touching Rust.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut list = String::new();
    for folder in ["rules", "calendars"] {
        println!("cargo::rerun-if-changed={folder}");
        writeln!(list, "pub(crate) const {}: &[(&str, &str)] = &[", folder.to_uppercase()).map_err(io::Error::other)?;
        for path in toml_files(&root.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            writeln!(list, "    ({name:?}, include_str!({path:?})),").map_err(io::Error::other)?;
        }
        list.push_str("];\n");
    }
    fs::write(out.join("embedded.rs"), list)
}

/// The files of a folder by name; the common words of the rules come first, as other files build on them.
fn toml_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    files.sort_by_key(|path| (path.file_name().is_none_or(|name| name != "common.toml"), path.clone()));
    Ok(files)
}
