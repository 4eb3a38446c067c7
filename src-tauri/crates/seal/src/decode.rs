//! Reading distinguished encoding (ITU-T X.690) element by element, the counterpart of `encode`.

use chrono::{DateTime, NaiveDateTime, Utc};
use der::asn1::ObjectIdentifier;

use crate::encode::{GENERALIZED_TIME, UTC_TIME};

/// One element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    /// With its tag and length.
    pub(crate) whole: &'a [u8],
}

/// Elements one behind the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Elements<'a>(&'a [u8]);

impl<'a> Element<'a> {
    /// The first element of `bytes`, with one byte of tag and a definite length.
    pub(crate) fn first(bytes: &'a [u8]) -> Option<Self> {
        let (&tag, &first) = (bytes.first()?, bytes.get(1)?);
        if tag & 0x1f == 0x1f {
            return None;
        }
        let (head, length) = if first < 0x80 {
            (2, usize::from(first))
        } else {
            let count = usize::from(first & 0x7f);
            if !(1..=4).contains(&count) {
                return None;
            }
            (2 + count, bytes.get(2..2 + count)?.iter().fold(0, |sum, &byte| (sum << 8) | usize::from(byte)))
        };
        let end = head.checked_add(length)?;
        Some(Self { tag, content: bytes.get(head..end)?, whole: &bytes[..end] })
    }

    /// The one element that `bytes` are.
    pub(crate) fn only(bytes: &'a [u8], tag: u8) -> Option<Self> {
        Self::first(bytes).filter(|element| element.whole.len() == bytes.len() && element.tag == tag)
    }

    /// What is inside.
    pub(crate) const fn inside(self) -> Elements<'a> {
        Elements(self.content)
    }

    pub(crate) fn oid(self) -> Option<ObjectIdentifier> {
        (self.tag == 0x06).then(|| ObjectIdentifier::from_bytes(self.content).ok()).flatten()
    }

    /// UTCTime or GeneralizedTime, in UTC; fractions of a second are cut off.
    pub(crate) fn time(self) -> Option<DateTime<Utc>> {
        let text = std::str::from_utf8(self.content).ok()?.strip_suffix('Z')?;
        let text = match self.tag {
            // RFC 5280 4.1.2.5.1.
            UTC_TIME => format!("{}{text}", if text.get(..2)? < "50" { "20" } else { "19" }),
            GENERALIZED_TIME => text.split('.').next()?.to_owned(),
            _ => return None,
        };
        let is_plain = text.len() == 14 && text.bytes().all(|byte| byte.is_ascii_digit());
        is_plain.then(|| NaiveDateTime::parse_from_str(&text, "%Y%m%d%H%M%S").ok()).flatten().map(|at| at.and_utc())
    }
}

impl<'a> Elements<'a> {
    /// The next one, where it has this tag.
    pub(crate) fn next_of(&mut self, tag: u8) -> Option<Element<'a>> {
        let element = Element::first(self.0).filter(|element| element.tag == tag)?;
        self.0 = &self.0[element.whole.len()..];
        Some(element)
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        let element = Element::first(self.0)?;
        self.0 = &self.0[element.whole.len()..];
        Some(element)
    }
}
