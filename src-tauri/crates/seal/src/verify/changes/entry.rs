//! What a person fills in: texts, buttons and choices (ISO 32000-1 12.7.4.2 to 12.7.4.4). Whether that is allowed, the
//! author of a certification says (12.8.2.2.2, table 254).

use super::{Comparison, Kind};
use crate::form::Field;
use crate::pdf::{Broken, Dictionary, Object};

impl Comparison<'_> {
    /// Value and appearance of a field may differ, and nothing else about it.
    pub(super) fn compare_entries(&mut self) -> Result<(), Broken> {
        for old in self.old_form.entries.clone() {
            let is_touched = self.touched.contains(&old.id) || old.widgets.iter().any(|id| self.touched.contains(id));
            if is_touched && self.is_entry(&old)? {
                self.explain_entry(&old)?;
                let what = format!("the form field \u{201c}{}\u{201d} was filled in", old.name);
                self.allow(Kind::Entered(old.name), what);
            }
        }
        Ok(())
    }

    fn is_entry(&self, old: &Field) -> Result<bool, Broken> {
        let object = self.new.get(old.id)?;
        let Some(field) = object.as_dictionary() else { return Ok(false) };
        let is_last = old.widgets.is_empty();
        let may_differ = |key: &str| key == "V" || (is_last && is_shown(key));
        if !old.dictionary.differing(field).iter().all(|key| may_differ(key)) || !self.is_value(field)? {
            return Ok(false);
        }
        for widget in &old.widgets {
            let (before, after) = (self.old.get(*widget)?, self.new.get(*widget)?);
            let (Some(before), Some(after)) = (before.as_dictionary(), after.as_dictionary()) else { return Ok(false) };
            if !before.differing(after).iter().all(|key| is_shown(key)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// A text, the name of a state, or several texts.
    fn is_value(&self, field: &Dictionary) -> Result<bool, Broken> {
        Ok(match &*self.new.value(field, "V")? {
            Object::Null | Object::Text(_) | Object::Name(_) => true,
            Object::Array(values) => values.iter().all(|value| matches!(value, Object::Text(_))),
            _ => false,
        })
    }

    fn explain_entry(&mut self, old: &Field) -> Result<(), Broken> {
        for id in old.widgets.iter().copied().chain([old.id]) {
            self.explained.insert(id);
            let object = self.new.get(id)?;
            let Some(dictionary) = object.as_dictionary() else { continue };
            self.explain_appearance(dictionary)?;
            if let Some(value) = dictionary.get("V") {
                self.explain_new(value)?;
            }
        }
        Ok(())
    }
}

/// What an annotation shows of the value; it is drawn inside the rectangle of the annotation, which stays.
fn is_shown(key: &str) -> bool {
    matches!(key, "AP" | "AS")
}
