//! `desk export`.

use crate::arguments::{Common, Export};
use crate::{Answer, Failure, office};
use desk::{DueFormat, DueOptions, ListName, MailOrder, NoticeForm, NoticeMails, Period, TableForm};
use serde_json::json;
use std::path::Path;

/// Largest list of recipients that is read, in bytes.
const MAX_LIST: u64 = 4 * 1024 * 1024;

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
                foreign::one_line(&file.display().to_string()),
                foreign::one_line(&file.display().to_string())
            );
            Answer::new(text, &json!({ "file": file, "entries": entries }))
        }
        Export::Due { file, all, force } => {
            let format = DueFormat::of(&file)?;
            let options = DueOptions { closed: all, ..DueOptions::default() };
            // An update of a calendar says what left it; what it takes the place of is read first.
            let before = if force && file.is_file() { office::read_file(&file, MAX_LIST * 8).ok() } else { None };
            written(&file, &desk.export_due_over(&options, format, before.as_deref())?, force)
        }
        Export::List { list, file, report, force } => {
            let known = ListName::ALL.into_iter().find(|known| known.key() == list);
            let list = known.ok_or_else(|| Failure::wrong_use(format!("there is no list “{list}”")))?;
            let keys = report.map(|report| vec![report]);
            written(&file, &desk.export_list(list, keys.as_deref(), TableForm::of(&file)?)?, force)
        }
        Export::Report { file, from, to, force } => {
            let period = Period { from: super::law::read_day(&from)?, to: super::law::read_day(&to)? };
            let bytes = match file.extension().and_then(|extension| extension.to_str()) {
                Some("pdf") => desk.inspectors_report_pdf(period)?,
                Some("xlsx") => desk.inspectors_report_workbook(period)?,
                _ => {
                    return Err(Failure::wrong_use(format!(
                        "“{}” names no form of the report; end it with .pdf or .xlsx",
                        foreign::one_line(&file.display().to_string())
                    )));
                }
            };
            written(&file, &bytes, force)
        }
        Export::Disclosure { number, file, force } => {
            let record = desk.export_disclosure(office::disclosure(&desk, &number)?)?;
            written(&file, format!("{record:#}\n").as_bytes(), force)
        }
        Export::Notice { notice, file, format, force } => {
            let form = match format {
                Some(suffix) => NoticeForm::named(&suffix)?,
                None => NoticeForm::of(&file)?,
            };
            let (_, bytes) = desk.export_notice(office::notice(&desk, &notice)?, form)?;
            written(&file, &bytes, force)
        }
        Export::Mails { notice, recipients, folder, bcc, force } => {
            let size = std::fs::metadata(&recipients).map_err(|source| Failure::file(&recipients, source))?.len();
            if size > MAX_LIST {
                return Err(Failure::wrong_use(format!(
                    "{} has {size} bytes; a list of recipients has at most {MAX_LIST}",
                    recipients.display()
                )));
            }
            let list = office::read(&recipients)?;
            let order = MailOrder { recipients: &list, hidden: bcc };
            let mails = desk.draft_mails(office::notice(&desk, &notice)?, &order)?;
            mails_written(&folder, &mails, force)
        }
        Export::Pack { pack, file, force } => written(&file, &desk.pack_file(&pack)?.bytes, force),
    }
}

fn mails_written(folder: &Path, mails: &NoticeMails, force: bool) -> Result<Answer, Failure> {
    std::fs::create_dir_all(folder).map_err(|source| Failure::file(folder, source))?;
    // Nothing is written where one of them would be overwritten.
    let files: Vec<_> = mails.files.iter().map(|(name, bytes)| (folder.join(name), bytes)).collect();
    if let Some((taken, _)) = files.iter().find(|(path, _)| path.exists() && !force) {
        return Err(Failure::exists(taken));
    }
    for (path, bytes) in &files {
        office::write_file(path, bytes, force)?;
    }
    let mut text = format!(
        "Wrote {} drafts for {} recipients to {}.\n",
        mails.drafts,
        mails.recipients,
        foreign::one_line(&folder.display().to_string())
    );
    for remark in &mails.remarks {
        text.push_str(&format!("Note: {remark}\n"));
    }
    Answer::new(text, mails)
}

fn written(file: &Path, bytes: &[u8], force: bool) -> Result<Answer, Failure> {
    office::write_file(file, bytes, force)?;
    Answer::new(
        format!("Wrote {}.\n", foreign::one_line(&file.display().to_string())),
        &json!({ "file": file, "bytes": bytes.len() }),
    )
}
