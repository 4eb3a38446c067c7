//! Checking a file that somebody hands over: a sealed PDF, a pack, or an exported history. Offline.

mod document;
mod words;

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use disclosure::Organisation;
use pack::{MANIFEST, Role, SIGNATURE};
use seal::{Certificate, PdfReport, verify_detached, verify_pdf};
use serde::Serialize;
use std::io::Read;
use std::path::Path;
use ts_rs::TS;
use words::describe_signature;
use zone::Zone;

/// Largest file that is checked, in bytes.
const MAX_FILE: u64 = 512 * 1024 * 1024;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// A PDF with signatures.
    Pdf,
    /// A pack.
    Pack,
    /// An exported history.
    History,
    /// A register.
    Register,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FileFault {
    /// The file inside a pack, where one is concerned.
    pub file: Option<String>,
    /// What is wrong, in plain words.
    pub message: String,
}

/// The outcome of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FileReport {
    /// What the file is.
    pub kind: FileKind,
    /// Its name.
    pub name: String,
    /// SHA-256, hexadecimal.
    pub sha256: String,
    /// Whether nothing is wrong and every signature leads to a given root.
    pub verified: bool,
    /// What was found, one sentence each.
    pub statements: Vec<String>,
    /// What is wrong.
    pub faults: Vec<FileFault>,
    /// The roots that were trusted: the subject of each, and its SHA-256.
    pub roots: Vec<String>,
    /// Every signature of the PDFs that were checked, in all detail.
    pub pdfs: Vec<CheckedPdf>,
}

/// A PDF that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CheckedPdf {
    /// Its name inside a pack.
    pub file: Option<String>,
    /// What was found.
    pub report: PdfReport,
}

impl FileReport {
    fn new(kind: FileKind, name: &str, bytes: &[u8], roots: &[Certificate]) -> Self {
        use sha2::{Digest, Sha256};
        let root = |root: &Certificate| {
            let described = root.describe();
            format!("{} (SHA-256 {})", described.subject, described.fingerprint)
        };
        Self {
            kind,
            name: name.to_owned(),
            sha256: hex::encode(Sha256::digest(bytes)),
            verified: false,
            statements: Vec::new(),
            faults: Vec::new(),
            roots: roots.iter().map(root).collect(),
            pdfs: Vec::new(),
        }
    }

    pub(crate) fn fault(&mut self, file: Option<&str>, message: impl Into<String>) {
        self.faults.push(FileFault { file: file.map(str::to_owned), message: message.into() });
    }

    fn finish(mut self) -> Self {
        self.verified = self.faults.is_empty();
        // What a file holds is the word of whoever made it: it stands in one line, and does nothing to it.
        self.name = foreign::one_line(&self.name);
        for statement in &mut self.statements {
            *statement = foreign::one_line(statement);
        }
        for fault in &mut self.faults {
            fault.message = foreign::one_line(&fault.message);
            fault.file = fault.file.as_deref().map(foreign::one_line);
        }
        self
    }
}

