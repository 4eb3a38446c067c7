//! The licences of everything that is in the program: libraries of Rust, of the interface, and the fonts.

use crate::Outcome;
use crate::command::{command, output, root};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Writes the list as one page.
pub(crate) fn write(to: &Path) -> Outcome {
    let folder = to.parent().unwrap_or(to);
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let packaging = root().join("src-tauri/packaging");
    let (configuration, template) = (packaging.join("about.toml"), packaging.join("licences.hbs"));
    println!("\n> cargo-about generate (licences of the Rust libraries)");
    let made = command("cargo-about", &["generate", "--offline", "--workspace", "--config"])
        .arg(configuration)
        .arg("--output-file")
        .arg(to)
        .arg(template)
        .output()
        .map_err(|error| format!("cargo-about could not be started: {error}"))?;
    if !made.status.success() {
        return Err(format!("the licences could not be listed: {}", String::from_utf8_lossy(&made.stderr)));
    }
    let page = fs::read_to_string(to).map_err(|error| format!("{}: {error}", to.display()))?;
    let page = page.replacen("<!-- interface -->", &other_parts()?, 1);
    fs::write(to, page).map_err(|error| format!("{}: {error}", to.display()))
}

/// The libraries that the interface is built of, and the fonts.
fn other_parts() -> Result<String, String> {
    let ui = root().join("ui");
    let listed = output("npm", &["--prefix", &ui.to_string_lossy(), "ls", "--omit=dev", "--all", "--parseable", "--long"])
        .ok_or("npm can't list the packages of the interface")?;
    // Compiled into the interface, though only needed to build it.
    let compiled_in = ["svelte", "@sveltejs/kit"];
    let mut parts: Vec<(String, std::path::PathBuf)> = listed
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(path, name)| (name.split(':').next().unwrap_or(name).to_owned(), path.into()))
        .collect();
    parts.extend(compiled_in.map(|name| (name.to_owned(), ui.join("node_modules").join(name))));
    parts.sort();
    parts.dedup();
    let mut page = String::from("<h2>Libraries of the interface</h2>\n");
    for (name, folder) in parts {
        let Some(text) = licence_in(&folder) else {
            return Err(format!("{name} has no licence file in {}", folder.display()));
        };
        let _ = writeln!(page, "<h3>{name}</h3>\n<pre>{}</pre>", escaped(&text));
    }
    let fonts = root().join("src-tauri/crates/notice/fonts/OFL.txt");
    let text = fs::read_to_string(&fonts).map_err(|error| format!("{}: {error}", fonts.display()))?;
    let _ = writeln!(page, "<h2>Fonts</h2>\n<h3>Noto, in the documents</h3>\n<pre>{}</pre>", escaped(&text));
    Ok(page)
}

fn licence_in(folder: &Path) -> Option<String> {
    let mut names: Vec<_> = fs::read_dir(folder).ok()?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    names.sort();
    let is_licence = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        name.starts_with("licen") || name.starts_with("copying")
    };
    names.into_iter().find(|path| path.is_file() && is_licence(path)).and_then(|path| fs::read_to_string(path).ok())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
