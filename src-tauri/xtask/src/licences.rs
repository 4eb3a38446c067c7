//! The licences of everything that is in the program: libraries of Rust and of the interface, fonts and data.

use crate::Outcome;
use crate::command::{output, root};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The packages whose binaries are handed out.
const HANDED_OUT: [&str; 2] = ["disclosure-desk", "cli"];
const HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <title>Disclosure Desk: licences of its parts</title>\n\
    <style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
    pre{white-space:pre-wrap;background:#f4f4f4;padding:1rem}</style>\n\
    <h1>Licences of the parts of Disclosure Desk</h1>\n\
    <p>Disclosure Desk itself is licensed under MIT or Apache-2.0, at your option. It holds the parts below.</p>\n";

/// A part of the program.
struct Part {
    name: String,
    /// What it says of itself (SPDX).
    licence: String,
    folder: PathBuf,
}

/// Writes the list as one page.
pub(crate) fn write(to: &Path) -> Outcome {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut page = String::from(HEAD);
    section(&mut page, "Rust libraries", &rust()?);
    section(&mut page, "Libraries of the interface", &interface()?);
    let _ = writeln!(
        page,
        "<h2>Fonts</h2>\n<h3>Noto, in the documents: OFL-1.1</h3>\n<pre>{}</pre>",
        escaped(&read("src-tauri/crates/notice/fonts/OFL.txt")?)
    );
    // The list begins with its terms.
    let list = read("src-tauri/crates/disclosure/data/cwe.txt")?;
    let terms: Vec<&str> = list.lines().map_while(|line| line.strip_prefix("# ")).collect();
    let _ = writeln!(
        page,
        "<h2>Data</h2>\n<h3>Names of weaknesses</h3>\n<pre>{}</pre>\n</html>",
        escaped(&terms.join("\n"))
    );
    fs::write(to, page).map_err(|error| format!("{}: {error}", to.display()))
}

fn read(path: &str) -> Result<String, String> {
    let path = root().join(path);
    fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Each part with its licence, and each text once with the parts that bring it.
fn section(page: &mut String, title: &str, parts: &[Part]) {
    let _ = writeln!(page, "<h2>{title}</h2>\n<ul>");
    let mut texts: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for part in parts {
        let _ = writeln!(page, "<li>{}: {}</li>", escaped(&part.name), escaped(&part.licence));
        for text in licences_in(&part.folder) {
            texts.entry(text).or_default().insert(&part.name);
        }
    }
    page.push_str("</ul>\n");
    for (text, names) in texts {
        let names: Vec<&str> = names.into_iter().collect();
        let _ = writeln!(page, "<h3>{}</h3>\n<pre>{}</pre>", escaped(&names.join(", ")), escaped(text.trim()));
    }
}

/// Every library that is compiled in, on whichever system; not what only tests or builds need.
fn rust() -> Result<Vec<Part>, String> {
    let listed =
        output("cargo", &["metadata", "--format-version", "1", "--locked"]).ok_or("cargo can't list the libraries")?;
    let metadata: Value = serde_json::from_str(&listed).map_err(|error| format!("cargo metadata: {error}"))?;
    let entries = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let word = |value: &Value, key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let packages: BTreeMap<String, Value> =
        entries(&metadata, "packages").into_iter().map(|package| (word(&package, "id"), package)).collect();
    let nodes: BTreeMap<String, Value> =
        entries(&metadata["resolve"], "nodes").into_iter().map(|node| (word(&node, "id"), node)).collect();
    let is_built_in = |dependency: &Value| entries(dependency, "dep_kinds").iter().any(|kind| kind["kind"].is_null());
    let mut waiting: Vec<String> = packages
        .iter()
        .filter(|(_, package)| HANDED_OUT.contains(&word(package, "name").as_str()))
        .map(|(id, _)| id.clone())
        .collect();
    let mut found = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if found.insert(id.clone()) {
            let dependencies = nodes.get(&id).map(|node| entries(node, "deps")).unwrap_or_default();
            waiting.extend(
                dependencies
                    .iter()
                    .filter(|dependency| is_built_in(dependency))
                    .map(|dependency| word(dependency, "pkg")),
            );
        }
    }
    let mut parts = Vec::new();
    // What has no source is our own.
    for package in found.iter().filter_map(|id| packages.get(id)).filter(|package| !package["source"].is_null()) {
        let licence =
            [word(package, "license"), word(package, "license_file")].into_iter().find(|text| !text.is_empty());
        let name = format!("{} {}", word(package, "name"), word(package, "version"));
        let licence = licence.ok_or_else(|| format!("{name} says nothing about its licence"))?;
        let manifest = PathBuf::from(word(package, "manifest_path"));
        parts.push(Part { name, licence, folder: manifest.parent().unwrap_or(&manifest).to_owned() });
    }
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(parts)
}

/// The packages that the interface is built of.
fn interface() -> Result<Vec<Part>, String> {
    let ui = root().join("ui");
    let listed = output("npm", &["--prefix", &ui.to_string_lossy(), "ls", "--omit=dev", "--all", "--parseable"])
        .ok_or("npm can't list the packages of the interface")?;
    let mut folders: BTreeSet<PathBuf> = listed.lines().skip(1).map(PathBuf::from).collect();
    // Compiled into the interface, though it is only needed to build it.
    folders.extend(["svelte", "@sveltejs/kit"].map(|name| ui.join("node_modules").join(name)));
    let read = |folder: PathBuf| -> Result<Part, String> {
        let file = folder.join("package.json");
        let text = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let package: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        let word = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        Ok(Part { name: format!("{} {}", word("name"), word("version")), licence: word("license"), folder })
    };
    folders.into_iter().map(read).collect()
}

/// The texts of the licence files of a folder.
fn licences_in(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    let is_licence = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        path.is_file() && ["licen", "copying", "notice", "unlicense"].iter().any(|start| name.starts_with(start))
    };
    paths.into_iter().filter(is_licence).filter_map(|path| fs::read_to_string(path).ok()).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
