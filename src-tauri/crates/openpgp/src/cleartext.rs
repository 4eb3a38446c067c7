//! Texts that are signed in themselves (RFC 9580 section 7). They are read as bytes: what was signed is the text in the
//! character set of the mail, not what a reader makes of it.

use crate::armour::{is_rule, tidy, trimmed};
use crate::error::reason;
use crate::letter::{MAX_MESSAGE, Opened};
use crate::signature::judge;
use crate::{Certificate, OpenPgpError, SignedBy};
use pgp::composed::{Deserializable, DetachedSignature};
use std::io::Cursor;

/// The most signatures that one letter may carry.
pub(crate) const MAX_SIGNATURES: usize = 16;

/// Reads a text that is signed in itself.
///
/// # Errors
/// If it is none.
pub fn open_signed(text: &[u8], known: &[Certificate]) -> Result<Opened, OpenPgpError> {
    if text.len() > MAX_MESSAGE {
        return Err(OpenPgpError::TooLarge { what: "the message", size: text.len(), limit: MAX_MESSAGE });
    }
    let (content, armour) = parts(text)?;
    let signatures = read_signatures(&armour)?;
    let signed_by = judge_bytes(&signatures, &[&content], known);
    Ok(Opened { content, signed_by, was_encrypted: false })
}

/// Checks a signature that stands apart from what it signs (RFC 3156 section 5). Of several forms of the content, one that
/// fits is enough: mail programs differ in what they count to it.
///
/// # Errors
/// If it is no signature.
pub fn verify_apart(contents: &[&[u8]], signature: &[u8], known: &[Certificate]) -> Result<SignedBy, OpenPgpError> {
    if signature.len() > MAX_MESSAGE {
        return Err(OpenPgpError::TooLarge { what: "the signature", size: signature.len(), limit: MAX_MESSAGE });
    }
    Ok(judge_bytes(&read_signatures(signature)?, contents, known))
}

fn judge_bytes(signatures: &[DetachedSignature], contents: &[&[u8]], known: &[Certificate]) -> SignedBy {
    judge(signatures.iter().map(|one| &one.signature).enumerate(), known, |_, signature, maker| {
        let mut last = Ok(());
        for content in contents {
            last = maker.verify(signature, content);
            if last.is_ok() {
                break;
            }
        }
        last
    })
}

fn read_signatures(bytes: &[u8]) -> Result<Vec<DetachedSignature>, OpenPgpError> {
    let wrong = |error: pgp::errors::Error| OpenPgpError::Signature(reason(&error));
    let bytes = tidy(bytes);
    let cursor = Cursor::new(bytes.as_ref());
    let all: Box<dyn Iterator<Item = _>> = if crate::armour::is_armoured(&bytes) {
        Box::new(DetachedSignature::from_armor_many(cursor).map_err(wrong)?.0)
    } else {
        Box::new(DetachedSignature::from_bytes_many(cursor).map_err(wrong)?)
    };
    let signatures = all.take(MAX_SIGNATURES).collect::<Result<Vec<_>, _>>().map_err(wrong)?;
    if signatures.is_empty() {
        return Err(OpenPgpError::Signature("it is empty"));
    }
    Ok(signatures)
}

/// The signed text as it was hashed, and the armour of its signatures.
fn parts(text: &[u8]) -> Result<(Vec<u8>, Vec<u8>), OpenPgpError> {
    let wrong = |reason| Err(OpenPgpError::Message(reason));
    let mut lines = text.split(|byte| *byte == b'\n');
    if !lines.by_ref().any(|line| trimmed(line) == b"-----BEGIN PGP SIGNED MESSAGE-----") {
        return wrong("there is no signed text in it");
    }
    // Between this line and the blank one stand the names of hash algorithms alone; anything else would look signed.
    loop {
        match lines.next().map(trimmed) {
            None => return wrong("it is cut off"),
            Some(b"") => break,
            Some(line) if is_header(line, b"Hash:") || is_header(line, b"Charset:") => {}
            Some(_) => return wrong("there are lines before the signed text that no signature covers"),
        }
    }
    let mut signed = Vec::with_capacity(text.len());
    let mut is_first = true;
    loop {
        let Some(line) = lines.next() else { return wrong("its signature is missing; it is cut off") };
        if is_rule(trimmed(line), b"-----BEGIN PGP SIGNATURE") {
            break;
        }
        if !is_first {
            signed.extend_from_slice(b"\r\n");
        }
        is_first = false;
        let line = line.strip_prefix(b"- ").unwrap_or(line);
        let end = line.iter().rposition(|byte| !b" \t\r".contains(byte)).map_or(0, |last| last + 1);
        signed.extend_from_slice(&line[..end]);
    }
    let mut armour = b"-----BEGIN PGP SIGNATURE-----\n".to_vec();
    for line in lines {
        armour.extend_from_slice(line);
        armour.push(b'\n');
    }
    Ok((signed, armour))
}

fn is_header(line: &[u8], name: &[u8]) -> bool {
    line.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
}
