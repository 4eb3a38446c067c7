//! The catalog: where evidence and new fields are hung up (ISO 32000-1 7.7.2).

use super::{Comparison, Kind};
use crate::pdf::{Broken, Dictionary, Object};

impl Comparison<'_> {
    pub(super) fn compare_catalogs(&mut self) -> Result<(), Broken> {
        let (before, after) = (self.old.catalog()?, self.new.catalog()?);
        self.explained.insert(self.new.catalog_id()?);
        for key in before.differing(&after) {
            let (old, new) = (before.get(&key), after.get(&key));
            match key.as_str() {
                // Both are looked at below, changed or not.
                "DSS" | "AcroForm" => {}
                "Extensions" => self.compare_extensions(old, new)?,
                "Version" => self.compare_versions(old, new),
                "Metadata" if old.is_none() => self.forbid("metadata were added"),
                key => self.forbid(format!("the catalog ({key})")),
            }
        }
        self.compare_stores(before.get("DSS"), after.get("DSS"))?;
        self.compare_forms(before.get("AcroForm"), after.get("AcroForm"))?;
        if let (Some(Object::Reference(old)), Some(Object::Reference(new))) =
            (before.get("Metadata"), after.get("Metadata"))
            && old == new
            && self.touched.contains(new)
        {
            self.compare_metadata(*new)?;
        }
        Ok(())
    }

    /// Extensions that evidence and time stamps are (7.12; ETSI EN 319 142-1 5.6): some more, none less.
    fn compare_extensions(&mut self, old: Option<&Object>, new: Option<&Object>) -> Result<(), Broken> {
        let resolve = |pdf: &crate::pdf::Pdf<'_>, value: Option<&Object>| -> Result<Dictionary, Broken> {
            let value = value.map(|value| pdf.resolve(value)).transpose()?;
            Ok(value.and_then(|value| value.as_dictionary().cloned()).unwrap_or_default())
        };
        let (before, after) = (resolve(self.old, old)?, resolve(self.new, new)?);
        let differing = before.differing(&after);
        let is_known = differing.iter().all(|key| {
            let plain = |entry: &Object| entry.as_dictionary().is_some_and(is_extension);
            !before.has(key)
                && after.get(key).is_some_and(|entry| match entry {
                    Object::Array(entries) => entries.iter().all(plain),
                    entry => plain(entry),
                })
        });
        let is_direct = !matches!(new, Some(Object::Reference(_))) || old == new;
        if is_known && is_direct {
            self.allow(Kind::Upkeep, "the list of extensions that the file uses");
        } else {
            self.forbid("the list of extensions");
        }
        Ok(())
    }

    /// A later version of the format, where an update needs one.
    fn compare_versions(&mut self, old: Option<&Object>, new: Option<&Object>) {
        let number = |value: Option<&Object>| {
            value.and_then(Object::as_name).map(|name| String::from_utf8_lossy(name).into_owned()).unwrap_or_default()
        };
        let (before, after) = (number(old), number(new));
        if before < after && matches!(after.as_str(), "1.5" | "1.6" | "1.7" | "2.0") {
            self.allow(Kind::Upkeep, format!("the version of the format, now {after}"));
        } else {
            self.forbid("the version of the format");
        }
    }
}

/// A developer extensions dictionary (7.12.3).
fn is_extension(entry: &Dictionary) -> bool {
    entry.iter().all(|(key, value)| {
        matches!(key, b"Type" | b"BaseVersion" | b"ExtensionLevel" | b"URL" | b"ExtensionRevision")
            && matches!(value, Object::Name(_) | Object::Integer(_) | Object::Text(_))
    })
}
