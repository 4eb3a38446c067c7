//! A text of versions in its pieces: signs, separators, brackets and words.

use super::phrases;

/// A comparison sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Unequal,
}

/// The kind of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Sign(Sign),
    /// A sign that means nothing, such as `<<` or `!`.
    BadSign,
    Pipe,
    Comma,
    Slash,
    Dash,
    /// What stands in brackets, without them.
    Group,
    Word,
}

/// One piece with its place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: Kind,
    pub(super) text: &'a str,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token<'_> {
    pub(super) fn is(&self, kind: Kind) -> bool {
        self.kind == kind
    }

    /// A word in small letters, without a full stop at its end.
    pub(super) fn lower(&self) -> String {
        if self.kind == Kind::Word { self.text.trim_end_matches('.').to_lowercase() } else { String::new() }
    }
}

const QUOTES: [char; 7] = ['"', '\'', '“', '”', '„', '‘', '’'];

/// Cuts a text; `None` where a bracket is not closed. `listed` are names that the product's own list holds: they are
/// one word, whatever they consist of.
pub(super) fn cut<'a>(text: &'a str, listed: &[&str]) -> Option<Vec<Token<'a>>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        let length = character.len_utf8();
        if character.is_whitespace() || QUOTES.contains(&character) {
            at += length;
            continue;
        }
        if let Some(end) = listed_name(text, at, listed) {
            tokens.push(Token { kind: Kind::Word, text: &text[at..end], start: at, end });
            at = end;
            continue;
        }
        if let Some((kind, end)) = sign(text, at) {
            tokens.push(Token { kind, text: &text[at..end], start: at, end });
            at = end;
            continue;
        }
        let kind = match character {
            '|' => Some(Kind::Pipe),
            ',' | ';' => Some(Kind::Comma),
            '&' => Some(Kind::Word),
            '–' | '—' => Some(Kind::Dash),
            '-' if ends_a_word(text, at) => Some(Kind::Dash),
            '/' if ends_a_word(text, at) || starts_blank(text, at + length) => Some(Kind::Slash),
            ')' => return None,
            _ => None,
        };
        if let Some(kind) = kind {
            tokens.push(Token { kind, text: &text[at..at + length], start: at, end: at + length });
            at += length;
        } else if character == '(' {
            let end = closing(text, at)?;
            tokens.push(Token { kind: Kind::Group, text: text[at + 1..end].trim(), start: at, end: end + 1 });
            at = end + 1;
        } else {
            let end = word_end(text, at)?;
            push_word(text, at, end, &mut tokens);
            at = end;
        }
    }
    Some(tokens)
}

fn listed_name(text: &str, at: usize, listed: &[&str]) -> Option<usize> {
    if !ends_a_word(text, at) {
        return None;
    }
    let fits = |name: &&&str| {
        let rest = &text[at..];
        !name.is_empty() && rest.starts_with(**name) && rest[name.len()..].chars().next().is_none_or(ends_a_name)
    };
    listed.iter().filter(fits).map(|name| at + name.len()).max()
}

fn ends_a_name(character: char) -> bool {
    character.is_whitespace() || matches!(character, ',' | ';' | '|' | ')')
}

/// Whether nothing, a blank or a separator stands before `at`.
fn ends_a_word(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || "|,;<>=≤≥(".contains(before))
}

fn starts_blank(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(char::is_whitespace)
}

fn sign(text: &str, at: usize) -> Option<(Kind, usize)> {
    let rest = &text[at..];
    let is_sign = |character: char| "<>=≤≥≠!≦≧＜＞".contains(character);
    let length = rest.find(|character: char| !is_sign(character)).unwrap_or(rest.len());
    if length == 0 {
        return None;
    }
    let kind = match &rest[..length] {
        "<" | "＜" => Kind::Sign(Sign::Less),
        "<=" | "=<" | "≤" | "≦" => Kind::Sign(Sign::AtMost),
        ">" | "＞" => Kind::Sign(Sign::More),
        ">=" | "=>" | "≥" | "≧" => Kind::Sign(Sign::AtLeast),
        "=" | "==" => Kind::Sign(Sign::Equal),
        "!=" | "≠" => Kind::Sign(Sign::Unequal),
        _ => Kind::BadSign,
    };
    Some((kind, at + length))
}

/// The place of the bracket that closes the one at `at`.
fn closing(text: &str, at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (offset, character) in text[at..].char_indices() {
        match character {
            '(' => depth += 1,
            ')' => {
                depth -= 1;
                if depth == 0 {
                    return Some(at + offset);
                }
            }
            _ => {}
        }
    }
    None
}

/// The end of the word at `at`. A bracket that touches it and holds a number is a part of it: `15.2(5)EA`.
fn word_end(text: &str, at: usize) -> Option<usize> {
    let mut end = at;
    while let Some(character) = text[end..].chars().next() {
        let stops = character.is_whitespace()
            || QUOTES.contains(&character)
            || matches!(character, '|' | ',' | ';' | '&' | '–' | '—' | ')')
            || sign(text, end).is_some()
            || character == '/' && starts_blank(text, end + 1);
        if stops {
            break;
        }
        if character == '(' {
            let close = closing(text, end)?;
            let inside = &text[end + 1..close];
            let part = inside.bytes().any(|byte| byte.is_ascii_digit())
                && inside.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
            if !part || end == at {
                break;
            }
            end = close + 1;
        } else {
            end += character.len_utf8();
        }
    }
    Some(end)
}

/// A word; one whose parts are English words joined by underscores falls into them.
fn push_word<'a>(text: &'a str, start: usize, end: usize, tokens: &mut Vec<Token<'a>>) {
    let word = &text[start..end];
    let parts: Vec<&str> = word.split('_').filter(|part| !part.is_empty()).collect();
    let long =
        parts.iter().filter(|part| part.len() >= 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())).count();
    let prose = parts.len() > 1 && (parts.iter().any(|part| phrases::is_prose(&part.to_lowercase())) || long > 1);
    let mut push = |start: usize, end: usize| {
        // A full stop or colon at the end belongs to the sentence.
        let trimmed = text[start..end].trim_end_matches(['.', ':', '_', '/']);
        let kept = if trimmed.is_empty() { end } else { start + trimmed.len() };
        tokens.push(Token { kind: Kind::Word, text: &text[start..kept], start, end: kept });
    };
    if !prose {
        push(start, end);
        return;
    }
    let mut at = start;
    for part in word.split('_') {
        match part {
            "" => {}
            "/" | "-" => {
                let kind = if part == "/" { Kind::Slash } else { Kind::Dash };
                tokens.push(Token { kind, text: part, start: at, end: at + 1 });
            }
            _ => {
                tokens.push(Token { kind: Kind::Word, text: part, start: at, end: at + part.len() });
            }
        }
        at += part.len() + 1;
    }
}
