//! Lists the kinds, the fields of forms and the wording, so that a new one is embedded without touching Rust.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut list = String::new();
    for folder in ["kinds", "fields"] {
        println!("cargo::rerun-if-changed={folder}");
        writeln!(list, "pub(crate) const {}: &[(&str, &str)] = &[", folder.to_uppercase()).map_err(io::Error::other)?;
        embed(&mut list, &files(&root.join(folder), &["toml"])?)?;
        list.push_str("];\n");
    }
    println!("cargo::rerun-if-changed=messages");
    list.push_str("pub(crate) const MESSAGES: &[(&str, &[(&str, &str)])] = &[\n");
    for folder in folders(&root.join("messages"))? {
        let language = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(list, "  ({language:?}, &[").map_err(io::Error::other)?;
        embed(&mut list, &files(&folder, &["ftl", "toml"])?)?;
        list.push_str("  ]),\n");
    }
    list.push_str("];\n");
    fs::write(out.join("embedded.rs"), list)
}

fn embed(list: &mut String, files: &[PathBuf]) -> io::Result<()> {
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        writeln!(list, "    ({name:?}, include_str!({path:?})),").map_err(io::Error::other)?;
    }
    Ok(())
}

fn files(folder: &Path, extensions: &[&str]) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extensions.iter().any(|wanted| *wanted == extension)) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}
