//! The document security store: certificates, revocation lists and answers of OCSP (ISO 32000-2 12.8.4.3,
//! ETSI EN 319 142-1 5.4.2).

use std::collections::BTreeSet;

use super::{Comparison, Kind};
use crate::decode::Element;
use crate::encode::SEQUENCE;
use crate::pdf::{Broken, Dictionary, Id, Object};

impl Comparison<'_> {
    pub(super) fn compare_stores(&mut self, old: Option<&Object>, new: Option<&Object>) -> Result<(), Broken> {
        let Some(new) = new else {
            if old.is_some() {
                self.forbid("the evidence was removed");
            }
            return Ok(());
        };
        let mut parts = BTreeSet::new();
        if !self.check_store(new, &mut parts)? {
            self.forbid("the evidence holds something else");
            return Ok(());
        }
        let touched: Vec<Id> = parts.into_iter().filter(|id| self.touched.contains(id)).collect();
        if touched.is_empty() {
            if old != Some(new) {
                self.allow(Kind::Upkeep, "evidence about certificates was added");
            }
            return Ok(());
        }
        // What was there before must have been evidence and nothing else, so that no reader takes it for a part of the
        // pages.
        let replaced: Vec<Id> = touched.iter().copied().filter(|id| !self.is_new(*id)).collect();
        if !replaced.is_empty() {
            let elsewhere = self.reached_without_store()?;
            if replaced.iter().any(|id| elsewhere.contains(id)) {
                self.forbid("the evidence takes the place of something else");
                return Ok(());
            }
        }
        self.explained.extend(touched);
        self.allow(Kind::Upkeep, "evidence about certificates was added");
        Ok(())
    }

    /// Whether a store is one and nothing else; gathers the objects that it consists of.
    fn check_store(&self, store: &Object, parts: &mut BTreeSet<Id>) -> Result<bool, Broken> {
        let Some(dictionary) = self.part(store, parts)? else { return Ok(false) };
        for (key, value) in dictionary.iter() {
            let is_fine = match key {
                b"Type" => value.is_name("DSS"),
                b"Certs" | b"CRLs" | b"OCSPs" => self.check_pieces(value, parts)?,
                b"VRI" => self.check_entries(value, parts)?,
                _ => false,
            };
            if !is_fine {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The entries for single signatures, by the hash of their contents.
    fn check_entries(&self, entries: &Object, parts: &mut BTreeSet<Id>) -> Result<bool, Broken> {
        let Some(entries) = self.part(entries, parts)? else { return Ok(false) };
        for (key, value) in entries.iter() {
            if key == b"Type" {
                continue;
            }
            if key.len() != 40 || !key.iter().all(u8::is_ascii_hexdigit) {
                return Ok(false);
            }
            let Some(entry) = self.part(value, parts)? else { return Ok(false) };
            for (key, value) in entry.iter() {
                let is_fine = match key {
                    b"Type" => value.is_name("VRI"),
                    b"TU" => value.as_text().is_some(),
                    b"TS" => self.check_piece(value, parts)?,
                    b"Cert" | b"CRL" | b"OCSP" => self.check_pieces(value, parts)?,
                    _ => false,
                };
                if !is_fine {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn check_pieces(&self, pieces: &Object, parts: &mut BTreeSet<Id>) -> Result<bool, Broken> {
        if let Some(id) = pieces.as_reference() {
            parts.insert(id);
        }
        let pieces = self.new.resolve(pieces)?;
        let Some(pieces) = pieces.as_array() else { return Ok(false) };
        for piece in pieces {
            if !self.check_piece(piece, parts)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A stream with one DER value in it.
    fn check_piece(&self, piece: &Object, parts: &mut BTreeSet<Id>) -> Result<bool, Broken> {
        let Some(id) = piece.as_reference() else { return Ok(false) };
        if parts.contains(&id) {
            return Ok(true);
        }
        let object = self.new.get(id)?;
        let Some(stream) = object.as_stream() else { return Ok(false) };
        let is_plain =
            stream.dictionary.iter().all(|(key, _)| matches!(key, b"Length" | b"Filter" | b"DecodeParms" | b"Type"));
        parts.insert(id);
        // Its length may be an object of its own.
        if let Some(Object::Reference(length)) = stream.dictionary.get("Length") {
            parts.insert(*length);
        }
        Ok(is_plain && Element::only(&self.new.content(stream)?, SEQUENCE).is_some())
    }

    fn part(&self, value: &Object, parts: &mut BTreeSet<Id>) -> Result<Option<Dictionary>, Broken> {
        if let Some(id) = value.as_reference() {
            parts.insert(id);
        }
        Ok(self.new.resolve(value)?.as_dictionary().cloned())
    }

    /// Every object of the version before that is reached in another way than through its store.
    fn reached_without_store(&self) -> Result<BTreeSet<Id>, Broken> {
        let catalog_id = self.old.catalog_id()?;
        let mut waiting = vec![catalog_id];
        self.old.trailer().references(&mut |id| waiting.push(id));
        let mut reached = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !reached.insert(id) {
                continue;
            }
            let object = self.old.get(id)?;
            if id == catalog_id {
                for (key, value) in self.old.catalog()?.iter() {
                    if key != b"DSS" {
                        value.references(&mut |id| waiting.push(id));
                    }
                }
            } else {
                object.references(&mut |id| waiting.push(id));
            }
        }
        Ok(reached)
    }
}
