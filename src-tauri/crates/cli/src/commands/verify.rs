//! `desk verify`: needs no register and no network.

use crate::failure::{FAILED, FAULTS};
use crate::{Answer, Failure, office};
use desk::{FileKind, FileReport, verify_path};
use serde_json::{Value, json};
use std::path::PathBuf;

/// Checks files.
pub(crate) fn run(files: &[PathBuf], roots: &[PathBuf]) -> Result<Answer, Failure> {
    let mut pems = Vec::new();
    for root in roots {
        let pem = std::fs::read_to_string(root).map_err(|source| Failure::file(root, source))?;
        if !pem.contains("-----BEGIN CERTIFICATE-----") {
            return Err(Failure::wrong_use(format!(
                "{} holds no certificate in PEM form; it should begin with -----BEGIN CERTIFICATE-----",
                root.display()
            )));
        }
        pems.push(pem);
    }
    let now = office::clock()?.now();
    let (mut text, mut json, mut exit) = (String::new(), Vec::<Value>::new(), 0);
    for file in files {
        match verify_path(file, &pems, now) {
            Ok(report) => {
                text.push_str(&lines(&report, &file.display().to_string(), pems.is_empty()));
                json.push(serde_json::to_value(&report).map_err(desk::Error::from)?);
                if !report.verified {
                    exit = FAULTS;
                }
            }
            // A file that carries nothing to check is not a sound one.
            Err(error @ (desk::Error::Verify(_) | desk::Error::Pack(_))) => {
                let failure = Failure::from(error);
                text.push_str(&format!("{}: NOT VERIFIED\n  {}\n", file.display(), failure.message));
                json.push(with_file(failure.json(), file));
                exit = FAULTS;
            }
            Err(error) if files.len() == 1 => return Err(error.into()),
            Err(error) => {
                let failure = Failure::from(error);
                text.push_str(&format!("{}: not checked\n  {}\n", file.display(), failure.message));
                json.push(with_file(failure.json(), file));
                exit = exit.max(FAILED);
            }
        }
    }
    Ok(Answer::new(text, &json)?.exiting(exit))
}

fn with_file(mut value: Value, file: &std::path::Path) -> Value {
    value["file"] = json!(file);
    value
}

fn lines(report: &FileReport, file: &str, without_root: bool) -> String {
    let mut text = format!("{file}: {}\n", if report.verified { "verified" } else { "NOT VERIFIED" });
    for statement in &report.statements {
        text.push_str(&format!("  {statement}\n"));
    }
    if report.kind == FileKind::History && report.verified {
        // A chain holds what comes before an entry, not what should come after the last one.
        text.push_str(
            "  Whether entries are missing at its end, the file alone can't say: compare their number and the newest hash with “desk history --verify” at the register.\n",
        );
    }
    for fault in &report.faults {
        let inside = fault.file.as_ref().map_or_else(String::new, |file| format!("{file}: "));
        text.push_str(&format!("  fault: {inside}{}\n", fault.message));
    }
    if !report.verified && without_root {
        text.push_str("  No root certificate was given; name the one that you trust with --root FILE.pem\n");
    }
    text
}
