//! A document as one version of it stands in a file: found through its cross-references, read as it is asked for.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::rc::Rc;

use super::filter::unpack;
use super::object::{Dictionary, Id, Object, Stream};
use super::parse::Parser;
use super::xref::{Entry, Section};
use super::{Broken, Read};

/// More versions than any file has.
const MOST_SECTIONS: usize = 2_000;

/// How far from the end the last cross-reference is named (ISO 32000-1 annex H, note 18).
const TAIL: usize = 2_048;

/// One version of a document.
pub(crate) struct Pdf<'a> {
    bytes: &'a [u8],
    sections: Vec<Section>,
    table: BTreeMap<u32, Entry>,
    loaded: RefCell<HashMap<u32, Rc<Object>>>,
    packed: RefCell<HashMap<u32, Rc<Packed>>>,
    depth: Cell<usize>,
}

/// The objects of an object stream with their numbers.
type Packed = Vec<(u32, Object)>;

/// A dictionary of its own with the places of its values in the file.
pub(crate) struct Placed {
    pub(crate) dictionary: Dictionary,
    pub(crate) places: Vec<(Vec<u8>, Range<usize>)>,
}

impl<'a> Pdf<'a> {
    /// Reads the version that ends with these bytes.
    pub(crate) fn read(bytes: &'a [u8]) -> Read<Self> {
        if !bytes.starts_with(b"%PDF-") {
            return Err(Broken("it does not begin with %PDF".into()));
        }
        let sections = sections(bytes, start_of(bytes)?)?;
        let mut table = BTreeMap::new();
        for section in &sections {
            for (&number, &entry) in &section.entries {
                table.entry(number).or_insert(entry);
            }
        }
        Ok(Self { bytes, sections, table, loaded: RefCell::default(), packed: RefCell::default(), depth: Cell::new(0) })
    }

    pub(crate) const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// Where its newest cross-reference section begins.
    pub(crate) fn start(&self) -> usize {
        self.newest().map_or(0, |section| section.at)
    }

