//! `desk export`.

use crate::arguments::{Common, Export};
use crate::{Answer, Failure, office};
use desk::{DueFormat, DueOptions, Period};
use serde_json::json;
use std::path::Path;

/// Writes a record to a file.
pub(crate) fn run(common: &Common, export: Export) -> Result<Answer, Failure> {
    let desk = office::open(common)?;
    match export {
        Export::History { file, force } => {
            if file.exists() && !force {
                return Err(Failure::exists(&file));
            }
            let entries = desk.export_history(&file)?;
            let text = format!(
                "Wrote {} with {entries} entries. Anybody can check it: desk verify {}\n",
                file.display(),
                file.display()
            );
            Answer::new(text, &json!({ "file": file, "entries": entries }))
        }
        Export::Due { file, all, force } => {
            let format = DueFormat::of(&file)?;
            let options = DueOptions { closed: all, ..DueOptions::default() };
            written(&file, &desk.export_due(&options, format)?, force)
        }
        Export::Report { file, from, to, force } => {
            let period = Period { from: super::law::read_day(&from)?, to: super::law::read_day(&to)? };
            let bytes = match file.extension().and_then(|extension| extension.to_str()) {
                Some("pdf") => desk.inspectors_report_pdf(period)?,
                Some("xlsx") => desk.inspectors_report_workbook(period)?,
                _ => {
                    return Err(Failure::wrong_use(format!(
                        "“{}” names no form of the report; end it with .pdf or .xlsx",
                        file.display()
                    )));
                }
            };
            written(&file, &bytes, force)
        }
        Export::Disclosure { number, file, force } => {
            let record = desk.export_disclosure(office::disclosure(&desk, &number)?)?;
            written(&file, format!("{record:#}\n").as_bytes(), force)
        }
        Export::Notice { notice, file, force } => {
            let (_, bytes) = desk.notice_file(office::notice(&desk, &notice)?)?;
            written(&file, &bytes, force)
        }
        Export::Pack { pack, file, force } => written(&file, &desk.pack_file(&pack)?.bytes, force),
    }
}

fn written(file: &Path, bytes: &[u8], force: bool) -> Result<Answer, Failure> {
    office::write_file(file, bytes, force)?;
    Answer::new(format!("Wrote {}.\n", file.display()), &json!({ "file": file, "bytes": bytes.len() }))
}
