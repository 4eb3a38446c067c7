//! What leaves the window for other programs: files to print, addresses to open, text to paste.

use super::history::VerificationFile;
use crate::window::paper;
use crate::{Answer, IpcError, Office};
use chrono::NaiveDate;
use desk::{CopiedText, DocumentKind, Period};
use disclosure::{NoticeId, PackId, ProductId};
use serde::Deserialize;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_opener::OpenerExt;
use ts_rs::TS;

/// Longest address that is opened, in bytes.
const MAX_ADDRESS: usize = 2048;

/// A PDF that can be printed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum PrintedFile {
    /// A notice, as it stands or as it was sealed.
    Notice {
        /// Which one.
        id: NoticeId,
    },
    /// The cover sheet of a pack.
    Cover {
        /// Of which one.
        id: PackId,
    },
    /// The inspector's report.
    Report {
        /// First day.
        from: NaiveDate,
        /// Last day.
        to: NaiveDate,
    },
    /// Whether the clauses are met.
    Compliance,
    /// The statement for an audit.
    Statement {
        /// Of one product.
        product: Option<ProductId>,
    },
    /// The measures.
    Measures,
    /// A controlled document, as it stands.
    Document {
        /// Which one.
        kind: DocumentKind,
    },
    /// The report of the newest check of a file.
    Verification,
}

#[tauri::command(async)]
pub(crate) fn print_file<R: Runtime>(app: AppHandle<R>, office: State<'_, Office>, what: PrintedFile) -> Answer<()> {
    let (name, pdf) = match what {
        PrintedFile::Verification => {
            let report = office.verified()?;
            (format!("{}-verification", report.name), office.verification(&report, VerificationFile::Pdf)?)
        }
        other => office.with(|desk| match other {
            PrintedFile::Notice { id } => desk.notice_file(id),
            PrintedFile::Cover { id } => desk.pack_cover(&id.to_string()),
            PrintedFile::Report { from, to } => {
                Ok((format!("inspectors-report-{from}-{to}"), desk.inspectors_report_pdf(Period { from, to })?))
            }
            PrintedFile::Statement { product } => Ok(("statement".to_owned(), desk.defence_pdf(product)?)),
            PrintedFile::Measures => Ok(("measures".to_owned(), desk.measures_pdf()?)),
            PrintedFile::Document { kind } => Ok(("document".to_owned(), desk.preview_document(kind)?)),
            PrintedFile::Compliance | PrintedFile::Verification => {
                Ok(("compliance".to_owned(), desk.compliance_pdf()?))
            }
        })?,
    };
    let path = paper::lay(app.path().app_cache_dir().ok().as_deref(), &name, &pdf)?;
    app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|error| {
        IpcError::state(&format!(
            "No program of this computer opens PDF files ({error}). The file lies ready: {}",
            path.display()
        ))
    })
}

#[tauri::command(async)]
pub(crate) fn open_address<R: Runtime>(app: AppHandle<R>, address: String) -> Answer<()> {
    let address = web_address(&address)?;
    app.opener()
        .open_url(address, None::<&str>)
        .map_err(|error| IpcError::state(&format!("No program of this computer opens web pages: {error}")))
}

#[tauri::command(async)]
pub(crate) fn text_of(office: State<'_, Office>, what: CopiedText, markdown: bool) -> Answer<String> {
    office.with(|desk| desk.copied_text(&what, markdown))
}

/// An address of the web, and nothing that starts a program or opens a file.
fn web_address(address: &str) -> Answer<&str> {
    let sound = (address.starts_with("https://") || address.starts_with("http://"))
        && address.len() <= MAX_ADDRESS
        && address.chars().all(|sign| !sign.is_control() && !sign.is_whitespace());
    if sound {
        return Ok(address);
    }
    let shown: String = address.chars().take(80).collect();
    Err(IpcError {
        code: desk::Code::Field,
        message: format!("/address: “{shown}” is no address of the web; expected https:// or http:// and no spaces"),
        field: Some("/address".to_owned()),
        findings: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for address in ["https://www.example/a?b=c#d", "http://a.example"] {
            assert_eq!(web_address(address).unwrap(), address);
        }
        for address in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "HTTPS://a.example",
            "https://a b",
            "https://a\nb",
            "mailto:a@b.example",
            "",
        ] {
            assert_eq!(web_address(address).unwrap_err().field.as_deref(), Some("/address"), "{address}");
        }
        assert!(web_address(&format!("https://{}", "a".repeat(MAX_ADDRESS))).is_err());
    }
}
