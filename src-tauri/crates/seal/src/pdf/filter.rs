//! The one filter that structure is packed with: `FlateDecode`, with the PNG predictors of cross-reference streams.

use super::object::{Dictionary, Object};
use super::{Broken, Read};

/// Largest content that is unpacked.
const LARGEST: usize = 64 << 20;

/// Unpacks the content of a stream.
pub(crate) fn unpack(dictionary: &Dictionary, content: &[u8]) -> Read<Vec<u8>> {
    let first = |key: &str| match dictionary.get(key) {
        Some(Object::Array(items)) if items.len() <= 1 => items.first().cloned().unwrap_or(Object::Null),
        Some(other) => other.clone(),
        None => Object::Null,
    };
    match first("Filter") {
        Object::Null => Ok(content.to_vec()),
        filter if filter.is_name("FlateDecode") => {
            let inflated = miniz_oxide::inflate::decompress_to_vec_zlib_with_limit(content, LARGEST)
                .map_err(|error| Broken(format!("a stream can't be unpacked ({:?})", error.status)))?;
            match first("DecodeParms") {
                Object::Dictionary(parameters) => undo_predictor(&parameters, inflated),
                _ => Ok(inflated),
            }
        }
        _ => Err(Broken("a stream of structure is packed in an uncommon way".into())),
    }
}

/// ISO 32000-1 7.4.4.4: predictors from 10 on are those of PNG, one byte before each row names it.
fn undo_predictor(parameters: &Dictionary, bytes: Vec<u8>) -> Read<Vec<u8>> {
    let number = |key: &str, otherwise: i64| parameters.get(key).and_then(Object::as_integer).unwrap_or(otherwise);
    let predictor = number("Predictor", 1);
    if predictor == 1 {
        return Ok(bytes);
    }
    let broken = || Broken("a stream uses a predictor that this program does not know".into());
    if predictor < 10 || number("BitsPerComponent", 8) != 8 {
        return Err(broken());
    }
    let colors = usize::try_from(number("Colors", 1)).ok().filter(|colors| (1..=8).contains(colors));
    let columns = usize::try_from(number("Columns", 1)).ok().filter(|columns| (1..=65_536).contains(columns));
    let (colors, columns) = colors.zip(columns).ok_or_else(broken)?;
    let width = colors * columns;
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; width];
    for row in bytes.chunks(width + 1) {
        let [kind, row @ ..] = row else { break };
        let mut line = vec![0_u8; row.len()];
        for (index, &byte) in row.iter().enumerate() {
            let left = if index >= colors { line[index - colors] } else { 0 };
            let (up, corner) = (above[index], if index >= colors { above[index - colors] } else { 0 });
            let guess = match kind {
                0 => 0,
                1 => left,
                2 => up,
                3 => u8::midpoint(left, up),
                4 => paeth(left, up, corner),
                _ => return Err(broken()),
            };
            line[index] = byte.wrapping_add(guess);
        }
        out.extend_from_slice(&line);
        above[..line.len()].copy_from_slice(&line);
    }
    Ok(out)
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let distance = |value: u8| (guess - i16::from(value)).abs();
    if distance(left) <= distance(up) && distance(left) <= distance(corner) {
        left
    } else if distance(up) <= distance(corner) {
        up
    } else {
        corner
    }
}
