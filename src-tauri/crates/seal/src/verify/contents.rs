//! The hex string that holds a signature.

use crate::cms::LARGEST;
use crate::decode::Element;
use crate::encode::SEQUENCE;
use crate::report::{Fault, FaultCode};

/// Reads the digits: DER followed by zeros, in one case of letters, so that no digit of it can change unseen.
pub(super) fn read(hex: &[u8]) -> Result<Vec<u8>, Fault> {
    let damaged = |detail: &str| {
        Err(Fault {
            code: FaultCode::Damaged,
            message: format!("The signature itself was changed: {detail}. Ask the sender for the file again."),
        })
    };
    if !hex.len().is_multiple_of(2) || !hex.iter().all(u8::is_ascii_hexdigit) {
        return damaged("it holds signs that are no hexadecimal digits");
    }
    if hex.iter().any(u8::is_ascii_lowercase) && hex.iter().any(u8::is_ascii_uppercase) {
        return damaged("it mixes capital and small digits");
    }
    if hex.len() > 4 * LARGEST {
        return damaged("it is larger than any signature");
    }
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
    let bytes: Vec<u8> = hex.chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect();
    let Some(outer) = Element::first(&bytes).filter(|outer| outer.tag == SEQUENCE) else {
        return damaged("it cannot be read");
    };
    if bytes[outer.whole.len()..].iter().any(|&byte| byte != 0) {
        return damaged("the empty room behind it is not empty");
    }
    Ok(outer.whole.to_vec())
}
