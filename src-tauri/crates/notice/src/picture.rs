//! Pictures: PNG and SVG become plain pixels on white, whatever else is in the file.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};

use resvg::{tiny_skia, usvg};
use sha2::{Digest, Sha256};

use crate::error::RenderError;

/// Largest file, in bytes.
const MAX_FILE: usize = 8 * 1024 * 1024;
/// Largest side, in pixels.
const MAX_SIDE: u32 = 6000;
/// Most pixels: enough for a page at 300 dots per inch.
const MAX_PIXELS: u64 = 16_000_000;
/// An SVG is drawn this wide, in pixels.
const SVG_WIDTH: f32 = 1600.0;
/// The live preview draws the same pictures again and again; beyond this many the cache starts afresh.
const KEPT: usize = 32;

/// Pixels without transparency: PDF/A has no need of a blending space for them.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Picture {
    pub(crate) width: u32,
    pub(crate) height: u32,
    /// Red, green, blue.
    pub(crate) pixels: Vec<u8>,
    /// Name of the picture in the file: from its content, so that the same document gives the same bytes.
    pub(crate) name: String,
}

/// Checks that a picture can be drawn: PNG or SVG.
///
/// # Errors
/// If it is neither, is not sound, or is too large.
pub fn check_picture(bytes: &[u8]) -> Result<(), RenderError> {
    read_picture(bytes, "Picture").map(|_| ())
}

/// Reads a PNG or an SVG.
pub(crate) fn read_picture(bytes: &[u8], block: &str) -> Result<Arc<Picture>, RenderError> {
    static READ: OnceLock<Mutex<HashMap<[u8; 32], Arc<Picture>>>> = OnceLock::new();
    let refuse = |problem: String| RenderError::Field { field: block.to_owned(), value: "The picture".into(), problem };
    if bytes.len() > MAX_FILE {
        return Err(refuse(format!("has {} bytes: at most {MAX_FILE} are read; make it smaller", bytes.len())));
    }
    let key: [u8; 32] = Sha256::digest(bytes).into();
    let cache = READ.get_or_init(Mutex::default);
    if let Some(known) = lock(cache).get(&key) {
        return Ok(Arc::clone(known));
    }
    let (width, height, pixels) =
        if bytes.starts_with(b"\x89PNG") { png(bytes) } else { svg(bytes) }.map_err(refuse)?;
    let name = format!("P{}", key.iter().take(8).map(|byte| format!("{byte:02X}")).collect::<String>());
    let picture = Arc::new(Picture { width, height, pixels, name });
    let mut kept = lock(cache);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key, Arc::clone(&picture));
    Ok(picture)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn check_size(width: u32, height: u32) -> Result<(), String> {
    let fits = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
    if fits && u64::from(width) * u64::from(height) <= MAX_PIXELS {
        return Ok(());
    }
    Err(format!(
        "is {width} by {height} pixels: at most {MAX_SIDE} a side and {MAX_PIXELS} in all are drawn; make it smaller"
    ))
}

fn png(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), String> {
    // The size stands in the first chunk (PNG 11.2.1); it is checked before anything is unpacked.
    let side = |from: usize| bytes.get(from..from + 4).and_then(|four| four.try_into().ok()).map(u32::from_be_bytes);
    let (Some(width), Some(height)) = (side(16), side(20)) else { return Err("is not a sound PNG file".into()) };
    check_size(width, height)?;
    let canvas = tiny_skia::Pixmap::decode_png(bytes).map_err(|error| format!("is not a sound PNG file: {error}"))?;
    let pixels = canvas.pixels().iter().flat_map(|pixel| {
        // Colours are multiplied by their opacity already; what is left of it lets the paper through.
        [pixel.red(), pixel.green(), pixel.blue()].map(|channel| channel.saturating_add(255 - pixel.alpha()))
    });
    Ok((canvas.width(), canvas.height(), pixels.collect()))
}

fn svg(bytes: &[u8]) -> Result<(u32, u32, Vec<u8>), String> {
    let source = std::str::from_utf8(bytes).ok().filter(|text| text.contains("<svg"));
    let source = source.ok_or("is neither a PNG nor an SVG file")?;
    if source.contains("<text") {
        return Err("holds text, which needs a font of its own: convert the text to paths".into());
    }
    // A picture reads nothing from the machine that it is opened on.
    let nothing =
        usvg::ImageHrefResolver { resolve_data: Box::new(|_, _, _| None), resolve_string: Box::new(|_, _| None) };
    let options = usvg::Options { image_href_resolver: nothing, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(source, &options).map_err(|error| format!("is not a sound SVG file: {error}"))?;
    let size = tree.size();
    let scale = SVG_WIDTH / size.width().max(1.0);
    let (width, height) = ((size.width() * scale).round() as u32, (size.height() * scale).round() as u32);
    check_size(width, height)?;
    let mut canvas = tiny_skia::Pixmap::new(width, height).ok_or("has no size")?;
    canvas.fill(tiny_skia::Color::WHITE);
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    let pixels = canvas.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    Ok((width, height, pixels))
}

#[cfg(test)]
mod tests {
    use super::read_picture;

    #[test]
    fn an_svg_becomes_pixels_and_nonsense_is_refused() {
        let svg = br##"<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#173f63"/></svg>"##;
        let picture = read_picture(svg, "Logo").unwrap();
        assert_eq!((picture.width, picture.height), (1600, 800));
        assert_eq!(picture.pixels[..3], [0x17, 0x3f, 0x63]);
        for bytes in [b"".as_slice(), b"\x89PNG\r\n\x1a\nnothing", b"GIF89a", b"<svg"] {
            assert!(read_picture(bytes, "Logo").is_err());
        }
        // A PNG of one row: black, half transparent black, nothing.
        let mut canvas = resvg::tiny_skia::Pixmap::new(3, 1).unwrap();
        for (pixel, alpha) in canvas.data_mut().chunks_mut(4).zip([255, 128, 0]) {
            pixel.copy_from_slice(&[0, 0, 0, alpha]);
        }
        let picture = read_picture(&canvas.encode_png().unwrap(), "Logo").unwrap();
        assert_eq!(picture.pixels, [0, 0, 0, 127, 127, 127, 255, 255, 255]);
    }
}
