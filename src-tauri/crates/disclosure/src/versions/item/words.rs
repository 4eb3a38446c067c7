//! Words around versions: the name of a product before them, a bracket or a condition after them.

use super::{Items, Joint, Reader};
use crate::versions::lexer::{self, Kind, Token};
use crate::versions::{Remark, name, phrases};

impl Reader<'_> {
    /// What follows a statement: a bracket, a condition, or nothing.
    pub(super) fn trailing(&mut self) -> Result<(), Remark> {
        while let Some(token) = self.token(0) {
            let lower = token.lower();
            if token.is(Kind::Group) {
                self.bracket(token)?;
                continue;
            }
            if token.is(Kind::Dash) {
                return if self.loose_dash() { Ok(()) } else { Err(self.words()) };
            }
            if name::is_dotted(token.text) && self.name(self.at, false).is_some_and(|name| name::is_dotted(&name.text))
            {
                return Ok(());
            }
            if !token.is(Kind::Word)
                || matches!(
                    lower.as_str(),
                    "and" | "or" | "&" | "and/or" | "not" | "except" | "excluding" | "but" | "between"
                )
                || phrases::relation(self.rest()).is_some()
            {
                return Ok(());
            }
            let rest = self.slice(self.at, self.tokens.len()).replace('_', " ");
            let known = phrases::is_condition(&lower)
                || (phrases::is_component(&lower) || phrases::is_description(&lower))
                    && rest.split_whitespace().count() <= 3
                || phrases::is_version_word(&lower) && self.name(self.at, false).is_some();
            // "1 series < 1.9".
            let ranged = !phrases::is_condition(&lower)
                && (0..self.rest().len()).any(|offset| {
                    let rest = self.rest().get(offset..).unwrap_or_default();
                    rest.first().is_some_and(|token| matches!(token.kind, Kind::Sign(_)))
                        || phrases::relation(rest).is_some()
                });
            // "<= 2.0 including 2.1" is more than what lies below 2.0, "without 1.5" is less.
            let limits = matches!(lower.as_str(), "including" | "incl" | "without")
                && self.name(self.at + 1, false).is_some_and(|name| name::is_strong(&name.text));
            if !known || ranged || limits || phrases::is_risky(&rest) {
                return Err(self.words());
            }
            self.found.qualifiers.push(rest);
            self.at = self.tokens.len();
        }
        Ok(())
    }

    pub(super) fn bracket(&mut self, group: &Token<'_>) -> Result<(), Remark> {
        self.at += 1;
        if let Some(tokens) = lexer::cut(group.text, self.listed)
            && matches!(tokens.first().map(Token::lower).as_deref(), Some("excluding" | "except" | "excl" | "not"))
        {
            let mut inner =
                Reader { text: group.text, tokens: &tokens, at: 0, listed: self.listed, found: Items::default() };
            return match inner.except(Joint::Comma) {
                Ok(true) if inner.at == tokens.len() => {
                    self.found.items.append(&mut inner.found.items);
                    Ok(())
                }
                _ => Err(Remark::Words(group.text.to_owned())),
            };
        }
        if group.text.is_empty() {
            return Ok(());
        }
        let inner = lexer::cut(group.text, self.listed).unwrap_or_default();
        let limits = matches!(inner.first().map(Token::lower).as_deref(), Some("including" | "incl" | "without"))
            && inner.get(1).is_some_and(|token| token.is(Kind::Word) && name::is_strong(token.text));
        if limits || phrases::is_risky(group.text) {
            return Err(Remark::Words(group.text.to_owned()));
        }
        self.found.qualifiers.push(format!("({})", group.text.replace('_', " ")));
        Ok(())
    }

    /// Words before the versions: the name of a product or of a part of it ("firmware <= 2.1").
    pub(super) fn leading(&mut self, joint: Joint) -> Result<(), Remark> {
        if !self.found.items.is_empty() {
            return Err(self.words());
        }
        let begin = self.at;
        let mut part: bool = false;
        let mut versions = false;
        while let Some(token) = self.token(0).filter(|token| token.is(Kind::Word)) {
            let lower = token.lower();
            if self.at > begin
                && (phrases::relation(self.rest()).is_some()
                    || lower == "between"
                    || self.name(self.at, false).is_some_and(|name| name::is_strong(&name.text)))
            {
                part = true;
                break;
            }
            if phrases::is_version_word(&lower) {
                versions = true;
                self.at += 1;
                break;
            }
            if !phrases::may_name(&lower)
                || phrases::is_direction(&lower)
                || !token.text.starts_with(char::is_alphanumeric)
                || self.at - begin >= 6
            {
                self.at = begin;
                return Err(self.words());
            }
            part = phrases::is_component(&lower);
            self.at += 1;
            if part && self.name(self.at, false).is_some() {
                break;
            }
        }
        let words = self.slice(begin, self.at - usize::from(versions)).replace('_', " ");
        let ranged = self.token(0).is_some_and(|token| matches!(token.kind, Kind::Sign(_)))
            || phrases::relation(self.rest()).is_some()
            || self.lower(0) == "between";
        let single = (part || versions) && self.name(self.at, versions).is_some();
        if !ranged && !single {
            self.at = begin;
            return Err(self.words());
        }
        if !words.is_empty() {
            self.found.qualifiers.push(format!("({words})"));
        }
        if single && !ranged && versions {
            // "Version B": after the word a bare letter is a version too.
            if let Some(name) = self.name(self.at, true) {
                self.named(joint, &name)?;
                return self.trailing();
            }
        }
        self.item(joint)
    }
}
