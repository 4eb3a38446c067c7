//! Exporting: the history, and a disclosure as data.

use crate::{Desk, Error, Result};
use disclosure::DisclosureId;
use serde_json::{Value, json};
use std::path::Path;

impl Desk {
    /// Writes the whole history as lines that anyone can verify, with a closing line; gives the number of entries.
    ///
    /// # Errors
    /// If the file can't be written, or the register can't be read.
    pub fn export_history(&self, path: &Path) -> Result<i64> {
        let file_error = |source| Error::File { path: path.to_owned(), source };
        let mut refused = None;
        let written = register::write_whole_with(path, |mut out| {
            self.register.read().export_history(&mut out, self.now()).map_err(|error| {
                refused = Some(error);
                std::io::Error::other("the history could not be read")
            })
        });
        match (refused, written) {
            (Some(error), _) => Err(error.into()),
            (None, written) => written.map_err(file_error),
        }
    }

    /// A disclosure with its facts, decisions, notices and packs as data.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn export_disclosure(&self, id: DisclosureId) -> Result<Value> {
        let reader = self.register.read();
        let row = reader.disclosure(id)?;
        let mut products = Vec::new();
        for product in row.disclosure.products() {
            products.extend(reader.product(product).ok());
        }
        Ok(json!({
            "disclosure": row,
            "products": products,
            "facts": reader.facts(id)?,
            "decisions": reader.decisions(id)?,
            "notices": reader.notices(id)?,
            "packs": reader.packs(id)?,
        }))
    }
}
