//! Where objects are: cross-reference tables and streams (ISO 32000-1 7.5.4 and 7.5.8).

use std::collections::BTreeMap;

use super::filter::unpack;
use super::object::{Dictionary, Id, Object};
use super::parse::Parser;
use super::{Broken, Read};

/// More objects than any document of ours or others' that is checked.
const MOST_OBJECTS: usize = 2_000_000;

/// Where an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    Free,
    Offset { at: usize, generation: u16 },
    Packed { stream: u32, index: usize },
}

/// One cross-reference section with its trailer.
#[derive(Debug, Clone)]
pub(crate) struct Section {
    /// Where it begins.
    pub(crate) at: usize,
    /// Behind its trailer, or behind the `endobj` of its stream.
    pub(crate) end: usize,
    /// The stream that it is, where it is no table.
    pub(crate) stream: Option<Id>,
    pub(crate) entries: BTreeMap<u32, Entry>,
    pub(crate) trailer: Dictionary,
}

impl Section {
    /// Reads the section at `at`.
    pub(crate) fn read(bytes: &[u8], at: usize) -> Read<Self> {
        let mut parser = Parser::new(bytes, at);
        if parser.keyword("xref") { Self::table(parser, at) } else { Self::packed(bytes, at) }
    }

    pub(crate) fn previous(&self) -> Read<Option<usize>> {
        self.place("Prev")
    }

    /// The stream beside a table, for readers that know streams (7.5.8.4).
    pub(crate) fn beside(&self) -> Read<Option<usize>> {
        self.place("XRefStm")
    }

    fn place(&self, key: &str) -> Read<Option<usize>> {
        match self.trailer.get(key) {
            None => Ok(None),
            Some(Object::Integer(at)) => {
                usize::try_from(*at).map(Some).map_err(|_| Broken("a cross-reference lies before the file".into()))
            }
            Some(_) => Err(Broken::at(self.at, "a cross-reference does not say what comes before it")),
        }
    }

    fn table(mut parser: Parser<'_>, at: usize) -> Read<Self> {
        let mut entries = BTreeMap::new();
        parser.skip();
        while !parser.keyword("trailer") {
            let first = parser.natural()?;
            parser.skip();
            let count = parser.natural()?;
            if count > MOST_OBJECTS || first > MOST_OBJECTS {
                return Err(Broken::at(at, "a cross-reference table lists too many objects"));
            }
            for number in first..first + count {
                parser.skip();
                let offset = parser.natural()?;
                parser.skip();
                let generation = parser.natural()?;
                parser.skip();
                let entry = if parser.keyword("n") {
                    let generation = u16::try_from(generation)
                        .map_err(|_| Broken::at(parser.position(), "a generation is too large"))?;
                    Entry::Offset { at: offset, generation }
                } else if parser.keyword("f") {
                    Entry::Free
                } else {
                    return Err(Broken::at(parser.position(), "a cross-reference entry can't be read"));
                };
                add(&mut entries, number, entry, at)?;
            }
            parser.skip();
        }
        parser.skip();
        let Object::Dictionary(trailer) = parser.object()? else {
            return Err(Broken::at(parser.position(), "the trailer is missing"));
        };
        Ok(Self { at, end: parser.position(), stream: None, entries, trailer })
    }

    fn packed(bytes: &[u8], at: usize) -> Read<Self> {
        let broken = |what: &str| Broken::at(at, what);
        // Its length must stand in itself: what is needed to find objects can't be found through them.
        let indirect = Parser::new(bytes, at).indirect(&|_| None).map_err(|_| broken("no cross-reference begins"))?;
        let Object::Stream(stream) = &indirect.object else { return Err(broken("no cross-reference begins")) };
        let dictionary = &stream.dictionary;
        if !dictionary.is_name("Type", "XRef") {
            return Err(broken("no cross-reference begins"));
        }
        let content = unpack(dictionary, &bytes[stream.content.clone()])?;
        let naturals = |key: &str| -> Option<Vec<usize>> {
            let items = dictionary.get(key)?.as_array()?;
            items.iter().map(|item| item.as_integer().and_then(|item| usize::try_from(item).ok())).collect()
        };
        let widths = naturals("W").filter(|widths| widths.len() == 3 && widths.iter().all(|&width| width <= 8));
        let size = dictionary.get("Size").and_then(Object::as_integer).and_then(|size| usize::try_from(size).ok());
        let (Some(widths), Some(size)) = (widths, size) else {
            return Err(broken("a cross-reference stream can't be read"));
        };
        let index = naturals("Index").unwrap_or_else(|| vec![0, size]);
        let width: usize = widths.iter().sum();
        let mut rows = content.chunks_exact(width.max(1));
        let mut entries = BTreeMap::new();
        for pair in index.chunks(2) {
            let [first, count] = *pair else { return Err(broken("a cross-reference stream can't be read")) };
            if first > MOST_OBJECTS || count > MOST_OBJECTS {
                return Err(broken("a cross-reference stream lists too many objects"));
            }
            for number in first..first + count {
                let row = rows.next().ok_or_else(|| broken("a cross-reference stream is too short"))?;
                add(&mut entries, number, entry(row, &widths).ok_or_else(|| broken("an entry can't be read"))?, at)?;
            }
        }
        let trailer = dictionary.clone();
        Ok(Self { at, end: indirect.end, stream: Some(indirect.id), entries, trailer })
    }
}

/// One row of a cross-reference stream (7.5.8.3, table 18).
fn entry(row: &[u8], widths: &[usize]) -> Option<Entry> {
    let (kind, rest) = row.split_at(widths[0]);
    let (second, third) = rest.split_at(widths[1]);
    let number = |bytes: &[u8]| bytes.iter().fold(0_u64, |sum, &byte| (sum << 8) | u64::from(byte));
    match if kind.is_empty() { 1 } else { number(kind) } {
        0 => Some(Entry::Free),
        1 => Some(Entry::Offset {
            at: usize::try_from(number(second)).ok()?,
            generation: u16::try_from(number(third)).ok()?,
        }),
        2 => Some(Entry::Packed {
            stream: u32::try_from(number(second)).ok()?,
            index: usize::try_from(number(third)).ok()?,
        }),
        _ => None,
    }
}

fn add(entries: &mut BTreeMap<u32, Entry>, number: usize, entry: Entry, at: usize) -> Read<()> {
    let number = u32::try_from(number).map_err(|_| Broken::at(at, "an object number is too large"))?;
    if entries.insert(number, entry).is_some() {
        return Err(Broken::at(at, "a cross-reference lists one object twice"));
    }
    Ok(())
}
