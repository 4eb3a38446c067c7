//! Products.

use crate::change::{subject, to_value};
use crate::stamp::{instant_text, read_instant};
use crate::{Change, Reader, RegisterError};
use chrono::{DateTime, Utc};
use disclosure::{Product, ProductId};
use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

/// A product in the register.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ProductRow {
    /// Its identifier.
    pub id: ProductId,
    /// How often it was saved.
    pub revision: i64,
    /// First saved, UTC.
    pub created_at: DateTime<Utc>,
    /// Last saved, UTC.
    pub updated_at: DateTime<Utc>,
    /// The product.
    pub product: Product,
}

type Raw = (ProductId, i64, DateTime<Utc>, DateTime<Utc>, String);

fn read(row: &Row<'_>) -> rusqlite::Result<Raw> {
    let id: String = row.get(0)?;
    let created: String = row.get(2)?;
    let updated: String = row.get(3)?;
    Ok((super::read_id(&id)?, row.get(1)?, read_instant(&created)?, read_instant(&updated)?, row.get(4)?))
}

fn finish((id, revision, created_at, updated_at, body): Raw) -> Result<ProductRow, RegisterError> {
    Ok(ProductRow {
        id,
        revision,
        created_at,
        updated_at,
        product: super::read_body("product", &id.to_string(), &body)?,
    })
}

const SELECT: &str = "SELECT id, revision, created_at, updated_at, body FROM product";

impl Reader<'_> {
    /// How many products there are.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn count_products(&self) -> Result<i64, RegisterError> {
        Ok(self.connection.query_row("SELECT count(*) FROM product", [], |row| row.get(0))?)
    }

    /// Every product, by name.
    ///
    /// # Errors
    /// If the register can't be read.
    pub fn products(&self) -> Result<Vec<ProductRow>, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} ORDER BY name COLLATE NOCASE, id"))?;
        statement.query_map([], read)?.map(|row| finish(row?)).collect()
    }

    /// One product.
    ///
    /// # Errors
    /// If there is none, or the register can't be read.
    pub fn product(&self, id: ProductId) -> Result<ProductRow, RegisterError> {
        let mut statement = self.connection.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?;
        let row = statement.query_row([id.to_string()], read).optional()?;
        finish(row.ok_or_else(|| RegisterError::NoSuchRecord { what: "product", id: id.to_string() })?)
    }
}

impl Change<'_> {
    /// Adds a product.
    ///
    /// # Errors
    /// If the register can't be written.
    pub fn add_product(&self, id: ProductId, product: &Product) -> Result<(), RegisterError> {
        let key = id.to_string();
        let body = to_value("product", &key, product)?;
        let now = instant_text(self.stamp().at);
        self.connection()
            .prepare_cached("INSERT INTO product VALUES (?1, ?2, ?3, 1, ?4, ?4, NULL)")?
            .execute(params![key, product.name, body.to_string(), now])?;
        self.index("product", &key, None, &product.name, &body)?;
        self.record("created", &subject("product", &key, None), None, Some(&body))
    }

    /// Saves a product that was read at `revision`, under a verb for the history; gives the new revision.
    ///
    /// # Errors
    /// [`RegisterError::Conflict`] if somebody saved it in between; if the register can't be written.
    pub fn save_product(
        &self,
        id: ProductId,
        revision: i64,
        product: &Product,
        action: &str,
    ) -> Result<i64, RegisterError> {
        let key = id.to_string();
        let old = self.product(id)?;
        if old.revision != revision {
            return Err(RegisterError::Conflict {
                what: format!("product “{}”", old.product.name),
                yours: revision,
                theirs: old.revision,
            });
        }
        if &old.product == product {
            return Ok(revision);
        }
        let before = to_value("product", &key, &old.product)?;
        let after = to_value("product", &key, product)?;
        self.connection()
            .prepare_cached("UPDATE product SET name = ?2, body = ?3, revision = ?4, updated_at = ?5 WHERE id = ?1")?
            .execute(params![key, product.name, after.to_string(), revision + 1, instant_text(self.stamp().at)])?;
        self.index("product", &key, None, &product.name, &after)?;
        self.record(action, &subject("product", &key, None), Some(&before), Some(&after))?;
        Ok(revision + 1)
    }
}
