//! Time stamps over the whole document (ETSI EN 319 142-1 5.4.3, ISO 32000-2 12.8.5).

use crate::error::SealError;
use crate::field::{self, SignatureField};
use crate::form::Form;
use crate::outside::{Outside, stamp};
use crate::pdf::{Dictionary, Object, Pdf, Update};

/// Room for a time stamp with its certificates.
const ROOM: usize = 10 << 10;

/// Adds a time stamp over everything that is there.
pub(crate) fn add_time_stamp(pdf: &[u8], outside: Outside<'_>) -> Result<Vec<u8>, SealError> {
    match with_room(pdf, outside, ROOM) {
        Err(SealError::Room { needed, .. }) => with_room(pdf, outside, needed + 1_024),
        other => other,
    }
}

fn with_room(bytes: &[u8], outside: Outside<'_>, room: usize) -> Result<Vec<u8>, SealError> {
    let pdf = Pdf::read(bytes)?;
    let mut update = Update::new(&pdf)?;
    let dictionary = Dictionary::from([
        ("Type", Object::name("DocTimeStamp")),
        ("Filter", Object::name("Adobe.PPKLite")),
        ("SubFilter", Object::name("ETSI.RFC3161")),
    ]);
    let signature = update.add_signature(dictionary, room);
    let names = Form::read(&pdf)?.names;
    let name = (1..).map(|number| format!("time-stamp-{number}")).find(|name| !names.contains(name));
    let field = SignatureField::Unseen(name.unwrap_or_default());
    field::place(&pdf, &mut update, &field, signature, "Time stamp over the document", true)?;
    let (mut out, holes) = update.write(&outside.now.to_rfc3339())?;
    let Some(holes) = holes else { return Err(SealError::Key("it left no place for the time stamp".into())) };
    holes.write_range(&mut out);
    let token = stamp(outside, &holes.signed(&out))?;
    holes.fill(&mut out, &token).map_err(|room| SealError::Room { room, needed: token.len() })?;
    Ok(out)
}
