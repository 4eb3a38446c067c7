//! The versions of a file after a signed one: each must be a whole, plain incremental update (ISO 32000-1 7.5.6).
//!
//! What lies behind a signed version is taken apart to the last byte: objects that the cross-reference lists, the
//! cross-reference, the end. Anything else, such as an object that no table lists but that a reader might find while it
//! mends the file, is not an update.

use std::collections::BTreeMap;

use crate::pdf::{Broken, Entry, Id, Object, Parser, Pdf, Read, Section};

/// More versions after a signature than anyone makes.
const MOST: usize = 256;

/// One update.
pub(super) struct Update {
    /// Behind its `%%EOF`.
    pub(super) end: usize,
    /// Every object that it defines.
    pub(super) objects: Vec<Id>,
    /// Those of them that only hold its structure.
    pub(super) structure: Vec<u32>,
}

/// The updates that follow a version which ends at `from`, whose own cross-reference begins at `start`.
pub(super) fn read(bytes: &[u8], from: usize, start: usize) -> Read<Vec<Update>> {
    let last = Pdf::read(bytes)?;
    let mut sections: Vec<&Section> = last.sections().iter().filter(|section| section.at >= from).collect();
    sections.sort_by_key(|section| section.at);
    if sections.len() > MOST {
        return Err(Broken("there are more updates than anyone makes".into()));
    }
    let mut updates = Vec::new();
    let (mut from, mut previous) = (from, start);
    for section in sections {
        if section.previous()? != Some(previous) {
            return Err(Broken::at(section.at, "an update does not follow the version before it"));
        }
        if section.beside()?.is_some() {
            return Err(Broken::at(section.at, "an update has two cross-references"));
        }
        let end = end_of(bytes, section)?;
        let version = Pdf::read(&bytes[..end])?;
        let (objects, structure) = tile(&version, from, section)?;
        updates.push(Update { end, objects, structure });
        (from, previous) = (end, section.at);
    }
    // One line end may close the file.
    match bytes.get(from..) {
        Some([] | [b'\n' | b'\r'] | [b'\r', b'\n']) if !updates.is_empty() => Ok(updates),
        _ => Err(Broken::at(from, "there are bytes that belong to no update")),
    }
}

/// Behind the `%%EOF` that closes a section.
fn end_of(bytes: &[u8], section: &Section) -> Read<usize> {
    let broken = || Broken::at(section.end, "an update does not end as it must");
    let mut parser = Parser::new(bytes, section.end);
    parser.skip_white();
    // Some programs write their name here.
    parser = Parser::new(bytes, parser.position() + remark(&bytes[parser.position()..]));
    parser.skip_white();
    if !parser.keyword("startxref") {
        return Err(broken());
    }
    parser.skip_white();
    if parser.natural()? != section.at {
        return Err(broken());
    }
    parser.skip_white();
    let at = parser.position();
    if bytes[at..].starts_with(b"%%EOF") { Ok(at + 5) } else { Err(broken()) }
}

/// The length of a remark of one line in which no reader could find anything.
fn remark(bytes: &[u8]) -> usize {
    let length = bytes.iter().take(128).position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(0);
    let line = &bytes[..length];
    let has = |word: &[u8]| line.windows(word.len()).any(|window| window == word);
    let is_remark = line.starts_with(b"%") && ![&b"obj"[..], b"xref", b"trailer", b"EOF"].into_iter().any(has);
    if is_remark { length } else { 0 }
}

/// Takes an update apart: it must be objects, one behind the other, exactly those that its section lists.
fn tile(version: &Pdf<'_>, from: usize, section: &Section) -> Read<(Vec<Id>, Vec<u32>)> {
    let mut listed: BTreeMap<u32, Entry> = BTreeMap::new();
    let mut packed: BTreeMap<u32, Vec<(u32, usize)>> = BTreeMap::new();
    for (&number, &entry) in &section.entries {
        match entry {
            // The head of the free list is no object.
            Entry::Free if number == 0 => {}
            Entry::Free => return Err(Broken(format!("object {number} is deleted by an update"))),
            Entry::Packed { stream, index } => packed.entry(stream).or_default().push((number, index)),
            Entry::Offset { .. } => drop(listed.insert(number, entry)),
        }
    }
    let (mut objects, mut structure) = (Vec::new(), Vec::new());
    let mut parser = Parser::new(version.bytes(), from);
    parser.skip_white();
    while parser.position() != section.at || section.stream.is_some() {
        let at = parser.position();
        let (id, object) = parser.indirect_at(version)?;
        let entry = listed.remove(&id.0);
        let is_section = section.stream == Some(id) && at == section.at;
        // A cross-reference stream need not list itself.
        if entry != Some(Entry::Offset { at, generation: id.1 }) && !(is_section && entry.is_none()) {
            return Err(Broken::at(at, "an update holds an object that it does not list"));
        }
        parser.skip_white();
        if is_section {
            structure.push(id.0);
            objects.push(id);
            break;
        }
        if let Some(inside) = packed.remove(&id.0) {
            structure.push(id.0);
            objects.extend(unpack(version, id, inside)?);
        } else if object.as_stream().is_some_and(|stream| stream.dictionary.is_name("Type", "ObjStm")) {
            return Err(Broken::at(at, "an update holds objects that it does not list"));
        }
        objects.push(id);
    }
    if let Some(number) = listed.keys().chain(packed.keys()).next() {
        return Err(Broken(format!("an update lists object {number}, which is not in it")));
    }
    Ok((objects, structure))
}

/// The objects of an object stream: all of them must be listed, each where it is.
fn unpack(version: &Pdf<'_>, stream: Id, mut inside: Vec<(u32, usize)>) -> Read<Vec<Id>> {
    inside.sort_by_key(|(_, index)| *index);
    let count = version.get(stream)?;
    let count = count.as_stream().and_then(|stream| stream.dictionary.get("N")).and_then(Object::as_integer);
    let is_whole = inside.iter().enumerate().all(|(place, (_, index))| place == *index);
    if !is_whole || usize::try_from(count.unwrap_or(-1)) != Ok(inside.len()) {
        return Err(Broken(format!("object stream {} holds objects that are not listed", stream.0)));
    }
    inside
        .into_iter()
        .map(|(number, _)| {
            version.get((number, 0))?;
            Ok((number, 0))
        })
        .collect()
}
