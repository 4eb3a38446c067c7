//! `winmail.dat` (MS-OXTNEF): the text and the files of a mail as Outlook packs them.

use super::charset::decode;
use super::rtf::{self, Words};
use crate::MailFile;
use crate::html::html_to_text;

/// Most attributes and properties that are read.
const MAX_ENTRIES: usize = 20_000;
/// Most mails inside mails.
const MAX_DEPTH: usize = 3;
/// Most files of one mail.
const MAX_FILES: usize = 500;

/// What such a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    /// Its text.
    pub(super) text: String,
    /// Its files.
    pub(super) files: Vec<MailFile>,
    /// What could not be read.
    pub(super) remarks: Vec<String>,
}

/// Reads such a file; nothing where it is damaged or none.
pub(super) fn read_tnef(bytes: &[u8]) -> Option<Contents> {
    read(bytes, 0)
}

fn read(bytes: &[u8], depth: usize) -> Option<Contents> {
    let mut rest = bytes.strip_prefix(&0x223e_9f78_u32.to_le_bytes())?.get(2..)?;
    let mut contents = Contents::default();
    let mut body = Body::default();
    let mut file: Option<Attachment> = None;
    let mut count = 0;
    while !rest.is_empty() {
        count += 1;
        let attribute = Attribute::read(rest).filter(|_| count <= MAX_ENTRIES);
        let Some((attribute, after)) = attribute else {
            // What is there before a damage is kept, and the damage is said.
            if count == 1 {
                return None;
            }
            contents
                .remarks
                .push("winmail.dat is damaged or cut off; what follows the damage was not read.".to_owned());
            break;
        };
        rest = after;
        if !attribute.is_sound {
            let remark = "A check sum in winmail.dat does not fit; what it holds may be damaged.".to_owned();
            if !contents.remarks.contains(&remark) {
                contents.remarks.push(remark);
            }
        }
        match attribute.id {
            0x0002_800c => body.plain = decode(without_end(attribute.data), &body.charset).0,
            0x0006_9007 => {
                let page = attribute.data.get(..4).and_then(|four| four.try_into().ok()).map(u32::from_le_bytes);
                body.charset = page.map(charset_of_page).unwrap_or_default();
            }
            0x0006_9003 => body.take(&properties(attribute.data)),
            0x0006_9002 => {
                add(&mut contents, file.take(), depth);
                file = Some(Attachment::default());
            }
            0x0006_800f => file.get_or_insert_default().data = attribute.data.to_vec(),
            0x0001_8010 => file.get_or_insert_default().title = decode(without_end(attribute.data), &body.charset).0,
            0x0006_9005 => file.get_or_insert_default().take(&properties(attribute.data), &body.charset),
            _ => {}
        }
    }
    add(&mut contents, file, depth);
    contents.text = body.text();
    contents.text.retain(|character| !character.is_control() || matches!(character, '\n' | '\t'));
    Some(contents)
}

struct Attribute<'b> {
    id: u32,
    data: &'b [u8],
    is_sound: bool,
}

impl<'b> Attribute<'b> {
    /// Level, identifier, length, data and check sum.
    fn read(bytes: &'b [u8]) -> Option<(Self, &'b [u8])> {
        let level = *bytes.first()?;
        if !matches!(level, 1 | 2) {
            return None;
        }
        let (id, length) = (word(bytes, 1)?, usize::try_from(word(bytes, 5)?).ok()?);
        let data = bytes.get(9..)?.get(..length)?;
        let rest = bytes.get(9 + length..)?;
        let stated = u16::from_le_bytes(rest.get(..2)?.try_into().ok()?);
        let sum = data.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        Some((Self { id, data, is_sound: sum == stated }, &rest[2..]))
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

/// A value without the zero that ends it.
fn without_end(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    &bytes[..end]
}

/// A property of MAPI: identifier, type and its first value.
struct Property<'b> {
    id: u16,
    kind: u16,
    value: &'b [u8],
}

impl Property<'_> {
    fn text(&self, charset: &str) -> String {
        if self.kind == 0x1f {
            let units: Vec<u16> = self.value.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
            return String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
        }
        decode(without_end(self.value), charset).0
    }
}

/// The properties, as far as they can be read.
fn properties(bytes: &[u8]) -> Vec<Property<'_>> {
    let mut all = Vec::new();
    let Some(count) = word(bytes, 0) else { return all };
    let mut rest = bytes.get(4..).unwrap_or_default();
    for _ in 0..(count as usize).min(MAX_ENTRIES) {
        let Some((property, after)) = property(rest) else { break };
        all.push(property);
        rest = after;
    }
    all
}

