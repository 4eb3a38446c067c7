//! The scan over a folder of real-looking files: what a person would find, and nothing else.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use evidence::{Rules, Scan, ScanError, Verdict, scan};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

const CORPUS: &str = include_str!("corpus.toml");

#[derive(Deserialize)]
struct Corpus {
    file: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    path: String,
    expect: String,
    text: String,
}

fn write(folder: &Path, entry: &Entry) {
    let path = folder.join(&entry.path);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text = entry.text.trim();
    match path.extension().unwrap().to_str().unwrap() {
        "docx" => std::fs::write(&path, docx(text)).unwrap(),
        "pdf" => std::fs::write(&path, pdf(text)).unwrap(),
        "xlsx" => xlsx(&path, text),
        "eml" => {
            let name = path.file_stem().unwrap().to_string_lossy();
            let mail = format!(
                "From: a@maker.example\r\nTo: b@else.example\r\nSubject: {name}\r\nDate: Fri, 20 Nov 2026 09:40:00 +0100\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
            );
            std::fs::write(&path, mail).unwrap();
        }
        _ => std::fs::write(&path, text).unwrap(),
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A Word document whose paragraphs are cut into runs, as an editor leaves them.
fn docx(text: &str) -> Vec<u8> {
    let mut body = String::new();
    for paragraph in text.split("\n\n") {
        let middle = paragraph.char_indices().nth(paragraph.chars().count() / 2).map_or(0, |(index, _)| index);
        let (first, second) = paragraph.split_at(middle);
        let run =
            |words: &str| format!("<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r>", escape(&words.replace('\n', " ")));
        body.push_str(&format!("<w:p>{}{}</w:p>", run(first), run(second)));
    }
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &xml)])
}

fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, content) in parts {
        archive.start_file(*name, options).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn xlsx(path: &Path, text: &str) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, line) in text.lines().enumerate() {
        for (column, cell) in line.split('|').enumerate() {
            sheet.write_string(u32::try_from(row).unwrap(), u16::try_from(column).unwrap(), cell.trim()).unwrap();
        }
    }
    book.save(path).unwrap();
}

/// A PDF with its text in short lines, in Latin-1, as an office program writes it.
fn pdf(text: &str) -> Vec<u8> {
    let mut content = String::from("BT /F1 11 Tf 13 TL 60 780 Td\n");
    for paragraph in text.split("\n\n") {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            if line.len() + word.len() > 70 {
                content.push_str(&shown(&line));
                line.clear();
            }
            line.push_str(word);
            line.push(' ');
        }
        content.push_str(&shown(&line));
        content.push_str("T*\n");
    }
    content.push_str("ET");
    one_page(content)
}

fn shown(line: &str) -> String {
    let escaped: String = line
        .chars()
        .map(|sign| match sign {
            '(' | ')' | '\\' => format!("\\{sign}"),
            sign if sign.is_ascii() => sign.to_string(),
            sign => format!("\\{:03o}", u32::from(sign).min(255)),
        })
        .collect();
    format!("({escaped}) Tj T*\n")
}

fn one_page(content: String) -> Vec<u8> {
    use lopdf::{Document, Object, Stream, dictionary};
    let mut pdf = Document::with_version("1.7");
    let font = pdf.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding" },
    );
    let content = pdf.add_object(Stream::new(dictionary! {}, content.into_bytes()));
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    let kids: Vec<Object> = vec![page.into()];
    pdf.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 }.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

fn corpus() -> Vec<Entry> {
    toml::from_str::<Corpus>(CORPUS).unwrap().file
}

fn scan_of(folder: &Path) -> Scan {
    scan(folder, &Rules::shipped(&[]).unwrap(), &mut |_, _| true).unwrap()
}

