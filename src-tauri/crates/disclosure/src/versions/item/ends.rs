//! The ends of ranges: after a sign, after words, between two words.

use super::{Item, Joint, Reader};
use crate::versions::lexer::{Kind, Sign, Token};
use crate::versions::phrases::Relation;
use crate::versions::{Bound, Remark, name, phrases};

impl Reader<'_> {
    /// "between 4.0 (including) and 4.6.2 (excluding)".
    pub(super) fn between(&mut self, joint: Joint) -> Result<bool, Remark> {
        if self.lower(0) != "between" {
            return Ok(false);
        }
        let begin = self.at;
        self.at += 1;
        let (lower, lower_said) = self.end(true)?;
        if !matches!(self.lower(0).as_str(), "and" | "to" | "&") {
            return Err(self.words());
        }
        self.at += 1;
        let (upper, upper_said) = self.end(true)?;
        if !lower_said || !upper_said {
            self.found.remarks.push(Remark::OpenEnd(self.slice(begin, self.at).to_owned()));
        }
        self.push(joint, Item::Range(lower, upper));
        Ok(true)
    }

    /// One end with its "(including)" or "(excluding)", and whether that was said.
    pub(super) fn end(&mut self, inclusive: bool) -> Result<(Bound, bool), Remark> {
        let Some(name) = self.name(self.at, true) else { return Err(self.words()) };
        self.at = name.next;
        self.check_name(&name.text, true)?;
        let said = self.said()?;
        self.at += usize::from(said.is_some());
        Ok((Bound { version: name.text, inclusive: said.unwrap_or(inclusive) }, said.is_some()))
    }

    /// "(including)", "exclusive" after an end. "excl. 2.0" says something of another version.
    fn said(&self) -> Result<Option<bool>, Remark> {
        let said = self.token(0).and_then(phrases::end_mark);
        let word = self.token(0).is_some_and(|token| token.is(Kind::Word));
        if said.is_some() && word && self.name(self.at + 1, false).is_some() {
            return Err(Remark::Words(self.text.trim().to_owned()));
        }
        Ok(said)
    }

    /// "prior to 2.9", "from 4.0 to 4.6.1".
    pub(super) fn worded(&mut self, joint: Joint) -> Result<bool, Remark> {
        let Some((relation, words)) = phrases::relation(self.rest()) else { return Ok(false) };
        let begin = self.at;
        let decided = phrases::is_decided(self.rest().get(..words).unwrap_or_default());
        let open = relation.open || relation.joins || relation.lower && relation.inclusive;
        self.at += words;
        let bound = self.bound(relation, open && !decided)?;
        if relation.open {
            self.found.remarks.push(Remark::OpenEnd(self.slice(begin, self.at).to_owned()));
        }
        if relation.lower
            && let Some(upper) = self.connected()?
        {
            self.push(joint, Item::Range(bound, upper));
            return Ok(true);
        }
        self.close(joint, relation, bound)
    }

    pub(super) fn after_sign(&mut self, joint: Joint, sign: Sign) -> Result<(), Remark> {
        let Some(token) = self.token(0) else { return Ok(()) };
        let written = token.text;
        self.at += 1;
        let (lower, inclusive) = match sign {
            Sign::Less => (false, false),
            Sign::AtMost => (false, true),
            Sign::More => (true, false),
            Sign::AtLeast => (true, true),
            Sign::Equal | Sign::Unequal => {
                let Some(name) = self.name(self.at, true) else { return Err(self.no_version(written)) };
                self.at = name.next;
                let item = if sign == Sign::Equal { Item::One(name.text) } else { Item::Except(name.text) };
                self.push(joint, item);
                return self.trailing();
            }
        };
        if self.token(0).is_none_or(|token| !token.is(Kind::Word) && !token.is(Kind::Group)) {
            return Err(self.no_version(written));
        }
        let relation = Relation { lower, inclusive, open: false, joins: false };
        let bound = self.bound(relation, false)?;
        self.close(joint, relation, bound)?;
        self.trailing()
    }

    pub(super) fn no_version(&self, sign: &str) -> Remark {
        match self.token(0) {
            Some(token) if token.is(Kind::Word) || token.is(Kind::Group) => self.words(),
            _ => Remark::SignWithoutVersion(sign.to_owned()),
        }
    }

    /// The version after a sign or phrase, with the name of a product or part before it ("< CPCI85 V05.11"). A phrase that
    /// is `free` leaves it to what follows whether the version itself belongs to it: "from 4.0 (excluding)".
    pub(super) fn bound(&mut self, relation: Relation, free: bool) -> Result<Bound, Remark> {
        let begin = self.at;
        let mut at = self.at;
        while let Some(token) = self.tokens.get(at).filter(|token| token.is(Kind::Word)) {
            let lower = token.lower();
            if phrases::is_version_word(&lower) || lower == "the" {
                at += 1;
                continue;
            }
            let Some(name) = self.name(at, true) else {
                if !phrases::may_name(&lower) || !token.text.starts_with(char::is_alphanumeric) || at - begin > 4 {
                    break;
                }
                at += 1;
                continue;
            };
            // "CPCI85 V05.11", "PI SDK 2018": what comes before the last name is that of a product.
            let following =
                self.tokens.get(name.next).filter(|next| next.is(Kind::Word) && name::is_version(next.text));
            let product = name.lone
                && following.is_some()
                && (name::looks_like_product(&name.text) || is_capital_code(&name.text));
            if product {
                at = name.next;
                continue;
            }
            let before = self.slice(begin, at).to_owned();
            let before = before.trim_start_matches("version ").trim_end_matches("version").trim();
            let filler =
                before.split_whitespace().all(|word| phrases::is_version_word(&word.to_lowercase()) || word == "the");
            if !filler {
                self.found.qualifiers.push(format!("({})", before.replace('_', " ")));
            }
            self.check_name(&name.text, true)?;
            self.at = name.next;
            let said = self.said()?;
            // "< 2.0 (including)".
            let against = said.is_some_and(|said| said != relation.inclusive);
            if against && !free {
                return Err(Remark::Contradiction(self.text.trim().to_owned()));
            }
            self.at += usize::from(said.is_some());
            return Ok(Bound { version: name.text, inclusive: said.unwrap_or(relation.inclusive) });
        }
        if let Some(name) = self.name(begin, true) {
            self.check_name(&name.text, true)?;
            self.at = name.next;
            return Ok(Bound { version: name.text, inclusive: relation.inclusive });
        }
        // A version may be a word ("≥ Bookworm"); only a person knows.
        if let Some(word) = self.token(0).filter(|word| self.is_lone_word(word)) {
            self.at += 1;
            let bound = Bound { version: word.text.to_owned(), inclusive: relation.inclusive };
            self.found
                .remarks
                .push(Remark::ReadAs { published: word.text.to_owned(), reading: "the name of a version".to_owned() });
            return Ok(bound);
        }
        Err(self.words())
    }

    pub(super) fn is_lone_word(&self, word: &Token<'_>) -> bool {
        let lower = word.lower();
        word.is(Kind::Word)
            && word.text.len() > 1
            && word.text.chars().all(char::is_alphabetic)
            && phrases::may_name(&lower)
            && !phrases::is_component(&lower)
            && !phrases::is_version_word(&lower)
            && self.token(1).is_none_or(|next| {
                matches!(next.kind, Kind::Pipe | Kind::Comma | Kind::Sign(_))
                    || matches!(next.lower().as_str(), "and" | "or")
            })
    }

    /// A single end, with what follows it: "and earlier" must say the same as the sign.
    pub(super) fn close(&mut self, joint: Joint, relation: Relation, bound: Bound) -> Result<bool, Remark> {
        if let Some((down, words, part)) = phrases::after_a_version(self.rest()) {
            if down == relation.lower || !bound.inclusive {
                return Err(Remark::Contradiction(self.text.trim().to_owned()));
            }
            self.at += words;
            self.found.qualifiers.extend(part.map(|part| format!("({part})")));
        }
        self.push(joint, if relation.lower { Item::From(bound) } else { Item::To(bound) });
        Ok(true)
    }

    /// "to 4.6.1", "– 4.6.1" after a version: the upper end of a range.
    pub(super) fn connected(&mut self) -> Result<Option<Bound>, Remark> {
        let begin = self.at;
        let (inclusive, open, words) = match self.token(0) {
            Some(token) if token.is(Kind::Dash) => (true, false, 1),
            Some(_) => match phrases::relation(self.rest()) {
                Some((relation, words)) if relation.joins => (relation.inclusive, relation.open, words),
                _ if self.lower(0) == "to" => (true, false, 1),
                _ => return Ok(None),
            },
            None => return Ok(None),
        };
        if self.name(self.at + words, false).is_none() {
            let dash = self.token(0).is_some_and(|token| token.is(Kind::Dash));
            return if dash && !self.loose_dash() { Err(self.words()) } else { Ok(None) };
        }
        let decided = phrases::is_decided(self.rest().get(..words).unwrap_or_default());
        self.at += words;
        let (upper, said) = self.end(inclusive)?;
        if decided && said && upper.inclusive != inclusive {
            return Err(Remark::Contradiction(self.text.trim().to_owned()));
        }
        if open && !said {
            self.found.remarks.push(Remark::OpenEnd(self.slice(begin, self.at).to_owned()));
        }
        Ok(Some(upper))
    }
}

/// `S4`, `CPC80`: capitals and digits, and not a version.
fn is_capital_code(name: &str) -> bool {
    let letters = name.len() - name.trim_start_matches(|character: char| character.is_ascii_uppercase()).len();
    letters >= 1 && !matches!(&name[..letters], "V" | "R") && name[letters..].bytes().all(|byte| byte.is_ascii_digit())
}
