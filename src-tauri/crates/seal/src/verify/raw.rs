//! Byte ranges as they stand in the bytes, without reading the document: for files that can't be read, and to learn
//! where versions of a file may end.

/// How far around a byte range the rest of its dictionary is looked for.
const REACH: usize = 8_192;

/// A byte range that fits its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Gap {
    /// The `<` of the contents.
    pub(super) start: usize,
    /// Behind the `>`.
    pub(super) after: usize,
    /// Where what is covered ends.
    pub(super) end: usize,
}

/// Every place where a byte range begins, up to one more than `limit`.
pub(super) fn find(bytes: &[u8], limit: usize) -> Vec<usize> {
    const KEY: &[u8] = b"/ByteRange";
    let mut places = Vec::new();
    let mut at = 0;
    while let Some(offset) = position(&bytes[at..], KEY) {
        places.push(at + offset + KEY.len());
        at += offset + KEY.len();
        if places.len() > limit {
            break;
        }
    }
    places
}

/// Where `word` is first; by its first byte, which is quicker than comparing windows.
fn position(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| byte == word[0])?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
}

/// `[0 a b c]`: everything from the start to `c` bytes behind `b`, but for the hex string between `a` and `b`.
pub(super) fn read_range(bytes: &[u8], place: usize) -> Option<Gap> {
    let text = bytes.get(place..)?;
    let text = &text[..text.len().min(100)];
    let open = text.iter().position(|&byte| byte == b'[')?;
    let close = text.iter().position(|&byte| byte == b']')?;
    if !text[..open].iter().all(u8::is_ascii_whitespace) {
        return None;
    }
    let numbers = std::str::from_utf8(text.get(open + 1..close)?).ok()?;
    let numbers: Vec<usize> =
        numbers.split_ascii_whitespace().map(|number| number.parse().ok()).collect::<Option<_>>()?;
    let [0, start, after, length] = numbers[..] else { return None };
    let end = after.checked_add(length)?;
    let fits = start.checked_add(2)? <= after
        && end <= bytes.len()
        && bytes.get(start) == Some(&b'<')
        && bytes.get(after - 1) == Some(&b'>');
    // The range and its gap belong to one dictionary.
    let is_near = place.abs_diff(start).min(place.abs_diff(after)) <= REACH;
    let is_contents = bytes[..start.min(bytes.len())].trim_ascii_end().ends_with(b"/Contents");
    (fits && is_near && is_contents).then_some(Gap { start, after, end })
}
