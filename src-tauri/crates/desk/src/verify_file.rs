//! Checking a file that somebody hands over: a sealed PDF, a pack, or an exported history. Offline.

use crate::{Desk, Error, Result};
use chrono::{DateTime, Utc};
use pack::{MANIFEST, Role, SIGNATURE};
use seal::{Certificate, PdfReport, Revocation, SignatureKind, SignatureReport, verify_detached, verify_pdf};
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

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
    /// Every signature of the PDFs that were checked, in all detail, for programs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[ts(skip)]
    pub pdfs: Vec<PdfReport>,
}

impl FileReport {
    fn new(kind: FileKind, name: &str, bytes: &[u8]) -> Self {
        use sha2::{Digest, Sha256};
        Self {
            kind,
            name: name.to_owned(),
            sha256: hex::encode(Sha256::digest(bytes)),
            verified: false,
            statements: Vec::new(),
            faults: Vec::new(),
            pdfs: Vec::new(),
        }
    }

    fn fault(&mut self, file: Option<&str>, message: impl Into<String>) {
        self.faults.push(FileFault { file: file.map(str::to_owned), message: message.into() });
    }

    fn finish(mut self) -> Self {
        self.verified = self.faults.is_empty();
        self
    }
}

/// Checks a file. Roots are PEM texts; without one a signature can be intact, but not trusted.
///
/// # Errors
/// If the file can't be read, or is none of the kinds that can be checked.
pub fn verify_path(path: &Path, roots: &[String], now: DateTime<Utc>) -> Result<FileReport> {
    let file_error = |source| Error::File { path: path.to_owned(), source };
    let size = std::fs::metadata(path).map_err(file_error)?.len();
    if size > MAX_FILE {
        return Err(Error::field("", format!("the file has {size} bytes; files of up to 512 MB are checked")));
    }
    let bytes = std::fs::read(path).map_err(file_error)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if bytes.starts_with(b"SQLite format 3\0") {
        return verify_register(path, &name, now);
    }
    verify_bytes(&name, &bytes, roots, now)
}

fn verify_register(path: &Path, name: &str, now: DateTime<Utc>) -> Result<FileReport> {
    let desk = Desk::open(path, register::Mode::Read, "check", crate::Clock::Fixed(now))?;
    let mut report = FileReport::new(FileKind::Register, name, &[]);
    report.sha256 = String::new();
    if let Some(damage) = desk.register().examine() {
        report.fault(None, format!("The file is damaged: {damage}."));
    }
    let history = desk.verify_history(&mut |_, _| true)?;
    report.statements.push(format!("{} history entries, newest {}.", history.entries, history.last_hash));
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
        let mut report = FileReport::new(FileKind::Pdf, name, bytes);
        check_pdf(&mut report, None, bytes, &roots, now)?;
        return Ok(report.finish());
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return check_pack(name, bytes, &roots, now);
    }
    if bytes.starts_with(b"{\"action\":") || bytes.starts_with(b"{\"entries\":") {
        let mut report = FileReport::new(FileKind::History, name, bytes);
        let history =
            register::verify_export(&mut &*bytes).map_err(|source| Error::File { path: name.into(), source })?;
        report.statements.push(format!("{} history entries, newest {}.", history.entries, history.last_hash));
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
    report.pdfs.push(checked);
    Ok(())
}

/// One signature, in a few sentences.
fn describe_signature(signature: &SignatureReport, versions: usize) -> impl Iterator<Item = String> {
    let claimed = signature.claimed_at.map_or_else(|| "an unknown time".to_owned(), |at| at.to_rfc3339());
    let instant = |at: DateTime<Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
    let time = match (signature.kind, signature.proven_at) {
        (SignatureKind::TimeStamp, _) => String::new(),
        (_, Some(at)) => format!(" (claimed by the signer; a time stamp proves {})", instant(at)),
        (_, None) => " (claimed by the signer)".to_owned(),
    };
    let what = if signature.kind == SignatureKind::TimeStamp { "time stamp of" } else { "signed by" };
    let state = if signature.is_intact { "intact" } else { "broken" };
    let coverage = match signature.version {
        _ if signature.covers_whole_file => "covers the whole file".to_owned(),
        0 => "does not cover the whole file".to_owned(),
        version => format!("covers version {version} of {versions}"),
    };
    let mut sentences =
        vec![format!("{what} {} at {claimed}{time}, {}, {state}, {coverage}.", signature.signer, signature.level)];
    if let Some(reason) = signature.reason.as_ref().filter(|_| signature.kind != SignatureKind::TimeStamp) {
        sentences.push(format!("the signature in the field \u{201c}{}\u{201d} means: {reason}.", signature.field));
    }
    for member in &signature.path {
        let name = &member.certificate.common_name;
        let source = member.source.as_deref().zip(member.source_at);
        let source = source.map_or_else(String::new, |(source, at)| format!(", says {source} of {}", instant(at)));
        match member.revocation {
            Revocation::Good => sentences.push(format!("the certificate of {name} was not revoked{source}.")),
            Revocation::RevokedLater => sentences.push(format!("the certificate of {name} was revoked later{source}.")),
            Revocation::Unknown => {
                sentences.push(format!("the file does not say whether the certificate of {name} was revoked."));
            }
            Revocation::Revoked | Revocation::Root => {}
        }
    }
    for change in signature.changes.iter().filter(|change| change.is_allowed) {
        sentences.push(format!("version {} came after it, as is allowed: {}.", change.version, change.what));
    }
    sentences.extend(signature.notes.iter().cloned());
    sentences.into_iter()
}

fn check_pack(name: &str, bytes: &[u8], roots: &[Certificate], now: DateTime<Utc>) -> Result<FileReport> {
    let mut report = FileReport::new(FileKind::Pack, name, bytes);
    let (manifest, files, faults) = pack::check(bytes)?;
    report.statements.push(format!(
        "Pack for {}, {} ({}), disclosure {}, built at {}.",
        manifest.authority, manifest.stage, manifest.clause, manifest.disclosure, manifest.built_at
    ));
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
