//! `desk zones`: the time zone data.

use crate::arguments::{Common, Zones};
use crate::{Answer, Failure, office};
use desk::ZonesPreview;
use serde_json::json;
use std::path::Path;

/// Shows, previews and takes time zone data.
pub(crate) fn run(common: &Common, command: Zones) -> Result<Answer, Failure> {
    match command {
        Zones::Show => {
            let book = office::open(common)?.zone_book()?;
            let mut text = format!("Time zone data {} (in force), from {}.\n", book.version, book.source);
            if book.shipped != book.version {
                text.push_str(&format!("This program brings {}.\n", book.shipped));
            }
            for taken in &book.taken {
                let on = taken.taken_at.format("%Y-%m-%d %H:%M UTC");
                text.push_str(&format!(
                    "  {} taken {on} by {}, SHA-256 {}\n",
                    taken.version, taken.taken_by, taken.sha256
                ));
            }
            Answer::new(text, &book)
        }
        Zones::Shipped => {
            let version = zone::ZoneData::shipped().version();
            Answer::new(format!("{version}\n"), &json!({ "version": version }))
        }
        Zones::Preview { file } => {
            let bytes = read(&file)?;
            let preview = office::open(common)?.preview_zones(&bytes)?;
            Answer::new(text_of(&preview), &preview)
        }
        Zones::Take { file, reason } => {
            let bytes = read(&file)?;
            let mut desk = office::open_to_write(common)?;
            let preview = desk.preview_zones(&bytes)?;
            desk.take_zones(&bytes, &reason)?;
            let text = format!("{}\nTime zone data {} is in force from now on.\n", text_of(&preview), preview.version);
            Answer::new(text, &preview)
        }
    }
}

/// Reads the file, one byte more than is taken at most: a larger one is refused without being read to its end.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    use std::io::Read;
    let failed = |source| Failure::file(file, source);
    let limit = u64::try_from(zone::LARGEST_FILE).unwrap_or(u64::MAX) + 1;
    let mut bytes = Vec::new();
    std::fs::File::open(file).map_err(failed)?.take(limit).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

fn text_of(preview: &ZonesPreview) -> String {
    let mut text = format!("Time zone data {}, after {}.\n", preview.version, preview.in_force);
    if preview.zones.is_empty() {
        text.push_str("No zone shows another time within the next five years.\n");
    } else {
        text.push_str("Zones whose clock shows another time within the next five years:\n");
        text.push_str(&crate::table::wrap(&preview.zones.join(", "), 2, 100));
    }
    text.push_str(&format!("\n{}", super::law::dates(&preview.dates)));
    text
}