fn property(bytes: &[u8]) -> Option<(Property<'_>, &[u8])> {
    let kind = u16::from_le_bytes(bytes.get(..2)?.try_into().ok()?);
    let id = u16::from_le_bytes(bytes.get(2..4)?.try_into().ok()?);
    let mut rest = bytes.get(4..)?;
    if id >= 0x8000 {
        // A named property: its set, and its number or name.
        let by_name = word(rest, 16)? == 1;
        rest = rest.get(20..)?;
        let length = if by_name { padded(usize::try_from(word(rest, 0)?).ok()?)?.checked_add(4)? } else { 4 };
        rest = rest.get(length..)?;
    }
    let (is_list, single) = (kind & 0x1000 != 0, kind & 0x0fff);
    let fixed = match single {
        0x02 | 0x03 | 0x04 | 0x0a | 0x0b => Some(4),
        0x05 | 0x06 | 0x07 | 0x14 | 0x40 => Some(8),
        0x48 => Some(16),
        0x0d | 0x1e | 0x1f | 0x102 => None,
        _ => return None,
    };
    let count = if is_list || fixed.is_none() {
        let count = usize::try_from(word(rest, 0)?).ok()?;
        rest = rest.get(4..)?;
        count
    } else {
        1
    };
    let mut first: Option<&[u8]> = None;
    for _ in 0..count {
        let (value, length) = match fixed {
            Some(size) => (rest.get(..size)?, size),
            None => {
                let size = usize::try_from(word(rest, 0)?).ok()?;
                rest = rest.get(4..)?;
                (rest.get(..size)?, padded(size)?)
            }
        };
        first = first.or(Some(value));
        // The padding of the last value may be missing.
        rest = rest.get(length.min(rest.len())..)?;
    }
    Some((Property { id, kind: single, value: first.unwrap_or_default() }, rest))
}

fn padded(length: usize) -> Option<usize> {
    length.checked_add(3).map(|length| length & !3)
}

fn charset_of_page(page: u32) -> String {
    match page {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        50220..=50222 => "iso-2022-jp".to_owned(),
        54936 => "gb18030".to_owned(),
        65001 => "utf-8".to_owned(),
        20127 => "us-ascii".to_owned(),
        28591..=28606 => format!("iso-8859-{}", page - 28590),
        page => format!("windows-{page}"),
    }
}

/// The text in each of its forms.
#[derive(Default)]
struct Body {
    charset: String,
    plain: String,
    html: String,
    rich: Option<Words>,
}

impl Body {
    fn take(&mut self, properties: &[Property<'_>]) {
        let page = properties.iter().find(|property| property.id == 0x3fde);
        let page =
            page.and_then(|property| word(property.value, 0)).map_or_else(|| self.charset.clone(), charset_of_page);
        for property in properties {
            match property.id {
                0x1000 if !property.value.is_empty() => self.plain = property.text(&self.charset),
                0x1013 => self.html = property.text(&page),
                0x1009 => self.rich = rtf::unpack(property.value).map(|rich| rtf::words(&rich)),
                _ => {}
            }
        }
    }

    fn text(self) -> String {
        let html = if self.html.trim().is_empty() { String::new() } else { html_to_text(&self.html) };
        let rich = match self.rich {
            Some(Words::Html(html)) => html_to_text(&html),
            Some(Words::Text(text)) => text,
            None => String::new(),
        };
        [self.plain, html, rich].into_iter().find(|text| !text.trim().is_empty()).unwrap_or_default().trim().to_owned()
    }
}

#[derive(Default)]
struct Attachment {
    title: String,
    name: String,
    media_type: String,
    data: Vec<u8>,
    is_mail: bool,
}

impl Attachment {
    fn take(&mut self, properties: &[Property<'_>], charset: &str) {
        for property in properties {
            match property.id {
                0x3707 => self.name = property.text(charset),
                0x3704 | 0x3001 if self.name.is_empty() => self.name = property.text(charset),
                0x370e => self.media_type = property.text(charset),
                0x3701 if property.kind == 0x0d => {
                    // An object: its interface, then the mail, or the file that it embeds.
                    self.is_mail = true;
                    self.data = property.value.get(16..).unwrap_or_default().to_vec();
                }
                0x3701 => self.data = property.value.to_vec(),
                _ => {}
            }
        }
    }
}

fn add(contents: &mut Contents, file: Option<Attachment>, depth: usize) {
    let Some(file) = file else { return };
    let name = if file.name.trim().is_empty() { file.title } else { file.name };
    if contents.files.len() >= MAX_FILES {
        contents
            .remarks
            .push(format!("winmail.dat holds more than {MAX_FILES} files; “{}” was not read.", shown(&name)));
        return;
    }
    if file.is_mail {
        match (depth < MAX_DEPTH).then(|| read(&file.data, depth + 1)).flatten() {
            Some(inner) => {
                let heading = if name.trim().is_empty() { "mail".to_owned() } else { name.trim().to_owned() };
                contents.files.push(MailFile {
                    name: format!("{heading}.txt"),
                    media_type: "text/plain".to_owned(),
                    bytes: inner.text.into_bytes(),
                });
                contents.files.extend(inner.files.into_iter().take(MAX_FILES - contents.files.len()));
                contents.remarks.extend(inner.remarks);
                return;
            }
            None => contents
                .remarks
                .push(format!("“{}” in winmail.dat is an object that can't be read here.", shown(&name))),
        }
    }
    let media_type =
        if file.media_type.contains('/') { file.media_type } else { "application/octet-stream".to_owned() };
    contents.files.push(MailFile { name, media_type, bytes: file.data });
}

fn shown(name: &str) -> String {
    name.chars().filter(|character| !character.is_control()).take(80).collect()
}
#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn attribute(level: u8, id: u32, data: &[u8]) -> Vec<u8> {
        let sum = data.iter().fold(0_u16, |sum, byte| sum.wrapping_add(u16::from(*byte)));
        let length = u32::try_from(data.len()).unwrap().to_le_bytes();
        [&[level], id.to_le_bytes().as_slice(), &length, data, &sum.to_le_bytes()].concat()
    }

