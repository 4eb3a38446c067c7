//! Finding the signatures of a file, in every version of it.
//!
//! A signature counts only where a reader of the document finds it: as the value of a signature field, in a dictionary
//! of its own, with the very bytes of its `/Contents` as the gap in its byte range. A byte range that merely stands
//! somewhere in the file is content, or an attempt to pass off something else as signed.

use std::collections::BTreeMap;
use std::ops::Range;

use super::raw;
use crate::form::{Field, Form};
use crate::pdf::{Dictionary, Object, Pdf};
use crate::permission::Permission;

/// A signature that a version of the document shows.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Name of its field.
    pub(super) field: String,
    /// What it allows to follow it.
    pub(super) permission: Permission,
    /// The signature dictionary.
    pub(super) dictionary: Dictionary,
    /// The hex string, with its brackets.
    pub(super) contents: Range<usize>,
    /// Where what it covers ends; none where the byte range is not the one that it must be.
    pub(super) end: Option<usize>,
}

/// Every signature that any version shows, in the order of what they cover. `limit` ends the search.
pub(super) fn signatures(bytes: &[u8], limit: usize) -> Vec<Found> {
    let mut ends: Vec<usize> = raw::find(bytes, limit)
        .into_iter()
        .filter_map(|place| raw::read_range(bytes, place))
        .map(|range| range.end)
        .chain([bytes.len()])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let mut found = BTreeMap::new();
    for end in ends {
        let Ok(pdf) = Pdf::read(&bytes[..end]) else { continue };
        let Ok(form) = Form::read(&pdf) else { continue };
        for field in &form.signatures {
            if let Some(signature) = shown(&pdf, field) {
                found.entry(signature.contents.start).or_insert(signature);
            }
            if found.len() > limit {
                break;
            }
        }
    }
    let mut found: Vec<Found> = found.into_values().collect();
    found.sort_by_key(|signature| (signature.end.unwrap_or(usize::MAX), signature.contents.start));
    found
}

/// The signature that a field holds.
fn shown(pdf: &Pdf<'_>, field: &Field) -> Option<Found> {
    let id = field.value.as_ref()?.as_reference()?;
    let placed = pdf.placed(id).ok()?;
    let (_, contents) = placed.places.iter().find(|(key, _)| key == b"Contents")?.clone();
    let end = covered(pdf, &placed.dictionary, &contents);
    Some(Found {
        field: field.name.clone(),
        permission: Permission::read(pdf, &placed.dictionary, &field.dictionary).ok()?,
        dictionary: placed.dictionary,
        contents,
        end,
    })
}

/// `[0 a b c]`: everything from the start to `c` bytes behind `b`, but for the hex string from `a` to `b`
/// (ISO 32000-1 12.8.1).
fn covered(pdf: &Pdf<'_>, dictionary: &Dictionary, contents: &Range<usize>) -> Option<usize> {
    let numbers: Vec<usize> = dictionary
        .get("ByteRange")?
        .as_array()?
        .iter()
        .map(|number| number.as_integer().and_then(|number| usize::try_from(number).ok()))
        .collect::<Option<_>>()?;
    let [0, gap_start, gap_end, length] = numbers[..] else { return None };
    let end = gap_end.checked_add(length)?;
    let bytes = pdf.bytes();
    let is_gap = gap_start == contents.start
        && gap_end == contents.end
        && bytes.get(gap_start) == Some(&b'<')
        && gap_end.checked_sub(1).and_then(|last| bytes.get(last)) == Some(&b'>');
    (is_gap && end <= bytes.len()).then_some(end)
}

impl Found {
    /// The name of the format of its contents.
    pub(super) fn format(&self) -> &[u8] {
        self.dictionary.get("SubFilter").and_then(Object::as_name).unwrap_or_default()
    }

    /// A time stamp over the document.
    pub(super) fn is_time_stamp(&self) -> bool {
        self.format() == b"ETSI.RFC3161"
    }

    /// The parts of the file that it signs.
    pub(super) fn signed<'a>(&self, bytes: &'a [u8]) -> Option<[&'a [u8]; 2]> {
        Some([bytes.get(..self.contents.start)?, bytes.get(self.contents.end..self.end?)?])
    }

    /// The digits of the hex string.
    pub(super) fn digits<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        bytes.get(self.contents.start + 1..self.contents.end - 1).unwrap_or_default()
    }
}
