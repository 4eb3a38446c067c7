//! The evidence binder: one zip for an audit, with an index, documents, notices, packs, measures, the history and the
//! inspector's report, and a manifest that is signed. `desk verify` checks it.

use crate::build_pack::{certificate_chain, safe_name};
use crate::manage_identity::open_identity;
use crate::{Desk, Error, MeasureBy, Period, Result};
use chrono::{DateTime, Months, SubsecRound, Utc};
use pack::{CHECKSUMS, MANIFEST, Manifest, PackFile, Role, SIGNATURE, checksums, write_zip};
use seal::sign_detached;
use serde::Serialize;
use std::path::Path;
use ts_rs::TS;

/// How a binder is made.
#[derive(Clone, Debug)]
pub struct BinderOrder<'a> {
    /// The period that the inspector's report covers; the last two years where none is given.
    pub period: Option<Period>,
    /// The signing identity.
    pub identity: &'a Path,
    /// Its passphrase.
    pub passphrase: &'a str,
}

/// A binder that was made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BuiltBinder {
    /// Name of the file.
    pub file_name: String,
    /// Names of the files inside.
    pub files: Vec<String>,
    /// The zip.
    #[serde(skip)]
    #[ts(skip)]
    pub bytes: Vec<u8>,
}

impl Desk {
    /// Makes the binder. It is handed over as a file; the history keeps that it was made.
    ///
    /// # Errors
    /// If the identity can't be used, something can't be drawn, or the register can't be read.
    pub fn build_binder(&self, order: &BinderOrder<'_>) -> Result<BuiltBinder> {
        let now = self.now().trunc_subsecs(0);
        let identity = open_identity(order.identity, order.passphrase, self.sealing()?.pss, now)?;
        let organisation = self.organisation()?;
        let folder = safe_name(&format!("Evidence-Binder_{}_{}", organisation.name, now.format("%Y%m%d")));
        let mut files = self.binder_files(order, now)?;
        files.push(file(
            "certificates.pem",
            Role::Certificate,
            "application/x-pem-file",
            certificate_chain(&*identity),
        ));
        files.push(file("INDEX.md", Role::Index, "text/markdown", index(&files, &organisation.name, now).into_bytes()));
        let mut manifest = Manifest {
            format: Manifest::FORMAT.to_owned(),
            format_version: 1,
            folder: folder.clone(),
            disclosure: String::new(),
            title: "Evidence binder".to_owned(),
            sender: organisation.name,
            authority: "Auditors and inspectors".to_owned(),
            regime: "IEC 81001-5-1".to_owned(),
            stage: "Evidence binder".to_owned(),
            clause: "IEC 81001-5-1 4.1.7; ISO 13485 7.2.3".to_owned(),
            built_at: now.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            files: Vec::new(),
        };
        manifest.list(&files)?;
        let manifest_bytes = manifest.to_bytes()?;
        let signature = sign_detached(&manifest_bytes, &*identity, now)?;
        let mut inside: Vec<(String, Vec<u8>)> = files.into_iter().map(|file| (file.name, file.bytes)).collect();
        inside.push((MANIFEST.to_owned(), manifest_bytes));
        inside.push((SIGNATURE.to_owned(), signature));
        inside.push((CHECKSUMS.to_owned(), checksums(&inside)));
        let bytes = write_zip(&folder, &inside, now)?;
        let mut names: Vec<String> = inside.into_iter().map(|(name, _)| name).collect();
        names.sort();
        Ok(BuiltBinder { file_name: format!("{folder}.zip"), files: names, bytes })
    }

