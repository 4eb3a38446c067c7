//! The trailer: what must change with every update, and nothing else (ISO 32000-1 7.5.5).

use super::{Comparison, Kind};
use crate::pdf::{Broken, Dictionary, Object};

/// Keys that describe the update itself, or the stream that a cross-reference may be.
const OF_THE_UPDATE: [&str; 10] =
    ["Size", "Prev", "ID", "Type", "W", "Index", "Length", "Filter", "DecodeParms", "Root"];

impl Comparison<'_> {
    pub(super) fn compare_trailers(&mut self) -> Result<(), Broken> {
        let (before, after) = (self.old.trailer(), self.new.trailer());
        if self.old.catalog_id()? != self.new.catalog_id()? {
            self.forbid("the document begins elsewhere");
        }
        let first = |id: Option<&Object>| id.and_then(Object::as_array).and_then(|id| id.first().cloned());
        if before.has("ID") && first(before.get("ID")) != first(after.get("ID")) {
            self.forbid("the document's permanent identifier");
        }
        let size = |trailer: &Dictionary| trailer.get("Size").and_then(Object::as_integer);
        if size(after).is_none_or(|now| size(before).is_some_and(|earlier| earlier > now)) {
            self.forbid("the number of objects");
        }
        for key in before.differing(after) {
            match key.as_str() {
                "Info" => self.compare_information(before.get("Info"), after.get("Info"))?,
                key if OF_THE_UPDATE.contains(&key) => {}
                key => self.forbid(format!("the trailer ({key})")),
            }
        }
        // An entry that stays the same may lead to an object that does not.
        if before.get("Info") == after.get("Info") {
            self.compare_information(before.get("Info"), after.get("Info"))?;
        }
        Ok(())
    }

    /// Document information: only the date of the change and the program that made it (14.3.3).
    fn compare_information(&mut self, before: Option<&Object>, after: Option<&Object>) -> Result<(), Broken> {
        let Some(Object::Reference(id)) = after else {
            if before != after {
                self.forbid("the document information");
            }
            return Ok(());
        };
        if !self.touched.contains(id) {
            if before != after {
                self.forbid("the document information");
            }
            return Ok(());
        }
        let old = match before {
            Some(Object::Reference(old)) if old == id => self.old.get(*id)?,
            None if self.is_new(*id) => std::rc::Rc::new(Object::Dictionary(Dictionary::default())),
            _ => {
                self.forbid("the document information");
                return Ok(());
            }
        };
        let new = self.new.get(*id)?;
        let (Some(old), Some(new)) = (old.as_dictionary(), new.as_dictionary()) else {
            self.forbid("the document information");
            return Ok(());
        };
        let differing = old.differing(new);
        let is_upkeep = differing.iter().all(|key| {
            matches!(key.as_str(), "ModDate" | "Producer")
                && new.get(key).is_some_and(|value| value.as_text().is_some())
        });
        if is_upkeep {
            self.explained.insert(*id);
            self.allow(Kind::Upkeep, "the date of the last change and the program that made it");
        } else {
            self.forbid(format!("the document information ({})", differing.join(", ")));
        }
        Ok(())
    }
}
