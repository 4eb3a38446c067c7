//! S/MIME (RFC 8551) as far as it is read here: what kind of message it is, and the content of one that is only signed.
//!
//! Certificates and signatures of S/MIME are not checked, and nothing is decrypted: both are said.

/// The deepest nesting of a string that is sent in pieces.
const MAX_DEPTH: usize = 8;

/// What a CMS structure is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cms {
    /// Encrypted, with or without authentication.
    Encrypted,
    /// Signed, with the content inside; the content.
    Signed(Vec<u8>),
    /// A signature or certificates without a content.
    SignatureAlone,
    /// Compressed.
    Compressed,
    /// Something else, or damaged.
    Unknown,
}

/// Reads what a CMS structure is.
pub(super) fn read_cms(bytes: &[u8]) -> Cms {
    read(bytes).unwrap_or(Cms::Unknown)
}

fn read(bytes: &[u8]) -> Option<Cms> {
    // Its kind stands first: it is known even of one that is cut off.
    let (0x30, _, head) = header(bytes)? else { return None };
    let (kind, rest) = element(bytes.get(head..)?)?;
    // 1.2.840.113549.1.7.x and 1.2.840.113549.1.9.16.1.x
    let kind = kind.of(0x06)?;
    match kind {
        b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" => {}
        b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" | b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17" => {
            return Some(Cms::Encrypted);
        }
        b"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x09" => return Some(Cms::Compressed),
        _ => return None,
    }
    let (content, _) = element(rest)?;
    let (signed, _) = element(content.of(0xa0)?)?;
    let (version, rest) = element(signed.of(0x30)?)?;
    version.of(0x02)?;
    let (digests, rest) = element(rest)?;
    digests.of(0x31)?;
    let (inner, _) = element(rest)?;
    let (inner_kind, rest) = element(inner.of(0x30)?)?;
    inner_kind.of(0x06)?;
    let Some((content, _)) = element(rest) else { return Some(Cms::SignatureAlone) };
    let mut bytes = Vec::new();
    octets(content.of(0xa0)?, 0, &mut bytes)?;
    Some(Cms::Signed(bytes))
}

/// A string of bytes, whole or in pieces.
fn octets(mut bytes: &[u8], depth: usize, out: &mut Vec<u8>) -> Option<()> {
    if depth > MAX_DEPTH {
        return None;
    }
    while !bytes.is_empty() {
        let (piece, rest) = element(bytes)?;
        match piece.tag {
            0x04 => out.extend_from_slice(piece.content),
            0x24 => octets(piece.content, depth + 1, out)?,
            _ => return None,
        }
        bytes = rest;
    }
    Some(())
}

struct Element<'b> {
    tag: u8,
    content: &'b [u8],
}

impl<'b> Element<'b> {
    fn of(&self, tag: u8) -> Option<&'b [u8]> {
        (self.tag == tag).then_some(self.content)
    }
}

/// An element of BER, of definite or indefinite length, and what follows it.
fn element(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (tag, length, head) = header(bytes)?;
    let body = bytes.get(head..)?;
    if let Some(length) = length {
        return Some((Element { tag, content: body.get(..length)? }, body.get(length..)?));
    }
    let end = indefinite_end(body)?;
    Some((Element { tag, content: &body[..end] }, body.get(end + 2..)?))
}

/// Where the content of an element of indefinite length ends. Without recursion: any depth costs one pass.
fn indefinite_end(body: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut depth = 0_usize;
    loop {
        let rest = body.get(at..)?;
        if rest.starts_with(&[0, 0]) {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
            at += 2;
            continue;
        }
        let (_, length, head) = header(rest)?;
        match length {
            Some(length) => at = at.checked_add(head)?.checked_add(length)?,
            None => {
                depth += 1;
                at += head;
            }
        }
    }
}

/// Tag, length where there is one, and length of the header. Tags of more than one byte do not occur in CMS.
fn header(bytes: &[u8]) -> Option<(u8, Option<usize>, usize)> {
    let (tag, first) = (*bytes.first()?, *bytes.get(1)?);
    if tag & 0x1f == 0x1f {
        return None;
    }
    match first {
        0x80 => (tag & 0x20 != 0).then_some((tag, None, 2)),
        0..0x80 => Some((tag, Some(usize::from(first)), 2)),
        _ => {
            let count = usize::from(first & 0x7f);
            let digits = bytes.get(2..2 + count).filter(|_| count <= 4)?;
            let length = digits.iter().fold(0_usize, |sum, digit| (sum << 8) | usize::from(*digit));
            Some((tag, Some(length), 2 + count))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn wrapped(tag: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len()).unwrap().to_be_bytes();
        [&[tag, 0x82, length[0], length[1]], content].concat()
    }

    fn streamed(tag: u8, content: &[u8]) -> Vec<u8> {
        [&[tag, 0x80], content, &[0, 0]].concat()
    }

    /// A signed structure around a content, with lengths or without.
    fn signed(content: &[u8], wrap: fn(u8, &[u8]) -> Vec<u8>) -> Vec<u8> {
        let data = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01".to_vec();
        let inner = wrap(0x30, &[data, content.to_vec()].concat());
        let body = wrap(0x30, &[b"\x02\x01\x01".to_vec(), b"\x31\x00".to_vec(), inner, b"\x31\x00".to_vec()].concat());
        let kind = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02".to_vec();
        wrap(0x30, &[kind, wrap(0xa0, &body)].concat())
    }

    #[test]
    fn kinds_are_told_apart() {
        let text = b"Content-Type: text/plain\r\n\r\nhello";
        let whole = wrapped(0xa0, &wrapped(0x04, text));
        let pieces = streamed(0xa0, &streamed(0x24, &[wrapped(0x04, &text[..9]), wrapped(0x04, &text[9..])].concat()));
        let enveloped = b"\x30\x82\x01\x06\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03\xa0\x81\xf8".to_vec();
        for (name, bytes, expected) in [
            ("definite", signed(&whole, wrapped), Cms::Signed(text.to_vec())),
            ("streamed", signed(&pieces, streamed), Cms::Signed(text.to_vec())),
            ("signature alone", signed(b"", wrapped), Cms::SignatureAlone),
            ("enveloped", [enveloped.clone(), vec![0; 260]].concat(), Cms::Encrypted),
            ("cut off", enveloped, Cms::Encrypted),
            ("signed, cut off", signed(&whole, wrapped)[..40].to_vec(), Cms::Unknown),
            ("empty", Vec::new(), Cms::Unknown),
            ("deep", [0x30, 0x80].repeat(200_000), Cms::Unknown),
        ] {
            assert_eq!(read_cms(&bytes), expected, "{name}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Cms::Signed(content) = read_cms(&bytes) {
                prop_assert!(content.len() < bytes.len());
            }
        }
    }
}
