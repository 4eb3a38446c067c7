//! Character sets of mails: every one of the Encoding Standard, and the older seven-bit ones of Korea and China.

use encoding_rs::{EUC_KR, Encoding, GBK, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;
use std::borrow::Cow;

/// The text of bytes in the character set that their sender names, and what a person should know of the reading.
pub(super) fn decode(bytes: &[u8], label: &str) -> (String, Option<String>) {
    let label = label.trim().trim_matches('"');
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return told(encoding.decode_without_bom_handling(&bytes[length..]).0, encoding.name());
    }
    let named = label.to_ascii_lowercase();
    match named.as_str() {
        "hz-gb-2312" => return told(GBK.decode(&from_hz(bytes)).0, label),
        "iso-2022-kr" => return told(EUC_KR.decode(&from_shifted(bytes)).0, label),
        "iso-2022-cn" | "iso-2022-cn-ext" => return told(GBK.decode(&from_shifted(bytes)).0, label),
        _ => {}
    }
    let is_plain =
        matches!(named.as_str(), "" | "us-ascii" | "ascii" | "ansi_x3.4-1968" | "7bit" | "8bit" | "unknown-8bit");
    if is_plain {
        return guessed(bytes, label);
    }
    if let Some(encoding) = Encoding::for_label(named.as_bytes()).filter(|encoding| encoding.name() != "replacement") {
        return told(encoding.decode_without_bom_handling(bytes).0, label);
    }
    if let Some(decoder) = charset_decoder(named.as_bytes()) {
        return told(decoder(bytes).into(), label);
    }
    let (text, _) = guessed(bytes, "");
    let shown: String = label.chars().filter(|character| !character.is_control()).take(40).collect();
    (
        text,
        Some(format!(
            "The character set “{shown}” of the text is not known here; some characters may be wrong. The mail itself is kept as it came."
        )),
    )
}

/// Text whose sender names no character set, or one that it does not keep to.
fn guessed(bytes: &[u8], label: &str) -> (String, Option<String>) {
    if is_japanese(bytes) {
        return told(ISO_2022_JP.decode_without_bom_handling(bytes).0, "ISO-2022-JP");
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), None);
    }
    let claim = if label.is_empty() { "names no character set" } else { "is not in the character set that it names" };
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned();
    (text, Some(format!("The text {claim}; it was read as Windows-1252, and some characters may be wrong.")))
}

/// A text, with a remark where characters of it could not be read.
fn told(text: Cow<'_, str>, label: &str) -> (String, Option<String>) {
    let lost = text.chars().filter(|character| *character == '\u{fffd}').count();
    let remark = (lost > 0).then(|| {
        let count = if lost == 1 { "1 character".to_owned() } else { format!("{lost} characters") };
        let shown: String = label.chars().filter(|character| !character.is_control()).take(40).collect();
        format!("{count} of the text could not be read in its character set ({shown}) and stand as \u{fffd}.")
    });
    (text.into_owned(), remark)
}

/// Whether bytes hold the escape sequences of ISO-2022-JP.
fn is_japanese(bytes: &[u8]) -> bool {
    bytes.is_ascii()
        && bytes.windows(3).any(|three| matches!(three, [0x1b, b'$', b'@' | b'B'] | [0x1b, b'(', b'I' | b'J']))
}

/// A mail file without a mark of its encoding, in UTF-8 where it was saved in UTF-16; and without the line that a mailbox
/// puts before each mail.
pub(super) fn without_mark(bytes: &[u8]) -> Cow<'_, [u8]> {
    let bytes = match Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            Cow::Owned(encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned().into_bytes())
        }
        Some((_, length)) => Cow::Borrowed(&bytes[length..]),
        None => Cow::Borrowed(bytes),
    };
    let start = bytes.iter().position(|byte| !b"\r\n".contains(byte)).unwrap_or(0);
    let separator = if bytes[start..].starts_with(b"From ") || bytes[start..].starts_with(b">From ") {
        bytes[start..].iter().position(|byte| *byte == b'\n').map_or(0, |end| end + 1)
    } else {
        0
    };
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(&bytes[start + separator..]),
        Cow::Owned(bytes) => Cow::Owned(bytes[start + separator..].to_vec()),
    }
}

/// The mail with headers that hold raw bytes or escape sequences of a character set in UTF-8.
pub(super) fn with_readable_headers(bytes: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    let end = headers_end(&bytes);
    let headers = &bytes[..end];
    if std::str::from_utf8(headers).is_ok() && !is_japanese(headers) {
        return bytes;
    }
    // The body mostly names the character set that the headers are in too.
    let label = charset_of(headers);
    let encoding = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
    let text = match encoding {
        _ if is_japanese(headers) => ISO_2022_JP.decode_without_bom_handling(headers).0,
        Some(encoding) => encoding.decode_without_bom_handling(headers).0,
        None => WINDOWS_1252.decode_without_bom_handling(headers).0,
    };
    let mut all = text.into_owned().into_bytes();
    all.extend_from_slice(&bytes[end..]);
    Cow::Owned(all)
}

fn headers_end(bytes: &[u8]) -> usize {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        if line.trim_ascii().is_empty() {
            break;
        }
        at += line.len();
    }
    at
}