    /// Its cross-reference sections, the newest first.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.sections
    }

    pub(crate) fn newest(&self) -> Option<&Section> {
        self.sections.first()
    }

    pub(crate) fn trailer(&self) -> &Dictionary {
        static NONE: std::sync::OnceLock<Dictionary> = std::sync::OnceLock::new();
        self.newest().map_or_else(|| NONE.get_or_init(Dictionary::default), |section| &section.trailer)
    }

    /// Where every object is.
    pub(crate) const fn table(&self) -> &BTreeMap<u32, Entry> {
        &self.table
    }

    /// The first number that no object has, nor any reader may take for one.
    pub(crate) fn next_number(&self) -> u32 {
        let size = self.trailer().get("Size").and_then(Object::as_integer).and_then(|size| u32::try_from(size).ok());
        let last = self.table.keys().next_back().map_or(0, |last| last.saturating_add(1));
        last.max(size.unwrap_or(0)).max(1)
    }

    /// The object; null where there is none (7.3.10).
    pub(crate) fn get(&self, id: Id) -> Read<Rc<Object>> {
        if let Some(object) = self.loaded.borrow().get(&id.0)
            && self.generation(id.0) == Some(id.1)
        {
            return Ok(Rc::clone(object));
        }
        let object = match self.table.get(&id.0) {
            Some(&Entry::Offset { at, generation }) if generation == id.1 => Rc::new(self.placed_object(id, at)?),
            Some(&Entry::Packed { stream, index }) if id.1 == 0 => Rc::new(self.unpacked(id.0, stream, index)?),
            _ => return Ok(Rc::new(Object::Null)),
        };
        self.loaded.borrow_mut().insert(id.0, Rc::clone(&object));
        Ok(object)
    }

    /// The generation of the object that has a number, where one has.
    pub(crate) fn generation(&self, number: u32) -> Option<u16> {
        match self.table.get(&number)? {
            Entry::Offset { generation, .. } => Some(*generation),
            Entry::Packed { .. } => Some(0),
            Entry::Free => None,
        }
    }

    /// What a value means: itself, or the object that it names.
    pub(crate) fn resolve(&self, object: &Object) -> Read<Rc<Object>> {
        let mut resolved = Rc::new(object.clone());
        for _ in 0..16 {
            let Some(id) = resolved.as_reference() else { return Ok(resolved) };
            resolved = self.get(id)?;
        }
        Err(Broken("references lead in a circle".into()))
    }

    /// The value of a key, resolved; null where there is none.
    pub(crate) fn value(&self, dictionary: &Dictionary, key: &str) -> Read<Rc<Object>> {
        dictionary.get(key).map_or_else(|| Ok(Rc::new(Object::Null)), |value| self.resolve(value))
    }

    pub(crate) fn catalog_id(&self) -> Read<Id> {
        self.trailer()
            .get("Root")
            .and_then(Object::as_reference)
            .ok_or_else(|| Broken("it does not say where its contents begin".into()))
    }

    pub(crate) fn catalog(&self) -> Read<Dictionary> {
        let catalog = self.get(self.catalog_id()?)?;
        catalog.as_dictionary().cloned().ok_or_else(|| Broken("its contents can't be found".into()))
    }

    /// The unpacked bytes of a stream.
    pub(crate) fn content(&self, stream: &Stream) -> Read<Vec<u8>> {
        unpack(&stream.dictionary, self.raw(stream))
    }

    /// The bytes of a stream as they stand in the file.
    pub(crate) fn raw(&self, stream: &Stream) -> &'a [u8] {
        self.bytes.get(stream.content.clone()).unwrap_or_default()
    }

    /// A dictionary that stands in the file itself, with the places of its values.
    pub(crate) fn placed(&self, id: Id) -> Read<Placed> {
        let Some(&Entry::Offset { at, generation }) = self.table.get(&id.0) else {
            return Err(Broken("an object is packed that must not be".into()));
        };
        let indirect = Parser::new(self.bytes, at).indirect(&|length| self.length(length))?;
        match indirect.object {
            Object::Dictionary(dictionary) if indirect.id == id && generation == id.1 => {
                Ok(Placed { dictionary, places: indirect.places })
            }
            _ => Err(Broken::at(at, "another object stands where one is expected")),
        }
    }

    fn placed_object(&self, id: Id, at: usize) -> Read<Object> {
        let indirect = Parser::new(self.bytes, at).indirect(&|length| self.length(length))?;
        if indirect.id == id {
            Ok(indirect.object)
        } else {
            Err(Broken::at(at, "another object stands where one is expected"))
        }
    }

    /// A length that is kept in an object of its own.
    pub(crate) fn length(&self, id: Id) -> Option<usize> {
        // A stream whose length is kept in a stream, and so on: nobody writes this.
        if self.depth.get() > 4 {
            return None;
        }
        self.depth.set(self.depth.get() + 1);
        let length = self.get(id).ok().and_then(|object| object.as_integer());
        self.depth.set(self.depth.get() - 1);
        length.and_then(|length| usize::try_from(length).ok())
    }

    fn unpacked(&self, number: u32, stream: u32, index: usize) -> Read<Object> {
        let known = self.packed.borrow().get(&stream).cloned();
        let objects = match known {
            Some(objects) => objects,
            None => {
                let objects = Rc::new(self.unpack_objects(stream)?);
                self.packed.borrow_mut().insert(stream, Rc::clone(&objects));
                objects
            }
        };
        match objects.get(index) {
            Some((own, object)) if *own == number => Ok(object.clone()),
            _ => Err(Broken(format!("object {number} is not in the stream that should hold it"))),
        }
    }

    /// Object streams (7.5.7).
    fn unpack_objects(&self, number: u32) -> Read<Packed> {
        let broken = || Broken(format!("object stream {number} can't be read"));
        // It must stand in the file itself.
        let Some(&Entry::Offset { at, generation: 0 }) = self.table.get(&number) else { return Err(broken()) };
        let object = self.placed_object((number, 0), at)?;
        let stream = object.as_stream().filter(|stream| stream.dictionary.is_name("Type", "ObjStm"));
        let stream = stream.ok_or_else(broken)?;
        let natural = |key: &str| {
            stream.dictionary.get(key).and_then(Object::as_integer).and_then(|value| usize::try_from(value).ok())
        };
        let (count, first) = natural("N").zip(natural("First")).ok_or_else(broken)?;
        let content = self.content(stream)?;
        if count > content.len() {
            return Err(broken());
        }
        let mut head = Parser::new(&content, 0);
        let mut objects = Vec::with_capacity(count);
        for _ in 0..count {
            head.skip();
            let number = u32::try_from(head.natural()?).map_err(|_| broken())?;
            head.skip();
            let at = first.checked_add(head.natural()?).ok_or_else(broken)?;
            objects.push((number, Parser::new(&content, at).object()?));
        }
        Ok(objects)
    }
}

/// Where the last cross-reference is said to be; only white space may follow the end of file.
fn start_of(bytes: &[u8]) -> Read<usize> {
    const WORD: &[u8] = b"startxref";
    let from = bytes.len().saturating_sub(TAIL);
    let last = bytes[from..].windows(WORD.len()).rposition(|window| window == WORD);
    let last = last.ok_or_else(|| Broken("it does not end as a PDF does".into()))?;
    let mut parser = Parser::new(bytes, from + last + WORD.len());
    parser.skip_white();
    let start = parser.natural()?;
    parser.skip_white();
    let rest = &bytes[parser.position()..];
    let ends = rest.strip_prefix(b"%%EOF").is_some_and(|rest| rest.iter().all(|byte| b"\0\t\n\x0c\r ".contains(byte)));
    if ends { Ok(start) } else { Err(Broken("it does not end as a PDF does".into())) }
}

/// All sections, the newest first.
fn sections(bytes: &[u8], start: usize) -> Read<Vec<Section>> {
    let mut sections: Vec<Section> = Vec::new();
    let mut next = Some(start);
    while let Some(at) = next {
        if sections.len() >= MOST_SECTIONS || sections.iter().any(|section| section.at == at) {
            return Err(Broken::at(at, "the cross-references lead in a circle"));
        }
        let section = Section::read(bytes, at)?;
        next = section.previous()?;
        match section.beside()? {
            None => sections.push(section),
            // 7.5.8.4: the table first, then the stream, then what the table only hides.
            Some(beside) => {
                let hidden = Section::read(bytes, beside)?;
                let (free, used) = section.entries.iter().partition(|(_, entry)| **entry == Entry::Free);
                let mut later = section.clone();
                later.entries = free;
                sections.push(Section { entries: used, ..section });
                sections.push(hidden);
                sections.push(later);
            }
        }
    }
    Ok(sections)
}
