//! What an update changed, and whether it may: the rule is a list of what is allowed, and nothing else is.
//!
//! After a signature may follow: evidence about certificates (the document security store), time stamps over the
//! document, and further signatures, in empty fields that were there or in new fields that nobody sees; and what a person
//! fills in where the author of a certification allows it. Every object that an update defines must be explained by one
//! of these, or be the same as before.

mod catalog;
mod entry;
mod field;
mod metadata;
mod page;
mod store;
mod trailer;

use std::collections::BTreeSet;
use std::rc::Rc;

use super::updates::Update;
use crate::form::Form;
use crate::pdf::{Broken, Dictionary, Entry, Id, Object, Pdf};

/// What kind of change; the author's own rules tell them apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Evidence, dates, and what must change with every update.
    Upkeep,
    /// A time stamp over the document.
    TimeStamp,
    /// A signature in a new field that nobody sees.
    NewField,
    /// A signature in the empty field of this name.
    Filled(String),
    /// Something was filled in in the form field of this name.
    Entered(String),
    /// Nothing that may change.
    Forbidden,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) kind: Kind,
    pub(super) what: String,
}

/// Two versions of a document, one update apart.
struct Comparison<'a> {
    old: &'a Pdf<'a>,
    new: &'a Pdf<'a>,
    old_form: Form,
    new_form: Form,
    /// Objects that the update defines and that are not the same as before.
    touched: BTreeSet<Id>,
    /// Those of them that are accounted for.
    explained: BTreeSet<Id>,
    found: Vec<Found>,
}

/// Compares a version with the one before it. `named` are the numbers that earlier versions name without having them.
pub(super) fn compare(old: &Pdf<'_>, new: &Pdf<'_>, update: &Update, named: &BTreeSet<u32>) -> Vec<Found> {
    let compared = Comparison::begin(old, new, update).and_then(|mut comparison| {
        comparison.run(update, named)?;
        Ok(comparison.found)
    });
    compared.unwrap_or_else(|Broken(why)| {
        vec![Found { kind: Kind::Forbidden, what: format!("something that can't be checked ({why})") }]
    })
}

impl<'a> Comparison<'a> {
    fn begin(old: &'a Pdf<'a>, new: &'a Pdf<'a>, update: &Update) -> Result<Self, Broken> {
        let (old_form, new_form) = (Form::read(old)?, Form::read(new)?);
        let mut touched = BTreeSet::new();
        for &id in &update.objects {
            if old.generation(id.0) != Some(id.1) || !same(old, new, id)? {
                touched.insert(id);
            }
        }
        Ok(Self { old, new, old_form, new_form, touched, explained: BTreeSet::new(), found: Vec::new() })
    }

    fn run(&mut self, update: &Update, named: &BTreeSet<u32>) -> Result<(), Broken> {
        self.compare_trailers()?;
        for &number in &update.structure {
            if self.old.generation(number).is_none() {
                self.explained.insert((number, 0));
            }
        }
        for &(number, generation) in &self.touched.clone() {
            match self.old.generation(number) {
                Some(known) if known != generation => {
                    self.forbid(format!("object {number} takes the place of another"));
                }
                None if named.contains(&number) => {
                    self.forbid(format!("object {number}, which the version before names but does not have"));
                }
                None if generation != 0 => self.forbid(format!("object {number} was deleted before")),
                _ => {}
            }
        }
        self.compare_catalogs()?;
        self.compare_pages()?;
        for id in self.touched.difference(&self.explained).copied().collect::<Vec<_>>() {
            let what = match self.old.generation(id.0) {
                Some(_) => format!("object {} was changed ({})", id.0, describe(&*self.old.get(id)?)),
                None => format!("object {} was added ({})", id.0, describe(&*self.new.get(id)?)),
            };
            self.forbid(what);
        }
        Ok(())
    }

    fn forbid(&mut self, what: impl Into<String>) {
        self.found.push(Found { kind: Kind::Forbidden, what: what.into() });
    }

    fn allow(&mut self, kind: Kind, what: impl Into<String>) {
        let found = Found { kind, what: what.into() };
        if !self.found.contains(&found) {
            self.found.push(found);
        }
    }

    fn is_new(&self, id: Id) -> bool {
        self.old.generation(id.0).is_none()
    }

