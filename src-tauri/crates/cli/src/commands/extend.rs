//! `desk extend`: a sealed notice, or any sealed PDF.

use crate::arguments::{Common, Extend};
use crate::{Answer, Failure, office};
use serde_json::json;
use std::path::Path;

/// Extends what is sealed.
pub(crate) fn run(common: &Common, order: &Extend) -> Result<Answer, Failure> {
    if let Some(out) = order.out.as_deref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    let file = Path::new(&order.what);
    let is_file = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pdf"));
    if is_file { extend_file(common, order, file) } else { extend_notice(common, order) }
}

fn extend_notice(common: &Common, order: &Extend) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = office::notice(&desk, &order.what)?;
    let extended = desk.extend_notice(id, order.level)?;
    let mut text = format!("Extended {} to {}.\nSHA-256 {}\n", extended.number, extended.level, extended.sha256);
    if let Some(out) = &order.out {
        office::write_file(out, &desk.newest_file(id)?.bytes, false)?;
        text.push_str(&format!("Wrote {}.\n", out.display()));
    }
    Answer::new(text, &extended)
}

fn extend_file(common: &Common, order: &Extend, file: &Path) -> Result<Answer, Failure> {
    let Some(out) = &order.out else {
        return Err(Failure::wrong_use(
            "a sealed file is never changed; say with --out FILE where the extended copy goes",
        ));
    };
    let sealed = office::read(file)?;
    let extended = office::open(common)?.extend_bytes(&sealed, order.level)?;
    office::write_file(out, &extended, false)?;
    let text = format!("Extended to {}.\nWrote {}.\n", order.level, out.display());
    Answer::new(text, &json!({ "file": out, "level": order.level.to_string(), "bytes": extended.len() }))
}
