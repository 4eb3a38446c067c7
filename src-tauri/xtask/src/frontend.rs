//! The interface: its packages and its build.

use crate::Outcome;
use crate::command::{answers, command, output, root, run};

/// Oldest major version of Node that builds the interface.
const NODE: u32 = 20;

/// npm in the folder of the interface.
pub(crate) fn npm(arguments: &[&str]) -> Outcome {
    run(command("npm", arguments).current_dir(root().join("ui")))
}

/// Installs the packages of the interface, if the lock file changed since they were installed.
pub(crate) fn install() -> Outcome {
    let version = output("node", &["--version"]).unwrap_or_default();
    let major: u32 =
        version.trim().trim_start_matches('v').split('.').next().and_then(|text| text.parse().ok()).unwrap_or(0);
    if major < NODE || !answers("npm", &["--version"]) {
        return Err(format!(
            "Node {NODE} or newer with npm is needed to build the interface; found “{}”. Install it from nodejs.org or your system's packages",
            version.trim()
        ));
    }
    let folder = root().join("ui");
    let lock =
        std::fs::read(folder.join("package-lock.json")).map_err(|error| format!("ui/package-lock.json: {error}"))?;
    let marker = folder.join("node_modules/.installed-lock");
    if std::fs::read(&marker).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    println!("The packages of the interface will be installed into ui/node_modules (npm ci).");
    npm(&["ci", "--ignore-scripts", "--no-audit", "--no-fund"])?;
    std::fs::write(marker, lock).map_err(|error| format!("ui/node_modules: {error}"))
}

/// Builds the interface into `ui/build`.
pub(crate) fn build() -> Outcome {
    install()?;
    npm(&["run", "build"])
}
