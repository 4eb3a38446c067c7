//! The evidence scan over a folder of quality documents, beside reading the same bytes.

use crate::measure::{Report, once};
use chrono::{DateTime, Utc};
use desk::Desk;
use std::path::Path;

/// How many files of each of the four kinds.
const OF_EACH: u32 = 250;

/// Documents of the four commonest kinds, with a process in some and other matters in most.
pub(crate) fn folder(desk: &Desk, folder: &Path, now: DateTime<Utc>, report: &mut Report) {
    let place = folder.join("quality");
    std::fs::create_dir_all(&place).unwrap();
    let pdf = desk.defence_pdf(None).unwrap();
    let filler = "The record is kept with its owner, its revision and its date of approval. ".repeat(120);
    for number in 0..OF_EACH {
        let text = if number % 10 == 0 {
            format!(
                "{filler}\n\nCustomers are notified of each vulnerability with its CVSS score and the affected versions.\n\n{filler}"
            )
        } else {
            filler.clone()
        };
        let parts = [
            ("[Content_Types].xml".to_owned(), b"<Types/>".to_vec()),
            (
                "word/document.xml".to_owned(),
                format!(
                    "<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"
                )
                .into_bytes(),
            ),
        ];
        let mail = format!("From: a@b.example\r\nSubject: Record {number}\r\n\r\n{text}");
        let write = |ending: &str, bytes: &[u8]| std::fs::write(place.join(format!("SOP-{number:03}.{ending}")), bytes);
        write("md", text.as_bytes()).unwrap();
        write("eml", mail.as_bytes()).unwrap();
        write("docx", &pack::write_package(&parts, now).unwrap()).unwrap();
        write("pdf", &pdf).unwrap();
    }
    let (bare, bytes) = once(|| {
        let files = std::fs::read_dir(&place).unwrap();
        files.map(|file| std::fs::read(file.unwrap().path()).unwrap().len()).sum::<usize>()
    });
    let ready = desk.ready_to_scan().unwrap();
    let (whole, scan) = once(|| ready.scan(&place, &mut |_, _| true).unwrap());
    let files = 4 * OF_EACH;
    report.add(&format!("read {files} documents, bare"), bare, &format!("{} MB", bytes / 1_000_000));
    let rate = f64::from(files) / whole.as_secs_f64();
    report.add(
        &format!("scan them for evidence, {} hits", scan.documents.len()),
        whole,
        &format!("{rate:.0} files a second: Markdown, mail, Word, PDF"),
    );
}
