//! The statements of a text, one after the other: single versions, ends of ranges, ranges, exceptions.

mod ends;
mod named;
mod whole;
mod words;

use super::lexer::{Kind, Token};
use super::name::{self, Name};
use super::phrases;
use super::{Bound, MAX_VERSION_SPANS, Remark, dates, wildcard};

/// How a statement is joined to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing stands between them.
    Side,
    Comma,
    Pipe,
    And,
    Or,
    Slash,
}

/// One statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Item {
    One(String),
    From(Bound),
    To(Bound),
    Range(Bound, Bound),
    Except(String),
    All,
}

/// The statements of a text.
#[derive(Debug, Default)]
pub(super) struct Items {
    pub(super) items: Vec<(Joint, Item)>,
    /// Words beside the versions, as they are printed.
    pub(super) qualifiers: Vec<String>,
    pub(super) remarks: Vec<Remark>,
}

/// Reads the statements, or says why the text stays text.
pub(super) fn read(text: &str, tokens: &[Token<'_>], listed: &[&str]) -> Result<Items, Remark> {
    let mut reader = Reader { text, tokens, at: 0, listed, found: Items::default() };
    loop {
        let joint = reader.joint();
        if reader.at >= tokens.len() {
            return Ok(reader.found);
        }
        reader.item(joint)?;
        if reader.found.items.len() > MAX_VERSION_SPANS * 2 {
            return Err(Remark::TooMany);
        }
    }
}

/// Goes through the pieces of a text.
struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    at: usize,
    listed: &'a [&'a str],
    found: Items,
}

impl<'a> Reader<'a> {
    fn token(&self, offset: usize) -> Option<&'a Token<'a>> {
        self.tokens.get(self.at + offset)
    }

    fn lower(&self, offset: usize) -> String {
        self.token(offset).map_or_else(String::new, Token::lower)
    }

    fn rest(&self) -> &'a [Token<'a>] {
        self.tokens.get(self.at..).unwrap_or_default()
    }

    /// The text from one piece to the end of another.
    fn slice(&self, from: usize, to: usize) -> &'a str {
        match (self.tokens.get(from), self.tokens.get(to.saturating_sub(1))) {
            (Some(first), Some(last)) if from < to && first.start <= last.end => &self.text[first.start..last.end],
            _ => "",
        }
    }

    /// Everything that is left, for a remark.
    fn words(&self) -> Remark {
        Remark::Words(self.slice(self.at, self.tokens.len()).to_owned())
    }

    fn name(&self, at: usize, after_sign: bool) -> Option<Name> {
        name::read(self.text, self.tokens, at, after_sign, self.listed)
    }

    fn joint(&mut self) -> Joint {
        let (begin, first) = (self.at, self.found.items.is_empty());
        let mut joint = Joint::Side;
        while let Some(token) = self.token(0) {
            let lower = token.lower();
            let next = match token.kind {
                Kind::Pipe => Joint::Pipe,
                Kind::Comma => Joint::Comma,
                Kind::Slash => Joint::Slash,
                Kind::Dash if self.loose_dash() => {
                    self.found.remarks.push(Remark::CutOff(token.text.to_owned()));
                    joint
                }
                Kind::Word if matches!(lower.as_str(), "and" | "&") => Joint::And,
                Kind::Word if lower == "or" => Joint::Or,
                Kind::Word if lower == "and/or" => Joint::Comma,
                _ => break,
            };
            // "V1.2, and V1.3": the word says more than the comma.
            if !matches!((joint, next), (Joint::And | Joint::Or | Joint::Pipe, Joint::Comma)) {
                joint = next;
            }
            self.at += 1;
        }
        let ends = self.at >= self.tokens.len();
        if self.at > begin && (first || ends) {
            self.found.remarks.push(Remark::CutOff(self.slice(begin, self.at).to_owned()));
        }
        joint
    }

    /// A dash before a separator or the end, which joins nothing.
    fn loose_dash(&self) -> bool {
        self.token(1).is_none_or(|next| matches!(next.kind, Kind::Pipe | Kind::Comma))
    }

    fn push(&mut self, joint: Joint, item: Item) {
        self.found.items.push((joint, item));
    }

    fn item(&mut self, joint: Joint) -> Result<(), Remark> {
        let Some(token) = self.token(0) else { return Ok(()) };
        match token.kind {
            Kind::BadSign => return Err(Remark::SignWithoutVersion(token.text.to_owned())),
            Kind::Sign(sign) => return self.after_sign(joint, sign),
            Kind::Group
                if self.found.items.is_empty()
                    && self.token(1).is_some_and(|next| matches!(next.kind, Kind::Sign(_))) =>
            {
                self.bracket(token)?;
                return self.item(joint);
            }
            Kind::Group | Kind::Dash => return Err(self.words()),
            _ => {}
        }
        // "7.0.2 and versions prior to 7.0.2".
        if !self.found.items.is_empty()
            && phrases::is_version_word(&self.lower(0))
            && (self.token(1).is_some_and(|next| matches!(next.kind, Kind::Sign(_)))
                || phrases::relation(self.tokens.get(self.at + 1..).unwrap_or_default()).is_some())
        {
            self.at += 1;
            return self.item(joint);
        }
        if self.everything(joint)? || self.except(joint)? || self.between(joint)? || self.worded(joint)? {
            return self.trailing();
        }
        if let Some(name) = self.name(self.at, false) {
            self.named(joint, &name)?;
            return self.trailing();
        }
        self.leading(joint)
    }

    /// Doubts about one name. A range can't end at two versions.
    fn check_name(&mut self, version: &str, is_end: bool) -> Result<(), Remark> {
        // "2.0.{1,2,3}": the comma cuts the braces.
        if version.matches('{').count() != version.matches('}').count() {
            return Err(Remark::Words(self.text.trim().to_owned()));
        }
        let two = name::holds_two(version);
        if two && is_end && !name::is_alias(version) {
            return Err(Remark::TwoVersions(version.to_owned()));
        }
        let numbered = |part: &&str| part.contains('.') && part.starts_with(|first: char| first.is_ascii_digit());
        if two || version.contains('/') || is_end && version.split('-').filter(numbered).count() > 1 {
            self.found.remarks.push(Remark::TwoVersions(version.to_owned()));
        }
        if wildcard::is_wildcard(version) {
            self.found.remarks.push(Remark::Wildcard(version.to_owned()));
        }
        if name::is_exponent(version) {
            self.found.remarks.push(Remark::Exponent(version.to_owned()));
        }
        if is_end && name::is_checksum(version) {
            self.found.remarks.push(Remark::Checksum(version.to_owned()));
        }
        if version.split_whitespace().any(dates::is_day) {
            self.found.remarks.push(Remark::Date(version.to_owned()));
        }
        Ok(())
    }
}
