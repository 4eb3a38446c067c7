//! Versions that stand without a sign before them.

use super::{Item, Joint, Reader};
use crate::versions::lexer::{Kind, Sign};
use crate::versions::name::Name;
use crate::versions::{Bound, Remark, name, natural, phrases};

impl Reader<'_> {
    /// A version that stands without a sign before it.
    pub(super) fn named(&mut self, joint: Joint, name: &Name) -> Result<(), Remark> {
        let begin = self.at;
        self.at = name.next;
        let version = name.text.clone();
        // "NMC2 <= 6.9.6", "CP31 V2.0": a product before its versions.
        if name.lone && self.found.items.is_empty() && self.is_product(name) {
            self.found.qualifiers.push(format!("({version})"));
            return self.item(joint);
        }
        // "2404267 version 1.x": a product before the word that begins its versions.
        if name.lone
            && self.found.items.is_empty()
            && phrases::is_version_word(&self.lower(0))
            && (!name::is_strong(&version) && self.name(self.at, false).is_some())
        {
            self.found.qualifiers.push(format!("({version})"));
            return self.item(joint);
        }
        if self.token(0).is_some_and(|next| next.is(Kind::Word) && !phrases::is_version_word(&next.lower()))
            && let Some(next) = self.name(self.at, false)
            && !(name::is_dotted(&version) && name::is_dotted(&next.text))
        {
            return Err(Remark::TwoVersions(self.slice(begin, self.tokens.len()).to_owned()));
        }
        if let Some(range) = self.turned(&version)? {
            self.push(joint, range);
            return Ok(());
        }
        let lower_said = self.token(0).and_then(phrases::end_mark);
        let mark = usize::from(lower_said.is_some());
        self.at += mark;
        if let Some(upper) = self.connected()? {
            self.check_name(&version, true)?;
            self.push(joint, Item::Range(Bound { version, inclusive: lower_said.unwrap_or(true) }, upper));
            return Ok(());
        }
        if mark > 0 {
            let Some((down, words, None)) = phrases::after_a_version(self.rest()) else {
                self.at -= mark;
                return Err(self.words());
            };
            // "2.0 (exclusive) and earlier".
            if lower_said == Some(false) {
                return Err(Remark::Contradiction(self.text.trim().to_owned()));
            }
            self.at += words;
            self.check_name(&version, true)?;
            let bound = Bound { version, inclusive: true };
            self.push(joint, if down { Item::To(bound) } else { Item::From(bound) });
            return Ok(());
        }
        // "4.1 (Build 12) and prior".
        if self.token(0).is_some_and(|token| token.is(Kind::Group))
            && phrases::after_a_version(self.tokens.get(self.at + 1..).unwrap_or_default()).is_some()
            && let Some(group) = self.token(0)
        {
            self.bracket(group)?;
        }
        if let Some((down, words, part)) = phrases::after_a_version(self.rest()) {
            self.at += words;
            self.check_name(&version, true)?;
            self.found.qualifiers.extend(part.map(|part| format!("({part})")));
            let bound = Bound { version, inclusive: true };
            self.push(joint, if down { Item::To(bound) } else { Item::From(bound) });
            return Ok(());
        }
        let published = self.slice(begin, self.at);
        if published.ends_with('+') {
            let bound = Bound { version, inclusive: true };
            self.found
                .remarks
                .push(Remark::ReadAs { published: published.to_owned(), reading: format!("≥ {bound}") });
            self.push(joint, Item::From(bound));
            return Ok(());
        }
        let alone = self.at == self.tokens.len() && self.found.items.is_empty();
        if let Some((from, to)) = name::hyphenated(&version).filter(|_| alone || version.contains('.')) {
            let bound = |version: String| Bound { version, inclusive: true };
            self.found.remarks.push(Remark::ReadAs { published: version, reading: format!("≥ {from} and ≤ {to}") });
            self.push(joint, Item::Range(bound(from), bound(to)));
            return Ok(());
        }
        if name::hyphenated(&version).is_some() {
            self.found.remarks.push(Remark::TwoVersions(version.clone()));
        }
        // "9.4 | FP2 Hotfix 5": a service pack of its own version, and nothing by itself.
        if name::is_suffix_only(&version) && !self.found.items.is_empty() {
            return Err(Remark::Words(version));
        }
        self.check_name(&version, false)?;
        self.push(joint, Item::One(version));
        Ok(())
    }

    /// Whether a name before a sign or another name is that of a product: it can't be compared with what follows.
    pub(super) fn is_product(&self, name: &Name) -> bool {
        if !name::looks_like_product(&name.text) {
            return false;
        }
        match self.token(0) {
            Some(token) if matches!(token.kind, Kind::Sign(_)) => {
                self.name(self.at + 1, true).is_some_and(|bound| natural::compare(&name.text, &bound.text).is_none())
            }
            Some(token) if token.is(Kind::Word) => {
                let plain = self.name(self.at, false).is_some_and(|next| {
                    natural::compare(&name.text, &next.text).is_none()
                        && (next.text.starts_with(['v', 'V'])
                            || next.text.starts_with(|first: char| first.is_ascii_digit()))
                });
                plain
                    || phrases::relation(self.rest()).is_some_and(|(relation, words)| {
                        !relation.joins
                            && self
                                .name(self.at + words, true)
                                .is_some_and(|bound| natural::compare(&name.text, &bound.text).is_none())
                    })
            }
            _ => false,
        }
    }

    /// "4.0 <= version < 4.6.2": the lower end written before its sign.
    pub(super) fn turned(&mut self, version: &str) -> Result<Option<Item>, Remark> {
        let sign_at = |offset: usize| match self.token(offset).map(|token| token.kind) {
            Some(Kind::Sign(sign @ (Sign::Less | Sign::AtMost))) => Some(sign),
            _ => None,
        };
        let (Some(first), Some(second)) = (sign_at(0), sign_at(2)) else { return Ok(None) };
        if !(phrases::is_version_word(&self.lower(1)) || matches!(self.lower(1).as_str(), "x" | "v" | "n")) {
            return Ok(None);
        }
        self.at += 3;
        let (upper, _) = self.end(second == Sign::AtMost)?;
        let lower = Bound { version: version.to_owned(), inclusive: first == Sign::AtMost };
        Ok(Some(Item::Range(lower, upper)))
    }
}
