//! Tables.

use super::Inline;
use serde::{Deserialize, Serialize};

/// A table: columns by content, rows that never split.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Table {
    /// Printed above the table.
    #[serde(default)]
    pub caption: Option<String>,
    /// The columns, left to right.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// A name to find the table's page by.
    #[serde(default)]
    pub anchor: Option<String>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Share of the width in relation to the other columns; without it the content decides.
    #[serde(default)]
    pub share: Option<u16>,
    /// Never wrap: UDI, versions, scores, dates.
    #[serde(default)]
    pub no_wrap: bool,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Row {
    /// One cell a column.
    pub cells: Vec<Vec<Inline>>,
    /// Monospaced lines over the full width under the row: vectors, one a line.
    #[serde(default)]
    pub vectors: Vec<String>,
}
