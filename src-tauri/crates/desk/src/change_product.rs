//! Adding and changing products.

use crate::{Desk, Result, Saved};
use disclosure::{Product, ProductId};

impl Desk {
    /// Adds a product.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_product(&mut self, product: &Product) -> Result<ProductId> {
        let id = ProductId(self.new_id());
        let stamp = self.stamp("");
        self.register.change(&stamp, |change| change.add_product(id, product))?;
        Ok(id)
    }

    /// Saves a product that was read at `revision`.
    ///
    /// # Errors
    /// If somebody saved it in between, or the register can't be written.
    pub fn save_product(&mut self, id: ProductId, revision: i64, product: &Product, reason: &str) -> Result<Saved> {
        let stamp = self.stamp(reason);
        let revision = self.register.change(&stamp, |change| change.save_product(id, revision, product, "changed"))?;
        Ok(Saved { revision })
    }
}