/// Checks a file. Roots are PEM texts; without one a signature can be intact, but not trusted.
///
/// # Errors
/// If the file can't be read, or is none of the kinds that can be checked.
pub fn verify_path(path: &Path, roots: &[String], now: DateTime<Utc>) -> Result<FileReport> {
    let bytes = read_limited(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
    if bytes.len() as u64 > MAX_FILE {
        return Err(Error::field("", "the file has more than 512 MB; smaller ones are checked"));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if bytes.starts_with(b"SQLite format 3\0") {
        return verify_register(path, &name, now);
    }
    verify_bytes(&name, &bytes, roots, now)
}

/// Reads a file, and one byte more than is checked where it is larger.
fn read_limited(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MAX_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The report of a file that could not be checked as what it claims to be, so that it stands in a report beside others.
#[must_use]
pub fn unfit_report(path: &Path, error: &Error) -> FileReport {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kind = if matches!(error, Error::Pack(_)) { FileKind::Pack } else { FileKind::Pdf };
    let bytes = read_limited(path).unwrap_or_default();
    let mut report = FileReport::new(kind, &name, &bytes, &[]);
    report.fault(None, error.to_string());
    report
}

/// Writes what checks found as a tagged PDF/A, under the letterhead of `organisation`; a blank one names nobody. Times
/// are in `zone`.
///
/// # Errors
/// If it can't be drawn.
pub fn verification_report(
    reports: &[FileReport],
    organisation: &Organisation,
    zone: Zone,
    now: DateTime<Utc>,
) -> Result<Vec<u8>> {
    Ok(notice::render(&document::document(reports, organisation, zone, now))?.bytes)
}

impl Desk {
    /// Checks a file; the roots that the register trusts count beside those that are given.
    ///
    /// # Errors
    /// As [`verify_path`]; if the register can't be read.
    pub fn verify_file(&self, path: &Path, roots: &[String]) -> Result<FileReport> {
        let roots = [self.trusted_pems()?.as_slice(), roots].concat();
        verify_path(path, &roots, self.now())
    }

    /// Writes what checks found as a PDF, under the organisation's letterhead and in its zone.
    ///
    /// # Errors
    /// If it can't be drawn, or the register can't be read.
    pub fn verification_report(&self, reports: &[FileReport]) -> Result<Vec<u8>> {
        verification_report(reports, &self.organisation()?, self.zone()?, self.now())
    }
}

fn verify_register(path: &Path, name: &str, now: DateTime<Utc>) -> Result<FileReport> {
    let desk = Desk::open(path, register::Mode::Read, "check", crate::Clock::Fixed(now))?;
    let mut report = FileReport::new(FileKind::Register, name, &[], &[]);
    report.sha256 = String::new();
    if let Some(damage) = desk.register().examine() {
        report.fault(None, format!("The file is damaged: {damage}."));
    }
    let history = desk.verify_history(&mut |_, _| true)?;
    report.statements.push(format!("{} history entries, newest {}.", history.entries, history.last_hash));
    report.statements.extend(history.remarks.into_iter().map(|remark| remark.message));
    history.faults.into_iter().for_each(|fault| report.fault(None, fault.message));
    Ok(report.finish())
}

/// Checks bytes: a sealed PDF, a zipped pack or an exported history.
///
/// # Errors
/// If the bytes are none of these.
pub fn verify_bytes(name: &str, bytes: &[u8], roots: &[String], now: DateTime<Utc>) -> Result<FileReport> {
    let roots: Vec<Certificate> = roots.iter().flat_map(|pem| Certificate::from_pem(pem)).collect();
    if bytes.starts_with(b"%PDF-") {
        let mut report = FileReport::new(FileKind::Pdf, name, bytes, &roots);
        check_pdf(&mut report, None, bytes, &roots, now)?;
        return Ok(report.finish());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return check_pack(name, bytes, &roots, now);
    }
    if bytes.starts_with(b"{\"action\":") || bytes.starts_with(b"{\"entries\":") {
        let mut report = FileReport::new(FileKind::History, name, bytes, &[]);
        let history =
            register::verify_export(&mut &*bytes).map_err(|source| Error::File { path: name.into(), source })?;
        report.statements.push(format!("{} history entries, newest {}.", history.entries, history.last_hash));
        report.statements.extend(history.remarks.into_iter().map(|remark| remark.message));
        history.faults.into_iter().for_each(|fault| report.fault(None, fault.message));
        return Ok(report.finish());
    }
    Err(Error::field(
        "",
        format!("{name} is neither a PDF, nor a pack, nor an exported history, nor a register; nothing was checked"),
    ))
}

fn check_pdf(
    report: &mut FileReport,
    file: Option<&str>,
    bytes: &[u8],
    roots: &[Certificate],
    now: DateTime<Utc>,
) -> Result<()> {
    let checked = verify_pdf(bytes, roots, now)?;
    let prefix = file.map(|file| format!("{file}: ")).unwrap_or_default();
    for signature in &checked.signatures {
        report
            .statements
            .extend(describe_signature(signature, checked.versions).map(|words| format!("{prefix}{words}")));
        if signature.certificate.as_ref().is_some_and(|certificate| certificate.is_demonstration) {
            report
                .statements
                .push(format!("{prefix}the certificate is for demonstration only; it proves nothing about a person."));
        }
    }
    let claims: Vec<&str> =
        [&checked.claims.pdf_a, &checked.claims.pdf_ua].into_iter().flatten().map(String::as_str).collect();
    if !claims.is_empty() {
        report.statements.push(format!("{prefix}the document says that it is {}.", claims.join(" and ")));
    }
    for fault in checked.all_faults() {
        report.fault(file, fault.message.clone());
    }
    report.pdfs.push(CheckedPdf { file: file.map(str::to_owned), report: checked });
    Ok(())
}

fn check_pack(name: &str, bytes: &[u8], roots: &[Certificate], now: DateTime<Utc>) -> Result<FileReport> {
    let mut report = FileReport::new(FileKind::Pack, name, bytes, roots);
    let (manifest, files, faults) = pack::check(bytes)?;
    report.statements.push(if manifest.disclosure.is_empty() {
        format!("{} of {} ({}), built at {}.", manifest.title, manifest.sender, manifest.clause, manifest.built_at)
    } else {
        format!(
            "Pack for {}, {} ({}), disclosure {}, built at {}.",
            manifest.authority, manifest.stage, manifest.clause, manifest.disclosure, manifest.built_at
        )
    });
    report.statements.push(format!("{} files are listed in the manifest.", manifest.files.len()));
    faults.into_iter().for_each(|fault| report.fault(fault.file.as_deref(), fault.message));
    let find = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice());
    match (find(MANIFEST), find(SIGNATURE)) {
        (Some(data), Some(cms)) => {
            let signature = verify_detached(data, cms, roots, now)?;
            report.statements.push(format!("The manifest is signed by {}.", signature.signer));
            signature.faults.iter().for_each(|fault| report.fault(Some(SIGNATURE), fault.message.clone()));
        }
        _ => report.fault(Some(SIGNATURE), "The manifest has no signature."),
    }
    for listed in manifest.files.iter().filter(|listed| listed.role == Role::Notice) {
        if let Some(bytes) = find(&listed.name) {
            check_pdf(&mut report, Some(&listed.name), bytes, roots, now)?;
        }
    }
    Ok(report.finish())
}
