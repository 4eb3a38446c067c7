//! `desk seal`.

use super::identity;
use crate::arguments::{Common, Seal};
use crate::{Answer, Failure, office, passphrase};
use desk::SealOrder;

/// Seals an approved notice.
pub(crate) fn run(common: &Common, order: &Seal) -> Result<Answer, Failure> {
    let mut desk = office::open_to_write(common)?;
    let id = office::notice(&desk, &order.notice)?;
    if let Some(out) = order.out.as_deref().filter(|out| out.exists()) {
        return Err(Failure::exists(out));
    }
    let path = identity::chosen(&desk, order.signing.identity.as_ref())?;
    let secret = passphrase::read(order.signing.passphrase_file.as_deref(), &path, false)?;
    let sealed = desk.seal_notice(id, &SealOrder { identity: &path, passphrase: &secret, meaning: &order.meaning })?;
    let mut text = format!(
        "Sealed {} as {}, {} pages.\nSHA-256 {}\n",
        sealed.number, sealed.identity, sealed.pages, sealed.sha256
    );
    if sealed.demonstration {
        text.push_str("The identity is for trying out; for a real notice use one of a certificate authority.\n");
    }
    match &order.out {
        Some(out) => {
            office::write_file(out, &desk.sealed_file(id)?.bytes, false)?;
            text.push_str(&format!("Wrote {}.\n", out.display()));
        }
        None => text.push_str(&format!("To a file: desk export notice {} {}\n", sealed.number, sealed.file_name)),
    }
    Answer::new(text, &sealed)
}
