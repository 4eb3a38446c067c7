//! `cargo xtask bundle`: the packages that people install. What goes in beside the program stands in
//! `src-tauri/packaging`.

use crate::command::{answers, command, lint, linted_cargo, output, root, run, target};
use crate::{Outcome, frontend, licences, system};
use std::fs;
use std::path::{Path, PathBuf};

/// Which binaries are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Build {
    /// What people get.
    Release,
    /// The binaries of the tests, without their symbols: a test installs them without a second, optimised build.
    Debug,
}

/// Builds the packages of this system, and says where they are.
pub(crate) fn bundle() -> Outcome {
    system::ensure(system::BUILD)?;
    system::ensure(system::BUNDLE)?;
    frontend::build()?;
    run(&mut command(
        "cargo",
        &["build", "--release", "--package", "disclosure-desk", "--package", "cli", "--bins", "--locked"],
    ))?;
    for package in pack(Build::Release)? {
        println!("{}", package.display());
    }
    Ok(())
}

/// Packs binaries that are built, and returns the packages.
pub(crate) fn pack(build: Build) -> Result<Vec<PathBuf>, String> {
    let (profile, folder) = match build {
        Build::Release => ("release", target()),
        Build::Debug => ("debug", target().join("package")),
    };
    if build == Build::Debug {
        let to = folder.join(profile);
        fs::create_dir_all(&to).map_err(|error| format!("{}: {error}", to.display()))?;
        for name in ["disclosure-desk", "desk"] {
            let (from, to) = (target().join(profile).join(name), to.join(name));
            run(command("strip", &["--strip-all", "-o"]).arg(to).arg(from))?;
        }
    }
    let bundles = folder.join(profile).join("bundle");
    // Packages of older builds would be taken for new ones.
    if bundles.exists() {
        fs::remove_dir_all(&bundles).map_err(|error| format!("{}: {error}", bundles.display()))?;
    }
    let extras = root().join("target/packaging");
    licences::write(&extras.join("licences.html"))?;
    let configuration = extras.join("bundle.json");
    fs::write(&configuration, linux_files(&folder.join(profile), &extras))
        .map_err(|error| format!("{}: {error}", configuration.display()))?;

    let mut arguments = vec!["bundle", "--ci"];
    if build == Build::Debug {
        arguments.push("--debug");
    }
    // A test installs the Debian package only.
    let wanted = if build == Build::Debug { "deb" } else { formats() };
    if !wanted.is_empty() {
        arguments.extend(["--bundles", wanted]);
    }
    let program = root().join("ui/node_modules/.bin/tauri");
    let mut call = command(&program.to_string_lossy(), &arguments);
    if cfg!(target_os = "linux") {
        call.arg("--config").arg(&configuration);
    }
    run(call.env("CARGO_TARGET_DIR", &folder))?;
    let mut made = Vec::new();
    collect(&bundles, &mut made);
    if made.is_empty() { Err(format!("no package was made in {}", bundles.display())) } else { Ok(made) }
}

/// The formats of this system; empty for all that the configuration names. An AppImage needs helpers that the bundler
/// fetches from the network.
fn formats() -> &'static str {
    if !cfg!(target_os = "linux") {
        return "";
    }
    if answers("linuxdeploy", &["--help"]) {
        return "deb,rpm,appimage";
    }
    println!("linuxdeploy is not installed, so no AppImage is made.");
    "deb,rpm"
}

fn collect(folder: &Path, made: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let is_package = path
            .extension()
            .is_some_and(|ending| ["deb", "rpm", "AppImage", "dmg", "msi", "exe"].iter().any(|known| ending == *known));
        if is_package {
            made.push(path);
        } else if path.is_dir() {
            collect(&path, made);
        }
    }
    made.sort();
}

/// What a Linux package holds beside the program, as configuration of the bundler.
fn linux_files(binaries: &Path, extras: &Path) -> String {
    let packaging = root().join("src-tauri/packaging");
    let documents = "/usr/share/doc/disclosure-desk";
    let files = [
        ("/usr/bin/desk".to_owned(), binaries.join("desk")),
        ("/usr/share/mime/packages/disclosure-desk.xml".to_owned(), packaging.join("disclosure-desk.mime.xml")),
        ("/usr/share/icons/hicolor/scalable/apps/disclosure-desk.svg".to_owned(), root().join("icons/icon.svg")),
        (format!("{documents}/copyright"), packaging.join("copyright")),
        (format!("{documents}/LICENSE-MIT"), root().join("LICENSE-MIT")),
        (format!("{documents}/LICENSE-APACHE"), root().join("LICENSE-APACHE")),
        (format!("{documents}/licences.html"), extras.join("licences.html")),
        (format!("{documents}/CHANGELOG.md"), root().join("src-tauri/CHANGELOG.md")),
    ];
    let quoted = |text: &str| format!("{text:?}");
    let lines: Vec<String> =
        files.iter().map(|(to, from)| format!("{}: {}", quoted(to), quoted(&from.to_string_lossy()))).collect();
    let files = lines.join(",\n");
    let template = quoted(&packaging.join("disclosure-desk.desktop").to_string_lossy());
    format!(
        "{{\"bundle\":{{\"linux\":{{\n\"deb\":{{\"desktopTemplate\":{template},\"files\":{{\n{files}\n}}}},\n\
         \"rpm\":{{\"desktopTemplate\":{template},\"files\":{{\n{files}\n}}}}\n}}}}}}\n"
    )
}

