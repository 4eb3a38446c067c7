//! System packages: what is missing, why it is wanted, and installing it with apt.

use crate::Outcome;
use crate::command::{answers, command, output, run};

/// A Debian package and what it is for.
pub(crate) type Package = (&'static str, &'static str);

/// To build the window.
pub(crate) const BUILD: &[Package] = &[
    ("build-essential", "a C compiler, for SQLite"),
    ("pkg-config", "finds the system's libraries"),
    ("libwebkit2gtk-4.1-dev", "the web view that the window is made of"),
];

/// To build the command line alone.
pub(crate) const BUILD_HEADLESS: &[Package] = &[("build-essential", "a C compiler, for SQLite")];

/// To test.
pub(crate) const TEST: &[Package] = &[
    ("webkit2gtk-driver", "drives the real window in tests"),
    ("xvfb", "a display for tests"),
    ("xauth", "needed by xvfb-run"),
    ("xdotool", "presses keys on a screen in tests"),
    ("chromium", "shows the interface in tests"),
    ("openssl", "checks signatures from outside, and stands in for certificate and time-stamp authorities"),
    ("softhsm2", "stands in for a token with a signing key"),
    ("poppler-utils", "checks signatures and draws pages from outside"),
    ("gnupg", "reads and writes encrypted mail from outside"),
    ("fonts-noto-core", "a font for screenshots"),
];

/// To build and check the packages that people install.
pub(crate) const BUNDLE: &[Package] = &[
    ("binutils", "takes the symbols out of the binaries of a test"),
    ("desktop-file-utils", "checks the desktop entry"),
    ("shared-mime-info", "knows the types of files that the package adds"),
];

/// Installs the packages that are missing, after saying which and why.
pub(crate) fn ensure(packages: &[Package]) -> Outcome {
    if !cfg!(target_os = "linux") {
        println!("This is not Linux: see README.md for what {} needs.", std::env::consts::OS);
        return Ok(());
    }
    if !answers("dpkg-query", &["--version"]) {
        println!("This is not a Debian system. These Debian packages, or what corresponds to them, are needed:");
        packages.iter().for_each(|(name, purpose)| println!("  {name}: {purpose}"));
        return Ok(());
    }
    let missing: Vec<&Package> = packages.iter().filter(|(name, _)| !is_installed(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing and will be installed:");
    missing.iter().for_each(|(name, purpose)| println!("  {name}: {purpose}"));
    let names: Vec<&str> = missing.iter().map(|(name, _)| *name).collect();
    install(&names).map_err(|error| format!("{error}. Install them yourself: apt-get install {}", names.join(" ")))
}

fn is_installed(package: &str) -> bool {
    output("dpkg-query", &["-W", "-f=${db:Status-Status}", package]).is_some_and(|state| state.trim() == "installed")
}

fn install(names: &[&str]) -> Outcome {
    let is_root = output("id", &["-u"]).is_some_and(|id| id.trim() == "0");
    let apt = |arguments: &[&str]| {
        let mut call =
            if is_root { command("apt-get", arguments) } else { command("sudo", &[&["apt-get"], arguments].concat()) };
        call.env("DEBIAN_FRONTEND", "noninteractive");
        call
    };
    run(&mut apt(&["-o", "DPkg::Lock::Timeout=300", "update", "-qq"]))?;
    run(&mut apt(
        &[&["-o", "DPkg::Lock::Timeout=300", "install", "-y", "-qq", "--no-install-recommends"], names].concat()
    ))
}
