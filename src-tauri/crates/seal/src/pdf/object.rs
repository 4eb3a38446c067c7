//! The objects of ISO 32000-1 7.3.

use std::ops::Range;

/// Number and generation.
pub(crate) type Id = (u32, u16);

/// A value.
#[derive(Debug, Clone)]
pub(crate) enum Object {
    Null,
    Boolean(bool),
    Integer(i64),
    /// As it is written, so that it can be written again without a change.
    Real(String),
    /// Without its slash, with its escapes resolved.
    Name(Vec<u8>),
    /// The bytes, however they are notated.
    Text(Vec<u8>),
    Array(Vec<Self>),
    Dictionary(Dictionary),
    Stream(Stream),
    Reference(Id),
}

/// Keys in the order of the file; each stands there once.
#[derive(Debug, Clone, Default)]
pub(crate) struct Dictionary(Vec<(Vec<u8>, Object)>);

/// A stream: its dictionary, and where in the file its bytes are.
#[derive(Debug, Clone)]
pub(crate) struct Stream {
    pub(crate) dictionary: Dictionary,
    pub(crate) content: Range<usize>,
}

impl Object {
    pub(crate) fn name(name: &str) -> Self {
        Self::Name(name.as_bytes().to_vec())
    }

    pub(crate) fn as_integer(&self) -> Option<i64> {
        if let Self::Integer(value) = self { Some(*value) } else { None }
    }

    /// A number of either kind.
    pub(crate) fn as_number(&self) -> Option<f64> {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "coordinates are far below 2^53")]
            Self::Integer(value) => Some(*value as f64),
            Self::Real(text) => text.parse().ok(),
            _ => None,
        }
    }

    pub(crate) fn as_name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(crate) fn is_name(&self, name: &str) -> bool {
        self.as_name() == Some(name.as_bytes())
    }

    pub(crate) fn as_text(&self) -> Option<&[u8]> {
        if let Self::Text(bytes) = self { Some(bytes) } else { None }
    }

    pub(crate) fn as_array(&self) -> Option<&[Self]> {
        if let Self::Array(items) = self { Some(items) } else { None }
    }

    /// A plain dictionary; that of a stream is none.
    pub(crate) fn as_dictionary(&self) -> Option<&Dictionary> {
        if let Self::Dictionary(dictionary) = self { Some(dictionary) } else { None }
    }

    pub(crate) fn as_stream(&self) -> Option<&Stream> {
        if let Self::Stream(stream) = self { Some(stream) } else { None }
    }

    pub(crate) fn as_reference(&self) -> Option<Id> {
        if let Self::Reference(id) = self { Some(*id) } else { None }
    }

    /// Calls `visit` with every reference inside.
    pub(crate) fn references(&self, visit: &mut dyn FnMut(Id)) {
        match self {
            Self::Reference(id) => visit(*id),
            Self::Array(items) => items.iter().for_each(|item| item.references(visit)),
            Self::Dictionary(dictionary) => dictionary.references(visit),
            Self::Stream(stream) => stream.dictionary.references(visit),
            _ => {}
        }
    }
}

/// Equal in meaning: how a string or number is notated does not matter, and streams are never equal by this (their
/// bytes lie in files).
impl PartialEq for Object {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Null, Self::Null) => true,
            (Self::Boolean(one), Self::Boolean(two)) => one == two,
            (Self::Integer(one), Self::Integer(two)) => one == two,
            (Self::Integer(_) | Self::Real(_), Self::Integer(_) | Self::Real(_)) => {
                self.as_number().is_some_and(|one| Some(one) == other.as_number())
            }
            (Self::Name(one), Self::Name(two)) | (Self::Text(one), Self::Text(two)) => one == two,
            (Self::Array(one), Self::Array(two)) => one == two,
            (Self::Dictionary(one), Self::Dictionary(two)) => one.same(two),
            (Self::Reference(one), Self::Reference(two)) => one == two,
            _ => false,
        }
    }
}

impl Dictionary {
    pub(crate) fn get(&self, key: &str) -> Option<&Object> {
        self.0.iter().find(|(known, _)| known == key.as_bytes()).map(|(_, value)| value)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn set(&mut self, key: &str, value: Object) {
        match self.0.iter_mut().find(|(known, _)| known == key.as_bytes()) {
            Some((_, old)) => *old = value,
            None => self.0.push((key.as_bytes().to_vec(), value)),
        }
    }

    /// Adds a key that was read; false when it is there already.
    pub(crate) fn add(&mut self, key: Vec<u8>, value: Object) -> bool {
        if self.0.iter().any(|(known, _)| *known == key) {
            return false;
        }
        self.0.push((key, value));
        true
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&[u8], &Object)> {
        self.0.iter().map(|(key, value)| (key.as_slice(), value))
    }

    pub(crate) fn is_name(&self, key: &str, name: &str) -> bool {
        self.get(key).is_some_and(|value| value.is_name(name))
    }

    pub(crate) fn references(&self, visit: &mut dyn FnMut(Id)) {
        self.0.iter().for_each(|(_, value)| value.references(visit));
    }

    /// The same keys with the same values, in any order; a null is the same as no key (7.3.7).
    pub(crate) fn same(&self, other: &Self) -> bool {
        self.differing(other).is_empty()
    }

    /// The keys whose values differ.
    pub(crate) fn differing(&self, other: &Self) -> Vec<String> {
        let mut keys: Vec<&[u8]> = self.0.iter().chain(&other.0).map(|(key, _)| key.as_slice()).collect();
        keys.sort_unstable();
        keys.dedup();
        let value = |dictionary: &Self, key: &[u8]| {
            dictionary.0.iter().find(|(known, _)| known == key).map_or(Object::Null, |(_, value)| value.clone())
        };
        keys.into_iter()
            .filter(|key| value(self, key) != value(other, key))
            .map(|key| String::from_utf8_lossy(key).into_owned())
            .collect()
    }
}

impl<const N: usize> From<[(&str, Object); N]> for Dictionary {
    fn from(entries: [(&str, Object); N]) -> Self {
        Self(entries.into_iter().map(|(key, value)| (key.as_bytes().to_vec(), value)).collect())
    }
}
