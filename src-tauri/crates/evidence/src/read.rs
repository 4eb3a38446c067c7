//! The text of a file: PDF, DOCX, XLSX, mail, Markdown and plain text. Each kind has its limits.

use serde::{Deserialize, Serialize};
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use thiserror::Error;
use ts_rs::TS;

/// Largest file that is read, in bytes.
pub(crate) const MAX_FILE: u64 = 64 * 1024 * 1024;
/// Longest text that is taken of one file, in characters.
const MAX_TEXT: usize = 4_000_000;
/// Most pages of a PDF.
const MAX_PAGES: usize = 3_000;
/// Largest part of a zipped document, unpacked, in bytes.
const MAX_PART: u64 = 100 * 1024 * 1024;
/// Most parts of a zipped document.
const MAX_PARTS: usize = 5_000;
/// How many times larger than the file its parts may be.
const MAX_RATIO: u64 = 200;

/// A page, a sheet or the whole of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Its number, from 1; nothing where the file has no pages.
    pub number: Option<usize>,
    /// Its text; paragraphs are parted by an empty line.
    pub text: String,
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFile {
    /// Its pages.
    pub pages: Vec<Page>,
}

/// Why a file shows nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Error, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "EvidenceUnreadable")]
pub enum Unreadable {
    /// Pictures of pages only.
    #[error("a scanned PDF without text; run a text recognition over it first")]
    Scanned,
    /// It needs a password.
    #[error("encrypted; save it without a password")]
    Encrypted,
    /// Too large.
    #[error("larger than 64 MB")]
    TooLarge,
    /// Damaged, or not what its name says.
    #[error("damaged, or not what its name says: {0}")]
    Damaged(String),
    /// More inside than a document of its size would have.
    #[error("it unpacks to more than a document would; it was left closed")]
    Bomb,
    /// An error of the system.
    #[error("{0}")]
    System(String),
}

/// Whether a file is of a kind that is read.
pub(crate) fn is_known(path: &Path) -> bool {
    kind(path).is_some()
}

#[derive(Clone, Copy)]
enum Kind {
    Pdf,
    Docx,
    Xlsx,
    Mail,
    Text,
}

fn kind(path: &Path) -> Option<Kind> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Some(match extension.as_str() {
        "pdf" => Kind::Pdf,
        "docx" | "docm" => Kind::Docx,
        "xlsx" | "xlsm" => Kind::Xlsx,
        "eml" => Kind::Mail,
        "md" | "markdown" | "txt" | "csv" | "html" | "htm" | "adoc" | "rst" => Kind::Text,
        _ => return None,
    })
}

/// Reads the text of a file.
///
/// # Errors
/// If it can't be read, or has no text; the reason is told.
pub fn read_file(path: &Path) -> Result<ReadFile, Unreadable> {
    if kind(path).is_none() {
        return Ok(ReadFile::default());
    }
    let system = |error: std::io::Error| Unreadable::System(error.to_string());
    if std::fs::metadata(path).map_err(system)?.len() > MAX_FILE {
        return Err(Unreadable::TooLarge);
    }
    read_bytes(path, &std::fs::read(path).map_err(system)?)
}

/// Reads the text of a file that is at hand; its kind is told by the ending of `name`.
///
/// # Errors
/// As [`read_file`].
pub fn read_bytes(name: &Path, bytes: &[u8]) -> Result<ReadFile, Unreadable> {
    let Some(kind) = kind(name) else { return Ok(ReadFile::default()) };
    let pages = match kind {
        Kind::Pdf => pdf(bytes)?,
        Kind::Docx => vec![Page { number: None, text: docx(bytes)? }],
        Kind::Xlsx => xlsx(bytes)?,
        Kind::Mail => vec![Page { number: None, text: mail(bytes)? }],
        Kind::Text => vec![Page { number: None, text: plain(name, bytes) }],
    };
    let mut left = MAX_TEXT;
    let pages = pages.into_iter().map(|page| Page { text: taken(&page.text, &mut left), ..page });
    Ok(ReadFile { pages: pages.filter(|page| !page.text.trim().is_empty()).collect() })
}

/// The beginning of a text, as long as the file's share lasts.
fn taken(text: &str, left: &mut usize) -> String {
    let taken: String = text.chars().take(*left).collect();
    *left -= taken.chars().count();
    taken
}

#[expect(clippy::needless_pass_by_value, reason = "handed to `map_err` as it is")]
fn damaged(error: impl ToString) -> Unreadable {
    Unreadable::Damaged(error.to_string().chars().take(200).collect())
}

