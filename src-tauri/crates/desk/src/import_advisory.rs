//! Importing a CSAF advisory: preview, a new disclosure, or the changes of a newer version into an edited one.

use crate::{Desk, Error, Result};
use chrono::Datelike;
use disclosure::{AttachmentId, Disclosure, DisclosureId, KnownProduct};
use exchange::{Import, Kept, Remark, merge, read_csaf};
use register::DisclosureRow;
use serde::Serialize;
use ts_rs::TS;

/// Where the imported file is kept, so that a newer version can be compared with it.
const SOURCES: &str = "advisory_sources";

/// What an import would do, or did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// A new disclosure.
    New,
    /// The same file was imported already; nothing changes.
    Same,
    /// A newer version of an advisory that is in the register.
    Newer,
    /// An older version than the one in the register; nothing changes.
    Older,
}

/// What an import would do.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportPreview {
    /// What it would do.
    pub state: ImportState,
    /// The disclosure that is in the register already.
    pub known: Option<String>,
    /// The draft as it would be saved.
    pub disclosure: Disclosure,
    /// Names of the products that would be added.
    pub new_products: Vec<String>,
    /// What is not carried over, and what needs a second look.
    pub remarks: Vec<Remark>,
    /// Fields where a person's change is kept against the newer advisory.
    pub kept: Vec<Kept>,
}

/// What an import did.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ImportOutcome {
    /// The disclosure.
    pub id: DisclosureId,
    /// Its number.
    pub number: String,
    /// What was done, and the remarks.
    pub preview: ImportPreview,
}

type Sources = std::collections::BTreeMap<String, AttachmentId>;

impl Desk {
    /// Shows what importing an advisory would do; changes nothing.
    ///
    /// # Errors
    /// If the file is no CSAF 2.0 advisory, or the register can't be read.
    pub fn preview_import(&self, bytes: &[u8]) -> Result<ImportPreview> {
        Ok(self.plan(bytes)?.2)
    }

    fn plan(&self, bytes: &[u8]) -> Result<(Import, Option<DisclosureRow>, ImportPreview)> {
        let known_products = self.known_products()?;
        let import = read_csaf(bytes, &known_products, &mut || self.new_id())?;
        let source = import.disclosure.source.clone().unwrap_or_default();
        let known = self.register.read().disclosure_from(&source.namespace, &source.tracking_id)?;
        let mut preview = ImportPreview {
            state: ImportState::New,
            known: known.as_ref().map(|row| row.number.clone()),
            disclosure: import.disclosure.clone(),
            new_products: import.new_products.iter().map(|product| product.product.name.clone()).collect(),
            remarks: import.remarks.clone(),
            kept: Vec::new(),
        };
        if let Some(row) = &known {
            let before = row.disclosure.source.clone().unwrap_or_default();
            preview.state = if before.sha256 == source.sha256 {
                ImportState::Same
            } else if source.current_release_at < before.current_release_at {
                ImportState::Older
            } else {
                ImportState::Newer
            };
            preview.disclosure = row.disclosure.clone();
            if preview.state == ImportState::Newer {
                let base = self.imported_before(row, &known_products)?;
                let merged = merge(&base, &row.disclosure, &import.disclosure)?;
                (preview.disclosure, preview.kept) = (merged.disclosure, merged.kept);
            }
        }
        Ok((import, known, preview))
    }

    /// The advisory as it was imported last. Where its file is not kept, the record itself stands for it.
    fn imported_before(&self, row: &DisclosureRow, products: &[KnownProduct]) -> Result<Disclosure> {
        let reader = self.register.read();
        let sources: Sources = reader.setting(SOURCES)?;
        let Some(file) = sources.get(&row.id.to_string()) else { return Ok(row.disclosure.clone()) };
        Ok(read_csaf(&reader.attachment(*file)?.bytes, products, &mut || self.new_id())?.disclosure)
    }

    /// Imports an advisory: one disclosure draft with its vulnerabilities and products. Importing the same file again
    /// changes nothing; a newer version is merged into what people wrote since.
    ///
    /// # Errors
    /// If the file is no CSAF 2.0 advisory, or the register can't be written.
    pub fn import_advisory(&mut self, name: &str, bytes: &[u8]) -> Result<ImportOutcome> {
        let (import, known, preview) = self.plan(bytes)?;
        if let (Some(row), ImportState::Same | ImportState::Older) = (&known, preview.state) {
            return Ok(ImportOutcome { id: row.id, number: row.number.clone(), preview });
        }
        let year = self.now().with_timezone(&self.zone()?).year();
        let id = known.as_ref().map_or_else(|| DisclosureId(self.new_id()), |row| row.id);
        let file = AttachmentId(self.new_id());
        let source = import.disclosure.source.clone().unwrap_or_default();
        let mut disclosure = preview.disclosure.clone();
        if known.is_none() {
            disclosure.owner.clone_from(&self.actor);
        }
        let stamp =
            self.stamp(&format!("import of {} version {} ({})", source.tracking_id, source.version, source.publisher));
        let number = self.register.change(&stamp, |change| {
            for product in &import.new_products {
                change.add_product(product.id, &product.product)?;
            }
            let number = match &known {
                Some(row) => {
                    change.save_disclosure(id, row.revision, &disclosure, "changed").map(|_| row.number.clone())?
                }
                None => change.add_disclosure(id, year, &disclosure)?,
            };
            change.add_attachment(file, Some(id), name, "application/json", bytes)?;
            let mut sources: Sources = change.setting(SOURCES)?;
            sources.insert(id.to_string(), file);
            change.put_setting(SOURCES, &sources)?;
            Ok::<_, Error>(number)
        })?;
        Ok(ImportOutcome { id, number, preview })
    }

    /// The file that a disclosure was imported from.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn imported_file(&self, id: DisclosureId) -> Result<Option<register::Attachment>> {
        let reader = self.register.read();
        let sources: Sources = reader.setting(SOURCES)?;
        sources.get(&id.to_string()).map(|file| reader.attachment(*file).map_err(Error::from)).transpose()
    }

    pub(crate) fn known_products(&self) -> Result<Vec<KnownProduct>> {
        Ok(self
            .register
            .read()
            .products()?
            .into_iter()
            .map(|row| KnownProduct { id: row.id, product: row.product })
            .collect())
    }
}
