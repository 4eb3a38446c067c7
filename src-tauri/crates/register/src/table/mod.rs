//! One table, one file.

pub(crate) mod attachment;
mod decision;
pub(crate) mod disclosure;
mod fact;
pub(crate) mod letter;
pub(crate) mod notice;
pub(crate) mod pack;
pub(crate) mod product;
pub(crate) mod report;
pub(crate) mod setting;

use crate::RegisterError;
use ::disclosure::DisclosureId;
use serde::de::DeserializeOwned;

/// Reads a record's JSON; an error names the record.
fn read_body<T: DeserializeOwned>(what: &'static str, id: &str, body: &str) -> Result<T, RegisterError> {
    serde_json::from_str(body).map_err(|source| RegisterError::Record { what, id: id.to_owned(), source })
}

/// Identifiers as one value of a statement.
fn list_of(ids: &[DisclosureId]) -> String {
    serde_json::json!(ids).to_string()
}

/// Reads an identifier column.
fn read_id<T: std::str::FromStr<Err = uuid::Error>>(text: &str) -> rusqlite::Result<T> {
    text.parse()
        .map_err(|error| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(error)))
}