fn pdf(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    if !bytes.get(..1024.min(bytes.len())).is_some_and(|head| head.windows(5).any(|five| five == b"%PDF-")) {
        return Err(damaged("it does not begin as a PDF does"));
    }
    // The reader of text may stop at a file that breaks its rules; that is told of the file and ends nothing else.
    let read = catch_unwind(AssertUnwindSafe(|| {
        let document = lopdf::Document::load_mem(bytes).map_err(damaged)?;
        let is_encrypted = document.trailer.get(b"Encrypt").is_ok();
        if document.get_pages().len() > MAX_PAGES {
            return Err(Unreadable::TooLarge);
        }
        match pdf_extract::extract_text_from_mem_by_pages(bytes) {
            Ok(pages) => Ok(pages),
            Err(_) if is_encrypted => Err(Unreadable::Encrypted),
            Err(error) => Err(damaged(error)),
        }
    }));
    let pages = read.unwrap_or_else(|_| Err(damaged("its text can't be taken out")))?;
    if !pages.is_empty() && pages.iter().all(|text| text.chars().filter(|sign| sign.is_alphanumeric()).count() < 3) {
        return Err(Unreadable::Scanned);
    }
    Ok(pages
        .into_iter()
        .enumerate()
        .map(|(index, text)| Page { number: Some(index + 1), text: joined(&text) })
        .collect())
}

/// Lines of a page as running text: a word that was parted at the end of a line is one again, and only empty lines part
/// paragraphs.
fn joined(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_apart = false;
    for block in text.replace('\r', "").split("\n\n") {
        let mut paragraph = String::new();
        for line in block.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if paragraph.ends_with('-') && line.starts_with(char::is_lowercase) {
                paragraph.pop();
            } else if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
        if paragraph.is_empty() {
            is_apart = true;
            continue;
        }
        // A page that is set with wide lines parts every line: what goes on in lower case is one sentence.
        if !out.is_empty() {
            let goes_on =
                !is_apart && paragraph.starts_with(char::is_lowercase) && !out.ends_with(['.', '!', '?', ':']);
            out.push_str(if goes_on { " " } else { "\n\n" });
        }
        out.push_str(&paragraph);
        is_apart = false;
    }
    out
}

fn unpack(bytes: &[u8], wanted: impl Fn(&str) -> bool) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    // A document that is encrypted by an office program is no zip but a compound file.
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::Encrypted);
    }
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MAX_PARTS {
        return Err(Unreadable::Bomb);
    }
    let mut parts = Vec::new();
    let mut room = (bytes.len() as u64).saturating_mul(MAX_RATIO).clamp(1024 * 1024, MAX_PART);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(damaged)?;
        let name = part.name().map_err(damaged)?.into_owned();
        if !wanted(&name) {
            continue;
        }
        let mut content = Vec::new();
        part.take(room + 1).read_to_end(&mut content).map_err(damaged)?;
        room = room.checked_sub(content.len() as u64).ok_or(Unreadable::Bomb)?;
        parts.push((name, content));
    }
    Ok(parts)
}

fn docx(bytes: &[u8]) -> Result<String, Unreadable> {
    let is_text = |name: &str| {
        let name = name.to_ascii_lowercase();
        name == "word/document.xml"
            || ["word/header", "word/footer", "word/footnotes", "word/comments"]
                .iter()
                .any(|head| name.starts_with(head))
                && name.ends_with(".xml")
    };
    let parts = unpack(bytes, is_text)?;
    if !parts.iter().any(|(name, _)| name.eq_ignore_ascii_case("word/document.xml")) {
        return Err(damaged("word/document.xml is missing"));
    }
    let mut text = String::new();
    for (_, part) in &parts {
        text.push_str(&word_text(part)?);
        text.push_str("\n\n");
    }
    Ok(text)
}

