//! "All versions", and what is taken out of a set.

use super::{Item, Joint, Reader};
use crate::versions::Remark;
use crate::versions::lexer::Kind;
use crate::versions::phrases;

impl Reader<'_> {
    /// "all versions", also as mere words before a range: "All firmware versions < V5.2".
    pub(super) fn everything(&mut self, joint: Joint) -> Result<bool, Remark> {
        let first = self.token(0).map_or("", |token| token.text);
        let star = matches!(first, "*" | "*.*");
        if !star && !matches!(self.lower(0).as_str(), "all" | "any" | "every") {
            return Ok(false);
        }
        let begin = self.at;
        let mut at = self.at + 1;
        let between = at;
        // Words between "all" and "versions" name a part of the product.
        let mut versions = at;
        while self.tokens.get(versions).is_some_and(|token| {
            token.is(Kind::Word) && phrases::may_name(&token.lower()) && !phrases::is_version_word(&token.lower())
        }) && versions - at < 4
        {
            versions += 1;
        }
        let is_filler = |at: usize| self.tokens.get(at).is_some_and(|token| phrases::is_version_word(&token.lower()));
        if !star && is_filler(versions) {
            at = versions + 1;
        }
        let part = self.slice(between, at.saturating_sub(1)).to_owned();
        let part = if part.eq_ignore_ascii_case("affected") { String::new() } else { part };
        self.at = at;
        let part = if self.lower(0) == "of" { self.of_a_part()? } else { part };
        let ranged = match self.token(0) {
            Some(token) => match token.kind {
                Kind::Sign(_) => true,
                Kind::Word => {
                    phrases::relation(self.rest()).is_some()
                        || self.lower(0) == "between"
                        || self.name(at, false).is_some()
                }
                _ => false,
            },
            None => false,
        };
        if ranged && !star {
            // "All versions < V1.3" is what lies below V1.3, and not everything and what lies below.
            if !part.is_empty() {
                self.found.qualifiers.push(format!("({part})"));
            }
            let (first, begin_of_items) = (self.at, self.found.items.len());
            self.item(joint)?;
            // "All versions V2": is V2 meant alone?
            if let Some((_, Item::One(version))) = self.found.items.get(begin_of_items)
                && !self.token(0).is_some_and(|token| matches!(token.kind, Kind::Sign(_)))
            {
                let reading = format!("{version} alone");
                let published = self.slice(begin, self.at.max(first + 1)).to_owned();
                self.found.remarks.push(Remark::ReadAs { published, reading });
            }
            return Ok(true);
        }
        if !part.is_empty() {
            self.at = begin;
            return Err(self.words());
        }
        self.push(joint, Item::All);
        Ok(true)
    }

    /// "of the firmware" after "all versions", where a range follows.
    pub(super) fn of_a_part(&mut self) -> Result<String, Remark> {
        let begin = self.at;
        self.at += 1 + usize::from(self.lower(1) == "the");
        let first = self.at;
        while phrases::may_name(&self.lower(0))
            && self.at - first < 4
            && self.token(0).is_some_and(|token| token.is(Kind::Word))
        {
            if self.at > first && phrases::relation(self.rest()).is_some() {
                break;
            }
            self.at += 1;
        }
        let ranged = self.token(0).is_some_and(|token| matches!(token.kind, Kind::Sign(_)))
            || phrases::relation(self.rest()).is_some();
        let part = self.slice(first, self.at).to_owned();
        if ranged && !part.is_empty() {
            return Ok(part);
        }
        self.at = begin;
        Err(self.words())
    }

    /// "not 4.1", "except 4.1 and 4.2", "excluding 4.1": each version that follows is taken out.
    pub(super) fn except(&mut self, joint: Joint) -> Result<bool, Remark> {
        let words = match (self.lower(0).as_str(), self.lower(1).as_str()) {
            ("except" | "excluding" | "not", "for" | "including")
            | ("but" | "other", "not" | "than" | "except")
            | ("with" | "apart", "exception" | "from") => 2,
            ("except" | "excluding" | "not", _) => 1,
            _ => return Ok(false),
        };
        let single = self.lower(0) == "not" && words == 1;
        self.at += words;
        let mut joint = joint;
        let mut count = 0;
        while let Some(name) = self.name(self.at, false) {
            self.at = name.next;
            self.push(joint, Item::Except(name.text));
            count += 1;
            if single {
                break;
            }
            let before = self.at;
            joint = self.joint();
            if self.name(self.at, false).is_none() {
                self.at = before;
                break;
            }
        }
        if count == 0 { Err(self.words()) } else { Ok(true) }
    }
}