/// Installs the Debian package, drives the installed window, and removes the package again.
pub(crate) fn test() -> Outcome {
    if !cfg!(target_os = "linux") || !answers("dpkg-deb", &["--version"]) {
        println!(
            "This is not a Debian system, so no Debian package is installed: the window runs from where it was built."
        );
        run(&mut linted_cargo(&["build", "--workspace", "--bins"]))?;
        return drive(&target().join("debug"));
    }
    system::ensure(system::BUNDLE)?;
    run(&mut linted_cargo(&["build", "--workspace", "--bins"]))?;
    let package = pack(Build::Debug)?.remove(0);
    let file = package.to_string_lossy().into_owned();
    holds_what_it_should(&file)?;
    if output("id", &["-u"]).is_none_or(|id| id.trim() != "0") {
        let folder = unpacked("installed")?;
        run(command("dpkg-deb", &["--extract", &file]).arg(&folder))?;
        println!("Only root may install a package: it was unpacked instead, and its window runs from there.");
        return drive(&folder.join("usr/bin"));
    }
    run(&mut command("dpkg", &["--install", &file]))?;
    let outcome = drive(Path::new("/usr/bin"));
    let removed = run(&mut command("dpkg", &["--remove", "disclosure-desk"]));
    outcome.and(removed)?;
    let left: Vec<String> = contents(&file)?.into_iter().filter(|path| Path::new(path).is_file()).collect();
    if left.is_empty() { Ok(()) } else { Err(format!("after the package was removed, these files are left: {left:?}")) }
}

/// An empty folder to unpack a package into.
fn unpacked(name: &str) -> Result<PathBuf, String> {
    let folder = root().join("target/package").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(folder)
}

/// The absolute paths of the files in a Debian package.
fn contents(package: &str) -> Result<Vec<String>, String> {
    let listed = output("dpkg-deb", &["--contents", package]).ok_or("dpkg-deb can't read the package")?;
    // Mode, owner, size, day, time, path; folders have a mode that begins with d.
    let path = |line: &str| {
        line.split_whitespace().nth(5).map(|path| format!("/{}", path.trim_start_matches("./").trim_start_matches('/')))
    };
    Ok(listed.lines().filter(|line| !line.starts_with('d')).filter_map(path).collect())
}

fn holds_what_it_should(package: &str) -> Outcome {
    let inside = contents(package)?;
    let wanted = [
        "/usr/bin/disclosure-desk",
        "/usr/bin/desk",
        "/usr/share/mime/packages/disclosure-desk.xml",
        "/usr/share/doc/disclosure-desk/copyright",
        "/usr/share/doc/disclosure-desk/licences.html",
        "/usr/share/icons/hicolor/scalable/apps/disclosure-desk.svg",
        "/usr/share/icons/hicolor/16x16/apps/disclosure-desk.png",
        "/usr/share/icons/hicolor/512x512/apps/disclosure-desk.png",
        "/usr/share/applications/disclosure-desk.desktop",
    ];
    let missing: Vec<&&str> = wanted.iter().filter(|path| !inside.iter().any(|inside| inside == **path)).collect();
    if !missing.is_empty() {
        return Err(format!("the package lacks {missing:?}; it holds {inside:#?}"));
    }
    let depends = output("dpkg-deb", &["--field", package, "Depends"]).unwrap_or_default();
    if !depends.contains("libwebkit2gtk-4.1-0") {
        return Err(format!("the package does not ask for the web view: Depends: {depends}"));
    }
    if answers("desktop-file-validate", &["--help"]) {
        let folder = unpacked("looked-at")?;
        run(command("dpkg-deb", &["--extract", package]).arg(&folder))?;
        let desktop = folder.join("usr/share/applications/disclosure-desk.desktop");
        run(command("desktop-file-validate", &[]).arg(desktop))?;
    }
    Ok(())
}

/// The command line answers, and the window tests run, with the binaries of a folder.
fn drive(folder: &Path) -> Outcome {
    run(command(&folder.join("desk").to_string_lossy(), &["--version"]).env_remove("DESK_REGISTER"))?;
    let mut window = command("xvfb-run", &["--auto-servernum", "cargo", "nextest", "run", "--workspace"]);
    window
        .args(["--no-fail-fast", "--filterset", "binary(window)"])
        .env("DISCLOSURE_DESK_BINARY", folder.join("disclosure-desk"));
    lint(&mut window);
    run(&mut window)
}
