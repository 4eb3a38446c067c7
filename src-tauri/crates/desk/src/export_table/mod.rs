//! Tables for other programs: what a screen lists, as CSV or as an Excel workbook.

mod products;
mod records;
mod work;

use crate::{Desk, Error, Result};
use pack::{Cell, Sheet, sheet_column, write_csv, write_xlsx};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;
use ts_rs::TS;

/// A list of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListName {
    /// Disclosures, by identifier.
    Disclosures,
    /// Products, by identifier, in the form in which they are imported.
    Products,
    /// Reports received, by identifier.
    Reports,
    /// Notices, by identifier.
    Notices,
    /// Packs, by identifier.
    Packs,
    /// Facts, by identifier.
    Facts,
    /// The correspondence of one report: its identifier, then those of the letters.
    Letters,
    /// What the last evidence scan found, by path.
    Evidence,
    /// Constraints of the clauses, by key.
    Clauses,
}

/// A form in which a table is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TableForm {
    /// CSV (RFC 4180).
    Csv,
    /// Excel workbook.
    Workbook,
}

impl TableForm {
    /// The form that a file name asks for.
    ///
    /// # Errors
    /// If it ends otherwise.
    pub fn of(path: &Path) -> Result<Self> {
        match path.extension().and_then(|extension| extension.to_str()).map(str::to_lowercase).as_deref() {
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Workbook),
            _ => Err(Error::field(
                "/file",
                format!("“{}” names no form that a table is written in; end it with .csv or .xlsx", path.display()),
            )),
        }
    }

    /// The ending of a file of this form.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Workbook => "xlsx",
        }
    }

    pub(crate) fn write(self, desk: &Desk, title: &str, sheet: Sheet) -> Result<Vec<u8>> {
        Ok(match self {
            Self::Csv => write_csv(&sheet)?,
            Self::Workbook => write_xlsx(title, &[sheet], desk.now())?,
        })
    }
}

impl ListName {
    /// Every list.
    pub const ALL: [Self; 9] = [
        Self::Disclosures,
        Self::Products,
        Self::Reports,
        Self::Notices,
        Self::Packs,
        Self::Facts,
        Self::Letters,
        Self::Evidence,
        Self::Clauses,
    ];

    /// Its name for a program (`disclosures`).
    #[must_use]
    pub fn key(self) -> String {
        crate::import_products::word(&self)
    }

    /// What a file of it is called.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Disclosures => "disclosures",
            Self::Products => "products",
            Self::Reports => "reports",
            Self::Notices => "notices",
            Self::Packs => "packs",
            Self::Facts => "facts",
            Self::Letters => "correspondence",
            Self::Evidence => "evidence",
            Self::Clauses => "clauses",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Disclosures => "Disclosures",
            Self::Products => "Products",
            Self::Reports => "Reports received",
            Self::Notices => "Notices",
            Self::Packs => "Packs",
            Self::Facts => "Facts",
            Self::Letters => "Correspondence",
            Self::Evidence => "Evidence scan",
            Self::Clauses => "Clauses",
        }
    }
}

impl Desk {
    /// The rows of a list, in the order in which their keys are given: what a screen shows, as it is filtered and sorted
    /// there. Without keys, all of them; the correspondence is that of the report that the first key names. Restricted detail of vulnerabilities is in none of them.
    ///
    /// # Errors
    /// If a key names no row; if the register can't be read.
    pub fn export_list(&self, list: ListName, keys: Option<&[String]>, form: TableForm) -> Result<Vec<u8>> {
        let (columns, rows) = match list {
            ListName::Disclosures => self.disclosure_rows()?,
            ListName::Products => self.product_rows(keys)?,
            ListName::Reports => self.report_rows()?,
            ListName::Notices => self.notice_rows()?,
            ListName::Packs => self.pack_rows()?,
            ListName::Facts => self.fact_rows()?,
            ListName::Letters => self.letter_rows(keys)?,
            ListName::Evidence => self.evidence_rows()?,
            ListName::Clauses => self.clause_rows()?,
        };
        let wanted = match (list, keys) {
            (ListName::Letters, Some([_, letters @ ..])) if !letters.is_empty() => Some(letters),
            (ListName::Letters, _) => None,
            (_, keys) => keys,
        };
        let rows = match wanted {
            Some(keys) => in_order(list, keys, rows)?,
            None => rows.into_iter().map(|(_, row)| row).collect(),
        };
        let title = list.title();
        let columns = columns.iter().map(|(head, width)| sheet_column(head, *width)).collect();
        form.write(self, title, Sheet { name: title.to_owned(), columns, rows })
    }
}

fn in_order(list: ListName, keys: &[String], rows: Vec<(String, Vec<Cell>)>) -> Result<Vec<Vec<Cell>>> {
    let mut by_key: HashMap<String, Vec<Vec<Cell>>> = HashMap::new();
    for (key, row) in rows {
        by_key.entry(key).or_default().push(row);
    }
    let mut ordered = Vec::new();
    for key in keys {
        let found = by_key.remove(key).ok_or_else(|| {
            Error::State(format!("“{key}” is not in the list of {} any more; look at the list again", list.file_name()))
        })?;
        ordered.extend(found);
    }
    Ok(ordered)
}

/// Heads and widths, and the rows with the key that the window knows each by.
type Rows = (Vec<(&'static str, u16)>, Vec<(String, Vec<Cell>)>);

/// Several values in one cell.
fn lines(values: impl IntoIterator<Item = String>) -> Cell {
    Cell::text(values.into_iter().filter(|value| !value.is_empty()).collect::<Vec<_>>().join("\n"))
}

fn number(count: usize) -> Cell {
    Cell::Number(u32::try_from(count).map_or(f64::from(u32::MAX), f64::from))
}
