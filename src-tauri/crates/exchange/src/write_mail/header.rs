//! Lines of headers that every reader takes alike: encoded words (RFC 2047) never inside quotation marks and never longer
//! than 75 characters, parameters by RFC 2231, folded lines.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fmt::Write;

/// The longest line with an encoded word.
const LINE: usize = 76;
/// What an encoded word is besides its text.
const FRAME: usize = "=?utf-8?B??=".len();
/// The longest line that is not folded.
const PLAIN: usize = 60;

/// A header value on one line: a line break would begin a header of its own.
pub(super) fn one_line(text: &str) -> String {
    text.split(|character: char| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}'))
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
}

/// A header of running text, such as a subject.
pub(super) fn text_line(name: &str, text: &str) -> String {
    let text = one_line(text);
    let value = if is_plain(&text) && name.len() + text.len() <= 76 { text } else { encoded(&text, name.len() + 2) };
    format!("{name}: {value}\r\n")
}

/// A header of mailboxes: one a line. Addresses are in ASCII already.
pub(super) fn mailbox_lines(name: &str, boxes: &[(String, String)]) -> String {
    let mut line = format!("{name}: ");
    for (index, (display, address)) in boxes.iter().enumerate() {
        if index > 0 {
            line.push_str(",\r\n ");
        }
        let display = one_line(display);
        if display.is_empty() {
            line.push_str(address);
        } else {
            let used = if index == 0 { name.len() + 2 } else { 1 };
            let _ = write!(line, "{}\r\n <{address}>", phrase(&display, used));
        }
    }
    line.push_str("\r\n");
    line
}

/// A parameter behind a value, with what parts it from it.
pub(super) fn parameter(name: &str, value: &str) -> String {
    let value = one_line(value);
    if is_plain(&value) && value.len() <= PLAIN && !value.is_empty() {
        return format!(";\r\n {name}=\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let mut pieces = vec![String::from("utf-8''")];
    for character in value.chars() {
        let mut buffer = [0; 4];
        let bytes = character.encode_utf8(&mut buffer).bytes();
        let sign: String = bytes
            .map(|byte| match byte {
                b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
                byte => format!("%{byte:02X}"),
            })
            .collect();
        // A character stays whole, though the standard would let it be parted: some readers decode piece by piece.
        match pieces.last_mut() {
            Some(last) if last.len() + sign.len() <= PLAIN => last.push_str(&sign),
            _ => pieces.push(sign),
        }
    }
    if let [only] = &pieces[..] {
        return format!(";\r\n {name}*={only}");
    }
    pieces.iter().enumerate().fold(String::new(), |mut all, (number, piece)| {
        let _ = write!(all, ";\r\n {name}*{number}*={piece}");
        all
    })
}

/// A display name: words, words in quotation marks, or encoded words. Only the words that need it are encoded, and as few
/// as can be stand next to each other: some readers put a blank between them.
fn phrase(text: &str, used: usize) -> String {
    if is_plain(text) && text.len() <= PLAIN {
        if text.bytes().all(|byte| is_atom(byte) || byte == b' ') {
            return text.to_owned();
        }
        return format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""));
    }
    let mut pieces: Vec<(bool, String)> = Vec::new();
    for word in text.split(' ') {
        let needs = !is_plain(word) || !word.bytes().all(is_atom) || word.len() > PLAIN;
        match pieces.last_mut() {
            Some((true, run)) if needs => {
                run.push(' ');
                run.push_str(word);
            }
            _ => pieces.push((needs, word.to_owned())),
        }
    }
    let mut line = used;
    let mut all = String::new();
    for (index, (needs, piece)) in pieces.iter().enumerate() {
        let coded = if *needs { encoded(piece, if index == 0 { used } else { 1 }) } else { piece.clone() };
        let first = coded.split("\r\n").next().unwrap_or_default().len();
        if index > 0 {
            let folds = line + 1 + first > LINE || *needs;
            all.push_str(if folds { "\r\n " } else { " " });
            line = if folds { 1 } else { line + 1 };
        }
        line = match coded.rsplit_once("\r\n") {
            Some((_, last)) => last.len(),
            None => line + coded.len(),
        };
        all.push_str(&coded);
    }
    all
}

fn is_atom(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// Whether a text needs no encoding, and can't be taken for an encoded word.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && !text.contains("=?")
}

/// A text as encoded words, each on a line of its own; `used` is what stands before it on the first line.
fn encoded(text: &str, used: usize) -> String {
    let mut words = String::new();
    let mut chunk = String::new();
    let mut room = bytes_in(LINE.saturating_sub(used));
    let flush = |chunk: &mut String, words: &mut String| {
        if !chunk.is_empty() {
            if !words.is_empty() {
                words.push_str("\r\n ");
            }
            let _ = write!(words, "=?utf-8?B?{}?=", STANDARD.encode(chunk.as_bytes()));
            chunk.clear();
        }
    };
    for character in text.chars() {
        if chunk.len() + character.len_utf8() > room {
            flush(&mut chunk, &mut words);
            room = bytes_in(75);
        }
        chunk.push(character);
    }
    flush(&mut chunk, &mut words);
    words
}

/// How many bytes fit into an encoded word of a length.
fn bytes_in(length: usize) -> usize {
    (length.min(75).saturating_sub(FRAME) / 4 * 3).max(4)
}
