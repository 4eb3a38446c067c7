//! The form: empty signature fields that are filled, and new ones that nobody sees (ISO 32000-1 12.7.4.5).

use super::{Comparison, Kind};
use crate::form::{Field, Form};
use crate::pdf::{Broken, Dictionary, Object};

/// What a new signature field may consist of.
const KEYS_OF_FIELD: [&str; 14] =
    ["Type", "Subtype", "FT", "T", "TU", "F", "Ff", "Rect", "P", "V", "AP", "Lock", "SV", "Border"];

/// What a signature dictionary may consist of (12.8.1, table 252).
const KEYS_OF_SIGNATURE: [&str; 16] = [
    "Type",
    "Filter",
    "SubFilter",
    "Contents",
    "ByteRange",
    "M",
    "Name",
    "Reason",
    "Location",
    "ContactInfo",
    "Reference",
    "Prop_Build",
    "Prop_AuthTime",
    "Prop_AuthType",
    "R",
    "V",
];

impl Comparison<'_> {
    pub(super) fn compare_forms(&mut self, old: Option<&Object>, new: Option<&Object>) -> Result<(), Broken> {
        let (Some(old), Some(new)) = (old, new) else {
            if old != new {
                self.forbid("the form was added or removed");
            }
            return Ok(());
        };
        if old.as_reference() != new.as_reference() {
            self.forbid("the form stands elsewhere");
            return Ok(());
        }
        let (before, after) = (self.old.resolve(old)?, self.new.resolve(new)?);
        let (Some(before), Some(after)) = (before.as_dictionary(), after.as_dictionary()) else {
            self.forbid("the form");
            return Ok(());
        };
        if let Some(id) = new.as_reference() {
            self.explained.insert(id);
        }
        for key in before.differing(after) {
            match key.as_str() {
                "Fields" => {}
                "SigFlags" if matches!(after.get("SigFlags"), Some(Object::Integer(1 | 3))) => {}
                key => self.forbid(format!("the form ({key})")),
            }
        }
        let Some(appended) = self.appended(before.get("Fields"), after.get("Fields"))? else {
            self.forbid("the list of form fields");
            return Ok(());
        };
        for field in appended {
            self.check_new_field(&field)?;
        }
        self.compare_fields()?;
        self.compare_entries()
    }

    /// A field that was there: an empty one may be filled, and nothing else about it may change.
    fn compare_fields(&mut self) -> Result<(), Broken> {
        let olds: Vec<Field> = self.old_form.signatures.clone();
        for old in olds {
            let is_touched = self.touched.contains(&old.id) || old.widgets.iter().any(|id| self.touched.contains(id));
            if !is_touched {
                continue;
            }
            let name = &old.name;
            if old.value.is_some() {
                self.forbid(format!("the signature field \u{201c}{name}\u{201d}, which was signed"));
                continue;
            }
            let new = self.new.get(old.id)?;
            let Some(new) = new.as_dictionary() else { continue };
            let differing = old.dictionary.differing(new);
            let is_filled = differing.iter().any(|key| key == "V")
                && differing.iter().all(|key| matches!(key.as_str(), "V" | "AP"));
            let Some(kind) = self.signature_kind(new, Kind::Filled(name.clone()))?.filter(|_| is_filled) else {
                self.forbid(format!("the signature field \u{201c}{name}\u{201d}"));
                continue;
            };
            self.explained.insert(old.id);
            self.explain_appearance(new)?;
            for widget in &old.widgets {
                let (before, after) = (self.old.get(*widget)?, self.new.get(*widget)?);
                let (Some(before), Some(after)) = (before.as_dictionary(), after.as_dictionary()) else { continue };
                if before.differing(after).iter().all(|key| key == "AP") {
                    self.explained.insert(*widget);
                    self.explain_appearance(after)?;
                }
            }
            self.allow(kind, format!("the empty field \u{201c}{name}\u{201d} was signed"));
        }
        Ok(())
    }

    /// What a field shows is drawn by new objects, so that it takes nothing else along.
    pub(super) fn explain_appearance(&mut self, field: &Dictionary) -> Result<(), Broken> {
        match field.get("AP") {
            Some(appearance) => self.explain_new(appearance),
            None => Ok(()),
        }
    }

    fn check_new_field(&mut self, field: &Object) -> Result<(), Broken> {
        let Some(id) = field.as_reference().filter(|id| self.is_new(*id)) else {
            self.forbid("a form field was added that is not new");
            return Ok(());
        };
        let object = self.new.get(id)?;
        let Some(dictionary) = object.as_dictionary() else {
            self.forbid("a form field was added that is none");
            return Ok(());
        };
        let name = name_of(&self.new_form, id).unwrap_or_default();
        let is_own_name = !name.is_empty() && !self.old_form.names.contains(&name);
        let is_plain = dictionary.iter().all(|(key, _)| KEYS_OF_FIELD.iter().any(|known| known.as_bytes() == key));
        let is_signature = dictionary.is_name("FT", "Sig")
            && dictionary.get("Subtype").is_none_or(|kind| kind.is_name("Widget"))
            && dictionary.get("P").is_none_or(|page| page.as_reference().is_some_and(|page| !self.is_new(page)));
        if !is_own_name || !is_plain || !is_signature {
            self.forbid(format!("the form field \u{201c}{name}\u{201d} was added"));
            return Ok(());
        }
        if !self.is_unseen(dictionary)? {
            self.forbid(format!("the field \u{201c}{name}\u{201d} was added, which shows something on a page"));
            return Ok(());
        }
        self.explained.insert(id);
        for key in ["AP", "Lock", "SV"] {
            if let Some(value) = dictionary.get(key) {
                self.explain_new(value)?;
            }
        }
        match self.signature_kind(dictionary, Kind::NewField)? {
            Some(Kind::TimeStamp) => self.allow(Kind::TimeStamp, "a time stamp over the document was added"),
            Some(kind) => self.allow(kind, format!("a signature was added, in the new field \u{201c}{name}\u{201d}")),
            None if dictionary.has("V") => self.forbid(format!("the field \u{201c}{name}\u{201d} holds no signature")),
            None => self
                .allow(Kind::NewField, format!("the empty field \u{201c}{name}\u{201d} was added, which nobody sees")),
        }
        Ok(())
    }

    /// No area at all, and no appearance but an empty one.
    fn is_unseen(&self, field: &Dictionary) -> Result<bool, Broken> {
        let rectangle = self.new.value(field, "Rect")?;
        let numbers: Option<Vec<f64>> =
            rectangle.as_array().map(|numbers| numbers.iter().filter_map(Object::as_number).collect());
        #[expect(clippy::float_cmp, reason = "no area means the very same number twice")]
        let has_no_area = match numbers.as_deref() {
            Some([left, bottom, right, top]) => left == right && bottom == top,
            // A field without an annotation.
            _ => !field.has("Rect") && !field.has("Subtype"),
        };
        let mut shows = false;
        if let Some(appearance) = field.get("AP") {
            let mut waiting = vec![self.new.resolve(appearance)?];
            for _ in 0..64 {
                let Some(object) = waiting.pop() else { break };
                match &*object {
                    Object::Stream(stream) => shows |= !self.new.content(stream)?.trim_ascii().is_empty(),
                    Object::Dictionary(dictionary) => {
                        for (_, value) in dictionary.iter() {
                            waiting.push(self.new.resolve(value)?);
                        }
                    }
                    _ => shows = true,
                }
            }
            shows |= !waiting.is_empty();
        }
        Ok(has_no_area && !shows)
    }

    /// What kind of signature a field holds: one that is new, and a signature dictionary and nothing else. None where
    /// it holds none.
    fn signature_kind(&mut self, field: &Dictionary, otherwise: Kind) -> Result<Option<Kind>, Broken> {
        let Some(id) = field.get("V").and_then(Object::as_reference).filter(|id| self.is_new(*id)) else {
            return Ok(None);
        };
        let Ok(placed) = self.new.placed(id) else { return Ok(None) };
        let dictionary = placed.dictionary;
        let is_plain = dictionary.iter().all(|(key, _)| KEYS_OF_SIGNATURE.iter().any(|known| known.as_bytes() == key));
        let is_signature = dictionary.has("ByteRange")
            && dictionary.get("Type").is_none_or(|kind| kind.is_name("Sig") || kind.is_name("DocTimeStamp"));
        if !is_plain || !is_signature {
            return Ok(None);
        }
        self.explained.insert(id);
        for (_, value) in dictionary.iter() {
            self.explain_new(value)?;
        }
        Ok(Some(if dictionary.is_name("SubFilter", "ETSI.RFC3161") { Kind::TimeStamp } else { otherwise }))
    }
}

fn name_of(form: &Form, id: crate::pdf::Id) -> Option<String> {
    form.signatures.iter().find(|field| field.id == id).map(|field| field.name.clone())
}