    fn binder_files(&self, order: &BinderOrder<'_>, now: DateTime<Utc>) -> Result<Vec<PackFile>> {
        const PDF: &str = "application/pdf";
        let mut files = vec![
            file("01-Statement.pdf", Role::Document, PDF, self.defence_pdf(None)?),
            file("02-Compliance.pdf", Role::Document, PDF, self.compliance_pdf()?),
        ];
        for document in self.documents()? {
            let Some(newest) = document.revisions.into_iter().next() else { continue };
            for entry in newest.document.files.iter().filter(|entry| entry.name != "content.txt") {
                let bytes = self.document_file(entry.file)?.bytes;
                files.push(file(&format!("03-{}", entry.name), Role::Document, &entry.media_type, bytes));
            }
        }
        let today = now.with_timezone(&self.zone()?).date_naive();
        let period = order
            .period
            .unwrap_or(Period { from: today.checked_sub_months(Months::new(24)).unwrap_or(today), to: today });
        files.push(file("04-Inspectors-Report.pdf", Role::Document, PDF, self.inspectors_report_pdf(period)?));
        files.push(file("05-Measures.pdf", Role::Document, PDF, self.measures_pdf()?));
        files.push(file("05-Measures.csv", Role::Document, "text/csv", self.measures_csv()?));
        for series in self.measures(MeasureBy::Quarter)? {
            let name = format!("05-{}.svg", series.title.replace(' ', "-"));
            files.push(file(&name, Role::Document, "image/svg+xml", series.svg.into_bytes()));
        }
        files.push(file("06-Register-Extract.csv", Role::Record, "text/csv", self.register_extract()?));
        for notice in self.register.read().all_notices()? {
            if notice.record.seal.is_some() {
                let sealed = self.sealed_file(notice.id)?;
                files.push(file(&format!("07-{}", sealed.name), Role::Notice, PDF, sealed.bytes));
            }
        }
        for row in self.register.read().disclosures()? {
            for pack in self.register.read().packs(row.id)? {
                let zip = self.register.read().attachment(pack.record.attachment)?;
                files.push(file(&format!("08-{}", zip.name), Role::Record, "application/zip", zip.bytes));
            }
        }
        let mut history = Vec::new();
        self.register.read().export_history(&mut history, now)?;
        files.push(file("09-History.jsonl", Role::Record, "application/jsonl", history));
        Ok(files)
    }

    /// The disclosures as a table: what each holds, and what it owed.
    fn register_extract(&self) -> Result<Vec<u8>> {
        let columns =
            ["Number", "Title", "Opened", "Closed", "Products", "Vulnerabilities", "Severity", "Notices sealed"];
        let reader = self.register.read();
        let mut rows = Vec::new();
        for row in self.list_disclosures()? {
            let record = reader.disclosure(row.id)?;
            let sealed = reader.notices(row.id)?.iter().filter(|notice| notice.record.seal.is_some()).count();
            let severity =
                row.worst.map(|(score, severity)| format!("{score} {}", severity.word())).unwrap_or_default();
            let cells = [
                row.number,
                row.title,
                record.created_at.to_rfc3339(),
                record.closed_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
                row.products.join(", "),
                row.vulnerabilities.to_string(),
                severity,
                sealed.to_string(),
            ];
            rows.push(cells.into_iter().map(pack::Cell::text).collect());
        }
        let sheet = pack::Sheet {
            name: "Register".to_owned(),
            columns: columns.iter().map(|head| pack::sheet_column(head, 20)).collect(),
            rows,
        };
        pack::write_csv(&sheet).map_err(Error::from)
    }
}

fn file(name: &str, role: Role, media_type: &str, bytes: Vec<u8>) -> PackFile {
    PackFile { name: safe_name(name), role, media_type: media_type.to_owned(), bytes }
}

fn index(files: &[PackFile], organisation: &str, now: DateTime<Utc>) -> String {
    let mut text = format!(
        "# Evidence binder of {organisation}\n\nMade {} UTC. What each file is:\n\n",
        now.format("%-d %B %Y, %H:%M")
    );
    for entry in files {
        let what = match entry.name.get(..2) {
            Some("01") => "statement per clause, as of this instant",
            Some("02") => "compliance with each clause pack",
            Some("03") => "controlled document in its newest revision",
            Some("04") => "what was due, when it was sent, with margin and proof",
            Some("05") => "measures by quarter",
            Some("06") => "extract of the register",
            Some("07") => "sealed notice",
            Some("08") => "submission pack as it was handed over",
            Some("09") => "history of every change, hash-chained",
            _ => "certificates of the signatures",
        };
        text.push_str(&format!("- `{}`: {what}\n", entry.name));
    }
    text.push_str("\n## How to check it\n\n1. `sha256sum --check SHA256SUMS` compares every file with its checksum.\n2. `openssl cms -verify -binary -inform DER -in manifest.json.p7s -content manifest.json -CAfile ROOT.pem -purpose any -out /dev/null` checks the signature over the manifest.\n3. The form of the history is described in its first line; anybody can compute its hashes again.\n");
    text
}
