//! Rich text as Outlook sends it: unpacked (MS-OXRTFCP), and as words; what was HTML before becomes HTML again
//! (MS-OXRTFEX).

use encoding_rs::{Encoding, WINDOWS_1252};

/// What the dictionary of the compression begins with.
const DICTIONARY: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
/// The size of the dictionary.
const WINDOW: usize = 4096;
/// The largest rich text that is unpacked, in bytes.
const MAX_RTF: usize = 20 * 1024 * 1024;
/// Most groups inside each other.
const MAX_DEPTH: usize = 200;

/// Unpacks rich text; nothing where it is damaged.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (size, kind) = (usize::try_from(word(4)?).ok()?, word(8)?);
    let body = bytes.get(16..)?;
    if size > MAX_RTF {
        return None;
    }
    match &kind.to_le_bytes() {
        b"MELA" => Some(body.get(..size.min(body.len()))?.to_vec()),
        b"LZFu" => expand(body, size),
        _ => None,
    }
}

fn expand(body: &[u8], size: usize) -> Option<Vec<u8>> {
    let mut window = [b' '; WINDOW];
    window[..DICTIONARY.len()].copy_from_slice(DICTIONARY);
    let mut write = DICTIONARY.len();
    let mut out = Vec::new();
    let mut input = body.iter().copied();
    while out.len() < size {
        let flags = input.next()?;
        for bit in 0..8 {
            if flags & (1 << bit) == 0 {
                let byte = input.next()?;
                window[write % WINDOW] = byte;
                write += 1;
                out.push(byte);
            } else {
                let pair = u16::from_be_bytes([input.next()?, input.next()?]);
                let (mut from, length) = (usize::from(pair >> 4), usize::from(pair & 0x0f) + 2);
                if from == write % WINDOW {
                    return Some(out);
                }
                for _ in 0..length {
                    let byte = window[from % WINDOW];
                    from += 1;
                    window[write % WINDOW] = byte;
                    write += 1;
                    out.push(byte);
                }
            }
            if out.len() >= size {
                break;
            }
        }
    }
    Some(out)
}

/// What rich text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Words {
    /// Plain words.
    Text(String),
    /// The HTML that was made into rich text.
    Html(String),
}

#[derive(Clone, Copy, Default)]
struct Group {
    /// Its words are not of the text: fonts, colours, pictures.
    is_hidden: bool,
    /// It holds HTML tags.
    is_tag: bool,
    /// Its words stand in the HTML already.
    is_rtf_only: bool,
    /// How many signs stand in for a character that is given by its number.
    substitutes: usize,
}

/// Reads rich text.
pub(super) fn words(rtf: &[u8]) -> Words {
    let is_html = rtf.windows(9).take(4096).any(|nine| nine == b"\\fromhtml");
    let mut reader = Reader { is_html, encoding: WINDOWS_1252, ..Reader::default() };
    reader.groups.push(Group { substitutes: 1, ..Group::default() });
    let mut rest = rtf;
    while let Some((first, after)) = rest.split_first() {
        rest = match first {
            b'{' => {
                reader.open();
                after
            }
            b'}' => {
                reader.close();
                after
            }
            b'\\' => reader.control(after),
            b'\r' | b'\n' => after,
            _ => {
                reader.byte(*first);
                after
            }
        };
    }
    reader.flush();
    let text = reader.text.replace("\r\n", "\n");
    if is_html { Words::Html(text) } else { Words::Text(text.trim().to_owned()) }
}

struct Reader {
    is_html: bool,
    encoding: &'static Encoding,
    groups: Vec<Group>,
    /// Groups beyond the limit; they count as part of the last one.
    beyond: usize,
    /// Bytes whose character set is that of the text.
    bytes: Vec<u8>,
    skip: usize,
    /// First half of a character beyond the basic plane.
    high: Option<u16>,
    text: String,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            is_html: false,
            encoding: WINDOWS_1252,
            groups: Vec::new(),
            beyond: 0,
            bytes: Vec::new(),
            skip: 0,
            high: None,
            text: String::new(),
        }
    }
}

impl Reader {
    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    fn change(&mut self, change: impl FnOnce(&mut Group)) {
        if let Some(group) = self.groups.last_mut() {
            change(group);
        }
    }

    fn open(&mut self) {
        self.flush();
        if self.groups.len() < MAX_DEPTH {
            self.groups.push(self.group());
        } else {
            self.beyond += 1;
        }
    }

    fn close(&mut self) {
        self.flush();
        if self.beyond > 0 {
            self.beyond -= 1;
        } else if self.groups.len() > 1 {
            self.groups.pop();
        }
    }

    fn is_shown(&self) -> bool {
        let group = self.group();
        !group.is_hidden && (group.is_tag || !self.is_html || !group.is_rtf_only)
    }

    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        if !bytes.is_empty() {
            self.text.push_str(&self.encoding.decode_without_bom_handling(&bytes).0);
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.is_shown() {
            self.bytes.push(byte);
        }
    }

    fn sign(&mut self, sign: &str) {
        if self.is_shown() {
            self.flush();
            self.text.push_str(sign);
        }
    }