/// The text of a part of a Word document: runs of a paragraph together, each paragraph on its own.
fn word_text(part: &[u8]) -> Result<String, Unreadable> {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_reader(part);
    let (mut text, mut in_run, mut buffer) = (String::new(), false, Vec::new());
    loop {
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) if element.local_name().as_ref() == "t" => in_run = true,
            Event::End(element) => match element.local_name().as_ref() {
                "t" => in_run = false,
                "p" => text.push_str("\n\n"),
                _ => {}
            },
            Event::Empty(element) => match element.local_name().as_ref() {
                "br" | "ta" | "cr" => text.push(' '),
                "p" => text.push_str("\n\n"),
                _ => {}
            },
            Event::Text(words) if in_run => text.push_str(&words),
            Event::GeneralRef(reference) if in_run => {
                let name = reference.as_ref();
                match reference.resolve_char_ref().map_err(damaged)? {
                    Some(character) => text.push(character),
                    None => text.push_str(quick_xml::escape::resolve_xml_entity(name).unwrap_or_default()),
                }
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
        buffer.clear();
    }
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Page>, Unreadable> {
    use calamine::{Data, Reader, Xlsx};
    // Measured first, so that a bomb is never opened.
    unpack(bytes, |_| true)?;
    let read = catch_unwind(AssertUnwindSafe(|| {
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
        let mut pages = Vec::new();
        for (index, name) in book.sheet_names().into_iter().enumerate() {
            let range = book.worksheet_range(&name).map_err(damaged)?;
            let mut text = format!("{name}\n\n");
            for row in range.rows() {
                let cells = row.iter().filter(|cell| !matches!(cell, Data::Empty)).map(ToString::to_string);
                let line = cells.collect::<Vec<_>>().join(" | ");
                if !line.is_empty() && text.len() < MAX_TEXT {
                    text.push_str(&format!("{line}\n\n"));
                }
            }
            pages.push(Page { number: Some(index + 1), text });
        }
        Ok(pages)
    }));
    read.unwrap_or_else(|_| Err(damaged("its cells can't be read")))
}

fn mail(bytes: &[u8]) -> Result<String, Unreadable> {
    let mail = exchange::read_mail(bytes).map_err(damaged)?;
    if mail.protected.as_ref().is_some_and(|protected| matches!(protected, exchange::Protected::Encrypted(_))) {
        return Err(Unreadable::Encrypted);
    }
    Ok(format!("{}\n\n{}", mail.subject, joined(&mail.text)))
}

fn plain(path: &Path, bytes: &[u8]) -> String {
    let text = decoded(bytes);
    let is_html =
        path.extension().is_some_and(|extension| extension.to_string_lossy().to_ascii_lowercase().starts_with("htm"));
    if is_html { joined(&without_tags(&text)) } else { joined(&text) }
}

/// UTF-8, UTF-16 with its mark, else Latin-1.
fn decoded(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], little: bool| {
        let units = bytes.chunks_exact(2).map(|pair| {
            let pair = [pair[0], pair[1]];
            if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) }
        });
        char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, true),
        [0xfe, 0xff, rest @ ..] => wide(rest, false),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => std::str::from_utf8(bytes)
            .map_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect(), str::to_owned),
    }
}

/// The text between tags; scripts and styles have none. Blocks part paragraphs.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        let tag = &rest[start..];
        let name: String = tag[1..]
            .chars()
            .take_while(|sign| sign.is_ascii_alphanumeric() || *sign == '/')
            .collect::<String>()
            .to_lowercase();
        let end = match name.as_str() {
            "script" | "style" => tag.to_ascii_lowercase().find(&format!("</{name}")),
            _ => tag.find('>').map(|end| end + 1),
        };
        if ["p", "/p", "div", "/div", "li", "tr", "h1", "h2", "h3", "/h1", "/h2", "/h3", "br"].contains(&name.as_str())
        {
            text.push_str("\n\n");
        }
        let Some(end) = end else { break };
        rest = &tag[end.max(1)..];
        if matches!(name.as_str(), "script" | "style") {
            rest = rest.split_once('>').map_or("", |(_, rest)| rest);
        }
    }
    if !rest.starts_with('<') {
        text.push_str(rest);
    }
    text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn html_is_its_words() {
        let html = "<style>p{}</style><p>Notify &amp; tell<script>if (a<b) notify()</script> the <b>users</b></p><p>x";
        assert_eq!(joined(&without_tags(html)), "Notify & tell the users\n\nx");
    }

    #[test]
    fn parted_words_are_one_again() {
        assert_eq!(joined("vulner-\nability is\nhere.\n\nNext"), "vulnerability is here.\n\nNext");
        assert_eq!(decoded(&[0xff, 0xfe, b'a', 0, 0xe4, 0]), "a\u{e4}");
        assert_eq!(decoded(b"gr\xfc\xdfe"), "gr\u{fc}\u{df}e");
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_break_a_reader(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
            for head in [&b""[..], b"%PDF-1.7\n", b"PK\x03\x04", b"From: a@b.example\r\n\r\n", b"<html><script"] {
                let all = [head, &bytes].concat();
                let _ = pdf(&all);
                let _ = docx(&all);
                let _ = xlsx(&all);
                let _ = mail(&all);
                let _ = without_tags(&decoded(&all));
            }
        }
    }
}
