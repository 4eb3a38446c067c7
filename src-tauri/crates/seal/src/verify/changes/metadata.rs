//! Metadata: only the dates of the last change and the program that made it (XMP, ISO 16684-1).

use super::{Comparison, Kind};
use crate::pdf::{Broken, Id};

impl Comparison<'_> {
    pub(super) fn compare_metadata(&mut self, id: Id) -> Result<(), Broken> {
        let (before, after) = (self.old.get(id)?, self.new.get(id)?);
        let (Some(before), Some(after)) = (before.as_stream(), after.as_stream()) else {
            self.forbid("the metadata");
            return Ok(());
        };
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap_or_default();
        let (before, after) = (text(self.old.content(before)?), text(self.new.content(after)?));
        if before == after {
            self.explained.insert(id);
        } else {
            self.forbid("the metadata");
        }
        Ok(())
    }
}