fn charset_of(headers: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(headers).to_ascii_lowercase();
    let value = text.split("charset=").nth(1)?.trim_start_matches('"');
    let end =
        value.find(|character: char| character.is_whitespace() || "\";".contains(character)).unwrap_or(value.len());
    Some(value[..end].to_owned())
}

/// HZ (RFC 1843): pairs between `~{` and `~}` in seven bits, to the same in eight.
fn from_hz(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut wide = false;
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        match (first, after.first()) {
            (b'~', Some(b'{')) => wide = true,
            (b'~', Some(b'}')) => wide = false,
            (b'~', Some(b'~')) if !wide => out.push(b'~'),
            (b'~', Some(b'\n')) if !wide => {}
            _ => {
                // A line break ends what was never closed.
                wide &= *first != b'\n';
                out.push(if wide && first.is_ascii_graphic() { first | 0x80 } else { *first });
                rest = after;
                continue;
            }
        }
        rest = &after[1..];
    }
    out
}

/// ISO-2022-KR and -CN (RFC 1557, 1922): what stands between shift out and shift in, in eight bits; designations go.
fn from_shifted(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut wide = false;
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first {
            0x0e => wide = true,
            0x0f => wide = false,
            0x1b if after.starts_with(b"$)") || after.starts_with(b"$*") => rest = after.get(3..).unwrap_or_default(),
            _ => {
                wide &= *first != b'\n';
                out.push(if wide && first.is_ascii_graphic() { first | 0x80 } else { *first });
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_in_their_character_set() {
        let cases: [(&str, &[u8], &str); 19] = [
            ("ISO-2022-JP", b"\x1b$B5!4o\x1b(B x", "機器 x"),
            ("Shift_JIS", b"\x8b\x40\x8a\xed", "機器"),
            ("windows-31j", b"\x87\x40", "①"),
            ("EUC-JP", b"\xb5\xa1\xb4\xef", "機器"),
            ("GB2312", b"\xc9\xe8\xb1\xb8", "设备"),
            ("gbk", b"\x81\x40", "丂"),
            ("GB18030", b"\x81\x30\x81\x30", "\u{80}"),
            ("EUC-KR", b"\xc0\xe5\xc4\xa1", "장치"),
            ("ks_c_5601-1987", b"\xc0\xe5\xc4\xa1", "장치"),
            ("Big5", b"\xb3\x5d\xb3\xc6", "設備"),
            ("hz-gb-2312", b"~{Ih18~} a~~b", "设备 a~b"),
            ("iso-2022-kr", b"\x1b$)C\x0e@eD!\x0f a", "장치 a"),
            ("windows-1250", b"\x9eena", "žena"),
            ("koi8-r", b"\xd5", "у"),
            ("utf-7", b"+APY-", "ö"),
            ("us-ascii", "Gerät".as_bytes(), "Gerät"),
            ("", b"\x1b$B5!4o\x1b(B", "機器"),
            ("utf-8", b"\xef\xbb\xbfa", "a"),
            ("", b"\xff\xfea\0", "a"),
        ];
        for (label, bytes, text) in cases {
            let (read, remark) = decode(bytes, label);
            assert_eq!((read.as_str(), remark), (text, None), "{label}");
        }
    }

    #[test]
    fn what_is_uncertain_is_said() {
        for (label, bytes, words) in [
            ("x-made-up", b"a\xe4".as_slice(), "“x-made-up” of the text is not known"),
            ("", b"Ger\xe4t", "names no character set"),
            ("us-ascii", b"Ger\xe4t", "not in the character set that it names"),
            ("utf-8", b"Ger\xe4t", "1 character of the text could not be read"),
        ] {
            let (_, remark) = decode(bytes, label);
            assert!(remark.as_ref().is_some_and(|remark| remark.contains(words)), "{label}: {remark:?}");
        }
    }

    #[test]
    fn a_file_loses_its_mark_and_its_mailbox_line_only() {
        let cases: [(&[u8], &[u8]); 6] = [
            (b"\xef\xbb\xbfFrom: a", b"From: a"),
            (b"\xff\xfeF\0r\0o\0m\0:\0", b"From:"),
            (b"\xfe\xff\0F\0:", b"F:"),
            (b"\r\n\r\nFrom: a", b"From: a"),
            (b"From rena@r.example Fri Nov 20\r\nFrom: a", b"From: a"),
            (b"From: a\n\nFrom b", b"From: a\n\nFrom b"),
        ];
        for (given, expected) in cases {
            assert_eq!(&*without_mark(given), expected);
        }
    }

    #[test]
    fn raw_headers_are_read_in_the_character_set_of_the_mail() {
        for (headers, body, expected) in [
            (b"Subject: \x1b$B5!4o\x1b(B\n".as_slice(), b"\nx".as_slice(), "Subject: 機器\n\nx"),
            (
                b"Content-Type: text/plain; charset=\"gb2312\"\nSubject: \xc9\xe8\xb1\xb8\n",
                b"",
                "Content-Type: text/plain; charset=\"gb2312\"\nSubject: 设备\n",
            ),
            (b"Subject: Ger\xe4t\n", b"", "Subject: Gerät\n"),
            ("Subject: Gerät\n".as_bytes(), b"", "Subject: Gerät\n"),
        ] {
            let all = [headers, body].concat();
            assert_eq!(String::from_utf8_lossy(&with_readable_headers(Cow::Borrowed(&all))), expected);
        }
    }
}