#[test]
fn the_right_documents_are_found_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = corpus();
    assert!(corpus.len() >= 60, "{} files", corpus.len());
    corpus.iter().for_each(|entry| write(folder.path(), entry));
    let found = scan_of(folder.path());
    assert_eq!((found.files, found.skipped.len()), (corpus.len(), 0), "{:?}", found.skipped);
    let said: BTreeMap<&str, Verdict> =
        found.documents.iter().map(|document| (document.path.as_str(), document.verdict)).collect();
    let mut wrong = Vec::new();
    let (mut right, mut shown, mut wanted) = (0, 0, 0);
    for entry in &corpus {
        let verdict = said.get(entry.path.as_str()).copied().unwrap_or(Verdict::None);
        let word = match verdict {
            Verdict::Full => "full",
            Verdict::Part => "part",
            Verdict::NameOnly => "name",
            Verdict::None => "none",
        };
        if word != entry.expect {
            wrong.push(format!("{}: expected {}, found {word}", entry.path, entry.expect));
        }
        let (is_shown, is_wanted) = (word == "full", entry.expect == "full");
        shown += usize::from(is_shown);
        wanted += usize::from(is_wanted);
        right += usize::from(is_shown && is_wanted);
    }
    println!("{} files; full hits: precision {right}/{shown}, recall {right}/{wanted}", corpus.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_hit_names_its_passage_and_page() {
    let folder = tempfile::tempdir().unwrap();
    let corpus = corpus();
    for name in
        ["QM/Cybersecurity-Communication-Plan_rev3.pdf", "QM/regulatory reporting.pdf", "Cardio/CVD-risk-table.xlsx"]
    {
        write(folder.path(), corpus.iter().find(|entry| entry.path == name).unwrap());
    }
    insta::assert_debug_snapshot!(scan_of(folder.path()).documents);
}

#[test]
fn what_can_not_be_read_says_why_and_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    put("Vulnerability Disclosure scanned.pdf", &one_page("q 500 0 0 700 40 60 cm Q".into()));
    put("broken.pdf", b"%PDF-1.7\nnonsense");
    put("not-a.pdf", b"hello");
    put("not-a.docx", b"hello");
    put("encrypted.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put("bomb.docx", &zipped(&[("word/document.xml", &"<w:t>".repeat(4_000_000))]));
    put("empty.xlsx", b"");
    put("picture.png", b"\x89PNG");
    put(".hidden.md", b"customers are notified of the vulnerability");
    put(
        "encrypted.eml",
        b"From: a@b.example\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n\r\nwcFM\r\n-----END PGP MESSAGE-----\r\n",
    );
    put(
        "good.md",
        b"The procedure: customers are notified of the vulnerability with CVSS score and affected versions.",
    );
    let found = scan_of(folder.path());
    let lines: Vec<String> = found
        .skipped
        .iter()
        .map(|skipped| {
            let why = skipped.why.split(": ").next().unwrap();
            format!("{} | {why} | {}", skipped.path, skipped.name.as_deref().unwrap_or("-"))
        })
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
    assert_eq!((found.documents.len(), found.other), (1, 1));
}

#[test]
fn a_scan_can_be_cancelled_and_no_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..500 {
        std::fs::write(folder.path().join(format!("{number}.md")), "x").unwrap();
    }
    let rules = Rules::shipped(&[]).unwrap();
    let found = scan(folder.path(), &rules, &mut |_, _| false).unwrap();
    assert!(found.is_cancelled || found.files == 500, "{}", found.files);
    let missing = folder.path().join("missing");
    assert!(matches!(scan(&missing, &rules, &mut |_, _| true), Err(ScanError::NoFolder(_))));
}

#[test]
fn a_pattern_of_the_users_own_counts() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("SOP-031.md"), "x").unwrap();
    let rules = Rules::shipped(&["^SOP-03".into()]).unwrap();
    let found = scan(folder.path(), &rules, &mut |_, _| true).unwrap();
    assert_eq!(found.documents[0].verdict, Verdict::NameOnly);
    assert_eq!(found.documents[0].name.as_deref(), Some("SOP-03"));
}
