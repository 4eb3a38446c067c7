//! The tags of HTML, their values, and characters that are named or numbered.

use mail_parser::decoders::html::add_html_token;

/// What stands between the signs of a tag.
pub(super) enum Tag<'h> {
    Element { name: String, closes: bool, attributes: &'h str },
    Other,
}

/// The tag, comment or declaration at the start of a text, and what follows it.
pub(super) fn next_tag(text: &str) -> Option<(Tag<'_>, &str)> {
    if let Some(comment) = text.strip_prefix("<!--") {
        return Some((Tag::Other, comment.find("-->").map_or("", |end| &comment[end + 3..])));
    }
    let inner = &text[1..];
    let (closes, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let first = inner.chars().next()?;
    if !(first.is_ascii_alphabetic() || matches!(first, '!' | '?')) {
        return None;
    }
    // A quoted value of an attribute may hold the sign that ends a tag.
    let mut quote = None;
    let end = inner.char_indices().find(|(_, character)| match (quote, character) {
        (None, '>') => true,
        (None, '"' | '\'') => {
            quote = Some(*character);
            false
        }
        (Some(open), close) if open == *close => {
            quote = None;
            false
        }
        _ => false,
    });
    // Where a quotation mark never closes, the first sign ends the tag.
    let end = end.map(|(end, _)| end).or_else(|| inner.find('>'))?;
    let (body, after) = (&inner[..end], &inner[end + 1..]);
    if matches!(first, '!' | '?') {
        return Some((Tag::Other, after));
    }
    let length = body.find(|character: char| character.is_whitespace() || character == '/').unwrap_or(body.len());
    let name = body[..length].to_ascii_lowercase();
    Some((Tag::Element { name, closes, attributes: &body[length..] }, after))
}

/// What follows the end of an element whose content is not read; without an end there is nothing more.
pub(super) fn after_element<'h>(text: &'h str, name: &str) -> &'h str {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let start = from + at + 2;
        let matches = text.get(start..start + name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if matches {
            return text[start..].find('>').map_or("", |end| &text[start + end + 1..]);
        }
        from = start;
    }
    ""
}

/// A value of an attribute.
pub(super) fn attribute(attributes: &str, name: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|character: char| character.is_whitespace() || character == '/');
        let end = rest.find(|character: char| character.is_whitespace() || "=/".contains(character))?;
        let (key, after) = (&rest[..end], rest[end..].trim_start());
        let Some(value) = after.strip_prefix('=') else {
            rest = if end == 0 { after.get(1..)? } else { after };
            continue;
        };
        let value = value.trim_start();
        let (value, after) = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => {
                let value = &value[1..];
                value.find(quote).map_or((value, ""), |end| (&value[..end], &value[end + 1..]))
            }
            _ => value.find(char::is_whitespace).map_or((value, ""), |end| (&value[..end], &value[end..])),
        };
        if key.eq_ignore_ascii_case(name) {
            return Some(decoded(value));
        }
        rest = after;
    }
}

/// A text with its named and numbered characters read; controls other than line breaks and tabs are left out.
pub(super) fn decoded(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        result.push_str(&rest[..start]);
        rest = &rest[start..];
        let end = rest.bytes().take(40).position(|byte| byte == b';');
        let is_name = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#');
        match end.filter(|end| *end > 1 && is_name(&rest[1..*end])) {
            Some(end) => {
                add_html_token(&mut result, &rest.as_bytes()[..=end], false);
                rest = &rest[end + 1..];
            }
            None => {
                result.push('&');
                rest = &rest[1..];
            }
        }
    }
    result.push_str(rest);
    result.retain(|character| !character.is_control() || matches!(character, '\n' | '\r' | '\t'));
    result
}
