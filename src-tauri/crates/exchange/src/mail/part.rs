//! One part of a mail: its bytes, its text, and what it is.

use super::charset::decode;
use crate::html::html_to_text;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders, PartType};

/// Whether bytes begin with headers of MIME rather than with text.
pub(super) fn is_entity(bytes: &[u8]) -> bool {
    let is_header = |line: &[u8]| {
        let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
        name.eq_ignore_ascii_case(b"content-type")
            || name.eq_ignore_ascii_case(b"mime-version")
            || name.eq_ignore_ascii_case(b"content-transfer-encoding")
    };
    bytes.split(|byte| *byte == b'\n').take(60).take_while(|line| !line.trim_ascii().is_empty()).any(is_header)
}

/// The bytes of a part without their transfer encoding, in the character set in which they came.
pub(super) fn raw(message: &Message<'_>, part: &MessagePart<'_>) -> Vec<u8> {
    if matches!(part.body, PartType::Binary(_) | PartType::InlineBinary(_)) {
        return part.contents().to_vec();
    }
    let range = part.offset_body as usize..part.offset_end as usize;
    let bytes = message.raw_message.get(range).unwrap_or_default();
    let decoded = match part.encoding {
        Encoding::Base64 => base64_decode(bytes),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes),
        Encoding::None => None,
    };
    decoded.unwrap_or_else(|| bytes.to_vec())
}

/// The text of a part, and what to know of the reading.
pub(super) fn text_of(message: &Message<'_>, part: &MessagePart<'_>) -> (String, Option<String>) {
    let label = part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or_default();
    let (text, remark) = decode(&raw(message, part), label);
    if matches!(part.body, PartType::Html(_)) { (html_to_text(&text), remark) } else { (text, remark) }
}

/// What a signature covers, with line ends as on the wire (RFC 3156 section 5); the last one belongs to the boundary.
pub(super) fn signed_bytes(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let raw = message.raw_message.get(part.offset_header as usize..part.offset_end as usize)?;
    let mut lines = Vec::with_capacity(raw.len() + raw.len() / 40);
    for (index, byte) in raw.iter().enumerate() {
        if *byte == b'\n' && (index == 0 || raw[index - 1] != b'\r') {
            lines.push(b'\r');
        }
        lines.push(*byte);
    }
    Some(lines)
}

pub(super) fn is_type(part: &MessagePart<'_>, kind: &str, subtype: &str) -> bool {
    part.content_type().is_some_and(|content| {
        content.c_type.eq_ignore_ascii_case(kind)
            && content.c_subtype.as_deref().is_some_and(|own| own.eq_ignore_ascii_case(subtype))
    })
}

pub(super) fn is_attachment(part: &MessagePart<'_>) -> bool {
    part.content_disposition().is_some_and(|disposition| disposition.ctype().eq_ignore_ascii_case("attachment"))
}

/// An appointment, a contact or the like is a file, though its type is a text.
pub(super) fn is_calendar(part: &MessagePart<'_>) -> bool {
    ["calendar", "vcard", "x-vcard", "directory", "csv", "xml"].iter().any(|subtype| is_type(part, "text", subtype))
}

/// The headers of a mail that a report of delivery returns.
pub(super) fn is_delivery(part: &MessagePart<'_>) -> bool {
    is_type(part, "message", "delivery-status") || is_type(part, "text", "rfc822-headers")
}
