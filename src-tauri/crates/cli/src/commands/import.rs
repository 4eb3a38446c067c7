//! `desk import`: each file for itself, so that a bad one among many stops nothing.

use crate::answer::counted;
use crate::arguments::Common;
use crate::failure::FAILED;
use crate::table::short;
use crate::{Answer, Failure, office};
use desk::{Desk, ImportPreview, ImportState, MAX_ADVISORY};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// Imports advisories, or says what an import would do.
pub(crate) fn run(common: &Common, files: &[PathBuf], preview: bool) -> Result<Answer, Failure> {
    let mut desk = if preview { office::open(common)? } else { office::open_to_write(common)? };
    let (mut text, mut json, mut failures) = (String::new(), Vec::<Value>::new(), Vec::new());
    for (index, file) in files.iter().enumerate() {
        if files.len() > 3 {
            office::progress(
                common,
                &format!("[{} of {}] {}", index + 1, files.len(), foreign::one_line(&file.display().to_string())),
            );
        }
        match one(&mut desk, file, preview) {
            Ok((lines, value)) => {
                text.push_str(&lines);
                json.push(value);
            }
            Err(failure) => {
                text.push_str(&format!(
                    "{}: not imported: {}\n",
                    foreign::one_line(&file.display().to_string()),
                    foreign::one_line(&failure.message)
                ));
                let mut value = failure.json();
                value["file"] = json!(file);
                json.push(value);
                failures.push(failure);
            }
        }
    }
    match failures.pop() {
        Some(failure) if files.len() == 1 => Err(failure.with_context(&files[0].display().to_string())),
        Some(_) => {
            text.push_str(&format!("\n{} of {} not imported.\n", failures.len() + 1, counted(files.len(), "file")));
            Ok(Answer::new(text, &json)?.exiting(FAILED))
        }
        None => Answer::new(text, &json),
    }
}

fn one(desk: &mut Desk, file: &Path, preview: bool) -> Result<(String, Value), Failure> {
    // One byte more than may be is enough to be refused; the rest is not read.
    let bytes = office::read_start(file, MAX_ADVISORY as u64)?;
    let shown = foreign::one_line(&file.display().to_string());
    if preview {
        let found = desk.preview_import(&bytes)?;
        let text = format!("{shown}: {}\n{}", plan(&found), remarks(&found));
        return Ok((text, json!({ "file": file, "preview": found })));
    }
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let outcome = desk.import_advisory(&name, &bytes)?;
    let done = match outcome.preview.state {
        ImportState::New => format!("{} {}", outcome.number, short(&outcome.preview.disclosure.title, 90)),
        ImportState::Newer => format!("{} now has the newer version of the advisory", outcome.number),
        ImportState::Same => format!("{} has this advisory already; nothing to do", outcome.number),
        ImportState::Older => {
            format!("{} has a newer version of this advisory; the older one was left out", outcome.number)
        }
    };
    let text = format!("{shown}: {done}\n{}", remarks(&outcome.preview));
    let mut value = serde_json::to_value(&outcome).map_err(desk::Error::from)?;
    value["file"] = json!(file);
    Ok((text, value))
}

fn plan(found: &ImportPreview) -> String {
    let title = short(&found.disclosure.title, 80);
    let known = found.known.clone().unwrap_or_default();
    match found.state {
        ImportState::New => format!("would become a new disclosure, {title}"),
        ImportState::Newer => format!("would bring its changes into {known}"),
        ImportState::Same => format!("is in {known} already; nothing would be done"),
        ImportState::Older => format!("is older than what {known} has; nothing would be done"),
    }
}

fn remarks(found: &ImportPreview) -> String {
    let mut text = String::new();
    if matches!(found.state, ImportState::New | ImportState::Newer) {
        text.push_str(&format!(
            "  {}, {}\n",
            match found.disclosure.vulnerabilities.len() {
                1 => "1 vulnerability".to_owned(),
                many => format!("{many} vulnerabilities"),
            },
            match found.new_products.as_slice() {
                [] => "no new product".to_owned(),
                names => format!("{}: {}", counted(names.len(), "new product"), short(&names.join("; "), 100)),
            }
        ));
    }
    for remark in &found.remarks {
        text.push_str(&format!(
            "  look at {} {}: {}\n",
            foreign::one_line(&remark.path),
            foreign::quoted(&remark.value),
            foreign::one_line(&remark.message)
        ));
    }
    for kept in &found.kept {
        text.push_str(&format!(
            "  kept your {}; the advisory now says {}\n",
            kept.path,
            foreign::quoted(&short(&kept.advisory, 80))
        ));
    }
    text
}
