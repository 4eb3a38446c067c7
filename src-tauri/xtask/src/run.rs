//! `cargo xtask run`: the window on a sample register; without a display the whole route on the sample.

use crate::Outcome;
use crate::command::{command, root, run as call};
use crate::{frontend, system};

/// Runs the program. Arguments are handed to the window: a register to open instead of the sample.
pub(crate) fn run(arguments: Vec<String>) -> Outcome {
    let has_display = !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|key| std::env::var_os(key).is_some_and(|value| !value.is_empty()));
    if !has_display {
        println!("There is no display, so the sample goes the whole route without a window.");
        system::ensure(system::BUILD_HEADLESS)?;
        return call(&mut command(
            "cargo",
            &["run", "--quiet", "--package", "cli", "--bin", "desk", "--", "demo", "target/demo"],
        ));
    }
    system::ensure(system::BUILD)?;
    frontend::build()?;
    let sample = root().join("target/sample/sample.desk");
    if let Some(folder) = sample.parent() {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut window = command("cargo", &["run", "--quiet", "--package", "disclosure-desk", "--"]);
    if arguments.is_empty() {
        window.arg("--sample").arg(sample);
    } else {
        window.args(arguments);
    }
    call(&mut window)
}
