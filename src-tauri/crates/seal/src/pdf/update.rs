//! An incremental update with a classic cross-reference (ISO 32000-1 7.5.6): the finished bytes stay as they are.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::object::{Dictionary, Id, Object};
use super::write::write_object;
use super::{LARGEST_FILE, Pdf};
use crate::error::SealError;

/// What is added to a document.
pub(crate) struct Update<'a> {
    base: &'a Pdf<'a>,
    objects: BTreeMap<Id, Body>,
    next: u32,
}

enum Body {
    Plain(Object),
    Stream(Dictionary, Vec<u8>),
    /// A signature dictionary with its own keys, and room for so many bytes of signature.
    Signature(Dictionary, usize),
}

/// Places of a signature that are filled when the length of the file is known.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Holes {
    /// The byte range.
    pub(crate) range: usize,
    /// The `<` of the contents.
    pub(crate) contents: usize,
    /// Behind the `>`.
    pub(crate) after: usize,
}

/// The place of the byte range is written before its numbers are known: each gets this many characters.
const NUMBER_WIDTH: usize = 10;

impl<'a> Update<'a> {
    /// Begins an update; the base must be one that a classic cross-reference can follow.
    pub(crate) fn new(base: &'a Pdf<'a>) -> Result<Self, SealError> {
        if base.trailer().has("Encrypt") {
            return Err(SealError::Encrypted);
        }
        if base.newest().is_none_or(|section| section.stream.is_some()) {
            return Err(SealError::NotPdf { detail: "it has no classic cross-reference table".into() });
        }
        Ok(Self { base, objects: BTreeMap::new(), next: base.next_number() })
    }

    pub(crate) fn add(&mut self, object: Object) -> Id {
        self.insert(Body::Plain(object))
    }

    pub(crate) fn add_stream(&mut self, mut dictionary: Dictionary, bytes: Vec<u8>) -> Id {
        dictionary.set("Length", Object::Integer(i64::try_from(bytes.len()).unwrap_or_default()));
        self.insert(Body::Stream(dictionary, bytes))
    }

    pub(crate) fn add_signature(&mut self, dictionary: Dictionary, capacity: usize) -> Id {
        self.insert(Body::Signature(dictionary, capacity))
    }

    /// Puts a new value in the place of an object of the base.
    pub(crate) fn replace(&mut self, id: Id, object: Object) {
        self.objects.insert(id, Body::Plain(object));
    }

    fn insert(&mut self, body: Body) -> Id {
        let id = (self.next, 0);
        self.next += 1;
        self.objects.insert(id, body);
        id
    }

    /// The base with the update behind it, and the holes of the signature in it. `salt` makes the identifier of this
    /// version (14.4) its own.
    pub(crate) fn write(self, salt: &str) -> Result<(Vec<u8>, Option<Holes>), SealError> {
        let base = self.base.bytes();
        let mut out = Vec::with_capacity(base.len() + 16_384);
        out.extend_from_slice(base);
        if out.last() != Some(&b'\n') {
            out.push(b'\n');
        }
        let (mut places, mut holes) = (Vec::new(), None);
        for (id, body) in &self.objects {
            places.push((*id, out.len()));
            out.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
            match body {
                Body::Plain(object) => write_object(&mut out, object),
                Body::Stream(dictionary, bytes) => {
                    write_object(&mut out, &Object::Dictionary(dictionary.clone()));
                    out.extend_from_slice(b"\nstream\n");
                    out.extend_from_slice(bytes);
                    out.extend_from_slice(b"\nendstream");
                }
                Body::Signature(dictionary, capacity) => holes = Some(signature(&mut out, dictionary, *capacity)),
            }
            out.extend_from_slice(b"\nendobj\n");
        }
        self.end(&mut out, &places, salt);
        if out.len() > LARGEST_FILE {
            return Err(SealError::TooLarge { size: out.len() });
        }
        Ok((out, holes))
    }

    fn end(&self, out: &mut Vec<u8>, places: &[(Id, usize)], salt: &str) {
        let start = out.len();
        out.extend_from_slice(b"xref\n");
        for (id, at) in places {
            out.extend_from_slice(format!("{} 1\n{at:010} {:05} n \n", id.0, id.1).as_bytes());
        }
        let mut trailer = Dictionary::from([("Size", Object::Integer(i64::from(self.next)))]);
        for key in ["Root", "Info"] {
            if let Some(value) = self.base.trailer().get(key) {
                trailer.set(key, value.clone());
            }
        }
        // 14.4: the first half stays, the second changes with the file.
        let first = self.base.trailer().get("ID").and_then(Object::as_array).and_then(|id| id.first().cloned());
        let mut hash = Sha256::new();
        hash.update(self.base.bytes());
        hash.update(salt);
        let second = Object::Text(hash.finalize()[..16].to_vec());
        trailer.set("ID", Object::Array(vec![first.unwrap_or_else(|| second.clone()), second]));
        trailer.set("Prev", Object::Integer(i64::try_from(self.base.start()).unwrap_or_default()));
        out.extend_from_slice(b"trailer\n");
        write_object(out, &Object::Dictionary(trailer));
        out.extend_from_slice(format!("\nstartxref\n{start}\n%%EOF\n").as_bytes());
    }
}

/// A signature dictionary (ISO 32000-1 12.8.1, table 252) with its holes.
fn signature(out: &mut Vec<u8>, dictionary: &Dictionary, capacity: usize) -> Holes {
    write_object(out, &Object::Dictionary(dictionary.clone()));
    out.truncate(out.len() - 2);
    out.extend_from_slice(b"/ByteRange");
    let range = out.len();
    out.extend_from_slice(&[b' '; 4 * NUMBER_WIDTH]);
    out.extend_from_slice(b"/Contents");
    let contents = out.len();
    out.push(b'<');
    out.resize(out.len() + 2 * capacity, b'0');
    out.push(b'>');
    let after = out.len();
    out.extend_from_slice(b">>");
    Holes { range, contents, after }
}

impl Holes {
    /// Writes the byte range: everything but the hex string and its brackets (12.8.1).
    pub(crate) fn write_range(&self, out: &mut [u8]) {
        let range = format!("[0 {} {} {}]", self.contents, self.after, out.len() - self.after);
        out[self.range..self.range + range.len()].copy_from_slice(range.as_bytes());
    }

    /// The two parts that are signed.
    pub(crate) fn signed<'b>(&self, bytes: &'b [u8]) -> [&'b [u8]; 2] {
        [&bytes[..self.contents], &bytes[self.after..]]
    }

    /// Puts the signature into its place; gives the room that there is when it does not fit.
    pub(crate) fn fill(&self, out: &mut [u8], cms: &[u8]) -> Result<(), usize> {
        let room = self.contents + 1..self.after - 1;
        let hex = crate::certificate::hex(cms);
        if hex.len() > room.len() {
            return Err(room.len() / 2);
        }
        out[room.start..room.start + hex.len()].copy_from_slice(hex.as_bytes());
        Ok(())
    }
}
