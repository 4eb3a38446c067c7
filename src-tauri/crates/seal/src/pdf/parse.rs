//! Reading objects from bytes (ISO 32000-1 7.2 and 7.3), within limits.

use std::ops::Range;

use super::object::{Dictionary, Id, Object, Stream};
use super::{Broken, Read};

/// Deepest nesting of arrays and dictionaries.
const DEEPEST: usize = 64;

/// Finds the length of a stream where it is kept in another object.
pub(crate) type Lengths<'a> = &'a dyn Fn(Id) -> Option<usize>;

/// A place in bytes, and what can be read from there on.
pub(crate) struct Parser<'a> {
    bytes: &'a [u8],
    at: usize,
}

/// An indirect object with the places of the values of its own dictionary.
pub(crate) struct Indirect {
    pub(crate) id: Id,
    pub(crate) object: Object,
    /// For each key of the outermost dictionary, where its value stands.
    pub(crate) places: Vec<(Vec<u8>, Range<usize>)>,
    /// Behind `endobj`.
    pub(crate) end: usize,
}

impl<'a> Parser<'a> {
    pub(crate) const fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    pub(crate) const fn position(&self) -> usize {
        self.at
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn broken<T>(&self, what: &str) -> Read<T> {
        Err(Broken::at(self.at, what))
    }

    /// Past white space and comments.
    pub(crate) fn skip(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => {
                    let rest = &self.bytes[self.at..];
                    self.at += rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
                }
                _ if is_white(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    /// Past white space only.
    pub(crate) fn skip_white(&mut self) {
        while self.peek().is_some_and(is_white) {
            self.at += 1;
        }
    }

    /// Takes a keyword that ends here.
    pub(crate) fn keyword(&mut self, word: &str) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let ends = rest.get(word.len()).is_none_or(|&byte| !is_regular(byte));
        let is_here = rest.starts_with(word.as_bytes()) && ends;
        if is_here {
            self.at += word.len();
        }
        is_here
    }

    fn token(&mut self) -> &'a [u8] {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().position(|&byte| !is_regular(byte)).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A number without a sign, of decimal digits only.
    pub(crate) fn natural(&mut self) -> Read<usize> {
        let start = self.at;
        let token = self.token();
        if token.is_empty() || token.len() > 12 || !token.iter().all(u8::is_ascii_digit) {
            return Err(Broken::at(start, "a number is missing"));
        }
        Ok(token.iter().fold(0, |sum, &digit| sum * 10 + usize::from(digit - b'0')))
    }

    /// Any value.
    pub(crate) fn object(&mut self) -> Read<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Read<Object> {
        if depth > DEEPEST {
            return self.broken("objects are nested too deeply");
        }
        self.skip();
        match (self.peek(), self.bytes.get(self.at + 1)) {
            (Some(b'<'), Some(b'<')) => self.dictionary(depth, &mut Vec::new()).map(Object::Dictionary),
            (Some(b'<'), _) => self.hexadecimal().map(Object::Text),
            (Some(b'('), _) => self.literal().map(Object::Text),
            (Some(b'['), _) => self.array(depth),
            (Some(b'/'), _) => self.name().map(Object::Name),
            (Some(byte), _) if byte.is_ascii_digit() || b"+-.".contains(&byte) => self.number_or_reference(),
            _ if self.keyword("true") => Ok(Object::Boolean(true)),
            _ if self.keyword("false") => Ok(Object::Boolean(false)),
            _ if self.keyword("null") => Ok(Object::Null),
            _ => self.broken("no object begins"),
        }
    }

    fn array(&mut self, depth: usize) -> Read<Object> {
        self.at += 1;
        let mut items = Vec::new();
        loop {
            self.skip();
            if self.peek() == Some(b']') {
                self.at += 1;
                return Ok(Object::Array(items));
            }
            items.push(self.nested(depth + 1)?);
        }
    }

    fn dictionary(&mut self, depth: usize, places: &mut Vec<(Vec<u8>, Range<usize>)>) -> Read<Dictionary> {
        self.at += 2;
        let mut dictionary = Dictionary::default();
        loop {
            self.skip();
            if self.bytes[self.at..].starts_with(b">>") {
                self.at += 2;
                return Ok(dictionary);
            }
            if self.peek() != Some(b'/') {
                return self.broken("a dictionary has no key");
            }
            let key = self.name()?;
            self.skip();
            let start = self.at;
            let value = self.nested(depth + 1)?;
            places.push((key.clone(), start..self.at));
            // Readers differ in which of two values they take.
            if !dictionary.add(key, value) {
                return Err(Broken::at(start, "a dictionary has one key twice"));
            }
        }
    }

    fn name(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let token = self.token();
        let mut name = Vec::with_capacity(token.len());
        let mut rest = token;
        while let [first, tail @ ..] = rest {
            match (first, tail) {
                (b'#', [high, low, ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                    name.push(digit(*high) << 4 | digit(*low));
                    rest = &tail[2..];
                }
                _ => {
                    name.push(*first);
                    rest = tail;
                }
            }
        }
        Ok(name)
    }

    fn number_or_reference(&mut self) -> Read<Object> {
        let start = self.at;
        let token = self.token();
        let text = std::str::from_utf8(token).unwrap_or_default();
        let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            if let Some(id) = self.reference(text) {
                return Ok(Object::Reference(id));
            }
            return text.parse().map(Object::Integer).map_err(|_| Broken::at(start, "a number is too large"));
        }
        let (whole, fraction) = digits.split_once('.').unwrap_or(("x", ""));
        let is_real = (whole.len() + fraction.len() > 0)
            && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
        if is_real { Ok(Object::Real(text.to_owned())) } else { Err(Broken::at(start, "a number can't be read")) }
    }

    /// `12 0 R`, when the number read last is the first of it.
    fn reference(&mut self, number: &str) -> Option<Id> {
        let number: u32 = number.parse().ok()?;
        let back = self.at;
        self.skip();
        let generation = self.natural().ok().and_then(|generation| u16::try_from(generation).ok());
        self.skip();
        if let Some(generation) = generation
            && self.keyword("R")
        {
            return Some((number, generation));
        }
        self.at = back;
        None
    }

    /// A string in angle brackets (7.3.4.3).
    fn hexadecimal(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let rest = &self.bytes[self.at..];
        let Some(length) = rest.iter().position(|&byte| byte == b'>') else {
            return self.broken("a string does not end");
        };
        let mut digits = Vec::with_capacity(length);
        for &byte in &rest[..length] {
            if byte.is_ascii_hexdigit() {
                digits.push(digit(byte));
            } else if !is_white(byte) {
                return self.broken("a string holds a sign that is no hexadecimal digit");
            }
        }
        self.at += length + 1;
        Ok(digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or(0)).collect())
    }

    /// A string in parentheses (7.3.4.2).
    fn literal(&mut self) -> Read<Vec<u8>> {
        self.at += 1;
        let (mut text, mut depth) = (Vec::new(), 1);
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'\\' => self.escape(&mut text),
                b'\r' => {
                    if self.peek() == Some(b'\n') {
                        self.at += 1;
                    }
                    text.push(b'\n');
                }
                b')' if depth == 1 => return Ok(text),
                other => {
                    depth += i32::from(other == b'(') - i32::from(other == b')');
                    text.push(other);
                }
            }
        }
        self.broken("a string does not end")
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(next @ b'0'..=b'7') = self.peek() else { break };
                    value = value * 8 + u32::from(next - b'0');
                    self.at += 1;
                }
                text.push((value & 0xff) as u8);
            }
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            other => text.push(other),
        }
    }

    /// `12 0 obj … endobj`, from here on.
    pub(crate) fn indirect(&mut self, lengths: Lengths<'_>) -> Read<Indirect> {
        let start = self.at;
        let head: Read<Option<Id>> = (|| {
            let number = u32::try_from(self.natural()?).ok();
            self.skip();
            let generation = u16::try_from(self.natural()?).ok();
            self.skip();
            Ok(number.zip(generation).filter(|_| self.keyword("obj")))
        })();
        let Ok(Some(id)) = head else { return Err(Broken::at(start, "no object begins")) };
        self.skip();
        let mut places = Vec::new();
        let mut object = match self.bytes.get(self.at..self.at + 2) {
            Some(b"<<") => Object::Dictionary(self.dictionary(0, &mut places)?),
            _ => self.object()?,
        };
        self.skip();
        if let Object::Dictionary(dictionary) = &object
            && self.keyword("stream")
        {
            let content = self.content(dictionary, lengths)?;
            object = Object::Stream(Stream { dictionary: dictionary.clone(), content });
            self.skip();
        }
        if !self.keyword("endobj") {
            return self.broken("an object does not end");
        }
        Ok(Indirect { id, object, places, end: self.at })
    }

    /// The object from here on, and past it.
    pub(crate) fn indirect_at(&mut self, pdf: &super::Pdf<'_>) -> Read<(Id, Object)> {
        let indirect = self.indirect(&|length| pdf.length(length))?;
        Ok((indirect.id, indirect.object))
    }

    /// The bytes of a stream (7.3.8.1); its length must be the stated one.
    fn content(&mut self, dictionary: &Dictionary, lengths: Lengths<'_>) -> Read<Range<usize>> {
        match self.bytes.get(self.at..) {
            Some([b'\r', b'\n', ..]) => self.at += 2,
            Some([b'\n', ..]) => self.at += 1,
            _ => return self.broken("a stream does not begin on a line of its own"),
        }
        let length = match dictionary.get("Length") {
            Some(Object::Integer(length)) => usize::try_from(*length).ok(),
            Some(Object::Reference(id)) => lengths(*id),
            _ => None,
        };
        let start = self.at;
        let Some(end) = length.and_then(|length| start.checked_add(length)).filter(|&end| end <= self.bytes.len())
        else {
            return self.broken("a stream does not say how long it is");
        };
        self.at = end;
        self.skip_white();
        if !self.keyword("endstream") {
            return Err(Broken::at(start, "a stream is not as long as it says"));
        }
        Ok(start..end)
    }
}

fn digit(byte: u8) -> u8 {
    (byte as char).to_digit(16).unwrap_or(0) as u8
}

/// White space of 7.2.2.
const fn is_white(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Neither white space nor a delimiter.
const fn is_regular(byte: u8) -> bool {
    !is_white(byte) && !matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