    /// Accounts for new objects that are reached from a value through new objects only. What was there before stays
    /// unexplained, so that it must be the same as before.
    fn explain_new(&mut self, value: &Object) -> Result<(), Broken> {
        let mut waiting = Vec::new();
        value.references(&mut |id| waiting.push(id));
        while let Some(id) = waiting.pop() {
            if self.is_new(id) && self.touched.contains(&id) && self.explained.insert(id) {
                self.new.get(id)?.references(&mut |id| waiting.push(id));
            }
        }
        Ok(())
    }

    /// A list in both versions, whether it stands in its dictionary or is an object of its own, which it must stay.
    /// Gives what was appended; none when anything else about it changed.
    fn appended(&mut self, old: Option<&Object>, new: Option<&Object>) -> Result<Option<Vec<Object>>, Broken> {
        let (before, after) = match (old, new) {
            (Some(Object::Reference(one)), Some(Object::Reference(two))) if one == two => {
                self.explained.insert(*two);
                (self.old.get(*one)?, self.new.get(*two)?)
            }
            (Some(Object::Array(one)), Some(Object::Array(two))) => {
                (Rc::new(Object::Array(one.clone())), Rc::new(Object::Array(two.clone())))
            }
            (None | Some(Object::Null), Some(Object::Array(two))) => {
                (Rc::new(Object::Array(Vec::new())), Rc::new(Object::Array(two.clone())))
            }
            (None | Some(Object::Null), Some(Object::Reference(two))) if self.is_new(*two) => {
                self.explained.insert(*two);
                (Rc::new(Object::Array(Vec::new())), self.new.get(*two)?)
            }
            _ => return Ok(None),
        };
        let (Some(before), Some(after)) = (before.as_array(), after.as_array()) else { return Ok(None) };
        Ok(after.strip_prefix(before).map(<[Object]>::to_vec))
    }
}

/// Whether an object is the same in two versions, to the byte where it is a stream.
fn same(old: &Pdf<'_>, new: &Pdf<'_>, id: Id) -> Result<bool, Broken> {
    let (before, after) = (old.get(id)?, new.get(id)?);
    Ok(match (&*before, &*after) {
        (Object::Stream(before), Object::Stream(after)) => {
            before.dictionary.same(&after.dictionary) && old.raw(before) == new.raw(after)
        }
        (before, after) => before == after,
    })
}

/// Every number that a document names without having such an object, or that it might.
pub(super) fn named(pdf: &Pdf<'_>) -> BTreeSet<u32> {
    let mut named = BTreeSet::new();
    pdf.trailer().references(&mut |id| named.extend([id.0]));
    for (&number, &entry) in pdf.table() {
        let Some(generation) = pdf.generation(number) else { continue };
        match (pdf.get((number, generation)), entry) {
            (Ok(object), _) => object.references(&mut |id| named.extend([id.0])),
            // What can't be read strictly may be read by others: every reference in its bytes counts.
            (Err(_), Entry::Offset { at, .. }) => references_in(pdf.bytes().get(at..).unwrap_or_default(), &mut named),
            (Err(_), _) => {}
        }
    }
    named.retain(|&number| pdf.generation(number).is_none());
    named
}

/// Looks for `12 0 R` up to the end of an object.
fn references_in(bytes: &[u8], named: &mut BTreeSet<u32>) {
    let end = bytes.windows(6).position(|window| window == b"endobj").unwrap_or(bytes.len());
    let words: Vec<&[u8]> =
        bytes[..end].split(|byte| !byte.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    for three in words.windows(3) {
        let number = std::str::from_utf8(three[0]).ok().and_then(|number| number.parse().ok());
        if let (Some(number), b"R") = (number, three[2]) {
            named.insert(number);
        }
    }
}

/// An object in a word or two.
fn describe(object: &Object) -> String {
    let of = |dictionary: &Dictionary, otherwise: &str| {
        let kind = ["Type", "Subtype", "FT", "S"].into_iter().find_map(|key| dictionary.get(key)?.as_name());
        kind.map_or_else(|| otherwise.to_owned(), |kind| String::from_utf8_lossy(kind).into_owned())
    };
    match object {
        Object::Dictionary(dictionary) => of(dictionary, "dictionary"),
        Object::Stream(stream) => of(&stream.dictionary, "stream"),
        Object::Array(_) => "array".into(),
        _ => "value".into(),
    }
}