    /// Reads a control behind its backslash; gives what follows it.
    fn control<'r>(&mut self, rest: &'r [u8]) -> &'r [u8] {
        let Some((first, after)) = rest.split_first() else { return rest };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
                    if let Some(byte) = digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                        self.byte(byte);
                        return &after[2..];
                    }
                }
                b'\\' | b'{' | b'}' => self.byte(*first),
                b'~' => self.sign(" "),
                b'*' => self.change(|group| group.is_hidden = true),
                b'\r' | b'\n' => self.sign("\n"),
                _ => {}
            }
            return after;
        }
        let end = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        let (name, mut rest) = rest.split_at(end);
        let digits = rest
            .iter()
            .enumerate()
            .position(|(index, byte)| !(byte.is_ascii_digit() || (index == 0 && *byte == b'-')))
            .unwrap_or(rest.len());
        let number: Option<i32> = std::str::from_utf8(&rest[..digits]).ok().and_then(|digits| digits.parse().ok());
        rest = &rest[digits..];
        rest = rest.strip_prefix(b" ").unwrap_or(rest);
        self.word(name, number);
        if name == b"bin" {
            // Bytes of a picture.
            let count = usize::try_from(number.unwrap_or(0)).unwrap_or(0);
            return rest.get(count..).unwrap_or_default();
        }
        rest
    }

    fn word(&mut self, name: &[u8], number: Option<i32>) {
        match name {
            b"par" | b"line" | b"row" | b"sect" | b"page" => self.sign("\n"),
            b"tab" => self.sign("\t"),
            b"cell" => self.sign(" | "),
            b"emdash" => self.sign("—"),
            b"endash" => self.sign("–"),
            b"lquote" => self.sign("‘"),
            b"rquote" => self.sign("’"),
            b"ldblquote" => self.sign("“"),
            b"rdblquote" => self.sign("”"),
            b"bullet" => self.sign("•"),
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => {
                let count = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8);
                self.change(|group| group.substitutes = count);
            }
            b"ansicpg" => {
                let label = format!("windows-{}", number.unwrap_or(1252));
                let label = match label.as_str() {
                    "windows-932" => "shift_jis",
                    "windows-936" => "gbk",
                    "windows-949" => "euc-kr",
                    "windows-950" => "big5",
                    "windows-65001" => "utf-8",
                    other => other,
                };
                self.encoding = Encoding::for_label(label.as_bytes()).unwrap_or(WINDOWS_1252);
            }
            b"htmltag" => self.change(|group| {
                group.is_hidden = false;
                group.is_tag = true;
            }),
            b"htmlrtf" => {
                self.flush();
                self.change(|group| group.is_rtf_only = number != Some(0));
            }
            b"fonttbl" | b"colortbl" | b"stylesheet" | b"info" | b"pict" | b"object" | b"header" | b"footer"
            | b"filetbl" | b"listtable" | b"revtbl" => self.change(|group| group.is_hidden = true),
            _ => {}
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.group().substitutes;
        let Ok(unit) = u16::try_from(if number < 0 { number + 0x1_0000 } else { number }) else { return };
        let units = match (self.high.take(), unit) {
            (_, 0xd800..0xdc00) => {
                self.high = Some(unit);
                return;
            }
            (Some(high), 0xdc00..0xe000) => vec![high, unit],
            _ => vec![unit],
        };
        let text = String::from_utf16_lossy(&units);
        self.sign(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn packed(kind: &[u8; 4], size: usize, body: &[u8]) -> Vec<u8> {
        let mut bytes = u32::try_from(body.len() + 12).unwrap().to_le_bytes().to_vec();
        bytes.extend(u32::try_from(size).unwrap().to_le_bytes());
        bytes.extend(kind);
        bytes.extend([0; 4]);
        bytes.extend(body);
        bytes
    }

    #[test]
    fn the_example_of_the_specification_is_unpacked() {
        // MS-OXRTFCP section 3.2.
        let body = [
            0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42, 0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65,
            0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0, 0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        let rtf = unpack(&packed(b"LZFu", 43, &body)).unwrap();
        assert_eq!(String::from_utf8(rtf.clone()).unwrap(), "{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
        assert_eq!(words(&rtf), Words::Text("hello world".into()));
        assert_eq!(unpack(&packed(b"MELA", 3, b"abc")).unwrap(), b"abc");
        assert_eq!(unpack(&packed(b"LZFu", 43, &body[..10])), None);
        assert_eq!(unpack(&packed(b"XXXX", 1, b"a")), None);
        assert_eq!(unpack(&packed(b"LZFu", MAX_RTF + 1, b"a")), None);
        assert_eq!(DICTIONARY.len(), 207);
    }

    #[test]
    fn words_are_read() {
        let cases = [
            ("{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}{\\colortbl;\\red0;}Pump\\par 4.6.2\\tab 9.8}", "Pump\n4.6.2\t9.8"),
            ("{\\rtf1\\ansicpg1252 Ger\\'e4t \\u8364? \\uc0\\u8364 x}", "Gerät € €x"),
            ("{\\rtf1\\ansicpg932 \\'8b\\'40\\'8a\\'ed}", "機器"),
            ("{\\rtf1 \\u-10179?\\u-8704?}", "😀"),
            ("{\\rtf1 a\\{b\\}\\\\c{\\*\\generator x;}d\\~e}", "a{b}\\cd e"),
            ("{\\rtf1 \\trowd a\\cell b\\cell\\row c}", "a | b | \nc"),
            ("{\\rtf1 {\\pict\\bin4 }}}}}x}", "x"),
            ("not rich text", "not rich text"),
        ];
        for (rtf, text) in cases {
            assert_eq!(words(rtf.as_bytes()), Words::Text(text.into()), "{rtf}");
        }
        let html = "{\\rtf1\\ansi\\fromhtml1 {\\*\\htmltag84 <td>}4.6.2{\\*\\htmltag92 </td>}\\htmlrtf \\tab\\htmlrtf0 {\\*\\htmltag84 <a href=\"x\">}y}";
        assert_eq!(words(html.as_bytes()), Words::Html("<td>4.6.2</td><a href=\"x\">y".into()));
        assert_eq!(words(&b"{".repeat(100_000)), Words::Text(String::new()));
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = words(&bytes);
            let _ = unpack(&bytes);
            let _ = unpack(&packed(b"LZFu", 5_000, &bytes));
        }
    }
}