    /// A property with one value of variable length.
    fn property(kind: u16, id: u16, value: &[u8]) -> Vec<u8> {
        let mut bytes = [kind.to_le_bytes(), id.to_le_bytes()].concat();
        bytes.extend(1_u32.to_le_bytes());
        bytes.extend(u32::try_from(value.len()).unwrap().to_le_bytes());
        bytes.extend(value);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes
    }

    fn properties_of(all: &[Vec<u8>]) -> Vec<u8> {
        [u32::try_from(all.len()).unwrap().to_le_bytes().to_vec(), all.concat()].concat()
    }

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
    }

    /// A package with a text in these properties, and a file.
    pub(crate) fn package(body: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = [0x223e_9f78_u32.to_le_bytes().to_vec(), vec![1, 0]].concat();
        bytes.extend(attribute(1, 0x0006_9007, &[1252_u32.to_le_bytes(), [0; 4]].concat()));
        bytes.extend(attribute(1, 0x0006_9003, &properties_of(body)));
        bytes.extend(attribute(2, 0x0006_9002, &[0; 14]));
        bytes.extend(attribute(2, 0x0001_8010, b"PROOF~1.PY\0"));
        bytes.extend(attribute(2, 0x0006_800f, b"print(1)"));
        bytes.extend(attribute(2, 0x0006_9005, &properties_of(&[property(0x1f, 0x3707, &wide("proof für a.py"))])));
        bytes
    }

    #[test]
    fn text_and_files_are_read() {
        let named = [0x1e_u16.to_le_bytes(), 0x8001_u16.to_le_bytes()].concat();
        let named = [
            named,
            vec![7; 16],
            0_u32.to_le_bytes().to_vec(),
            vec![1, 0, 0, 0],
            1_u32.to_le_bytes().to_vec(),
            2_u32.to_le_bytes().to_vec(),
            b"x\0\0\0".to_vec(),
        ]
        .concat();
        let rich = b"{\\rtf1\\ansi Ger\\'e4t}";
        let rich =
            [&[0; 4], u32::try_from(rich.len()).unwrap().to_le_bytes().as_slice(), b"MELA", &[0; 4], rich].concat();
        for (name, body, text) in [
            ("plain", vec![named, property(0x1f, 0x1000, &wide("Gerät"))], "Gerät"),
            ("eight bits", vec![property(0x1e, 0x1000, b"Ger\xe4t\0")], "Gerät"),
            ("HTML", vec![property(0x102, 0x1013, b"<table><tr><td>4.6.2<td>9.8</table>")], "4.6.2 | 9.8"),
            ("rich text", vec![property(0x102, 0x1009, &rich)], "Gerät"),
            ("none", Vec::new(), ""),
        ] {
            let contents = read_tnef(&package(&body)).unwrap();
            assert_eq!(contents.text, text, "{name}");
            assert_eq!(contents.remarks, Vec::<String>::new(), "{name}");
            let [file] = &contents.files[..] else { unreachable!("{name}: {:?}", contents.files) };
            assert_eq!(
                (file.name.as_str(), file.bytes.as_slice()),
                ("proof für a.py", b"print(1)".as_slice()),
                "{name}"
            );
        }
    }

    #[test]
    fn damage_is_said_and_what_is_there_is_kept() {
        let whole = package(&[property(0x1e, 0x1000, b"text\0")]);
        let cut = read_tnef(&whole[..whole.len() - 30]).unwrap();
        assert_eq!((cut.text.as_str(), cut.files.len()), ("text", 1));
        assert!(cut.remarks[0].contains("damaged or cut off"), "{:?}", cut.remarks);
        let mut changed = whole.clone();
        let at = whole.windows(4).position(|four| four == b"text").unwrap();
        changed[at] = b'T';
        let changed = read_tnef(&changed).unwrap();
        assert_eq!(changed.text, "Text");
        assert!(changed.remarks[0].contains("check sum"), "{:?}", changed.remarks);
        for bytes in [b"".as_slice(), b"\x78\x9f\x3e\x22\x01\x00xxxxxxxxxxxxxxxxxxxx", b"PK\x03\x04"] {
            assert_eq!(read_tnef(bytes), None);
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300), at in 0_usize..200) {
            let _ = properties(&bytes);
            let mut whole = package(&[property(0x1e, 0x1000, b"text\0")]);
            let end = whole.len().min(at + bytes.len());
            if at < end {
                whole.splice(at..end, bytes);
            }
            let _ = read_tnef(&whole);
        }
    }
}
